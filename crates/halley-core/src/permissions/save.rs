//! Many permissions changed at once: read anew first, so that nobody's change is written over
//! unseen; then one change on record for each role or scope.

use super::apply::apply;
use super::{Held, value, words};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::{Change, rights};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::permission::{
    PermissionChange, PermissionConflict, PermissionFailure, PermissionHolder, PermissionsSaved,
};
use crate::roles;
use serde_json::{Map, Value};

/// The changes of one role or scope, with what it has now.
pub(super) struct Batch {
    pub(super) holder: PermissionHolder,
    pub(super) changes: Vec<PermissionChange>,
    pub(super) held: Held,
}

impl Console {
    /// Sets permissions of roles and scopes. Where somebody else changed one of them since, nothing
    /// is changed and the answer says which.
    ///
    /// # Errors
    /// When nothing is to be changed, the profile does not allow it, or what is set now cannot be
    /// read; what the service refuses is in the answer.
    pub async fn permissions_save(
        &self,
        app: &AppRef,
        changes: &[PermissionChange],
    ) -> Result<PermissionsSaved, Error> {
        if changes.is_empty() {
            return Err(Error::new(Code::Invalid, "No permission is changed yet."));
        }
        let count = u32::try_from(changes.len()).unwrap_or(u32::MAX);
        rights::check(self.profile().await?, Act::PermissionsSet, count)?;
        let batches = self.batches(app, changes).await?;
        let mut saved = PermissionsSaved {
            conflicts: batches.iter().flat_map(conflicts).collect(),
            ..PermissionsSaved::default()
        };
        if !saved.conflicts.is_empty() {
            return Ok(saved);
        }
        for batch in batches {
            let (holder, asked) = (batch.holder.clone(), batch.changes.clone());
            match self.batch_save(app, batch).await {
                Ok(Written { value: failed, activity, undo }) => {
                    let is_failed = |id: &str| failed.iter().any(|one| one.permission == id);
                    saved.saved.extend(asked.into_iter().filter(|one| !is_failed(&one.permission)));
                    saved.failed.extend(failed);
                    saved.activities.push(activity);
                    saved.undo.extend(undo);
                }
                Err(error) => saved.failed.extend(asked.into_iter().map(|one| PermissionFailure {
                    holder: holder.clone(),
                    permission: one.permission,
                    message: error.message.clone(),
                })),
            }
        }
        self.emit(Event::RolesChanged { app: app.clone() });
        Ok(saved)
    }

    /// Gives permissions their former values, unless somebody changed them since.
    pub(crate) async fn permissions_restore(
        &self,
        app: &AppRef,
        changes: &[PermissionChange],
    ) -> Result<Written<()>, Error> {
        let saved = self.permissions_save(app, changes).await?;
        let of_roles = |holder: &PermissionHolder| matches!(holder, PermissionHolder::Role { .. });
        if let Some(PermissionConflict { change, .. }) = saved.conflicts.first() {
            let title = words::title(&change.permission, of_roles(&change.holder));
            let message = format!("“{title}” was changed again since, so it was left as it is.");
            return Err(Error::new(Code::Conflict, message)
                .advise("Look at the permissions and change them there."));
        }
        if let Some(PermissionFailure { message, .. }) = saved.failed.first() {
            return Err(Error::new(Code::Conflict, message.clone()));
        }
        Ok(Written {
            value: (),
            activity: saved.activities.into_iter().next().unwrap_or_default(),
            undo: saved.undo.into_iter().next(),
        })
    }

    /// The changes by role or scope, each with what is set now.
    async fn batches(
        &self,
        app: &AppRef,
        changes: &[PermissionChange],
    ) -> Result<Vec<Batch>, Error> {
        let reader = self.reader(app).await?;
        let mut batches: Vec<Batch> = Vec::new();
        for change in changes {
            match batches.iter_mut().find(|batch| batch.holder == change.holder) {
                Some(batch) => batch.changes.push(change.clone()),
                None => batches.push(Batch {
                    held: self.held(app, &reader, &change.holder).await?,
                    holder: change.holder.clone(),
                    changes: vec![change.clone()],
                }),
            }
        }
        Ok(batches)
    }

