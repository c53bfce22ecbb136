//! The way of one request: turn, attempt, reading, repetition.

use std::sync::Arc;
use std::time::Duration;

use cometchat_api::request::ShapeError;
use cometchat_api::{ApiError, Credential, Endpoint, ErrorCode, Host, RateClass, Request, Route};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use url::Url;

use crate::access::Priority;
use crate::auth::Proof;
use crate::bases::invalid;
use crate::client::Client;
use crate::error::{Error, ErrorKind};
use crate::limit::{Limiter, Permit, Told, wait_in_words};
use crate::redact;
use crate::retry::{Retry, backoff, retry};
use crate::transport::{Answer, Outgoing};

const TOO_MANY_REQUESTS: &str = "ERR_TOO_MANY_REQUESTS";
const DEFAULT_WAIT: Duration = Duration::from_secs(cometchat_api::limits::RETRY_AFTER_SECS);

/// Everything that delivering needs to know of one connection.
#[derive(Clone, Debug)]
pub(crate) struct Delivery {
    pub(crate) client: Client,
    pub(crate) limiter: Arc<Limiter>,
    pub(crate) proof: Proof,
    pub(crate) priority: Priority,
    /// Headers of a user's session, for the client API alone.
    pub(crate) session: HeaderMap,
}

impl Delivery {
    pub(crate) fn new(client: Client, limiter: Arc<Limiter>, proof: Proof) -> Self {
        let (priority, session) = (Priority::Person, HeaderMap::new());
        Self { client, limiter, proof, priority, session }
    }

    /// Sends an endpoint and reads its reply.
    pub(crate) async fn reply<E: Endpoint>(
        &self,
        endpoint: &E,
        base: impl FnOnce(Host) -> Result<Url, Error>,
    ) -> Result<E::Reply, Error> {
        let answer = self.answer(endpoint, base).await?;
        self.read::<E>(&answer)
    }

    /// Reads the reply out of an answer.
    pub(crate) fn read<E: Endpoint>(&self, answer: &Answer) -> Result<E::Reply, Error> {
        use cometchat_api::reply::{ReplyError, reply_of};
        reply_of::<E>(&answer.body).map_err(|error| {
            let kind = match error {
                ReplyError::Refused(refusal) => self.refused(refusal, answer),
                ReplyError::NotJson(_) => return self.not_json(answer),
                ReplyError::Shape { path, message } => {
                    let message = redact::text(&message, &self.proof.secrets());
                    ErrorKind::BadAnswer { path, message }
                }
            };
            noted(kind, answer)
        })
    }

    /// Reads the whole answer as JSON.
    pub(crate) fn raw(&self, answer: &Answer) -> Result<serde_json::Value, Error> {
        cometchat_api::lossy::value(&answer.body).map_err(|_| self.not_json(answer))
    }

    /// Sends an endpoint and gives the successful answer as it came.
    pub(crate) async fn answer<E: Endpoint>(
        &self,
        endpoint: &E,
        base: impl FnOnce(Host) -> Result<Url, Error>,
    ) -> Result<Answer, Error> {
        let request = Request::of(endpoint)?;
        let url = address(base(E::ROUTE.host)?, &request)?;
        let closed = &self.client.shared().closed;
        let answer = closed.run_until_cancelled(self.deliver(&E::ROUTE, &request, &url)).await;
        answer.unwrap_or_else(|| Err(Error::new(ErrorKind::Cancelled)))
    }

    async fn deliver(
        &self,
        route: &'static Route,
        request: &Request,
        url: &Url,
    ) -> Result<Answer, Error> {
        let shared = self.client.shared();
        let mut attempt = 0;
        let mut waited = Duration::ZERO;
        loop {
            attempt += 1;
            let error = match self.attempt(route, request, url).await {
                Ok(answer) => {
                    shared.budget.earn();
                    return Ok(answer);
                }
                Err(error) => error,
            };
            let wait = match retry(&error, route, attempt) {
                Retry::No => return Err(error),
                // The lane is closed for as long, so waiting for a turn is waiting enough.
                Retry::After(wait) if matches!(error.kind(), ErrorKind::RateLimited { .. }) => {
                    waited += wait;
                    if self.priority == Priority::Person && waited > self.priority.patience() {
                        return Err(error);
                    }
                    continue;
                }
                Retry::After(wait) => wait,
                Retry::Backoff => backoff(attempt, rand::random()),
            };
            if !shared.budget.take() {
                return Err(error);
            }
            tracing::debug!(%error, route = route.path, attempt, "trying again");
            shared.clock().sleep(wait).await;
        }
    }

