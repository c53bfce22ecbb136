//! Apps of the account (`contract/management/app.yaml`).

use cometchat_api::chat::api_keys::ApiKey;
use cometchat_api::management::apps as api;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, Secret};

use crate::check::Check;
use crate::meta::Page;
use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;
use crate::world::{Account, App, Owner};

/// Names of the documented regions.
pub(super) const REGIONS: [(&str, &str); 3] =
    [("us", "United States"), ("eu", "Europe"), ("in", "India")];

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().wide(list).wide(create).wide(delete).wide(request_usage)
}

fn list(server: &Server, _: &Caller, asked: api::ListApps) -> Result<Listing<api::App>, ApiError> {
    let key = asked.search_key.unwrap_or_default().to_lowercase();
    let found: Vec<_> = server
        .world()
        .all()
        .into_iter()
        .filter(|cell| {
            let app = cell.read();
            // An archived app is listed until it is purged, as the state in its entry says.
            app.name.to_lowercase().contains(&key) || app.id.as_str().contains(&key)
        })
        .collect();
    let account = server.world().account();
    let page = Page::of(asked.page, asked.per_page);
    Ok(page.cut(&found, |cell| shown(&cell.read(), account)))
}

fn create(server: &Server, _: &Caller, asked: api::CreateApp) -> Result<api::App, ApiError> {
    let mut check = Check::default().name(&asked.name);
    if !REGIONS.iter().any(|(id, _)| *id == asked.region.as_str()) {
        check = check.wrong("region", "The selected region is invalid.");
    }
    if asked.version.as_deref().is_some_and(|version| version != "3") {
        check = check.wrong("version", "The selected version is invalid.");
    }
    check.done()?;
    let cell = server.world().create(&asked.name, &asked.region, server.clock().now());
    let mut app = cell.write();
    if asked.skip_sample_data != Some(true) {
        super::samples::fill(&mut app, server.clock().now());
    }
    Ok(shown(&app, server.world().account()))
}

fn delete(
    server: &Server,
    _: &Caller,
    asked: api::DeleteApp,
) -> Result<api::ArchivedApp, ApiError> {
    let cell =
        server.world().by_id(&asked.app_id).ok_or_else(|| refuse::no_app(asked.app_id.as_str()))?;
    let mut app = cell.write();
    if app.archived_at.is_some() {
        return Err(refuse::with("ERR_APP_ARCHIVED", "The app is archived already."));
    }
    if !app.plan.is_free() {
        return Err(refuse::with(
            "ERR_APP_DELETION",
            "An app with a paid subscription cannot be deleted.",
        ));
    }
    let now = server.clock().now();
    app.archived_at = Some(now);
    Ok(api::ArchivedApp {
        success: Some(true),
        message: Some(format!("The app {} is archived.", app.id)),
        scheduled_to_delete_at: app.purged_at(),
    })
}

fn request_usage(server: &Server, _: &Caller, asked: api::RequestUsage) -> Result<Done, ApiError> {
    server.world().unarchived(asked.app_id.as_str())?;
    let owner = &server.world().account().owner;
    let previous = asked.use_previous_billing_cycle == Some(true);
    let cycle = if previous { "previous" } else { "current" };
    Ok(Done::because(format!(
        "Your usage request has been accepted and is being processed for the {cycle} billing cycle. \
         You will receive an email with the details at {owner}"
    )))
}

/// An app as the account sees it.
fn shown(app: &App, account: &Account) -> api::App {
    let keys = app.keys.0.iter().map(|(value, key)| ApiKey {
        api_key: Secret::new(value.as_str()),
        name: key.name.clone(),
        scope: key.scope.clone(),
        created_by: Some(key.created_by.clone()),
        created_at: Some(key.created_at),
        extra: serde_json::Map::new(),
    });
    let owner = app.owner.clone().unwrap_or_else(|| Owner {
        number: 1,
        name: account.owner_name.clone(),
        email: account.owner.clone(),
    });
    let region = REGIONS.iter().find(|(id, _)| *id == app.region.as_str());
    let state = match app.archived_at {
        Some(_) => api::AppState::Archived,
        None => api::AppState::Active,
    };
    api::App {
        id: app.id.clone(),
        name: app.name.clone(),
        plan: Some(app.plan.0.clone()),
        state: Some(state),
        owner: Some(i64::from(owner.number)),
        region: app.region.clone(),
        created_at: Some(app.created_at),
        scheduled_to_delete_at: app.purged_at(),
        app_owner: Some(api::AppOwner {
            id: Some(owner.number.to_string()),
            name: Some(owner.name),
            email: Some(owner.email),
        }),
        app_region: Some(api::AppRegion {
            id: app.region.clone(),
            name: region.map(|(_, name)| (*name).to_owned()),
            description: region.map(|(_, name)| format!("Data is kept in: {name}.")),
        }),
        api_keys: keys.collect(),
        ..api::App::default()
    }
}
