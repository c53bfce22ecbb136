//! Auth tokens of users.

use std::collections::HashMap;

use cometchat_api::{Uid, limits};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::world::Dice;

/// A token.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Token {
    /// When made, Unix seconds.
    pub(crate) created_at: i64,
    /// Platform that uses it.
    pub(crate) platform: Option<String>,
    /// Browser or program that uses it.
    pub(crate) user_agent: Option<String>,
    /// What the program says of itself.
    pub(crate) app_info: Option<Value>,
}

/// Tokens by user, oldest first, and whose each is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Tokens {
    by_user: HashMap<Uid, IndexMap<String, Token>>,
    owners: HashMap<String, Uid>,
}

impl Tokens {
    /// Makes a token; above 100 a user's oldest goes (`semantics.md` section 1).
    pub(crate) fn make(&mut self, uid: &Uid, now: i64, dice: &mut Dice) -> String {
        let text = format!("{uid}_{now:010}{}", dice.hex(30));
        let tokens = self.by_user.entry(uid.clone()).or_default();
        tokens.insert(text.clone(), Token { created_at: now, ..Token::default() });
        self.owners.insert(text.clone(), uid.clone());
        if tokens.len() > limits::AUTH_TOKENS
            && let Some((oldest, _)) = tokens.shift_remove_index(0)
        {
            self.owners.remove(&oldest);
        }
        text
    }

    /// Whose a token is.
    pub(crate) fn owner(&self, token: &str) -> Option<&Uid> {
        self.owners.get(token)
    }

    /// Tokens of a user, oldest first.
    pub(crate) fn of(&self, uid: &Uid) -> impl DoubleEndedIterator<Item = (&str, &Token)> {
        self.by_user.get(uid).into_iter().flatten().map(|(text, token)| (text.as_str(), token))
    }

    /// One token of a user.
    pub(crate) fn get(&self, uid: &Uid, token: &str) -> Option<&Token> {
        self.by_user.get(uid)?.get(token)
    }

    /// One token of a user, to change.
    pub(crate) fn get_mut(&mut self, uid: &Uid, token: &str) -> Option<&mut Token> {
        self.by_user.get_mut(uid)?.get_mut(token)
    }

    /// Ends one token; whether there was one.
    pub(crate) fn end(&mut self, uid: &Uid, token: &str) -> bool {
        self.owners.remove(token);
        self.by_user.get_mut(uid).and_then(|tokens| tokens.shift_remove(token)).is_some()
    }

    /// Ends all tokens of a user; how many there were.
    pub(crate) fn end_all(&mut self, uid: &Uid) -> usize {
        let ended = self.by_user.remove(uid).unwrap_or_default();
        for token in ended.keys() {
            self.owners.remove(token);
        }
        ended.len()
    }
}
