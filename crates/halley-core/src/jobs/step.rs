//! One step of a job: a request or two about one user, or one request about several.
//!
//! Every step can be taken twice. One that is in doubt, because Halley ended after it was begun,
//! counts as done where it finds things as it would leave them and they were known to be otherwise.

pub(super) mod members;
mod tags;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use cometchat_api::chat::auth_tokens::FlushAuthTokens;
use cometchat_api::chat::users::{DeleteUser, UpdateUser};
use cometchat_api::{RateClass, RoleId, Uid, limits};
use halley_store::{ItemEnd, ItemState, JobItem};

use super::blueprint::Payload;
use super::import;
use super::patch::{Patch, Touch};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::uncertain;
use crate::model::connection::AppRef;
use crate::model::gate::Act;
use crate::model::job::{JobTask, MembersChange};
use crate::reach::Writer;
use crate::users::switch::{Needs, learn, switch};

/// Steps taken at the same time. More would not be quicker at the rates there are.
const AT_ONCE: usize = 16;
const GONE: &str = "There is no such user any more.";

/// What one step of a task costs.
pub(super) struct Cost {
    /// Steps that are taken at the same time.
    pub(super) at_once: usize,
    /// Users that one step is about.
    pub(super) users_per_step: u32,
    /// Requests of a step, by the allowance they draw on.
    pub(super) requests: &'static [(RateClass, u32)],
}

/// What a step of a task costs; nothing where it sends nothing.
pub(super) fn cost(task: &JobTask) -> Option<Cost> {
    const ONE: &[(RateClass, u32)] = &[(RateClass::Standard, 1)];
    const TWO: &[(RateClass, u32)] = &[(RateClass::Standard, 2)];
    const ONE_CORE: &[(RateClass, u32)] = &[(RateClass::Core, 1)];
    const IMPORT: &[(RateClass, u32)] = &[(RateClass::Import, 1)];
    let (users_per_step, requests): (usize, _) = match task {
        JobTask::UsersDeactivate | JobTask::UsersReactivate => (limits::UIDS_PER_CALL, ONE),
        JobTask::UsersJoin { .. } => (limits::MEMBERS_PER_CALL, ONE),
        JobTask::UsersTag { .. } | JobTask::UsersUntag { .. } => (1, TWO),
        JobTask::UsersDelete => (1, ONE_CORE),
        JobTask::UsersRole { .. } | JobTask::UsersLeave { .. } | JobTask::UsersFlush => (1, ONE),
        JobTask::Members { change: MembersChange::Add { .. }, .. } => {
            (limits::MEMBERS_PER_CALL, ONE)
        }
        JobTask::Members { .. } => (1, ONE),
        JobTask::Import { .. } => (import::TOGETHER, IMPORT),
        JobTask::ImportBack { .. } => (limits::UIDS_PER_CALL, ONE),
        JobTask::UsersExport { .. } | JobTask::ListExport { .. } => return None,
    };
    let at_once = if matches!(task, JobTask::Import { .. }) { import::AT_ONCE } else { AT_ONCE };
    Some(Cost { at_once, users_per_step: users_per_step as u32, requests })
}

/// Takes the steps of one job.
#[derive(Clone)]
pub(super) struct Hand {
    pub(super) console: Console,
    pub(super) app: AppRef,
    pub(super) task: JobTask,
    pub(super) writer: Arc<Writer>,
    /// Whether the app turned out to be without data import, so that things are made singly.
    pub(super) singly: Arc<AtomicBool>,
}

/// What came of one item.
pub(super) struct Fate {
    pub(super) end: ItemEnd,
    /// What it changes in the index.
    pub(super) patch: Option<Patch>,
}

