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
use crate::model::people::{Facet, IndexPhase};
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
        let counts = self.role_counts(app).await?;
        // Whoever looks at the counts wants the index that they come from.
        self.people_wanted(app, Kind::Users).await?;
        Ok(roles.into_iter().map(|role| row(role, &counts)).collect())
    }

    /// Counts the users of each role by the index.
    pub(crate) async fn role_counts(&self, app: &AppRef) -> Result<Counts, Error> {
        let index = self.index_state(app, Kind::Users).await?;
        // What was once read whole stays so while it is only freshened up.
        let whole = index.phase == IndexPhase::Ready || index.as_of.is_some();
        Ok(Counts { whole, roles: self.users_facets(app).await?.roles })
    }

    /// Name of a role, or its id where it has none.
    pub(crate) async fn role_name(&self, app: &AppRef, role: &str) -> Result<String, Error> {
        let name = read(&self.reader(app).await?, role).await?.name;
        Ok(if name.trim().is_empty() { role.to_owned() } else { name })
    }
}

/// How many users have each role, by the index.
pub(crate) struct Counts {
    /// Whether the index is whole.
    pub(crate) whole: bool,
    roles: Vec<Facet>,
}

impl Counts {
    /// How many users have a role; nothing where none is known and more may come.
    pub(crate) fn of(&self, role: &str) -> Option<u32> {
        let found = self.roles.iter().find(|facet| facet.value == role);
        found.map(|facet| facet.count).or(self.whole.then_some(0))
    }
}

/// A role with how many users have it.
fn row(role: Role, counts: &Counts) -> RoleRow {
    let settings = role.settings.unwrap_or_default();
    RoleRow {
        users: counts.of(role.role.as_str()),
        counted: counts.whole,
        role: role.role.to_string(),
        name: role.name,
        description: role.description.filter(|text| !text.is_empty()),
        metadata: role.metadata.as_ref().filter(|value| !is_nothing(value)).map(pretty),
        list_users: reach(settings.list_users),
        send_messages_to: reach(settings.send_messages_to),
        created_at: time(role.created_at),
        updated_at: time(role.updated_at),
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
