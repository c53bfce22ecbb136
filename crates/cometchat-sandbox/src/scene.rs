//! What a handler sees: the app it was called on, who calls, and the time.

use cometchat_api::{ApiError, Secret, Uid};

use crate::refuse;
use crate::world::App;

/// How a caller proved his right.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Via {
    /// With an app's key, whose value is kept for the rule against acting on oneself.
    Key(Secret),
    /// With the account's key and secret.
    Account,
    /// As a user who logged in, with his auth token.
    User(Secret),
}

/// Who calls.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// How the right was proved.
    pub(crate) via: Via,
    /// The user who acts: named by `onBehalfOf`, or logged in.
    pub(crate) actor: Option<Uid>,
    /// The device of a logged-in user, which its own frames leave out.
    pub(crate) device: Option<String>,
}

impl Caller {
    /// The account itself, without a user.
    pub(crate) fn account() -> Self {
        Self { via: Via::Account, actor: None, device: None }
    }

    /// A user who logged in on a device.
    pub(crate) fn user(uid: Uid, token: Secret, device: Option<String>) -> Self {
        Self { via: Via::User(token), actor: Some(uid), device }
    }

    /// The acting user where the operation needs one.
    pub(crate) fn needed_actor(&self) -> Result<&Uid, ApiError> {
        self.actor
            .as_ref()
            .ok_or_else(|| refuse::field("onBehalfOf", "The onBehalfOf header is required."))
    }
}

/// A reading handler's view.
#[derive(Clone, Copy)]
pub(crate) struct Read<'a> {
    /// The app.
    pub(crate) app: &'a App,
    /// Who calls.
    pub(crate) by: &'a Caller,
    /// Unix milliseconds.
    pub(crate) now_ms: i64,
}

/// A changing handler's view.
pub(crate) struct Write<'a> {
    /// The app.
    pub(crate) app: &'a mut App,
    /// Who calls.
    pub(crate) by: &'a Caller,
    /// Unix milliseconds.
    pub(crate) now_ms: i64,
}

impl Read<'_> {
    /// The acting user, if one is named.
    pub(crate) fn actor(&self) -> Option<&Uid> {
        self.by.actor.as_ref()
    }
}

impl Write<'_> {
    /// Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        self.now_ms / 1000
    }

    /// The acting user, if one is named.
    pub(crate) fn actor(&self) -> Option<&Uid> {
        self.by.actor.as_ref()
    }

    /// The acting user, or the app itself.
    pub(crate) fn actor_or_system(&self) -> Uid {
        self.by.actor.clone().unwrap_or_else(crate::world::system)
    }

    /// The same moment, for reading.
    pub(crate) fn read(&self) -> Read<'_> {
        Read { app: self.app, by: self.by, now_ms: self.now_ms }
    }
}
