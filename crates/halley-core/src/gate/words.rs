//! The words of confirmations and of the activity.

mod apps;
mod bulk;
mod extensions;
mod groups;
mod keys;
mod notices;
mod roles;
mod webhooks;

use crate::model::gate::Act;

/// Objects above which a batch is confirmed by typing its count.
const TYPED_ABOVE: u32 = 100;

/// What a confirmation is about.
pub(crate) struct Subject<'a> {
    /// What is to be done.
    pub(crate) act: Act,
    /// To how many.
    pub(crate) count: u32,
    /// Name of the one object, or its id where it has none.
    pub(crate) name: &'a str,
    /// Id of the one object.
    pub(crate) id: &'a str,
    /// Name of the group whose members it is about, else empty.
    pub(crate) group: &'a str,
    /// Name of the app where it is labelled production.
    pub(crate) production: Option<&'a str>,
}

/// The words of a confirmation.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) button: String,
    pub(crate) must_type: Option<String>,
    pub(crate) reversible: bool,
}

/// Says what an act would do.
pub(crate) fn confirm(subject: &Subject<'_>) -> Words {
    let (title, text, button, reversible) = said(subject);
    let text = match subject.production {
        Some(app) => format!("{text} {app} is a production app."),
        None => text,
    };
    let batch_from = if subject.production.is_some() { 2 } else { TYPED_ABOVE };
    let must_type = match subject.act {
        Act::AppDelete
        | Act::UserDelete
        | Act::GroupDelete
        | Act::RoleDelete
        | Act::WebhookDelete => Some(subject.id.to_owned()),
        Act::ApiKeyDelete => Some(subject.name.to_owned()),
        Act::UsersDelete => Some(subject.count.to_string()),
        Act::GroupMembersKick | Act::GroupMembersBan if subject.count >= batch_from => {
            Some(subject.count.to_string())
        }
        act if bulk::is_of_many(act) && subject.count >= batch_from => {
            Some(subject.count.to_string())
        }
        _ => None,
    };
    Words { title, text, button, must_type, reversible }
}

