//! What the user who is logged in wants to be told of: the chat API's own, of himself.

use cometchat_api::chat::notifications::{
    self as chat_api, ChangedPreferences, MutedConversations, NotificationSettings, PushTokens,
    Timezone,
};
use cometchat_api::live::{
    GetMyMutes, GetMyPreferences, GetMyTimezone, ListMyPushTokens, MuteMine, RegisterMyPushToken,
    RemoveMyPushTokens, ResetMyPreferences, SetMyTimezone, UnmuteMine, UpdateMyPreferences,
};
use cometchat_api::{ApiError, Done, Secret, Uid};

use crate::auth::no_token;
use crate::chat::notifications::{mutes, preferences, push_tokens};
use crate::scene::{Caller, Read, Via, Write};
use crate::serve::Mount;

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default()
        .read(get)
        .write(update)
        .write(reset)
        .read(muted)
        .write(mute)
        .write(unmute)
        .read(timezone)
        .write(set_timezone)
        .read(devices)
        .write(register)
        .write(remove)
}

fn me(by: &Caller) -> Result<Uid, ApiError> {
    by.needed_actor().cloned()
}

fn token(by: &Caller) -> Result<Secret, ApiError> {
    match &by.via {
        Via::User(token) => Ok(token.clone()),
        _ => Err(no_token()),
    }
}

fn get(r: Read<'_>, _: GetMyPreferences) -> Result<NotificationSettings, ApiError> {
    preferences::get(r, chat_api::GetPreferences { uid: me(r.by)? })
}

fn update(
    w: &mut Write<'_>,
    UpdateMyPreferences { changes }: UpdateMyPreferences,
) -> Result<NotificationSettings, ApiError> {
    let mine = chat_api::UpdatePreferences {
        uid: me(w.by)?,
        group_preferences: changes.group_preferences,
        one_on_one_preferences: changes.one_on_one_preferences,
        mute_preferences: changes.mute_preferences,
        use_privacy_template: changes.use_privacy_template,
    };
    preferences::update(w, mine)
}

fn reset(w: &mut Write<'_>, _: ResetMyPreferences) -> Result<ChangedPreferences, ApiError> {
    let mine = chat_api::ResetPreferences { uid: me(w.by)? };
    preferences::reset(w, mine)
}

fn muted(r: Read<'_>, _: GetMyMutes) -> Result<MutedConversations, ApiError> {
    mutes::list(r, chat_api::GetMutes { uid: me(r.by)? })
}

fn mute(w: &mut Write<'_>, asked: MuteMine) -> Result<Done, ApiError> {
    let uid = me(w.by)?;
    mutes::mute(w, chat_api::MuteConversations { uid, conversations: asked.conversations })
}

fn unmute(w: &mut Write<'_>, asked: UnmuteMine) -> Result<Done, ApiError> {
    let uid = me(w.by)?;
    mutes::unmute(w, chat_api::UnmuteConversations { uid, conversations: asked.conversations })
}

fn timezone(r: Read<'_>, _: GetMyTimezone) -> Result<Timezone, ApiError> {
    preferences::timezone(r, chat_api::GetTimezone { uid: me(r.by)? })
}

fn set_timezone(w: &mut Write<'_>, asked: SetMyTimezone) -> Result<Timezone, ApiError> {
    let uid = me(w.by)?;
    preferences::set_timezone(w, chat_api::SetTimezone { uid, timezone: asked.timezone })
}

fn devices(r: Read<'_>, _: ListMyPushTokens) -> Result<PushTokens, ApiError> {
    push_tokens::list(r, chat_api::ListPushTokens { auth_token: token(r.by)?, all: None })
}

fn register(w: &mut Write<'_>, asked: RegisterMyPushToken) -> Result<Done, ApiError> {
    let auth_token = Some(token(w.by)?);
    let mine = chat_api::RegisterPushToken { auth_token, ..asked.device };
    push_tokens::register(w, mine)
}

fn remove(w: &mut Write<'_>, _: RemoveMyPushTokens) -> Result<PushTokens, ApiError> {
    let auth_token = token(w.by)?;
    push_tokens::delete_all(w, chat_api::DeletePushTokens { auth_token, all: None })
}
