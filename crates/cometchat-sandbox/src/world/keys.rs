//! API keys of an app.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

pub(crate) use cometchat_api::chat::api_keys::KeyScope;

use crate::world::{Dice, SYSTEM};

/// A key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Key {
    /// Name given by a person.
    pub(crate) name: String,
    /// What it may do.
    pub(crate) scope: KeyScope,
    /// Who made it.
    pub(crate) created_by: String,
    /// When, Unix seconds.
    pub(crate) created_at: i64,
}

/// Keys by value, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Keys(pub(crate) IndexMap<String, Key>);

impl Keys {
    /// The two keys of a new app.
    pub(crate) fn first(now: i64, dice: &mut Dice) -> Self {
        let mut keys = Self::default();
        keys.add("Rest API Key", KeyScope::FullAccess, SYSTEM, now, dice);
        keys.add("Auth Key", KeyScope::AuthOnly, SYSTEM, now, dice);
        keys
    }

    /// Adds a key and says its value.
    pub(crate) fn add(
        &mut self,
        name: &str,
        scope: KeyScope,
        by: &str,
        now: i64,
        dice: &mut Dice,
    ) -> String {
        let value = dice.hex(40);
        let key = Key { name: name.to_owned(), scope, created_by: by.to_owned(), created_at: now };
        self.0.insert(value.clone(), key);
        value
    }

    /// The key of this value.
    pub(crate) fn find(&self, value: &str) -> Option<&Key> {
        self.0.get(value)
    }

    /// The first key of a scope.
    pub(crate) fn first_of(&self, scope: &KeyScope) -> Option<&str> {
        self.0.iter().find(|(_, key)| key.scope == *scope).map(|(value, _)| value.as_str())
    }
}
