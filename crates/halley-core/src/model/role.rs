//! Roles of an app.

use serde::{Deserialize, Serialize};

/// A role of an app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoleRow {
    /// Id.
    pub role: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: Option<String>,
    /// The app's own data, indented JSON.
    pub metadata: Option<String>,
    /// Whom its users may list: `all` or `friendsOnly`.
    pub list_users: String,
    /// Whom its users may write to: `all` or `friendsOnly`.
    pub send_messages_to: String,
    /// Users that have it, deactivated ones too, by the people index; nothing before any is read.
    pub users: Option<u32>,
    /// Whether the index is whole, so that `users` is all of them.
    pub counted: bool,
    /// When made, Unix seconds.
    pub created_at: Option<u32>,
    /// When last changed, Unix seconds.
    pub updated_at: Option<u32>,
}

/// A role as typed; empty text is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct NewRole {
    /// Id.
    pub role: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// The app's own data, JSON.
    pub metadata: String,
    /// Whom its users may list: `all` or `friendsOnly`.
    pub list_users: String,
    /// Whom its users may write to: `all` or `friendsOnly`.
    pub send_messages_to: String,
}

/// What to change of a role; nothing is unchanged, empty text clears.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct RoleChanges {
    /// Name.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub name: Option<String>,
    /// Description.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub description: Option<String>,
    /// The app's own data, JSON.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub metadata: Option<String>,
    /// Whom its users may list.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub list_users: Option<String>,
    /// Whom its users may write to.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub send_messages_to: Option<String>,
}

/// What users of a role can and cannot do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Abilities {
    /// By what it is about.
    pub groups: Vec<AbilityGroup>,
    /// What this account of it leaves open, in sentences.
    pub notes: Vec<String>,
}

/// What users of a role can and cannot do with one kind of thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AbilityGroup {
    /// What it is about, such as `Messages`.
    pub title: String,
    /// Each thing.
    pub abilities: Vec<Ability>,
}

/// One thing that users of a role can or cannot do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Ability {
    /// Whether they can.
    pub may: bool,
    /// In a sentence, such as `Can send messages, to friends alone.`
    pub sentence: String,
    /// What decides it, such as `Permission sendMessage of the role Seller`; empty where only
    /// defaults do.
    pub because: Vec<String>,
}
