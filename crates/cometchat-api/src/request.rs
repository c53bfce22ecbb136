//! Endpoint to plain request, and back.

use http::HeaderMap;
use indexmap::IndexMap;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

use crate::endpoint::{Endpoint, Method, Route};

/// Name of the header, and of the field, that says on whose behalf a request acts
/// (`semantics.md` section 1).
pub const ON_BEHALF_OF: &str = "onBehalfOf";

const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A request without host and credentials.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// HTTP verb.
    pub method: Method,
    /// Encoded path below the host's base, starting with a slash.
    pub path: String,
    /// Query pairs, not yet encoded.
    pub query: Vec<(String, String)>,
    /// Headers of the operation; never credentials.
    pub headers: Vec<(&'static str, String)>,
    /// JSON body.
    pub body: Option<Value>,
}

/// Why an endpoint could not become a request, or a request an endpoint.
#[derive(Debug, thiserror::Error)]
pub enum ShapeError {
    /// The endpoint does not serialise to a JSON object.
    #[error("an endpoint must serialise to an object")]
    NotAnObject,
    /// A path placeholder has no field, or an empty one.
    #[error("the path parameter {0} is missing")]
    MissingPathParameter(String),
    /// A value has the wrong shape.
    #[error("{path}: {message}")]
    Invalid {
        /// Dotted path of the field.
        path: String,
        /// What is wrong with it.
        message: String,
    },
}

impl Request {
    /// Builds the plain request of an endpoint.
    ///
    /// # Errors
    /// When a path parameter is missing or empty, or the value does not serialise to an object.
    pub fn of<E: Endpoint>(endpoint: &E) -> Result<Self, ShapeError> {
        let route = &E::ROUTE;
        let Ok(Value::Object(mut fields)) = serde_json::to_value(endpoint) else {
            return Err(ShapeError::NotAnObject);
        };
        fields.retain(|_, value| !value.is_null());
        let path = fill_path(route.path, &mut fields)?;
        let mut headers: Vec<_> =
            route.headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        if let Some(uid) = fields.remove(ON_BEHALF_OF).as_ref().and_then(Value::as_str) {
            headers.push((ON_BEHALF_OF, uid.to_owned()));
        }
        let query = if route.method == Method::Get {
            pairs(std::mem::take(&mut fields))
        } else {
            pairs(route.query.iter().filter_map(|n| fields.remove_entry(*n)).collect())
        };
        let body = (!fields.is_empty()).then_some(Value::Object(fields));
        Ok(Self { method: route.method, path, query, headers, body })
    }
}

/// Reads an endpoint back from what a server received: path parameters (decoded), query pairs,
/// headers and body.
///
/// # Errors
/// When a required field is missing or a value has the wrong shape; the error names the field.
pub fn endpoint_of<E: Endpoint>(
    path: IndexMap<String, String>,
    query: Vec<(String, String)>,
    headers: &HeaderMap,
    body: Option<Value>,
) -> Result<E, ShapeError> {
    let mut fields = match body {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(map)) => map,
        Some(_) => return Err(ShapeError::NotAnObject),
    };
    fields.extend(query.into_iter().map(|(name, value)| (name, from_query(value))));
    fields.extend(path.into_iter().map(|(name, value)| (name, Value::String(value))));
    if let Some(uid) = headers.get(ON_BEHALF_OF).and_then(|value| value.to_str().ok()) {
        fields.insert(ON_BEHALF_OF.to_owned(), Value::String(uid.to_owned()));
    }
    serde_path_to_error::deserialize(Value::Object(fields)).map_err(|error| ShapeError::Invalid {
        path: error.path().to_string(),
        message: error.inner().to_string(),
    })
}

/// Query values are text; [`crate::wire`] reads numbers and booleans from text as well.
fn from_query(text: String) -> Value {
    Value::String(text)
}

fn fill_path(template: &str, fields: &mut Map<String, Value>) -> Result<String, ShapeError> {
    let mut path = String::with_capacity(template.len() + 16);
    for segment in template.split('/').skip(1) {
        path.push('/');
        match segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')) {
            None => path.push_str(segment),
            Some(name) => {
                let text = fields.remove(name).map(|value| text(&value)).unwrap_or_default();
                if text.is_empty() {
                    return Err(ShapeError::MissingPathParameter(name.to_owned()));
                }
                path.extend(utf8_percent_encode(&text, PATH));
            }
        }
    }
    Ok(path)
}

fn pairs(fields: Map<String, Value>) -> Vec<(String, String)> {
    fields.into_iter().map(|(name, value)| (name, text(&value))).collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

impl Route {
    /// Whether `{name}` stands in the path.
    pub fn has_path_parameter(&self, name: &str) -> bool {
        self.path
            .split('/')
            .any(|s| s.strip_prefix('{').and_then(|s| s.strip_suffix('}')) == Some(name))
    }
}
