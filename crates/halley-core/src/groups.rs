//! Groups: read anew from the service whenever one is looked at. And roles, for reading.

mod fates;
mod members;
mod roll;
mod rules;
mod write;

use cometchat_api::Guid;
use cometchat_api::chat::groups::{GetGroup, Group};
use cometchat_api::chat::roles::{ListRoles, Role};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::masks;
use crate::model::connection::AppRef;
use crate::model::group::{GroupDetail, RoleRow};
use crate::reach::Reader;
use crate::rows::{ROWS, pretty, time};

impl Console {
    /// Reads a group.
    ///
    /// # Errors
    /// When there is no such group, or the service cannot be reached.
    pub async fn group_get(&self, app: &AppRef, guid: &str) -> Result<GroupDetail, Error> {
        let reader = self.reader(app).await?;
        let group = match read_group(&reader, guid).await {
            Err(error) if error.code == Code::NotFound => {
                self.group_gone(app, guid).await;
                return Err(error);
            }
            group => group?,
        };
        self.group_seen(app, &group).await;
        self.group_shown(app, &group).await
    }

    /// Everything about a group, with its owner's name.
    pub(crate) async fn group_shown(
        &self,
        app: &AppRef,
        group: &Group,
    ) -> Result<GroupDetail, Error> {
        let owner_name = match &group.owner {
            Some(owner) => self.user_name(app, owner.as_str()).await?,
            None => None,
        };
        Ok(GroupDetail { owner_name, ..self.group_detail(app, group) })
    }

    /// Reads a group as the service tells it, as JSON; secrets in it are masked.
    ///
    /// # Errors
    /// As [`Self::group_get`].
    pub async fn group_raw(&self, app: &AppRef, guid: &str) -> Result<String, Error> {
        let get = GetGroup { guid: Guid::from(guid), on_behalf_of: None };
        Ok(pretty(&masks::masked(self.reader(app).await?.raw(get).await?)))
    }

    /// Reads the roles of an app, with how many users of the index have each.
    ///
    /// # Errors
    /// When the service cannot be reached.
    pub async fn roles_list(&self, app: &AppRef) -> Result<Vec<RoleRow>, Error> {
        let listing = self.reader(app).await?.page(ListRoles::default(), 1, ROWS).await?;
        let facets = self.users_facets(app).await?;
        let users = |role: &str| facets.roles.iter().find(|facet| facet.value == role);
        Ok(listing
            .data
            .into_iter()
            .map(|role| {
                let users = users(role.role.as_str()).map(|facet| facet.count);
                role_row(role, users)
            })
            .collect())
    }
}

/// Reads a group as it is now.
pub(crate) async fn read_group(reader: &Reader, guid: &str) -> Result<Group, Error> {
    reader.send(GetGroup { guid: Guid::from(guid), on_behalf_of: None }).await
}

fn role_row(role: Role, users: Option<u32>) -> RoleRow {
    RoleRow {
        role: role.role.to_string(),
        name: role.name,
        description: role.description.filter(|text| !text.is_empty()),
        users,
        created_at: time(role.created_at),
    }
}
