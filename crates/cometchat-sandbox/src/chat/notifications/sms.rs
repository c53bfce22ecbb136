use cometchat_api::chat::notifications::{self as api, CustomSms, Twilio};
use cometchat_api::{ApiError, Done};

use super::{callable, no_provider, removed};
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::merged;

const TWILIO: &str = "twilio";
const CUSTOM: &str = "custom";

pub(super) fn mounted() -> Mount {
    Mount::default()
        .read(get)
        .write(save)
        .write(update)
        .write(delete)
        .read(get_custom)
        .write(save_custom)
        .write(update_custom)
        .write(delete_custom)
}

fn get(r: Read<'_>, _: api::GetTwilio) -> Result<Twilio, ApiError> {
    r.app.notifications.twilio.clone().ok_or_else(|| no_provider(TWILIO))
}

fn save(w: &mut Write<'_>, asked: api::SaveTwilio) -> Result<Twilio, ApiError> {
    let account = merged(&Twilio::default(), &asked)?;
    Ok(w.app.notifications.twilio.insert(account).clone())
}

fn update(w: &mut Write<'_>, asked: api::UpdateTwilio) -> Result<Twilio, ApiError> {
    let known = w.app.notifications.twilio.as_mut().ok_or_else(|| no_provider(TWILIO))?;
    *known = merged(known, &asked)?;
    Ok(known.clone())
}

fn delete(w: &mut Write<'_>, _: api::DeleteTwilio) -> Result<Done, ApiError> {
    removed(&mut w.app.notifications.twilio, TWILIO)
}

fn get_custom(r: Read<'_>, _: api::GetCustomSms) -> Result<CustomSms, ApiError> {
    r.app.notifications.custom_sms.clone().ok_or_else(|| no_provider(CUSTOM))
}

fn save_custom(w: &mut Write<'_>, asked: api::SaveCustomSms) -> Result<CustomSms, ApiError> {
    callable(Some(&asked.webhook_url))?;
    let server = merged(&CustomSms::default(), &asked)?;
    Ok(w.app.notifications.custom_sms.insert(server).clone())
}

fn update_custom(w: &mut Write<'_>, asked: api::UpdateCustomSms) -> Result<CustomSms, ApiError> {
    callable(asked.webhook_url.as_deref())?;
    let known = w.app.notifications.custom_sms.as_mut().ok_or_else(|| no_provider(CUSTOM))?;
    *known = merged(known, &asked)?;
    Ok(known.clone())
}

fn delete_custom(w: &mut Write<'_>, _: api::DeleteCustomSms) -> Result<Done, ApiError> {
    removed(&mut w.app.notifications.custom_sms, CUSTOM)
}
