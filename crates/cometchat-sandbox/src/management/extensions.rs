//! Extensions of an app (`contract/management/extensions.yaml`).

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::endpoint::{Endpoint, Route};
use cometchat_api::id::{AppId, ExtensionId};
use cometchat_api::management::extension_settings::schema_of;
use cometchat_api::management::extensions::{self as api, CATALOGUE, Extension, Known};
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Secret, wire};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::meta::Page;
use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;
use crate::world::{App, app_token};

const PER_PAGE: u32 = 25;
/// When the service published its extensions, as its samples say.
const PUBLISHED: i64 = 1_592_815_197;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().wide(list).wide(switch)
}

/// The list as it is asked for: the answer's own link names a `page` that no document does.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListPage {
    app_id: AppId,
    #[serde(default, deserialize_with = "wire::number")]
    per_page: Option<u32>,
    #[serde(default, deserialize_with = "wire::number")]
    page: Option<u32>,
}

impl Endpoint for ListPage {
    type Reply = Listing<Extension>;
    const ROUTE: Route = api::ListExtensions::ROUTE;
}

fn list(server: &Server, _: &Caller, asked: ListPage) -> Result<Listing<Extension>, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let app = cell.read();
    let page = Page::of(asked.page, Some(asked.per_page.unwrap_or(PER_PAGE)));
    let mut listing = page.cut(CATALOGUE, |known| shown(&app, known));
    if let Some(pagination) = &mut listing.meta.pagination
        && pagination.total_pages.is_some_and(|pages| page.number < pages)
    {
        let next = page.number + 1;
        let base = server.base();
        let url = format!("{base}/management/apps/{}/extensions?page={next}", app.id);
        pagination.links = Some(json!({ "next": url }));
    }
    Ok(listing)
}

fn shown(app: &App, known: &Known) -> Extension {
    let host = format!("https://{}-{}.cometchat.io/v1", known.id, app.region);
    let hook = |name: &&str| {
        json!({
            "hook": name,
            "description": format!("The hook {name} of the extension."),
            "isActive": true,
            "enabled": 1,
            "createdAt": PUBLISHED,
        })
    };
    Extension {
        id: ExtensionId::new(known.id),
        name: known.name.to_owned(),
        tag_line: Some(known.name.to_owned()),
        description: Some(known.name.to_owned()),
        author: Some("CometChat".to_owned()),
        email: Some("help@cometchat.com".to_owned()),
        webhook_url: (!known.hooks.is_empty()).then(|| format!("{host}/hook")),
        admin_url: schema_of(known.id)
            .map(|_| Secret::new(format!("{host}/show-setting?appToken={}", app_token(&app.id)))),
        website_url: Some("https://www.cometchat.com".to_owned()),
        access_to_app_data: Some(false),
        is_active: Some(app.extensions.active.contains(&ExtensionId::new(known.id))),
        is_private: Some(false),
        is_invisible: Some(false),
        is_third_party: Some(known.third_party),
        created_at: Some(PUBLISHED),
        hooks: Some(json!({ "data": known.hooks.iter().map(hook).collect::<Vec<Value>>() })),
        categories: Some(json!({ "data": [] })),
        extra: Map::new(),
    }
}

fn switch(
    server: &Server,
    _: &Caller,
    asked: api::SwitchExtensions,
) -> Result<api::SwitchedExtensions, ApiError> {
    let cell = server.world().unarchived(asked.app_id.as_str())?;
    let (on, off) = (asked.enabled.unwrap_or_default(), asked.disabled.unwrap_or_default());
    if on.is_empty() && off.is_empty() {
        return Err(refuse::field("enabled", "Either enabled or disabled is required."));
    }
    let mut app = cell.write();
    Ok(api::SwitchedExtensions {
        enabled: turn(&mut app, on, true),
        disabled: turn(&mut app, off, false),
    })
}

fn turn(app: &mut App, ids: Vec<ExtensionId>, on: bool) -> Results<ExtensionId> {
    let one = |id: ExtensionId| {
        let result = match known(&id) {
            Ok(_) if on => {
                app.extensions.active.insert(id.clone());
                ItemResult::done(format!("The extension {id} has been enabled successfully."))
            }
            Ok(_) => {
                app.extensions.active.shift_remove(&id);
                ItemResult::done(format!("The extension {id} has been disabled successfully."))
            }
            Err(error) => ItemResult::refused(error),
        };
        (id, result)
    };
    ids.into_iter().map(one).collect()
}

/// An extension of the catalogue.
///
/// # Errors
/// `ERR_EXTENSION_NOT_FOUND`.
pub(super) fn known(id: &ExtensionId) -> Result<&'static Known, ApiError> {
    CATALOGUE.iter().find(|known| known.id == id.as_str()).ok_or_else(|| {
        refuse::with("ERR_EXTENSION_NOT_FOUND", format!("The extension {id} does not exist."))
    })
}
