//! Reading an app's people: whole now and then, and what changed in between.

use std::time::Duration;

use cometchat_api::AppId;
use cometchat_api::chat::groups::ListGroups;
use cometchat_api::chat::users::ListUsers;
use cometchat_client::Priority;
use halley_store::{IndexState as Kept, Kind, PassPage};
use tokio_util::task::AbortOnDropHandle;

use super::half::Half;
use super::pass::{Numbered, PER_PAGE, Pass};
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::model::connection::AppRef;
use crate::reach::Reader;

/// Seconds after which changes are read when somebody looks.
const FRESH_SECS: i64 = 30;
/// Seconds after which everything is read anew, since deletions do not show as changes.
const WHOLE_SECS: i64 = 86_400;
/// Seconds after which everything is read anew when a person asks for it.
const ASKED_SECS: i64 = 60;
/// Seconds that two readings of changes overlap, for clocks that differ.
const OVERLAP_SECS: i64 = 60;
/// How long a reading that failed is left alone.
const AFTER_FAILURE: Duration = Duration::from_secs(15);
/// How long lists are left alone between two nudges while an index is read.
const BETWEEN_NUDGES: Duration = Duration::from_millis(400);

/// How thorough a reading is to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// What changed; everything where that was long ago.
    Fresh,
    /// Everything, unless that was done a moment ago.
    Whole,
}

/// Whether an index is to be brought up to date.
pub(super) fn is_stale(kept: &Kept, now: i64) -> bool {
    kept.running || kept.delta_at.is_none_or(|at| now - at > FRESH_SECS)
}

fn is_whole_due(kept: &Kept, now: i64, wish: Wish) -> bool {
    let after = if wish == Wish::Whole { ASKED_SECS } else { WHOLE_SECS };
    kept.running || kept.full_at.is_none_or(|at| now - at > after)
}

impl Console {
    /// Starts a reading, unless one goes on or failed a moment ago.
    pub(super) fn people_start(&self, app: &AppRef, wish: Wish) {
        let mut running = self.0.people.all();
        let reading = running.entry(app.clone()).or_default();
        let goes_on = reading.users.is_running || reading.groups.is_running;
        let has_failed = reading.users.problem.is_some() || reading.groups.problem.is_some();
        let rests = reading.ended.is_some_and(|at| self.clock().now() < at + AFTER_FAILURE);
        if goes_on || (has_failed && rests && wish == Wish::Fresh) {
            return;
        }
        for half in [&mut reading.users, &mut reading.groups] {
            *half = super::Progress { is_running: true, ..super::Progress::default() };
        }
        let (console, app) = (self.clone(), app.clone());
        let task = tokio::spawn(async move { console.people_read(&app, wish).await });
        reading.task = Some(AbortOnDropHandle::new(task));
    }

    async fn people_read(&self, app: &AppRef, wish: Wish) {
        let now = self.service_now();
        tokio::join!(
            self.half_read::<ListUsers>(app, wish, now),
            self.half_read::<ListGroups>(app, wish, now)
        );
        if let Some(reading) = self.0.people.all().get_mut(app) {
            reading.ended = Some(self.clock().now());
        }
        self.0.people.1.notify_waiters();
        self.progress(app).await;
    }

    async fn half_read<L: Half>(&self, app: &AppRef, wish: Wish, now: i64) {
        let problem = self.half_tried::<L>(app, wish, now).await.err();
        if let Some(error) = &problem {
            tracing::info!(%error, "the people index could not be brought up to date");
        }
        self.half(app, L::KIND, |half| {
            half.is_running = false;
            half.problem = problem;
        });
        self.progress_of_one(app).await;
    }

    async fn half_tried<L: Half>(&self, app: &AppRef, wish: Wish, now: i64) -> Result<(), Error> {
        let id = AppId::from(app.app.as_str());
        let reader = self.reader(app).await?.at(Priority::Background);
        let kept = self.stored(move |store| store.index_state(&id, L::KIND)).await?;
        if is_whole_due(&kept, now, wish) {
            self.read_everything::<L>(app, reader, now).await
        } else {
            self.read_changes::<L>(app, reader, (&kept, now)).await
        }
    }

