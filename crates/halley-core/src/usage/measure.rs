//! What is counted, and what is known of each.

use cometchat_api::chat::metrics::Metrics;
use halley_store::Sample;

use super::DAY_SECS;
use crate::model::usage::Measure;

/// Measure of how many steps of five minutes the messages of a day are counted in.
pub(super) const STEPS: &str = "messageSteps";
/// Measure of when the last step that is counted ended, Unix seconds.
pub(super) const UNTIL: &str = "messagesUntil";
/// Steps of a whole day.
const DAY_STEPS: i64 = 288;

impl Measure {
    /// All of them, in the order in which they are shown.
    pub(crate) const ALL: [Self; 10] = [
        Self::Users,
        Self::ActiveUsers,
        Self::ConcurrentUsers,
        Self::Conversations,
        Self::MessagesSent,
        Self::DeliveryReceipts,
        Self::ReadReceipts,
        Self::AudioMinutes,
        Self::VideoMinutes,
        Self::RecordedMinutes,
    ];

    /// Its name in the store and in files.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Conversations => "conversations",
            Self::ActiveUsers => "activeUsers",
            Self::ConcurrentUsers => "concurrentUsers",
            Self::MessagesSent => "messagesSent",
            Self::DeliveryReceipts => "deliveryReceipts",
            Self::ReadReceipts => "readReceipts",
            Self::AudioMinutes => "audioMinutes",
            Self::VideoMinutes => "videoMinutes",
            Self::RecordedMinutes => "recordedMinutes",
        }
    }

    /// Whether it tells how many there are, rather than what happened on a day.
    pub(super) fn is_standing(self) -> bool {
        matches!(self, Self::Users | Self::Conversations)
    }

    /// Whether a sample holds only part of its day. How many users there are is right whenever it
    /// was counted; what happened on a day is known when the day is over.
    pub(super) fn is_partial(self, sample: Sample, steps: &[Sample]) -> bool {
        match self {
            _ if self.is_standing() => false,
            Self::MessagesSent | Self::DeliveryReceipts | Self::ReadReceipts => steps
                .iter()
                .find(|counted| counted.day == sample.day)
                .is_none_or(|counted| counted.value < DAY_STEPS),
            _ => !is_over(sample),
        }
    }
}

/// Whether a sample was taken when its day was over.
pub(super) fn is_over(sample: Sample) -> bool {
    sample.taken_at >= (sample.day + 1) * DAY_SECS
}

/// What the service counted of a span, by measure; what it does not tell is not there.
pub(super) fn counted(metrics: &Metrics) -> Vec<(Measure, i64)> {
    let all = [
        (Measure::ActiveUsers, metrics.active_users),
        (Measure::ConcurrentUsers, metrics.concurrent_users),
        (Measure::AudioMinutes, metrics.audio_minutes),
        (Measure::VideoMinutes, metrics.video_minutes),
        (Measure::RecordedMinutes, metrics.recorded_minutes),
    ];
    all.into_iter().filter_map(|(measure, value)| Some((measure, value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_partial_until_it_is_over_and_messages_until_every_step_is_counted() {
        let sample = |taken_at| Sample { day: 10, value: 5, taken_at };
        let (noon, after) = (sample(10 * DAY_SECS + 43_200), sample(11 * DAY_SECS));
        assert!(Measure::ActiveUsers.is_partial(noon, &[]));
        assert!(!Measure::ActiveUsers.is_partial(after, &[]));
        assert!(!Measure::Users.is_partial(noon, &[]));
        let steps = |value| [Sample { day: 10, value, taken_at: 0 }];
        assert!(Measure::MessagesSent.is_partial(after, &steps(287)));
        assert!(!Measure::MessagesSent.is_partial(after, &steps(288)));
    }

    #[test]
    fn names_in_the_store_are_those_that_cross_to_the_window() {
        for measure in Measure::ALL {
            assert_eq!(serde_json::to_value(measure).unwrap(), measure.id());
        }
    }
}
