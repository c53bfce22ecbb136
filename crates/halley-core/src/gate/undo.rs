//! How a change is taken back.

mod notices;
mod whole;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use notices::NoticeStep;
use whole::all_done;

use crate::console::Console;
use crate::error::Error;
use crate::extensions::RawChange;
use crate::model::connection::AppRef;
use crate::model::extension::ExtensionSwitches;
use crate::model::fleet::{AppLabel, AppNotes};
use crate::model::gate::{Selection, Written};
use crate::model::group::{GroupChanges, MemberScope};
use crate::model::permission::PermissionChange;
use crate::model::role::RoleChanges;
use crate::model::setting::SettingChange;
use crate::model::usage::Measure;
use crate::model::user::UserChanges;
use crate::model::webhook::{WebhookDraft, WebhookEdit};
use crate::roles::FormerRole;

/// The change that takes another one back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum UndoStep {
    /// Deactivates users.
    Deactivate {
        /// Whom.
        uids: Vec<String>,
    },
    /// Reactivates users.
    Reactivate {
        /// Whom.
        uids: Vec<String>,
    },
    /// Gives a user's fields their former values.
    Update {
        /// Whom.
        uid: String,
        /// The former values.
        changes: UserChanges,
    },
    /// Takes back what a job did, by another job.
    Job {
        /// Which job.
        job: String,
    },
    /// Gives a group's fields their former values.
    GroupUpdate {
        /// Which.
        guid: String,
        /// The former values.
        changes: GroupChanges,
    },
    /// Gives a group back to its former owner.
    GroupTransfer {
        /// Which.
        guid: String,
        /// The former owner.
        owner: String,
    },
    /// Adds members that were kicked.
    MembersAdd {
        /// To which group.
        guid: String,
        /// Whom, with the scopes they had.
        members: Vec<MemberScope>,
    },
    /// Bans users whose ban was lifted.
    MembersBan {
        /// From which group.
        guid: String,
        /// Whom.
        uids: Vec<String>,
    },
    /// Kicks members that were added.
    MembersKick {
        /// Out of which group.
        guid: String,
        /// Whom.
        uids: Vec<String>,
    },
    /// Gives members their former scopes.
    MembersScope {
        /// In which group.
        guid: String,
        /// Whom, with the scopes they had.
        members: Vec<MemberScope>,
    },
    /// Lifts bans and adds those who were members.
    MembersUnban {
        /// From which group.
        guid: String,
        /// Whose ban to lift.
        uids: Vec<String>,
        /// Who was a member, with the scope.
        members: Vec<MemberScope>,
    },
    /// Makes users friends again.
    FriendsAdd {
        /// Of whom.
        uid: String,
        /// Who.
        others: Vec<String>,
    },
    /// Ends friendships.
    FriendsRemove {
        /// Of whom.
        uid: String,
        /// With whom.
        others: Vec<String>,
    },
    /// Has a user block others again.
    Block {
        /// Who blocks.
        uid: String,
        /// Whom.
        others: Vec<String>,
    },
    /// Lifts blocks of a user.
    Unblock {
        /// Who blocks.
        uid: String,
        /// Whom.
        others: Vec<String>,
    },
    /// Gives permissions their former values.
    Permissions {
        /// The way back of each.
        changes: Vec<PermissionChange>,
    },
    /// Takes features from a role again.
    Restrict {
        /// Which role.
        role: String,
        /// Keys without prefix.
        keys: Vec<String>,
        /// Permissions to give their former values afterwards.
        changes: Vec<PermissionChange>,
    },
    /// Gives features back to a role.
    RestrictionsLift {
        /// Which role.
        role: String,
        /// Keys without prefix.
        keys: Vec<String>,
    },
    /// Deletes a role that was made.
    RoleDelete {
        /// Which.
        role: String,
    },
    /// Makes a deleted role again.
    RoleRestore {
        /// The role as it was.
        role: Box<FormerRole>,
    },
    /// Gives a role's fields their former values.
    RoleUpdate {
        /// Which.
        role: String,
        /// The former values.
        changes: RoleChanges,
    },
    /// Gives an API key its former name.
    KeyRename {
        /// Which.
        id: String,
        /// The former name.
        name: String,
    },
    /// Has Halley use its former API key.
    KeyUse {
        /// Which.
        id: String,
    },
    /// Gives settings of an extension their former values.
    ExtensionSettings {
        /// Which extension.
        extension: String,
        /// Which widget, where it is one.
        widget: Option<String>,
        /// The way back of each field; never a secret.
        changes: Vec<RawChange>,
    },
    /// Deletes settings that were stored for the first time.
    ExtensionSettingsDelete {
        /// Of which extension.
        extension: String,
    },
    /// Stores settings again that were deleted and held no secret.
    ExtensionSettingsStore {
        /// Of which extension.
        extension: String,
        /// All of them.
        settings: Value,
    },
    /// Switches extensions back.
    ExtensionsSwitch {
        /// Which, and how they were.
        switches: ExtensionSwitches,
    },
    /// Deletes a webhook that was made.
    WebhookDelete {
        /// Which.
        id: String,
    },
    /// Makes a deleted webhook again.
    WebhookRestore {
        /// Which.
        id: String,
        /// The webhook as it was.
        webhook: Box<WebhookDraft>,
    },
    /// Gives a webhook its former fields and triggers.
    WebhookUpdate {
        /// Which.
        id: String,
        /// The way back.
        edit: Box<WebhookEdit>,
    },
    /// Gives an app its former label.
    Label {
        /// The former label.
        label: AppLabel,
    },
    /// Gives settings of an app their former values.
    Settings {
        /// The way back of each.
        changes: Vec<SettingChange>,
    },
    /// Warns of usage above the former value.
    Threshold {
        /// Of what.
        measure: Measure,
        /// The former value; nothing for never.
        most: Option<u32>,
    },
    /// Gives an app its former notes.
    Notes {
        /// The former notes.
        notes: AppNotes,
    },
    /// Takes back what was changed of notifications or a team.
    Notice {
        /// How.
        step: NoticeStep,
    },
}