    async fn read_everything<L: Half>(
        &self,
        app: &AppRef,
        reader: Reader,
        now: i64,
    ) -> Result<(), Error> {
        let id = AppId::from(app.app.as_str());
        let begun = {
            let id = id.clone();
            self.stored(move |store| store.index_pass_begin(&id, L::KIND, now)).await?
        };
        // A pass that goes on reads its last page again: what was deleted meanwhile has moved
        // others there from the page after it.
        let first = begun.next_page.saturating_sub(1).max(1);
        let again = if begun.next_page > 1 { PER_PAGE } else { 0 };
        let mut pass = Pass::new(reader, L::everything(), first);
        let mut done = begun.done.saturating_sub(again);
        let mut nudged: Option<Duration> = None;
        while let Some(Numbered { page, items, total }) = pass.next().await? {
            done = done.saturating_add(u32::try_from(items.len()).unwrap_or(u32::MAX));
            let at = PassPage {
                generation: begun.generation,
                next_page: page + 1,
                done,
                total: total.or(begun.total),
            };
            let id = id.clone();
            self.stored(move |store| L::save(store, &id, &items, Some(&at))).await?;
            self.half(app, L::KIND, |half| (half.done, half.total) = (done, at.total));
            let now = self.clock().now();
            if nudged.is_none_or(|at| now >= at + BETWEEN_NUDGES) {
                nudged = Some(now);
                self.people_changed(app);
                self.progress(app).await;
            }
        }
        let now = self.service_now();
        self.stored(move |store| {
            store.index_pass_end(&id, L::KIND, begun.generation, now)?;
            if L::KIND == Kind::Users {
                store.app_users(&id, done, now)?;
            }
            Ok(())
        })
        .await?;
        self.people_changed(app);
        if L::KIND == Kind::Users {
            let connection = app.connection.clone();
            self.emit(Event::FleetChanged { connection, problem: None });
        }
        Ok(())
    }

    async fn read_changes<L: Half>(
        &self,
        app: &AppRef,
        reader: Reader,
        (kept, begun): (&Kept, i64),
    ) -> Result<(), Error> {
        let id = AppId::from(app.app.as_str());
        let since = kept.delta_at.unwrap_or(0) - OVERLAP_SECS;
        let mut pass = Pass::new(reader, L::changed_since(since), 1);
        let mut count = 0;
        while let Some(Numbered { items, .. }) = pass.next().await? {
            count += items.len();
            let id = id.clone();
            self.stored(move |store| L::save(store, &id, &items, None)).await?;
        }
        self.stored(move |store| store.index_delta_end(&id, L::KIND, begun)).await?;
        if count > 0 {
            self.people_changed(app);
        }
        Ok(())
    }

    fn half(&self, app: &AppRef, kind: Kind, change: impl FnOnce(&mut super::Progress)) {
        if let Some(reading) = self.0.people.all().get_mut(app) {
            change(reading.half(kind));
        }
    }

    /// Tells that one half has ended while the other goes on; the end of both is told once, by
    /// the task that reads both.
    async fn progress_of_one(&self, app: &AppRef) {
        let goes_on = || {
            let running = self.0.people.all();
            running.get(app).is_some_and(|r| r.users.is_running || r.groups.is_running)
        };
        if !goes_on() {
            return;
        }
        // The other half may end while this one is looked up.
        let event = self.progress_event(app).await;
        if let Some(event) = event.filter(|_| goes_on()) {
            self.emit(event);
        }
    }

    async fn progress(&self, app: &AppRef) {
        if let Some(event) = self.progress_event(app).await {
            self.emit(event);
        }
    }

    async fn progress_event(&self, app: &AppRef) -> Option<Event> {
        let users = self.index_state(app, Kind::Users).await.ok()?;
        let groups = self.index_state(app, Kind::Groups).await.ok()?;
        Some(Event::IndexProgress { app: app.clone(), users, groups })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_288_545;

    #[test]
    fn an_index_is_read_whole_first_then_by_changes_then_whole_again_after_a_day() {
        assert!(is_whole_due(&Kept::default(), NOW, Wish::Fresh));
        let read = Kept { full_at: Some(NOW - 600), delta_at: Some(NOW - 40), ..Kept::default() };
        assert!(is_stale(&read, NOW) && !is_whole_due(&read, NOW, Wish::Fresh));
        assert!(is_whole_due(&read, NOW, Wish::Whole));
        assert!(is_whole_due(&read, NOW + WHOLE_SECS, Wish::Fresh));
    }

    #[test]
    fn a_pass_that_was_cut_short_goes_on_first() {
        let cut = Kept {
            running: true,
            next_page: 40,
            full_at: Some(NOW - 10),
            delta_at: Some(NOW - 10),
            ..Kept::default()
        };
        assert!(is_stale(&cut, NOW) && is_whole_due(&cut, NOW, Wish::Fresh));
    }
}
