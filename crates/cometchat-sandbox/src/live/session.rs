//! One socket, from its first frame to its end.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message as Text, Utf8Bytes, WebSocket};
use cometchat_api::Uid;
use cometchat_api::chat::users::User;
use cometchat_api::live::{AuthAnswer, AuthBody, Body, Envelope, Frame, PresenceSubscription};
use tokio::sync::mpsc;

use super::inbound;
use super::outbound::Audience;
use super::pass::Pass;
use crate::fault::{Fault, WEBSOCKET};
use crate::listen::Wire;
use crate::server::Server;
use crate::world::{AppCell, Event, What};

/// How long a socket may stay silent before its first frame.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves a socket until it ends.
pub(super) async fn run(server: Arc<Server>, mut socket: WebSocket, wire: Wire) {
    let stopping = server.stopping().clone();
    tokio::select! {
        () = stopping.cancelled() => {}
        () = serve(&server, &mut socket, &wire) => {}
    }
}

async fn serve(server: &Server, socket: &mut WebSocket, wire: &Wire) {
    let Some((device, auth)) = first_frame(socket).await else { return };
    let pass = auth.auth.as_ref().and_then(|jwt| server.live().pass(jwt.expose()));
    let fault = server.faults().strike(WEBSOCKET);
    if fault == Some(Fault::Hang) {
        return std::future::pending().await;
    }
    let bound = |pass: &Pass| pass.device.is_none() || pass.device == device;
    let cell = pass.as_ref().and_then(|pass| server.world().by_id(&pass.app));
    let (Some(pass), Some(cell)) = (pass.filter(bound), cell) else {
        return refuse(socket).await;
    };
    if fault == Some(Fault::RefuseAuth) {
        return refuse(socket).await;
    }
    let session = Session { server, pass, device, auth, cell };
    session.converse(socket, wire).await;
}

async fn first_frame(socket: &mut WebSocket) -> Option<(Option<String>, AuthBody)> {
    loop {
        let text = tokio::time::timeout(PATIENCE, next_text(socket)).await.ok()??;
        match Frame::parse(&text) {
            Ok(Frame::Event(event)) => {
                let Envelope { device_id, body: Body::Auth(auth), .. } = *event else { continue };
                let device = device_id.or_else(|| auth.device_id.clone());
                return Some((device, *auth));
            }
            Ok(Frame::Ping) => send(socket, &Frame::Pong).await?,
            _ => {}
        }
    }
}

/// The next text frame; nothing once the socket is closed.
async fn next_text(socket: &mut WebSocket) -> Option<String> {
    loop {
        match socket.recv().await?.ok()? {
            Text::Text(text) => return Some(text.to_string()),
            Text::Close(_) => return None,
            _ => {}
        }
    }
}

async fn send(socket: &mut WebSocket, frame: &Frame) -> Option<()> {
    write(socket, frame.to_text().ok()?.into()).await
}

async fn write(socket: &mut WebSocket, text: Utf8Bytes) -> Option<()> {
    socket.send(Text::Text(text)).await.ok()
}

async fn refuse(socket: &mut WebSocket) {
    let answer = AuthAnswer { status: "ERROR".to_owned(), code: "401".to_owned() };
    let frame = Frame::Event(Box::new(Body::AuthAnswer(answer).into()));
    let _ = send(socket, &frame).await;
    let _ = socket.send(Text::Close(None)).await;
}

struct Session<'a> {
    server: &'a Server,
    pass: Pass,
    device: Option<String>,
    auth: AuthBody,
    cell: AppCell,
}

