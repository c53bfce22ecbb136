//! One measure of all apps of a connection: each app over days, and all of them together.

use std::collections::BTreeMap;

use cometchat_api::AppId;
use cometchat_api::management::apps::AppState;
use halley_store::Sample;

use super::{day_number, value};
use crate::console::Console;
use crate::error::Error;
use crate::model::fleet::FleetApp;
use crate::model::usage::{FleetDay, FleetUsage, FleetUsageApp, Measure};

impl Console {
    /// Gives a measure of all apps of a connection over so many days, today included, as it was
    /// counted here.
    ///
    /// # Errors
    /// When there is no such connection, or the store cannot be used.
    pub async fn usage_fleet(
        &self,
        connection: &str,
        measure: Measure,
        days: u32,
    ) -> Result<FleetUsage, Error> {
        let mut apps = self.fleet_list(connection).await?.apps;
        apps.retain(|app| app.state != AppState::Archived.as_str());
        let (span, id) = (self.span(days), connection.to_owned());
        let ids: Vec<AppId> = apps.iter().map(|app| AppId::from(app.app.as_str())).collect();
        let (kept, thresholds) = self
            .stored(move |store| {
                let mut kept = store.samples_of_fleet(&id, measure.id(), span)?;
                // The app of an app connection is in no fleet that is kept.
                if let [only] = ids.as_slice() {
                    kept.insert(only.clone(), store.samples_list(only, measure.id(), span)?);
                }
                Ok((kept, store.thresholds_of(measure.id())?))
            })
            .await?;
        let mut sum: BTreeMap<i64, (u64, u32)> = BTreeMap::new();
        for sample in
            apps.iter().filter_map(|app| kept.get(&AppId::from(app.app.as_str()))).flatten()
        {
            let day = sum.entry(sample.day).or_default();
            *day = (day.0 + u64::from(value(sample.value)), day.1 + 1);
        }
        let apps = apps.into_iter().map(|app| {
            let id = AppId::from(app.app.as_str());
            let days = kept.get(&id).map_or(&[][..], Vec::as_slice);
            counted(app, days, thresholds.get(&id).map(|most| value(*most)))
        });
        Ok(FleetUsage {
            measure,
            from: day_number(span.0),
            today: day_number(span.1),
            apps: apps.collect(),
            sum: sum
                .into_iter()
                .map(|(day, (total, apps))| FleetDay {
                    day: day_number(day),
                    value: u32::try_from(total).unwrap_or(u32::MAX),
                    apps,
                })
                .collect(),
        })
    }
}

fn counted(app: FleetApp, days: &[Sample], most: Option<u32>) -> FleetUsageApp {
    let last = days.last().map(|sample| value(sample.value));
    let growth = days.first().zip(days.last()).map(|(first, last)| {
        let growth = last.value.saturating_sub(first.value);
        i32::try_from(growth).unwrap_or(if growth < 0 { i32::MIN } else { i32::MAX })
    });
    FleetUsageApp {
        app: app.app,
        name: app.name,
        label: app.label,
        colour: app.colour,
        days: days.iter().map(|sample| (day_number(sample.day), value(sample.value))).collect(),
        last,
        growth: growth.filter(|_| days.len() > 1),
        most,
        warns: last.zip(most).is_some_and(|(last, most)| last > most),
    }
}
