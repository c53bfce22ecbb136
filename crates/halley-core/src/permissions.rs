//! Permissions of roles, and of scopes in groups: what is set, what counts by default, and changes
//! of many at once.

mod apply;
mod book;
mod naming;
mod save;
pub(crate) mod value;
mod words;

pub(crate) use book::Told;

use cometchat_api::chat::rbac::{
    ListRolePermissions, ListScopePermissions, Permission, Permissions,
};
use futures_util::{StreamExt, stream};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::rights;
use crate::groups::read_group;
use crate::model::connection::AppRef;
use crate::model::gate::Act;
use crate::model::permission::{PermissionColumn, PermissionHolder, PermissionMatrix};
use crate::reach::Reader;
use crate::roles;

/// Columns that are read at once.
const AT_ONCE: usize = 6;
/// Scopes of a group, the mightiest first.
pub(crate) const SCOPES: [&str; 3] = ["admin", "moderator", "participant"];

/// What a role or scope has: what is set, whether the service told so, and all it could have.
pub(crate) struct Held {
    pub(crate) set: Permissions,
    pub(crate) told: bool,
    pub(crate) known: Vec<Permission>,
}

impl Console {
    /// Reads the permissions of every role of an app.
    ///
    /// # Errors
    /// When the roles cannot be read, or the permissions of none of them.
    pub async fn role_permissions(&self, app: &AppRef) -> Result<PermissionMatrix, Error> {
        let reader = self.reader(app).await?;
        let roles = roles::all(&reader).await?;
        let named = roles.into_iter().map(|role| {
            let name = Some(role.name).filter(|name| !name.trim().is_empty());
            let role = role.role.to_string();
            (name.unwrap_or_else(|| role.clone()), PermissionHolder::Role { role })
        });
        self.matrix(app, &reader, named.collect()).await
    }

    /// Reads the permissions of the three scopes of a group.
    ///
    /// # Errors
    /// When there is no such group, or its permissions cannot be read.
    pub async fn scope_permissions(
        &self,
        app: &AppRef,
        guid: &str,
    ) -> Result<PermissionMatrix, Error> {
        let reader = self.reader(app).await?;
        let guid = read_group(&reader, guid).await?.guid.to_string();
        let named = SCOPES.map(|scope| {
            let holder = PermissionHolder::Scope { guid: guid.clone(), scope: scope.to_owned() };
            (scope.to_owned(), holder)
        });
        self.matrix(app, &reader, named.to_vec()).await
    }

    /// One column for each holder; a holder that cannot be read says why, unless none can.
    async fn matrix(
        &self,
        app: &AppRef,
        reader: &Reader,
        named: Vec<(String, PermissionHolder)>,
    ) -> Result<PermissionMatrix, Error> {
        let mut read = stream::iter(named)
            .map(|(name, holder)| async move {
                let held = self.held(app, reader, &holder).await;
                (name, holder, held)
            })
            .buffered(AT_ONCE);
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        while let Some((name, holder, held)) = read.next().await {
            let is_of_roles = matches!(holder, PermissionHolder::Role { .. });
            let mut column = PermissionColumn {
                holder,
                name,
                set: value::Values::new(),
                defaults: value::Values::new(),
                told: false,
                problem: None,
            };
            match held {
                Ok(held) => {
                    words::add_rows(&mut rows, &held.known, is_of_roles);
                    column.set = value::given(&held.set);
                    column.defaults = value::defaults(&held.known);
                    column.told = held.told;
                }
                Err(error) => column.problem = Some(error),
            }
            columns.push(column);
        }
        match columns.iter().find_map(|column| column.problem.as_ref()) {
            Some(error) if columns.iter().all(|column| column.problem.is_some()) => {
                Err(error.clone())
            }
            _ => Ok(PermissionMatrix { rows: words::ordered(rows, &columns), columns }),
        }
    }

    /// Reads what a role or scope has. Where the profile may not change permissions, or the service
    /// does not answer to a change of nothing, what Halley set last stands in.
    pub(crate) async fn held(
        &self,
        app: &AppRef,
        reader: &Reader,
        holder: &PermissionHolder,
    ) -> Result<Held, Error> {
        let known = match holder {
            PermissionHolder::Role { role } => {
                reader.send(ListRolePermissions { role: role.as_str().into() }).await?
            }
            PermissionHolder::Scope { guid, scope } => {
                let (guid, scope) = (guid.as_str().into(), scope.as_str().into());
                reader.send(ListScopePermissions { guid, scope }).await?
            }
        };
        let known = known.data;
        // Even a change of nothing is a change, so it is not sent for who may make none.
        if rights::check(self.profile().await?, Act::PermissionsSet, 1).is_ok() {
            match reader.permissions_set(holder).await {
                Ok(set) => return Ok(Held { set, told: true, known }),
                Err(error) if error.code == Code::Invalid => {}
                Err(error) => return Err(error),
            }
        }
        let last = self.0.permissions.last(app, holder);
        Ok(Held { told: last.is_some(), set: last.unwrap_or_default(), known })
    }
}
