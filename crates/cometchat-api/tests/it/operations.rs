//! Every endpoint type, for the tests that try them all.

use std::sync::LazyLock;

use crate::probe::Probe;

macro_rules! endpoints {
    ($($module:path { $($name:ident),+ $(,)? })+) => {
        /// Every endpoint.
        pub(crate) fn endpoints() -> &'static [Probe] {
            static ENDPOINTS: LazyLock<Vec<Probe>> = LazyLock::new(|| {
                let mut all = Vec::new();
                $({
                    use $module as section;
                    $(all.push(Probe::of::<section::$name>());)+
                })+
                all
            });
            &ENDPOINTS
        }
    };
}

endpoints! {
    cometchat_api::calls {
        ListCalls, GetCall, ListTranscriptions,
    }
    cometchat_api::chat::api_keys {
        ListApiKeys, CreateApiKey, GetApiKey, UpdateApiKey, DeleteApiKey,
    }
    cometchat_api::chat::auth_tokens {
        ListAuthTokens, CreateAuthToken, FlushAuthTokens, GetAuthToken, UpdateAuthToken,
        DeleteAuthToken,
    }
    cometchat_api::chat::blocked {
        ListBlocked, BlockUsers, UnblockUsers,
    }
    cometchat_api::chat::conversations {
        ListConversations, GetConversation, DeleteConversation, GetUserConversation,
        TagUserConversation, DeleteUserConversation, GetGroupConversation, TagGroupConversation,
        DeleteGroupConversation, ListPinnedConversations, ReplacePinnedConversations,
        PinUserConversation, UnpinUserConversation, PinGroupConversation, UnpinGroupConversation,
        MarkUserDelivered, MarkUserRead, MarkUserUnread, MarkGroupDelivered, MarkGroupRead,
        MarkGroupUnread,
    }
    cometchat_api::chat::data_import {
        ImportUsers, ImportGroups, ImportMembers, ImportMessages,
    }
    cometchat_api::chat::friends {
        ListFriends, AddFriends, RemoveFriends,
    }
    cometchat_api::chat::groups {
        ListGroups, GetGroup, CreateGroup, UpdateGroup, DeleteGroup,
    }
    cometchat_api::chat::members {
        ListMembers, AddMembers, ChangeScope, KickMember, ListBanned, BanUser, UnbanUser,
    }
    cometchat_api::chat::messages {
        GetMessage, EditMessage, DeleteMessage, ListUserMessages, ListGroupMessages,
        MarkInteracted, ListMessages, CountUnread, PinMessage, UnpinMessage, SaveMessage,
        UnsaveMessage, SendMessage, SendAsBot, ListThread, SendInThread, ListThreads,
        SubscribeThread, UnsubscribeThread,
    }
    cometchat_api::chat::metrics {
        GetStats, GetMessageStats,
    }
    cometchat_api::chat::moderation {
        ListLists, CreateList, GetList, UpdateList, DeleteList, ListFlaggedMessages,
        ReviewFlaggedMessage, ListBlockedMessages, ReviewBlockedMessage, ListReviewedMessages,
        ListReasons, CreateReason, GetReason, UpdateReason, DeleteReason, FlagMessage, ListRules,
        CreateRule, GetRule, UpdateRule, DeleteRule, ListRevisions, SubmitMessage, ListSubmitted,
        GetSubmitted, UpdateSubmitted, DeleteSubmitted,
    }
    cometchat_api::chat::notifications {
        GetContactDetails, UpdateContactDetails, DeleteContactDetails, GetSendGrid, SaveSendGrid,
        UpdateSendGrid, DeleteSendGrid, SaveCustomEmail, UpdateCustomEmail, GetCustomEmail,
        DeleteCustomEmail, ListNotificationLogs, GetPreferences, UpdatePreferences,
        ResetPreferences, GetMutes, MuteConversations, UnmuteConversations, GetTimezone,
        SetTimezone, ListFcm, ListApns, AddFcm, UpdateFcm, AddApns, UpdateApns, DeleteFcm,
        MakeFcmDefault, DeleteApns, MakeApnsDefault, GetCustomPush, SaveCustomPush,
        UpdateCustomPush, DeleteCustomPush, ListPushTokens, RegisterPushToken, DeletePushTokens,
        DeletePushToken, GetNotificationSettings, UpdateNotificationSettings,
        ResetNotificationSettings, GetTwilio, SaveTwilio, UpdateTwilio, DeleteTwilio,
        SaveCustomSms, UpdateCustomSms, GetCustomSms, DeleteCustomSms,
    }
    cometchat_api::chat::rbac {
        ListRolePermissions, SetRolePermissions, UnsetRolePermission, ListScopePermissions,
        SetScopePermissions, UnsetScopePermission,
    }
    cometchat_api::chat::reactions {
        ListReactions, ListReactionsOf, AddReaction, RemoveReaction,
    }
    cometchat_api::chat::restricted {
        ListRestrictedFeatures, RestrictFeatures, AllowFeatures,
    }
    cometchat_api::chat::roles {
        ListRoles, CreateRole, GetRole, UpdateRole, DeleteRole,
    }
    cometchat_api::chat::users {
        ListUsers, GetUser, CreateUser, UpdateUser, DeleteUser, DeactivateUsers, ReactivateUsers,
    }
    cometchat_api::live {
        Login, GetMe, Logout, MissedMessages, ReadSettings, RenewJwt, TellSession, JoinGroup,
        LeaveGroup, AddMembersAsMember, TransferOwnership, ListMyBlocked, BlockAsUser,
        UnblockAsUser, StartCall, ChangeCall, SwitchCall, ListUserThreads, ListGroupThreads,
        AskUploads,
    }
    cometchat_api::management::apps {
        ListApps, CreateApp, DeleteApp, RequestUsage,
    }
    cometchat_api::management::collaborators {
        ListCollaborators, ChangeCollaborators,
    }
    cometchat_api::management::extension_settings {
        GetExtensionSettings, StoreExtensionSettings, ReplaceExtensionSettings,
        DeleteExtensionSettings, UploadP12Certificate, UploadP8Certificate, ListCertificates,
    }
    cometchat_api::management::extensions {
        ListExtensions, SwitchExtensions,
    }
    cometchat_api::management::settings {
        GetSettings, MapSettings, UnmapSettings,
    }
    cometchat_api::management::tenants {
        CreateTenant,
    }
    cometchat_api::management::webhooks {
        ListWebhooks, CreateWebhook, GetWebhook, UpdateWebhook, DeleteWebhook, ListTriggers,
        AddTriggers, RemoveTriggers,
    }
}
