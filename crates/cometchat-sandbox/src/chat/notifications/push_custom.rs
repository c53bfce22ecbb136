use cometchat_api::chat::notifications::{self as api, CustomPush, PushProviders};
use cometchat_api::{ApiError, Done};

use super::{callable, no_provider, removed};
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::merged;

const NAME: &str = "custom";

pub(super) fn mounted() -> Mount {
    Mount::default().read(get).write(save).write(update).write(delete)
}

/// A list, which is empty where there is none.
fn get(r: Read<'_>, _: api::GetCustomPush) -> Result<PushProviders<CustomPush>, ApiError> {
    Ok(listed(r.app.notifications.custom_push.as_ref()))
}

fn save(
    w: &mut Write<'_>,
    asked: api::SaveCustomPush,
) -> Result<PushProviders<CustomPush>, ApiError> {
    callable(Some(&asked.webhook_url))?;
    w.app.notifications.custom_push = Some(merged(&CustomPush::default(), &asked)?);
    Ok(listed(w.app.notifications.custom_push.as_ref()))
}

fn update(
    w: &mut Write<'_>,
    asked: api::UpdateCustomPush,
) -> Result<PushProviders<CustomPush>, ApiError> {
    callable(asked.webhook_url.as_deref())?;
    let known = w.app.notifications.custom_push.as_mut().ok_or_else(|| no_provider(NAME))?;
    *known = merged(known, &asked)?;
    Ok(listed(Some(known)))
}

fn delete(w: &mut Write<'_>, _: api::DeleteCustomPush) -> Result<Done, ApiError> {
    removed(&mut w.app.notifications.custom_push, NAME)
}

fn listed(provider: Option<&CustomPush>) -> PushProviders<CustomPush> {
    PushProviders { push_providers: provider.into_iter().cloned().collect() }
}
