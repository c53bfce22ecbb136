//! Usage day by day, as files have it.

use std::collections::{BTreeMap, HashMap};

use cometchat_api::AppId;
use time::OffsetDateTime;

use super::{DAY_SECS, value};
use crate::console::Console;
use crate::error::Error;
use crate::model::fleet::FleetApp;
use crate::model::usage::Measure;

/// One day of one app.
pub(crate) struct UsageRow {
    /// Id of the app.
    pub(crate) app: String,
    /// Its name.
    pub(crate) name: String,
    /// When anything of the day was counted last, Unix seconds.
    pub(crate) taken_at: u32,
    day: i64,
    values: HashMap<Measure, u32>,
}

impl UsageRow {
    /// The value of a measure, where it was counted.
    pub(crate) fn of(&self, measure: Measure) -> Option<u32> {
        self.values.get(&measure).copied()
    }

    /// The day, such as `2026-11-22`.
    pub(crate) fn date(&self) -> String {
        OffsetDateTime::from_unix_timestamp(self.day * DAY_SECS)
            .map_or_else(|_| String::new(), |at| at.date().to_string())
    }
}

/// The days of an app on which anything was counted, the oldest first.
pub(crate) async fn rows(
    console: &Console,
    app: &FleetApp,
    days: u32,
) -> Result<Vec<UsageRow>, Error> {
    let (span, id) = (console.span(days), AppId::from(app.app.as_str()));
    let kept = console.stored(move |store| store.samples_of(&id, span)).await?;
    let mut rows: BTreeMap<i64, UsageRow> = BTreeMap::new();
    for measure in Measure::ALL {
        for sample in kept.get(measure.id()).into_iter().flatten() {
            let row = rows.entry(sample.day).or_insert_with(|| UsageRow {
                app: app.app.clone(),
                name: app.name.clone(),
                taken_at: 0,
                day: sample.day,
                values: HashMap::new(),
            });
            row.values.insert(measure, value(sample.value));
            row.taken_at = row.taken_at.max(u32::try_from(sample.taken_at).unwrap_or(0));
        }
    }
    Ok(rows.into_values().collect())
}
