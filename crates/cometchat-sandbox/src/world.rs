//! The imitated service's state: an account and its apps.

use std::sync::Arc;

use cometchat_api::secret::on_the_wire;
use cometchat_api::{ApiError, AppId, Region, Secret, Uid};
use indexmap::IndexMap;
use parking_lot::{Mutex, RwLock};
use serde::{Deserialize, Serialize};

use crate::refuse;
use crate::surface::Target;

mod agents;
mod app;
mod calls;
mod conversations;
mod dice;
mod event;
mod extensions;
pub(crate) mod features;
mod feed;
mod groups;
mod kept;
mod keys;
mod messages;
mod moderation;
mod notifications;
mod peers;
mod people;
pub(crate) mod permits;
mod post;
mod presence;
mod receipts;
mod relations;
mod render;
mod roles;
pub(crate) mod settings;
mod tally;
mod team;
mod tokens;
mod webhooks;

pub(crate) use app::{App, Plan};
pub(crate) use calls::{Participant, Session};
pub(crate) use conversations::{Conversation, Conversations};
pub(crate) use dice::Dice;
pub(crate) use event::{Event, Listener, MemberChange, What};
pub(crate) use extensions::{Extensions, app_token};
pub(crate) use feed::{Feed, Notice, Noticed, Push, no_item as no_feed_item};
pub(crate) use groups::lower;
pub(crate) use groups::{Ban, Group, Groups, Joined};
pub(crate) use keys::{Key, KeyScope, Keys};
pub(crate) use messages::{Messages, Reacted, Receipt, Stored};
pub(crate) use moderation::{Judge, Moderation, Reviewed, blocked_at, raise, unfit};
pub(crate) use notifications::{
    Device, LOGS_PER_PAGE, Logged, Notifications, Own, Providers, defaults, merged, reset, shown,
};
pub(crate) use peers::Peers;
pub(crate) use people::{Details, People, Person, Shown, Stretch, in_order, seconds};
pub(crate) use permits::Permits;
pub(crate) use post::{CROWD, Draft};
pub(crate) use relations::Relations;
pub(crate) use render::message_id;
pub(crate) use roles::DEFAULT as DEFAULT_ROLE;
pub(crate) use roles::Roles;
pub(crate) use settings::Settings;
pub(crate) use tally::STEP_MS;
pub(crate) use tally::Tally;
pub(crate) use team::{Directory, Owner, Seat, Team, name_of};
pub(crate) use tokens::{Token, Tokens};
pub(crate) use webhooks::{Hook, Hooks};

/// An app behind its lock.
pub(crate) type AppCell = Arc<RwLock<App>>;

/// Uid of the app itself, which sends where no user does.
pub(crate) const SYSTEM: &str = "app_system";

/// Uid of the app itself.
pub(crate) fn system() -> Uid {
    Uid::new(SYSTEM)
}

/// The account that owns the apps.
#[derive(Serialize, Deserialize)]
pub(crate) struct Account {
    /// Management key.
    #[serde(serialize_with = "on_the_wire")]
    pub(crate) key: Secret,
    /// Management secret.
    #[serde(serialize_with = "on_the_wire")]
    pub(crate) secret: Secret,
    /// E-mail address of the owner.
    pub(crate) owner: String,
    /// Name of the owner.
    pub(crate) owner_name: String,
}

/// Everything the sandbox knows.
pub(crate) struct World {
    account: Account,
    apps: RwLock<IndexMap<AppId, AppCell>>,
    dice: Mutex<Dice>,
    directory: Mutex<Directory>,
}

impl World {
    /// A world without apps.
    pub(crate) fn new() -> Self {
        let mut dice = Dice::new(0x00c0_ffee);
        let account = Account {
            key: Secret::new(dice.hex(32)),
            secret: Secret::new(dice.hex(64)),
            owner: "owner@example.com".to_owned(),
            owner_name: "Olive Owner".to_owned(),
        };
        let mut directory = Directory::default();
        directory.number(&account.owner);
        Self {
            account,
            apps: RwLock::default(),
            dice: Mutex::new(dice),
            directory: Mutex::new(directory),
        }
    }

    /// The account.
    pub(crate) fn account(&self) -> &Account {
        &self.account
    }

    /// All apps, archived ones too, oldest first.
    pub(crate) fn all(&self) -> Vec<AppCell> {
        self.apps.read().values().cloned().collect()
    }

    /// The number of a person by address, the same in all apps; 1 is the owner.
    pub(crate) fn number_of(&self, email: &str) -> u32 {
        self.directory.lock().number(email)
    }

    /// Removes apps that were archived 30 days ago, with all that is in them.
    pub(crate) fn purge(&self, now: i64) {
        let is_over = |cell: &AppCell| cell.read().purged_at().is_some_and(|at| now >= at);
        if self.apps.read().values().any(is_over) {
            self.apps.write().retain(|_, cell| !is_over(cell));
        }
    }

    /// An app by its id, archived or not.
    pub(crate) fn by_id(&self, id: &AppId) -> Option<AppCell> {
        self.apps.read().get(id).cloned()
    }

    /// The app that a request is for.
    ///
    /// # Errors
    /// `AUTH_ERR_EMPTY_APPID` without one; `AUTH_ERR_INVALID_APPID` when it does not exist, is
    /// archived or lives in another region.
    pub(crate) fn app(&self, target: &Target) -> Result<AppCell, ApiError> {
        let id = target.app.as_ref().filter(|id| !id.as_str().is_empty()).ok_or_else(|| {
            refuse::with("AUTH_ERR_EMPTY_APPID", "The request does not say which app it is for.")
        })?;
        self.by_id(id)
            .filter(|cell| {
                let app = cell.read();
                let here = target.region.as_ref().is_none_or(|region| *region == app.region);
                here && app.archived_at.is_none()
            })
            .ok_or_else(|| {
                refuse::with(
                    "AUTH_ERR_INVALID_APPID",
                    format!("The app {id} does not exist in this region."),
                )
            })
    }

    /// An app that is not archived, for the management API.
    ///
    /// # Errors
    /// `ERR_APP_NOT_FOUND`, also for archived apps.
    pub(crate) fn unarchived(&self, id: &str) -> Result<AppCell, ApiError> {
        self.by_id(&AppId::new(id))
            .filter(|cell| cell.read().archived_at.is_none())
            .ok_or_else(|| refuse::no_app(id))
    }

    /// Makes an app with its two keys.
    pub(crate) fn create(&self, name: &str, region: &Region, now: i64) -> AppCell {
        let mut dice = self.dice.lock();
        let app = App::new(name, region.clone(), now, &mut dice);
        let id = app.id.clone();
        let cell = Arc::new(RwLock::new(app));
        self.apps.write().insert(id, cell.clone());
        cell
    }
}
