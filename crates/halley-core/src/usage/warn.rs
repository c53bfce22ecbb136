//! Counts that just rose above what somebody set.

use std::collections::HashMap;

use halley_store::Measures;

use super::{take::Samples, value};
use crate::console::Console;
use crate::event::Event;
use crate::model::connection::AppRef;
use crate::model::usage::Measure;

/// A count above what somebody set.
pub(super) struct Risen {
    measure: Measure,
    now: i64,
    most: i64,
}

impl Console {
    /// Says of an app which counts rose above what somebody set.
    pub(super) async fn usage_warn(&self, app: &AppRef, risen: Vec<Risen>) {
        if risen.is_empty() {
            return;
        }
        let name = self.app_known(app).await.map_or_else(|| app.app.clone(), |known| known.name);
        for Risen { measure, now, most } in risen {
            let (value, most) = (value(now), value(most));
            self.emit(Event::UsageWarns {
                app: app.clone(),
                name: name.clone(),
                measure,
                value,
                most,
            });
        }
    }
}

/// The measures that were not above their number when they were counted last, and now are. What
/// happens on a day begins anew with the day.
pub(super) fn risen(
    most: &HashMap<String, i64>,
    kept: &Measures,
    samples: &Samples,
    today: i64,
) -> Vec<Risen> {
    let of = |measure: Measure| {
        let most = *most.get(measure.id())?;
        let (_, now) =
            samples.iter().find(|(name, one)| *name == measure.id() && one.day == today)?;
        let before = kept
            .get(measure.id())
            .into_iter()
            .flatten()
            .filter(|one| one.day == today || measure.is_standing())
            .max_by_key(|one| one.day);
        let was_above = before.is_some_and(|one| one.value > most);
        (now.value > most && !was_above).then_some(Risen { measure, now: now.value, most })
    };
    Measure::ALL.into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use halley_store::Sample;

    use super::*;

    fn told(measure: Measure, before: &[(i64, i64)], now: i64) -> bool {
        let most = HashMap::from([(measure.id().to_owned(), 10)]);
        let sample = |&(day, value): &(i64, i64)| Sample { day, value, taken_at: day * 86_400 };
        let kept = Measures::from([(measure.id().to_owned(), before.iter().map(sample).collect())]);
        !risen(&most, &kept, &vec![(measure.id(), sample(&(7, now)))], 7).is_empty()
    }

    #[test]
    fn a_rise_is_told_once() {
        assert!(told(Measure::Users, &[], 11));
        assert!(told(Measure::Users, &[(6, 10)], 11));
        assert!(!told(Measure::Users, &[(6, 11)], 12), "it stood above already");
        assert!(!told(Measure::Users, &[], 10), "as many as were set are not too many");
    }

    #[test]
    fn what_happens_on_a_day_begins_anew_with_it() {
        assert!(told(Measure::MessagesSent, &[(6, 50)], 11));
        assert!(!told(Measure::MessagesSent, &[(6, 50), (7, 11)], 12));
    }
}
