//! A deleted role, made again with what it was allowed.

use cometchat_api::chat::rbac::{Permissions, SetRolePermissions};
use cometchat_api::chat::restricted::{ListRestrictedFeatures, RestrictFeatures};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::fields::{typed, whole};
use super::{object, read, rules};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done};
use crate::model::activity::Outcome;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::permission::PermissionHolder;
use crate::model::role::{NewRole, RoleRow};
use crate::reach::{Reader, Writer};

/// A role with all that is lost with it, but for who had it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct FormerRole {
    /// Its fields.
    pub(super) typed: NewRole,
    /// What was set for it; nothing where the service told none.
    permissions: Permissions,
    /// Keys of the features it does not have, as the service spells them.
    restricted: Vec<String>,
}

impl FormerRole {
    /// Reads a role with what it is allowed. Where the app's plan has no permissions or older
    /// restrictions there are none to lose.
    pub(super) async fn read(reader: &Reader, role: &str) -> Result<Self, Error> {
        let typed = typed(&read(reader, role).await?);
        let holder = PermissionHolder::Role { role: role.to_owned() };
        let set = without_plan(reader.permissions_set(&holder).await)?.unwrap_or_default();
        let features = reader.send(ListRestrictedFeatures { role: role.into() }).await;
        let features = without_plan(features)?.map(|listing| listing.data).unwrap_or_default();
        Ok(Self {
            typed,
            permissions: set,
            restricted: features.into_iter().map(|feature| feature.key).collect(),
        })
    }

    /// The role for the record.
    pub(super) fn record(&self) -> Value {
        json!({
            "role": self.typed,
            "permissions": self.permissions,
            "restrictedFeatures": self.restricted,
        })
    }

    /// Gives the role, made again, what it was allowed; says what could not be given.
    async fn equip(&self, writer: &Writer) -> Option<String> {
        let role = || self.typed.role.as_str().into();
        if !self.permissions.is_empty() {
            let permissions = self.permissions.clone();
            let set = writer.send(SetRolePermissions { role: role(), permissions }).await;
            let refused = match set {
                Ok(answer) => answer.results.values().any(|result| !result.is_done()),
                Err(_) => true,
            };
            if refused {
                return Some("Not all of its permissions could be set again.".to_owned());
            }
        }
        if !self.restricted.is_empty() {
            let features_to_restrict = self.restricted.clone();
            let set = writer.send(RestrictFeatures { role: role(), features_to_restrict }).await;
            if !set.is_ok_and(|results| results.values().all(|result| result.is_done())) {
                return Some("Not all of its older restrictions could be set again.".to_owned());
            }
        }
        None
    }
}

/// What an app's plan does not include is nothing that could be lost.
fn without_plan<T>(read: Result<T, Error>) -> Result<Option<T>, Error> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error) if matches!(error.code, Code::PlanRestricted | Code::Invalid) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Console {
    /// Makes a deleted role again; its former users stay without it.
    pub(crate) async fn role_restore(
        &self,
        app: &AppRef,
        former: FormerRole,
    ) -> Result<Written<RoleRow>, Error> {
        let create = rules::create(&former.typed)?;
        let change = Change {
            act: Act::RoleCreate,
            app: app.clone(),
            count: 1,
            object: Some(object(&former.typed.role, &former.typed.name)),
            sentence: format!("Made the role {} again", former.typed.name),
            before: None,
        };
        let written = self.change(change, |writer| async move {
            let made = writer.send(create).await?;
            let problem = former.equip(&writer).await;
            let outcome = if problem.is_some() { Outcome::Partly } else { Outcome::Done };
            let (after, role) = (whole(&made), made.role.to_string());
            let done = Done::wholly(made).now(Some(after));
            let done = done.undone_by(UndoStep::RoleDelete { role });
            Ok(Done { outcome, problem, ..done })
        });
        let written = written.await?;
        self.role_written(app, written).await
    }
}
