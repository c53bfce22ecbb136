use serde::{Deserialize, Serialize};

use super::{Permission, Permissions, SetPermissions};
use crate::chat::groups::Scope;
use crate::endpoint::{Endpoint, Route, delete, get, put};
use crate::id::{Guid, PermissionId};
use crate::page::Listing;

/// Lists the permissions of a scope in a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListScopePermissions {
    /// In which group.
    pub guid: Guid,
    /// Whose.
    pub scope: Scope,
}

impl Endpoint for ListScopePermissions {
    type Reply = Listing<Permission>;
    const ROUTE: Route = get("/groups/{guid}/scopes/{scope}/permissions").whole();
}

/// Sets permissions of a scope in a group; the others stay as they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetScopePermissions {
    /// In which group.
    pub guid: Guid,
    /// Whose.
    pub scope: Scope,
    /// Values by permission.
    pub permissions: Permissions,
}

impl Endpoint for SetScopePermissions {
    type Reply = SetPermissions;
    const ROUTE: Route = put("/groups/{guid}/scopes/{scope}/permissions").replayable();
}

/// Sets one permission of a scope in a group back to its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnsetScopePermission {
    /// In which group.
    pub guid: Guid,
    /// Whose.
    pub scope: Scope,
    /// Which.
    pub permission: PermissionId,
}

impl Endpoint for UnsetScopePermission {
    type Reply = SetPermissions;
    const ROUTE: Route =
        delete("/groups/{guid}/scopes/{scope}/permissions/{permission}").replayable();
}
