//! What failed in a job that was given up, tried again by another job: those that were still
//! waiting when it was stopped stay as they are.

use halley_store::{ItemState, JobState, NewItem, NewJob};

use super::blueprint::{Blueprint, Payload};
use super::import::way_back;
use super::words;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::job::{JobRow, JobTask};

/// Items read at a time.
const AT_ONCE: u32 = 5_000;
/// Jobs that are looked through.
const LISTED: u32 = 200;

impl Console {
    /// Tries what failed in a job that was given up again, once.
    ///
    /// # Errors
    /// When nothing failed, it was tried again already, or what the gate says.
    pub(super) async fn job_again(&self, id: &str) -> Result<JobRow, Error> {
        let given_up = self.job_kept(id).await?;
        let (app, former) = Blueprint::of(&given_up)?;
        if self.job_is_tried_again(id).await? {
            return Err(Error::new(Code::Conflict, "What failed was tried again already.")
                .advise("Look at the list of jobs."));
        }
        let own = format!("{:016x}", rand::random::<u64>());
        let mut blueprint = Blueprint::new(former.task);
        blueprint.again = Some(id.to_owned());
        let new = NewJob {
            id: own.clone(),
            kind: blueprint.task.kind(),
            connection: app.connection.clone(),
            app: Some(app.app.clone()),
            title: String::new(),
            plan: blueprint.text(),
        };
        let (key, task, now) = (id.to_owned(), blueprint.task.clone(), i64::from(self.now()));
        let gathered = self.stored(move |store| {
            store.job_add(&new, &[], now)?;
            let (mut after, mut count, mut reversible) = (0, 0, 0);
            loop {
                let items = store.job_items(&key, Some(ItemState::Failed), after, AT_ONCE)?;
                let Some(last) = items.last() else { return Ok((count, reversible)) };
                after = last.seq;
                if let JobTask::Import { source } = &task {
                    let back = items.iter().filter(|item| {
                        way_back(source.rows, &item.what.key, &Payload::of(item)).is_some()
                    });
                    reversible += back.count() as u32;
                }
                count += items.len() as u32;
                let again: Vec<NewItem> = items.into_iter().map(|item| item.what).collect();
                store.job_items_add(&new.id, &again)?;
            }
        });
        (blueprint.count, blueprint.reversible) = gathered.await?;
        let begun = self.job_again_begun(&own, &app, blueprint).await;
        if begun.is_err() {
            self.job_discard(&own).await?;
        }
        begun?;
        self.job_get(&own).await
    }

    async fn job_again_begun(
        &self,
        id: &str,
        app: &AppRef,
        blueprint: Blueprint,
    ) -> Result<(), Error> {
        if blueprint.count == 0 {
            return Err(Error::new(Code::Conflict, "Nothing failed in this job."));
        }
        self.long_check(blueprint.task.act(), blueprint.count).await?;
        let object = self.job_object(app, &blueprint.task).await?;
        let title = words::title(&blueprint.task, &object, blueprint.count);
        self.job_replanned(id, format!("Try again: {title}"), &blueprint).await?;
        let past = words::past(&blueprint.task, &object, blueprint.count);
        self.job_recorded(id, app, blueprint, format!("Tried again: {past}")).await?;
        self.job_start(id).await
    }

    /// Whether another job tries what failed in one again.
    pub(super) async fn job_is_tried_again(&self, id: &str) -> Result<bool, Error> {
        let jobs = self.stored(|store| store.jobs_list(LISTED)).await?;
        let again = |job| Blueprint::of(job).ok().and_then(|(_, blueprint)| blueprint.again);
        let begun = jobs.iter().filter(|job| job.state != JobState::Planned);
        Ok(begun.filter_map(again).any(|of| of == id))
    }
}
