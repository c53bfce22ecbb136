//! Ways in, as given by whoever opens a connection.

use std::time::Duration;

use cometchat_api::{AppId, Region, Secret};
use url::Url;

use crate::bases::Bases;
use crate::retry::LONGEST_WAIT;

/// Longer than this nobody sits before a screen that does not change.
const PATIENCE: Duration = Duration::from_secs(10);

/// What opens one app.
#[derive(Clone, Debug)]
pub struct AppAccess {
    /// Which app.
    pub app: AppId,
    /// Where it lives.
    pub region: Region,
    /// A key of scope `fullAccess`.
    pub key: Secret,
    /// Hosts to use instead of the service's own; plain `http` only on this computer.
    pub bases: Option<Bases>,
    /// What the app is paid for; the allowance starts by it and is learned from the answers.
    pub plan: Option<Plan>,
}

/// What opens an account with all its apps.
#[derive(Clone, Debug)]
pub struct AccountAccess {
    /// Management key.
    pub key: Secret,
    /// Management secret.
    pub secret: Secret,
    /// Host to use instead of the service's own; plain `http` only on this computer.
    pub base: Option<Url>,
}

/// What an app is paid for, as far as the allowance depends on it (`semantics.md` section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plan {
    /// The free plan: 500 a minute.
    Build,
    /// Any other plan: 10,000 core and 20,000 standard operations a minute.
    Paid,
}

/// Who waits for an answer; the first go first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// A person in front of the screen.
    #[default]
    Person,
    /// A long job that somebody started.
    Job,
    /// The keeping-up of the people index and the like.
    Background,
}

impl Priority {
    /// For how long it waits where the service asks to; a longer wait is told as an error.
    pub(crate) fn patience(self) -> Duration {
        match self {
            Self::Person => PATIENCE,
            Self::Job | Self::Background => LONGEST_WAIT,
        }
    }
}
