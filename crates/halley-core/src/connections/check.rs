//! Trying a connection: the light read that tells whether it works.

use cometchat_api::Secret;
use cometchat_api::chat::api_keys::{KeyScope, ListApiKeys};
use cometchat_api::limits::PER_PAGE;
use cometchat_api::management::apps::{App, ListApps};
use std::sync::Arc;

use super::trouble;
use super::ways::{Way, WayKind, app_access};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::CheckReport;
use crate::reach::Reader;

/// Regions that are documented; a mistyped one is looked for among them.
const REGIONS: [&str; 3] = ["us", "eu", "in"];
/// Seconds by which a clock may be off before it is worth a word.
const SKEW_SECS: i64 = 120;

impl Console {
    /// Tries a connection.
    ///
    /// # Errors
    /// When there is no such connection; what hinders it otherwise is in the report.
    pub async fn connection_check(&self, id: &str) -> Result<CheckReport, Error> {
        self.0.book.get(id)?;
        let begun = self.clock().now();
        let tried = self.try_connection(id).await;
        let millis = self.clock().now().saturating_sub(begun).as_millis();
        let skew = self.client().clock_skew();
        let (apps, problem) = match tried {
            Ok(apps) => (Some(apps), skew.filter(|skew| skew.abs() > SKEW_SECS).map(clock_off)),
            Err(error) => (None, Some(error)),
        };
        Ok(CheckReport {
            ok: apps.is_some(),
            millis: u32::try_from(millis).unwrap_or(u32::MAX),
            apps,
            problem,
            clock_skew_secs: skew.and_then(|skew| i32::try_from(skew).ok()),
        })
    }

    async fn try_connection(&self, id: &str) -> Result<u32, Error> {
        let way = self.opened(id).await?;
        match &way.kind {
            WayKind::Account { access, .. } => {
                let apps = self.apps_of(&way).await;
                let apps = apps.map_err(|error| trouble::account(error, &access.key))?;
                let count = apps.len();
                self.fleet_learned(id, apps).await?;
                Ok(u32::try_from(count).unwrap_or(u32::MAX))
            }
            WayKind::App(access) => {
                let key = access.key.clone();
                self.try_key(&way, &key).await.map(|()| 1)
            }
        }
    }

    /// Reads all apps of an account and takes in their keys.
    pub(crate) async fn apps_of(&self, way: &Way) -> Result<Vec<App>, Error> {
        let account = way.account(&self.client()).ok_or_else(Error::closed)?;
        let mut apps: Vec<App> = Vec::new();
        for page in 1.. {
            let list =
                ListApps { page: Some(page), per_page: Some(PER_PAGE), ..ListApps::default() };
            let listing = account.send(list).await?;
            let told = listing.meta.pagination.and_then(|told| told.per_page).unwrap_or(PER_PAGE);
            let count = listing.data.len();
            let fresh = listing.data.first().is_some_and(|app| apps.iter().all(|a| a.id != app.id));
            way.learn(&listing.data)?;
            apps.extend(listing.data.into_iter().filter(|_| fresh));
            // A service that repeats itself has no more to say.
            if !fresh || count < told.max(1) as usize {
                break;
            }
        }
        Ok(apps)
    }

    /// Reads the keys of an app, which tells whether this one works and what it may do.
    pub(crate) async fn try_key(&self, way: &Arc<Way>, key: &Secret) -> Result<(), Error> {
        let WayKind::App(access) = &way.kind else { return Ok(()) };
        let reader = Reader::new(self.client().app(access.clone()), Arc::clone(way));
        match reader.send(ListApiKeys::default()).await {
            Ok(keys) => {
                let used = keys.data.iter().find(|listed| listed.api_key == *key);
                match used.map(|used| &used.scope) {
                    Some(KeyScope::AuthOnly) => Err(trouble::auth_only()),
                    _ => Ok(()),
                }
            }
            Err(error) => Err(self.explained(way, error).await),
        }
    }

    /// Looks whether the app lives in another region than was typed.
    async fn explained(&self, way: &Arc<Way>, error: Error) -> Error {
        let WayKind::App(access) = &way.kind else { return error };
        if !trouble::may_be_region(&error) {
            return trouble::app(error, None);
        }
        for region in REGIONS.iter().filter(|region| **region != access.region.as_str()) {
            let app = access.app.as_str();
            let endpoints = self.0.endpoints.as_ref();
            let Ok(elsewhere) = app_access(app, region, access.key.clone(), endpoints) else {
                continue;
            };
            let reader = Reader::new(self.client().app(elsewhere), Arc::clone(way));
            let answer = reader.send(ListApiKeys::default()).await;
            if answer.as_ref().err().is_none_or(trouble::knows_the_app) {
                return trouble::app(error, Some(region));
            }
        }
        trouble::app(error, None)
    }
}

/// A clock that is off although the service answers.
fn clock_off(skew: i64) -> Error {
    let (by, way) = (skew.unsigned_abs(), if skew > 0 { "ahead" } else { "behind" });
    let span = match by {
        0..120 => format!("{by} seconds"),
        120..7_200 => format!("{} minutes", by / 60),
        7_200..172_800 => format!("{} hours", by / 3_600),
        _ => format!("{} days", by / 86_400),
    };
    Error::new(Code::ClockOff, format!("The clock of this computer is {span} {way}."))
        .advise("Set date and time of this computer, best automatically. Times shown here are off.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_off_says_by_how_much_and_which_way() {
        assert_eq!(clock_off(-600).message, "The clock of this computer is 10 minutes behind.");
        assert_eq!(clock_off(259_200).message, "The clock of this computer is 3 days ahead.");
    }
}
