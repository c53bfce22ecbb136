//! A conversation of the service as a row.

use std::collections::HashMap;

use cometchat_api::chat::conversations::{Conversation, Peer as Wire};
use cometchat_api::chat::messages::{Entity, Message};

use crate::conversations::sides::Sides;
use crate::conversations::{ConversationKind, ConversationRow, Peer};
use crate::transcript::view::{self, Pictures};
use crate::transcript::{names, summary, text};

/// Names and pictures of people and groups, gathered from all that was read.
#[derive(Debug, Default)]
pub(crate) struct Known {
    users: HashMap<String, Face>,
    groups: HashMap<String, Face>,
}

#[derive(Clone, Debug, Default)]
struct Face {
    name: String,
    picture: Option<String>,
    members: Option<u32>,
}

impl Known {
    /// Learns whoever a conversation tells of.
    pub(crate) fn learn(&mut self, conversation: &Conversation) {
        match &conversation.conversation_with {
            Some(Wire::User(user)) => {
                self.learn_user(user.uid.as_str(), &user.name, user.avatar.as_deref());
            }
            Some(Wire::Group(group)) => {
                let members = group.members_count;
                let guid = group.guid.as_str();
                self.learn_group(guid, &group.name, group.icon.as_deref(), members);
            }
            Some(Wire::Other(_)) | None => {}
        }
        if let Some(message) = &conversation.last_message {
            self.learn_message(message);
        }
    }

    /// Learns whoever takes part in a message.
    pub(crate) fn learn_message(&mut self, message: &Message) {
        for entity in names::entities(message) {
            match entity {
                Entity::User(user) => {
                    self.learn_user(user.uid.as_str(), &user.name, user.avatar.as_deref());
                }
                Entity::Group(group) => {
                    let guid = group.guid.as_str();
                    self.learn_group(guid, &group.name, group.icon.as_deref(), group.members_count);
                }
                Entity::Message(_) | Entity::Call(_) | Entity::Other { .. } => {}
            }
        }
    }

    /// Learns a user; what was learned first stays.
    pub(crate) fn learn_user(&mut self, uid: &str, name: &str, picture: Option<&str>) {
        if !uid.is_empty() {
            let face = self.users.entry(uid.to_owned()).or_default();
            fill(face, name, picture);
        }
    }

    /// Learns a group; what was learned first stays.
    pub(crate) fn learn_group(
        &mut self,
        guid: &str,
        name: &str,
        picture: Option<&str>,
        members: Option<u64>,
    ) {
        if !guid.is_empty() {
            let face = self.groups.entry(guid.to_owned()).or_default();
            fill(face, name, picture);
            let members = members.map(|n| u32::try_from(n).unwrap_or(u32::MAX));
            face.members = face.members.or(members);
        }
    }

    /// Users of whom no name is known yet.
    pub(crate) fn nameless(&self, conversations: &[Conversation]) -> Vec<String> {
        let mut uids: Vec<String> = conversations
            .iter()
            .filter_map(sides)
            .flat_map(|sides| match sides {
                Sides::Pair(one, other) => vec![one, other],
                Sides::Group(_) => Vec::new(),
            })
            .filter(|uid| self.users.get(uid).is_none_or(|face| face.name.is_empty()))
            .collect();
        uids.sort_unstable();
        uids.dedup();
        uids
    }

    fn user(&self, uid: &str, pictures: &dyn Pictures) -> Peer {
        let face = self.users.get(uid).cloned().unwrap_or_default();
        Peer::User {
            uid: uid.to_owned(),
            name: if face.name.is_empty() { text::label(uid) } else { face.name },
            avatar: face.picture.and_then(|url| pictures.address(&url)),
        }
    }

    fn group(&self, guid: &str, pictures: &dyn Pictures) -> Peer {
        let face = self.groups.get(guid).cloned().unwrap_or_default();
        Peer::Group {
            guid: guid.to_owned(),
            name: if face.name.is_empty() { text::label(guid) } else { face.name },
            icon: face.picture.and_then(|url| pictures.address(&url)),
            members: face.members,
        }
    }

    /// Both users, or the group.
    pub(crate) fn peers(&self, sides: &Sides, pictures: &dyn Pictures) -> Vec<Peer> {
        match sides {
            Sides::Pair(one, other) => vec![self.user(one, pictures), self.user(other, pictures)],
            Sides::Group(guid) => vec![self.group(guid, pictures)],
        }
    }
}

fn fill(face: &mut Face, name: &str, picture: Option<&str>) {
    if face.name.is_empty() {
        face.name = text::label(name);
    }
    if face.picture.is_none() {
        face.picture = picture.filter(|url| !url.is_empty()).map(str::to_owned);
    }
}

/// Who takes part in a conversation.
pub(crate) fn sides(conversation: &Conversation) -> Option<Sides> {
    if let Some(Wire::Group(group)) = &conversation.conversation_with {
        return Some(Sides::Group(group.guid.to_string()));
    }
    let with = match &conversation.conversation_with {
        Some(Wire::User(user)) => user.uid.as_str(),
        _ => "",
    };
    let last = conversation.last_message.as_ref();
    let sender = last.map_or("", |message| message.sender.as_str());
    Sides::of(conversation.conversation_id.as_str(), &[with, sender])
}

/// The row of a conversation; nothing for one whose id says nothing.
pub(crate) fn of(
    conversation: &Conversation,
    known: &Known,
    pictures: &dyn Pictures,
) -> Option<ConversationRow> {
    let sides = sides(conversation)?;
    let last = conversation.last_message.as_ref().filter(|message| message.id.number() > 0);
    let mut row = empty(conversation.conversation_id.as_str(), &sides, known, pictures);
    row.unread = conversation.unread_message_count.filter(|n| *n > 0);
    row.tags = conversation.tags.iter().map(|tag| text::label(tag)).collect();
    if let Some(last) = last {
        say(&mut row, last);
    }
    Some(row)
}

/// The row of a conversation of which only the id is known.
pub(crate) fn empty(
    id: &str,
    sides: &Sides,
    known: &Known,
    pictures: &dyn Pictures,
) -> ConversationRow {
    let peers = known.peers(sides, pictures);
    let names: Vec<String> = peers
        .iter()
        .map(|peer| match peer {
            Peer::User { name, .. } | Peer::Group { name, .. } => text::isolated(name),
        })
        .collect();
    ConversationRow {
        id: id.to_owned(),
        kind: match sides {
            Sides::Pair(..) => ConversationKind::User,
            Sides::Group(_) => ConversationKind::Group,
        },
        title: names.join(" and "),
        peers,
        last_text: String::new(),
        last_sender: None,
        last_at: None,
        last_id: None,
        unread: None,
        tags: Vec::new(),
    }
}

/// Puts the last message into a row.
pub(crate) fn say(row: &mut ConversationRow, last: &Message) {
    row.last_text = summary::of(last);
    row.last_sender = Some(names::of_or_uid(last, last.sender.as_str()));
    row.last_at = view::seconds(last.sent_at);
    row.last_id = Some(last.id.to_string());
}
