//! A live connection as one user (`contract/realtime.md` sections 2, 3 and 7): one task, a state
//! to watch, frames to read. It only listens: it never sends receipts or typing.

mod login;
mod run;
mod session;

use std::sync::Arc;
use std::time::Duration;

use cometchat_api::live::{Envelope, PresenceSubscription};
use cometchat_api::{RoleId, Secret, Uid};
use tokio::sync::{Notify, mpsc, watch};
use tokio_util::sync::DropGuard;

use crate::app::AppClient;
use crate::session::Session;

/// Frames that may wait to be read; a reader that is further behind loses the connection and
/// catches up as after any break.
const MAX_WAITING_FRAMES: usize = 4_096;

/// What a live connection asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LiveOptions {
    /// Whose comings and goings to be told.
    pub presence: Presence,
}

/// Whose comings and goings a live connection is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Presence {
    /// Nobody's.
    #[default]
    Nobody,
    /// Everybody's.
    AllUsers,
    /// Those of the user's friends.
    Friends,
    /// Those of users with one of these roles.
    Roles(Vec<RoleId>),
}

impl Presence {
    fn on_the_wire(&self) -> (Option<PresenceSubscription>, Option<Vec<RoleId>>) {
        match self {
            Self::Nobody => (None, None),
            Self::AllUsers => (Some(PresenceSubscription::AllUsers), None),
            Self::Friends => (Some(PresenceSubscription::Friends), None),
            Self::Roles(roles) => (Some(PresenceSubscription::Roles), Some(roles.clone())),
        }
    }
}

/// Where a live connection stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiveState {
    /// On its way. What is missed is to be fetched once it is live.
    Connecting,
    /// Frames come. Whatever was missed before is not among them.
    Live,
    /// Broken; it tries again by itself.
    Offline {
        /// Attempts since it was last live for more than a moment.
        attempt: u32,
        /// How long until the next, from when this state began.
        retry_in: Duration,
    },
    /// The service does not let this user in; it does not try again.
    Refused {
        /// The service's code.
        reason: String,
    },
    /// Ended from this side.
    Closed,
}

/// A live connection. Dropping it ends it.
#[derive(Debug)]
pub struct LiveConnection {
    state: watch::Receiver<LiveState>,
    frames: mpsc::Receiver<Envelope>,
    hurry: Arc<Notify>,
    task: tokio::task::JoinHandle<()>,
    end: DropGuard,
}

impl LiveConnection {
    /// Its state, to watch.
    pub fn state(&self) -> watch::Receiver<LiveState> {
        self.state.clone()
    }

    /// The next frame; `None` once it is closed or refused and all frames are read. Dropping the
    /// future loses nothing.
    pub async fn next(&mut self) -> Option<Envelope> {
        self.frames.recv().await
    }

    /// Tries again at once, if it waits to.
    pub fn hurry(&self) {
        self.hurry.notify_one();
    }

    /// Ends it in good order and waits for that.
    pub async fn close(self) {
        drop(self.end);
        drop(self.frames);
        // A task that panicked is closed as well.
        let _ = self.task.await;
    }
}

impl AppClient {
    /// Opens a live connection as a user, with an auth token of his. He is seen online by others.
    /// Must be called within a tokio runtime.
    pub fn live(&self, uid: Uid, auth_token: Secret, options: LiveOptions) -> LiveConnection {
        let (state_sender, state) = watch::channel(LiveState::Connecting);
        let (frame_sender, frames) = mpsc::channel(MAX_WAITING_FRAMES);
        let hurry = Arc::new(Notify::new());
        let end = self.client().shared().closed.child_token();
        let session = Session::new(self.client().shared().clock().as_ref());
        let connection = run::Connection {
            app: self.in_session(auth_token, &session),
            uid,
            session,
            presence: options.presence,
            state: state_sender,
            frames: frame_sender,
            hurry: Arc::clone(&hurry),
        };
        let task = tokio::spawn(connection.run(end.clone()));
        LiveConnection { state, frames, hurry, task, end: end.drop_guard() }
    }
}
