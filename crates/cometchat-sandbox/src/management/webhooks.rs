//! Webhooks (`contract/management/webhooks.yaml`, `semantics.md` section 14).

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::id::TriggerId;
use cometchat_api::management::webhooks as api;
use cometchat_api::page::Listing;
use cometchat_api::wire::Wrapped;
use cometchat_api::{ApiError, Done};

use crate::check::Check;
use crate::hooks;
use crate::meta::Page;
use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;
use crate::world::Hook;

const MOST: usize = 25;
const MOST_ID_CHARS: usize = 50;
const MOST_PASSWORD_CHARS: usize = 100;
const MOST_URL_CHARS: usize = 255;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default()
        .wide(list)
        .wide(create)
        .wide(get)
        .wide(update)
        .wide(delete)
        .wide(triggers)
        .wide(add_triggers)
        .wide(remove_triggers)
}

fn list(
    server: &Server,
    _: &Caller,
    asked: api::ListWebhooks,
) -> Result<Listing<api::Webhook>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let app = cell.read();
    let key = asked.search_key.unwrap_or_default().to_lowercase();
    let found: Vec<_> = app
        .hooks
        .by_id
        .values()
        .filter(|hook| hook.about.name.to_lowercase().contains(&key))
        .collect();
    Ok(Page::of(None, asked.per_page).cut(&found, |hook| hook.about.clone()))
}

fn create(
    server: &Server,
    _: &Caller,
    asked: api::CreateWebhook,
) -> Result<Wrapped<api::Webhook>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let id = asked.id.as_str();
    let mut check = Check::default().name(&asked.name);
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if id.is_empty() || id.len() > MOST_ID_CHARS || !id.chars().all(plain) {
        check = check.wrong("id", "The id must be 1 to 50 letters and digits.");
    }
    let now = server.clock().now();
    let about = api::Webhook {
        id: asked.id.clone(),
        name: asked.name,
        webhook_url: Some(asked.webhook_url),
        use_basic_auth: asked.use_basic_auth,
        username: asked.username,
        password: asked.password,
        enabled: Some(asked.enabled.unwrap_or(true)),
        retry_on_failure: Some(asked.retry_on_failure.unwrap_or(false)),
        created_at: Some(now),
        updated_at: Some(now),
        ..api::Webhook::default()
    };
    checked(check, &about)?;
    let mut app = cell.write();
    if app.hooks.by_id.contains_key(&asked.id) {
        return Err(refuse::with(
            "ERR_WEBHOOK_ALREADY_EXISTS",
            format!("The webhook {id} already exists."),
        ));
    }
    if app.hooks.by_id.len() >= MOST {
        return Err(refuse::over_quota("webhooks", MOST));
    }
    let hook = Hook { about: about.clone(), ..Hook::default() };
    app.hooks.by_id.insert(asked.id, hook);
    hooks::watch(server, &cell, &mut app);
    Ok(Wrapped(about))
}

fn get(
    server: &Server,
    _: &Caller,
    asked: api::GetWebhook,
) -> Result<Wrapped<api::Webhook>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let app = cell.read();
    Ok(Wrapped(app.hooks.get(&asked.webhook_id)?.about.clone()))
}

fn update(
    server: &Server,
    _: &Caller,
    asked: api::UpdateWebhook,
) -> Result<Wrapped<api::Webhook>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let mut app = cell.write();
    let hook = app.hooks.get_mut(&asked.webhook_id)?;
    let old = hook.about.clone();
    let about = api::Webhook {
        name: asked.name.unwrap_or_else(|| old.name.clone()),
        webhook_url: asked.webhook_url.or_else(|| old.webhook_url.clone()),
        use_basic_auth: asked.use_basic_auth.or(old.use_basic_auth),
        username: asked.username.or_else(|| old.username.clone()),
        password: asked.password.or_else(|| old.password.clone()),
        enabled: asked.enabled.or(old.enabled),
        retry_on_failure: asked.retry_on_failure.or(old.retry_on_failure),
        updated_at: Some(server.clock().now()),
        ..old
    };
    checked(Check::default().name(&about.name), &about)?;
    hook.about = about.clone();
    // What was there from the start is first told once its address is one of this computer.
    hooks::watch(server, &cell, &mut app);
    Ok(Wrapped(about))
}

fn delete(server: &Server, _: &Caller, asked: api::DeleteWebhook) -> Result<Done, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let mut app = cell.write();
    app.hooks.get(&asked.webhook_id)?;
    app.hooks.by_id.shift_remove(&asked.webhook_id);
    Ok(Done::because("Deleted Webhook successfully."))
}

fn triggers(
    server: &Server,
    _: &Caller,
    asked: api::ListTriggers,
) -> Result<Listing<api::Trigger>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let app = cell.read();
    let ids: Vec<_> = app.hooks.get(&asked.webhook_id)?.triggers.iter().collect();
    Ok(Page::of(None, None).cut(&ids, |id| api::Trigger {
        id: (*id).clone(),
        description: Some(format!("Told when this happens: {}.", id.as_str().replace('_', " "))),
    }))
}

fn add_triggers(
    server: &Server,
    _: &Caller,
    asked: api::AddTriggers,
) -> Result<Results<TriggerId>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let mut app = cell.write();
    let hook = app.hooks.get_mut(&asked.webhook_id)?;
    let results = asked.trigger_ids.unwrap_or_default().into_iter().map(|id| {
        let result = if hooks::TRIGGERS.contains(&id.as_str()) {
            hook.triggers.insert(id.clone());
            ItemResult::done("Triggers has been added successfully.")
        } else {
            ItemResult::refused(refuse::with(
                "ERR_TRIGGER_NOT_FOUND",
                format!("The trigger {id} does not exist."),
            ))
        };
        (id, result)
    });
    Ok(results.collect())
}

fn remove_triggers(
    server: &Server,
    _: &Caller,
    asked: api::RemoveTriggers,
) -> Result<Done, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let mut app = cell.write();
    let hook = app.hooks.get_mut(&asked.webhook_id)?;
    for id in asked.trigger_ids.unwrap_or_default() {
        hook.triggers.shift_remove(&id);
    }
    Ok(Done::because("Triggers have been removed successfully."))
}

/// Addresses must be HTTPS; of plain ones only those of this computer are taken, to try webhooks
/// with.
fn checked(check: Check, about: &api::Webhook) -> Result<(), ApiError> {
    let url = about.webhook_url.as_deref().unwrap_or_default();
    let parsed = url::Url::parse(url).ok();
    let fits = parsed.is_some_and(|url| url.scheme() == "https" || hooks::is_here(&url));
    let mut check = check
        .chars("name", Some(&about.name), MOST_ID_CHARS)
        .chars("webhookURL", Some(url), MOST_URL_CHARS)
        .chars("username", about.username.as_deref(), MOST_ID_CHARS)
        .chars("password", about.password.as_ref().map(|it| it.expose()), MOST_PASSWORD_CHARS);
    if !fits {
        check = check.wrong("webhookURL", "The webhookURL must be an https address.");
    }
    let account = about.username.is_some() && about.password.is_some();
    if about.use_basic_auth == Some(true) && !account {
        check = check.wrong("username", "Basic authentication needs username and password.");
    }
    check.done()
}
