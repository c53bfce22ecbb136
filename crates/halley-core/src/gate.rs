//! The one gate for changes: may it be done, what will it do, do it, write it down.
//!
//! A change needs a [`crate::reach::Writer`], and only [`Console::change`] makes one. The record is
//! written before anything is sent, so that a kill in between leaves a truthful entry.

pub(crate) mod batch;
mod long;
mod plan;
pub mod policy;
mod profile;
pub(crate) mod rights;
pub(crate) mod undo;
pub(crate) mod words;

use cometchat_client::Priority;
use serde_json::Value;

use crate::activity::Ending;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::activity::{ActivityObject, Outcome};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::reach::{AccountWriter, Writer};
use undo::UndoStep;

/// Proof that a change passed the gate. Only this module and its parts can make one.
pub(crate) struct Permit {
    _made_here: (),
}

/// A change that is about to be made.
pub(crate) struct Change {
    /// What is done.
    pub(crate) act: Act,
    /// In which app.
    pub(crate) app: AppRef,
    /// How many objects it touches.
    pub(crate) count: u32,
    /// The one object, or what stands for all.
    pub(crate) object: Option<ActivityObject>,
    /// The activity's sentence, as if it were done.
    pub(crate) sentence: String,
    /// How the object is now.
    pub(crate) before: Option<Value>,
}

/// What came of a change.
pub(crate) struct Done<T> {
    pub(crate) value: T,
    /// How the object is now.
    pub(crate) after: Option<Value>,
    /// How to take it back.
    pub(crate) undo: Option<UndoStep>,
    /// Whether all of it was done, or part.
    pub(crate) outcome: Outcome,
    /// Why not all of it was done.
    pub(crate) problem: Option<String>,
}

impl<T> Done<T> {
    /// A change that was made as planned.
    pub(crate) fn wholly(value: T) -> Self {
        Self { value, after: None, undo: None, outcome: Outcome::Done, problem: None }
    }

    /// Says how the object is now.
    pub(crate) fn now(mut self, after: Option<Value>) -> Self {
        self.after = after;
        self
    }

    /// Says how to take it back.
    pub(crate) fn undone_by(mut self, step: impl Into<UndoStep>) -> Self {
        self.undo = Some(step.into());
        self
    }
}

impl Console {
    /// Makes a change of an app: checks the profile, records it, does it, records what came of it.
    ///
    /// # Errors
    /// When the profile does not allow it, the record cannot be written, or the change fails.
    pub(crate) async fn change<T, F>(
        &self,
        change: Change,
        work: impl FnOnce(Writer) -> F,
    ) -> Result<Written<T>, Error>
    where
        F: Future<Output = Result<Done<T>, Error>>,
    {
        rights::check(self.profile().await?, change.act, change.count)?;
        // A batch is waited for with its progress in view; to give half of it up would be worse.
        let priority = if change.count > 1 { Priority::Job } else { Priority::Person };
        let reader = self.reader(&change.app).await?.at(priority);
        let writer = reader.writer(Permit { _made_here: () });
        // Boxed, since the work of some changes is a large future and they nest.
        self.recorded(change, Box::pin(work(writer))).await
    }

    /// Makes a change with the rights of the account, as [`Self::change`] does with an app's key.
    ///
    /// # Errors
    /// As [`Self::change`], and when the connection leads to one app alone.
    pub(crate) async fn account_change<T, F>(
        &self,
        change: Change,
        work: impl FnOnce(AccountWriter) -> F,
    ) -> Result<Written<T>, Error>
    where
        F: Future<Output = Result<Done<T>, Error>>,
    {
        rights::check(self.profile().await?, change.act, change.count)?;
        let reader = self.account_reader(&change.app.connection).await?;
        let writer = reader.writer(Permit { _made_here: () });
        self.recorded(change, Box::pin(work(writer))).await
    }

    /// A way to take back what Halley itself made, whatever the profile has become since.
    pub(crate) async fn take_back(&self, app: &AppRef) -> Result<Writer, Error> {
        Ok(self.reader(app).await?.writer(Permit { _made_here: () }))
    }

    /// Does something that changes nothing at the service but belongs on record: a label, a key
    /// shown.
    ///
    /// # Errors
    /// When the profile does not allow it, the record cannot be written, or the work fails.
    pub(crate) async fn local_change<T>(
        &self,
        change: Change,
        work: impl Future<Output = Result<Done<T>, Error>>,
    ) -> Result<Written<T>, Error> {
        rights::check(self.profile().await?, change.act, change.count)?;
        self.recorded(change, work).await
    }

    async fn recorded<T>(
        &self,
        change: Change,
        work: impl Future<Output = Result<Done<T>, Error>>,
    ) -> Result<Written<T>, Error> {
        let activity = self.activity_begin(change).await?;
        match work.await {
            Ok(done) => {
                let ending = Ending {
                    outcome: done.outcome,
                    after: done.after,
                    problem: done.problem,
                    request_id: None,
                    undo: done.undo,
                };
                let undo = ending.undo.is_some().then(|| activity.clone());
                self.activity_end(&activity, ending).await?;
                Ok(Written { value: done.value, activity, undo })
            }
            Err(error) => {
                let (error, outcome) = uncertain(error);
                let ending = Ending {
                    outcome,
                    after: None,
                    problem: Some(error.message.clone()),
                    request_id: error.request_id.as_deref().map(str::to_owned),
                    undo: None,
                };
                self.activity_end(&activity, ending).await?;
                Err(error)
            }
        }
    }
}

/// A change whose answer never came may have been made all the same: that must be said.
pub(crate) fn uncertain(error: Error) -> (Error, Outcome) {
    let is_open = match error.code {
        Code::Timeout | Code::BadAnswer | Code::ProxyAnswered | Code::ConnectionClosed => true,
        Code::Offline => !error.is_unsent(),
        _ => false,
    };
    if !is_open {
        return (error, Outcome::Failed);
    }
    let message = format!("{} The change may have been made all the same.", error.message);
    let error = Error { message, ..error }.advise("Look whether it was made before you try again.");
    (error, Outcome::Unknown)
}
