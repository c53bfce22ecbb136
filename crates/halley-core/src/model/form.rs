//! Forms made of data: what a field is, what it holds, and what a person changed.

use std::collections::BTreeMap;

use cometchat_api::Secret;
use serde::{Deserialize, Serialize};

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
pub struct FormColumn {
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
        columns: Vec<FormColumn>,
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
