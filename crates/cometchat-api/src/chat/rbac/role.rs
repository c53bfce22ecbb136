use serde::{Deserialize, Serialize};

use super::{Permission, Permissions, SetPermissions};
use crate::endpoint::{Endpoint, Route, delete, get, put};
use crate::id::{PermissionId, RoleId};
use crate::page::Listing;

/// Lists the permissions of a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListRolePermissions {
    /// Whose.
    pub role: RoleId,
}

impl Endpoint for ListRolePermissions {
    type Reply = Listing<Permission>;
    const ROUTE: Route = get("/roles/{role}/permissions").whole();
}

/// Sets permissions of a role; the others stay as they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetRolePermissions {
    /// Whose.
    pub role: RoleId,
    /// Values by permission.
    pub permissions: Permissions,
}

impl Endpoint for SetRolePermissions {
    type Reply = SetPermissions;
    const ROUTE: Route = put("/roles/{role}/permissions").replayable();
}

/// Sets one permission of a role back to its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnsetRolePermission {
    /// Whose.
    pub role: RoleId,
    /// Which.
    pub permission: PermissionId,
}

impl Endpoint for UnsetRolePermission {
    type Reply = SetPermissions;
    const ROUTE: Route = delete("/roles/{role}/permissions/{permission}").replayable();
}
