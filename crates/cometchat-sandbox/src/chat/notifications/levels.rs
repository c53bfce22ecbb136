//! Levels of what people are told: 1 off, 2 on, and of messages 3 only mentions.

use cometchat_api::chat::notifications::{Schedule, Switch, Switches};

use crate::check::Check;

const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Checks the levels of a section; other switches say yes or no.
pub(super) fn levels(mut check: Check, section: &str, switches: Option<&Switches>) -> Check {
    for (key, switch) in switches.into_iter().flatten() {
        let field = format!("{section}.{key}");
        let is_flag = key.ends_with("Override");
        // Only messages, answers and reactions have a third level.
        let has_third = ["essages", "eplies", "eactions"].iter().any(|part| key.contains(part));
        let most = if has_third { 3 } else { 2 };
        check = match switch {
            Switch::Flag(_) if is_flag => check,
            Switch::Level(level) if !is_flag && (1..=most).contains(level) => check,
            _ if is_flag => check.wrong(&field, format!("The {key} must be true or false.")),
            _ => check.wrong(&field, format!("The {key} must be a number from 1 to {most}.")),
        };
    }
    check
}

/// Checks the hours of days.
pub(super) fn schedule(mut check: Check, schedule: Option<&Schedule>) -> Check {
    for (name, day) in schedule.into_iter().flatten() {
        let field = format!("schedule.{name}");
        if !DAYS.contains(&name.as_str()) {
            check = check.wrong(&field, "There is no such day.");
        }
        let wrong = |time: Option<u16>| time.is_some_and(|time| time > 2_359 || time % 100 > 59);
        if wrong(day.from) || wrong(day.to) {
            check = check.wrong(&field, "Times are hours and minutes from 0 to 2359.");
        }
    }
    check
}
