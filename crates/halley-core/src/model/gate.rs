//! What the gate is asked and says.

use serde::{Deserialize, Serialize};

use crate::model::connection::AppRef;
use crate::model::user::UserFilter;

/// Which users an act is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Selection {
    /// These.
    Some {
        /// Their ids.
        uids: Vec<String>,
    },
    /// All that match, but for a few.
    All {
        /// Which match.
        filter: UserFilter,
        /// Ids of those left out.
        except: Vec<String>,
    },
}

/// What a batch came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct BatchReport {
    /// How many were changed.
    pub done: u32,
    /// How many were so already.
    pub unchanged: u32,
    /// Which were not changed, and why.
    pub failed: Vec<BatchFailure>,
    /// Entry of the activity.
    pub activity: Option<String>,
    /// Id for undoing it, where the service can.
    pub undo: Option<String>,
}

/// One of a batch that was not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BatchFailure {
    /// Which.
    pub id: String,
    /// Why, in a sentence.
    pub message: String,
    /// The service's code.
    pub service_code: Option<String>,
}

/// What came of a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Written<T> {
    /// What there is now.
    pub value: T,
    /// Entry of the activity.
    pub activity: String,
    /// Id for undoing it, where the service can.
    pub undo: Option<String>,
}

/// Something that a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// Makes a user.
    UserCreate,
    /// Changes a user.
    UserUpdate,
    /// Deactivates users.
    UsersDeactivate,
    /// Reactivates users.
    UsersReactivate,
    /// Gives users a role.
    UsersRole,
    /// Adds tags to users.
    UsersTag,
    /// Takes tags away from users.
    UsersUntag,
    /// Deletes users for good.
    UsersDelete,
    /// Adds users to a group.
    UsersJoin,
    /// Takes users out of a group.
    UsersLeave,
    /// Deletes all auth tokens of users.
    UsersFlush,
    /// Writes users to a file.
    UsersExport,
    /// Writes another list to a file.
    ListExport,
    /// Brings in users of a file.
    UsersImport,
    /// Brings in groups of a file.
    GroupsImport,
    /// Brings in members of a file.
    MembersImport,
    /// Deletes a user for good.
    UserDelete,
    /// Makes an auth token.
    AuthTokenCreate,
    /// Deletes an auth token.
    AuthTokenDelete,
    /// Deletes all auth tokens of a user.
    AuthTokensFlush,
    /// Deletes a message, leaving a tombstone.
    MessageDelete,
    /// Makes users friends.
    FriendAdd,
    /// Ends a friendship.
    FriendRemove,
    /// Has a user block another.
    Block,
    /// Lifts a block.
    Unblock,
    /// Makes a group.
    GroupCreate,
    /// Changes a group.
    GroupUpdate,
    /// Gives a group another owner.
    GroupTransfer,
    /// Deletes a group with its messages.
    GroupDelete,
    /// Adds members to a group.
    GroupMembersAdd,
    /// Changes the scope of members.
    GroupMembersScope,
    /// Takes members out of a group; they may join again.
    GroupMembersKick,
    /// Takes users out of a group and keeps them out.
    GroupMembersBan,
    /// Lifts bans from a group.
    GroupMembersUnban,
    /// Makes a role.
    RoleCreate,
    /// Changes a role.
    RoleUpdate,
    /// Deletes a role.
    RoleDelete,
    /// Sets permissions of a role, or of a scope in a group.
    PermissionsSet,
    /// Gives features back to a role.
    RestrictionsLift,
    /// Has permissions of a role forbid what older restrictions forbid.
    RestrictionsMove,
    /// Takes features from a role.
    RestrictionsSet,
    /// Copies the address at which an extension takes answers.
    ExtensionAddressCopy,
    /// Deletes the settings of an extension.
    ExtensionSettingsDelete,
    /// Changes the settings of an extension.
    ExtensionSettingsSave,
    /// Switches extensions on and off.
    ExtensionsSwitch,
    /// Uploads a key or certificate for push notifications.
    PushCertificateUpload,
    /// Makes an app.
    AppCreate,
    /// Archives an app, which is gone for good 30 days later.
    AppDelete,
    /// Labels an app, in this installation alone.
    AppLabel,
    /// Writes notes about an app, in this installation alone.
    AppNotes,
    /// Has a usage report sent by e-mail.
    AppUsageReport,
    /// Changes settings of an app.
    SettingsSet,
    /// Sets all settings of an app back to their defaults.
    SettingsReset,
    /// Sets above what usage warns, in this installation alone.
    UsageThreshold,
    /// Shows an API key.
    ApiKeyReveal,
    /// Copies an API key to the clipboard.
    ApiKeyCopy,
    /// Makes an API key.
    ApiKeyCreate,
    /// Deletes an API key.
    ApiKeyDelete,
    /// Gives an API key another name.
    ApiKeyRename,
    /// Has Halley use another API key for an app.
    ApiKeyUse,
    /// Copies an auth token to the clipboard.
    AuthTokenCopy,
    /// Makes a token to watch a conversation as a user, and deletes it afterwards.
    PreviewLive,
    /// Makes a webhook.
    WebhookCreate,
    /// Changes a webhook, or what it is told.
    WebhookUpdate,
    /// Deletes a webhook.
    WebhookDelete,
    /// Sends a sample to an address.
    WebhookSample,
    /// Changes what an app tells people, and in which words.
    NoticesUpdate,
    /// Sets what an app tells people back to the service's defaults.
    NoticesReset,
    /// Sets up a provider of notifications.
    ProviderAdd,
    /// Changes a provider of notifications.
    ProviderUpdate,
    /// Makes a provider of push notifications the one that is used by itself.
    ProviderDefault,
    /// Removes a provider of notifications with its credentials.
    ProviderRemove,
    /// Changes what a user is told.
    UserNoticesUpdate,
    /// Sets what a user is told back to what the app says.
    UserNoticesReset,
    /// Mutes conversations for a user.
    UserMute,
    /// Unmutes conversations for a user.
    UserUnmute,
    /// Sets a user's time zone.
    UserTimezone,
    /// Changes where a user gets e-mails and texts.
    UserContact,
    /// Removes devices that get a user's push notifications.
    PushTokensRemove,
    /// Adds people to the team of an app, or changes their roles.
    TeamChange,
    /// Takes people out of the team of an app.
    TeamRemove,
}

/// What is asked before a confirmation is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlanRequest {
    /// What is to be done.
    pub act: Act,
    /// In which app.
    pub app: AppRef,
    /// To which users; with a group as subject: which users of it.
    pub selection: Option<Selection>,
    /// To which one object.
    pub subject: Option<String>,
}

/// What an act would do, in ready-made words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// Whether the profile allows it.
    pub allowed: bool,
    /// Why not, in a sentence.
    pub reason: Option<String>,
    /// How many objects it touches.
    pub count: u32,
    /// Whether it can be undone.
    pub reversible: bool,
    /// Title of the confirmation.
    pub title: String,
    /// What follows from it.
    pub text: String,
    /// Word on the button.
    pub button: String,
    /// What must be typed first.
    pub must_type: Option<String>,
    /// Whether the app is labelled production.
    pub production: bool,
}

/// What this installation may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Profile {
    /// Looks, changes nothing.
    ReadOnly,
    /// Also acts on messages and on single users.
    Support,
    /// Also creates users and acts on many.
    Manager,
    /// Everything.
    Administrator,
}

/// The profile and who fixed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ProfileState {
    /// The profile.
    pub profile: Profile,
    /// Sentence when a managed policy fixes it.
    pub locked_by: Option<String>,
}
