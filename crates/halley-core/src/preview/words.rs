//! States of a preview in words.

use std::time::Duration;

use crate::error::{Code, Error, whole_secs};
use crate::preview::{PreviewKind, PreviewPhase, PreviewState};

/// It begins.
pub(crate) fn connecting(kind: &PreviewKind) -> PreviewState {
    let sentence = match kind {
        PreviewKind::Quiet => "Opening the conversation.".to_owned(),
        PreviewKind::Live { as_user } => format!("Signing in as {as_user}."),
    };
    plain(PreviewPhase::Connecting, sentence)
}

/// Every message comes at once.
pub(crate) fn live(as_user: &str) -> PreviewState {
    let sentence =
        format!("Messages appear as they are sent. {as_user} appears online while this is open.");
    plain(PreviewPhase::Live, sentence)
}

/// It asks now and then.
pub(crate) fn watching(every: Duration) -> PreviewState {
    let secs = whole_secs(every);
    PreviewState {
        every_secs: Some(secs),
        ..plain(
            PreviewPhase::Watching,
            format!("Halley looks for new messages every {secs} s. Nobody sees it."),
        )
    }
}

/// It fetches what it missed.
pub(crate) fn catching_up() -> PreviewState {
    plain(PreviewPhase::CatchingUp, "Fetching what was missed.".to_owned())
}

/// The service asked to wait.
pub(crate) fn limited(wait: Duration) -> PreviewState {
    PreviewState {
        retry_in_secs: Some(whole_secs(wait)),
        ..plain(
            PreviewPhase::Offline,
            "CometChat asks to send fewer requests. Halley waits, then looks again.".to_owned(),
        )
    }
}

/// It waits to try again.
pub(crate) fn offline(why: &str, wait: Option<Duration>) -> PreviewState {
    PreviewState {
        retry_in_secs: wait.map(whole_secs),
        ..plain(
            PreviewPhase::Offline,
            format!("{} Halley tries again by itself; nothing is lost.", why.trim()),
        )
    }
}

/// It ended.
pub(crate) fn refused(error: &Error) -> PreviewState {
    let sentence = match error.code {
        Code::ConnectionClosed => "The connection was closed.".to_owned(),
        _ if error.advice.is_empty() => error.message.clone(),
        _ => format!("{} {}", error.message, error.advice),
    };
    plain(PreviewPhase::Refused, sentence)
}

fn plain(state: PreviewPhase, sentence: String) -> PreviewState {
    PreviewState { state, sentence, retry_in_secs: None, every_secs: None }
}
