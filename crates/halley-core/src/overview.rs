//! What an app's overview shows: keys, counts, allowances.

use cometchat_api::chat::api_keys::{ApiKey, ListApiKeys};
use cometchat_api::chat::metrics::{GetMessageStats, GetStats, MessageCounts};
use cometchat_api::{RateClass, Secret};
use cometchat_client::LimitState;
use serde_json::json;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::{Change, Done};
use crate::masks::handle;
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::Act;
use crate::model::overview::{
    AppStats, LimitClass, MaskedKey, MessageMetrics, MetricPoint, RateLimit, RevealedKey,
};
use crate::rows::{count, time};

/// Days that the counts of an app cover.
const STATS_DAYS: i64 = 30;
const DAY_MS: i64 = 86_400_000;

impl Console {
    /// Reads the API keys of an app, masked.
    ///
    /// # Errors
    /// When the service cannot be reached or refuses.
    pub async fn api_keys_list(&self, app: &AppRef) -> Result<Vec<MaskedKey>, Error> {
        let keys = self.reader(app).await?.send(ListApiKeys::default()).await?.data;
        let used = self.key_in_use(app).await?;
        Ok(keys.iter().map(|key| masked(key, &used)).collect())
    }

    /// Copies an API key to the clipboard, which is cleared after a minute.
    ///
    /// # Errors
    /// When the key does not exist any more, or what the gate says.
    pub async fn api_key_copy(&self, app: &AppRef, id: &str) -> Result<(), Error> {
        let key = self.api_key(app, id).await?;
        let change = key_change(app, &key, Act::ApiKeyCopy);
        let copied = self.local_change(change, async {
            self.copy_secret(&key.api_key)?;
            Ok(Done::wholly(()))
        });
        copied.await.map(drop)
    }

    /// Gives an API key in the clear; the activity records it.
    ///
    /// # Errors
    /// When the key does not exist any more, or what the gate says.
    pub async fn api_key_reveal(&self, app: &AppRef, id: &str) -> Result<RevealedKey, Error> {
        let key = self.api_key(app, id).await?;
        let change = key_change(app, &key, Act::ApiKeyReveal);
        let value = key.api_key;
        let shown = self.local_change(change, async { Ok(Done::wholly(RevealedKey { value })) });
        Ok(shown.await?.value)
    }

    /// Reads what the service counted of an app in the last 30 days.
    ///
    /// # Errors
    /// When the service cannot be reached or refuses.
    pub async fn app_stats(&self, app: &AppRef) -> Result<AppStats, Error> {
        let to_date = self.clock().unix_ms();
        let get = GetStats { from_date: to_date - STATS_DAYS * DAY_MS, to_date };
        let stats = self.reader(app).await?.send(get).await?;
        let (metrics, range) = (stats.metrics, stats.time_range.unwrap_or_default());
        Ok(AppStats {
            active_users: count(metrics.active_users),
            concurrent_users: count(metrics.concurrent_users),
            audio_minutes: count(metrics.audio_minutes),
            video_minutes: count(metrics.video_minutes),
            recorded_minutes: count(metrics.recorded_minutes),
            from: time(range.from_date.map(secs)),
            to: time(range.to_date.map(secs)),
        })
    }

    /// Reads messages and receipts of the last hour.
    ///
    /// # Errors
    /// When the service cannot be reached or refuses.
    pub async fn message_metrics(&self, app: &AppRef) -> Result<MessageMetrics, Error> {
        let stats = self.reader(app).await?.send(GetMessageStats::default()).await?;
        let mut points: Vec<_> = stats.data_points.iter().filter_map(point).collect();
        points.sort_by_key(|point| point.at);
        Ok(MessageMetrics { points })
    }

    /// State of an app's allowances, and of its account's where it has one.
    ///
    /// # Errors
    /// When the connection or the app is not there.
    pub async fn rate_limits(&self, app: &AppRef) -> Result<Vec<RateLimit>, Error> {
        let mut limits = self.reader(app).await?.limits();
        let way = self.opened(&app.connection).await?;
        limits.extend(way.account(&self.client()).into_iter().flat_map(|account| account.limits()));
        Ok(limits.iter().map(rate_limit).collect())
    }

    /// An API key by its handle.
    pub(crate) async fn api_key(&self, app: &AppRef, id: &str) -> Result<ApiKey, Error> {
        let keys = self.reader(app).await?.send(ListApiKeys::default()).await?.data;
        keys.into_iter().find(|key| handle(&key.api_key) == id).ok_or_else(|| {
            Error::new(Code::NotFound, "This API key does not exist any more.")
                .advise("Refresh the list of keys.")
        })
    }

    /// The key that Halley uses for an app.
    pub(crate) async fn key_in_use(&self, app: &AppRef) -> Result<Secret, Error> {
        let way = self.opened(&app.connection).await?;
        Ok(self.access(&way, app).await?.key)
    }
}

/// An API key as shown.
pub(crate) fn masked(key: &ApiKey, used: &Secret) -> MaskedKey {
    MaskedKey {
        id: handle(&key.api_key),
        name: key.name.clone(),
        scope: key.scope.to_string(),
        masked: key.api_key.masked(),
        created_at: time(key.created_at),
        created_by: key.created_by.clone(),
        in_use: key.api_key == *used,
    }
}

fn key_change(app: &AppRef, key: &ApiKey, act: Act) -> Change {
    let done = if act == Act::ApiKeyCopy { "Copied" } else { "Showed" };
    Change {
        act,
        app: app.clone(),
        count: 1,
        object: Some(ActivityObject {
            kind: "apiKey".to_owned(),
            id: handle(&key.api_key),
            name: Some(key.name.clone()),
        }),
        sentence: format!("{done} the API key {}", key.name),
        before: Some(json!({ "key": key.api_key.masked(), "scope": key.scope })),
    }
}

fn secs(ms: i64) -> i64 {
    ms / 1_000
}

fn point(counts: &MessageCounts) -> Option<MetricPoint> {
    Some(MetricPoint {
        at: time(counts.start_time.map(secs))?,
        messages_sent: count(counts.messages_sent).unwrap_or(0),
        read_receipts: count(counts.read_receipts).unwrap_or(0),
        delivery_receipts: count(counts.delivery_receipts).unwrap_or(0),
    })
}

fn rate_limit(state: &LimitState) -> RateLimit {
    let in_secs = |span: std::time::Duration| u32::try_from(span.as_secs()).unwrap_or(u32::MAX);
    RateLimit {
        class: match state.class {
            RateClass::Core => LimitClass::Core,
            RateClass::Standard => LimitClass::Standard,
            RateClass::Import => LimitClass::Import,
            RateClass::Management => LimitClass::Management,
        },
        limit: state.limit,
        remaining: state.remaining,
        resets_in_secs: state.resets_in.map(in_secs),
        waiting: u32::try_from(state.waiting).unwrap_or(u32::MAX),
        blocked_for_secs: state.blocked_for.map(in_secs),
    }
}
