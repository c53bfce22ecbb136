//! A job at work: claims items in the journal, has a few workers take them, notes what came of
//! them, and ends as a person wishes or as it must.

mod driver;
pub(super) mod ending;

use std::sync::Arc;
use std::time::Duration;

use cometchat_client::Priority;

use super::blueprint::Blueprint;
use super::live::{Live, Wish};
use super::step::Hand;
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::model::connection::AppRef;
use driver::Driver;

/// How long a job is silent between two tellings of how far it is.
const BETWEEN_TELLINGS: Duration = Duration::from_millis(250);

/// How the work of a job came to its end.
pub(super) enum Halt {
    /// Everything was gone through.
    Through,
    /// A person wished it.
    Wished(Wish),
    /// Something must be put right first.
    Held(Error),
}

impl Console {
    /// Works at a job until it halts, and journals how.
    pub(super) async fn job_run(&self, id: String, live: Arc<Live>) {
        let halted = match self.job_worked(&id, &live).await {
            Ok(halt) => self.job_halted(&id, halt).await,
            Err(error) => self.job_halted(&id, Halt::Held(error)).await,
        };
        if let Err(error) = halted {
            // It stays as running in the journal and so counts as interrupted.
            tracing::error!(%error, "the end of a job could not be written down");
        }
        self.0.jobs.ended(&id);
        self.job_tell(&id).await;
    }

    async fn job_worked(&self, id: &str, live: &Arc<Live>) -> Result<Halt, Error> {
        let (app, blueprint) = self.job_blueprint(id).await?;
        if blueprint.task.is_export() {
            return self.job_exported(id, &app, &blueprint, live).await;
        }
        let hand = self.job_hand(&app, &blueprint).await?;
        let halt = Driver::new(id, hand, live).drive().await;
        self.job_groups_seen(id, &app, &blueprint.task).await;
        halt
    }

    async fn job_hand(&self, app: &AppRef, blueprint: &Blueprint) -> Result<Hand, Error> {
        let Blueprint { task, count, .. } = blueprint;
        let writer = self.long_writer(app, task.act(), *count).await?.at(Priority::Job);
        Ok(Hand {
            console: self.clone(),
            app: app.clone(),
            task: task.clone(),
            writer: Arc::new(writer),
            singly: Arc::default(),
        })
    }

    /// Tells how far a running job is, now and then.
    pub(super) async fn job_tell_in_time(&self, id: &str, live: &Live) {
        if live.is_telling_due(self.clock().now(), BETWEEN_TELLINGS) {
            self.job_tell(id).await;
        }
    }

    /// Tells how a job stands.
    pub(super) async fn job_tell(&self, id: &str) {
        match self.job_get(id).await {
            Ok(job) => self.emit(Event::JobProgress { job: Box::new(job) }),
            Err(error) => tracing::warn!(%error, "how a job stands could not be read"),
        }
    }
}
