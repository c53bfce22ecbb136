use cometchat_api::chat::notifications::{self as api, Delivery, NotificationSettings};
use cometchat_api::{ApiError, Done};

use super::{levels, success};
use crate::check::Check;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{defaults, merged};

/// Shortest time between two e-mails or texts, seconds.
const LEAST_SECS: u32 = 60;

pub(super) fn mounted() -> Mount {
    Mount::default().read(get).write(update).write(reset)
}

fn get(r: Read<'_>, _: api::GetNotificationSettings) -> Result<NotificationSettings, ApiError> {
    Ok(r.app.notifications.settings.clone())
}

fn update(w: &mut Write<'_>, asked: api::UpdateNotificationSettings) -> Result<Done, ApiError> {
    let mut check = Check::default();
    if let Some(new) = &asked.preferences {
        check = levels::levels(check, "group", new.group.as_ref());
        check = levels::levels(check, "oneOnOne", new.one_on_one.as_ref());
        check = levels::levels(check, "call", new.call.as_ref());
        let schedule = new.mute.as_ref().and_then(|mute| mute.schedule.as_ref());
        check = levels::schedule(check, schedule);
        let is_short = |new: &Option<Delivery>| {
            let secs = new.as_ref().and_then(|new| new.interval_in_seconds);
            secs.is_some_and(|secs| secs < LEAST_SECS)
        };
        for (section, new) in [("email", &new.email), ("sms", &new.sms)] {
            if is_short(new) {
                let field = format!("{section}.intervalInSeconds");
                check = check.wrong(&field, format!("The least is {LEAST_SECS} seconds."));
            }
        }
    }
    check.done()?;
    w.app.notifications.settings = merged(&w.app.notifications.settings, &asked)?;
    Ok(success())
}

fn reset(w: &mut Write<'_>, _: api::ResetNotificationSettings) -> Result<Done, ApiError> {
    w.app.notifications.settings = defaults();
    Ok(success())
}