impl Console {
    /// Takes a change back, which is a change of its own and on record as such.
    ///
    /// # Errors
    /// When it was taken back already, cannot be, or the change back fails.
    pub async fn activity_undo(&self, id: &str) -> Result<Written<()>, Error> {
        let (app, step) = self.undo_step(id).await?;
        if let UndoStep::Job { job } = &step {
            // The job notes by itself what it takes back, as soon as it is on record.
            return self.job_undo(id, job).await;
        }
        // Boxed: a way back of every kind is a large future.
        let written = Box::pin(self.undo_by(&app, step)).await?;
        self.activity_undone(id, &written.activity).await?;
        Ok(written)
    }

    async fn undo_by(&self, app: &AppRef, step: UndoStep) -> Result<Written<()>, Error> {
        match step {
            UndoStep::Deactivate { uids } => {
                all_done(Box::pin(self.users_deactivate(app, &Selection::Some { uids })).await?)
            }
            UndoStep::Reactivate { uids } => {
                all_done(Box::pin(self.users_reactivate(app, &Selection::Some { uids })).await?)
            }
            UndoStep::Update { uid, changes } => {
                Box::pin(self.user_update(app, &uid, &changes)).await.map(Written::forget)
            }
            UndoStep::GroupUpdate { guid, changes } => {
                Box::pin(self.group_update(app, &guid, &changes, None)).await.map(Written::forget)
            }
            UndoStep::GroupTransfer { guid, owner } => {
                Box::pin(self.group_transfer(app, &guid, &owner)).await.map(Written::forget)
            }
            UndoStep::MembersAdd { guid, members } => {
                all_done(Box::pin(self.group_members_add(app, &guid, &members)).await?)
            }
            UndoStep::MembersBan { guid, uids } => {
                all_done(Box::pin(self.group_members_ban(app, &guid, &uids)).await?)
            }
            UndoStep::MembersKick { guid, uids } => {
                all_done(Box::pin(self.group_members_kick(app, &guid, &uids)).await?)
            }
            UndoStep::MembersScope { guid, members } => {
                all_done(Box::pin(self.group_members_scope(app, &guid, &members)).await?)
            }
            UndoStep::MembersUnban { guid, uids, members } => {
                let lifted =
                    all_done(Box::pin(self.group_members_unban(app, &guid, &uids)).await?)?;
                if members.is_empty() {
                    return Ok(lifted);
                }
                all_done(Box::pin(self.group_members_add(app, &guid, &members)).await?)
            }
            UndoStep::FriendsAdd { uid, others } => {
                all_done(Box::pin(self.user_friends_add(app, &uid, &others)).await?)
            }
            UndoStep::FriendsRemove { uid, others } => {
                all_done(Box::pin(self.user_friends_remove(app, &uid, &others)).await?)
            }
            UndoStep::Block { uid, others } => {
                all_done(Box::pin(self.user_block(app, &uid, &others)).await?)
            }
            UndoStep::Unblock { uid, others } => {
                all_done(Box::pin(self.user_unblock(app, &uid, &others)).await?)
            }
            UndoStep::Permissions { changes } => {
                Box::pin(self.permissions_restore(app, &changes)).await
            }
            UndoStep::Restrict { role, keys, changes } => {
                let restricted =
                    all_done(Box::pin(self.restrictions_set(app, &role, &keys)).await?)?;
                if changes.is_empty() {
                    return Ok(restricted);
                }
                Box::pin(self.permissions_restore(app, &changes)).await
            }
            UndoStep::RestrictionsLift { role, keys } => {
                all_done(Box::pin(self.restrictions_lift(app, &role, &keys)).await?)
            }
            UndoStep::RoleDelete { role } => Box::pin(self.role_delete(app, &role, &role)).await,
            UndoStep::RoleRestore { role } => {
                Box::pin(self.role_restore(app, *role)).await.map(Written::forget)
            }
            UndoStep::RoleUpdate { role, changes } => {
                Box::pin(self.role_update(app, &role, &changes)).await.map(Written::forget)
            }
            UndoStep::ExtensionSettings { extension, widget, changes } => {
                let restored =
                    self.extension_settings_restore(app, &extension, widget.as_deref(), &changes);
                Box::pin(restored).await
            }
            UndoStep::ExtensionSettingsDelete { extension } => {
                Box::pin(self.extension_settings_delete(app, &extension)).await
            }
            UndoStep::ExtensionSettingsStore { extension, settings } => {
                Box::pin(self.extension_settings_store(app, &extension, &settings)).await
            }
            UndoStep::ExtensionsSwitch { switches } => {
                Box::pin(self.extensions_restore(app, &switches)).await
            }
            UndoStep::KeyRename { id, name } => {
                Box::pin(self.api_key_rename(app, &id, &name)).await.map(Written::forget)
            }
            UndoStep::KeyUse { id } => {
                Box::pin(self.api_key_use(app, &id)).await.map(Written::forget)
            }
            UndoStep::WebhookDelete { id } => Box::pin(self.webhook_delete(app, &id, &id)).await,
            UndoStep::WebhookRestore { id, webhook } => {
                Box::pin(self.webhook_restore(app, &id, &webhook)).await
            }
            UndoStep::WebhookUpdate { id, edit } => {
                Box::pin(self.webhook_revert(app, &id, &edit)).await
            }
            UndoStep::Label { label } => {
                Box::pin(self.app_label_set(app, &label)).await.map(Written::forget)
            }
            UndoStep::Settings { changes } => Box::pin(self.settings_restore(app, &changes)).await,
            UndoStep::Threshold { measure, most } => {
                Box::pin(self.usage_threshold_set(app, measure, most)).await
            }
            UndoStep::Notes { notes } => {
                Box::pin(self.app_notes_set(app, &notes)).await.map(Written::forget)
            }
            UndoStep::Notice { step } => Box::pin(self.undo_notice(app, step)).await,
            UndoStep::Job { job } => self.job_undo("", &job).await,
        }
    }
}
