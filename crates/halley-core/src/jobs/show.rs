//! Jobs as the window sees them.

use cometchat_api::AppId;
use halley_store::{ItemState, Job, JobItem, JobState};

use super::blueprint::Blueprint;
use super::step::members::parted;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::job::{JobItemRow, JobItemState, JobItemsQuery, JobRow, JobStage, JobTally};
use crate::rows::time;

/// Jobs that are listed.
const LISTED: u32 = 200;
/// Items that one call gives at most.
const ITEMS: u32 = 500;

impl Console {
    /// Lists the jobs that were begun, the newest first.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn jobs_list(&self) -> Result<Vec<JobRow>, Error> {
        let jobs = self.stored(|store| store.jobs_list(LISTED)).await?;
        let mut rows = Vec::with_capacity(jobs.len());
        for job in jobs.into_iter().filter(|job| job.state != JobState::Planned) {
            rows.push(self.job_row(job).await?);
        }
        Ok(rows)
    }

    /// Tells how a job stands.
    ///
    /// # Errors
    /// When there is no such job.
    pub async fn job_get(&self, id: &str) -> Result<JobRow, Error> {
        let job = self.job_kept(id).await?;
        self.job_row(job).await
    }

    /// Lists what became of the items of a job, in their sequence.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn job_items(&self, query: &JobItemsQuery) -> Result<Vec<JobItemRow>, Error> {
        let (app, blueprint) = self.job_blueprint(&query.id).await?;
        let noun = blueprint.task.nouns().0;
        let (id, after) = (query.id.clone(), i64::from(query.after));
        let (state, limit) = (query.state.map(kept), query.limit.clamp(1, ITEMS));
        let app = AppId::from(app.app.as_str());
        self.stored(move |store| {
            let items = store.job_items(&id, state, after, limit)?;
            items
                .into_iter()
                .map(|item| {
                    let key = &item.what.key;
                    let name = match noun {
                        "groups" => store.group(&app, key)?.map(|row| row.name),
                        "members" => store.user(&app, parted(key).1)?.map(|row| row.name),
                        _ => store.user(&app, key)?.map(|row| row.name),
                    };
                    Ok(item_row(item, name))
                })
                .collect()
        })
        .await
    }

    pub(super) async fn job_kept(&self, id: &str) -> Result<Job, Error> {
        let id = id.to_owned();
        let job = self.stored(move |store| store.job(&id)).await?;
        job.ok_or_else(|| {
            Error::new(Code::NotFound, "There is no such job any more.")
                .advise("Look at the list of jobs.")
        })
    }

    pub(super) async fn job_blueprint(&self, id: &str) -> Result<(AppRef, Blueprint), Error> {
        Blueprint::of(&self.job_kept(id).await?)
    }

    /// A job that was planned and not begun.
    pub(super) async fn job_planned(&self, id: &str) -> Result<(AppRef, Blueprint), Error> {
        let job = self.job_kept(id).await?;
        if job.state == JobState::Planned {
            return Blueprint::of(&job);
        }
        Err(Error::new(Code::Conflict, "This job was begun already.")
            .advise("Look at the list of jobs."))
    }

    pub(super) async fn job_title(&self, id: &str) -> Result<String, Error> {
        Ok(self.job_kept(id).await?.what.title)
    }

    /// How many items stand where, by the journal.
    pub(super) async fn job_tally(
        &self,
        id: &str,
        blueprint: &Blueprint,
    ) -> Result<JobTally, Error> {
        let total = blueprint.count;
        let key = id.to_owned();
        let counts = self.stored(move |store| store.job_counts(&key)).await?;
        if blueprint.task.is_export() {
            // Its one item is the file.
            let done = if counts.done == 1 { total } else { 0 };
            return Ok(JobTally { total, done, ..JobTally::default() });
        }
        Ok(JobTally {
            total,
            done: counts.done,
            unchanged: counts.skipped,
            failed: counts.failed,
            open: counts.started,
        })
    }

    async fn job_row(&self, job: Job) -> Result<JobRow, Error> {
        let (app, blueprint) = Blueprint::of(&job)?;
        let id = job.what.id;
        let live = self.0.jobs.get(&id);
        let tally = match (&live, blueprint.tally) {
            (Some(live), _) => live.tally(),
            (None, Some(tally)) => tally,
            (None, None) => self.job_tally(&id, &blueprint).await?,
        };
        let stage = match job.state {
            JobState::Running if live.is_some() => JobStage::Running,
            JobState::Running => JobStage::Interrupted,
            JobState::Planned | JobState::Paused => JobStage::Paused,
            JobState::Done => JobStage::Done,
            JobState::Failed => JobStage::Failed,
            JobState::Cancelled => JobStage::Stopped,
        };
        let undo = match &blueprint.activity {
            Some(entry) if job.state.is_over() && self.activity_can_be_undone(entry).await? => {
                Some(entry.clone())
            }
            _ => None,
        };
        let can_retry = match stage {
            _ if tally.failed == 0 => false,
            JobStage::Done => true,
            JobStage::Stopped => !self.job_is_tried_again(&id).await?,
            _ => false,
        };
        let running = live.filter(|_| stage == JobStage::Running);
        Ok(JobRow {
            title: job.what.title,
            app_name: self.app_known(&app).await.map_or_else(|| app.app.clone(), |app| app.name),
            app,
            stage,
            problem: job.problem,
            seconds_left: running.and_then(|live| live.seconds_left(self.clock().now())),
            started_at: time(Some(job.created_at)).unwrap_or_default(),
            updated_at: time(Some(job.updated_at)).unwrap_or_default(),
            file: blueprint.file,
            activity: blueprint.activity,
            can_retry,
            undo,
            tally,
            id,
        })
    }
}

fn kept(state: JobItemState) -> ItemState {
    match state {
        JobItemState::Waiting => ItemState::Waiting,
        JobItemState::Open => ItemState::Started,
        JobItemState::Done => ItemState::Done,
        JobItemState::Unchanged => ItemState::Skipped,
        JobItemState::Failed => ItemState::Failed,
    }
}

fn item_row(item: JobItem, name: Option<String>) -> JobItemRow {
    JobItemRow {
        seq: u32::try_from(item.seq).unwrap_or(u32::MAX),
        key: item.what.key,
        name: name.filter(|name| !name.is_empty()),
        state: match item.state {
            ItemState::Waiting => JobItemState::Waiting,
            ItemState::Started => JobItemState::Open,
            ItemState::Done => JobItemState::Done,
            ItemState::Skipped => JobItemState::Unchanged,
            ItemState::Failed => JobItemState::Failed,
        },
        message: item.result,
    }
}
