//! Days that nobody counted, filled in from what the service still tells of them.

use cometchat_api::AppId;
use cometchat_api::management::apps::AppState;
use cometchat_client::Priority;
use futures_util::{StreamExt, stream};

use super::measure::is_over;
use super::{DAY_SECS, take::Samples};
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::gate::batch::is_hopeless;
use crate::model::connection::AppRef;
use crate::model::fleet::FleetApp;
use crate::model::usage::Measure;

/// Days that are asked for at once.
const AT_ONCE: usize = 4;
/// Days that are kept together, so that little is lost when somebody leaves.
const KEPT_TOGETHER: usize = 60;

impl Console {
    /// Asks the service what it counted on the days that are missing of the last so many, at the
    /// lowest priority; gives how many were filled in. How many users and conversations there were,
    /// and what was written, is told of no day that is over.
    ///
    /// # Errors
    /// When the connection is not there, or the service refuses; what came until then is kept.
    pub async fn usage_fill(
        &self,
        connection: &str,
        app: Option<&str>,
        days: u32,
    ) -> Result<u32, Error> {
        let apps = match app {
            Some(app) => {
                let app = AppRef { connection: connection.to_owned(), app: app.to_owned() };
                vec![self.app_get(&app).await?]
            }
            None => self.fleet_list(connection).await?.apps,
        };
        let (mut filled, mut trouble) = (0, None);
        for app in apps.iter().filter(|app| app.state != AppState::Archived.as_str()) {
            let of = AppRef { connection: connection.to_owned(), app: app.app.clone() };
            match self.usage_fill_one(&of, app, days).await {
                Ok(n) => filled += n,
                Err(error) if apps.len() == 1 => return Err(error),
                // One app whose plan or key does not tell hinders no other.
                Err(error) => drop(trouble.get_or_insert(error)),
            }
            self.emit(Event::UsageChanged { connection: connection.to_owned() });
        }
        match trouble {
            Some(error) if filled == 0 => Err(error),
            _ => Ok(filled),
        }
    }

    async fn usage_fill_one(&self, of: &AppRef, app: &FleetApp, days: u32) -> Result<u32, Error> {
        let missing = self.usage_missing(of, app, days).await?;
        let reader = self.reader(of).await?.at(Priority::Background);
        let mut filled = 0;
        for days in missing.chunks(KEPT_TOGETHER) {
            let reads = stream::iter(days.to_vec())
                .map(|day| Box::pin(self.stats_of(&reader, day)))
                .buffered(AT_ONCE);
            let read: Vec<Result<Samples, Error>> = reads.collect().await;
            let (mut samples, mut trouble) = (Samples::new(), None);
            for day in read {
                match day {
                    Ok(day) => {
                        filled += u32::from(!day.is_empty());
                        samples.extend(day);
                    }
                    Err(error) => drop(trouble.get_or_insert(error)),
                }
            }
            let id = AppId::from(of.app.as_str());
            self.stored(move |store| store.samples_add(&id, &samples)).await?;
            if let Some(error) = trouble
                && (is_hopeless(&error) || filled == 0)
            {
                return Err(error);
            }
        }
        Ok(filled)
    }

    /// The days before today that are over and were not counted to their end, the latest first.
    async fn usage_missing(
        &self,
        of: &AppRef,
        app: &FleetApp,
        days: u32,
    ) -> Result<Vec<i64>, Error> {
        let (from, today) = self.span(days);
        let made = app.created_at.map_or(from, |at| i64::from(at).div_euclid(DAY_SECS));
        let (id, from) = (AppId::from(of.app.as_str()), from.max(made));
        let measure = Measure::ActiveUsers.id();
        let known =
            self.stored(move |store| store.samples_list(&id, measure, (from, today))).await?;
        let is_known = |day: &i64| known.iter().any(|one| one.day == *day && is_over(*one));
        Ok((from..today).rev().filter(|day| !is_known(day)).collect())
    }
}
