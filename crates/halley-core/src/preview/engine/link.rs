//! The live connection of a preview, or none.

use std::time::Duration;

use cometchat_api::live::Envelope;
use cometchat_client::{LiveConnection, LiveState};
use futures_util::FutureExt;
use tokio::sync::watch;

use crate::error::{Code, Error};
use crate::preview::{PreviewKind, PreviewState, words};

/// The live connection of a preview, or none in a quiet one.
pub(crate) struct Link(Option<Open>);

/// What came over the connection.
pub(crate) enum News {
    /// A frame.
    Frame(Box<Envelope>),
    /// Another state, or the same again after a break.
    State,
}

struct Open {
    connection: LiveConnection,
    state: watch::Receiver<LiveState>,
    was_live: bool,
}

impl Link {
    /// A quiet preview has none.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// A live preview's connection.
    pub(crate) fn to(connection: LiveConnection) -> Self {
        let mut state = connection.state();
        // The state it has by now is told like a change.
        state.mark_changed();
        Self(Some(Open { connection, state, was_live: false }))
    }

    pub(crate) fn is_none(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn is_live(&self) -> bool {
        self.0.as_ref().is_some_and(|open| *open.state.borrow() == LiveState::Live)
    }

    pub(crate) fn is_live_or_none(&self) -> bool {
        self.is_none() || self.is_live()
    }

    /// A live preview reads once frames come, so that nothing can fall between the two.
    pub(crate) fn allows_reads(&self) -> bool {
        self.is_live_or_none()
    }

    /// The next frame or change of state; never without a connection, and never after its end.
    /// Dropping the future loses nothing.
    pub(crate) async fn news(&mut self) -> News {
        let Some(Open { connection, state, was_live }) = &mut self.0 else {
            return std::future::pending().await;
        };
        tokio::select! {
            Some(frame) = connection.next() => News::Frame(Box::new(frame)),
            Ok(()) = state.changed() => {
                *was_live |= *state.borrow_and_update() == LiveState::Live;
                News::State
            }
            else => std::future::pending().await,
        }
    }

    /// A frame that has already come.
    pub(crate) fn waiting_frame(&mut self) -> Option<Envelope> {
        self.0.as_mut()?.connection.next().now_or_never().flatten()
    }

    /// Why the service does not let the user in.
    pub(crate) fn refusal(&self) -> Option<Error> {
        let open = self.0.as_ref()?;
        match &*open.state.borrow() {
            LiveState::Refused { reason } => Some(
                Error::new(
                    Code::PermissionDenied,
                    format!("CometChat does not let this user connect ({reason})."),
                )
                .advise("Watch as another user, or watch quietly."),
            ),
            LiveState::Closed => Some(Error::closed()),
            _ => None,
        }
    }

    /// What the state of the connection says; nothing while it is live.
    pub(crate) fn state(&self, kind: &PreviewKind) -> Option<PreviewState> {
        let open = self.0.as_ref()?;
        match &*open.state.borrow() {
            LiveState::Live | LiveState::Refused { .. } | LiveState::Closed => None,
            LiveState::Connecting if !open.was_live => Some(words::connecting(kind)),
            LiveState::Connecting => Some(words::offline("The connection broke.", None)),
            LiveState::Offline { retry_in, .. } => {
                Some(words::offline("The connection broke.", Some(*retry_in)))
            }
        }
    }

    /// Ends the connection in good order.
    pub(crate) async fn close(self) {
        if let Some(open) = self.0 {
            open.connection.close().await;
        }
    }
}

/// How long closing may take before it is left to itself.
pub(crate) const CLOSE_WITHIN: Duration = Duration::from_secs(5);
