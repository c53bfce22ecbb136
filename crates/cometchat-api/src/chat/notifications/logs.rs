use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::chat::messages::{Category, MessageType, ReceiverType};
use crate::endpoint::{Endpoint, Route, get};
use crate::id::{MessageId, ProviderId, Uid};
use crate::page::{Affix, Cursor, Cursored, Listing};
use crate::{open_enum, wire};

open_enum! {
    /// Way a notification went.
    LogChannel {
        /// By push.
        Push = "push",
        /// By e-mail.
        Email = "email",
        /// By text message.
        Sms = "sms",
    }
}

/// What became of one notification. Times are milliseconds since 1970.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NotificationLog {
    /// Id of the entry.
    #[serde(rename = "_id")]
    pub id: Option<String>,
    /// When work on it began.
    #[serde(rename = "processingStartedAtMS", default, deserialize_with = "wire::number")]
    pub started_at_ms: Option<i64>,
    /// When work on it ended.
    #[serde(rename = "processingEndedAtMS", default, deserialize_with = "wire::number")]
    pub ended_at_ms: Option<i64>,
    /// How long that took.
    #[serde(rename = "totalProcessingTimeInMS", default, deserialize_with = "wire::number")]
    pub took_ms: Option<i64>,
    /// Way it went.
    pub channel: Option<LogChannel>,
    /// Who carried it: fcm, apns, sendgrid, twilio or custom.
    pub provider: Option<String>,
    /// Which of the providers.
    pub provider_id: Option<ProviderId>,
    /// Message it is about; a number on the wire.
    #[serde(default, deserialize_with = "wire::number")]
    pub message_id: Option<i64>,
    /// Reaction it is about.
    #[serde(default, deserialize_with = "wire::number")]
    pub reaction_id: Option<i64>,
    /// What happened, such as `after_message`.
    pub trigger: Option<String>,
    /// When the message was sent.
    #[serde(rename = "messageSentAtMS", default, deserialize_with = "wire::number")]
    pub message_sent_at_ms: Option<i64>,
    /// Who sent the message.
    pub sender: Option<Uid>,
    /// Uid or guid it went to.
    pub receiver: Option<String>,
    /// Whether to a user or a group.
    pub receiver_type: Option<ReceiverType>,
    /// Member of the group who was told.
    pub member: Option<Uid>,
    /// Whether the provider was called.
    #[serde(default, deserialize_with = "wire::flag")]
    pub notification_triggered: Option<bool>,
    /// Why it was not, such as `MUTE_PREFERENCE`.
    pub reason: Option<String>,
    /// Whether the provider took it.
    #[serde(default, deserialize_with = "wire::flag")]
    pub success: Option<bool>,
    /// The rest, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists what became of notifications; logging must be switched on, and goes off after 7 days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListNotificationLogs {
    /// Only of this message.
    pub message_id: Option<MessageId>,
    /// Only of this reaction.
    #[serde(deserialize_with = "wire::number")]
    pub reaction_id: Option<i64>,
    /// Only of messages sent after this, milliseconds since 1970.
    #[serde(deserialize_with = "wire::number")]
    pub from: Option<i64>,
    /// Only of messages sent before this, milliseconds since 1970.
    #[serde(deserialize_with = "wire::number")]
    pub to: Option<i64>,
    /// Only of this category.
    pub message_category: Option<Category>,
    /// Only of this type.
    pub message_type: Option<MessageType>,
    /// Only of this event, such as `after_message`.
    pub trigger: Option<String>,
    /// Only of messages of this user.
    pub sender: Option<Uid>,
    /// Only of reactions of this user.
    pub reaction_sender: Option<Uid>,
    /// Only of messages to this uid or guid.
    pub receiver: Option<String>,
    /// Which of the two.
    pub receiver_type: Option<ReceiverType>,
    /// Only to this user, of reactions.
    pub reaction_receiver: Option<Uid>,
    /// Only to this member of the group.
    pub member: Option<Uid>,
    /// Only this way.
    pub channel: Option<LogChannel>,
    /// Only by fcm, apns, sendgrid, twilio or custom.
    pub provider: Option<String>,
    /// Only where the provider was called, or only where not.
    #[serde(deserialize_with = "wire::flag")]
    pub notification_triggered: Option<bool>,
    /// Only where held back for this reason.
    pub reason: Option<String>,
    /// Only where the provider took it, or only where not.
    #[serde(deserialize_with = "wire::flag")]
    pub success: Option<bool>,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor; the answer calls it `messageId`.
    pub log_id: Option<MessageId>,
}

impl Endpoint for ListNotificationLogs {
    type Reply = Listing<NotificationLog>;
    const ROUTE: Route = get("/notifications/v1/logs").cursored();
}

impl Cursored for ListNotificationLogs {
    type Item = NotificationLog;
    /// Goes to a place; the page's length cannot be chosen.
    fn at_cursor(mut self, cursor: Cursor, _limit: u32) -> Self {
        self.affix = cursor.affix;
        self.log_id = cursor.id;
        self
    }
}
