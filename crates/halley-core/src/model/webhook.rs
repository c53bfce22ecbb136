//! Webhooks: addresses that are told of events.

use cometchat_api::Secret;
use serde::{Deserialize, Serialize};

/// What a person sets of a webhook; nothing where CometChat does not say how it is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct WebhookFields {
    /// Display name.
    pub name: String,
    /// Address that is told.
    pub url: String,
    /// Whether it is told at all.
    pub enabled: Option<bool>,
    /// Whether it is told again when it does not answer.
    pub retry: Option<bool>,
    /// Whether CometChat proves itself by name and password.
    pub basic_auth: Option<bool>,
    /// Name for it.
    pub username: String,
}

/// A webhook as it is typed, with the events that it is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WebhookDraft {
    /// What is set.
    pub fields: WebhookFields,
    /// Ids of the triggers.
    pub triggers: Vec<String>,
}

/// A change of a webhook: how it was when it was thought of, and how it shall be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WebhookEdit {
    /// How it was when it was read.
    pub seen: WebhookDraft,
    /// How it shall be.
    pub wanted: WebhookDraft,
}

/// A webhook with what it is truly told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct WebhookRow {
    /// Id.
    pub id: String,
    /// What is set.
    pub fields: WebhookFields,
    /// Ids of its triggers, as the service lists them one by one; nothing where they cannot be read.
    pub triggers: Option<Vec<String>>,
    /// Why its triggers cannot be read, in a sentence.
    pub problem: Option<String>,
    /// When made, Unix seconds.
    pub created_at: Option<u32>,
    /// When last changed, Unix seconds.
    pub updated_at: Option<u32>,
    /// Fields that this version does not know, indented JSON with secrets masked.
    pub extra: Option<String>,
}

/// What became of one trigger that was added or removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TriggerResult {
    /// Which.
    pub trigger: String,
    /// Whether it was to be added; else removed.
    pub added: bool,
    /// Why it was not done, in a sentence.
    pub problem: Option<String>,
}

/// What came of saving a webhook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum WebhookSaved {
    /// It was saved, wholly or in part.
    Saved {
        /// How it is now, read anew.
        now: WebhookRow,
        /// Each trigger that was to be added or removed.
        triggers: Vec<TriggerResult>,
        /// Entry of the activity.
        activity: String,
        /// Id for undoing it, where the service can.
        undo: Option<String>,
    },
    /// Somebody else changed it since it was read; nothing was changed.
    Conflict {
        /// How it is now.
        now: WebhookRow,
    },
}

/// Triggers about one kind of thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TriggerFamily {
    /// Id, such as `message`.
    pub id: String,
    /// What they are about, such as `Messages`.
    pub title: String,
    /// The triggers.
    pub triggers: Vec<KnownTrigger>,
}

/// An event that webhooks can be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KnownTrigger {
    /// Id, such as `message_sent`.
    pub id: String,
    /// In a few words.
    pub title: String,
    /// When it is told, in a sentence.
    pub sentence: String,
    /// Whether CometChat's own list of triggers has it; else it was seen elsewhere.
    pub listed: bool,
}

/// What a person asks to send to an address to try it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SampleRequest {
    /// Id of the webhook, as the payload names it.
    pub webhook: String,
    /// Where to.
    pub url: String,
    /// Id of the trigger.
    pub trigger: String,
    /// Name for Basic authentication; empty sends none.
    pub username: String,
}

/// What an address answered to a sample.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SampleAnswer {
    /// What came of it, in a sentence.
    pub sentence: String,
    /// Whether CometChat would take it as delivered.
    pub delivered: bool,
    /// HTTP status, where there was an answer.
    pub status: Option<u16>,
    /// Headers of the answer; those that set cookies are masked.
    pub headers: Vec<Header>,
    /// First bytes of the answer's body as text.
    pub body: String,
    /// Whether the body goes on.
    pub truncated: bool,
    /// Milliseconds until the whole answer was there, or it was given up.
    pub took_ms: u32,
    /// The secure connection; nothing where the address has none or nobody answered.
    pub tls: Option<TlsFacts>,
}

/// A header of a request or an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Header {
    /// Name in small letters.
    pub name: String,
    /// Value; credentials are masked.
    pub value: String,
}

/// What is known of a secure connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TlsFacts {
    /// Version, such as `TLS 1.3`.
    pub version: Option<String>,
    /// For whom the certificate is.
    pub subject: Option<String>,
    /// Hosts that the certificate is for.
    pub hosts: Vec<String>,
    /// Who signed it.
    pub issuer: Option<String>,
    /// Since when it is valid, Unix seconds.
    pub valid_from: Option<u32>,
    /// Until when it is valid, Unix seconds.
    pub valid_until: Option<u32>,
    /// Why it is not trusted, in a sentence; nothing where it is.
    pub problem: Option<String>,
}

/// What a person asks for to receive deliveries on this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ListenRequest {
    /// Port; any free one where nothing is said.
    pub port: Option<u16>,
    /// Name that deliveries must prove themselves with; empty takes all.
    pub username: String,
}

/// A receiver that listens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Listening {
    /// Id to stop it by.
    pub id: String,
    /// Address that it listens at.
    pub url: String,
    /// Its port.
    pub port: u16,
}

/// A delivery that came to the receiver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Delivery {
    /// Number, from 1.
    pub id: u32,
    /// When it came, Unix seconds.
    pub at: u32,
    /// Id of the trigger, where it says one.
    pub trigger: Option<String>,
    /// Id of the app, where it says one.
    pub app: Option<String>,
    /// Id of the webhook, where it says one.
    pub webhook: Option<String>,
    /// HTTP status that it was answered with.
    pub status: u16,
    /// What is wrong with it, in a sentence.
    pub problem: Option<String>,
    /// Headers; credentials are masked.
    pub headers: Vec<Header>,
    /// What it says: indented JSON where it is JSON, else its text.
    pub body: String,
    /// Whether the body is JSON.
    pub json: bool,
    /// Size of the body in bytes.
    pub size: u32,
}

/// A password as typed, for Basic authentication; it goes in and never comes out.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct WebhookPassword(#[cfg_attr(feature = "specta", specta(type = String))] pub Secret);
