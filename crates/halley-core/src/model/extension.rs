//! Extensions of an app, and files for push notifications.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::form::FormField;

/// An extension as a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExtensionRow {
    /// Id, such as `gifs-giphy`.
    pub id: String,
    /// Name.
    pub name: String,
    /// Heading it stands under.
    pub category: String,
    /// What it means that it is on, in a sentence.
    pub on_means: String,
    /// What it means that it is off, in a sentence.
    pub off_means: String,
    /// Whether it is on.
    pub on: bool,
    /// Whether the service offers it to this app.
    pub offered: bool,
    /// Whether somebody else than the service does its work.
    pub third_party: bool,
    /// Whether it has settings that can be changed here.
    pub has_settings: bool,
}

/// Whether an extension has what it takes to work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SetUp {
    /// It has.
    Ready,
    /// Something is missing.
    Missing {
        /// Labels of what is missing.
        labels: Vec<String>,
    },
    /// Its settings could not be read.
    Unknown {
        /// Why.
        problem: Box<Error>,
    },
}

/// Whether one extension has what it takes to work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExtensionSetUp {
    /// Which.
    pub id: String,
    /// Whether it has.
    pub state: SetUp,
}

/// Which extensions to switch, as they were seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExtensionSwitches {
    /// To be on.
    pub on: Vec<String>,
    /// To be off.
    pub off: Vec<String>,
}

/// What came of switching one extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExtensionSwitched {
    /// Which.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it was to be on.
    pub on: bool,
    /// Whether somebody else had switched it so already.
    pub unchanged: bool,
    /// Why it was not switched; nothing where it was.
    pub problem: Option<String>,
}

/// Settings of an extension as a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExtensionForm {
    /// Which extension.
    pub extension: String,
    /// Its name.
    pub name: String,
    /// Id of the widget; nothing of the others, empty for one that is to be made.
    pub widget: Option<String>,
    /// Fields, in the order they are drawn.
    pub fields: Vec<FormField>,
    /// Whether anything is stored.
    pub stored: bool,
    /// Whether what is stored can be deleted.
    pub deletable: bool,
    /// An address that the extension has for another service; what is secret in it is hidden.
    pub reply_address: Option<String>,
    /// All that is stored as JSON, its secrets masked.
    pub json: String,
}

/// A widget of an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WidgetRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// What a file holds that push notifications take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum PushFileKind {
    /// Apple's key.
    P8,
    /// Apple's certificate.
    P12,
    /// Firebase's service account.
    ServiceAccount,
}

/// A file that push notifications take, looked over and not sent yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PushFile {
    /// Name under which the core knows it.
    pub id: String,
    /// Name of the file.
    pub name: String,
    /// What it holds.
    pub kind: PushFileKind,
    /// Bytes.
    pub size: u32,
    /// What it says that is no secret, by field of the form.
    pub tells: BTreeMap<String, String>,
    /// The field of the form whose secret it holds.
    pub secret: Option<String>,
}

/// Which of Apple's certificates the service has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PushCertificates {
    /// The key, if the service says.
    pub p8: Option<bool>,
    /// The certificate, if the service says.
    pub p12: Option<bool>,
}
