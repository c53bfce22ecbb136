//! One socket, from opening to close.

use std::time::Duration;

use cometchat_api::live::{AuthBody, AuthParams, Body, Envelope, Frame};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Map, Value, json};
use tokio::sync::mpsc::error::TrySendError;
use tokio_tungstenite::tungstenite::Message;
use tokio_util::sync::CancellationToken;

use super::login::{Login, Ticket};
use super::run::{Connection, Ended};
use crate::clock::Pause;
use crate::transport::Socket;

/// For the socket to open, and again for the proof to be answered.
const DEADLINE: Duration = Duration::from_secs(10);
const PING_EVERY: Duration = Duration::from_secs(15);
const PONG_WITHIN: Duration = Duration::from_secs(3);

impl Connection {
    /// Passes frames on until the socket breaks; `None` when it was ended from this side, in good
    /// order.
    pub(super) async fn stay(&self, mut socket: Socket, end: &CancellationToken) -> Option<Ended> {
        let ended = end.run_until_cancelled(self.listen(&mut socket)).await;
        tokio::select! {
            _ = socket.close(None) => {}
            () = self.clock().alarm(PONG_WITHIN) => {}
        }
        ended
    }

    /// Logs in where needed, opens the socket and proves who it is.
    pub(super) async fn enter(&self, login: &mut Login<'_>) -> Result<Socket, Ended> {
        let ticket = login.ticket().await?;
        let transport = &self.app.client().shared().transport;
        let mut socket = tokio::select! {
            opened = transport.open_socket(ticket.socket.clone()) => opened.map_err(|error| {
                tracing::debug!(%error, "the socket did not open");
                Ended::Lost
            })?,
            () = self.clock().alarm(DEADLINE) => return Err(Ended::Lost),
        };
        send(&mut socket, &self.auth_frame(&ticket)).await.ok_or(Ended::Lost)?;
        let mut deadline = self.clock().alarm(DEADLINE);
        loop {
            let frame = tokio::select! {
                frame = next(&mut socket) => frame.ok_or(Ended::Unanswered)?,
                () = &mut deadline => return Err(Ended::Unanswered),
            };
            let Frame::Event(event) = frame else { continue };
            match event.body {
                Body::AuthAnswer(answer) if answer.is_ok() => return Ok(socket),
                Body::AuthAnswer(answer) => return Err(Ended::Unproved(answer.code)),
                _ => {}
            }
        }
    }

    async fn listen(&self, socket: &mut Socket) -> Ended {
        let clock = self.clock();
        let mut ping = clock.alarm(PING_EVERY);
        let mut pong = None;
        loop {
            let frame = tokio::select! {
                frame = next(socket) => frame,
                () = &mut ping => {
                    ping = clock.alarm(PING_EVERY);
                    if send(socket, &Frame::Ping).await.is_none() {
                        return Ended::Lost;
                    }
                    pong = Some(clock.alarm(PONG_WITHIN));
                    continue;
                }
                () = due(&mut pong) => return Ended::Lost,
            };
            match frame {
                None => return Ended::Lost,
                Some(Frame::Pong) => pong = None,
                Some(Frame::Ping) => {}
                Some(Frame::Event(event)) => {
                    if self.is_own(&event) {
                        continue;
                    }
                    match self.frames.try_send(*event) {
                        Ok(()) => {}
                        Err(TrySendError::Full(_)) => {
                            tracing::warn!("the reader of the live connection is too far behind");
                            return Ended::Lost;
                        }
                        Err(TrySendError::Closed(_)) => return Ended::Lost,
                    }
                }
            }
        }
    }

    /// Whether a frame echoes what this session did itself (`realtime.md` section 3.6).
    fn is_own(&self, event: &Envelope) -> bool {
        let is_always_heard = matches!(event.body, Body::Moderation(_));
        !is_always_heard && event.device_id.as_deref() == Some(&self.session.resource)
    }

    fn auth_frame(&self, ticket: &Ticket) -> Frame {
        let session = &self.session;
        let (presence_subscription, roles) = self.presence.on_the_wire();
        let body = AuthBody {
            auth: Some(ticket.jwt.clone()),
            device_id: Some(session.resource.clone()),
            presence_subscription,
            roles,
            params: Some(AuthParams {
                app_info: Some(self.app_info()),
                user_agent: Some(self.app.client().shared().config.user_agent.clone()),
                device_id: Some(session.device.clone()),
                platform: Some("javascript".to_owned()),
            }),
        };
        Frame::Event(Box::new(Envelope {
            app_id: Some(self.app.id().clone()),
            device_id: Some(session.resource.clone()),
            sender: Some(self.uid.clone()),
            ..Envelope::from(Body::Auth(Box::new(body)))
        }))
    }

    fn app_info(&self) -> Map<String, Value> {
        let mut info = Map::new();
        info.insert("version".to_owned(), json!(env!("CARGO_PKG_VERSION")));
        info.insert("apiVersion".to_owned(), json!("v3.0"));
        info.insert("uts".to_owned(), json!(self.clock().unix_ms()));
        info
    }
}

async fn due(alarm: &mut Option<Pause>) {
    match alarm {
        Some(alarm) => alarm.await,
        None => std::future::pending().await,
    }
}

async fn send(socket: &mut Socket, frame: &Frame) -> Option<()> {
    let text = frame.to_text().ok()?;
    socket.send(Message::text(text)).await.ok()
}

/// The next frame; what is no frame is passed over, `None` is the end of the socket.
async fn next(socket: &mut Socket) -> Option<Frame> {
    loop {
        match socket.next().await? {
            Ok(Message::Text(text)) => match Frame::parse(&text) {
                Ok(frame) => return Some(frame),
                Err(error) => tracing::debug!(%error, "a frame is passed over"),
            },
            Ok(Message::Close(_)) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}
