//! What an act would do, asked before a confirmation is shown.

use super::rights;
use super::words::{Subject, confirm};
use crate::console::Console;
use crate::error::Error;
use crate::extensions;
use crate::fleet::archivable;
use crate::model::fleet::Label;
use crate::model::gate::{Act, Plan, PlanRequest, Selection};

impl Console {
    /// Says what an act would do and whether the profile allows it. Nothing is changed.
    ///
    /// # Errors
    /// When the selection cannot be counted, or the role it is about cannot be read.
    pub async fn gate_plan(&self, request: &PlanRequest) -> Result<Plan, Error> {
        let count = match &request.selection {
            Some(selection) => self.selection_count(&request.app, selection).await?,
            None => 1,
        };
        let id = match (&request.subject, &request.selection) {
            (Some(subject), _) => subject.clone(),
            (None, Some(Selection::Some { uids })) if count == 1 => {
                uids.first().cloned().unwrap_or_default()
            }
            _ => String::new(),
        };
        let holders = match request.act {
            Act::RoleDelete => Some(self.role_counts(&request.app).await?),
            _ => None,
        };
        let count = holders.as_ref().map_or(count, |holders| holders.of(&id).unwrap_or(0));
        let name = self.subject_name(request, &id).await?;
        let group = match (is_about_members(request.act), &request.subject) {
            (true, Some(guid)) => self.group_name(&request.app, guid).await?,
            _ => String::new(),
        };
        let app = self.app_get(&request.app).await?;
        let is_production = app.label == Label::Production;
        let mut words = confirm(&Subject {
            act: request.act,
            count,
            name: &name,
            id: &id,
            group: &group,
            production: is_production.then_some(app.name.as_str()),
        });
        if let Some(holders) = holders {
            if !holders.whole {
                words.text += " The list of users is still being read: there may be more.";
            }
            let naming = self.roles_naming(&request.app, &id).await;
            if !naming.is_empty() {
                let named = naming.join(", ");
                words.text += &format!(
                    " Permissions of {named} name it. They stay as they are: take it out there too."
                );
            }
        }
        let refusal = rights::check(self.profile().await?, request.act, count)
            .and_then(|()| match request.act {
                Act::AppDelete => archivable(&app),
                _ => Ok(()),
            })
            .err();
        Ok(Plan {
            allowed: refusal.is_none(),
            reason: refusal.map(|refusal| format!("{} {}", refusal.message, refusal.advice)),
            count,
            reversible: words.reversible,
            title: words.title,
            text: words.text,
            button: words.button,
            must_type: words.must_type,
            production: is_production,
        })
    }

    /// Name of what an act is about, by what is known here.
    async fn subject_name(&self, request: &PlanRequest, id: &str) -> Result<String, Error> {
        match request.act {
            Act::AppDelete
            | Act::AppLabel
            | Act::AppNotes
            | Act::AppUsageReport
            | Act::SettingsReset
            | Act::SettingsSet
            | Act::UsageThreshold => Ok(self.app_get(&request.app).await?.name),
            Act::MessageDelete
            | Act::ApiKeyCopy
            | Act::ApiKeyCreate
            | Act::ApiKeyDelete
            | Act::ApiKeyRename
            | Act::ApiKeyReveal
            | Act::ApiKeyUse
            | Act::NoticesReset
            | Act::NoticesUpdate
            | Act::ProviderAdd
            | Act::ProviderDefault
            | Act::ProviderRemove
            | Act::ProviderUpdate
            | Act::TeamChange
            | Act::TeamRemove
            | Act::AppCreate
            | Act::RoleCreate
            | Act::WebhookCreate
            | Act::WebhookSample => Ok(id.to_owned()),
            Act::ExtensionAddressCopy
            | Act::ExtensionSettingsDelete
            | Act::ExtensionSettingsSave
            | Act::ExtensionsSwitch
            | Act::PushCertificateUpload => Ok(extensions::named(id).to_owned()),
            Act::GroupCreate | Act::GroupUpdate | Act::GroupTransfer | Act::GroupDelete => {
                self.group_name(&request.app, id).await
            }
            Act::WebhookUpdate | Act::WebhookDelete => self.webhook_name(&request.app, id).await,
            act if is_about_roles(act) => self.role_name(&request.app, id).await,
            act if is_about_members(act) => match &request.selection {
                Some(Selection::Some { uids }) if uids.len() == 1 => {
                    Ok(self.user_name(&request.app, &uids[0]).await?.unwrap_or(uids[0].clone()))
                }
                _ => Ok(String::new()),
            },
            _ => Ok(self.user_name(&request.app, id).await?.unwrap_or_else(|| id.to_owned())),
        }
    }
}

/// Whether an act is about a role, which is then its subject.
fn is_about_roles(act: Act) -> bool {
    matches!(
        act,
        Act::PermissionsSet
            | Act::RestrictionsLift
            | Act::RestrictionsMove
            | Act::RestrictionsSet
            | Act::RoleDelete
            | Act::RoleUpdate
    )
}

/// Whether an act is about users of a group, which is then its subject.
fn is_about_members(act: Act) -> bool {
    matches!(
        act,
        Act::GroupMembersAdd
            | Act::GroupMembersScope
            | Act::GroupMembersKick
            | Act::GroupMembersBan
            | Act::GroupMembersUnban
    )
}
