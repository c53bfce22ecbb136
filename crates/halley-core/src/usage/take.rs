//! One app counted: users, conversations, what the service counted of today, messages of the last
//! hour. Each is read by itself, so that what a plan does not include hinders nothing else.

use std::collections::BTreeMap;

use cometchat_api::AppId;
use cometchat_api::chat::conversations::ListConversations;
use cometchat_api::chat::metrics::{GetMessageStats, GetStats, MessageCounts};
use cometchat_api::chat::users::ListUsers;
use cometchat_api::page::Listing;
use cometchat_client::Priority;
use halley_store::{Measures, Sample, Store};

use super::measure::{STEPS, UNTIL, counted, is_over};
use super::warn::risen;
use super::{DAY_SECS, value};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::batch::is_hopeless;
use crate::model::connection::AppRef;
use crate::model::usage::Measure;
use crate::reach::Reader;

const DAY_MS: i64 = DAY_SECS * 1_000;

/// Samples of one app by the names of their measures.
pub(super) type Samples = Vec<(&'static str, Sample)>;

impl Console {
    /// Counts one app now and keeps what was counted; `made` is when it was made, Unix seconds.
    ///
    /// # Errors
    /// The first that hindered a part of it; what could be counted is kept all the same.
    pub(super) async fn usage_take(
        &self,
        app: &AppRef,
        made: Option<u32>,
        priority: Priority,
    ) -> Result<(), Error> {
        let reader = self.reader(app).await?.at(priority);
        let id = AppId::from(app.app.as_str());
        let today = self.today();
        let (kept, most) = {
            let id = id.clone();
            let kept = move |store: &Store| {
                Ok((store.samples_of(&id, (today - 1, today))?, store.thresholds(&id)?))
            };
            self.stored(kept).await?
        };
        let mut samples = Samples::new();
        let mut trouble = None;
        let taken_at = self.clock().unix_ms() / 1_000;
        let now = |value| Sample { day: today, value, taken_at };
        for (part, read) in [
            (Measure::Users, users(&reader).await),
            (Measure::Conversations, conversations(&reader).await),
        ] {
            match read {
                Ok(Some(n)) => samples.push((part.id(), now(n))),
                Ok(None) => {}
                Err(error) if is_hopeless(&error) && error.code != Code::PlanRestricted => {
                    return Err(error);
                }
                Err(error) => drop(trouble.get_or_insert(error)),
            }
        }
        if let Err(error) = self.stats(&reader, made, &kept, &mut samples).await {
            trouble.get_or_insert(error);
        }
        match reader.send(GetMessageStats::default()).await {
            Ok(told) => {
                messages(&told.data_points, &kept, self.clock().unix_ms(), &mut samples);
            }
            Err(error) => drop(trouble.get_or_insert(error)),
        }
        let risen = risen(&most, &kept, &samples, today);
        self.stored(move |store| {
            if let Some((_, sample)) = samples.iter().find(|(name, _)| *name == "users") {
                store.app_users(&id, value(sample.value), sample.taken_at)?;
            }
            store.samples_add(&id, &samples)
        })
        .await?;
        self.usage_warn(app, risen).await;
        trouble.map_or(Ok(()), Err)
    }

    /// What the service counted of today so far, and of yesterday where that was not final.
    async fn stats(
        &self,
        reader: &Reader,
        made: Option<u32>,
        kept: &Measures,
        samples: &mut Samples,
    ) -> Result<(), Error> {
        let today = self.today();
        let is_new = made.is_some_and(|at| i64::from(at).div_euclid(DAY_SECS) >= today);
        let known = kept.get(Measure::ActiveUsers.id()).map_or(&[][..], Vec::as_slice);
        let is_final = known.iter().any(|sample| sample.day == today - 1 && is_over(*sample));
        let days = if is_final || is_new { today..=today } else { today - 1..=today };
        for day in days {
            samples.extend(self.stats_of(reader, day).await?);
        }
        Ok(())
    }

    /// What the service counted of one day.
    pub(super) async fn stats_of(&self, reader: &Reader, day: i64) -> Result<Samples, Error> {
        let now = self.clock().unix_ms();
        let get = GetStats {
            from_date: day * DAY_MS,
            to_date: ((day + 1) * DAY_MS - 1).min(now.max(day * DAY_MS)),
        };
        let stats = reader.send(get).await?;
        let sample = |value| Sample { day, value, taken_at: now / 1_000 };
        let counted = counted(&stats.metrics).into_iter();
        Ok(counted.map(|(measure, value)| (measure.id(), sample(value))).collect())
    }
}

/// How many users there are, where the service tells.
async fn users(reader: &Reader) -> Result<Option<i64>, Error> {
    Ok(total(&reader.page(ListUsers::default(), 1, 1).await?))
}

/// How many conversations there are, where the service tells.
async fn conversations(reader: &Reader) -> Result<Option<i64>, Error> {
    let list = ListConversations { unique: Some(1), ..ListConversations::default() };
    Ok(total(&reader.page(list, 1, 1).await?))
}

/// The total of a list; one that its own rows contradict is none (`contract/semantics.md` section
/// 6).
fn total<T>(listing: &Listing<T>) -> Option<i64> {
    let total = listing.meta.pagination.as_ref()?.total?;
    let total = i64::try_from(total).ok()?;
    (total > 0 || listing.data.is_empty()).then_some(total)
}

/// Adds the steps that are over and were not counted yet to the sums of their days.
fn messages(steps: &[MessageCounts], kept: &Measures, now_ms: i64, samples: &mut Samples) {
    let sum = |measure: &str, day: i64| {
        let known = kept.get(measure).and_then(|days| days.iter().find(|one| one.day == day));
        known.map_or(0, |one| one.value)
    };
    let until = kept.get(UNTIL).and_then(|days| days.iter().map(|one| one.value).max());
    let mut days: BTreeMap<i64, [i64; 5]> = BTreeMap::new();
    for step in steps {
        let (Some(start), Some(end)) = (step.start_time, step.end_time) else { continue };
        if end > now_ms || until.is_some_and(|until| start < until * 1_000) {
            continue;
        }
        let day = start.div_euclid(DAY_MS);
        let sums = days.entry(day).or_insert_with(|| {
            [
                sum(Measure::MessagesSent.id(), day),
                sum(Measure::DeliveryReceipts.id(), day),
                sum(Measure::ReadReceipts.id(), day),
                sum(STEPS, day),
                sum(UNTIL, day),
            ]
        });
        let number = |told: Option<u64>| told.and_then(|n| i64::try_from(n).ok()).unwrap_or(0);
        sums[0] += number(step.messages_sent);
        sums[1] += number(step.delivery_receipts);
        sums[2] += number(step.read_receipts);
        sums[3] += 1;
        sums[4] = sums[4].max(end / 1_000);
    }
    for (day, sums) in days {
        let names = [
            Measure::MessagesSent.id(),
            Measure::DeliveryReceipts.id(),
            Measure::ReadReceipts.id(),
            STEPS,
            UNTIL,
        ];
        let taken_at = now_ms / 1_000;
        let sample = |value| Sample { day, value, taken_at };
        samples.extend(names.into_iter().zip(sums).map(|(name, value)| (name, sample(value))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(start: i64, sent: u64) -> MessageCounts {
        MessageCounts {
            messages_sent: Some(sent),
            read_receipts: Some(1),
            delivery_receipts: None,
            start_time: Some(start),
            end_time: Some(start + 300_000),
        }
    }

    fn kept(samples: &Samples) -> Measures {
        let mut measures = Measures::new();
        for (name, sample) in samples {
            measures.entry((*name).to_owned()).or_default().push(*sample);
        }
        measures
    }

    #[test]
    fn every_step_of_five_minutes_is_counted_once_and_in_its_own_day() {
        let midnight = 20_000 * DAY_MS;
        let steps = [step(midnight - 300_000, 4), step(midnight, 5), step(midnight + 300_000, 9)];
        let mut first = Samples::new();
        messages(&steps, &Measures::new(), midnight + 400_000, &mut first);
        let of = |samples: &Samples, name: &str, day| {
            samples.iter().find(|(one, sample)| *one == name && sample.day == day).unwrap().1.value
        };
        assert_eq!(of(&first, "messagesSent", 19_999), 4);
        assert_eq!(of(&first, "messagesSent", 20_000), 5, "the step that goes on waits");
        let mut second = Samples::new();
        messages(&steps, &kept(&first), midnight + 600_000, &mut second);
        assert_eq!(of(&second, "messagesSent", 20_000), 14);
        assert_eq!(of(&second, STEPS, 20_000), 2);
        assert_eq!(of(&second, "readReceipts", 20_000), 2);
        assert!(second.iter().all(|(_, sample)| sample.day == 20_000), "yesterday is done");
    }
}
