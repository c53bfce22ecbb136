//! Teams: who looks after an app in the vendor's dashboard, and who after which apps of an account.
//! All of it is the account's: the key of one app cannot read it.

mod everywhere;
mod rules;
mod write;

pub(crate) use everywhere::Sweeps;
pub(crate) use rules::is_address;

use cometchat_api::AppId;
use cometchat_api::management::apps::AppOwner;
use cometchat_api::management::collaborators::{Collaborator, ListCollaborators};
use serde::Deserialize;

use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::team::{Team, TeamMember};
use crate::reach::AccountReader;
use crate::rows::time;

/// People of a team at most (`contract/semantics.md` section 16).
pub(crate) const MOST: usize = 25;

/// What is read back of an app as the service listed it.
#[derive(Deserialize)]
struct Raw {
    #[serde(rename = "appOwner")]
    owner: Option<AppOwner>,
}

impl Console {
    /// Reads the team of an app.
    ///
    /// # Errors
    /// When the connection is not one of an account, or the service cannot be reached.
    pub async fn team_list(&self, app: &AppRef) -> Result<Team, Error> {
        let people = read(&self.account_reader(&app.connection).await?, &app.app).await?;
        self.team_seen(app, &people);
        let owner = self.team_owner(app).await?;
        let most = u32::try_from(MOST).unwrap_or(u32::MAX);
        Ok(Team { people, owner, most })
    }

    /// Address of whoever owns an app, by what the fleet knows.
    async fn team_owner(&self, app: &AppRef) -> Result<Option<String>, Error> {
        let (connection, id) = (app.connection.clone(), AppId::from(app.app.as_str()));
        let fleet = self.stored(move |store| store.fleet(&connection)).await?;
        let found = fleet.apps.into_iter().find(|(row, _)| row.app == id);
        let raw: Option<Raw> = found.and_then(|(row, _)| serde_json::from_str(&row.raw).ok());
        Ok(raw.and_then(|raw| raw.owner?.email).map(|email| email.to_lowercase()))
    }
}

/// Reads the people of an app's team, by address.
async fn read(account: &AccountReader, app: &str) -> Result<Vec<TeamMember>, Error> {
    let list = ListCollaborators { app_id: AppId::from(app) };
    let mut people: Vec<_> = account.send(list).await?.data.into_iter().map(member).collect();
    people.sort_by(|one, other| one.email.cmp(&other.email));
    Ok(people)
}

fn member(one: Collaborator) -> TeamMember {
    TeamMember {
        email: one.email.to_lowercase(),
        name: one.name.filter(|name| !name.trim().is_empty()),
        role: one.role.map(|role| role.to_string()).unwrap_or_default(),
        since: time(one.created_at),
    }
}
