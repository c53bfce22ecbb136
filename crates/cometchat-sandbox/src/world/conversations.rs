//! Conversations: made by messages, seen differently from each side.

use std::collections::HashMap;

use cometchat_api::{ConversationId, Uid};
use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Serialize};

use crate::world::Peers;

/// What a conversation is to one user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Side {
    /// Messages up to this number were cleared away by the user.
    pub(crate) cleared_to: u64,
    /// Messages up to this number are read.
    pub(crate) read_to: u64,
    /// Messages up to this number are delivered.
    pub(crate) delivered_to: u64,
    /// Tags.
    pub(crate) tags: Vec<String>,
    /// When pinned, Unix seconds, 0 for not.
    pub(crate) pinned_at: i64,
}

/// A conversation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Conversation {
    /// Id.
    pub(crate) id: ConversationId,
    /// Between whom.
    pub(crate) peers: Peers,
    /// When made, Unix seconds.
    pub(crate) created_at: i64,
    /// When it last got a message that moves it up, Unix seconds.
    pub(crate) updated_at: i64,
    /// Numbers of its messages, oldest first.
    pub(crate) numbers: Vec<u64>,
    /// What it is to its users.
    pub(crate) sides: HashMap<Uid, Side>,
}

impl Conversation {
    /// What it is to a user.
    pub(crate) fn side(&self, uid: &Uid) -> Side {
        self.sides.get(uid).cloned().unwrap_or_default()
    }

    /// What it is to a user, to change.
    pub(crate) fn side_mut(&mut self, uid: &Uid) -> &mut Side {
        self.sides.entry(uid.clone()).or_default()
    }

    /// Numbers a user still sees, oldest first.
    pub(crate) fn seen_by(&self, uid: Option<&Uid>) -> &[u64] {
        let cleared_to = uid.and_then(|uid| self.sides.get(uid)).map_or(0, |side| side.cleared_to);
        let start = self.numbers.partition_point(|number| *number <= cleared_to);
        &self.numbers[start..]
    }
}

/// Conversations by id.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Conversations {
    by_id: IndexMap<ConversationId, Conversation>,
    pairs: HashMap<Uid, IndexSet<ConversationId>>,
    /// Pinned for everybody, in order.
    pub(crate) pinned: Vec<(ConversationId, i64)>,
}

impl Conversations {
    /// The conversation between some, made if new.
    pub(crate) fn open(&mut self, peers: &Peers, now: i64) -> &mut Conversation {
        let id = peers.id();
        if let Peers::Pair(one, other) = peers
            && !self.by_id.contains_key(&id)
        {
            for uid in [one, other] {
                self.pairs.entry(uid.clone()).or_default().insert(id.clone());
            }
        }
        self.by_id.entry(id.clone()).or_insert_with(|| Conversation {
            id,
            peers: peers.clone(),
            created_at: now,
            updated_at: now,
            numbers: Vec::new(),
            sides: HashMap::new(),
        })
    }

    /// A conversation by id.
    pub(crate) fn get(&self, id: &ConversationId) -> Option<&Conversation> {
        self.by_id.get(id)
    }

    /// A conversation by id, to change.
    pub(crate) fn get_mut(&mut self, id: &ConversationId) -> Option<&mut Conversation> {
        self.by_id.get_mut(id)
    }

    /// All conversations.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Conversation> {
        self.by_id.values()
    }

    /// Conversations of a user with users.
    pub(crate) fn pairs_of(&self, uid: &Uid) -> impl Iterator<Item = &Conversation> {
        self.pairs.get(uid).into_iter().flatten().filter_map(|id| self.by_id.get(id))
    }

    /// Removes a conversation; the numbers of its messages.
    pub(crate) fn remove(&mut self, id: &ConversationId) -> Vec<u64> {
        self.pinned.retain(|(pinned, _)| pinned != id);
        let Some(removed) = self.by_id.swap_remove(id) else { return Vec::new() };
        if let Peers::Pair(one, other) = &removed.peers {
            for uid in [one, other] {
                if let Some(ids) = self.pairs.get_mut(uid) {
                    ids.swap_remove(id);
                }
            }
        }
        removed.numbers
    }

    /// Takes a message out of its conversation.
    pub(crate) fn forget(&mut self, id: &ConversationId, number: u64) {
        if let Some(conversation) = self.by_id.get_mut(id)
            && let Ok(at) = conversation.numbers.binary_search(&number)
        {
            conversation.numbers.remove(at);
        }
    }
}
