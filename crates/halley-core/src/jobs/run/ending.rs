//! What is written down when a job halts.

use halley_store::{ItemState, JobState};
use serde_json::json;

use super::{Halt, Wish};
use crate::activity::Ending;
use crate::console::Console;
use crate::error::Error;
use crate::gate::undo::UndoStep;
use crate::gate::words::grouped;
use crate::jobs::blueprint::Blueprint;
use crate::model::activity::Outcome;
use crate::model::job::{JobTally, JobTask};

impl Console {
    /// Journals where a job stands now that its work halted.
    pub(in crate::jobs) async fn job_halted(&self, id: &str, halt: Halt) -> Result<(), Error> {
        match halt {
            Halt::Through => self.job_over(id, JobState::Done).await,
            Halt::Wished(Wish::Stop) => self.job_over(id, JobState::Cancelled).await,
            Halt::Wished(_) => self.job_state(id, JobState::Paused, None).await,
            Halt::Held(error) => {
                let problem = format!("{} {}", error.message, error.advice);
                self.job_state(id, JobState::Paused, Some(problem.trim())).await
            }
        }
    }

    /// Ends a job for good, in the activity first: should Halley be killed in between, the job is
    /// gone on with, finds nothing to do, and ends again.
    pub(in crate::jobs) async fn job_over(&self, id: &str, state: JobState) -> Result<(), Error> {
        let (_, mut blueprint) = self.job_blueprint(id).await?;
        let tally = self.job_tally(id, &blueprint).await?;
        let problem = self.job_first_failure(id, &tally).await?;
        if let Some(activity) = &blueprint.activity
            && self.activity_is_open(activity).await?
        {
            let ending = ending(id, &blueprint, &tally, (state, problem.clone()));
            self.activity_end(activity, ending).await?;
        }
        blueprint.tally = Some(tally);
        let title = self.job_title(id).await?;
        self.job_replanned(id, title, &blueprint).await?;
        self.job_state(id, state, problem.as_deref()).await
    }

    /// Journals where a job stands.
    pub(in crate::jobs) async fn job_state(
        &self,
        id: &str,
        state: JobState,
        problem: Option<&str>,
    ) -> Result<(), Error> {
        let (id, now) = (id.to_owned(), i64::from(self.now()));
        let problem = problem.map(str::to_owned);
        self.stored(move |store| store.job_set(&id, state, problem.as_deref(), now)).await
    }

    async fn job_first_failure(&self, id: &str, tally: &JobTally) -> Result<Option<String>, Error> {
        if tally.failed == 0 {
            return Ok(None);
        }
        let id = id.to_owned();
        let failed = ItemState::Failed;
        let first = self.stored(move |store| store.job_items(&id, Some(failed), 0, 1)).await?;
        Ok(first.into_iter().next().map(|item| {
            format!("The first that failed, {}: {}", item.what.key, item.result.unwrap_or_default())
        }))
    }
}

fn ending(
    id: &str,
    blueprint: &Blueprint,
    tally: &JobTally,
    (state, failure): (JobState, Option<String>),
) -> Ending {
    let through = tally.done + tally.unchanged;
    let is_whole = tally.failed == 0 && tally.open == 0 && state == JobState::Done;
    let outcome = match (is_whole, through) {
        (true, _) => Outcome::Done,
        (false, 0) => Outcome::Failed,
        (false, _) => Outcome::Partly,
    };
    let problem = (!is_whole).then(|| {
        let stopped = if state == JobState::Cancelled { "It was stopped. " } else { "" };
        let far = format!(
            "It was done for {} of {}.",
            grouped(through),
            blueprint.task.counted(tally.total)
        );
        let failure = failure.map(|failure| format!(" {failure}")).unwrap_or_default();
        format!("{stopped}{far}{failure}")
    });
    let can_undo = tally.done > 0 && is_reversible(blueprint);
    Ending {
        outcome,
        after: Some(json!({
            "done": tally.done,
            "unchanged": tally.unchanged,
            "failed": tally.failed,
            "unknown": tally.open,
            "file": blueprint.file,
        })),
        problem,
        request_id: None,
        undo: can_undo.then(|| UndoStep::Job { job: id.to_owned() }),
    }
}

/// Whether another job can take a job back.
fn is_reversible(blueprint: &Blueprint) -> bool {
    match &blueprint.task {
        JobTask::Import { .. } => blueprint.reversible > 0,
        task => !matches!(
            task,
            JobTask::UsersDelete
                | JobTask::UsersFlush
                | JobTask::UsersExport { .. }
                | JobTask::ListExport { .. }
                | JobTask::ImportBack { .. }
        ),
    }
}
