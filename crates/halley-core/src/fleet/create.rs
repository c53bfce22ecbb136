//! New apps. No key reaches the window: the new ones are masked, and the core keeps, copies and
//! shows them.

use cometchat_api::Region;
use cometchat_api::management::apps::{App, CreateApp};
use serde_json::json;

use super::row::{kept, shown};
use crate::checked::Checked;
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::gate::{Change, Done};
use crate::model::activity::{ActivityObject, Outcome};
use crate::model::connection::AppRef;
use crate::model::fleet::{MadeApp, NewApp};
use crate::model::gate::{Act, Written};
use crate::overview::masked;

/// The version of the API that the service documents.
const VERSION: &str = "3";
const REGION_CHARS: usize = 20;

impl Console {
    /// Makes an app of an account and keeps its key, so that it can be opened at once.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn app_create(
        &self,
        connection: &str,
        new: &NewApp,
    ) -> Result<Written<MadeApp>, Error> {
        let create = checked(new)?;
        let change = Change {
            act: Act::AppCreate,
            app: AppRef { connection: connection.to_owned(), app: String::new() },
            count: 1,
            object: Some(ActivityObject {
                kind: "app".to_owned(),
                id: String::new(),
                name: Some(create.name.clone()),
            }),
            sentence: format!("Created the app {} in {}", create.name, create.region),
            before: None,
        };
        let written = self.account_change(change, |writer| async move {
            let made = writer.send(create).await?;
            let after = json!({
                "app": made.id,
                "region": made.region,
                "keys": made.api_keys.iter().map(|key| key.api_key.masked()).collect::<Vec<_>>(),
            });
            let made = self.app_made(connection, made).await?;
            let problem = made.problem.clone();
            let outcome = if problem.is_some() { Outcome::Partly } else { Outcome::Done };
            Ok(Done { outcome, problem, ..Done::wholly(made).now(Some(after)) })
        });
        let written = written.await?;
        self.emit(Event::FleetChanged { connection: connection.to_owned(), problem: None });
        Ok(written)
    }

    /// Takes a new app in: into the fleet, the open connection and the vault. What fails here does
    /// not unmake the app.
    async fn app_made(&self, connection: &str, made: App) -> Result<MadeApp, Error> {
        let way = self.opened(connection).await?;
        way.learn(std::slice::from_ref(&made))?;
        let (id, row) = (connection.to_owned(), kept(&made));
        let listed = row.clone();
        let mut trouble = self.stored(move |store| store.fleet_put(&id, &listed)).await.err();
        let used = made.api_keys.full_access().map(|key| key.api_key.clone());
        if let Some(key) = &used {
            let app = AppRef { connection: connection.to_owned(), app: made.id.to_string() };
            trouble = trouble.or(self.app_key_keep(&app, &row_region(&made), key).await.err());
        }
        let used = used.unwrap_or_default();
        Ok(MadeApp {
            app: shown(&row, &halley_store::AppMarks::default()),
            keys: made.api_keys.iter().map(|key| masked(key, &used)).collect(),
            problem: trouble.map(|error| {
                format!("The app is made, but not all of it could be kept here. {}", error.message)
            }),
        })
    }
}

fn row_region(app: &App) -> Region {
    Region::from(kept(app).region.as_str())
}

fn checked(new: &NewApp) -> Result<CreateApp, Error> {
    let mut checked = Checked::of("app");
    let name = checked.name(&new.name);
    let region = new.region.trim().to_lowercase();
    let is_region = (1..=REGION_CHARS).contains(&region.len())
        && region.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !is_region {
        checked.wrong("region", "Choose where its data is kept: us, eu, in, or another region.");
    }
    checked.end(CreateApp {
        name,
        region: Region::from(region.as_str()),
        version: Some(VERSION.to_owned()),
        skip_sample_data: Some(!new.sample_data),
    })
}
