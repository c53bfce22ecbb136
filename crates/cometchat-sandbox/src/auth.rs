//! Who may do what: keys, account, tokens, `onBehalfOf` (`semantics.md` section 1).

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use cometchat_api::endpoint::{Credential, Host, Method, Route};
use cometchat_api::request::ON_BEHALF_OF;
use cometchat_api::{ApiError, Secret, Uid};
use http::HeaderMap;
use indexmap::IndexMap;

use crate::chat::rights;
use crate::refuse;
use crate::scene::{Caller, Via};
use crate::server::Server;
use crate::surface::Target;
use crate::world::{App, KeyScope};

/// Checks the credentials of a request.
///
/// # Errors
/// The service's `AUTH_ERR_*` codes, and `ERR_UID_NOT_FOUND` for an unknown acting user.
pub(crate) fn caller(
    server: &Server,
    target: &Target,
    route: &Route,
    path: &IndexMap<String, String>,
    headers: &HeaderMap,
) -> Result<Caller, ApiError> {
    // A user who is logged in proves himself the same way wherever he may.
    let credential =
        if target.host == Host::Client { Credential::AuthToken } else { route.credential };
    match credential {
        Credential::Account => account(server, route, headers, path),
        Credential::ApiKey => {
            let cell = server.world().app(target)?;
            let app = cell.read();
            // Moderation is documented with both kinds of credentials (`semantics.md` section 10).
            let via = if route.path.starts_with("/moderation") && header(headers, "key").is_some() {
                account(server, route, headers, path)?.via
            } else {
                key(&app, route, headers)?
            };
            let actor = header(headers, ON_BEHALF_OF).map(|uid| acting(&app, uid)).transpose()?;
            rights::operation(&app, (route.host, route.method, route.path), actor.as_ref())?;
            Ok(Caller { via, actor, device: None })
        }
        Credential::AuthToken => {
            let cell = server.world().app(target)?;
            let app = cell.read();
            let token = header(headers, "authtoken").ok_or_else(|| {
                refuse::with("AUTH_ERR_EMPTY_AUTH_TOKEN", "The auth token is missing.")
            })?;
            let uid = app.tokens.owner(token).ok_or_else(no_token)?;
            rights::operation(&app, (route.host, route.method, route.path), Some(uid))?;
            let device = header(headers, "resource").map(str::to_owned);
            Ok(Caller::user(uid.clone(), Secret::new(token), device))
        }
    }
}

/// A token nobody has; on any call it logs a client out (`realtime.md` section 7).
pub(crate) fn no_token() -> ApiError {
    refuse::with("AUTH_ERR_AUTH_TOKEN_NOT_FOUND", "The auth token does not exist.")
}

fn account(
    server: &Server,
    route: &Route,
    headers: &HeaderMap,
    path: &IndexMap<String, String>,
) -> Result<Caller, ApiError> {
    server.world().purge(server.clock().now());
    let by_headers = header(headers, "key").zip(header(headers, "secret"));
    let by_headers = by_headers.map(|(key, secret)| (key.to_owned(), secret.to_owned()));
    // The one operation that the documents give HTTP Basic (`semantics.md` section 1).
    let by_basic = || basic(headers).filter(|_| route.path == "/tenants");
    let Some((key, secret)) = by_headers.or_else(by_basic) else {
        return Err(refuse::with(
            "AUTH_ERR_EMPTY_AUTH_HEADER",
            "The headers key and secret are required.",
        ));
    };
    let account = server.world().account();
    if key != account.key.expose() {
        return Err(echoing("AUTH_ERR_APIKEY_NOT_FOUND", "The key does not exist.", &key));
    }
    if secret != account.secret.expose() {
        return Err(echoing("AUTH_ERR_NO_ACCESS", "The secret does not belong to this key.", &key));
    }
    // Deleting an app that is archived has an answer of its own.
    let deletes_app = route.method == Method::Delete && route.path == "/apps/{appId}";
    if let Some(app) = path.get("appId").filter(|_| !deletes_app) {
        server.world().unarchived(app)?;
    }
    Ok(Caller::account())
}

fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let encoded = header(headers, "authorization")?.strip_prefix("Basic ")?;
    let plain = String::from_utf8(BASE64.decode(encoded).ok()?).ok()?;
    plain.split_once(':').map(|(key, secret)| (key.to_owned(), secret.to_owned()))
}

fn key(app: &App, route: &Route, headers: &HeaderMap) -> Result<Via, ApiError> {
    let key = header(headers, "apikey")
        .ok_or_else(|| refuse::with("AUTH_ERR_EMPTY_APIKEY", "The apikey header is missing."))?;
    let Some(found) = app.keys.find(key) else {
        return Err(echoing("AUTH_ERR_APIKEY_NOT_FOUND", "The api key does not exist.", key));
    };
    if found.scope == KeyScope::AuthOnly && !open_to_auth_keys(route) {
        return Err(echoing(
            "AUTH_ERR_NO_ACCESS",
            "The api key does not have the scope for this operation.",
            key,
        ));
    }
    Ok(Via::Key(Secret::new(key)))
}

/// What an Auth Key may do; the documents disagree (`semantics.md` section 1), this is their
/// common part and what the client API needs.
fn open_to_auth_keys(route: &Route) -> bool {
    route.host == Host::Client
        || route.method == Method::Post && route.path == "/users/{uid}/auth_tokens"
}

/// A refusal whose `devMessage` repeats part of the key, as the recorded one does.
fn echoing(code: &str, message: &str, key: &str) -> ApiError {
    let start: String = key.chars().take(20).collect();
    ApiError {
        dev_message: Some(format!("{message} Key used: {start}…")),
        ..refuse::with(code, message)
    }
}

fn acting(app: &App, uid: &str) -> Result<Uid, ApiError> {
    let uid = Uid::new(uid.to_lowercase());
    if uid != crate::world::system() {
        app.active(&uid)?;
    }
    Ok(uid)
}

/// A header's text; an empty one counts as absent.
pub(crate) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim).filter(|text| !text.is_empty())
}
