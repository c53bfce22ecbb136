use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::chat::api_keys::{ApiKey, KeyScope};
use crate::secret::Secret;

/// Keys of an app. On the wire an object whose field names are the keys themselves; here a list,
/// so that no key stands outside a [`Secret`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AppKeys(Vec<ApiKey>);

impl AppKeys {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys, in the order of the answer.
    pub fn iter(&self) -> impl Iterator<Item = &ApiKey> {
        self.0.iter()
    }

    /// The first key that may do everything, for requests to the app.
    pub fn full_access(&self) -> Option<&ApiKey> {
        self.0.iter().find(|key| key.scope == KeyScope::FullAccess)
    }

    /// Adds a key.
    pub fn push(&mut self, key: ApiKey) {
        self.0.push(key);
    }

    /// Keeps the keys that `keep` approves of.
    pub fn retain(&mut self, keep: impl FnMut(&ApiKey) -> bool) {
        self.0.retain(keep);
    }
}

impl FromIterator<ApiKey> for AppKeys {
    fn from_iter<I: IntoIterator<Item = ApiKey>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}

impl Serialize for AppKeys {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|key| (key.api_key.expose(), key)))
    }
}

impl<'de> Deserialize<'de> for AppKeys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = AppKeys;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of keys")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AppKeys, A::Error> {
                let mut keys = Vec::new();
                while let Some((value, mut key)) = map.next_entry::<Secret, ApiKey>()? {
                    if key.api_key.is_empty() {
                        key.api_key = value;
                    }
                    keys.push(key);
                }
                Ok(AppKeys(keys))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<AppKeys, A::Error> {
                let mut keys = Vec::new();
                while let Some(key) = seq.next_element()? {
                    keys.push(key);
                }
                Ok(AppKeys(keys))
            }
            fn visit_unit<E>(self) -> Result<AppKeys, E> {
                Ok(AppKeys::default())
            }
        }
        deserializer.deserialize_any(Keys)
    }
}
