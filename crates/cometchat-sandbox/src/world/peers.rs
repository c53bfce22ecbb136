//! Between whom a conversation is.

use cometchat_api::chat::messages::ReceiverType;
use cometchat_api::{ConversationId, Guid, Uid};
use serde::{Deserialize, Serialize};

/// The two sides of a conversation, or its group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Peers {
    /// Two users, in the order of their uids.
    Pair(Uid, Uid),
    /// A group.
    Group(Guid),
}

impl Peers {
    /// A conversation of two users.
    pub(crate) fn pair(one: &Uid, other: &Uid) -> Self {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        Self::Pair(one.clone(), other.clone())
    }

    /// `{uid}_user_{uid}` or `group_{guid}`.
    pub(crate) fn id(&self) -> ConversationId {
        ConversationId::new(match self {
            Self::Pair(one, other) => format!("{one}_user_{other}"),
            Self::Group(guid) => format!("group_{guid}"),
        })
    }

    /// Whether to a user or a group.
    pub(crate) fn kind(&self) -> ReceiverType {
        match self {
            Self::Pair(..) => ReceiverType::User,
            Self::Group(_) => ReceiverType::Group,
        }
    }

    /// Whom one side talks to.
    pub(crate) fn other(&self, uid: &Uid) -> Option<&Uid> {
        match self {
            Self::Pair(one, other) if one == uid => Some(other),
            Self::Pair(one, other) if other == uid => Some(one),
            _ => None,
        }
    }
}
