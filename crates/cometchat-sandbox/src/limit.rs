//! Rate limits per app and class, in windows of a minute (`semantics.md` section 3).

use std::collections::HashMap;

use axum::response::Response;
use cometchat_api::endpoint::{Method, RateClass, Route};
use cometchat_api::{ApiError, AppId, Uid, limits};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use parking_lot::Mutex;

use crate::config::HeaderSpelling;
use crate::refuse;
use crate::scene::{Caller, Via};
use crate::serve;
use crate::server::Server;
use crate::surface::Target;

const WINDOW_SECS: i64 = 60;
/// Messages of one user who is logged in.
const SENT_PER_MINUTE: u32 = 30;
/// Marks as unread of one user.
const UNREAD_PER_MINUTE: u32 = 5;

/// A refusal with its headers.
pub(crate) type Refused = (ApiError, HeaderMap);

/// A user of an app, and what he does.
type OfUser = (Option<AppId>, Uid, &'static str);

/// What has been drawn, per app and class.
#[derive(Default)]
pub(crate) struct Limits {
    windows: Mutex<HashMap<(Option<AppId>, RateClass), Window>>,
    overridden: Mutex<HashMap<RateClass, u32>>,
    of_users: Mutex<HashMap<OfUser, Window>>,
}

#[derive(Clone, Copy, Default)]
struct Window {
    start: i64,
    n_drawn: u32,
}

impl Limits {
    /// Sets the allowance of a class a minute for all apps, in place of the documented one.
    pub(crate) fn set(&self, class: RateClass, per_minute: u32) {
        self.overridden.lock().insert(class, per_minute);
    }

    /// Draws one request; the headers are those of an answer that succeeds.
    ///
    /// # Errors
    /// `ERR_TOO_MANY_REQUESTS` over the allowance.
    pub(crate) fn draw(
        &self,
        server: &Server,
        target: &Target,
        route: &Route,
    ) -> Result<HeaderMap, Refused> {
        if !server.config().rate_limits {
            return Ok(HeaderMap::new());
        }
        let now = server.clock().now();
        let most = self.allowance(server, target, route.class);
        let start = now - now.rem_euclid(WINDOW_SECS);
        let mut windows = self.windows.lock();
        let window = windows.entry((target.app.clone(), route.class)).or_default();
        if window.start != start {
            *window = Window { start, n_drawn: 0 };
        }
        let reset = start + WINDOW_SECS;
        if window.n_drawn >= most {
            return Err(refused(server.config().header_spelling, most, reset, now));
        }
        window.n_drawn += 1;
        let left = most - window.n_drawn;
        Ok(headers(server.config().header_spelling, most, left, reset, false))
    }

    /// Draws from what one user has besides: messages sent as himself, and marks as unread.
    ///
    /// # Errors
    /// `ERR_TOO_MANY_REQUESTS` over the allowance.
    pub(crate) fn draw_as_user(
        &self,
        server: &Server,
        target: &Target,
        route: &Route,
        caller: &Caller,
    ) -> Result<(), Refused> {
        let (Some(uid), true) = (&caller.actor, server.config().rate_limits) else { return Ok(()) };
        let Some((what, most)) = of_users(route, caller) else { return Ok(()) };
        let now = server.clock().now();
        let start = now - now.rem_euclid(WINDOW_SECS);
        let mut windows = self.of_users.lock();
        let window = windows.entry((target.app.clone(), uid.clone(), what)).or_default();
        if window.start != start {
            *window = Window { start, n_drawn: 0 };
        }
        if window.n_drawn >= most {
            let spelling = server.config().header_spelling;
            return Err(refused(spelling, most, start + WINDOW_SECS, now));
        }
        window.n_drawn += 1;
        Ok(())
    }

    fn allowance(&self, server: &Server, target: &Target, class: RateClass) -> u32 {
        if let Some(most) = self.overridden.lock().get(&class) {
            return *most;
        }
        let free = server.world().app(target).is_ok_and(|app| app.read().has_free_plan());
        match class {
            RateClass::Import => limits::IMPORT_PER_MINUTE,
            RateClass::Management => limits::MANAGEMENT_PER_MINUTE,
            RateClass::Core | RateClass::Standard if free => limits::BUILD_PER_MINUTE,
            RateClass::Core => limits::CORE_PER_MINUTE,
            RateClass::Standard => limits::STANDARD_PER_MINUTE,
        }
    }
}

/// What a user's request counts as, and how often a minute it may come.
fn of_users(route: &Route, caller: &Caller) -> Option<(&'static str, u32)> {
    let sends = ["/messages", "/messages/{messageId}/thread"].contains(&route.path);
    let is_user = matches!(caller.via, Via::User(_));
    if route.method == Method::Post && sends && is_user {
        return Some(("messages", SENT_PER_MINUTE));
    }
    let unread = route.method == Method::Delete && route.path.ends_with("/conversation/read");
    unread.then_some(("unread", UNREAD_PER_MINUTE))
}

fn refused(spelling: HeaderSpelling, most: u32, reset: i64, now: i64) -> Refused {
    let wait = u32::try_from(reset - now).unwrap_or(1).max(1);
    let error = refuse::with(
        "ERR_TOO_MANY_REQUESTS",
        format!("Too many requests: {most} a minute are allowed. Try again in {wait} seconds."),
    );
    let mut headers = headers(spelling, most, 0, reset, true);
    headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
    (error, headers)
}

/// A 429 as planned by a fault.
pub(crate) fn refusal_with(
    spelling: HeaderSpelling,
    retry_after: Option<u32>,
    now: i64,
) -> Response {
    let error = refuse::with("ERR_TOO_MANY_REQUESTS", "Too many requests, please slow down.");
    let mut response = serve::refusal(error);
    let reset = now + i64::from(retry_after.unwrap_or(60));
    let most = limits::STANDARD_PER_MINUTE;
    response.headers_mut().extend(headers(spelling, most, 0, reset, true));
    if let Some(secs) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(secs));
    }
    response
}

fn headers(spelling: HeaderSpelling, most: u32, left: u32, reset: i64, over: bool) -> HeaderMap {
    let (limit, remaining, until) = match spelling {
        HeaderSpelling::None => return HeaderMap::new(),
        HeaderSpelling::Joined => {
            ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")
        }
        HeaderSpelling::Dashed => ("x-rate-limit", "x-rate-limit-remaining", "x-rate-limit-reset"),
    };
    let mut map = HeaderMap::new();
    map.insert(HeaderName::from_static(limit), HeaderValue::from(most));
    map.insert(HeaderName::from_static(remaining), HeaderValue::from(left));
    if over || spelling == HeaderSpelling::Joined {
        map.insert(HeaderName::from_static(until), HeaderValue::from(reset));
    }
    map
}
