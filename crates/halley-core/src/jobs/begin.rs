//! A job begun, held, gone on with, given up, tried again, forgotten.

use std::path::Path;
use std::sync::Arc;

use halley_store::JobState;
use serde_json::json;

use super::blueprint::Blueprint;
use super::live::{Live, Wish};
use super::run::Halt;
use super::words;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::Change;
use crate::model::activity::ActivityObject;
use crate::model::job::{JobRow, JobTask};

impl Console {
    /// Begins a job that was planned: on record, then at work. `file` is where an export goes.
    ///
    /// # Errors
    /// When something else was typed than the plan asks for, what the gate says, or the job is not
    /// one that was planned.
    pub async fn job_begin(
        &self,
        id: &str,
        typed: &str,
        file: Option<&Path>,
    ) -> Result<JobRow, Error> {
        let (app, mut blueprint) = self.job_planned(id).await?;
        let words = self.job_words(&app, &blueprint).await?;
        if let Some(wanted) = words.must_type.filter(|wanted| typed.trim() != wanted) {
            return Err(Error::invalid("typed", format!("Type {wanted} to go on.")));
        }
        blueprint.file = file.map(|file| file.display().to_string());
        if blueprint.task.is_export() && blueprint.file.is_none() {
            return Err(Error::invalid("file", "Choose where the file goes."));
        }
        let object = self.job_object(&app, &blueprint.task).await?;
        let sentence = words::past(&blueprint.task, &object, blueprint.about());
        self.job_recorded(id, &app, blueprint, sentence).await?;
        self.job_start(id).await?;
        self.job_get(id).await
    }

    /// Puts a job on record and has its blueprint know the entry.
    pub(super) async fn job_recorded(
        &self,
        id: &str,
        app: &crate::model::connection::AppRef,
        mut blueprint: Blueprint,
        sentence: String,
    ) -> Result<String, Error> {
        let (noun, many) = (blueprint.task.nouns().0, blueprint.task.counted(blueprint.about()));
        let object = match &blueprint.task {
            JobTask::Members { guid, .. } => ActivityObject {
                kind: "group".to_owned(),
                id: guid.clone(),
                name: Some(self.group_name(app, guid).await?),
            },
            _ => ActivityObject { kind: noun.to_owned(), id: many, name: None },
        };
        let change = Change {
            act: blueprint.task.act(),
            app: app.clone(),
            count: blueprint.count,
            object: Some(object),
            sentence,
            before: Some(json!({ "job": id, "task": blueprint.task, noun: blueprint.count })),
        };
        let activity = self.long_begin(change).await?;
        blueprint.activity = Some(activity.clone());
        let title = self.job_title(id).await?;
        self.job_replanned(id, title, &blueprint).await?;
        Ok(activity)
    }

    /// Forgets a job that was planned and is not wanted.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub async fn job_discard(&self, id: &str) -> Result<(), Error> {
        let (id, now) = (id.to_owned(), i64::from(self.now()));
        self.stored(move |store| match store.job(&id)? {
            Some(job) if job.state == JobState::Planned => {
                store.job_set(&id, JobState::Cancelled, None, now)?;
                store.job_remove(&id)
            }
            _ => Ok(()),
        })
        .await
    }

    /// Holds a job; steps on their way are waited for.
    ///
    /// # Errors
    /// When there is no such job, or it is over.
    pub async fn job_pause(&self, id: &str) -> Result<JobRow, Error> {
        match self.0.jobs.get(id) {
            Some(live) => live.wish(Wish::Pause),
            None => {
                self.job_halted(id, Halt::Wished(Wish::Pause)).await.map_err(over)?;
                self.job_tell(id).await;
            }
        }
        self.job_get(id).await
    }

    /// Goes on with a job that is held or was interrupted.
    ///
    /// # Errors
    /// When there is no such job, it is over, or the profile does not allow it any more.
    pub async fn job_go_on(&self, id: &str) -> Result<JobRow, Error> {
        let (_, blueprint) = self.job_blueprint(id).await?;
        self.long_check(blueprint.task.act(), blueprint.count).await?;
        match self.0.jobs.get(id) {
            Some(live) => live.wish(Wish::Run),
            None if blueprint.activity.is_none() => {
                return Err(Error::new(Code::Conflict, "This job was not begun yet."));
            }
            None => self.job_start(id).await.map_err(over)?,
        }
        self.job_get(id).await
    }

    /// Gives a job up; steps on their way are waited for, what was done stays done.
    ///
    /// # Errors
    /// When there is no such job, or it is over.
    pub async fn job_stop(&self, id: &str) -> Result<JobRow, Error> {
        match self.0.jobs.get(id) {
            Some(live) => live.wish(Wish::Stop),
            None => {
                self.job_over(id, JobState::Cancelled).await.map_err(over)?;
                self.job_tell(id).await;
            }
        }
        self.job_get(id).await
    }

    /// Tries what failed in a job again, as a change of its own on record; of one that was given up
    /// by another job, which is the one that is told.
    ///
    /// # Errors
    /// When nothing failed, the job is not over, or what the gate says.
    pub async fn job_retry(&self, id: &str) -> Result<JobRow, Error> {
        if self.job_kept(id).await?.state == JobState::Cancelled {
            return self.job_again(id).await;
        }
        let (app, mut blueprint) = self.job_blueprint(id).await?;
        self.long_check(blueprint.task.act(), blueprint.count).await?;
        let (key, now) = (id.to_owned(), i64::from(self.now()));
        let n_again = self.stored(move |store| store.job_reopen(&key, now)).await.map_err(over)?;
        blueprint.tally = None;
        let object = self.job_object(&app, &blueprint.task).await?;
        let again = words::past(&blueprint.task, &object, n_again);
        self.job_recorded(id, &app, blueprint, format!("Tried again: {again}")).await?;
        self.job_start(id).await?;
        self.job_get(id).await
    }

    /// Removes a job that is over from the list. The activity keeps its entry.
    ///
    /// # Errors
    /// When it is not over.
    pub async fn job_remove(&self, id: &str) -> Result<(), Error> {
        let id = id.to_owned();
        self.stored(move |store| store.job_remove(&id)).await.map_err(|_| {
            Error::new(Code::Conflict, "Only a job that is over can be removed.")
                .advise("Stop it first.")
        })?;
        self.emit(Event::JobsChanged);
        Ok(())
    }

    /// Has a job work.
    pub(super) async fn job_start(&self, id: &str) -> Result<(), Error> {
        self.job_state(id, JobState::Running, None).await?;
        let (_, blueprint) = self.job_blueprint(id).await?;
        let tally = self.job_tally(id, &blueprint).await?;
        let live = Arc::new(Live::new(tally, self.clock().now()));
        let (console, own, key) = (self.clone(), Arc::clone(&live), id.to_owned());
        self.0.jobs.start(id, &live, async move { console.job_run(key, own).await });
        self.emit(Event::JobsChanged);
        Ok(())
    }
}

fn over(error: Error) -> Error {
    match error.code {
        Code::StoreFailed => {
            Error::new(Code::Conflict, "This job is over, or nothing failed in it.")
                .advise("Look at the list of jobs.")
        }
        _ => error,
    }
}
