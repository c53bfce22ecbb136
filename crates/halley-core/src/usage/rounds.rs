//! Rounds over all apps of the open connections, at the lowest priority, while Halley runs.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cometchat_api::AppId;
use cometchat_api::management::apps::AppState;
use cometchat_client::Priority;
use futures_util::{StreamExt, stream};

use crate::connections::ways::Way;
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::model::connection::AppRef;

/// How long the first round waits: opening the window comes first.
const FIRST_AFTER: Duration = Duration::from_secs(60);
/// From the end of one round to the next; the messages of more than an hour ago are not told any
/// more.
const BETWEEN_ROUNDS: Duration = Duration::from_secs(45 * 60);
/// How long an app that somebody looks at is left alone after it was counted.
const BETWEEN_LOOKS: Duration = Duration::from_secs(10 * 60);
/// How long an app is left alone between two rounds.
const BETWEEN_COUNTS: Duration = Duration::from_secs(30 * 60);
/// Apps that are counted at once.
const AT_ONCE: usize = 4;

/// When each app was counted in this session, by the monotonic clock.
#[derive(Default)]
pub(crate) struct Counting(Mutex<HashMap<AppRef, Duration>>);

impl Counting {
    fn all(&self) -> MutexGuard<'_, HashMap<AppRef, Duration>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether an app is to be counted now, which it then is.
    fn begin(&self, app: &AppRef, now: Duration, rests: Duration) -> bool {
        let mut all = self.all();
        let is_due = all.get(app).is_none_or(|at| now >= *at + rests);
        if is_due {
            all.insert(app.clone(), now);
        }
        is_due
    }
}

impl Console {
    /// Counts the usage of all apps of the open connections, again and again, for as long as it is
    /// run.
    pub async fn usage_watch(self) {
        self.clock().alarm(FIRST_AFTER).await;
        loop {
            self.usage_round().await;
            self.clock().alarm(BETWEEN_ROUNDS).await;
        }
    }

    /// Counts every app of the open connections that was not counted lately.
    pub async fn usage_round(&self) {
        let ways: Vec<(String, Arc<Way>)> = {
            let ways = self.0.ways.read().unwrap_or_else(PoisonError::into_inner);
            ways.iter().map(|(id, way)| (id.clone(), Arc::clone(way))).collect()
        };
        for (connection, way) in ways {
            if let Err(error) = self.usage_round_of(&connection, &way).await {
                tracing::info!(%error, "the usage of a connection could not be counted");
            }
        }
    }

    /// Counts an app now, for somebody who looks at it.
    ///
    /// # Errors
    /// The first that hindered a part of it; what could be counted is kept all the same.
    pub async fn usage_count(&self, app: &AppRef) -> Result<(), Error> {
        self.0.usage.begin(app, self.clock().now(), Duration::ZERO);
        let made = self.app_known(app).await.and_then(|known| known.created_at);
        let taken = self.usage_take(app, made, Priority::Person).await;
        self.emit(Event::UsageChanged { connection: app.connection.clone() });
        taken
    }

    /// Counts an app in the background where that was a while ago.
    pub(super) fn usage_wanted(&self, app: &AppRef) {
        if self.0.usage.begin(app, self.clock().now(), BETWEEN_LOOKS) {
            let (console, app) = (self.clone(), app.clone());
            tokio::spawn(async move {
                let made = console.app_known(&app).await.and_then(|known| known.created_at);
                if let Err(error) = console.usage_take(&app, made, Priority::Background).await {
                    tracing::info!(%error, "not all usage of an app could be counted");
                }
                console.emit(Event::UsageChanged { connection: app.connection });
            });
        }
    }

    async fn usage_round_of(&self, connection: &str, way: &Way) -> Result<(), Error> {
        let apps = self.fleet_known(connection).await?;
        let mut apps: Vec<(AppId, Option<u32>)> = apps
            .iter()
            .filter(|app| app.state != AppState::Archived.as_str())
            .map(|app| (AppId::from(app.app.as_str()), app.created_at))
            .collect();
        if !apps.is_empty() && !apps.iter().any(|(id, _)| way.has_key(id)) {
            // One reading of all keys, rather than one for each app.
            self.fleet_refresh(connection).await?;
        }
        apps.retain(|(id, _)| way.has_key(id));
        let counted = stream::iter(apps)
            .map(|(id, made)| {
                let app = AppRef { connection: connection.to_owned(), app: id.to_string() };
                Box::pin(async move {
                    if !self.0.usage.begin(&app, self.clock().now(), BETWEEN_COUNTS) {
                        return false;
                    }
                    let taken = self.usage_take(&app, made, Priority::Background).await;
                    if let Err(error) = &taken {
                        tracing::info!(%error, "not all usage of an app could be counted");
                    }
                    true
                })
            })
            .buffer_unordered(AT_ONCE)
            .fold(false, |any, counted| async move { any | counted });
        if counted.await {
            self.emit(Event::UsageChanged { connection: connection.to_owned() });
        }
        Ok(())
    }
}
