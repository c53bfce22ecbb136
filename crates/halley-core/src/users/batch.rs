//! Changes of many users: in chunks, with a result for each.

use cometchat_api::limits;
use indexmap::IndexSet;
use serde_json::json;

use super::switch::{learn, switch};
use super::write::object;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::batch::{concluded, count, failure, is_hopeless};
use crate::gate::undo::UndoStep;
use crate::gate::words::users;
use crate::gate::{Change, Done};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, BatchFailure, BatchReport, Selection, Written};
use crate::reach::Writer;

/// What became of each of some users.
#[derive(Default)]
pub(crate) struct Fates {
    pub(crate) done: Vec<String>,
    pub(crate) unchanged: Vec<String>,
    pub(crate) failed: Vec<BatchFailure>,
}

impl Console {
    /// Deactivates users and reports on each.
    ///
    /// # Errors
    /// When the gate refuses, or the selection holds nobody; failures of single users are in the
    /// report.
    pub async fn users_deactivate(
        &self,
        app: &AppRef,
        selection: &Selection,
    ) -> Result<BatchReport, Error> {
        self.users_switch(app, selection, Act::UsersDeactivate).await
    }

    /// Reactivates users and reports on each.
    ///
    /// # Errors
    /// As [`Self::users_deactivate`].
    pub async fn users_reactivate(
        &self,
        app: &AppRef,
        selection: &Selection,
    ) -> Result<BatchReport, Error> {
        self.users_switch(app, selection, Act::UsersReactivate).await
    }

    async fn users_switch(
        &self,
        app: &AppRef,
        selection: &Selection,
        act: Act,
    ) -> Result<BatchReport, Error> {
        let uids: Vec<String> = self
            .selected(app, selection)
            .await?
            .into_iter()
            .collect::<IndexSet<_>>()
            .into_iter()
            .collect();
        let total = u32::try_from(uids.len()).unwrap_or(u32::MAX);
        let (first, name) = match uids.as_slice() {
            [] => return Err(Error::new(Code::Invalid, "No user is selected.")),
            [only] => (only.clone(), self.user_name(app, only).await?),
            _ => (String::new(), None),
        };
        let who = match total {
            1 => name.clone().unwrap_or_else(|| first.clone()),
            many => users(many),
        };
        let change = Change {
            act,
            app: app.clone(),
            count: total,
            object: Some(match total {
                1 => object(&first, name.as_deref().unwrap_or_default()),
                _ => ActivityObject { kind: "users".to_owned(), id: who.clone(), name: None },
            }),
            sentence: format!("{} {who}", past(act)),
            before: Some(json!({ "uids": uids })),
        };
        let written =
            self.change(change, |writer| self.switch_all(app, writer, (act, uids))).await?;
        let Written { value: mut report, activity, undo } = written;
        (report.activity, report.undo) = (Some(activity), undo);
        Ok(report)
    }

    async fn switch_all(
        &self,
        app: &AppRef,
        writer: Writer,
        (act, uids): (Act, Vec<String>),
    ) -> Result<Done<BatchReport>, Error> {
        let total = u32::try_from(uids.len()).unwrap_or(u32::MAX);
        let mut fates = Fates::default();
        let mut chunks = uids.chunks(limits::UIDS_PER_CALL);
        while let Some(chunk) = chunks.next() {
            match self.switched(app, &writer, (act, chunk)).await {
                Ok(chunk_fates) => {
                    self.users_switched(app, act, &chunk_fates.done).await?;
                    fates.add(chunk_fates);
                }
                Err(error) => {
                    let is_hopeless = is_hopeless(&error);
                    fates.fail(chunk, &error);
                    if is_hopeless {
                        chunks.by_ref().for_each(|rest| fates.fail(rest, &error));
                    }
                }
            }
            if total as usize > limits::UIDS_PER_CALL {
                let done = fates.count();
                self.emit(Event::BatchProgress { app: app.clone(), act, done, total });
            }
        }
        fates.ended(act, total)
    }

    async fn switched(
        &self,
        app: &AppRef,
        writer: &Writer,
        (act, chunk): (Act, &[String]),
    ) -> Result<Fates, Error> {
        let mut needs = self.switch_needs(app, act, chunk).await?;
        learn(writer.reader(), act, chunk, &mut needs).await?;
        switch(writer, act, chunk, &needs).await
    }
}

impl Fates {
    fn add(&mut self, other: Self) {
        self.done.extend(other.done);
        self.unchanged.extend(other.unchanged);
        self.failed.extend(other.failed);
    }

    fn fail(&mut self, uids: &[String], error: &Error) {
        self.failed.extend(uids.iter().map(|uid| failure(uid, error)));
    }

    fn count(&self) -> u32 {
        count(self.done.len() + self.unchanged.len() + self.failed.len())
    }

    /// The report, or the failure where nobody was changed and all failed the same way.
    fn ended(self, act: Act, total: u32) -> Result<Done<BatchReport>, Error> {
        let report = BatchReport {
            done: count(self.done.len()),
            unchanged: count(self.unchanged.len()),
            failed: self.failed,
            activity: None,
            undo: None,
        };
        let after = json!({ "uids": self.done });
        let done = concluded(past(act), report, total).now(Some(after));
        Ok(match (self.done.is_empty(), act) {
            (true, _) => done,
            (false, Act::UsersDeactivate) => {
                done.undone_by(UndoStep::Reactivate { uids: self.done })
            }
            (false, _) => done.undone_by(UndoStep::Deactivate { uids: self.done }),
        })
    }
}

fn past(act: Act) -> &'static str {
    if act == Act::UsersDeactivate { "Deactivated" } else { "Reactivated" }
}
