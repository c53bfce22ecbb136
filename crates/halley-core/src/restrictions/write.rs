//! Older restrictions lifted, moved to permissions, and set again to undo.

use cometchat_api::chat::rbac::{PermissionValue, Permissions, SetRolePermissions};
use cometchat_api::chat::restricted::{AllowFeatures, ListRestrictedFeatures, RestrictFeatures};
use cometchat_api::id::PermissionId;
use serde_json::{Value, json};

use super::{Feature, cannot_of};
use crate::console::Console;
use crate::error::{Code, Error, refused};
use crate::event::Event;
use crate::gate::batch::{count, failure};
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done, rights};
use crate::model::activity::Outcome;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, BatchFailure, BatchReport, Written};
use crate::model::permission::{PermissionChange, PermissionHolder};
use crate::permissions::value;
use crate::reach::{Reader, Writer};
use crate::roles;

/// What forbids what a restriction forbids.
const DENY: &str = "deny";

impl Console {
    /// Lifts older restrictions of a role.
    ///
    /// # Errors
    /// When none is named, or what the gate or the service says.
    pub async fn restrictions_lift(
        &self,
        app: &AppRef,
        role: &str,
        keys: &[String],
    ) -> Result<BatchReport, Error> {
        let change = self.restrictions(app, role, keys, Act::RestrictionsLift).await?;
        let (role, keys) = (role.to_owned(), keys.to_vec());
        let written = self.change(change, |writer| async move {
            let spelled = spelled(writer.reader(), &role, &keys).await?;
            let lifted: Vec<_> =
                keys.iter().filter(|key| spelled.iter().any(|one| bare(one) == **key)).collect();
            let lifted: Vec<String> = lifted.into_iter().cloned().collect();
            let unchanged = count(keys.len() - lifted.len());
            lift(&writer, &role, spelled).await?;
            let done = report(&lifted, unchanged, Vec::new(), json!({ "restricted": [] }));
            let changes = Vec::new();
            Ok(undone(done, UndoStep::Restrict { role, keys: lifted, changes }))
        });
        self.restrictions_changed(app, written.await)
    }

    /// Has permissions of a role forbid what its older restrictions forbid, then lifts these, so
    /// that nothing is open in between. What no permission forbids stays restricted.
    ///
    /// # Errors
    /// When none is named, or what the gate or the service says.
    pub async fn restrictions_move(
        &self,
        app: &AppRef,
        role: &str,
        keys: &[String],
    ) -> Result<BatchReport, Error> {
        rights::check(self.profile().await?, Act::RestrictionsMove, count(keys.len()))?;
        let change = self.restrictions(app, role, keys, Act::RestrictionsMove).await?;
        let holder = PermissionHolder::Role { role: role.to_owned() };
        let held = self.held(app, &self.reader(app).await?, &holder).await?;
        let (role, keys) = (role.to_owned(), keys.to_vec());
        let written = self.change(change, |writer| async move {
            let mut failed = Vec::new();
            let mut wanted = Vec::new();
            for key in keys {
                match Feature::of(&key).and_then(|known| known.permission) {
                    Some(permission) => wanted.push((key, permission)),
                    None => failed.push(without_equal(key)),
                }
            }
            let (moved, refused) = deny(&writer, &role, wanted).await?;
            failed.extend(refused);
            let keys: Vec<String> = moved.iter().map(|(key, _)| key.clone()).collect();
            if !keys.is_empty() {
                let spelled = spelled(writer.reader(), &role, &keys).await?;
                lift(&writer, &role, spelled).await?;
            }
            let back = |(_, permission): &(String, &'static str)| PermissionChange {
                holder: holder.clone(),
                permission: (*permission).to_owned(),
                before: Some(vec![DENY.to_owned()]),
                after: value::of(&held.set, permission),
            };
            let changes = moved.iter().map(back).filter(|back| back.after != back.before);
            let changes = changes.collect();
            let left: Vec<_> = failed.iter().map(|one| one.id.as_str()).collect();
            let denied: Vec<_> = moved.iter().map(|(_, permission)| permission).collect();
            let after = json!({ "restricted": left, "denied": denied });
            let done = report(&keys, 0, failed, after);
            Ok(undone(done, UndoStep::Restrict { role, keys, changes }))
        });
        self.restrictions_changed(app, written.await)
    }

    /// Takes features from a role, as they were taken before.
    ///
    /// # Errors
    /// As [`Self::restrictions_lift`].
    pub(crate) async fn restrictions_set(
        &self,
        app: &AppRef,
        role: &str,
        keys: &[String],
    ) -> Result<BatchReport, Error> {
        let change = self.restrictions(app, role, keys, Act::RestrictionsSet).await?;
        let (role, keys) = (role.to_owned(), keys.to_vec());
        let written = self.change(change, |writer| async move {
            // The prefixed spelling is the one of the service's own samples.
            let restrict = RestrictFeatures {
                role: role.as_str().into(),
                features_to_restrict: keys.iter().map(|key| format!("u.{key}")).collect(),
            };
            let results = writer.send(restrict).await?;
            let mut failed = Vec::new();
            for (key, result) in results.iter().filter(|(_, result)| !result.is_done()) {
                let error = match &result.error {
                    Some(error) => refused(error, 200),
                    None => Error::new(Code::Conflict, "CometChat did not restrict this."),
                };
                failed.push(failure(bare(key), &error));
            }
            let done = |key: &&String| !failed.iter().any(|one| one.id == **key);
            let keys: Vec<String> = keys.iter().filter(done).cloned().collect();
            let after = json!({ "restricted": keys });
            let done = report(&keys, 0, failed, after);
            Ok(undone(done, UndoStep::RestrictionsLift { role, keys }))
        });
        self.restrictions_changed(app, written.await)
    }

