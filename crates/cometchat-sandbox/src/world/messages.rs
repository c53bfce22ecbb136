//! Messages of an app.

use std::collections::{BTreeMap, HashMap, HashSet};

use cometchat_api::chat::messages::{CallEntity, Category, Entity, Message};
use cometchat_api::id::SessionId;
use cometchat_api::{ApiError, MessageId, Uid};
use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Serialize};

use crate::refuse;
use crate::world::Peers;

/// When one user got and read a message, Unix seconds, 0 for not yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Receipt {
    /// When it was delivered.
    pub(crate) delivered_at: i64,
    /// When it was read.
    pub(crate) read_at: i64,
}

/// A reaction's number and time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reacted {
    /// Number of the reaction within the app.
    pub(crate) id: u64,
    /// When, Unix seconds.
    pub(crate) at: i64,
}

/// A message as it is kept: what depends on the viewer is filled in when it is shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Stored {
    /// Id as a number.
    pub(crate) number: u64,
    /// Between whom.
    pub(crate) peers: Peers,
    /// The message; of actions and calls with the entities as they were.
    pub(crate) message: Message,
    /// Who reacted how.
    pub(crate) reactions: IndexMap<String, IndexMap<Uid, Reacted>>,
    /// Who got and read it.
    pub(crate) receipts: IndexMap<Uid, Receipt>,
    /// Who saved it, and when.
    pub(crate) saved: IndexMap<Uid, i64>,
    /// Which of its elements who used, and when.
    pub(crate) interactions: IndexMap<Uid, IndexMap<String, i64>>,
    /// Who follows its thread.
    pub(crate) followers: IndexSet<Uid>,
    /// Whether moderation keeps it from its receivers.
    pub(crate) withheld: bool,
}

impl Stored {
    /// Whether only a tombstone is left.
    pub(crate) fn is_deleted(&self) -> bool {
        self.message.is_deleted()
    }

    /// Family.
    pub(crate) fn category(&self) -> &Category {
        self.message.category.as_ref().unwrap_or(&Category::Message)
    }

    /// The call it tells of.
    pub(crate) fn call(&self) -> Option<&CallEntity> {
        match self.message.data.entities.as_ref()?.on.as_ref()? {
            Entity::Call(call) if *self.category() == Category::Call => Some(call),
            _ => None,
        }
    }

    /// Number of the message in whose thread it stands.
    pub(crate) fn parent(&self) -> Option<u64> {
        self.message.parent_id.as_ref().map(MessageId::number)
    }

    /// When it was sent, Unix seconds.
    pub(crate) fn sent_at(&self) -> i64 {
        self.message.sent_at.unwrap_or_default()
    }

    /// Whether it counts as unread for receivers: actions, tombstones and withheld ones do not.
    pub(crate) fn counts_as_unread(&self) -> bool {
        !self.withheld && !self.is_deleted() && *self.category() != Category::Action
    }
}

/// Messages by number, which grows with time.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Messages {
    by_number: BTreeMap<u64, Stored>,
    replies: HashMap<u64, Vec<u64>>,
    calls: IndexMap<SessionId, Vec<u64>>,
    muids: HashSet<String>,
    last: u64,
    last_reaction: u64,
}

impl Messages {
    /// The number of the next message.
    pub(crate) fn next_number(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// The number of the next reaction.
    pub(crate) fn next_reaction(&mut self) -> u64 {
        self.last_reaction += 1;
        self.last_reaction
    }

    /// Keeps a message.
    pub(crate) fn insert(&mut self, stored: Stored) {
        if let Some(parent) = stored.parent() {
            self.replies.entry(parent).or_default().push(stored.number);
        }
        if let Some(session) = stored.call().map(|call| call.session_id.clone()) {
            self.calls.entry(session).or_default().push(stored.number);
        }
        if let Some(muid) = &stored.message.muid {
            self.muids.insert(muid.clone());
        }
        self.last = self.last.max(stored.number);
        self.by_number.insert(stored.number, stored);
    }

    /// A message by number.
    pub(crate) fn get(&self, number: u64) -> Option<&Stored> {
        self.by_number.get(&number)
    }

    /// A message by number, to change.
    pub(crate) fn get_mut(&mut self, number: u64) -> Option<&mut Stored> {
        self.by_number.get_mut(&number)
    }

    /// A message by id.
    ///
    /// # Errors
    /// `ERR_MESSAGE_ID_NOT_FOUND`.
    pub(crate) fn find(&self, id: &MessageId) -> Result<&Stored, ApiError> {
        self.by_number.get(&id.number()).ok_or_else(|| refuse::no_message(id.as_str()))
    }

    /// Numbers of the answers in a thread, oldest first.
    pub(crate) fn replies_to(&self, number: u64) -> &[u64] {
        self.replies.get(&number).map_or(&[], Vec::as_slice)
    }

    /// Whether a message has this id of its sender's own.
    pub(crate) fn has_muid(&self, muid: &str) -> bool {
        self.muids.contains(muid)
    }

    /// Calls by session, oldest first, with the numbers of their messages, oldest first.
    pub(crate) fn calls(&self) -> impl DoubleEndedIterator<Item = (&SessionId, &[u64])> {
        self.calls.iter().map(|(session, numbers)| (session, numbers.as_slice()))
    }

    /// Numbers of the messages of one call, oldest first.
    pub(crate) fn of_call(&self, session: &SessionId) -> &[u64] {
        self.calls.get(session).map_or(&[], Vec::as_slice)
    }

    /// All messages, oldest first.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &Stored> {
        self.by_number.values()
    }

    /// Removes a message for good, with its thread.
    pub(crate) fn remove(&mut self, number: u64) -> Option<Stored> {
        let removed = self.by_number.remove(&number)?;
        if let Some(muid) = &removed.message.muid {
            self.muids.remove(muid);
        }
        if let Some(session) = removed.call().map(|call| &call.session_id)
            && let Some(numbers) = self.calls.get_mut(session)
        {
            numbers.retain(|other| *other != number);
            if numbers.is_empty() {
                self.calls.shift_remove(session);
            }
        }
        if let Some(siblings) = removed.parent().and_then(|parent| self.replies.get_mut(&parent)) {
            siblings.retain(|sibling| *sibling != number);
        }
        for reply in self.replies.remove(&number).unwrap_or_default() {
            self.remove(reply);
        }
        Some(removed)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.by_number.len()
    }
}
