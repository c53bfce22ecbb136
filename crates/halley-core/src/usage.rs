//! Usage over days. The service tells only what is now and keeps no days, so Halley counts by
//! itself while it runs and keeps what it counted.

mod fill;
mod fleet;
mod measure;
mod pick;
mod rounds;
mod take;
mod threshold;
mod warn;

pub(crate) use pick::{UsageRow, rows};
pub(crate) use rounds::Counting;

use cometchat_api::AppId;
use halley_store::Sample;

use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::usage::{AppUsage, Measure, UsageDay, UsageSeries};
use crate::rows::count;

pub(crate) const DAY_SECS: i64 = 86_400;
/// Days that are shown at most.
const MOST_DAYS: u32 = 731;

impl Console {
    /// Gives an app's usage of so many days, today included, as it was counted here; and counts
    /// anew in the background where that was a while ago.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn usage_get(&self, app: &AppRef, days: u32) -> Result<AppUsage, Error> {
        let (from, today) = self.span(days);
        let id = AppId::from(app.app.as_str());
        let (mut kept, thresholds) = self
            .stored(move |store| {
                Ok((store.samples_of(&id, (from, today))?, store.thresholds(&id)?))
            })
            .await?;
        self.usage_wanted(app);
        let all = kept.values().flatten();
        let counted_at = all.map(|sample| sample.taken_at).max();
        // How much of a day its messages are in, in steps of five minutes.
        let steps = kept.remove(measure::STEPS).unwrap_or_default();
        let series = Measure::ALL.into_iter().map(|measure| {
            let days = kept.remove(measure.id()).unwrap_or_default();
            let days: Vec<_> = days
                .iter()
                .map(|sample| shown(*sample, measure.is_partial(*sample, &steps)))
                .collect();
            let most = thresholds.get(measure.id()).map(|most| value(*most));
            let last = days.last().map(|day| day.value);
            let warns = last.zip(most).is_some_and(|(last, most)| last > most);
            UsageSeries { measure, days, most, warns }
        });
        Ok(AppUsage {
            from: day_number(from),
            today: day_number(today),
            series: series.collect(),
            counted_at: crate::rows::time(counted_at),
        })
    }

    /// The first and the last of so many days up to today, UTC.
    fn span(&self, days: u32) -> (i64, i64) {
        let today = self.today();
        (today + 1 - i64::from(days.clamp(1, MOST_DAYS)), today)
    }

    /// Today, days since 1970-01-01, UTC.
    fn today(&self) -> i64 {
        (self.clock().unix_ms() / 1_000).div_euclid(DAY_SECS)
    }
}

fn shown(sample: Sample, partial: bool) -> UsageDay {
    UsageDay {
        day: day_number(sample.day),
        value: value(sample.value),
        taken_at: u32::try_from(sample.taken_at).unwrap_or(0),
        partial,
    }
}

fn value(kept: i64) -> u32 {
    count(Some(kept.max(0))).unwrap_or(0)
}

fn day_number(day: i64) -> u32 {
    u32::try_from(day).unwrap_or(0)
}
