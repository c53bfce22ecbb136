//! Roles of an app: read anew whenever they are looked at, changed through the gate.

mod fields;
mod restore;
mod rules;
mod write;

pub(crate) use restore::FormerRole;

use cometchat_api::chat::roles::{GetRole, ListRoles, Reach, Role};
use halley_store::Kind;

use crate::console::Console;
use crate::error::Error;
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::people::IndexPhase;
use crate::model::role::RoleRow;
use crate::reach::Reader;
use crate::rows::{ROWS, is_nothing, pretty, time};

impl Console {
    /// Reads the roles of an app, with how many users of the index have each.
    ///
    /// # Errors
    /// When the service cannot be reached.
    pub async fn roles_list(&self, app: &AppRef) -> Result<Vec<RoleRow>, Error> {
        let roles = all(&self.reader(app).await?).await?;
        let mut rows = Vec::with_capacity(roles.len());
        for role in roles {
            rows.push(self.role_row(app, role).await?);
        }
        Ok(rows)
    }

    /// A role with how many users have it.
    async fn role_row(&self, app: &AppRef, role: Role) -> Result<RoleRow, Error> {
        let (users, counted) = self.role_users(app, role.role.as_str()).await?;
        let settings = role.settings.unwrap_or_default();
        Ok(RoleRow {
            role: role.role.to_string(),
            name: role.name,
            description: role.description.filter(|text| !text.is_empty()),
            metadata: role.metadata.as_ref().filter(|value| !is_nothing(value)).map(pretty),
            list_users: reach(settings.list_users),
            send_messages_to: reach(settings.send_messages_to),
            users,
            counted,
            created_at: time(role.created_at),
            updated_at: time(role.updated_at),
        })
    }

    /// How many users have a role by the index, and whether these are all.
    pub(crate) async fn role_users(
        &self,
        app: &AppRef,
        role: &str,
    ) -> Result<(Option<u32>, bool), Error> {
        let index = self.index_state(app, Kind::Users).await?;
        // What was once read whole stays so while it is only freshened up.
        let counted = index.phase == IndexPhase::Ready || index.as_of.is_some();
        let facets = self.users_facets(app).await?;
        let found = facets.roles.iter().find(|facet| facet.value == role);
        let users = found.map(|facet| facet.count).or(counted.then_some(0));
        Ok((users, counted))
    }

    /// Name of a role, or its id where it has none.
    pub(crate) async fn role_name(&self, app: &AppRef, role: &str) -> Result<String, Error> {
        let name = read(&self.reader(app).await?, role).await?.name;
        Ok(if name.trim().is_empty() { role.to_owned() } else { name })
    }
}

/// All roles of an app; the service has room for 25.
pub(crate) async fn all(reader: &Reader) -> Result<Vec<Role>, Error> {
    Ok(reader.page(ListRoles::default(), 1, ROWS).await?.data)
}

/// Reads a role as it is now.
pub(crate) async fn read(reader: &Reader, role: &str) -> Result<Role, Error> {
    reader.send(GetRole { role: role.into() }).await
}

/// A role as the activity names it.
pub(crate) fn object(id: &str, name: &str) -> ActivityObject {
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    ActivityObject { kind: "role".to_owned(), id: id.to_owned(), name }
}

/// Whom a role reaches; everybody where nothing is said.
fn reach(reach: Option<Reach>) -> String {
    reach.unwrap_or(Reach::All).to_string()
}
