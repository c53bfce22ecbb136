//! What happens in an app, told to its live connections and webhooks.

use std::sync::{Arc, OnceLock};

use cometchat_api::chat::conversations::Conversation;
use cometchat_api::chat::groups::{Group, Scope};
use cometchat_api::chat::messages::Message;
use cometchat_api::chat::reactions::Reaction;
use cometchat_api::chat::users::User;
use cometchat_api::live::{ReceiptAction, Streamed};
use cometchat_api::{MessageId, Uid};
use serde_json::Value;
use tokio::sync::mpsc;

use crate::world::{Judge, Notice, Peers};

/// What happened to members of a group.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MemberChange {
    /// A user joined.
    Joined,
    /// A user left.
    Left,
    /// Users were added.
    Added,
    /// A member was taken out.
    Kicked,
    /// A user was banned.
    Banned,
    /// A ban was lifted.
    Unbanned,
    /// A member's scope changed.
    ScopeChanged {
        /// What it was.
        old: Scope,
    },
}

/// Something that happened. Times are Unix seconds.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// A message was sent; also action and call messages.
    Sent(Message),
    /// A message was edited; the action tells of it.
    Edited(Message),
    /// A message was deleted; the action tells of it.
    Deleted(Message),
    /// A reaction was given or taken back.
    Reacted {
        /// Whether it was given.
        added: bool,
        /// The reaction.
        reaction: Reaction,
        /// The message with its counts.
        message: Box<Message>,
    },
    /// Messages were delivered or read, up to and with one.
    Receipt {
        /// Whether delivered or read, and whether to all of a group by now.
        action: ReceiptAction,
        /// By whom; of all, by who was the last.
        by: Box<User>,
        /// Up to which.
        message_id: MessageId,
        /// Who sent that message.
        message_sender: Uid,
        /// When.
        at: i64,
    },
    /// A user came or went.
    Presence {
        /// Who.
        user: Box<User>,
        /// Whether connected now.
        online: bool,
    },
    /// A group was made, with its first members.
    GroupCreated(Box<Group>, Vec<User>),
    /// A group was changed.
    GroupUpdated(Box<Group>),
    /// A group was deleted.
    GroupDeleted(Box<Group>),
    /// A group has another owner.
    OwnerTransferred(Box<Group>, Uid),
    /// Members changed.
    Members {
        /// How.
        change: MemberChange,
        /// Where.
        group: Box<Group>,
        /// Who did it.
        by: Box<User>,
        /// To whom, with the scope they have or had.
        members: Vec<(User, Scope)>,
    },
    /// A user blocked or unblocked another.
    Blocked {
        /// Who.
        by: Box<User>,
        /// Whom.
        whom: Box<User>,
        /// Whether the block was made or lifted.
        blocked: bool,
    },
    /// A message was pinned or unpinned.
    Pinned {
        /// Which.
        message: Box<Message>,
        /// Whether pinned now.
        pinned: bool,
    },
    /// A message was judged; its sender hears of it.
    Moderated {
        /// The message with what was decided.
        message: Box<Message>,
        /// Who decided.
        by: Judge,
    },
    /// A user saved a message for himself, or no longer does.
    Saved {
        /// Who.
        uid: Uid,
        /// Which.
        message: Box<Message>,
        /// Whether saved now.
        saved: bool,
    },
    /// A user pinned a conversation in his list, or no longer does.
    ConversationPinned {
        /// Who.
        uid: Uid,
        /// Which.
        conversation: Box<Conversation>,
        /// Whether pinned now.
        pinned: bool,
    },
    /// A user used elements of a message.
    Interacted {
        /// Who.
        by: Box<User>,
        /// The message.
        message_id: MessageId,
        /// Who sent that message.
        message_sender: Uid,
        /// The elements with the time of their use.
        interactions: Vec<Value>,
    },
    /// A user began or stopped writing.
    Typing {
        /// Who.
        by: Box<User>,
        /// Whether begun.
        started: bool,
        /// What his program adds.
        metadata: Option<Value>,
    },
    /// A message that is not kept.
    Transient {
        /// Who sent it.
        by: Box<User>,
        /// What it carries.
        data: Value,
    },
    /// A notice of a campaign was sent, or something became of it.
    Noticed(Notice),
    /// A piece of what an AI agent says to a user.
    Streamed {
        /// Who says it.
        agent: Uid,
        /// To whom.
        to: Uid,
        /// The piece.
        piece: Box<Streamed>,
    },
    /// All of a user's sessions end.
    LoggedOut(Uid),
}

/// An event with where it happened and who caused it.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// When, Unix milliseconds.
    pub(crate) at_ms: i64,
    /// The device that caused it, which its own frames leave out.
    pub(crate) device: Option<String>,
    /// The conversation it belongs to, if any.
    pub(crate) peers: Option<Peers>,
    /// What happened.
    pub(crate) what: What,
    /// Its frame as it goes out, the same to everybody whom it concerns; made for the first.
    pub(crate) written: OnceLock<Box<str>>,
}

/// Receives the events of an app, in order.
pub(crate) type Listener = mpsc::UnboundedSender<Arc<Event>>;
