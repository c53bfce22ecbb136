//! People who look after apps in the vendor's dashboard.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::fleet::Label;

/// The team of one app.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Team {
    /// The people, by address.
    pub people: Vec<TeamMember>,
    /// Address of whoever owns the app, where the service tells it.
    pub owner: Option<String>,
    /// How many people a team has at most.
    pub most: u32,
}

/// One person of a team.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TeamMember {
    /// Address.
    pub email: String,
    /// Name.
    pub name: Option<String>,
    /// Role, such as `admin`.
    pub role: String,
    /// Since when, Unix seconds.
    pub since: Option<u32>,
}

/// What to change of a team, by addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TeamChange {
    /// To be admins.
    pub admins: Vec<String>,
    /// To be moderators.
    pub moderators: Vec<String>,
    /// To leave the team.
    pub remove: Vec<String>,
}

/// What a change makes of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum TeamPlace {
    /// An admin.
    Admin,
    /// A moderator.
    Moderator,
    /// Nobody of the team.
    Out,
}

/// What became of one address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TeamResult {
    /// In which app.
    pub app: String,
    /// Which address.
    pub email: String,
    /// What it was to become.
    pub place: TeamPlace,
    /// Why it did not, in a sentence; nothing where it did.
    pub problem: Option<String>,
}

/// What came of a change of one or several teams.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TeamChanged {
    /// What became of each address in each app.
    pub results: Vec<TeamResult>,
    /// In how many apps there was nothing to change.
    pub unchanged: u32,
    /// Entries of the activity.
    pub activities: Vec<String>,
    /// Ids for undoing it, one for each app where the service can.
    pub undo: Vec<String>,
}

/// Who has access to which apps of an account, as far as it is read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TeamsOfAccount {
    /// The people, by address, with the teams they are in.
    pub people: Vec<TeamPerson>,
    /// The apps, by name.
    pub apps: Vec<TeamOfApp>,
    /// How many apps were asked so far.
    pub done: u32,
    /// Whether more are being asked.
    pub running: bool,
    /// When the reading began, Unix seconds; nothing before the first.
    pub as_of: Option<u32>,
}

/// A person and the teams this person is in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TeamPerson {
    /// Address.
    pub email: String,
    /// Name.
    pub name: Option<String>,
    /// Roles by app.
    pub seats: Vec<TeamSeat>,
}

/// A role in one app.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TeamSeat {
    /// Which app.
    pub app: String,
    /// Role, such as `admin`.
    pub role: String,
}

/// How far the team of one app is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TeamOfApp {
    /// Which app.
    pub app: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub label: Label,
    /// People of its team; nothing while it is not read.
    pub people: Option<u32>,
    /// Why it could not be read.
    pub problem: Option<Error>,
}
