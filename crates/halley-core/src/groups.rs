//! Groups and roles, for reading.

use cometchat_api::Guid;
use cometchat_api::chat::groups::GetGroup;
use cometchat_api::chat::members::{ListMembers, Member};
use cometchat_api::chat::roles::{ListRoles, Role};

use crate::console::Console;
use crate::error::Error;
use crate::masks;
use crate::model::connection::AppRef;
use crate::model::group::{GroupDetail, MemberRow, RoleRow};
use crate::model::people::{Page, PageOf};
use crate::rows::{ROWS, page, pretty, time};

impl Console {
    /// Reads a group.
    ///
    /// # Errors
    /// When there is no such group, or the service cannot be reached.
    pub async fn group_get(&self, app: &AppRef, guid: &str) -> Result<GroupDetail, Error> {
        let get = GetGroup { guid: Guid::from(guid), on_behalf_of: None };
        let group = self.reader(app).await?.send(get).await?;
        self.group_seen(app, &group).await;
        Ok(self.group_detail(app, &group))
    }

    /// Reads a group as the service tells it, as JSON; secrets in it are masked.
    ///
    /// # Errors
    /// As [`Self::group_get`].
    pub async fn group_raw(&self, app: &AppRef, guid: &str) -> Result<String, Error> {
        let get = GetGroup { guid: Guid::from(guid), on_behalf_of: None };
        Ok(pretty(&masks::masked(self.reader(app).await?.raw(get).await?)))
    }

    /// Reads a page of a group's members.
    ///
    /// # Errors
    /// When there is no such group, or the service cannot be reached.
    pub async fn group_members(&self, of: &PageOf) -> Result<Page<MemberRow>, Error> {
        let list = ListMembers { guid: Guid::from(of.id.as_str()), ..ListMembers::default() };
        let listing = self.reader(&of.app).await?.page(list, of.page, ROWS).await?;
        let rows = listing.data.iter().map(|member| self.member_row(&of.app, member)).collect();
        Ok(page(rows, &listing.meta, ROWS))
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

    fn member_row(&self, app: &AppRef, member: &Member) -> MemberRow {
        MemberRow {
            row: self.user_row(app, &member.user),
            scope: member.scope.as_ref().map_or_else(String::new, ToString::to_string),
            joined_at: time(member.joined_at),
        }
    }
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
