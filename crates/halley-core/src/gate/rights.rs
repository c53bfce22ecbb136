//! Which profile may do what.

use crate::error::{Code, Error};
use crate::model::gate::{Act, Profile};

/// The least profile that may do an act to so many objects.
pub(crate) fn needed(act: Act, count: u32) -> Profile {
    match act {
        Act::UsersDeactivate
        | Act::UsersFlush
        | Act::UsersJoin
        | Act::UsersLeave
        | Act::UsersReactivate
        | Act::UsersRole
        | Act::UsersTag
        | Act::UsersUntag
        | Act::GroupMembersAdd
        | Act::GroupMembersScope
        | Act::GroupMembersKick
        | Act::GroupMembersBan
        | Act::GroupMembersUnban
            if count > 1 =>
        {
            Profile::Manager
        }
        Act::AuthTokenDelete
        | Act::AuthTokensFlush
        | Act::Block
        | Act::FriendAdd
        | Act::FriendRemove
        | Act::GroupMembersAdd
        | Act::GroupMembersBan
        | Act::GroupMembersKick
        | Act::GroupMembersScope
        | Act::GroupMembersUnban
        | Act::ListExport
        | Act::MessageDelete
        | Act::PreviewLive
        | Act::PushTokensRemove
        | Act::Unblock
        | Act::UserContact
        | Act::UserMute
        | Act::UserNoticesReset
        | Act::UserNoticesUpdate
        | Act::UserTimezone
        | Act::UserUnmute
        | Act::UserUpdate
        | Act::UsersDeactivate
        | Act::UsersExport
        | Act::UsersFlush
        | Act::UsersJoin
        | Act::UsersLeave
        | Act::UsersReactivate
        | Act::UsersRole
        | Act::UsersTag
        | Act::UsersUntag => Profile::Support,
        Act::ApiKeyCopy
        | Act::AppLabel
        | Act::AppNotes
        | Act::AppUsageReport
        | Act::AuthTokenCopy
        | Act::AuthTokenCreate
        | Act::ExtensionAddressCopy
        | Act::ExtensionSettingsDelete
        | Act::ExtensionSettingsSave
        | Act::ExtensionsSwitch
        | Act::GroupCreate
        | Act::GroupsImport
        | Act::MembersImport
        | Act::NoticesUpdate
        | Act::GroupTransfer
        | Act::GroupUpdate
        | Act::PermissionsSet
        | Act::PushCertificateUpload
        | Act::RestrictionsLift
        | Act::RestrictionsMove
        | Act::RestrictionsSet
        | Act::RoleCreate
        | Act::RoleUpdate
        | Act::SettingsSet
        | Act::UsageThreshold
        | Act::UserCreate
        | Act::UsersImport
        | Act::WebhookCreate
        | Act::WebhookSample
        | Act::WebhookUpdate => Profile::Manager,
        Act::ApiKeyCreate
        | Act::ApiKeyDelete
        | Act::ApiKeyRename
        | Act::ApiKeyReveal
        | Act::ApiKeyUse
        | Act::AppCreate
        | Act::AppDelete
        | Act::GroupDelete
        | Act::NoticesReset
        | Act::ProviderAdd
        | Act::ProviderDefault
        | Act::ProviderRemove
        | Act::ProviderUpdate
        | Act::RoleDelete
        | Act::SettingsReset
        | Act::TeamChange
        | Act::TeamRemove
        | Act::UserDelete
        | Act::UsersDelete
        | Act::WebhookDelete => Profile::Administrator,
    }
}

/// Whether a profile may do an act to so many objects.
///
/// # Errors
/// The sentence that says why not.
pub(crate) fn check(profile: Profile, act: Act, count: u32) -> Result<(), Error> {
    let needed = needed(act, count);
    if profile >= needed {
        return Ok(());
    }
    let message =
        format!("The {} profile of this installation cannot {}.", name(profile), verb(act));
    let advice = format!("This takes the {} profile, which is set in Preferences.", name(needed));
    Err(Error::new(Code::ProfileDenied, message).advise(advice))
}

/// A profile as a person reads it.
pub(crate) fn name(profile: Profile) -> &'static str {
    match profile {
        Profile::ReadOnly => "read-only",
        Profile::Support => "support",
        Profile::Manager => "manager",
        Profile::Administrator => "administrator",
    }
}

