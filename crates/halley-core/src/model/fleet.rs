//! The fleet: all apps of a connection.

use serde::{Deserialize, Serialize};

use crate::model::overview::MaskedKey;

/// What an app is for; production makes confirmations stricter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Label {
    /// Not said.
    #[default]
    None,
    /// Real customers.
    Production,
    /// A rehearsal of production.
    Staging,
    /// For trying things.
    Development,
}

/// An app of the fleet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FleetApp {
    /// Id.
    pub app: String,
    /// Name.
    pub name: String,
    /// Region, such as `us`.
    pub region: String,
    /// Region in words, such as `USA`.
    pub region_name: String,
    /// Plan.
    pub plan: Option<String>,
    /// State, such as `active` or `archived`.
    pub state: String,
    /// Owner's name or e-mail address.
    pub owner: Option<String>,
    /// When it was made, Unix seconds.
    pub created_at: Option<u32>,
    /// When its trial ends, Unix seconds.
    pub trial_ends_at: Option<u32>,
    /// What it is for.
    pub label: Label,
    /// One of twelve colour names.
    pub colour: String,
    /// Users, once counted.
    pub users: Option<u32>,
    /// When the users were counted, Unix seconds.
    pub users_as_of: Option<u32>,
    /// What somebody here wrote about it; empty where nothing.
    pub note: String,
    /// Who answers for it, as somebody here wrote it; empty where nobody.
    pub contact: String,
    /// Whether its plan is paid, where the plan's name tells.
    pub paid: Option<bool>,
    /// When it will be gone for good, Unix seconds; of archived apps.
    pub purged_at: Option<u32>,
}

/// All apps of a connection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Fleet {
    /// The apps, by name.
    pub apps: Vec<FleetApp>,
    /// When they were last read from the service, Unix seconds.
    pub as_of: Option<u32>,
    /// Whether they are being read now.
    pub refreshing: bool,
}

/// What a person says an app is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AppLabel {
    /// What it is for.
    pub label: Label,
    /// One of twelve colour names.
    pub colour: String,
}

/// What somebody here wrote about an app.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AppNotes {
    /// Anything worth knowing; up to 2,000 characters.
    pub note: String,
    /// Who answers for it: a name, an address, a number; up to 200 characters.
    pub contact: String,
}

/// An app that is to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NewApp {
    /// Name.
    pub name: String,
    /// Region, such as `eu`; it cannot be changed later.
    pub region: String,
    /// Whether it begins with the service's five users and one group.
    pub sample_data: bool,
}

/// An app that was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MadeApp {
    /// The app.
    pub app: FleetApp,
    /// Its keys, masked; the core copies and shows them.
    pub keys: Vec<MaskedKey>,
    /// Why its key could not be kept on this computer, where that failed.
    pub problem: Option<String>,
}
