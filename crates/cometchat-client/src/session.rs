//! What tells one session of a user from another (`contract/realtime.md` section 2.1).

use cometchat_api::AppId;
use http::{HeaderMap, HeaderValue};

use crate::clock::Clock;

/// The edition of the client API that is spoken, in the name the service knows it by.
const SDK: &str = "javascript@4.2.0";

/// One session of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Session {
    /// Id of the session; frames that carry it are echoes of what it did itself.
    pub(crate) resource: String,
    /// Id of the device.
    pub(crate) device: String,
}

impl Session {
    pub(crate) fn new(clock: &dyn Clock) -> Self {
        let id = || format!("{:016x}-{:016x}", rand::random::<u64>(), rand::random::<u64>());
        let ms = clock.unix_ms();
        Self { resource: format!("WEB-4_2_0-{}-{ms}", id()), device: format!("{}_{ms}", id()) }
    }

    /// The headers of the client API, besides the auth token.
    pub(crate) fn headers(&self, app: &AppId) -> HeaderMap {
        let values = [("appid", app.as_str()), ("resource", &self.resource), ("sdk", SDK)];
        values
            .into_iter()
            .filter_map(|(name, value)| Some((name, HeaderValue::from_str(value).ok()?)))
            .map(|(name, value)| (http::HeaderName::from_static(name), value))
            .collect()
    }
}
