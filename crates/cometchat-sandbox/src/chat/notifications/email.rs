use cometchat_api::chat::notifications::{self as api, CustomEmail, SendGrid};
use cometchat_api::{ApiError, Done, Secret};

use super::{callable, no_provider, removed};
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::merged;

const SENDGRID: &str = "sendgrid";
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

fn get(r: Read<'_>, _: api::GetSendGrid) -> Result<SendGrid, ApiError> {
    r.app.notifications.send_grid.clone().ok_or_else(|| no_provider(SENDGRID))
}

fn save(w: &mut Write<'_>, asked: api::SaveSendGrid) -> Result<SendGrid, ApiError> {
    let account = merged(&SendGrid::default(), &asked)?;
    Ok(keep(w, account))
}

fn update(w: &mut Write<'_>, asked: api::UpdateSendGrid) -> Result<SendGrid, ApiError> {
    let known = w.app.notifications.send_grid.as_ref().ok_or_else(|| no_provider(SENDGRID))?;
    let account = merged(known, &asked)?;
    Ok(keep(w, account))
}

/// Where answers are allowed, the service makes an address for them, with a token in it.
fn keep(w: &mut Write<'_>, mut account: SendGrid) -> SendGrid {
    if account.allow_email_replies != Some(true) {
        account.replies_webhook = None;
    } else if account.replies_webhook.is_none() {
        let (region, token) = (&w.app.region, w.app.dice.hex(32));
        account.replies_webhook = Some(Secret::new(format!(
            "https://notifications-{region}.cometchat.io/email/v1/sendgrid/replies?token={token}"
        )));
    }
    w.app.notifications.send_grid.insert(account).clone()
}

fn delete(w: &mut Write<'_>, _: api::DeleteSendGrid) -> Result<Done, ApiError> {
    removed(&mut w.app.notifications.send_grid, SENDGRID)
}

fn get_custom(r: Read<'_>, _: api::GetCustomEmail) -> Result<CustomEmail, ApiError> {
    r.app.notifications.custom_email.clone().ok_or_else(|| no_provider(CUSTOM))
}

fn save_custom(w: &mut Write<'_>, asked: api::SaveCustomEmail) -> Result<CustomEmail, ApiError> {
    callable(Some(asked.webhook_url.as_deref().unwrap_or_default()))?;
    let server = merged(&CustomEmail::default(), &asked)?;
    Ok(w.app.notifications.custom_email.insert(server).clone())
}

fn update_custom(
    w: &mut Write<'_>,
    asked: api::UpdateCustomEmail,
) -> Result<CustomEmail, ApiError> {
    callable(asked.webhook_url.as_deref())?;
    let known = w.app.notifications.custom_email.as_mut().ok_or_else(|| no_provider(CUSTOM))?;
    *known = merged(known, &asked)?;
    Ok(known.clone())
}

fn delete_custom(w: &mut Write<'_>, _: api::DeleteCustomEmail) -> Result<Done, ApiError> {
    removed(&mut w.app.notifications.custom_email, CUSTOM)
}
