//! API keys (`contract/chat/api-keys.yaml`).

use cometchat_api::chat::api_keys as api;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, Secret, limits};
use serde_json::Map;

use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Via, Write};
use crate::serve::Mount;
use crate::world::{Key, SYSTEM};

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(create).read(get).write(update).write(delete)
}

fn list(r: Read<'_>, asked: api::ListApiKeys) -> Result<Listing<api::ApiKey>, ApiError> {
    let name = asked.search_key.unwrap_or_default().to_lowercase();
    let keys = r.app.keys.0.iter().filter(|(_, key)| {
        asked.scope.as_ref().is_none_or(|scope| *scope == key.scope)
            && key.name.to_lowercase().contains(&name)
    });
    Ok(keys.map(|(value, key)| shown(value, key)).collect::<Vec<_>>().into())
}

fn create(w: &mut Write<'_>, asked: api::CreateApiKey) -> Result<api::ApiKey, ApiError> {
    checked(Some(&asked.name), Some(&asked.scope))?;
    if w.app.keys.0.len() >= limits::API_KEYS {
        return Err(refuse::over_quota("API keys", limits::API_KEYS));
    }
    let now = w.now();
    let value = w.app.keys.add(&asked.name, asked.scope, SYSTEM, now, &mut w.app.dice);
    let key = w.app.keys.find(&value).ok_or_else(no_key)?;
    Ok(shown(&value, key))
}

fn get(r: Read<'_>, asked: api::GetApiKey) -> Result<api::ApiKey, ApiError> {
    let value = asked.api_key.expose();
    r.app.keys.find(value).map(|key| shown(value, key)).ok_or_else(no_key)
}

fn update(w: &mut Write<'_>, asked: api::UpdateApiKey) -> Result<api::ApiKey, ApiError> {
    other_than_own(w, &asked.api_key)?;
    checked(asked.name.as_deref(), asked.scope.as_ref())?;
    let value = asked.api_key.expose();
    let key = w.app.keys.0.get_mut(value).ok_or_else(no_key)?;
    key.name = asked.name.unwrap_or_else(|| key.name.clone());
    key.scope = asked.scope.unwrap_or_else(|| key.scope.clone());
    Ok(shown(value, key))
}

fn delete(w: &mut Write<'_>, asked: api::DeleteApiKey) -> Result<Done, ApiError> {
    other_than_own(w, &asked.api_key)?;
    w.app.keys.0.shift_remove(asked.api_key.expose()).ok_or_else(no_key)?;
    Ok(Done::because("The API key has been deleted successfully."))
}

fn other_than_own(w: &Write<'_>, key: &Secret) -> Result<(), ApiError> {
    if w.by.via == Via::Key(key.clone()) {
        return Err(refuse::with(
            "ERR_APIKEY_NO_SELF_ACTION",
            "An API key cannot update or delete itself.",
        ));
    }
    Ok(())
}

fn checked(name: Option<&str>, scope: Option<&api::KeyScope>) -> Result<(), ApiError> {
    let mut check = Check::default();
    if let Some(name) = name {
        check = check.name(name);
    }
    if let Some(api::KeyScope::Other(_)) = scope {
        check = check.wrong("scope", "The selected scope is invalid.");
    }
    check.done()
}

fn shown(value: &str, key: &Key) -> api::ApiKey {
    api::ApiKey {
        api_key: Secret::new(value),
        name: key.name.clone(),
        scope: key.scope.clone(),
        created_by: Some(key.created_by.clone()),
        created_at: Some(key.created_at),
        extra: Map::new(),
    }
}

fn no_key() -> ApiError {
    refuse::with("ERR_APIKEY_NOT_FOUND", "The API key does not exist.")
}
