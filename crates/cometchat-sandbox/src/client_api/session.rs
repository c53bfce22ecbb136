//! Logging in and out, and what a client learns by it (`contract/realtime.md` section 2).

use cometchat_api::live::{
    GetMe, Login, LoginReply, Logout, ReadSettings, RenewJwt, RenewedJwt, Settings, TellSession,
};
use cometchat_api::management::extensions::CATALOGUE;
use cometchat_api::{ApiError, Secret, Uid};
use serde_json::{Map, Value, json};

use crate::live::Pass;
use crate::scene::{Caller, Read, Via};
use crate::serve::Mount;
use crate::server::Server;
use crate::surface::Target;
use crate::world::{App, What};

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default()
        .session::<Login>(log_in)
        .session::<GetMe>(me)
        .session::<Logout>(log_out)
        .session::<ReadSettings>(read_settings)
        .session::<RenewJwt>(renew)
        .read(tell_session)
}

fn log_in(
    server: &Server,
    target: &Target,
    caller: &Caller,
    login: Login,
) -> Result<LoginReply, ApiError> {
    let cell = server.world().app(target)?;
    let mut app = cell.write();
    let uid = actor(caller)?.clone();
    let now_ms = server.clock().now_ms();
    app.active(&uid)?;
    if let Some(token) = token_of(caller).and_then(|t| app.tokens.get_mut(&uid, t.expose())) {
        token.platform = login.platform.or(token.platform.take());
        token.user_agent = login.app_info.as_ref().and_then(|info| info.user_agent.clone());
        token.app_info = login.app_info.and_then(|info| serde_json::to_value(info).ok());
    }
    app.people.change(uid.as_str(), |person| {
        if let Some(name) = &login.name {
            person.rename(name);
        }
        let details = [&login.avatar, &login.link, &login.status_message];
        let more = login.metadata.is_some() || login.tags.is_some();
        if more || details.iter().any(|detail| detail.is_some()) {
            let details = person.details_mut();
            details.avatar = login.avatar.or(details.avatar.take());
            details.link = login.link.or(details.link.take());
            details.status_message = login.status_message.or(details.status_message.take());
            details.metadata = login.metadata.or(details.metadata.take());
            details.tags = login.tags.unwrap_or_else(|| std::mem::take(&mut details.tags));
        }
    });
    app.tally.active(&uid, now_ms);
    Ok(reply(server, &app, caller, &uid))
}

fn me(server: &Server, target: &Target, caller: &Caller, _: GetMe) -> Result<LoginReply, ApiError> {
    let cell = server.world().app(target)?;
    let app = cell.read();
    let uid = actor(caller)?;
    app.active(uid)?;
    Ok(reply(server, &app, caller, uid))
}

fn read_settings(
    server: &Server,
    target: &Target,
    _: &Caller,
    _: ReadSettings,
) -> Result<Settings, ApiError> {
    let cell = server.world().app(target)?;
    let app = cell.read();
    Ok(settings(server, &app))
}

fn renew(
    server: &Server,
    target: &Target,
    caller: &Caller,
    RenewJwt { passthrough }: RenewJwt,
) -> Result<RenewedJwt, ApiError> {
    let cell = server.world().app(target)?;
    let app = cell.read();
    let jwt = jwt(server, &app, caller, actor(caller)?);
    Ok(RenewedJwt { jwt, passthrough })
}

fn tell_session(_: Read<'_>, told: TellSession) -> Result<TellSession, ApiError> {
    Ok(TellSession { extra: Map::new(), ..told })
}

fn log_out(
    server: &Server,
    target: &Target,
    caller: &Caller,
    _: Logout,
) -> Result<Value, ApiError> {
    let cell = server.world().app(target)?;
    let mut app = cell.write();
    let uid = actor(caller)?;
    if let Some(token) = token_of(caller) {
        app.tokens.end(uid, token.expose());
        server.live().revoke(token.expose());
    }
    app.tell(server.clock().now_ms(), None, None, What::LoggedOut(uid.clone()));
    Ok(json!({ "success": true, "message": "The user is logged out." }))
}

fn actor(caller: &Caller) -> Result<&Uid, ApiError> {
    caller.actor.as_ref().ok_or_else(crate::auth::no_token)
}

fn token_of(caller: &Caller) -> Option<&Secret> {
    match &caller.via {
        Via::User(token) => Some(token),
        _ => None,
    }
}

fn reply(server: &Server, app: &App, caller: &Caller, uid: &Uid) -> LoginReply {
    let mut user = app.user(uid);
    user.auth_token = token_of(caller).cloned();
    LoginReply {
        jwt: Some(jwt(server, app, caller, uid)),
        fat: None,
        settings: Some(settings(server, app)),
        user,
    }
}

/// A proof for the user's next socket.
fn jwt(server: &Server, app: &App, caller: &Caller, uid: &Uid) -> Secret {
    Secret::new(server.live().admit(Pass {
        app: app.id.clone(),
        uid: uid.clone(),
        token: token_of(caller).map(|token| token.expose().to_owned()).unwrap_or_default(),
        device: caller.device.clone(),
    }))
}

/// Where the client goes on: this server, by host and port.
fn settings(server: &Server, app: &App) -> Settings {
    let authority = server.base().split("//").last().unwrap_or_default();
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, "443"));
    let mut extra = Map::new();
    let extensions = app.extensions.active.iter().map(|id| {
        let known = CATALOGUE.iter().find(|known| known.id == id.as_str());
        json!({ "id": id, "name": known.map(|known| known.name), "enabled": true })
    });
    extra.insert("extensions".to_owned(), extensions.collect());
    extra.insert("parameters".to_owned(), json!(app.settings.all()));
    let reasons: Vec<_> = app.moderation.reasons.values().collect();
    extra.insert("flagReasons".to_owned(), json!(reasons));
    extra.insert("file.count.max".to_owned(), json!(10));
    extra.insert("file.size.max".to_owned(), json!(104_857_600));
    Settings {
        client_api_host: Some(format!("{authority}/apps/{}/client", app.id)),
        admin_api_host: Some(format!("{authority}/apps/{}", app.id)),
        chat_api_version: Some("v3.0".to_owned()),
        chat_host: Some(host.to_owned()),
        chat_wss_port: port.parse().ok(),
        app_version: Some(3),
        mode: Some("DEFAULT".to_owned()),
        analytics_ping_disabled: Some(true),
        region: Some(app.region.clone()),
        extra,
        ..Settings::default()
    }
}
