//! Extensions of an app, and their settings as forms.

use std::collections::BTreeMap;

use cometchat_api::Secret;
use serde::{Deserialize, Serialize};

use crate::error::Error;

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

/// What a field of a form holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(untagged)]
pub enum FormValue {
    /// Yes or no.
    Flag(bool),
    /// Text; a number as it is typed; a whole piece of JSON.
    Text(String),
    /// Texts.
    Texts(Vec<String>),
    /// Records, cell by cell; the cell `#` says which record of those read it was.
    Records(Vec<BTreeMap<String, Cell>>),
    /// Texts by text.
    Pairs(BTreeMap<String, String>),
}

/// What a cell of a record holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(untagged)]
pub enum Cell {
    /// Yes or no.
    Flag(bool),
    /// Text; a number as it is typed.
    Text(String),
}

/// How a text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum TextForm {
    /// Any way.
    #[default]
    Plain,
    /// Over several lines.
    Long,
    /// A colour, such as `#03a9f4`.
    Colour,
    /// An e-mail address.
    Email,
    /// A telephone number with its country code.
    Phone,
    /// Id of a user.
    User,
    /// A web address.
    Web,
}

/// What texts are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum TextsForm {
    /// Any words.
    #[default]
    Words,
    /// Ids of users.
    Users,
    /// Ids of groups.
    Groups,
}

/// One of several values, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Choice {
    /// The value, as text.
    pub value: String,
    /// Its name.
    pub label: String,
}

/// What a column of records is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// Text that only the service sets.
    Read,
}

/// A column of records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Column {
    /// The service's own name of it.
    pub name: String,
    /// Its name on screen.
    pub label: String,
    /// What it is.
    pub kind: ColumnKind,
}

/// How a field is drawn and what it takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum FieldShape {
    /// Text.
    Text {
        /// How it is written.
        form: TextForm,
    },
    /// A key, token or password, which never leaves the core.
    Secret {
        /// Whether it goes over several lines.
        long: bool,
    },
    /// Yes or no.
    Flag,
    /// A number.
    Number {
        /// The least it may be.
        min: Option<i32>,
        /// What it counts.
        unit: Option<String>,
    },
    /// One of several values.
    Choice {
        /// Which.
        choices: Vec<Choice>,
    },
    /// Texts.
    Texts {
        /// What they are.
        form: TextsForm,
        /// The only ones there are; empty where any may be given.
        choices: Vec<Choice>,
    },
    /// Records.
    Records {
        /// What each has.
        columns: Vec<Column>,
        /// Whether records can neither be added nor taken away.
        fixed: bool,
    },
    /// Texts by text.
    Pairs {
        /// What the first of each is called.
        key: String,
        /// What the second of each is called.
        value: String,
    },
    /// JSON that this version of Halley knows nothing of; it is shown and stays.
    Json,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FormField {
    /// The service's own name, such as `style.primary_color`.
    pub path: String,
    /// Heading it stands under.
    pub group: String,
    /// Name.
    pub label: String,
    /// What it does, in a sentence; may be empty.
    pub help: String,
    /// How it is drawn.
    pub shape: FieldShape,
    /// Whether it must be given.
    pub required: bool,
    /// Whether this version of Halley knows it.
    pub known: bool,
    /// The field and the values of it with which this one counts.
    pub when: Option<FieldCondition>,
    /// What it starts with where nothing is stored.
    pub default: Option<FormValue>,
    /// What is stored; of a secret only whether there is one.
    pub value: Option<FormValue>,
    /// The stored secret with all but its end hidden.
    pub masked: Option<String>,
    /// A name for the stored secret that does not tell it.
    pub mark: Option<String>,
}

/// With which values of another field a field counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FieldCondition {
    /// The other field.
    pub path: String,
    /// Its values, as text.
    pub values: Vec<String>,
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

/// A field that is to get another value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FieldChange {
    /// Which.
    pub path: String,
    /// What was stored when the change was thought of.
    pub before: Option<FormValue>,
    /// What to store; nothing takes the field away.
    pub after: Option<FormValue>,
}

/// A secret that was typed, or that a chosen file holds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SecretChange {
    /// Which field.
    pub path: String,
    /// Mark of the secret that was stored when the change was thought of.
    pub before: Option<String>,
    /// What was typed; empty where it comes out of a file.
    pub typed: Secret,
    /// Id of a chosen file that holds it.
    pub file: Option<String>,
}

/// What a person changed in a form.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FormChanges {
    /// Fields.
    pub fields: Vec<FieldChange>,
    /// Secrets.
    pub secrets: Vec<SecretChange>,
}

/// A field that somebody else changed meanwhile.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FieldConflict {
    /// Which.
    pub path: String,
    /// Its name.
    pub label: String,
    /// What is stored now.
    pub now: Option<FormValue>,
    /// The secret stored now, masked.
    pub masked: Option<String>,
    /// Mark of the secret stored now.
    pub mark: Option<String>,
}

/// What came of saving a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FormSaved {
    /// What somebody else changed meanwhile; where there is any, nothing was saved.
    pub conflicts: Vec<FieldConflict>,
    /// Id of the widget that was saved or made.
    pub widget: Option<String>,
    /// Entry of the activity.
    pub activity: Option<String>,
    /// Id for undoing it.
    pub undo: Option<String>,
    /// Names of secrets that undoing does not bring back, since Halley keeps none.
    pub lost: Vec<String>,
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
