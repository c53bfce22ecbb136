//! Why somebody is not told.

use cometchat_api::Uid;
use cometchat_api::chat::notifications::MutedKind;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::notice::Notice;
use super::preferences::Counting;
use super::{Own, setting};
use crate::world::Peers;

/// Why a user is not told of something, if he is not: by his choices and the app's settings.
pub(super) fn of(
    settings: &Value,
    own: Option<&Own>,
    to: &Uid,
    notice: &Notice,
    at_ms: i64,
) -> Option<&'static str> {
    let mentioned = notice.mentioned.contains(to);
    let bypasses = setting(settings, &["preferences", "bypassPreferencesForMentions"]);
    if mentioned && bypasses == Some(&Value::Bool(true)) {
        return None;
    }
    let counting = Counting::of(settings, own);
    let dnd = counting.value("mute", "dndPreferenceSetting", "dndPreferenceOverride");
    if dnd.and_then(Value::as_u64) == Some(2) {
        return Some("DND_PREFERENCE");
    }
    if own.is_some_and(|own| is_muted(own, &counting, &notice.peers, to, at_ms)) {
        return Some("MUTE_PREFERENCE");
    }
    let schedule =
        counting.value("mute", "schedulePreferenceSetting", "schedulePreferenceOverride");
    let zone = own.and_then(|own| own.timezone.as_deref());
    if schedule.is_some_and(|schedule| !is_awake(schedule, zone, at_ms)) {
        return Some("SCHEDULE_PREFERENCE");
    }
    let told = match (counting.level(notice.section, notice.key), notice.key) {
        (1, _) => false,
        // Of reactions the third level means those to everybody's messages.
        (2, "reactions") => notice.author == *to,
        (3, "messages" | "replies" | "quotedReplies") => mentioned,
        _ => true,
    };
    (!told).then_some(notice.reason)
}

fn is_muted(own: &Own, counting: &Counting<'_>, peers: &Peers, to: &Uid, at_ms: i64) -> bool {
    let (key, right) = match peers {
        Peers::Group(guid) => {
            (Own::mute_key(&MutedKind::Group, guid.as_str()), "mutedGroupsOverride")
        }
        pair @ Peers::Pair(..) => {
            let other = pair.other(to).map_or("", Uid::as_str);
            (Own::mute_key(&MutedKind::OneOnOne, other), "mutedOneOnOnesOverride")
        }
    };
    let muted = own.mutes.get(&key);
    muted.is_some_and(|mute| mute.until.is_none_or(|until| at_ms < until))
        && counting.may("mute", right)
}

/// Whether a moment lies in the hours of its day, in the user's time zone.
fn is_awake(schedule: &Value, zone: Option<&str>, at_ms: i64) -> bool {
    let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    let Ok(moment) = Timestamp::from_millisecond(at_ms) else { return true };
    let local = moment.to_zoned(zone);
    let day = local.strftime("%A").to_string().to_lowercase();
    let Some(day) = schedule.get(day) else { return true };
    if day.get("dnd") == Some(&Value::Bool(true)) {
        return false;
    }
    let time = i64::from(local.hour()) * 100 + i64::from(local.minute());
    let bound = |key: &str, default| day.get(key).and_then(Value::as_i64).unwrap_or(default);
    (bound("from", 0)..=bound("to", 2359)).contains(&time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_hours_of_a_day_are_those_of_the_users_time_zone() {
        // 2026-09-21 was a Monday; the moment is 14:30 in UTC and 20:00 in Kolkata.
        let at_ms = 1_790_001_000_000;
        let schedule = json!({ "monday": { "from": 900, "to": 1800, "dnd": false } });
        assert!(is_awake(&schedule, None, at_ms));
        assert!(!is_awake(&schedule, Some("Asia/Kolkata"), at_ms));
        assert!(is_awake(&json!({ "tuesday": { "dnd": true } }), None, at_ms));
        assert!(!is_awake(&json!({ "monday": { "dnd": true } }), None, at_ms));
    }
}
