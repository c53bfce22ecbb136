use cometchat_api::ApiError;
use cometchat_api::chat::notifications::{
    self as api, ChangedPreferences, NotificationSettings, Timezone,
};

use super::levels;
use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{merged, shown};

pub(super) fn mounted() -> Mount {
    Mount::default().read(get).write(update).write(reset).read(timezone).write(set_timezone)
}

pub(crate) fn get(
    r: Read<'_>,
    asked: api::GetPreferences,
) -> Result<NotificationSettings, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let it = &r.app.notifications;
    Ok(shown(&it.settings, it.own.get(&uid)))
}

pub(crate) fn update(
    w: &mut Write<'_>,
    asked: api::UpdatePreferences,
) -> Result<NotificationSettings, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    let mut check = Check::default();
    check = levels::levels(check, "groupPreferences", asked.group_preferences.as_ref());
    check = levels::levels(check, "oneOnOnePreferences", asked.one_on_one_preferences.as_ref());
    if let Some(mute) = &asked.mute_preferences {
        check = levels::schedule(check, mute.schedule.as_ref());
        if mute.dnd.is_some_and(|dnd| !(1..=2).contains(&dnd)) {
            check = check.wrong("mutePreferences.dnd", "The dnd must be 1 or 2.");
        }
    }
    check.done()?;
    let new = ChangedPreferences {
        group_preferences: asked.group_preferences,
        one_on_one_preferences: asked.one_on_one_preferences,
        mute_preferences: asked.mute_preferences,
        use_privacy_template: asked.use_privacy_template,
        ..ChangedPreferences::default()
    };
    let own = w.app.notifications.own_mut(&uid);
    own.changed = merged(&own.changed, &new)?;
    let it = &w.app.notifications;
    Ok(shown(&it.settings, it.own.get(&uid)))
}

pub(crate) fn reset(
    w: &mut Write<'_>,
    asked: api::ResetPreferences,
) -> Result<ChangedPreferences, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    if let Some(own) = w.app.notifications.own.get_mut(&uid) {
        own.changed = ChangedPreferences::default();
    }
    Ok(crate::world::reset(&w.app.notifications.settings))
}

pub(crate) fn timezone(r: Read<'_>, asked: api::GetTimezone) -> Result<Timezone, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let own = r.app.notifications.own.get(&uid);
    Ok(Timezone { timezone: own.and_then(|own| own.timezone.clone()) })
}

pub(crate) fn set_timezone(
    w: &mut Write<'_>,
    asked: api::SetTimezone,
) -> Result<Timezone, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    let zone = asked.timezone.unwrap_or_default();
    known(&zone)?;
    w.app.notifications.own_mut(&uid).timezone = Some(zone.clone());
    Ok(Timezone { timezone: Some(zone) })
}

/// Whether a time zone exists.
///
/// # Errors
/// `ERR_BAD_REQUEST`.
pub(super) fn known(zone: &str) -> Result<(), ApiError> {
    jiff::tz::TimeZone::get(zone)
        .map(|_| ())
        .map_err(|_| refuse::field("timezone", format!("There is no time zone {zone:?}.")))
}
