//! Open connections: what reaches their apps now.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use cometchat_api::chat::api_keys::KeyScope;
use cometchat_api::management::apps::{App, AppState, ListApps};
use cometchat_api::{AppId, Region, Secret};
use cometchat_client::{AccountAccess, AppAccess, Client, Endpoints, Plan};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::health::Pulse;
use crate::model::connection::{AppRef, ConnectionId};
use crate::reach::{AccountReader, Reader};

/// Open connections by id.
pub(crate) type Ways = RwLock<HashMap<ConnectionId, Arc<Way>>>;

/// An open connection.
pub(crate) struct Way {
    pub(crate) pulse: Arc<Pulse>,
    pub(crate) kind: WayKind,
    /// Stops the demo's sandbox when dropped.
    pub(crate) _guard: Option<Box<dyn Send + Sync>>,
}

/// What an open connection reaches.
pub(crate) enum WayKind {
    /// All apps of an account, whose keys are learned from the service and kept in memory alone.
    Account {
        access: AccountAccess,
        /// Hosts of its apps in place of the service's own.
        endpoints: Option<Endpoints>,
        known: Mutex<HashMap<AppId, Known>>,
        /// Apps whose key was refused: one that is kept is not to be trusted any more.
        refused: Mutex<HashSet<AppId>>,
    },
    /// One app.
    App(AppAccess),
}

/// What is known of an app of an account.
#[derive(Clone)]
pub(crate) struct Known {
    access: Option<AppAccess>,
    is_archived: bool,
}

impl Way {
    /// Takes in apps as the service lists them.
    pub(crate) fn learn(&self, apps: &[App]) -> Result<(), Error> {
        let WayKind::Account { endpoints, known, .. } = &self.kind else { return Ok(()) };
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        for app in apps {
            let used = known.get(&app.id).and_then(|known| known.access.as_ref());
            let mut keys = app.api_keys.iter();
            let still = keys.find(|key| {
                key.scope == KeyScope::FullAccess
                    && used.is_some_and(|used| used.key == key.api_key)
            });
            // A key that somebody chose stays as long as the app has it.
            let access = match still.or(app.api_keys.full_access()) {
                Some(key) => Some(access_of(app, key.api_key.clone(), endpoints.as_ref())?),
                None => None,
            };
            let is_archived = app.state == Some(AppState::Archived);
            known.insert(app.id.clone(), Known { access, is_archived });
        }
        Ok(())
    }

    fn known(&self, app: &AppId) -> Option<Known> {
        match &self.kind {
            WayKind::Account { known, .. } => {
                known.lock().unwrap_or_else(PoisonError::into_inner).get(app).cloned()
            }
            WayKind::App(access) => (access.app == *app)
                .then(|| Known { access: Some(access.clone()), is_archived: false }),
        }
    }

    /// Takes another key for an app of an account; nothing for the way into one app.
    pub(crate) fn take(&self, access: AppAccess) {
        if let WayKind::Account { known, .. } = &self.kind {
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            let is_archived = false;
            known.insert(access.app.clone(), Known { access: Some(access), is_archived });
        }
    }

    /// Forgets an app's key, so that the next use learns it anew: it was replaced elsewhere.
    pub(crate) fn forget(&self, app: &AppId) {
        if let WayKind::Account { known, refused, .. } = &self.kind {
            known.lock().unwrap_or_else(PoisonError::into_inner).remove(app);
            refused.lock().unwrap_or_else(PoisonError::into_inner).insert(app.clone());
        }
    }

    /// Takes in that an app was archived.
    pub(crate) fn archive(&self, app: &AppId) {
        if let WayKind::Account { known, .. } = &self.kind {
            let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(app.clone(), Known { access: None, is_archived: true });
        }
    }

    /// Whether the key of an app was refused in this session.
    pub(crate) fn was_refused(&self, app: &AppId) -> bool {
        match &self.kind {
            WayKind::Account { refused, .. } => {
                refused.lock().unwrap_or_else(PoisonError::into_inner).contains(app)
            }
            WayKind::App(_) => false,
        }
    }

    /// Whether an app can be read without asking the account for its key first.
    pub(crate) fn has_key(&self, app: &AppId) -> bool {
        self.known(app).is_some_and(|known| known.access.is_some() && !known.is_archived)
    }

    /// Hosts in place of the service's own.
    pub(super) fn endpoints(&self) -> Option<&Endpoints> {
        match &self.kind {
            WayKind::Account { endpoints, .. } => endpoints.as_ref(),
            WayKind::App(_) => None,
        }
    }