    /// The change of some restrictions of a role, for the record.
    async fn restrictions(
        &self,
        app: &AppRef,
        role: &str,
        keys: &[String],
        act: Act,
    ) -> Result<Change, Error> {
        if keys.is_empty() {
            return Err(Error::new(Code::Invalid, "No restriction is chosen."));
        }
        let name = self.role_name(app, role).await?;
        let what = match keys {
            [one] => format!("to {}", cannot_of(one)),
            many => format!("to use {} features", many.len()),
        };
        let sentence = match act {
            Act::RestrictionsLift => format!("Allowed the role {name} {what} again"),
            Act::RestrictionsMove => {
                let n = if keys.len() == 1 { "an older restriction" } else { "older restrictions" };
                format!("Moved {n} of the role {name} to permissions")
            }
            _ => format!("Forbade the role {name} {what}"),
        };
        Ok(Change {
            act,
            app: app.clone(),
            count: count(keys.len()),
            object: Some(roles::object(role, &name)),
            sentence,
            before: Some(match act {
                Act::RestrictionsSet => json!({ "restricted": [] }),
                _ => json!({ "restricted": keys }),
            }),
        })
    }

    fn restrictions_changed(
        &self,
        app: &AppRef,
        written: Result<Written<BatchReport>, Error>,
    ) -> Result<BatchReport, Error> {
        self.emit(Event::RolesChanged { app: app.clone() });
        let Written { value, activity, undo } = written?;
        Ok(BatchReport { activity: Some(activity), undo, ..value })
    }
}

/// A key without its prefix.
fn bare(key: &str) -> &str {
    key.strip_prefix("u.").unwrap_or(key)
}

/// Keys in the spelling that the service itself gave them; those not restricted are left out.
async fn spelled(reader: &Reader, role: &str, keys: &[String]) -> Result<Vec<String>, Error> {
    let listing = reader.send(ListRestrictedFeatures { role: role.into() }).await?;
    let wanted = |key: &str| keys.iter().any(|one| one == bare(key));
    Ok(listing.data.into_iter().map(|one| one.key).filter(|key| wanted(key)).collect())
}

async fn lift(writer: &Writer, role: &str, keys: Vec<String>) -> Result<(), Error> {
    if keys.is_empty() {
        return Ok(());
    }
    let features_to_allow = Some(keys);
    writer
        .send(AllowFeatures { role: role.into(), features_to_allow, allow_all: None })
        .await
        .map(drop)
}

type Move = (String, &'static str);

/// Has permissions forbid; gives what they forbid now, and what was refused.
async fn deny(
    writer: &Writer,
    role: &str,
    wanted: Vec<Move>,
) -> Result<(Vec<Move>, Vec<BatchFailure>), Error> {
    if wanted.is_empty() {
        return Ok((wanted, Vec::new()));
    }
    let one = |(_, permission): &Move| {
        (PermissionId::new(*permission), PermissionValue::One(DENY.to_owned()))
    };
    let permissions: Permissions = wanted.iter().map(one).collect();
    let answer = writer.send(SetRolePermissions { role: role.into(), permissions }).await?;
    let refusal = |permission: &str| {
        let result = answer.results.get(&PermissionId::new(permission))?;
        (!result.is_done()).then(|| match &result.error {
            Some(error) => refused(error, 200),
            None => Error::new(Code::Conflict, "CometChat did not set the permission."),
        })
    };
    let (mut moved, mut failed) = (Vec::new(), Vec::new());
    for (key, permission) in wanted {
        match refusal(permission) {
            Some(error) => failed.push(failure(&key, &error)),
            None => moved.push((key, permission)),
        }
    }
    Ok((moved, failed))
}

fn without_equal(key: String) -> BatchFailure {
    let message = "No permission of roles forbids this, so it stays restricted here.".to_owned();
    BatchFailure { id: key, message, service_code: None }
}

/// The end of a change; `after` is what the record says of it.
fn report(
    keys: &[String],
    unchanged: u32,
    failed: Vec<BatchFailure>,
    after: Value,
) -> Done<BatchReport> {
    let outcome = match (failed.is_empty(), keys.is_empty()) {
        (true, _) => Outcome::Done,
        (false, true) => Outcome::Failed,
        (false, false) => Outcome::Partly,
    };
    let problem = failed.first().map(|first| format!("{}: {}", first.id, first.message));
    let report =
        BatchReport { done: count(keys.len()), unchanged, failed, activity: None, undo: None };
    Done { outcome, problem, ..Done::wholly(report) }.now(Some(after))
}

/// The end with its way back, where anything was done.
fn undone(done: Done<BatchReport>, step: UndoStep) -> Done<BatchReport> {
    if done.value.done == 0 { done } else { done.undone_by(step) }
}
