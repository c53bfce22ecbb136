//! What was asked, for tests and for the reader of a log.

use std::collections::VecDeque;
use std::sync::Arc;

use axum::response::Response;
use cometchat_api::endpoint::Route;
use http::request;
use indexmap::IndexMap;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Notify;

const MOST: usize = 10_000;
const SECRET_HEADERS: [&str; 7] =
    ["apikey", "key", "secret", "authorization", "authtoken", "cookie", "jwt"];

/// A request that reached an operation. Credentials are left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct Recorded {
    /// HTTP verb.
    pub verb: String,
    /// Path template of the operation.
    pub template: String,
    /// Path as it came, below the base.
    pub path: String,
    /// Query as it came, without the question mark.
    pub query: String,
    /// Headers, lower-case names, without those that hold credentials.
    #[ts(type = "Record<string, string>")]
    pub headers: IndexMap<String, String>,
    /// JSON body, if there was one that could be read.
    #[ts(type = "unknown")]
    pub body: Option<Value>,
    /// Status of the answer; absent while there is none.
    pub status: Option<u16>,
    /// When it arrived, Unix milliseconds of the world's time.
    #[ts(type = "number")]
    pub at_ms: i64,
}

/// The last requests, oldest first.
#[derive(Clone, Default)]
pub(crate) struct Records {
    kept: Arc<Mutex<Kept>>,
    came: Arc<Notify>,
}

#[derive(Default)]
struct Kept {
    n_dropped: usize,
    requests: VecDeque<Recorded>,
}

/// A record whose answer is still open.
pub(crate) struct Open {
    records: Records,
    number: usize,
}

impl Records {
    /// Records a request's head.
    pub(crate) fn open(&self, route: &Route, head: &request::Parts, now_ms: i64) -> Open {
        let headers = head
            .headers
            .iter()
            .filter(|(name, _)| !SECRET_HEADERS.contains(&name.as_str()))
            .map(|(name, value)| {
                (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
            })
            .collect();
        let recorded = Recorded {
            verb: head.method.to_string(),
            template: route.path.to_owned(),
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers,
            body: None,
            status: None,
            at_ms: now_ms,
        };
        let mut kept = self.kept.lock();
        if kept.requests.len() == MOST {
            kept.requests.pop_front();
            kept.n_dropped += 1;
        }
        let number = kept.n_dropped + kept.requests.len();
        kept.requests.push_back(recorded);
        drop(kept);
        self.came.notify_waiters();
        Open { records: self.clone(), number }
    }

    /// All that is kept.
    pub(crate) fn all(&self) -> Vec<Recorded> {
        self.kept.lock().requests.iter().cloned().collect()
    }

    /// Waits until so many are kept.
    pub(crate) async fn until(&self, count: usize) {
        loop {
            let came = self.came.notified();
            if self.kept.lock().requests.len() >= count {
                return;
            }
            came.await;
        }
    }

    /// Forgets them.
    pub(crate) fn clear(&self) {
        let mut kept = self.kept.lock();
        kept.n_dropped += kept.requests.len();
        kept.requests.clear();
    }
}

impl Open {
    /// Adds the body.
    pub(crate) fn keep(&self, body: Value) {
        self.change(|recorded| recorded.body = Some(body));
    }

    /// Adds the answer's status and hands the answer on.
    pub(crate) fn close(self, response: Response) -> Response {
        let status = response.status().as_u16();
        self.change(|recorded| recorded.status = Some(status));
        response
    }

    fn change(&self, change: impl FnOnce(&mut Recorded)) {
        let mut kept = self.records.kept.lock();
        let at = self.number.checked_sub(kept.n_dropped);
        if let Some(recorded) = at.and_then(|at| kept.requests.get_mut(at)) {
            change(recorded);
        }
    }
}