    /// The account, where this is a way into one.
    pub(crate) fn account(&self, client: &Client) -> Option<AccountReader> {
        match &self.kind {
            WayKind::Account { access, .. } => {
                Some(AccountReader::new(client.account(access.clone()), Arc::clone(&self.pulse)))
            }
            WayKind::App(_) => None,
        }
    }
}

fn access_of(app: &App, key: Secret, endpoints: Option<&Endpoints>) -> Result<AppAccess, Error> {
    let region = match (&app.region, &app.app_region) {
        (region, Some(named)) if region.as_str().is_empty() => named.id.clone(),
        (region, _) => region.clone(),
    };
    let bases = endpoints.map(|endpoints| endpoints.bases(&app.id, &region)).transpose()?;
    Ok(AppAccess { app: app.id.clone(), region, key, bases, plan: plan(app.plan.as_deref()) })
}

/// Whether a plan is paid; nothing where its name does not tell.
pub(crate) fn is_paid(name: Option<&str>) -> Option<bool> {
    if name.is_some_and(|name| name.eq_ignore_ascii_case("trial")) {
        return Some(false);
    }
    plan(name).map(|plan| plan == Plan::Paid)
}

/// The allowance that a plan's name tells; nothing where it does not.
fn plan(name: Option<&str>) -> Option<Plan> {
    let name = name?.to_ascii_lowercase();
    match name.as_str() {
        "build" | "free" => Some(Plan::Build),
        "basic" | "advanced" | "custom" | "enterprise" | "essentials" => Some(Plan::Paid),
        _ => None,
    }
}

impl Console {
    /// A connection that is open already.
    pub(crate) fn way(&self, connection: &str) -> Result<Arc<Way>, Error> {
        let ways = self.0.ways.read().unwrap_or_else(PoisonError::into_inner);
        ways.get(connection).cloned().ok_or_else(Error::closed)
    }

    /// Reads one app, at a person's priority.
    ///
    /// # Errors
    /// When the connection is not there or sealed, the app is archived or not there, or no key of
    /// it may do everything.
    pub(crate) async fn reader(&self, app: &AppRef) -> Result<Reader, Error> {
        let way = self.opened(&app.connection).await?;
        let access = self.access(&way, app).await?;
        Ok(Reader::new(self.client().app(access), way))
    }

    /// Reads an account, at a person's priority.
    ///
    /// # Errors
    /// When the connection is not there or sealed, or leads to one app alone.
    pub(crate) async fn account_reader(&self, connection: &str) -> Result<AccountReader, Error> {
        let way = self.opened(connection).await?;
        way.account(&self.client()).ok_or_else(account_needed)
    }

    /// What opens an app of a connection.
    pub(crate) async fn access(&self, way: &Way, app: &AppRef) -> Result<AppAccess, Error> {
        let id = AppId::from(app.app.as_str());
        if way.known(&id).is_none() {
            self.app_key_recall(way, app).await;
        }
        if way.known(&id).is_none()
            && let Some(account) = way.account(&self.client())
        {
            let search_key = Some(app.app.clone());
            let list = ListApps { search_key, per_page: Some(100), page: Some(1) };
            way.learn(&account.send(list).await?.data)?;
        }
        match way.known(&id) {
            Some(Known { is_archived: true, .. }) => Err(archived()),
            Some(Known { access: Some(access), .. }) => Ok(access),
            Some(Known { access: None, .. }) => Err(Error::new(
                Code::KeyTooSmall,
                "No key of this app may do everything, so Halley cannot open it.",
            )
            .advise("Make a REST API key (full access) in the CometChat dashboard.")),
            None => Err(Error::new(
                Code::NotFound,
                "This connection does not reach an app with this id.",
            )
            .advise("Refresh the fleet, or open the app through another connection.")),
        }
    }
}

fn account_needed() -> Error {
    Error::new(
        Code::AccountNeeded,
        "This needs an account connection. This one leads to a single app, whose API key can \
         neither see nor change it.",
    )
    .advise(
        "Connect the account with its management key and secret, and open the app there. \
         CometChat's sales team hands them out.",
    )
}

fn archived() -> Error {
    Error::new(Code::AppArchived, "This app is archived, so it can no longer be opened.")
        .advise("CometChat removes it for good 30 days after it was deleted.")
}

/// What opens one app by what a person typed.
pub(crate) fn app_access(
    app: &str,
    region: &str,
    key: Secret,
    endpoints: Option<&Endpoints>,
) -> Result<AppAccess, Error> {
    let (app, region) = (AppId::from(app), Region::from(region));
    let bases = endpoints.map(|endpoints| endpoints.bases(&app, &region)).transpose()?;
    Ok(AppAccess { app, region, key, bases, plan: None })
}
