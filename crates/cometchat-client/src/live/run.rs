//! The task of a live connection: sessions, one after the other, until somebody ends it.

use std::sync::Arc;
use std::time::Duration;

use cometchat_api::Uid;
use cometchat_api::live::Envelope;
use tokio::sync::{Notify, mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::login::Login;
use super::{LiveState, Presence};
use crate::app::AppClient;
use crate::clock::Clock;
use crate::retry::backoff;
use crate::session::Session;

/// Times in a row the service may refuse a fresh proof.
const MAX_REFUSALS: u32 = 2;
/// A connection that breaks sooner was none: the next attempt waits as if it had never stood.
const HELD: Duration = Duration::from_secs(30);

pub(super) struct Connection {
    pub(super) app: AppClient,
    pub(super) uid: Uid,
    pub(super) session: Session,
    pub(super) presence: Presence,
    pub(super) state: watch::Sender<LiveState>,
    pub(super) frames: mpsc::Sender<Envelope>,
    pub(super) hurry: Arc<Notify>,
}

/// How a session ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// It broke, or never stood.
    Lost,
    /// The user's token is not taken.
    Refused(String),
    /// The proof of the login is not taken; a fresh one may be.
    Unproved(String),
    /// The proof of the login was not answered.
    Unanswered,
}

impl Connection {
    pub(super) async fn run(self, end: CancellationToken) {
        let last = match self.sessions(&end).await {
            Some(reason) => LiveState::Refused { reason },
            None => LiveState::Closed,
        };
        self.state.send_replace(last);
    }

    /// Keeps a session up; gives the reason when the service refuses for good.
    async fn sessions(&self, end: &CancellationToken) -> Option<String> {
        let mut login = Login::new(&self.app, &self.uid, &self.session);
        let (mut attempt, mut refusals) = (0, 0);
        loop {
            self.state.send_replace(LiveState::Connecting);
            let entered = end.run_until_cancelled(self.enter(&mut login)).await?;
            let ended = match entered {
                Ok(socket) => {
                    refusals = 0;
                    self.state.send_replace(LiveState::Live);
                    let since = self.clock().now();
                    let ended = self.stay(socket, end).await?;
                    if self.clock().now().saturating_sub(since) >= HELD {
                        attempt = 0;
                    }
                    ended
                }
                Err(ended) => ended,
            };
            match ended {
                Ended::Lost => {}
                Ended::Refused(reason) => return Some(reason),
                Ended::Unproved(reason) => {
                    refusals += 1;
                    if refusals >= MAX_REFUSALS {
                        return Some(reason);
                    }
                    login.renew();
                }
                // A service that is being renewed breaks off like this for a while; it is no word
                // about the user.
                Ended::Unanswered => login.renew(),
            }
            attempt += 1;
            end.run_until_cancelled(self.wait(attempt)).await?;
        }
    }

    async fn wait(&self, attempt: u32) {
        let clock = self.clock();
        let retry_in = backoff(attempt, rand::random());
        self.state.send_replace(LiveState::Offline { attempt, retry_in });
        tokio::select! {
            () = clock.sleep(retry_in) => {}
            () = self.hurry.notified() => {}
        }
    }

    pub(super) fn clock(&self) -> &Arc<dyn Clock> {
        self.app.client().shared().clock()
    }
}
