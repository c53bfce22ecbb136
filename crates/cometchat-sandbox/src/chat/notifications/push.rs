use cometchat_api::chat::notifications::{self as api, Apns, Fcm, PushProviders};
use cometchat_api::id::ProviderId;
use cometchat_api::{ApiError, Done, limits};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{no_provider, success};
use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Providers, merged};

pub(super) fn mounted() -> Mount {
    Mount::default()
        .read(list_fcm)
        .write(add_fcm)
        .write(update_fcm)
        .write(delete_fcm)
        .write(default_fcm)
        .read(list_apns)
        .write(add_apns)
        .write(update_apns)
        .write(delete_apns)
        .write(default_apns)
}

fn list_fcm(r: Read<'_>, _: api::ListFcm) -> Result<PushProviders<Fcm>, ApiError> {
    Ok(listed(&r.app.notifications.fcm, |provider| &mut provider.extra))
}

fn add_fcm(w: &mut Write<'_>, asked: api::AddFcm) -> Result<Done, ApiError> {
    add(&mut w.app.notifications.fcm, asked.provider_id.as_ref(), &asked)?;
    Ok(success())
}

fn update_fcm(w: &mut Write<'_>, asked: api::UpdateFcm) -> Result<Done, ApiError> {
    update(&mut w.app.notifications.fcm, asked.provider_id.as_ref(), &asked)
}

fn delete_fcm(w: &mut Write<'_>, asked: api::DeleteFcm) -> Result<Done, ApiError> {
    delete(&mut w.app.notifications.fcm, &asked.provider_id)
}

fn default_fcm(w: &mut Write<'_>, asked: api::MakeFcmDefault) -> Result<Done, ApiError> {
    make_default(&mut w.app.notifications.fcm, asked.provider_id)
}

fn list_apns(r: Read<'_>, _: api::ListApns) -> Result<PushProviders<Apns>, ApiError> {
    Ok(listed(&r.app.notifications.apns, |provider| &mut provider.extra))
}

/// Adds a provider through Apple; unlike that through Google it answers the list.
fn add_apns(w: &mut Write<'_>, asked: api::AddApns) -> Result<PushProviders<Apns>, ApiError> {
    add(&mut w.app.notifications.apns, asked.provider_id.as_ref(), &asked)?;
    Ok(listed(&w.app.notifications.apns, |provider| &mut provider.extra))
}

fn update_apns(w: &mut Write<'_>, asked: api::UpdateApns) -> Result<Done, ApiError> {
    update(&mut w.app.notifications.apns, asked.provider_id.as_ref(), &asked)
}

fn delete_apns(w: &mut Write<'_>, asked: api::DeleteApns) -> Result<Done, ApiError> {
    delete(&mut w.app.notifications.apns, &asked.provider_id)
}

fn default_apns(w: &mut Write<'_>, asked: api::MakeApnsDefault) -> Result<Done, ApiError> {
    make_default(&mut w.app.notifications.apns, asked.provider_id)
}

/// The providers, each with whether it is the default; how the service says that is not
/// documented.
fn listed<T: Clone>(
    providers: &Providers<T>,
    extra: fn(&mut T) -> &mut Map<String, Value>,
) -> PushProviders<T> {
    let all = providers.by_id.iter().map(|(id, provider)| {
        let mut provider = provider.clone();
        let is_default = providers.default.as_ref() == Some(id);
        extra(&mut provider).insert("isDefault".to_owned(), is_default.into());
        provider
    });
    PushProviders { push_providers: all.collect() }
}

fn add<T, U>(
    providers: &mut Providers<T>,
    id: Option<&ProviderId>,
    asked: &U,
) -> Result<(), ApiError>
where
    T: Default + Serialize + DeserializeOwned,
    U: Serialize,
{
    let id = named(id)?;
    if providers.by_id.contains_key(&id) {
        return Err(refuse::with(
            "ERR_PROVIDER_ALREADY_EXISTS",
            format!("The provider {id} already exists."),
        ));
    }
    let provider = merged(&T::default(), asked)?;
    providers.add(id, provider);
    Ok(())
}

fn update<T, U>(
    providers: &mut Providers<T>,
    id: Option<&ProviderId>,
    asked: &U,
) -> Result<Done, ApiError>
where
    T: Serialize + DeserializeOwned,
    U: Serialize,
{
    let id = named(id)?;
    let known = providers.by_id.get_mut(&id).ok_or_else(|| no_provider(id.as_str()))?;
    *known = merged(known, asked)?;
    Ok(success())
}

fn delete<T>(providers: &mut Providers<T>, id: &ProviderId) -> Result<Done, ApiError> {
    if providers.remove(id) { Ok(success()) } else { Err(no_provider(id.as_str())) }
}

fn make_default<T>(providers: &mut Providers<T>, id: ProviderId) -> Result<Done, ApiError> {
    if !providers.by_id.contains_key(&id) {
        return Err(no_provider(id.as_str()));
    }
    providers.default = Some(id);
    Ok(success())
}

fn named(id: Option<&ProviderId>) -> Result<ProviderId, ApiError> {
    let id = id.filter(|id| !id.as_str().trim().is_empty());
    let id = id.ok_or_else(|| refuse::field("providerId", "The providerId field is required."))?;
    Check::default().chars("providerId", Some(id.as_str()), limits::ID_CHARS).done()?;
    Ok(id.clone())
}