fn verb(act: Act) -> &'static str {
    match act {
        Act::ApiKeyCopy => "copy API keys",
        Act::ApiKeyCreate => "make API keys",
        Act::ApiKeyDelete => "delete API keys",
        Act::ApiKeyRename => "rename API keys",
        Act::ApiKeyReveal => "show API keys",
        Act::ApiKeyUse => "switch to another API key",
        Act::AppCreate => "create apps",
        Act::AppDelete => "delete apps",
        Act::AppLabel => "label apps",
        Act::AppNotes => "write notes about apps",
        Act::AppUsageReport => "ask for usage reports",
        Act::AuthTokenCopy => "copy auth tokens",
        Act::AuthTokenCreate => "make auth tokens",
        Act::AuthTokenDelete | Act::AuthTokensFlush | Act::UsersFlush => "delete auth tokens",
        Act::Block => "block users for others",
        Act::ExtensionAddressCopy => "copy addresses of extensions",
        Act::ExtensionSettingsDelete => "delete settings of extensions",
        Act::ExtensionSettingsSave => "change settings of extensions",
        Act::ExtensionsSwitch => "switch extensions",
        Act::FriendAdd => "make users friends",
        Act::FriendRemove => "end friendships",
        Act::GroupCreate => "create groups",
        Act::GroupDelete => "delete groups",
        Act::GroupMembersAdd => "add these members",
        Act::GroupMembersBan => "ban these users from a group",
        Act::UsersLeave => "remove members",
        Act::GroupMembersKick => "take these members out of a group",
        Act::GroupMembersScope => "change the scope of these members",
        Act::GroupMembersUnban => "lift these bans",
        Act::GroupTransfer => "give groups another owner",
        Act::GroupUpdate => "edit groups",
        Act::MessageDelete => "delete messages",
        Act::NoticesReset | Act::NoticesUpdate => "change the notification settings",
        Act::PermissionsSet => "change permissions",
        Act::PreviewLive => "watch as a user",
        Act::PushCertificateUpload => "upload certificates",
        Act::ProviderAdd | Act::ProviderDefault | Act::ProviderRemove | Act::ProviderUpdate => {
            "change the providers of notifications"
        }
        Act::PushTokensRemove => "remove devices of users",
        Act::RestrictionsLift | Act::RestrictionsMove | Act::RestrictionsSet => {
            "change what is restricted"
        }
        Act::RoleCreate => "create roles",
        Act::RoleDelete => "delete roles",
        Act::RoleUpdate => "edit roles",
        Act::SettingsReset | Act::SettingsSet => "change the settings of apps",
        Act::Unblock => "lift blocks",
        Act::UsageThreshold => "set above what usage warns",
        Act::TeamChange | Act::TeamRemove => "change the team",
        Act::UserContact => "change contact details of users",
        Act::UserMute | Act::UserUnmute => "mute conversations for users",
        Act::UserNoticesReset | Act::UserNoticesUpdate | Act::UserTimezone => {
            "change what users are told"
        }
        Act::UserCreate => "create users",
        Act::UserDelete | Act::UsersDelete => "delete users for good",
        Act::UserUpdate => "edit users",
        Act::UsersDeactivate => "deactivate these users",
        Act::UsersExport => "export users",
        Act::ListExport => "export lists",
        Act::UsersImport => "import users",
        Act::GroupsImport => "import groups",
        Act::MembersImport => "import members",
        Act::UsersJoin => "add these users to a group",
        Act::UsersReactivate => "reactivate these users",
        Act::UsersRole => "change the role of these users",
        Act::UsersTag | Act::UsersUntag => "change the tags of these users",
        Act::WebhookCreate => "make webhooks",
        Act::WebhookDelete => "delete webhooks",
        Act::WebhookSample => "send samples to webhooks",
        Act::WebhookUpdate => "change webhooks",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_acts_on_one_user_and_not_on_many() {
        assert!(check(Profile::Support, Act::UsersDeactivate, 1).is_ok());
        let error = check(Profile::Support, Act::UsersDeactivate, 2).unwrap_err();
        assert_eq!(error.code, Code::ProfileDenied);
        assert_eq!(
            error.message,
            "The support profile of this installation cannot deactivate these users."
        );
        assert_eq!(error.advice, "This takes the manager profile, which is set in Preferences.");
    }

    #[test]
    fn only_an_administrator_deletes_for_good_and_sees_keys() {
        for act in [Act::UserDelete, Act::ApiKeyReveal] {
            assert!(check(Profile::Manager, act, 1).is_err());
            assert!(check(Profile::Administrator, act, 1).is_ok());
        }
    }

    #[test]
    fn reading_changes_nothing() {
        for act in [Act::UserUpdate, Act::MessageDelete, Act::AppLabel, Act::PreviewLive] {
            assert!(check(Profile::ReadOnly, act, 1).is_err());
        }
    }

    #[test]
    fn roles_and_what_they_may_do_are_not_for_support() {
        let acts = [
            Act::PermissionsSet,
            Act::RestrictionsLift,
            Act::RestrictionsMove,
            Act::RoleCreate,
            Act::RoleUpdate,
        ];
        for act in acts {
            assert!(check(Profile::Support, act, 1).is_err());
            assert!(check(Profile::Manager, act, 1).is_ok());
        }
        assert!(check(Profile::Manager, Act::RoleDelete, 1).is_err());
    }
}