    /// Makes the changes of one role or scope; gives what was refused.
    async fn batch_save(
        &self,
        app: &AppRef,
        batch: Batch,
    ) -> Result<Written<Vec<PermissionFailure>>, Error> {
        let (object, of) = self.holder_named(app, &batch.holder).await?;
        let is_of_roles = matches!(batch.holder, PermissionHolder::Role { .. });
        let what = match batch.changes.as_slice() {
            [one] => format!("the permission “{}”", words::title(&one.permission, is_of_roles)),
            many => format!("{} permissions", many.len()),
        };
        let change = Change {
            act: Act::PermissionsSet,
            app: app.clone(),
            count: u32::try_from(batch.changes.len()).unwrap_or(u32::MAX),
            object: Some(object),
            sentence: format!("Changed {what} of {of}"),
            before: Some(recorded(&batch, |one| value::of(&batch.held.set, &one.permission))),
        };
        let work = self.change(change, |writer| async move {
            let applied = apply(&writer, &batch).await?;
            if let Some(set) = &applied.set {
                self.0.permissions.note(app, &batch.holder, set.clone());
            }
            Ok(applied.done(&batch))
        });
        work.await
    }

    /// A role or scope as the activity names it, and in a sentence.
    async fn holder_named(
        &self,
        app: &AppRef,
        holder: &PermissionHolder,
    ) -> Result<(ActivityObject, String), Error> {
        match holder {
            PermissionHolder::Role { role } => {
                let name = self.role_name(app, role).await?;
                Ok((roles::object(role, &name), format!("the role {name}")))
            }
            PermissionHolder::Scope { guid, scope } => {
                let name = self.group_name(app, guid).await?;
                let of = format!("the scope {scope} in {name}");
                let object = ActivityObject {
                    kind: "group".to_owned(),
                    id: guid.clone(),
                    name: Some(name).filter(|name| !name.is_empty()),
                };
                Ok((object, of))
            }
        }
    }
}

/// Changes whose value is no longer what it was when they were thought of. What is wanted anyhow
/// is no conflict, and where the service does not tell there is nothing to compare.
fn conflicts(batch: &Batch) -> Vec<PermissionConflict> {
    if !batch.held.told {
        return Vec::new();
    }
    let now = |change: &PermissionChange| value::of(&batch.held.set, &change.permission);
    let defaults = value::defaults(&batch.held.known);
    let changes = batch.changes.iter().filter(|change| {
        // By what counts: a default that was written out meanwhile surprises nobody.
        let counts = |value: &Option<Vec<String>>| {
            value.clone().or_else(|| defaults.get(&change.permission).cloned())
        };
        let now = counts(&now(change));
        !same(&now, &counts(&change.before)) && !same(&now, &counts(&change.after))
    });
    changes.map(|change| PermissionConflict { change: change.clone(), now: now(change) }).collect()
}

/// Whether two values are the same, whatever the order of their words.
pub(super) fn same(one: &Option<Vec<String>>, other: &Option<Vec<String>>) -> bool {
    let sorted = |value: &Option<Vec<String>>| {
        value.clone().map(|mut words| {
            words.sort();
            words
        })
    };
    sorted(one) == sorted(other)
}

/// The values of the permissions that a batch touches, for the record.
pub(super) fn recorded(
    batch: &Batch,
    of: impl Fn(&PermissionChange) -> Option<Vec<String>>,
) -> Value {
    let defaults = value::defaults(&batch.held.known);
    let one = |change: &PermissionChange| {
        let value = value::recorded(of(change).as_deref(), defaults.get(&change.permission));
        (change.permission.clone(), value)
    };
    Value::Object(batch.changes.iter().map(one).collect::<Map<_, _>>())
}
