//! What a reader of the log sees of a request: verb, path, status, time; never a secret.

use std::time::Instant;

use axum::extract::Request;
use http::{Method, StatusCode};

/// Segments of paths that a credential follows.
const BEFORE_SECRETS: [&str; 2] = ["apikeys", "auth_tokens"];

/// A request that is being answered.
pub(crate) struct Asked {
    verb: Method,
    path: String,
    began: Instant,
}

impl Asked {
    /// Notes what is asked; nothing where nobody listens.
    pub(crate) fn of(request: &Request, began: Instant) -> Option<Self> {
        tracing::enabled!(tracing::Level::DEBUG).then(|| Self {
            verb: request.method().clone(),
            path: shown(request.uri().path()),
            began,
        })
    }

    /// Writes the line of the log.
    pub(crate) fn answered(self, status: StatusCode) {
        let Self { verb, path, began } = self;
        let ms = began.elapsed().as_secs_f64() * 1_000.0;
        tracing::debug!(verb = verb.as_str(), path, status = status.as_u16(), ms, "answered");
    }
}

/// The path without credentials.
fn shown(path: &str) -> String {
    let mut after_secret = false;
    let segments = path.split('/').map(|segment| {
        let hidden = std::mem::replace(&mut after_secret, BEFORE_SECRETS.contains(&segment));
        if hidden { "…" } else { segment }
    });
    segments.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn credentials_in_paths_are_not_shown() {
        assert_eq!(
            shown("/apps/a/v3/users/ann/auth_tokens/ann_179"),
            "/apps/a/v3/users/ann/auth_tokens/…"
        );
        assert_eq!(shown("/apps/a/v3/apikeys/0123"), "/apps/a/v3/apikeys/…");
        assert_eq!(shown("/apps/a/v3/apikeys"), "/apps/a/v3/apikeys");
    }
}
