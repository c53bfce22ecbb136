//! The client API around a live connection: log in, read oneself, log out, catch up
//! (`contract/realtime.md` sections 2 and 6.2).

use cometchat_api::chat::messages::Message;
use cometchat_api::live::{GetMe, Login, LoginReply, Logout, MissedMessages, Settings};
use cometchat_api::management::extensions::CATALOGUE;
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};
use cometchat_api::{ApiError, Secret, Uid};
use serde_json::{Map, Value, json};

use crate::live::Pass;
use crate::scene::{Caller, Via};
use crate::serve::Mount;
use crate::server::Server;
use crate::surface::Target;
use crate::world::{App, What};

/// The operations.
pub(crate) fn sections() -> Mount {
    Mount::default()
        .session::<Login>(log_in)
        .session::<GetMe>(me)
        .session::<Logout>(log_out)
        .session::<MissedMessages>(missed)
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
        if login.avatar.is_some() || login.link.is_some() || login.status_message.is_some() {
            let details = person.details_mut();
            details.avatar = login.avatar.or(details.avatar.take());
            details.link = login.link.or(details.link.take());
            details.status_message = login.status_message.or(details.status_message.take());
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

/// Everything of the user's own conversations after or before a message, ascending by id.
fn missed(
    server: &Server,
    target: &Target,
    caller: &Caller,
    MissedMessages { per_page, id, affix }: MissedMessages,
) -> Result<Listing<Message>, ApiError> {
    let cell = server.world().app(target)?;
    let app = cell.read();
    let uid = actor(caller)?;
    let limit = per_page.unwrap_or(30).clamp(1, 100) as usize;
    let from = id.as_ref().map(cometchat_api::MessageId::number);
    let mine = |number: u64, peers: &crate::world::Peers| {
        app.conversations
            .get(&peers.id())
            .is_some_and(|conversation| conversation.seen_by(Some(uid)).contains(&number))
            && takes_part(&app, uid, peers)
    };
    let shown =
        |stored: &&crate::world::Stored| !stored.withheld && mine(stored.number, &stored.peers);
    let older = affix != Some(Affix::Append);
    let mut numbers: Vec<u64> = if older {
        let before = |n: u64| from.is_none_or(|from| n < from);
        app.messages
            .all()
            .rev()
            .filter(|s| before(s.number))
            .filter(shown)
            .take(limit)
            .map(|s| s.number)
            .collect()
    } else {
        let after = |n: u64| from.is_none_or(|from| n > from);
        app.messages
            .all()
            .filter(|s| after(s.number))
            .filter(shown)
            .take(limit)
            .map(|s| s.number)
            .collect()
    };
    numbers.sort_unstable();
    let edge = if older { numbers.first() } else { numbers.last() };
    // Without more to come the cursor is left out (`realtime.md` section 6.2).
    let cursor = edge.filter(|_| numbers.len() == limit).map(|number| Cursor {
        affix,
        id: Some((*number).into()),
        ..Cursor::default()
    });
    let current =
        Current { limit: u32::try_from(limit).ok(), count: u32::try_from(numbers.len()).ok() };
    let data = numbers.iter().filter_map(|n| app.message_by_number(*n, Some(uid))).collect();
    Ok(Listing { data, meta: Meta { cursor, current: Some(current), ..Meta::default() } })
}

fn takes_part(app: &App, uid: &Uid, peers: &crate::world::Peers) -> bool {
    match peers {
        crate::world::Peers::Pair(one, other) => one == uid || other == uid,
        crate::world::Peers::Group(guid) => {
            app.groups.get(guid).is_ok_and(|group| group.member(uid).is_some())
        }
    }
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
    let token = token_of(caller).cloned().unwrap_or_default();
    let jwt = server.live().admit(Pass {
        app: app.id.clone(),
        uid: uid.clone(),
        token: token.expose().to_owned(),
        device: caller.device.clone(),
    });
    let mut user = app.user(uid);
    user.auth_token = Some(token);
    LoginReply {
        jwt: Some(Secret::new(jwt)),
        fat: None,
        settings: Some(settings(server, app)),
        user,
    }
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
