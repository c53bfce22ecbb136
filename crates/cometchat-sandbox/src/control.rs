//! The control API below `/_sandbox`, for tests and for people who play with the sandbox: plan
//! faults, act as somebody, see what was asked, move the clock.
//!
//! Its types are exported to TypeScript by a test.

use std::time::Duration;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use cometchat_api::chat::messages::{Message, ReceiverType, SendInThread, SendMessage};
use cometchat_api::{AppId, Guid, MessageId, Secret, Uid};

use crate::fault::FaultPlan;
use crate::live::Cut;
use crate::record::Recorded;
use crate::scene::{Caller, Write};
use crate::server::Server;
use crate::world::{Peers, What};
use crate::{chat, refuse};

mod notice;
mod refusal;
mod types;

pub use types::{
    Advance, DropSockets, JoinAs, Planned, Ready, SandboxApp, SandboxState, SavedWorld, SayAs,
    SendNotice, SetRate, TypeAs,
};

use refusal::Refusal;

type Answer<T> = Result<Json<T>, Refusal>;

/// The routes below `/_sandbox`.
pub(crate) fn router() -> Router<Server> {
    Router::new()
        .route("/state", get(state))
        .route("/end", post(end))
        .route("/world/save", post(save))
        .route("/faults", get(faults).post(plan).delete(clear_faults))
        .route("/requests", get(requests).delete(clear_requests))
        .route("/rates", post(set_rate))
        .route("/clock/advance", post(advance))
        .route("/apps/{app}/messages", post(say))
        .route("/apps/{app}/typing", post(type_as))
        .route("/apps/{app}/notices", post(notice::send))
        .route("/apps/{app}/groups/{guid}/join", post(join))
        .route("/apps/{app}/groups/{guid}/leave", post(leave))
        .route("/apps/{app}/sockets/drop", post(drop_sockets))
}

async fn state(State(server): State<Server>) -> Json<SandboxState> {
    Json(state_of(&server))
}

/// What a sandbox holds and how to reach it.
pub(crate) fn state_of(server: &Server) -> SandboxState {
    let base = server.base();
    let account = server.world().account();
    let apps = server.world().all().into_iter().map(|cell| {
        let app = cell.read();
        let access = app.access();
        let at = format!("{base}/apps/{}", app.id);
        SandboxApp {
            id: app.id.to_string(),
            name: app.name.clone(),
            region: app.region.to_string(),
            archived: app.archived_at.is_some(),
            users: u32::try_from(app.people.len()).unwrap_or(u32::MAX),
            groups: u32::try_from(app.groups.0.len()).unwrap_or(u32::MAX),
            messages: u32::try_from(app.messages.len()).unwrap_or(u32::MAX),
            full_access_key: access.full_access.expose().to_owned(),
            auth_only_key: access.auth_only.expose().to_owned(),
            chat_base: format!("{at}/v3"),
            calls_base: format!("{at}/calls/v3"),
            client_base: format!("{at}/client/v3.0"),
        }
    });
    SandboxState {
        apps: apps.collect(),
        management_base: format!("{base}/management"),
        key: account.key.expose().to_owned(),
        secret: account.secret.expose().to_owned(),
        now_ms: server.clock().now_ms(),
    }
}

async fn save(State(server): State<Server>) -> Answer<SavedWorld> {
    let saved = server.save().await.map_err(|error| {
        refuse::with("ERR_WORLD_NOT_SAVED", format!("The world cannot be saved: {error}."))
    })?;
    let bytes = saved.ok_or_else(|| {
        refuse::with("ERR_NO_WORLD_FILE", "The sandbox was started without a file for its world.")
    })?;
    Ok(Json(SavedWorld { bytes }))
}

async fn end(State(server): State<Server>) -> http::StatusCode {
    server.ending().notify_one();
    http::StatusCode::ACCEPTED
}

async fn faults(State(server): State<Server>) -> Json<Planned> {
    Json(Planned { plans: server.faults().waiting() })
}

async fn plan(State(server): State<Server>, Json(plans): Json<Planned>) -> Json<Planned> {
    for plan in plans.plans {
        server.faults().plan(plan);
    }
    Json(Planned { plans: server.faults().waiting() })
}

async fn clear_faults(State(server): State<Server>) -> Json<Vec<FaultPlan>> {
    server.faults().clear();
    Json(Vec::new())
}

async fn requests(State(server): State<Server>) -> Json<Vec<Recorded>> {
    Json(server.records().all())
}

