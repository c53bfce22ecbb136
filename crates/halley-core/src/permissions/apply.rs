//! The requests that change permissions of one role or scope, and what came of each.

use cometchat_api::chat::rbac::{
    Permissions, SetPermissions, SetRolePermissions, SetScopePermissions, UnsetRolePermission,
    UnsetScopePermission,
};
use cometchat_api::id::PermissionId;

use super::save::{Batch, recorded, same};
use super::value;
use crate::error::{Error, refused};
use crate::gate::batch::is_hopeless;
use crate::gate::undo::UndoStep;
use crate::gate::{Done, uncertain};
use crate::model::activity::Outcome;
use crate::model::permission::{PermissionChange, PermissionFailure, PermissionHolder};
use crate::reach::Writer;

/// What came of the requests.
#[derive(Default)]
pub(super) struct Applied {
    /// All that is set, by the last answer.
    pub(super) set: Option<Permissions>,
    failed: Vec<PermissionFailure>,
}

/// Sets what gets a value with one request, then what goes back to its default one by one, since
/// the service offers no other way.
///
/// # Errors
/// When the first request fails, so that nothing was changed.
pub(super) async fn apply(writer: &Writer, batch: &Batch) -> Result<Applied, Error> {
    let mut applied = Applied::default();
    let values: Permissions = batch
        .changes
        .iter()
        .filter_map(|change| {
            let value = value::sent(&batch.held.known, &change.permission, change.after.as_ref()?);
            Some((PermissionId::new(&change.permission), value))
        })
        .collect();
    if !values.is_empty() {
        let answer = set(writer, &batch.holder, values.clone()).await?;
        for id in values.keys() {
            if let Some(message) = refusal(&answer, id) {
                applied.failed.push(failure(batch, id.as_str(), message));
            }
        }
        applied.set = Some(answer.permissions);
    }
    let mut hopeless: Option<Error> = None;
    for change in batch.changes.iter().filter(|change| change.after.is_none()) {
        let answer = match &hopeless {
            Some(error) => Err(error.clone()),
            None => unset(writer, &batch.holder, &change.permission).await,
        };
        match answer {
            Ok(answer) => applied.set = Some(answer.permissions),
            Err(error) if applied.set.is_none() && applied.failed.is_empty() => return Err(error),
            Err(error) => {
                let (error, _) = uncertain(error);
                let message = error.message.clone();
                applied.failed.push(failure(batch, &change.permission, message));
                hopeless = hopeless.or(Some(error).filter(is_hopeless));
            }
        }
    }
    Ok(applied)
}

async fn set(
    writer: &Writer,
    holder: &PermissionHolder,
    permissions: Permissions,
) -> Result<SetPermissions, Error> {
    match holder {
        PermissionHolder::Role { role } => {
            writer.send(SetRolePermissions { role: role.as_str().into(), permissions }).await
        }
        PermissionHolder::Scope { guid, scope } => {
            let (guid, scope) = (guid.as_str().into(), scope.as_str().into());
            writer.send(SetScopePermissions { guid, scope, permissions }).await
        }
    }
}

async fn unset(
    writer: &Writer,
    holder: &PermissionHolder,
    permission: &str,
) -> Result<SetPermissions, Error> {
    let permission = PermissionId::new(permission);
    match holder {
        PermissionHolder::Role { role } => {
            writer.send(UnsetRolePermission { role: role.as_str().into(), permission }).await
        }
        PermissionHolder::Scope { guid, scope } => {
            let (guid, scope) = (guid.as_str().into(), scope.as_str().into());
            writer.send(UnsetScopePermission { guid, scope, permission }).await
        }
    }
}

/// Why the service did not set a permission, in a sentence.
fn refusal(answer: &SetPermissions, id: &PermissionId) -> Option<String> {
    let result = answer.results.get(id)?;
    if result.is_done() {
        return None;
    }
    Some(match &result.error {
        Some(error) => refused(error, 200).message,
        None => result
            .message
            .clone()
            .unwrap_or_else(|| "CometChat did not set this and gives no reason.".to_owned()),
    })
}

fn failure(batch: &Batch, permission: &str, message: String) -> PermissionFailure {
    let (holder, permission) = (batch.holder.clone(), permission.to_owned());
    PermissionFailure { holder, permission, message }
}

impl Applied {
    /// The end of the change, for the record.
    pub(super) fn done(self, batch: &Batch) -> Done<Vec<PermissionFailure>> {
        let is_failed = |id: &str| self.failed.iter().any(|one| one.permission == id);
        let before = |id: &str| value::of(&batch.held.set, id);
        let undo: Vec<_> = batch
            .changes
            .iter()
            .filter(|one| !is_failed(&one.permission))
            .filter(|one| batch.held.told && !same(&before(&one.permission), &one.after))
            .map(|one| PermissionChange {
                holder: one.holder.clone(),
                permission: one.permission.clone(),
                before: one.after.clone(),
                after: before(&one.permission),
            })
            .collect();
        let after = recorded(batch, |one| {
            if is_failed(&one.permission) { before(&one.permission) } else { one.after.clone() }
        });
        let outcome = match (self.failed.len(), batch.changes.len()) {
            (0, _) => Outcome::Done,
            (failed, asked) if failed == asked => Outcome::Failed,
            _ => Outcome::Partly,
        };
        let problem = self.failed.first().map(|one| one.message.clone());
        let done = Done { outcome, problem, ..Done::wholly(self.failed) }.now(Some(after));
        if undo.is_empty() { done } else { done.undone_by(UndoStep::Permissions { changes: undo }) }
    }
}
