//! Providers of notifications: who carries them to devices, mailboxes and phones.

use cometchat_api::Secret;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::notice::NoticeValue;

/// Kinds of providers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ProviderKind {
    /// Firebase Cloud Messaging: Android, web, and iOS through Google.
    Fcm,
    /// Apple Push Notification service.
    Apns,
    /// The app's own server, for push.
    CustomPush,
    /// `SendGrid`, for e-mail.
    SendGrid,
    /// The app's own server, for e-mail.
    CustomEmail,
    /// Twilio, for texts.
    Twilio,
    /// The app's own server, for texts.
    CustomSms,
}

/// What a field of a provider's form takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ProviderShape {
    /// The id of the provider, which never changes.
    Id,
    /// Text.
    Text,
    /// Yes or no.
    Flag,
    /// A secret, which is typed and never read back.
    Secret,
    /// A file with a credential, which is chosen and never read back.
    File,
}

/// A field of a provider's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProviderField {
    /// Its name at the service: `keyId`, `notificationInPayload.android.chat`.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What belongs there, in a sentence.
    pub help: String,
    /// What it takes.
    pub shape: ProviderShape,
    /// Whether it must be given.
    pub required: bool,
    /// What a new provider has there.
    pub usual: Option<NoticeValue>,
}

/// A value of a provider's field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProviderValue {
    /// Which field.
    pub field: String,
    /// Its value.
    pub value: NoticeValue,
}

/// A secret of a provider as the window knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProviderSecret {
    /// Which field.
    pub field: String,
    /// Dots and a tail; nothing where none is set.
    pub masked: Option<String>,
}

/// One provider that is set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ProviderRow {
    /// Its kind.
    pub kind: ProviderKind,
    /// Its id; empty where there is only one of the kind.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Whether it is the one that is used by itself; nothing where that has no meaning.
    pub is_default: Option<bool>,
    /// Whether it is used; nothing where the service does not tell.
    pub enabled: Option<bool>,
    /// Its fields, without secrets.
    pub values: Vec<ProviderValue>,
    /// Its secrets, masked.
    pub secrets: Vec<ProviderSecret>,
    /// All of it as the service says it, secrets masked, indented JSON.
    pub raw: String,
}

/// The providers of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProviderGroup {
    /// Which kind.
    pub kind: ProviderKind,
    /// What it is called.
    pub title: String,
    /// What it is for, in a sentence.
    pub help: String,
    /// `push`, `email` or `sms`.
    pub channel: String,
    /// Whether an app can have several.
    pub many: bool,
    /// Fields of its form.
    pub fields: Vec<ProviderField>,
    /// Those that are set up.
    pub providers: Vec<ProviderRow>,
    /// Why they could not be read.
    pub problem: Option<Error>,
}

/// A secret as it was typed; goes into the core and nowhere else.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TypedProviderSecret {
    /// Which field.
    pub field: String,
    /// What was typed.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub secret: Secret,
}

/// What was typed for a provider.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProviderForm {
    /// Which kind.
    pub kind: ProviderKind,
    /// Id of the provider that is changed; nothing for a new one. Empty where a kind has only one.
    pub id: Option<String>,
    /// The values of the form.
    pub values: Vec<ProviderValue>,
    /// The values when the form was filled; empty for a new one.
    pub seen: Vec<ProviderValue>,
    /// Secrets that were typed; those left out stay.
    pub secrets: Vec<TypedProviderSecret>,
    /// Name of a file that was chosen.
    pub file: Option<String>,
}

/// A field that somebody else changed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProviderConflict {
    /// Which field.
    pub field: String,
    /// What it is called.
    pub title: String,
    /// What it is now.
    pub now: Option<NoticeValue>,
    /// What it was to be.
    pub yours: NoticeValue,
}

/// What came of saving a provider; with conflicts, nothing was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ProviderSaved {
    /// What somebody else changed meanwhile.
    pub conflicts: Vec<ProviderConflict>,
    /// Entry of the activity.
    pub activity: Option<String>,
    /// Id for undoing it, where that can be.
    pub undo: Option<String>,
}

/// A credential file that was chosen and looked over. What is in it stays in the core.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CredentialFile {
    /// Name under which the core has it, once.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// What it was found to be, in a sentence without secrets.
    pub about: String,
}
