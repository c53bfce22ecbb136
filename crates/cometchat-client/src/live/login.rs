//! What a session needs from a login, kept from one session to the next.

use cometchat_api::live::{AppInfo, GetMe, Login as LogIn, LoginReply, Settings};
use cometchat_api::{Host, Secret, Uid};
use url::Url;

use super::run::Ended;
use crate::app::AppClient;
use crate::bases::is_loopback;
use crate::error::{Error, ErrorKind};
use crate::session::Session;

/// The login of one live connection.
pub(super) struct Login<'a> {
    app: &'a AppClient,
    uid: &'a Uid,
    session: &'a Session,
    known: Option<Known>,
    is_stale: bool,
}

struct Known {
    jwt: Secret,
    socket: Url,
}

/// What a session needs.
#[derive(Clone, Debug)]
pub(super) struct Ticket {
    /// Proof for the first frame.
    pub(super) jwt: Secret,
    /// Where the socket is.
    pub(super) socket: Url,
}

impl<'a> Login<'a> {
    pub(super) fn new(app: &'a AppClient, uid: &'a Uid, session: &'a Session) -> Self {
        Self { app, uid, session, known: None, is_stale: false }
    }

    /// Says that the proof was not taken, so that a fresh one is fetched next time.
    pub(super) fn renew(&mut self) {
        self.is_stale = true;
    }

    /// Logs in the first time, fetches a fresh proof when the last one was not taken.
    pub(super) async fn ticket(&mut self) -> Result<Ticket, Ended> {
        if self.known.is_none() {
            let reply = self
                .app
                .send(log_in(self.app, self.session))
                .await
                .map_err(|error| ended(&error))?;
            self.known = Some(self.read(reply)?);
        } else if self.is_stale {
            let reply = self.app.send(GetMe::default()).await.map_err(|error| ended(&error))?;
            self.known = Some(self.read(reply)?);
        }
        self.is_stale = false;
        match &self.known {
            Some(known) => Ok(Ticket { jwt: known.jwt.clone(), socket: known.socket.clone() }),
            None => Err(Ended::Lost),
        }
    }

    fn read(&self, reply: LoginReply) -> Result<Known, Ended> {
        if reply.user.uid != *self.uid {
            return Err(Ended::Refused("the token is another user's".to_owned()));
        }
        let jwt = reply.jwt.ok_or_else(|| Ended::Refused("the login has no jwt".to_owned()))?;
        let socket = match reply.settings {
            Some(settings) => self.socket(&settings),
            None => self.known.as_ref().map(|known| known.socket.clone()),
        };
        let socket = socket.ok_or_else(|| Ended::Refused("the login names no host".to_owned()))?;
        Ok(Known { jwt, socket })
    }

    /// The socket's address; without TLS only where both sides are on this computer.
    fn socket(&self, settings: &Settings) -> Option<Url> {
        let hosts =
            [&settings.chat_host_override, &settings.chat_host_app_specific, &settings.chat_host];
        let host = hosts.into_iter().flatten().find(|host| !host.is_empty())?;
        let port = settings.chat_wss_port.unwrap_or(443);
        let url = Url::parse(&format!("wss://{host}:{port}/")).ok()?;
        let base = self.app.base(Host::Client).ok()?;
        if base.scheme() == "http" && is_loopback(&url) {
            return Url::parse(&format!("ws://{host}:{port}/")).ok();
        }
        Some(url)
    }
}

fn log_in(app: &AppClient, session: &Session) -> LogIn {
    LogIn {
        platform: Some("WEB".to_owned()),
        device_id: Some(session.device.clone()),
        app_info: Some(AppInfo {
            version: Some(concat!("v", env!("CARGO_PKG_VERSION")).to_owned()),
            api_version: Some("v3.0".to_owned()),
            user_agent: Some(app.client().shared().config.user_agent.clone()),
            ..AppInfo::default()
        }),
        ..LogIn::default()
    }
}

/// A login that the service refuses ends the connection; anything else is a break.
fn ended(error: &Error) -> Ended {
    tracing::debug!(%error, "the live login failed");
    match error.kind() {
        ErrorKind::Refused(refusal, 400..500) => Ended::Refused(refusal.code.to_string()),
        ErrorKind::Invalid(_) => Ended::Refused(error.to_string()),
        _ => Ended::Lost,
    }
}
