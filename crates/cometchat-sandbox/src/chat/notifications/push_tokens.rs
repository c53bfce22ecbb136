use cometchat_api::chat::notifications::{self as api, PushTokens};
use cometchat_api::{ApiError, Done, Secret, Uid};

use super::{no_provider, preferences, success};
use crate::auth::no_token;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{App, Device};

/// Devices of a user.
const MOST: usize = 100;
/// Characters of a device's token.
const MOST_CHARS: usize = 4_096;
const PLATFORMS: [&str; 17] = [
    "apns_flutter_device",
    "apns_flutter_voip",
    "apns_ionic_cordova_device",
    "apns_ionic_cordova_voip",
    "apns_ios_device",
    "apns_ios_voip",
    "apns_react_native_device",
    "apns_react_native_voip",
    "fcm_android",
    "fcm_flutter_android",
    "fcm_flutter_ios",
    "fcm_ionic_cordova_android",
    "fcm_ionic_cordova_ios",
    "fcm_ios",
    "fcm_react_native_android",
    "fcm_react_native_ios",
    "fcm_web",
];

pub(super) fn mounted() -> Mount {
    Mount::default().read(list).write(register).write(delete_all).write(delete)
}

pub(crate) fn list(r: Read<'_>, asked: api::ListPushTokens) -> Result<PushTokens, ApiError> {
    let uid = owner(r.app, &asked.auth_token)?;
    let all = asked.all == Some(true);
    let devices = r.app.notifications.devices.of(&uid);
    let wanted = devices.filter(|it| all || it.auth_token == asked.auth_token.expose());
    Ok(PushTokens { push_tokens: wanted.map(Device::shown).collect() })
}

pub(crate) fn register(w: &mut Write<'_>, asked: api::RegisterPushToken) -> Result<Done, ApiError> {
    let auth_token = asked
        .auth_token
        .ok_or_else(|| refuse::field("authToken", "The authToken field is required."))?;
    let uid = owner(w.app, &auth_token)?;
    let platform = asked.platform.unwrap_or_default();
    if !PLATFORMS.contains(&platform.as_str()) {
        return Err(refuse::field("platform", "The selected platform is invalid."));
    }
    let (field, token, voip) = match platform.as_str() {
        name if name.starts_with("fcm") => ("fcmToken", asked.fcm_token, false),
        name if name.ends_with("voip") => ("voipToken", asked.voip_token, true),
        _ => ("deviceToken", asked.device_token, false),
    };
    let token = token.filter(|token| !token.is_empty()).ok_or_else(|| {
        refuse::field(field, format!("The {field} field is required for {platform}."))
    })?;
    if token.expose().chars().count() > MOST_CHARS {
        let sentence = format!("The {field} may not be greater than {MOST_CHARS} characters.");
        return Err(refuse::field(field, sentence));
    }
    if let Some(zone) = &asked.timezone {
        preferences::known(zone)?;
    }
    let it = &w.app.notifications;
    if let Some(id) = &asked.provider_id {
        let is_known = match platform.starts_with("apns") {
            true => it.apns.by_id.contains_key(id),
            false => it.fcm.by_id.contains_key(id),
        };
        if !is_known {
            return Err(no_provider(id.as_str()));
        }
    }
    let known = it.devices.get(token.expose());
    let stands = known.filter(|known| w.app.tokens.owner(&known.auth_token).is_some());
    if stands.is_some_and(|known| known.auth_token != auth_token.expose()) {
        return Err(refuse::with(
            "ERR_TOKEN_ALREADY_EXISTS",
            "The push token is registered for another auth token.",
        ));
    }
    let replaced = |it: &&Device| it.auth_token == auth_token.expose() && it.voip == voip;
    let n_devices = it.devices.of(&uid).count();
    if n_devices >= MOST && it.devices.of(&uid).filter(replaced).count() == 0 {
        return Err(refuse::over_quota("push tokens", MOST));
    }
    let created_ms = known.map_or(w.now_ms, |known| known.created_ms);
    let device = Device {
        uid: uid.clone(),
        auth_token: auth_token.expose().to_owned(),
        push_token: token.expose().to_owned(),
        voip,
        platform,
        provider: asked.provider_id,
        created_ms,
        updated_ms: w.now_ms,
    };
    w.app.notifications.devices.register(device);
    if let Some(zone) = asked.timezone {
        w.app.notifications.own_mut(&uid).timezone = Some(zone);
    }
    Ok(success())
}

/// Removes the devices of a login, or all of the user's; they are answered.
pub(crate) fn delete_all(
    w: &mut Write<'_>,
    asked: api::DeletePushTokens,
) -> Result<PushTokens, ApiError> {
    let uid = owner(w.app, &asked.auth_token)?;
    let all = asked.all == Some(true);
    taken(w, |it| it.uid == uid && (all || it.auth_token == asked.auth_token.expose()))
}

fn delete(w: &mut Write<'_>, asked: api::DeletePushToken) -> Result<PushTokens, ApiError> {
    let uid = owner(w.app, &asked.auth_token)?;
    taken(w, |it| it.uid == uid && it.push_token == asked.push_token.expose())
}

fn taken(w: &mut Write<'_>, fits: impl Fn(&Device) -> bool) -> Result<PushTokens, ApiError> {
    let taken = w.app.notifications.devices.take(fits);
    if taken.is_empty() {
        return Err(refuse::with("ERR_TOKEN_NOT_FOUND", "The push token does not exist."));
    }
    Ok(PushTokens { push_tokens: taken.iter().map(Device::shown).collect() })
}

fn owner(app: &App, auth_token: &Secret) -> Result<Uid, ApiError> {
    app.tokens.owner(auth_token.expose()).cloned().ok_or_else(no_token)
}
