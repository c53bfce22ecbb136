//! Changes of many users: in chunks, with a result for each.

use cometchat_api::chat::users::{DeactivateUsers, ReactivateUsers};
use cometchat_api::{Uid, limits};
use indexmap::IndexSet;
use serde_json::json;

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
            match switch(&writer, act, chunk).await {
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

/// Sends one chunk and tells what became of each: the answer names those that were changed, and
/// may name the others (`contract/semantics.md` section 8).
pub(crate) async fn switch(writer: &Writer, act: Act, chunk: &[String]) -> Result<Fates, Error> {
    let uids: Vec<Uid> = chunk.iter().map(|uid| Uid::from(uid.as_str())).collect();
    let (changed, already, unknown) = if act == Act::UsersDeactivate {
        let answer = writer.send(DeactivateUsers { uids_to_deactivate: uids }).await?;
        (answer.deactivated_uids, answer.already_deactivated_uids, answer.not_found)
    } else {
        let answer = writer.send(ReactivateUsers { uids_to_activate: uids }).await?;
        (answer.reactivated_uids, None, answer.not_found)
    };
    let mut fates = Fates::default();
    for uid in chunk {
        let is_in = |list: &Option<Vec<Uid>>| {
            list.as_ref().is_some_and(|list| list.iter().any(|one| one.as_str() == uid))
        };
        if changed.iter().any(|one| one.as_str() == uid) {
            fates.done.push(uid.clone());
        } else if is_in(&unknown) {
            let gone = Error::new(Code::NotFound, "There is no user with this uid.");
            fates.failed.push(failure(uid, &gone));
        } else if is_in(&already) || (unknown.is_some() && act == Act::UsersReactivate) {
            fates.unchanged.push(uid.clone());
        } else {
            // The answer is silent about this one, and silence is not success.
            let silent = Error::new(
                Code::BadAnswer,
                "CometChat did not say what became of this user. Open it to see.",
            );
            fates.failed.push(failure(uid, &silent));
        }
    }
    Ok(fates)
}

fn past(act: Act) -> &'static str {
    if act == Act::UsersDeactivate { "Deactivated" } else { "Reactivated" }
}
