//! From an arrived request to its answer.

use std::sync::Arc;

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use cometchat_api::endpoint::{Endpoint, Host, Method, Route};
use cometchat_api::request::{ShapeError, endpoint_of};
use cometchat_api::{ApiError, limits};
use http::{HeaderMap, HeaderValue, header};
use indexmap::IndexMap;

use super::{odd, refusal};
use crate::scene::Caller;
use crate::server::Server;
use crate::surface::Target;
use crate::{auth, body, client_api, fault, limit, media, refuse};

/// What of a request becomes the endpoint.
pub(super) struct Parts {
    path: IndexMap<String, String>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Option<serde_json::Value>,
}

impl Parts {
    /// The endpoint.
    ///
    /// # Errors
    /// `ERR_BAD_REQUEST` naming the field that is missing or of the wrong shape.
    pub(super) fn endpoint<E: Endpoint>(&self) -> Result<E, ApiError> {
        endpoint_of(self.path.clone(), self.query.clone(), &self.headers, self.body.clone())
            .map_err(misshapen)
    }
}

/// What is done with a request that may pass.
pub(super) trait Act:
    Fn(&Server, &Target, &Caller, &Parts) -> Result<Vec<u8>, ApiError> + Send + Sync
{
}

impl<F> Act for F where
    F: Fn(&Server, &Target, &Caller, &Parts) -> Result<Vec<u8>, ApiError> + Send + Sync
{
}

/// A request at its operation.
pub(super) struct Arrival<'a> {
    /// The operation.
    pub(super) route: &'static Route,
    /// Its path parameters, decoded.
    pub(super) path: IndexMap<String, String>,
    /// Where it arrived.
    pub(super) server: &'a Server,
}

impl Arrival<'_> {
    /// Checks who calls and how often, breaks what is planned to break, acts and answers.
    pub(super) async fn answer(self, request: Request, act: &dyn Act) -> Response {
        let server = self.server;
        let (head, stream) = request.into_parts();
        let target = head.extensions.get::<Arc<Target>>().cloned();
        let wire = head.extensions.get::<crate::listen::Wire>().cloned();
        let record = server.records().open(self.route, &head, server.clock().now_ms());
        let most = most_bytes(self.route, &head.headers);
        let bytes = match body::bytes(stream, most).await {
            Ok(bytes) => bytes,
            Err(error) => return record.close(refusal(error)),
        };
        let for_user = target.as_ref().is_some_and(|target| target.host == Host::Client);
        let body = if self.route.multipart || for_user && is_form(&head.headers) {
            body::form(&head.headers, bytes).await
        } else {
            body::json(&bytes)
        };
        if let Ok(Some(body)) = &body {
            let form = self.route.multipart || for_user && is_form(&head.headers);
            record.keep(if form { body::without_files(body.clone()) } else { body.clone() });
        }
        let fault = server.faults().take(self.route.path, &self.path, &body, server);
        if let Some(response) = fault::before(fault.as_ref(), wire.as_ref(), server).await {
            return record.close(response);
        }
        let answered = target.ok_or_else(|| bare(no_target())).and_then(|target| {
            let caller = auth::caller(server, &target, self.route, &self.path, &head.headers)
                .map_err(bare)?;
            let allowance = server.limits().draw(server, &target, self.route)?;
            server.limits().draw_as_user(server, &target, self.route, &caller)?;
            let mut query = query(head.uri.query());
            let mut body = body.map_err(bare)?;
            let mut headers = head.headers;
            if for_user {
                client_api::as_chat(self.route, &mut query, &mut body);
                if is_form(&headers) {
                    body.iter_mut().for_each(|body| media::attach(server, body));
                }
                on_behalf_of(&caller, &mut headers);
            }
            let parts = Parts { path: self.path, query, headers, body };
            match act(server, &target, &caller, &parts) {
                Ok(bytes) if server.config().odd_lists => Ok((odd::answer(bytes), allowance)),
                Ok(bytes) => Ok((bytes, allowance)),
                Err(error) => Err((error, allowance)),
            }
        });
        let mut response = match answered {
            Ok((bytes, headers)) => {
                let kind = (header::CONTENT_TYPE, "application/json; charset=utf-8");
                (headers, [kind], bytes).into_response()
            }
            Err((error, headers)) => (headers, refusal(error)).into_response(),
        };
        response = fault::after(fault.as_ref(), response, wire.as_ref(), server).await;
        record.close(response)
    }
}

fn bare(error: ApiError) -> limit::Refused {
    (error, HeaderMap::new())
}

fn no_target() -> ApiError {
    refuse::with("AUTH_ERR_EMPTY_APPID", "The request does not say which app it is for.")
}

fn misshapen(error: ShapeError) -> ApiError {
    match error {
        ShapeError::NotAnObject => refuse::field("body", "The body must be a JSON object."),
        ShapeError::MissingPathParameter(name) => refuse::field(&name, "is missing"),
        ShapeError::Invalid { path, message } => {
            refuse::field(wrong_field(&path, &message), message.clone())
        }
    }
}

/// serde names a missing field only in its sentence.
fn wrong_field<'a>(path: &'a str, message: &'a str) -> &'a str {
    message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()).unwrap_or(path)
}

/// A user who is logged in acts for himself.
fn on_behalf_of(caller: &Caller, headers: &mut HeaderMap) {
    let uid = caller.actor.as_ref().and_then(|uid| HeaderValue::from_str(uid.as_str()).ok());
    match uid {
        Some(uid) => headers.insert("onbehalfof", uid),
        None => headers.remove("onbehalfof"),
    };
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// Bytes a request body may have: the documented sizes, or a modest own one.
fn most_bytes(route: &Route, headers: &HeaderMap) -> usize {
    let path = route.path;
    if is_form(headers) && (path == "/messages" || path.ends_with("/thread")) {
        return limits::FILE_BYTES + limits::POST_BYTES;
    }
    if path.contains("/data_import") || path.contains("/moderation/keywords") {
        2 << 20
    } else if path.contains("/messages") || path.contains("/thread") {
        // 65,536 characters of up to four bytes, and what surrounds them.
        limits::MESSAGE_CHARS * 4 + limits::POST_BYTES
    } else if ["/users", "/groups", "/roles"].iter().any(|start| path.starts_with(start))
        && route.method != Method::Delete
    {
        limits::POST_BYTES
    } else {
        64 << 10
    }
}

fn query(text: Option<&str>) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text.unwrap_or_default().as_bytes()).into_owned().collect()
}
