//! Messages as they come into the world, and what follows from them.

use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::messages::{
    Action, Category, Entities, Entity, Extras, Message, MessageData, MessageType, ScopeChange,
};
use cometchat_api::{Guid, Uid};
use indexmap::{IndexMap, IndexSet};

use crate::world::{App, Judge, Peers, Stored, What, message_id, seconds, settings};

/// Members above which a group's unread counts and receipts are not kept (`semantics.md`
/// section 5).
pub(crate) const CROWD: usize = 300;

/// A message to be sent.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Who sends it.
    pub(crate) sender: Uid,
    /// Between whom.
    pub(crate) peers: Peers,
    /// Uid or guid it goes to.
    pub(crate) receiver: String,
    /// Family.
    pub(crate) category: Category,
    /// Kind.
    pub(crate) kind: MessageType,
    /// Content.
    pub(crate) data: MessageData,
    /// Number of the message in whose thread it stands.
    pub(crate) parent: Option<u64>,
    /// Number of the message it quotes.
    pub(crate) quoted: Option<u64>,
    /// Tags.
    pub(crate) tags: Vec<String>,
    /// The sender's own id for it.
    pub(crate) muid: Option<String>,
    /// The device it comes from.
    pub(crate) device: Option<String>,
}

impl Draft {
    /// A message of one user to another or to a group.
    pub(crate) fn new(sender: &Uid, peers: Peers, kind: MessageType, data: MessageData) -> Self {
        let receiver = match &peers {
            Peers::Group(guid) => guid.to_string(),
            Peers::Pair(one, other) => (if one == sender { other } else { one }).to_string(),
        };
        Self {
            sender: sender.clone(),
            peers,
            receiver,
            category: Category::Message,
            kind,
            data,
            parent: None,
            quoted: None,
            tags: Vec::new(),
            muid: None,
            device: None,
        }
    }

    /// The message as it is kept.
    pub(crate) fn stored(self, number: u64, now: i64) -> Stored {
        let message = Message {
            id: message_id(number),
            muid: self.muid,
            conversation_id: self.peers.id(),
            sender: self.sender,
            receiver_type: Some(self.peers.kind()),
            receiver: self.receiver,
            category: Some(self.category),
            kind: Some(self.kind),
            data: self.data,
            sent_at: Some(now),
            updated_at: Some(now),
            parent_id: self.parent.map(message_id),
            quoted_message_id: self.quoted.map(message_id),
            tags: self.tags,
            ..Message::default()
        };
        Stored {
            number,
            peers: self.peers,
            message,
            reactions: IndexMap::new(),
            receipts: IndexMap::new(),
            saved: IndexMap::new(),
            interactions: IndexMap::new(),
            followers: IndexSet::new(),
            withheld: false,
        }
    }
}

impl App {
    /// Sends a message: it joins its conversation, is counted, judged by the rules, and told
    /// unless they hold it back. Its number.
    pub(crate) fn post(&mut self, draft: Draft, at_ms: i64) -> u64 {
        let (peers, device) = (draft.peers.clone(), draft.device.clone());
        let number = self.keep(draft, at_ms);
        let passes = self.judge(number, at_ms);
        if passes && let Some(message) = self.message_by_number(number, None) {
            self.tell(at_ms, device.as_deref(), Some(peers), What::Sent(message));
        }
        self.tell_judged(number, Judge::Engine, at_ms);
        number
    }

    /// Keeps a message without telling of it: history, edits and deletions.
    pub(crate) fn keep(&mut self, draft: Draft, at_ms: i64) -> u64 {
        let now = at_ms / 1000;
        let sender = draft.sender.clone();
        let number = self.lay_down(draft, now);
        self.tally.count(at_ms, |counts| counts.sent += 1);
        self.tally.active(&sender, at_ms);
        self.people.touch(sender.as_str(), seconds(now));
        number
    }

    /// Whether a message moves its conversation up, which the app's settings say.
    pub(crate) fn moves_up(
        &self,
        category: &Category,
        kind: &MessageType,
        in_thread: bool,
    ) -> bool {
        let key = match (category, kind) {
            (Category::Action, MessageType::Message) => settings::ON_MESSAGE_ACTIONS,
            (Category::Action, _) => settings::ON_GROUP_ACTIONS,
            (Category::Call, _) => settings::ON_CALL_ACTIVITY,
            _ if in_thread => settings::ON_REPLIES,
            (Category::Custom, _) => settings::ON_CUSTOM_MESSAGE,
            _ => return true,
        };
        self.settings.is_on(key)
    }

    /// Puts a message into its conversation; nothing is counted and nobody is told.
    pub(crate) fn lay_down(&mut self, draft: Draft, now: i64) -> u64 {
        let number = self.messages.next_number();
        let (sender, peers) = (draft.sender.clone(), draft.peers.clone());
        let moves_up = self.moves_up(&draft.category, &draft.kind, draft.parent.is_some());
        let conversation = self.conversations.open(&peers, now);
        conversation.numbers.push(number);
        if moves_up {
            conversation.updated_at = conversation.updated_at.max(now);
        }
        let side = conversation.side_mut(&sender);
        (side.read_to, side.delivered_to) = (number, number);
        self.messages.insert(draft.stored(number, now));
        number
    }

    /// Sends the action message of a change in a group's members.
    pub(crate) fn post_member_action(
        &mut self,
        guid: &Guid,
        action: Action,
        by: &Uid,
        on: Option<&Uid>,
        scopes: Option<(Scope, Scope)>,
        at_ms: i64,
    ) -> Message {
        let entities = Entities {
            by: Some(self.plain_user(by).into()),
            on: on.map(|uid| self.plain_user(uid).into()),
            target: Some(self.plain_group(guid).into()),
            ..Entities::default()
        };
        let extras = scopes.map(|(old, new)| Extras {
            scope: Some(ScopeChange { new: Some(new), old: Some(old) }),
            ..Extras::default()
        });
        let data = MessageData {
            action: Some(action),
            entities: Some(entities),
            extras,
            ..MessageData::default()
        };
        let peers = Peers::Group(guid.clone());
        let draft = Draft {
            category: Category::Action,
            ..Draft::new(by, peers, MessageType::GroupMember, data)
        };
        let number = self.post(draft, at_ms);
        self.message_by_number(number, None).unwrap_or_default()
    }

    /// Keeps the action message of an edit or deletion; the answer of that operation. Told as
    /// such, not as a message sent.
    pub(crate) fn keep_message_action(
        &mut self,
        action: Action,
        number: u64,
        by: &Uid,
        at_ms: i64,
    ) -> Message {
        let Some(stored) = self.messages.get(number) else { return Message::default() };
        let subject = self.message(stored, None);
        let (peers, receiver) = (stored.peers.clone(), stored.message.receiver.clone());
        let entities = Entities {
            by: Some(self.plain_user(by).into()),
            target: Some(self.receiver(&peers, &receiver, Some(by))),
            on: Some(Entity::from(subject)),
            ..Entities::default()
        };
        let data = MessageData {
            action: Some(action),
            entities: Some(entities),
            ..MessageData::default()
        };
        let draft = Draft {
            category: Category::Action,
            receiver,
            ..Draft::new(by, peers, MessageType::Message, data)
        };
        let number = self.keep(draft, at_ms);
        self.message_by_number(number, None).unwrap_or_default()
    }
}
