//! Usage day by day, of one app or of all apps of a connection, one app at a time.

use super::{Column, Listed, paged};
use crate::console::Console;
use crate::jobs::export::columns::{date, number, owned, text};
use crate::model::connection::AppRef;
use crate::model::usage::Measure;
use crate::pages::Ids;
use crate::usage::{UsageRow, rows};

const COLUMNS: &[Column<UsageRow>] = &[
    ("app", "App id", |row| text(&row.app)),
    ("name", "Name", |row| text(&row.name)),
    ("day", "Day (UTC)", |row| owned(row.date())),
    ("users", "Users", |row| number(row.of(Measure::Users))),
    ("activeUsers", "Active users", |row| number(row.of(Measure::ActiveUsers))),
    ("concurrentUsers", "Most connected at once", |row| number(row.of(Measure::ConcurrentUsers))),
    ("conversations", "Conversations", |row| number(row.of(Measure::Conversations))),
    ("messagesSent", "Messages sent", |row| number(row.of(Measure::MessagesSent))),
    ("deliveryReceipts", "Delivered", |row| number(row.of(Measure::DeliveryReceipts))),
    ("readReceipts", "Read", |row| number(row.of(Measure::ReadReceipts))),
    ("audioMinutes", "Minutes of audio calls", |row| number(row.of(Measure::AudioMinutes))),
    ("videoMinutes", "Minutes of video calls", |row| number(row.of(Measure::VideoMinutes))),
    ("recordedMinutes", "Minutes recorded", |row| number(row.of(Measure::RecordedMinutes))),
    ("countedAt", "Counted", |row| date(Some(row.taken_at))),
];

pub(super) fn list(console: Console, of: AppRef, days: u32) -> Box<dyn Listed> {
    paged(COLUMNS, move |page| {
        let (console, of) = (console.clone(), of.clone());
        async move {
            let apps = if of.app.is_empty() {
                console.fleet_list(&of.connection).await?.apps
            } else {
                vec![console.app_get(&of).await?]
            };
            let at = page as usize;
            let Some(app) = apps.get(at - 1) else { return Ok((Vec::new(), None)) };
            let ids = (at < apps.len()).then(|| Ids::of([app.app.as_str()]));
            Ok((rows(&console, app, days).await?, ids))
        }
    })
}