/// What came of one item before it is put down to it.
pub(super) enum Came {
    /// It was done, which changes the index so.
    Done(Option<Touch>),
    /// It needed nothing, and why.
    Same(&'static str),
    /// It could not be done, and why.
    Failed(String),
}

impl Hand {
    /// Parts items into steps about so many at most, in the sequence in which they are taken.
    pub(super) fn steps(&self, items: Vec<JobItem>, most: usize) -> Vec<Vec<JobItem>> {
        match self.task {
            JobTask::Import { .. } => import::steps(items, most),
            JobTask::ImportBack { .. } => import::steps_back(items, most),
            _ => parted(items, most),
        }
    }

    /// Takes a step for some items, all in doubt or none.
    ///
    /// # Errors
    /// What would befall every other step as well; nothing is known of these items then.
    pub(super) async fn take(&self, items: &[JobItem], doubt: bool) -> Result<Vec<Fate>, Error> {
        let came = match &self.task {
            JobTask::UsersDeactivate => self.switched(Act::UsersDeactivate, items, doubt).await,
            JobTask::UsersReactivate => self.switched(Act::UsersReactivate, items, doubt).await,
            JobTask::ImportBack { .. } if items.iter().all(import::is_made) => {
                self.switched(Act::UsersDeactivate, items, doubt).await
            }
            JobTask::UsersJoin { guid }
            | JobTask::Members { guid, change: MembersChange::Add { .. } } => {
                members::join(&self.writer, guid, members::with_scopes(items)).await
            }
            JobTask::Import { source } => {
                return Ok(fates(items, import::take(self, source, items, doubt).await?, doubt));
            }
            _ => {
                let mut came = Vec::with_capacity(items.len());
                for item in items {
                    let one = self.taken(item).await;
                    came.push(one.or_else(failed)?);
                }
                return Ok(fates(items, came, doubt));
            }
        };
        let came = came.or_else(|error| {
            let sentence = passing(error)?;
            Ok::<_, Error>(items.iter().map(|_| Came::Failed(sentence.clone())).collect())
        })?;
        Ok(fates(items, came, doubt))
    }

    async fn taken(&self, item: &JobItem) -> Result<Came, Error> {
        let uid = Uid::from(match &self.task {
            JobTask::ImportBack { .. } => members::parted(&item.what.key).1,
            _ => &item.what.key,
        });
        let payload = Payload::of(item);
        if let Some(why) = payload.refused {
            return Ok(Came::Failed(why));
        }
        if let Some(former) = &payload.former {
            return import::give_back(self, uid.as_str(), former).await;
        }
        match payload.task.as_ref().unwrap_or(&self.task) {
            JobTask::UsersRole { role } => {
                let id = RoleId::from(role.as_str());
                self.writer
                    .send(UpdateUser { uid, role: Some(id), ..UpdateUser::default() })
                    .await?;
                Ok(match payload.role.as_ref() == Some(role) {
                    true => Came::Same("Had this role already."),
                    false => Came::Done(Some(Touch::Role(role.clone()))),
                })
            }
            JobTask::UsersTag { tags } => {
                tags::change(self, item, |had| tags::with(had, tags)).await
            }
            JobTask::UsersUntag { tags } => {
                tags::change(self, item, |had| tags::without(had, tags)).await
            }
            JobTask::UsersDelete => {
                let sent = self.writer.send(DeleteUser { uid, permanent: Some(true) }).await;
                match sent {
                    Ok(_) => Ok(Came::Done(Some(Touch::Gone))),
                    Err(error) if is_gone(&error) => Ok(Came::Same(GONE)),
                    Err(error) => Err(error),
                }
            }
            JobTask::UsersLeave { guid } => members::leave(&self.writer, guid, uid).await,
            JobTask::Members { guid, change } => {
                members::change(&self.writer, guid, change, (uid, payload.scope)).await
            }
            _ => {
                self.writer.send(FlushAuthTokens { uid }).await?;
                Ok(Came::Done(None))
            }
        }
    }