async fn clear_requests(State(server): State<Server>) -> Json<Vec<Recorded>> {
    server.records().clear();
    Json(Vec::new())
}

async fn set_rate(State(server): State<Server>, Json(rate): Json<SetRate>) -> Answer<SetRate> {
    let class = rate.class()?;
    server.limits().set(class, rate.per_minute);
    Ok(Json(rate))
}

async fn advance(State(server): State<Server>, Json(by): Json<Advance>) -> Answer<Advance> {
    if server.clock().advance(Duration::from_millis(by.ms)) {
        return Ok(Json(by));
    }
    Err(refuse::with("ERR_CLOCK_RUNS", "The sandbox follows the system's time.").into())
}

/// Changes an app as one of its users.
fn act<T>(
    server: &Server,
    app: &str,
    uid: &str,
    change: impl FnOnce(&mut Write<'_>) -> Result<T, cometchat_api::ApiError>,
) -> Answer<T> {
    let cell = server.world().by_id(&AppId::new(app)).ok_or_else(|| refuse::no_app(app))?;
    let mut app = cell.write();
    let uid = app.known_or_system(&Uid::new(uid))?;
    let by = Caller::user(uid, Secret::default(), None);
    let mut write = Write { app: &mut app, by: &by, now_ms: server.clock().now_ms() };
    Ok(Json(change(&mut write)?))
}

async fn say(
    State(server): State<Server>,
    Path(app): Path<String>,
    Json(say): Json<SayAs>,
) -> Answer<Message> {
    act(&server, &app, &say.uid, |w| {
        let kind = ReceiverType::from(say.receiver_type.as_str());
        let mut asked = SendMessage::text(kind, &say.receiver, say.text.unwrap_or_default());
        if let Some(category) = &say.category {
            asked.category = Some(category.as_str().into());
        }
        if let Some(kind) = &say.kind {
            asked.kind = Some(kind.as_str().into());
        }
        if let Some(data) = say.data {
            asked.data = serde_json::from_value(data)
                .map_err(|error| refuse::field("data", error.to_string()))?;
        }
        match &say.parent_id {
            None => chat::messages::send(w, asked),
            Some(parent) => {
                let by = w.by.needed_actor()?.clone();
                let reply = SendInThread {
                    message_id: MessageId::new(parent.as_str()),
                    receiver: None,
                    receiver_type: None,
                    multiple_receivers: None,
                    category: asked.category,
                    kind: asked.kind,
                    data: asked.data,
                    tags: None,
                    on_behalf_of: by,
                };
                chat::messages::send_in_thread(w, reply)
            }
        }
    })
}

async fn type_as(
    State(server): State<Server>,
    Path(app): Path<String>,
    Json(typing): Json<TypeAs>,
) -> Answer<TypeAs> {
    act(&server, &app, &typing.uid.clone(), |w| {
        let uid = w.by.needed_actor()?.clone();
        let peers = match ReceiverType::from(typing.receiver_type.as_str()) {
            ReceiverType::Group => {
                let guid = Guid::new(typing.receiver.as_str());
                Peers::Group(w.app.groups.get(&guid)?.about.guid.clone())
            }
            _ => Peers::pair(&uid, &w.app.known(&Uid::new(typing.receiver.as_str()))?),
        };
        let by = Box::new(w.app.plain_user(&uid));
        let what = What::Typing { by, started: typing.started, metadata: None };
        w.app.tell(w.now_ms, None, Some(peers), what);
        Ok(typing)
    })
}

async fn join(
    State(server): State<Server>,
    Path((app, guid)): Path<(String, String)>,
    Json(join): Json<JoinAs>,
) -> Answer<Message> {
    act(&server, &app, &join.uid, |w| {
        chat::members::join(w, &Guid::new(guid), join.password.as_deref())
    })
}

async fn leave(
    State(server): State<Server>,
    Path((app, guid)): Path<(String, String)>,
    Json(leave): Json<JoinAs>,
) -> Answer<Message> {
    act(&server, &app, &leave.uid, |w| chat::members::leave(w, &Guid::new(guid)))
}

async fn drop_sockets(
    State(server): State<Server>,
    Path(app): Path<String>,
    Json(whose): Json<DropSockets>,
) -> Answer<DropSockets> {
    let app = AppId::new(app);
    server.world().by_id(&app).ok_or_else(|| refuse::no_app(app.as_str()))?;
    server.live().cut(Cut { app: Some(app), uid: whose.uid.as_deref().map(Uid::new) });
    Ok(Json(whose))
}