fn said(subject: &Subject<'_>) -> (String, String, String, bool) {
    let Subject { name, count, .. } = subject;
    let is_one = *count == 1;
    let many = users(*count);
    let (title, text, button, reversible) = match subject.act {
        Act::UserCreate => (
            format!("Create {name}?"),
            "The user can sign in as soon as it has a token.",
            "Create user".to_owned(),
            true,
        ),
        Act::UserUpdate => (
            format!("Change {name}?"),
            "Others see the change at once.",
            "Save changes".to_owned(),
            true,
        ),
        Act::UsersDeactivate if is_one => (
            format!("Deactivate {name}?"),
            "The user is signed out and hidden from others until you reactivate it.",
            "Deactivate".to_owned(),
            true,
        ),
        Act::UsersDeactivate => (
            format!("Deactivate {many}?"),
            "They are signed out and hidden from others until you reactivate them.",
            format!("Deactivate {many}"),
            true,
        ),
        Act::UsersReactivate if is_one => (
            format!("Reactivate {name}?"),
            "The user can sign in again and others see it.",
            "Reactivate".to_owned(),
            true,
        ),
        Act::UsersReactivate => (
            format!("Reactivate {many}?"),
            "They can sign in again and others see them.",
            format!("Reactivate {many}"),
            true,
        ),
        Act::UserDelete => (
            format!("Delete {name} for good?"),
            "All messages and conversations of this user go too. This cannot be undone.",
            "Delete for good".to_owned(),
            false,
        ),
        Act::AuthTokenCreate => (
            format!("Make an auth token for {name}?"),
            "Whoever has the token can sign in as this user.",
            "Make token".to_owned(),
            true,
        ),
        Act::AuthTokenCopy => (
            format!("Copy an auth token of {name}?"),
            "Whoever has the token can sign in as this user. The clipboard is cleared after a \
             minute.",
            "Copy token".to_owned(),
            true,
        ),
        Act::AuthTokenDelete => (
            "Delete this auth token?".to_owned(),
            "Whoever uses it is signed out. A deleted token cannot be brought back.",
            "Delete token".to_owned(),
            false,
        ),
        Act::AuthTokensFlush => (
            format!("Delete all auth tokens of {name}?"),
            "The user is signed out on every device. Deleted tokens cannot be brought back.",
            "Delete all tokens".to_owned(),
            false,
        ),
        Act::MessageDelete => (
            "Delete this message?".to_owned(),
            "It disappears for everybody and leaves a note that it was deleted. This cannot be \
             undone.",
            "Delete message".to_owned(),
            false,
        ),
        Act::FriendAdd => (
            format!("Make {many} {} of {name}?", if is_one { "a friend" } else { "friends" }),
            "They are friends of each other at once, without being asked.",
            "Make friends".to_owned(),
            true,
        ),
        Act::Block => (
            format!("Have {name} block {many}?"),
            "They can no longer write to each other.",
            "Block".to_owned(),
            true,
        ),
        Act::FriendRemove => (
            format!("End the friendship with {name}?"),
            "Both users lose each other as friends. You can make them friends again.",
            "End friendship".to_owned(),
            true,
        ),
        Act::Unblock => (
            format!("Lift the block of {name}?"),
            "Both users can write to each other again.",
            "Lift block".to_owned(),
            true,
        ),
        act @ (Act::GroupCreate
        | Act::GroupUpdate
        | Act::GroupTransfer
        | Act::GroupDelete
        | Act::GroupMembersAdd
        | Act::GroupMembersScope
        | Act::GroupMembersKick
        | Act::GroupMembersBan
        | Act::GroupMembersUnban) => groups::said(act, subject),
        act @ (Act::ApiKeyCreate
        | Act::ApiKeyDelete
        | Act::ApiKeyRename
        | Act::ApiKeyReveal
        | Act::ApiKeyCopy
        | Act::ApiKeyUse) => keys::said(act, name),
        act @ (Act::ExtensionAddressCopy
        | Act::ExtensionSettingsDelete
        | Act::ExtensionSettingsSave
        | Act::ExtensionsSwitch
        | Act::PushCertificateUpload) => extensions::said(act, subject),
        Act::PermissionsSet
        | Act::RestrictionsLift
        | Act::RestrictionsMove
        | Act::RestrictionsSet
        | Act::RoleCreate
        | Act::RoleDelete
        | Act::RoleUpdate => return roles::said(subject),
        act @ (Act::AppCreate
        | Act::AppDelete
        | Act::AppLabel
        | Act::AppNotes
        | Act::AppUsageReport
        | Act::SettingsReset
        | Act::SettingsSet
        | Act::UsageThreshold) => apps::said(act, name),
        act @ (Act::WebhookCreate
        | Act::WebhookDelete
        | Act::WebhookSample
        | Act::WebhookUpdate) => webhooks::said(act, name),
        Act::UsersDelete
        | Act::UsersExport
        | Act::ListExport
        | Act::UsersImport
        | Act::GroupsImport
        | Act::MembersImport
        | Act::UsersFlush
        | Act::UsersJoin
        | Act::UsersLeave
        | Act::UsersRole
        | Act::UsersTag
        | Act::UsersUntag => return bulk::said(subject),
        Act::NoticesReset
        | Act::NoticesUpdate
        | Act::ProviderAdd
        | Act::ProviderDefault
        | Act::ProviderRemove
        | Act::ProviderUpdate
        | Act::PushTokensRemove
        | Act::TeamChange
        | Act::TeamRemove
        | Act::UserContact
        | Act::UserMute
        | Act::UserNoticesReset
        | Act::UserNoticesUpdate
        | Act::UserTimezone
        | Act::UserUnmute => notices::said(subject),
        Act::PreviewLive => (
            format!("Watch as {name}?"),
            "Others see this user online while you watch. Nothing is marked as read.",
            "Watch live".to_owned(),
            true,
        ),
    };
    (title, text.to_owned(), button, reversible)
}

/// A count of users in words.
pub(crate) fn users(count: u32) -> String {
    counted(count, "user")
}

/// A count of anything whose plural takes an s.
pub(crate) fn counted(count: u32, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {one}s", grouped(count)) }
}

/// A number with its thousands set apart.
pub(crate) fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(act: Act, count: u32) -> Subject<'static> {
        Subject { act, count, name: "Maria Lopez", id: "maria-1", group: "", production: None }
    }

    #[test]
    fn deleting_for_good_names_the_user_and_wants_the_uid_typed() {
        let words = confirm(&subject(Act::UserDelete, 1));
        assert_eq!(words.title, "Delete Maria Lopez for good?");
        assert_eq!(words.button, "Delete for good");
        assert_eq!(words.must_type.as_deref(), Some("maria-1"));
        assert!(!words.reversible);
    }

    #[test]
    fn production_is_named_and_its_batches_are_typed() {
        let three = subject(Act::UsersDeactivate, 3);
        assert_eq!(confirm(&three).must_type, None);
        let words = confirm(&Subject { production: Some("Acme"), ..three });
        assert_eq!(words.must_type.as_deref(), Some("3"));
        assert!(words.text.ends_with("Acme is a production app."));
    }

    #[test]
    fn a_large_batch_is_typed_everywhere_and_its_count_is_readable() {
        let words = confirm(&subject(Act::UsersDeactivate, 12_480));
        assert_eq!(words.title, "Deactivate 12,480 users?");
        assert_eq!(words.must_type.as_deref(), Some("12480"));
    }
}
