//! An endpoint type as a value, so that one loop can try them all.

use std::any::type_name;

use cometchat_api::reply::{ReplyError, envelope_of, reply_of};
use cometchat_api::request::{ON_BEHALF_OF, Request, ShapeError, endpoint_of};
use cometchat_api::{Endpoint, Route};
use http::{HeaderMap, HeaderValue};
use indexmap::IndexMap;
use serde_json::Value;

use crate::contract::Operation;
use crate::names::names_of;

/// What a server received, before it is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Received {
    pub(crate) path: IndexMap<String, String>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) on_behalf_of: Option<String>,
    pub(crate) body: Option<Value>,
}

/// One endpoint type.
pub(crate) struct Probe {
    pub(crate) name: &'static str,
    pub(crate) route: Route,
    /// Wire names of its fields.
    pub(crate) names: &'static [&'static str],
    /// Reads a request and writes it again.
    pub(crate) request: fn(Received) -> Result<Request, ShapeError>,
    /// Reads an answer and writes it again.
    pub(crate) reply: fn(&[u8]) -> Result<Value, ReplyError>,
}

impl Probe {
    pub(crate) fn of<E: Endpoint>() -> Self {
        Self {
            name: type_name::<E>().rsplit("::").next().unwrap_or_default(),
            route: E::ROUTE,
            names: names_of::<E>(),
            request: |received| {
                let mut headers = HeaderMap::new();
                if let Some(uid) = received.on_behalf_of {
                    headers.insert(
                        "onbehalfof",
                        HeaderValue::from_str(&uid).expect("a uid fits a header"),
                    );
                }
                let endpoint =
                    endpoint_of::<E>(received.path, received.query, &headers, received.body)?;
                Request::of(&endpoint)
            },
            reply: |body| {
                reply_of::<E>(body).map(|r| envelope_of::<E>(&r).expect("a reply serialises"))
            },
        }
    }

    /// What fills the placeholders so that the operation's path comes out; nothing where the
    /// endpoint does not serve the operation.
    pub(crate) fn matches(&self, operation: &Operation) -> Option<IndexMap<String, String>> {
        if self.route.host != operation.host || self.route.method.as_str() != operation.verb {
            return None;
        }
        let ours: Vec<&str> = self.route.path.split('/').collect();
        let theirs: Vec<&str> = operation.path.split('/').collect();
        if ours.len() != theirs.len() {
            return None;
        }
        let mut filled = IndexMap::new();
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            match (placeholder(ours), placeholder(theirs)) {
                (Some(name), Some(_)) => filled.insert(name.to_owned(), sample_id(name)),
                (Some(name), None) => filled.insert(name.to_owned(), theirs.to_owned()),
                (None, None) if ours == theirs => None,
                _ => return None,
            };
        }
        Some(filled)
    }

    /// Segments that are spelled out, by which the closer of two matches wins.
    pub(crate) fn n_literals(&self) -> usize {
        self.route.path.split('/').filter(|segment| placeholder(segment).is_none()).count()
    }

    /// Wire names that are neither in the path nor a header.
    pub(crate) fn free_names(&self) -> impl Iterator<Item = &'static str> {
        let route = self.route;
        self.names
            .iter()
            .copied()
            .filter(move |name| !route.has_path_parameter(name) && *name != ON_BEHALF_OF)
    }
}

/// The name within `{…}`.
pub(crate) fn placeholder(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}

fn sample_id(name: &str) -> String {
    if name == "reaction" { "👍".to_owned() } else { "7".to_owned() }
}