    async fn switched(&self, act: Act, items: &[JobItem], doubt: bool) -> Result<Vec<Came>, Error> {
        let uids: Vec<String> = items.iter().map(|item| item.what.key.clone()).collect();
        let needs = |item: &JobItem| Some((item.what.key.clone(), Payload::of(item).needs?));
        let mut needs: Needs = items.iter().filter_map(needs).collect();
        if !doubt {
            // Of those in doubt nobody can learn any more how they were.
            learn(self.writer.reader(), act, &uids, &mut needs).await?;
        }
        let fates = switch(&self.writer, act, &uids, &needs).await?;
        let at = (act == Act::UsersDeactivate).then(|| i64::from(self.console.now()));
        Ok(uids
            .iter()
            .map(|uid| {
                if let Some(failure) = fates.failed.iter().find(|failure| failure.id == *uid) {
                    return Came::Failed(failure.message.clone());
                }
                match (fates.unchanged.contains(uid), at) {
                    (true, Some(_)) => Came::Same("Was deactivated already."),
                    (true, None) => Came::Same("Was active already."),
                    (false, at) => Came::Done(Some(Touch::Deactivated(at))),
                }
            })
            .collect())
    }
}

/// Parts items into steps about so many at most.
pub(super) fn parted(items: Vec<JobItem>, most: usize) -> Vec<Vec<JobItem>> {
    let mut items = items.into_iter().peekable();
    let mut steps = Vec::new();
    while items.peek().is_some() {
        steps.push(items.by_ref().take(most).collect());
    }
    steps
}

/// Whether the service knows no such user.
pub(super) fn is_gone(error: &Error) -> bool {
    matches!(error.code, Code::UserGone | Code::NotFound)
}

fn fates(items: &[JobItem], came: Vec<Came>, doubt: bool) -> Vec<Fate> {
    items.iter().zip(came).map(|(item, came)| fate(item, came, doubt)).collect()
}

fn fate(item: &JobItem, came: Came, doubt: bool) -> Fate {
    let (state, result, touch) = match came {
        Came::Done(touch) => (ItemState::Done, None, touch),
        // It was begun before Halley ended, so this is what it left, unless it was so before.
        Came::Same(_) if doubt && was_needed(item) => (ItemState::Done, None, None),
        Came::Same(why) => (ItemState::Skipped, Some(why.to_owned()), None),
        Came::Failed(why) => (ItemState::Failed, Some(why), None),
    };
    Fate {
        end: ItemEnd { seq: item.seq, state, result },
        patch: touch.map(|touch| Patch { uid: item.what.key.clone(), touch }),
    }
}

/// Whether an item was to be changed when the job was planned; rows that an import only looks at
/// are never taken back.
fn was_needed(item: &JobItem) -> bool {
    let payload = Payload::of(item);
    payload.row.is_some() || payload.needs == Some(true)
}

pub(super) fn failed(error: Error) -> Result<Came, Error> {
    passing(error).map(Came::Failed)
}

/// The sentence of a failure that concerns these items alone.
///
/// # Errors
/// The failure itself where it would befall every other item as well.
pub(super) fn passing(error: Error) -> Result<String, Error> {
    if would_befall_all(&error) { Err(error) } else { Ok(uncertain(error).0.message) }
}

/// Whether whatever follows would fail the same way.
fn would_befall_all(error: &Error) -> bool {
    matches!(
        error.code,
        Code::AppArchived
            | Code::Cancelled
            | Code::ClockOff
            | Code::ConnectionClosed
            | Code::KeyRejected
            | Code::KeyTooSmall
            | Code::Offline
            | Code::PlanRestricted
            | Code::ProxyAnswered
            | Code::RateLimited
            | Code::StoreFailed
            | Code::Tls
            | Code::VaultLocked
            | Code::VaultUnavailable
            | Code::WrongApp
            | Code::WrongRegion
    )
}

/// Whether a failed step surely left everything as it was, so that its items wait again.
pub(super) fn left_nothing(error: &Error) -> bool {
    error.is_unsent()
        || matches!(
            error.code,
            Code::AppArchived
                | Code::KeyRejected
                | Code::KeyTooSmall
                | Code::PlanRestricted
                | Code::RateLimited
        )
}
