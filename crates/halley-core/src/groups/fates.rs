//! What became of each of some users of a group.

use std::sync::{Mutex, PoisonError};

use cometchat_api::Uid;
use cometchat_api::chat::groups::Scope;
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::gate::Done;
use crate::gate::batch::{concluded, count, failure, is_hopeless};
use crate::gate::undo::UndoStep;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, BatchFailure, BatchReport};
use crate::model::group::MemberScope;

/// Requests that are under way at once.
const AT_ONCE: usize = 6;
/// Users above which progress is told.
const TOLD_ABOVE: usize = 25;

/// What became of each of some users.
#[derive(Default)]
pub(super) struct Fates {
    /// Who was changed; with the scope that was given, or was before.
    pub(super) done: Vec<(Uid, Scope)>,
    pub(super) unchanged: u32,
    pub(super) failed: Vec<BatchFailure>,
}

impl Fates {
    /// Takes in what became of one; the codes named mean that nothing was to be done.
    pub(super) fn took(
        &mut self,
        (uid, scope): (Uid, Scope),
        result: Result<(), Error>,
        needless: &[&str],
    ) {
        match result {
            Ok(()) => self.done.push((uid, scope)),
            Err(error) if needless.iter().any(|code| error.is_service_code(code)) => {
                self.unchanged += 1;
            }
            Err(error) => self.failed.push(failure(uid.as_str(), &error)),
        }
    }

    pub(super) fn count(&self) -> u32 {
        count(self.done.len() + self.failed.len()) + self.unchanged
    }

    /// The report; `undo` takes back what was done.
    pub(super) fn ended(
        self,
        past: &str,
        undo: impl FnOnce(Vec<MemberScope>) -> UndoStep,
    ) -> Done<BatchReport> {
        let total = self.count();
        let report = BatchReport {
            done: count(self.done.len()),
            unchanged: self.unchanged,
            failed: self.failed,
            activity: None,
            undo: None,
        };
        let after = recorded(&self.done);
        let done = concluded(past, report, total).now(Some(after));
        if self.done.is_empty() { done } else { done.undone_by(undo(named(self.done))) }
    }
}

impl Console {
    /// Does one thing to each of some members, a few at a time, and tells how far it is.
    pub(super) async fn to_each<F>(
        &self,
        app: &AppRef,
        act: Act,
        members: Vec<(Uid, Scope)>,
        needless: &[&str],
        one: impl Fn(Uid, Scope) -> F,
    ) -> Fates
    where
        F: Future<Output = Result<(), Error>>,
    {
        let total = members.len();
        let hopeless: Mutex<Option<Error>> = Mutex::default();
        let known = || hopeless.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut results = stream::iter(members)
            .map(|(uid, scope)| {
                let work = Box::pin(one(uid.clone(), scope.clone()));
                let known = &known;
                async move {
                    let result = match known() {
                        Some(error) => Err(error),
                        None => work.await,
                    };
                    ((uid, scope), result)
                }
            })
            .buffered(AT_ONCE);
        let mut fates = Fates::default();
        while let Some((member, result)) = results.next().await {
            if let Err(error) = &result
                && is_hopeless(error)
            {
                *hopeless.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.clone());
            }
            fates.took(member, result, needless);
            self.told(app, act, &fates, total);
        }
        fates
    }

    /// Tells how far a batch is, at every twenty-fifth and at the end.
    pub(super) fn told(&self, app: &AppRef, act: Act, fates: &Fates, total: usize) {
        let done = fates.count();
        if total > TOLD_ABOVE && (done.is_multiple_of(count(TOLD_ABOVE)) || done as usize == total)
        {
            self.emit(Event::BatchProgress { app: app.clone(), act, done, total: count(total) });
        }
    }
}

/// Members as the record keeps them.
pub(super) fn recorded(members: &[(Uid, Scope)]) -> Value {
    let members: Vec<_> = members.iter().map(|(uid, scope)| json!([uid, scope])).collect();
    json!({ "members": members })
}

/// Members as they cross to the window and into undo steps.
pub(super) fn named(members: Vec<(Uid, Scope)>) -> Vec<MemberScope> {
    let named =
        |(uid, scope): (Uid, Scope)| MemberScope { uid: uid.to_string(), scope: scope.to_string() };
    members.into_iter().map(named).collect()
}
