//! Messages as the window shows them: every category and type of the service in one flat form,
//! text split into harmless parts, actions and calls as sentences.

pub(crate) mod actions;
pub(crate) mod attachments;
pub(crate) mod calls;
pub(crate) mod content;
pub(crate) mod data;
pub(crate) mod fold;
pub(crate) mod names;
pub(crate) mod parts;
pub(crate) mod summary;
pub(crate) mod text;
pub(crate) mod view;

use serde::{Deserialize, Serialize};

/// Characters of a message's text that a view carries; the rest is asked for.
pub const SHOWN_CHARS: usize = 20_000;
/// Characters of pretty-printed custom data that a view carries.
pub const CUSTOM_CHARS: usize = 4_000;

/// A message, ready to be shown. Times are Unix seconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// Id, a decimal number; messages are ordered by it.
    pub id: String,
    /// Conversation it belongs to.
    pub conversation: String,
    /// Message whose thread it belongs to.
    pub parent: Option<String>,
    /// Who wrote it or acted.
    pub sender: Sender,
    /// Category as the service spells it.
    pub category: String,
    /// Type as the service spells it.
    #[serde(rename = "type")]
    pub kind: String,
    /// When it was sent.
    pub sent_at: u32,
    /// When it was last edited.
    pub edited_at: Option<u32>,
    /// Name of who edited it last, or the uid where no name is known.
    pub edited_by: Option<String>,
    /// When it was deleted; such a message is a tombstone without content.
    pub deleted_at: Option<u32>,
    /// Name of who deleted it, or the uid where no name is known.
    pub deleted_by: Option<String>,
    /// When it reached its receiver.
    pub delivered_at: Option<u32>,
    /// When its receiver read it.
    pub read_at: Option<u32>,
    /// Text in parts, at most [`SHOWN_CHARS`] characters.
    pub parts: Vec<TextPart>,
    /// Whether the text is longer than the parts.
    pub truncated: bool,
    /// Files that hang on it.
    pub attachments: Vec<Attachment>,
    /// Sentence of an action or call.
    pub action: Option<String>,
    /// Facts of a call.
    pub call: Option<CallView>,
    /// Pretty JSON of custom, interactive or unknown data, at most [`CUSTOM_CHARS`] characters.
    pub custom: Option<String>,
    /// Words of a form or card.
    pub interactive: Option<InteractiveView>,
    /// Emoji and how many reacted with each.
    pub reactions: Vec<Reaction>,
    /// Replies in its thread.
    pub replies: u32,
    /// Tags.
    pub tags: Vec<String>,
    /// What moderation decided.
    pub moderation: Option<Moderation>,
    /// Message it quotes.
    pub quoted: Option<Quoted>,
    /// When it was pinned.
    pub pinned_at: Option<u32>,
}

/// Who wrote a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Sender {
    /// Id.
    pub uid: String,
    /// Name, or the uid where no name is known.
    pub name: String,
    /// Address of the picture on the image protocol.
    pub avatar: Option<String>,
    /// Whether the app itself wrote it (`app_system`).
    pub system: bool,
}

/// A piece of a message's text; every text in it is plain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum TextPart {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// A person who is mentioned.
    Mention {
        /// Whom.
        uid: String,
        /// Name, or the uid where no name is known.
        name: String,
    },
    /// A web or mail address.
    Link {
        /// The address as written, without invisible characters.
        text: String,
        /// The address to check and open.
        href: String,
    },
}

/// A file that hangs on a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Extension without a dot; may be empty.
    pub extension: String,
    /// MIME type as the sender claims it.
    pub mime_type: String,
    /// Bytes, as the sender claims; the largest 32-bit number where it is more.
    pub size: Option<u32>,
    /// Address on the image protocol; absent where it is no picture or too large to load.
    pub url: Option<String>,
    /// Address to open outside after a check.
    pub external: Option<String>,
}

/// Facts of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallView {
    /// Status as the service spells it.
    pub status: String,
    /// Sound alone or with picture.
    pub kind: CallKind,
    /// Seconds it lasted, where known.
    pub duration_secs: Option<u32>,
}

/// Sound alone or with picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum CallKind {
    /// Sound alone.
    Audio,
    /// With picture.
    Video,
}

/// Words of a form or card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct InteractiveView {
    /// Heading.
    pub title: Option<String>,
    /// Labels of fields and buttons, in order.
    pub elements: Vec<String>,
}

/// One emoji under a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Reaction {
    /// The emoji.
    pub emoji: String,
    /// How many reacted with it.
    pub count: u32,
}

/// What moderation decided about a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Moderation {
    /// Not yet decided.
    Pending,
    /// Let through.
    Approved,
    /// Held back.
    Disapproved,
    /// Not looked at.
    Unmoderated,
}

/// A message that another one quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Quoted {
    /// Id.
    pub id: String,
    /// Name of who wrote it.
    pub sender: String,
    /// Its first words.
    pub text: String,
}
