//! Ids, one type per thing they name.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

/// Why a text is not an id of the service (`semantics.md` section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidId {
    /// Nothing was given.
    #[error("is empty")]
    Empty,
    /// Longer than the service takes.
    #[error("is longer than {max} characters")]
    TooLong {
        /// The longest that is taken.
        max: usize,
    },
    /// Holds something else than lower-case letters, digits, hyphen and underscore.
    #[error("may hold only the letters a to z, digits, hyphen and underscore")]
    Characters,
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps an id that the service gave.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    };
}

/// Ids that a person chooses and the service checks.
macro_rules! chosen_id {
    ($($name:ident),+) => {$(
        impl $name {
            /// Checks what a person typed: trimmed and lower-cased, then 1 to 100 of
            /// `a-z 0-9 - _`.
            ///
            /// # Errors
            /// Why the text is no id.
            pub fn checked(text: &str) -> Result<Self, InvalidId> {
                check(text).map(Self)
            }
        }
    )+};
}

text_id!(/** An app: one tenant's isolated chat. */ AppId);
text_id!(/** A user of an app. */ Uid);
text_id!(/** A group of an app. */ Guid);
text_id!(/** A role of an app. */ RoleId);
text_id!(/** A conversation: `{uid}_user_{uid}` or `group_{guid}`. */ ConversationId);
text_id!(/** A region such as `us`, `eu`, `in`; open, since not all are documented. */ Region);
text_id!(/** A call. */ SessionId);
text_id!(/** An extension, such as `profanity-filter`. */ ExtensionId);
text_id!(/** A webhook of an app. */ WebhookId);
text_id!(/** An event that webhooks are told; open, since new ones appear. */ TriggerId);
text_id!(/** A permission of a role or scope, such as `sendMessage.mode`. */ PermissionId);
text_id!(/** A moderation rule. */ RuleId);
text_id!(/** A moderation list of words, patterns or sentences. */ ListId);
text_id!(/** A reason for flagging a message. */ ReasonId);
text_id!(/** A provider of push notifications. */ ProviderId);
text_id!(/** An item of a user's notification feed. */ FeedItemId);
text_id!(/** A push notification of a campaign. */ PushNotificationId);
chosen_id!(Uid, Guid, RoleId);

fn check(text: &str) -> Result<String, InvalidId> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(InvalidId::Empty);
    }
    if text.chars().count() > crate::limits::ID_CHARS {
        return Err(InvalidId::TooLong { max: crate::limits::ID_CHARS });
    }
    if !text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_')) {
        return Err(InvalidId::Characters);
    }
    Ok(text)
}

/// A message: a decimal number that travels as text, and in places as a number
/// (`semantics.md` section 7).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct MessageId(String);

impl MessageId {
    /// Wraps an id that the service gave.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as a number, by which messages are ordered; 0 where it is none.
    pub fn number(&self) -> u64 {
        self.0.parse().unwrap_or(0)
    }
}

impl From<u64> for MessageId {
    fn from(number: u64) -> Self {
        Self(number.to_string())
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialOrd for MessageId {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for MessageId {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.number().cmp(&other.number()).then_with(|| self.0.cmp(&other.0))
    }
}

impl<'de> Deserialize<'de> for MessageId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::wire::text(deserializer).map(Self)
    }
}
