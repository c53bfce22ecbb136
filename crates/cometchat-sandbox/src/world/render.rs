//! Things of the world as the API shows them, to a viewer or to the app itself.

use cometchat_api::chat::groups as api_groups;
use cometchat_api::chat::messages::{
    Category, Entities, Entity, Message, ReactionCount, ReceiverType,
};
use cometchat_api::chat::users::{Presence, User};
use cometchat_api::{ConversationId, MessageId, RoleId, Uid};
use serde::Serialize;

use crate::world::{App, Group, Peers, Person, SYSTEM, Stored};

fn some(at: u32) -> Option<i64> {
    (at > 0).then_some(i64::from(at))
}

/// What one user sees of another: their conversation and the blocks between them.
#[serde_with::skip_serializing_none]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sight {
    conversation_id: ConversationId,
    has_blocked_me: Option<bool>,
    blocked_by_me: Option<bool>,
    blocked_by_me_at: Option<i64>,
    blocked_at: Option<i64>,
}

impl App {
    /// A user with everything but the viewer's part.
    pub(crate) fn person(&self, person: &Person) -> User {
        let details = person.details.as_deref();
        let online = self.tally.is_connected(&person.uid);
        User {
            uid: Uid::new(&*person.uid),
            name: person.name.to_string(),
            avatar: details.and_then(|details| details.avatar.clone()),
            link: details.and_then(|details| details.link.clone()),
            role: Some(RoleId::new(person.role())),
            metadata: details.and_then(|details| details.metadata.clone()),
            tags: person.tags().to_vec(),
            status_message: details.and_then(|details| details.status_message.clone()),
            status: Some(if online { Presence::Available } else { Presence::Offline }),
            last_active_at: some(person.last_active_at),
            created_at: some(person.created_at),
            updated_at: some(person.updated_at),
            deactivated_at: some(person.deactivated_at),
            ..User::default()
        }
    }

    /// A user by id, also a deactivated one; one who is gone has only his id left.
    pub(crate) fn user(&self, uid: &Uid) -> User {
        if uid.as_str() == SYSTEM {
            return User {
                uid: uid.clone(),
                name: "System".to_owned(),
                role: Some("default".into()),
                status: Some(Presence::Offline),
                created_at: Some(self.created_at),
                ..User::default()
            };
        }
        match self.people.get(uid.as_str()) {
            Some(person) => self.person(person),
            None => User { uid: uid.clone(), name: uid.to_string(), ..User::default() },
        }
    }

    /// A user without tags, as he stands in messages and lists.
    pub(crate) fn plain_user(&self, uid: &Uid) -> User {
        User { tags: Vec::new(), ..self.user(uid) }
    }

    /// Adds what a viewer sees of a user: their conversation and the blocks between them.
    pub(crate) fn seen_by(&self, mut user: User, viewer: Option<&Uid>) -> User {
        let Some(sight) = viewer.and_then(|viewer| self.sight(&user.uid, viewer)) else {
            return user;
        };
        user.conversation_id = Some(sight.conversation_id);
        user.blocked_by_me = sight.blocked_by_me_at.map(|_| true);
        user.blocked_by_me_at = sight.blocked_by_me_at;
        user.has_blocked_me = sight.has_blocked_me;
        user.blocked_at = sight.blocked_at;
        user
    }

    /// What one user sees of another.
    pub(crate) fn sight(&self, uid: &Uid, viewer: &Uid) -> Option<Sight> {
        if viewer == uid {
            return None;
        }
        let by_me = self.relations.blocked_at(viewer, uid);
        let by_him = self.relations.blocked_at(uid, viewer);
        Some(Sight {
            conversation_id: Peers::pair(viewer, uid).id(),
            has_blocked_me: by_him.map(|_| true),
            blocked_by_me: by_me.map(|_| true),
            blocked_by_me_at: by_me,
            blocked_at: by_me.or(by_him),
        })
    }