impl Session<'_> {
    async fn converse(self, socket: &mut WebSocket, wire: &Wire) {
        let (told, mut events) = mpsc::unbounded_channel();
        let mut cuts = self.server.live().cut.subscribe();
        self.come(told);
        if send(socket, &self.welcome()).await.is_some() {
            let mut waiting = VecDeque::new();
            loop {
                tokio::select! {
                    biased;
                    cut = cuts.recv() => match cut {
                        Ok(cut) if !cut.hits(&self.pass) => {}
                        _ => { wire.close(); break }
                    },
                    event = events.recv() => {
                        let Some(event) = event else { break };
                        if self.is_over(&event) {
                            let _ = socket.send(Text::Close(None)).await;
                            break;
                        }
                        if self.pass_on(socket, &event, &mut waiting).await.is_none() { break }
                    }
                    text = next_text(socket) => {
                        let Some(text) = text else { break };
                        if self.take(socket, &text).await.is_none() { break }
                    }
                }
            }
        }
        self.go();
    }

    fn welcome(&self) -> Frame {
        Frame::Event(Box::new(Envelope {
            app_id: Some(self.pass.app.clone()),
            receiver: Some(self.pass.uid.to_string()),
            receiver_type: Some("user".into()),
            device_id: self.device.clone(),
            sender: Some(self.pass.uid.clone()),
            ..Body::AuthAnswer(AuthAnswer::ok()).into()
        }))
    }

    fn audience(&self) -> Audience<'_> {
        Audience {
            uid: &self.pass.uid,
            presence: self.auth.presence_subscription.as_ref(),
            roles: self.auth.roles.as_deref().unwrap_or_default(),
        }
    }

    fn is_over(&self, event: &Event) -> bool {
        matches!(&event.what, What::LoggedOut(uid) if *uid == self.pass.uid)
    }

    /// Sends what an event means to this socket, as planned faults have it.
    async fn pass_on(
        &self,
        socket: &mut WebSocket,
        event: &Event,
        waiting: &mut VecDeque<Utf8Bytes>,
    ) -> Option<()> {
        let heard = {
            let app = self.cell.read();
            self.audience().text(&app, event).map(Utf8Bytes::from)
        };
        let Some(text) = heard else { return Some(()) };
        match self.server.faults().strike(WEBSOCKET) {
            Some(Fault::FramesTwice) => {
                write(socket, text.clone()).await?;
                write(socket, text).await?;
            }
            Some(Fault::FramesOutOfOrder) => {
                waiting.push_back(text);
                return Some(());
            }
            Some(Fault::CloseSocket | Fault::Reset) => return None,
            _ => write(socket, text).await?,
        }
        while let Some(late) = waiting.pop_front() {
            write(socket, late).await?;
        }
        Some(())
    }

    async fn take(&self, socket: &mut WebSocket, text: &str) -> Option<()> {
        match Frame::parse(text) {
            Ok(Frame::Ping) => send(socket, &Frame::Pong).await,
            Ok(Frame::Event(event)) => {
                let now_ms = self.server.clock().now_ms();
                let mut app = self.cell.write();
                inbound::take(&mut app, &self.pass.uid, *event, now_ms);
                Some(())
            }
            // Bad frames are swallowed: there is no error frame (`realtime.md` section 3.6).
            _ => Some(()),
        }
    }

    fn come(&self, told: crate::world::Listener) {
        let now_ms = self.server.clock().now_ms();
        let mut app = self.cell.write();
        app.come(&self.pass.uid, self.device.as_deref(), now_ms);
        app.listen(told);
    }

    fn go(&self) {
        let now_ms = self.server.clock().now_ms();
        self.cell.write().go(&self.pass.uid, self.device.as_deref(), now_ms);
    }
}

/// Whether a presence wish covers a user.
pub(super) fn covers(
    wish: Option<&PresenceSubscription>,
    roles: &[cometchat_api::RoleId],
    of: &Uid,
    app: &crate::world::App,
    user: &User,
) -> bool {
    match wish {
        Some(PresenceSubscription::AllUsers) => true,
        Some(PresenceSubscription::Roles) => user.role.as_ref().is_some_and(|r| roles.contains(r)),
        Some(PresenceSubscription::Friends) => app.relations.are_friends(of, &user.uid),
        _ => false,
    }
}