    async fn attempt(
        &self,
        route: &'static Route,
        request: &Request,
        url: &Url,
    ) -> Result<Answer, Error> {
        let shared = self.client.shared();
        let mut headers = match route.credential {
            Credential::AuthToken => self.session.clone(),
            Credential::ApiKey | Credential::Account => HeaderMap::new(),
        };
        for (name, value) in &request.headers {
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| invalid(name, "is no name of a header"))?;
            let value = HeaderValue::from_str(value)
                .map_err(|_| invalid(name.as_str(), "holds characters that no header may"))?;
            headers.insert(name, value);
        }
        self.proof.sign(route.credential, &mut headers)?;
        let outgoing = Outgoing {
            method: request.method,
            route: route.path,
            url: url.clone(),
            headers,
            body: request.body.as_ref(),
            multipart: route.multipart,
        };
        self.turn(route.class).await?;
        let answer = shared.transport.send(outgoing).await?;
        let here = shared.clock().wall();
        if let Some(there) = answer.date() {
            shared.skew.learn(here, there);
        }
        let told = Told::of(&answer.headers, answer.date().unwrap_or(here));
        self.limiter.learn(route.class, &told);
        self.checked(answer).inspect_err(|error| {
            if let ErrorKind::RateLimited { retry_after } = error.kind() {
                self.limiter.block(route.class, retry_after.unwrap_or(DEFAULT_WAIT));
            }
        })
    }

    /// Waits for a turn to send one request and takes it.
    pub(crate) async fn turn(&self, class: RateClass) -> Result<(), Error> {
        let permit = self.limiter.acquire(class, self.priority).await;
        permit
            .map(Permit::spend)
            .map_err(|wait| Error::new(ErrorKind::RateLimited { retry_after: Some(wait) }))
    }

    /// Passes successes on and turns everything else into an error.
    fn checked(&self, answer: Answer) -> Result<Answer, Error> {
        if (200..300).contains(&answer.status) && !may_be_refusal(&answer.body) {
            return Ok(answer);
        }
        if let Some(refusal) = refusal(&answer.body) {
            return Err(noted(self.refused(refusal, &answer), &answer));
        }
        match answer.status {
            200..300 => Ok(answer),
            429 => Err(noted(self.limited(&answer, ""), &answer)),
            _ => Err(noted(ErrorKind::NotTheService, &answer)),
        }
    }

    fn refused(&self, refusal: ApiError, answer: &Answer) -> ErrorKind {
        if answer.status == 429 || refusal.code == TOO_MANY_REQUESTS {
            return self.limited(answer, &refusal.message);
        }
        let mut refusal = redact::api_error(refusal, &self.proof.secrets());
        if refusal.code.as_str().is_empty() {
            refusal.code = ErrorCode::new("ERR_BAD_ERROR_RESPONSE");
        }
        ErrorKind::Refused(refusal, answer.status)
    }

    fn limited(&self, answer: &Answer, message: &str) -> ErrorKind {
        let now = answer.date().unwrap_or_else(|| self.client.shared().clock().wall());
        let told = Told::of(&answer.headers, now).wait();
        ErrorKind::RateLimited { retry_after: told.or_else(|| wait_in_words(message)) }
    }

    fn not_json(&self, answer: &Answer) -> Error {
        let start = answer.body.iter().find(|byte| !byte.is_ascii_whitespace());
        noted(
            match start {
                Some(b'{' | b'[') => ErrorKind::BadAnswer {
                    path: String::new(),
                    message: "it is not well-formed JSON".to_owned(),
                },
                _ => ErrorKind::NotTheService,
            },
            answer,
        )
    }
}

/// The refusal in a body, where it holds one. Refusals repeat what was typed, halves of UTF-16
/// pairs included.
fn refusal(body: &[u8]) -> Option<ApiError> {
    #[derive(Deserialize)]
    struct Failure {
        error: ApiError,
    }
    let read = |body: &[u8]| serde_json::from_slice::<Failure>(body).ok();
    let failure = read(body).or_else(|| read(&cometchat_api::lossy::mended(body)?))?;
    Some(failure.error)
}

/// A success carries `data` first; only a body that starts otherwise is worth a second reading.
fn may_be_refusal(body: &[u8]) -> bool {
    let mut letters = body.iter().filter(|byte| !byte.is_ascii_whitespace());
    !b"{\"data\"".iter().all(|expected| letters.next() == Some(expected))
}

fn noted(kind: ErrorKind, answer: &Answer) -> Error {
    Error::new(kind).with_answer(answer.status, answer.request_id(), answer.date())
}

/// Puts base, path and query together. A segment of dots would climb to another operation.
fn address(mut base: Url, request: &Request) -> Result<Url, Error> {
    if let Some(dots) = request.path.split('/').find(|s| matches!(*s, "." | "..")) {
        return Err(Error::invalid(ShapeError::MissingPathParameter(dots.to_owned())));
    }
    let path = format!("{}{}", base.path().trim_end_matches('/'), request.path);
    base.set_path(&path);
    if !request.query.is_empty() {
        base.query_pairs_mut().extend_pairs(&request.query);
    }
    Ok(base)
}
