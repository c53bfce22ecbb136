//! What was done, the latest first.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Column, Listed, paged};
use crate::console::Console;
use crate::jobs::export::columns::{date, named, some, text};
use crate::model::activity::{ActivityEntry, ActivityFilter};
use crate::pages::Ids;

const AT_ONCE: u32 = 500;

const COLUMNS: &[Column<ActivityEntry>] = &[
    ("at", "When", |entry| date(Some(entry.at))),
    ("connection", "Connection", |entry| text(&entry.connection_name)),
    ("app", "App", |entry| some(entry.app_name.as_ref())),
    ("appId", "App id", |entry| some(entry.app.as_ref())),
    ("act", "Act", |entry| text(&entry.act)),
    ("what", "What", |entry| text(&entry.sentence)),
    ("objectKind", "Kind of object", |entry| some(entry.object.as_ref().map(|it| &it.kind))),
    ("objectId", "Id of object", |entry| some(entry.object.as_ref().map(|it| &it.id))),
    ("outcome", "Outcome", |entry| named(&entry.outcome)),
    ("problem", "Problem", |entry| some(entry.problem.as_ref())),
    ("requestId", "Request id", |entry| some(entry.request_id.as_ref())),
    ("before", "Before", |entry| some(entry.before.as_ref())),
    ("after", "After", |entry| some(entry.after.as_ref())),
];

pub(super) fn list(console: Console, filter: ActivityFilter) -> Box<dyn Listed> {
    // The list goes on from the last entry that was given.
    let last = Arc::new(Mutex::new(None));
    paged(COLUMNS, move |_| {
        let (console, last) = (console.clone(), Arc::clone(&last));
        let before = last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let filter = ActivityFilter { before, limit: AT_ONCE, ..filter.clone() };
        async move {
            let rows = console.activity_list(&filter).await?;
            *last.lock().unwrap_or_else(PoisonError::into_inner) =
                rows.last().map(|entry| entry.id.clone());
            let more = rows.len() == AT_ONCE as usize;
            let ids = Ids::of(rows.iter().map(|entry| entry.id.as_str()));
            Ok((rows, more.then_some(ids)))
        }
    })
}