    /// A group as a viewer sees it.
    pub(crate) fn group(&self, group: &Group, viewer: Option<&Uid>) -> api_groups::Group {
        let mut shown = group.about.clone();
        shown.members_count = Some(group.members.len() as u64);
        shown.conversation_id = Some(Peers::Group(shown.guid.clone()).id());
        if let Some(viewer) = viewer {
            let joined = group.member(viewer);
            shown.has_joined = Some(joined.is_some());
            shown.joined_at = joined.map(|joined| joined.at);
            shown.scope = joined.map(|joined| joined.scope.clone());
            shown.is_banned = group.banned.contains_key(viewer).then_some(true);
        }
        shown
    }

    /// A group without tags, as it stands in messages.
    pub(crate) fn plain_group(&self, guid: &cometchat_api::Guid) -> api_groups::Group {
        match self.groups.get(guid) {
            Ok(group) => api_groups::Group { tags: Vec::new(), ..self.group(group, None) },
            Err(_) => api_groups::Group {
                guid: guid.clone(),
                name: guid.to_string(),
                ..api_groups::Group::default()
            },
        }
    }

    /// Whoever or whatever a message goes to, as an entity.
    pub(crate) fn receiver(&self, peers: &Peers, receiver: &str, viewer: Option<&Uid>) -> Entity {
        match peers {
            Peers::Group(guid) => self.plain_group(guid).into(),
            Peers::Pair(..) => {
                let user = self.plain_user(&Uid::new(receiver));
                self.seen_by(user, viewer).into()
            }
        }
    }

    /// A message as a viewer sees it.
    pub(crate) fn message(&self, stored: &Stored, viewer: Option<&Uid>) -> Message {
        let mut shown = stored.message.clone();
        if !matches!(stored.category(), Category::Action | Category::Call) {
            let sender = self.plain_user(&shown.sender);
            shown.data.entities = Some(Entities {
                receiver: Some(self.receiver(&stored.peers, &shown.receiver, Some(&shown.sender))),
                sender: Some(self.seen_by(sender, viewer).into()),
                ..Entities::default()
            });
        }
        shown.data.reactions = reactions(stored, viewer);
        if shown.receiver_type == Some(ReceiverType::User) {
            let receipt = stored.receipts.get(&Uid::new(shown.receiver.as_str()));
            shown.delivered_at = receipt.map(|r| r.delivered_at).filter(|at| *at > 0);
            shown.read_at = receipt.map(|r| r.read_at).filter(|at| *at > 0);
        }
        let n_replies = self.messages.replies_to(stored.number).len();
        shown.reply_count = (n_replies > 0).then(|| u32::try_from(n_replies).unwrap_or(u32::MAX));
        if let Some(used) = viewer.and_then(|viewer| stored.interactions.get(viewer)) {
            let used = used.iter().map(
                |(element, at)| serde_json::json!({ "elementId": element, "interactedAt": at }),
            );
            shown.data.interactions = Some(used.collect());
        }
        if viewer.is_some_and(|viewer| stored.followers.contains(viewer)) {
            shown.extra.insert("threadSubscribed".to_owned(), serde_json::Value::Bool(true));
        }
        shown.saved_at = viewer.and_then(|viewer| stored.saved.get(viewer)).copied();
        shown.quoted_message =
            shown.quoted_message_id.as_ref().and_then(|id| self.messages.get(id.number())).map(
                |quoted| {
                    let bare = Stored {
                        message: Message { quoted_message_id: None, ..quoted.message.clone() },
                        ..quoted.clone()
                    };
                    Box::new(self.message(&bare, viewer))
                },
            );
        shown
    }

    /// A message by number.
    pub(crate) fn message_by_number(&self, number: u64, viewer: Option<&Uid>) -> Option<Message> {
        self.messages.get(number).map(|stored| self.message(stored, viewer))
    }
}

fn reactions(stored: &Stored, viewer: Option<&Uid>) -> Option<Vec<ReactionCount>> {
    let counts: Vec<_> = stored
        .reactions
        .iter()
        .filter(|(_, users)| !users.is_empty())
        .map(|(reaction, users)| ReactionCount {
            reaction: reaction.clone(),
            count: u32::try_from(users.len()).ok(),
            reacted_by_me: viewer.and_then(|viewer| users.contains_key(viewer).then_some(true)),
        })
        .collect();
    (!counts.is_empty()).then_some(counts)
}

/// The id of a number.
pub(crate) fn message_id(number: u64) -> MessageId {
    MessageId::from(number)
}
