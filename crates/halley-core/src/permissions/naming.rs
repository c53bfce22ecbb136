//! Roles that permissions of other roles name.

use crate::console::Console;
use crate::model::connection::AppRef;
use crate::model::permission::{PermissionHolder, PermissionShape};

impl Console {
    /// Names of the roles whose permissions name a role. None where permissions cannot be read:
    /// what is said with it does not depend on them.
    pub(crate) async fn roles_naming(&self, app: &AppRef, role: &str) -> Vec<String> {
        let Ok(matrix) = self.role_permissions(app).await else { return Vec::new() };
        let lists_roles = |id: &String| {
            matrix.rows.iter().any(|row| row.id == *id && row.shape == PermissionShape::Roles)
        };
        let is_other = |holder: &PermissionHolder| !matches!(holder, PermissionHolder::Role { role: own } if own == role);
        matrix
            .columns
            .iter()
            .filter(|column| is_other(&column.holder))
            .filter(|column| {
                let mut named = column.set.iter().filter(|(id, _)| lists_roles(id));
                named.any(|(_, values)| values.iter().any(|value| value == role))
            })
            .map(|column| column.name.clone())
            .collect()
    }
}
