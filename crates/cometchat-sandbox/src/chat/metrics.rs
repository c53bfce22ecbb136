//! Usage numbers (`contract/chat/metrics.yaml`).

use cometchat_api::ApiError;
use cometchat_api::chat::metrics as api;

use crate::refuse;
use crate::scene::Read;
use crate::serve::Mount;
use crate::world::{STEP_MS, Session};

const N_STEPS: i64 = 12;
/// Above this a time is taken for milliseconds: as seconds it would lie in the year 5138.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(stats).read(message_stats)
}

fn stats(r: Read<'_>, asked: api::GetStats) -> Result<api::Stats, ApiError> {
    let (from, to) = (millis(asked.from_date), millis(asked.to_date));
    if from > to {
        return Err(refuse::field("toDate", "The toDate must be after the fromDate."));
    }
    let within = |session: &Session| (from..=to).contains(&(session.started_at * 1000));
    let calls: Vec<Session> = r.app.calls().filter(within).collect();
    let now = r.now_ms / 1000;
    let talked = |video: bool| -> i64 {
        let of_kind = calls.iter().filter(|session| session.is_video == video);
        of_kind.flat_map(|session| session.participants.values()).map(|it| it.secs(now)).sum()
    };
    let recorded = calls.iter().map(Session::recorded_secs).sum();
    let count = |n: usize| i64::try_from(n).ok();
    Ok(api::Stats {
        metrics: api::Metrics {
            audio_minutes: Some(minutes(talked(false))),
            video_minutes: Some(minutes(talked(true))),
            recorded_minutes: Some(minutes(recorded)),
            active_users: count(r.app.tally.n_active(from, to)),
            concurrent_users: count(r.app.tally.peak(from, to)),
            ..api::Metrics::default()
        },
        time_range: Some(api::TimeRange { from_date: Some(from), to_date: Some(to) }),
    })
}

fn message_stats(r: Read<'_>, _: api::GetMessageStats) -> Result<api::MessageStats, ApiError> {
    let end = r.now_ms - r.now_ms.rem_euclid(STEP_MS) + STEP_MS;
    let start = end - N_STEPS * STEP_MS;
    let points = (0..N_STEPS).map(|step| {
        let step_start = start + step * STEP_MS;
        let counts = r.app.tally.step(step_start);
        api::MessageCounts {
            messages_sent: Some(counts.sent),
            read_receipts: Some(counts.read),
            delivery_receipts: Some(counts.delivered),
            start_time: Some(step_start),
            end_time: Some(step_start + STEP_MS),
        }
    });
    Ok(api::MessageStats {
        start_time: Some(start),
        end_time: Some(end),
        data_points: points.collect(),
        app_id: Some(r.app.id.clone()),
    })
}

/// Begun minutes count.
fn minutes(secs: i64) -> i64 {
    secs.div_euclid(60) + i64::from(secs.rem_euclid(60) > 0)
}

/// The unit is not documented: both are taken.
fn millis(at: i64) -> i64 {
    if at.abs() < MILLISECONDS_FROM { at.saturating_mul(1000) } else { at }
}
