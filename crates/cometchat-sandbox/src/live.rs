//! The WebSocket of the client API (`contract/realtime.md` sections 3 to 5).
//!
//! A socket belongs to the user whose `jwt` its first frame carries. What happens in the app
//! reaches it as frames; typing, receipts and transient messages come in by it.

mod inbound;
mod outbound;
mod pass;
mod session;

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, WebSocketUpgrade};
use axum::response::{IntoResponse, Response};
use cometchat_api::{AppId, Uid};
use parking_lot::Mutex;
use tokio::sync::broadcast;

pub(crate) use inbound::receive;
pub(crate) use pass::{Pass, Passes};

use crate::server::Server;

/// State of all live connections.
pub(crate) struct Live {
    passes: Mutex<Passes>,
    cut: broadcast::Sender<Cut>,
}

/// Which sockets to close at once, without a word.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    /// Only of this app.
    pub(crate) app: Option<AppId>,
    /// Only of this user.
    pub(crate) uid: Option<Uid>,
}

impl Cut {
    fn hits(&self, pass: &Pass) -> bool {
        self.app.as_ref().is_none_or(|app| *app == pass.app)
            && self.uid.as_ref().is_none_or(|uid| *uid == pass.uid)
    }
}

impl Default for Live {
    fn default() -> Self {
        Self { passes: Mutex::default(), cut: broadcast::Sender::new(64) }
    }
}

impl Live {
    /// Makes a `jwt` for a user who logged in.
    pub(crate) fn admit(&self, pass: Pass) -> String {
        self.passes.lock().issue(pass)
    }

    /// Whose a `jwt` is.
    pub(crate) fn pass(&self, jwt: &str) -> Option<Pass> {
        self.passes.lock().get(jwt)
    }

    /// Ends the proofs that came from an auth token.
    pub(crate) fn revoke(&self, token: &str) {
        self.passes.lock().revoke(token);
    }

    /// Closes sockets.
    pub(crate) fn cut(&self, cut: Cut) {
        let _ = self.cut.send(cut);
    }
}

/// Whether a request wants to become a WebSocket.
pub(crate) fn is_wanted(request: &Request) -> bool {
    let upgrade = request.headers().get(http::header::UPGRADE);
    upgrade.is_some_and(|kind| kind.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Turns a request into a live connection.
pub(crate) async fn enter(server: Server, request: Request) -> Response {
    let (mut head, _) = request.into_parts();
    let wire = head.extensions.get::<crate::listen::Wire>().cloned().unwrap_or_default();
    match WebSocketUpgrade::from_request_parts(&mut head, &()).await {
        Ok(upgrade) => {
            let server = Arc::new(server);
            upgrade.on_upgrade(move |socket| session::run(server, socket, wire)).into_response()
        }
        Err(refusal) => refusal.into_response(),
    }
}
