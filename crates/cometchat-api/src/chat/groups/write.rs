use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;

use super::{Group, GroupType};
use crate::batch::Done;
use crate::endpoint::{Endpoint, Route, delete, post, put};
use crate::id::{Guid, Uid};
use crate::open_enum;
use crate::secret::{self, Secret};

/// Uids by the scope they get; at most 25 over all lists (`semantics.md` section 5).
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewMembers {
    /// To be admins.
    pub admins: Option<Vec<Uid>>,
    /// To be moderators.
    pub moderators: Option<Vec<Uid>>,
    /// To be participants.
    pub participants: Option<Vec<Uid>>,
    /// To be kept out.
    pub users_to_ban: Option<Vec<Uid>>,
}

/// Creates a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateGroup {
    /// Id, never changed afterwards.
    pub guid: Guid,
    /// Display name.
    pub name: String,
    /// Who may find and join it.
    #[serde(rename = "type")]
    pub kind: GroupType,
    /// Needed for the type `password`.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub password: Option<Secret>,
    /// Address of a picture.
    pub icon: Option<String>,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// The app's own data.
    pub metadata: Option<Value>,
    /// Whose it is; the system's where absent.
    pub owner: Option<Uid>,
    /// Up to 25 tags.
    pub tags: Option<Vec<String>>,
    /// First members.
    pub members: Option<NewMembers>,
    /// Creates it as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for CreateGroup {
    type Reply = Group;
    const ROUTE: Route = post("/groups").core();
}

open_enum! {
    /// What [`UpdateGroup::unset`] clears.
    GroupField {
        /// The picture.
        Icon = "icon",
        /// The description.
        Description = "description",
        /// The metadata.
        Metadata = "metadata",
    }
}

/// Changes a group; absent fields stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateGroup {
    /// Which.
    pub guid: Guid,
    /// Display name.
    pub name: Option<String>,
    /// Who may find and join it.
    #[serde(rename = "type")]
    pub kind: Option<GroupType>,
    /// Needed for the type `password`.
    #[serde(default, serialize_with = "secret::on_the_wire_if_any")]
    pub password: Option<Secret>,
    /// Address of a picture.
    pub icon: Option<String>,
    /// Up to 255 characters.
    pub description: Option<String>,
    /// The app's own data, replaced as a whole.
    pub metadata: Option<Value>,
    /// New owner; ignored when acting on behalf of a user (`semantics.md` section 1).
    pub owner: Option<Uid>,
    /// Tags, replaced as a whole.
    pub tags: Option<Vec<String>>,
    /// Fields to clear.
    pub unset: Option<Vec<GroupField>>,
    /// Changes it as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for UpdateGroup {
    type Reply = Group;
    const ROUTE: Route = put("/groups/{guid}").replayable();
}

/// Deletes a group with its messages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteGroup {
    /// Which.
    pub guid: Guid,
    /// Deletes it as this user.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for DeleteGroup {
    type Reply = Done;
    const ROUTE: Route = delete("/groups/{guid}").replayable();
}
