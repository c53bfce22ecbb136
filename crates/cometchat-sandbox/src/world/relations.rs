//! Friends and blocks between users.

use std::collections::HashMap;

use cometchat_api::Uid;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// Friends are mutual, blocks go one way.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Relations {
    friends: HashMap<Uid, IndexMap<Uid, i64>>,
    blocks: HashMap<Uid, IndexMap<Uid, i64>>,
}

impl Relations {
    /// Makes two users friends; whether they were not.
    pub(crate) fn befriend(&mut self, one: &Uid, other: &Uid, now: i64) -> bool {
        self.friends.entry(other.clone()).or_default().insert(one.clone(), now);
        self.friends.entry(one.clone()).or_default().insert(other.clone(), now).is_none()
    }

    /// Ends a friendship; whether there was one.
    pub(crate) fn part(&mut self, one: &Uid, other: &Uid) -> bool {
        if let Some(friends) = self.friends.get_mut(other) {
            friends.shift_remove(one);
        }
        self.friends.get_mut(one).is_some_and(|friends| friends.shift_remove(other).is_some())
    }

    /// Friends of a user with the time of the friendship, oldest first.
    pub(crate) fn friends_of(&self, uid: &Uid) -> impl Iterator<Item = (&Uid, i64)> {
        self.friends.get(uid).into_iter().flatten().map(|(uid, at)| (uid, *at))
    }

    /// Friends of a user, counted.
    pub(crate) fn n_friends(&self, uid: &Uid) -> usize {
        self.friends.get(uid).map_or(0, IndexMap::len)
    }

    /// Whether two users are friends.
    pub(crate) fn are_friends(&self, one: &Uid, other: &Uid) -> bool {
        self.friends.get(one).is_some_and(|friends| friends.contains_key(other))
    }

    /// Blocks a user for another; whether he was not blocked.
    pub(crate) fn block(&mut self, by: &Uid, whom: &Uid, now: i64) -> bool {
        self.blocks.entry(by.clone()).or_default().insert(whom.clone(), now).is_none()
    }

    /// Lifts a block; whether there was one.
    pub(crate) fn unblock(&mut self, by: &Uid, whom: &Uid) -> bool {
        self.blocks.get_mut(by).is_some_and(|blocked| blocked.shift_remove(whom).is_some())
    }

    /// When a user blocked another, Unix seconds.
    pub(crate) fn blocked_at(&self, by: &Uid, whom: &Uid) -> Option<i64> {
        self.blocks.get(by)?.get(whom).copied()
    }

    /// Users that a user has blocked with the time, oldest first.
    pub(crate) fn blocked_by(&self, uid: &Uid) -> impl Iterator<Item = (&Uid, i64)> {
        self.blocks.get(uid).into_iter().flatten().map(|(uid, at)| (uid, *at))
    }

    /// Users who have blocked a user, in no order.
    pub(crate) fn blocking<'a>(&'a self, uid: &'a Uid) -> impl Iterator<Item = &'a Uid> {
        self.blocks.iter().filter(|(_, blocked)| blocked.contains_key(uid)).map(|(by, _)| by)
    }

    /// Forgets a user.
    pub(crate) fn forget(&mut self, uid: &Uid) {
        self.friends.remove(uid);
        self.blocks.remove(uid);
        for others in self.friends.values_mut().chain(self.blocks.values_mut()) {
            others.shift_remove(uid);
        }
    }
}
