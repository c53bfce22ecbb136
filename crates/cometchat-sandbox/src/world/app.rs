//! One app: a tenant's isolated chat.

use std::sync::{Arc, OnceLock};

use cometchat_api::chat::api_keys::KeyScope;
use cometchat_api::{ApiError, AppId, Region, Secret, Uid};
use serde::{Deserialize, Serialize};

use crate::refuse;
use crate::sandbox::AppAccess;
use crate::world::{
    Conversations, Dice, Event, Extensions, Feed, Groups, Hooks, Keys, Listener, Messages,
    Moderation, Notifications, Owner, Peers, People, Permits, Person, Relations, Roles, SYSTEM,
    Settings, Tally, Team, Tokens, What,
};

const SECS_UNTIL_PURGED: i64 = 30 * 24 * 60 * 60;

/// Plan of an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plan(pub(crate) String);

impl Plan {
    /// Whether nothing is paid: only such apps can be deleted.
    pub(crate) fn is_free(&self) -> bool {
        ["build", "trial"].iter().any(|free| self.0.eq_ignore_ascii_case(free))
    }
}

/// One app. Times are Unix seconds.
#[derive(Serialize, Deserialize)]
pub(crate) struct App {
    /// Id.
    pub(crate) id: AppId,
    /// Name.
    pub(crate) name: String,
    /// Region.
    pub(crate) region: Region,
    /// Plan.
    pub(crate) plan: Plan,
    /// When made.
    pub(crate) created_at: i64,
    /// When deleted; it is purged 30 days later.
    pub(crate) archived_at: Option<i64>,
    /// Who owns it, unless the account does.
    pub(crate) owner: Option<Owner>,
    /// Who looks after it.
    pub(crate) team: Team,
    /// Settings.
    pub(crate) settings: Settings,
    /// Extensions.
    pub(crate) extensions: Extensions,
    /// Keys.
    pub(crate) keys: Keys,
    /// Roles.
    pub(crate) roles: Roles,
    /// What roles and scopes are allowed.
    pub(crate) permits: Permits,
    /// Users.
    pub(crate) people: People,
    /// Friends and blocks.
    pub(crate) relations: Relations,
    /// Auth tokens.
    pub(crate) tokens: Tokens,
    /// Groups.
    pub(crate) groups: Groups,
    /// Messages.
    pub(crate) messages: Messages,
    /// Conversations.
    pub(crate) conversations: Conversations,
    /// Rules, and what they held back.
    pub(crate) moderation: Moderation,
    /// Notifications.
    pub(crate) notifications: Notifications,
    /// What users were noticed of by campaigns.
    #[serde(default)]
    pub(crate) feed: Feed,
    /// Webhooks.
    pub(crate) hooks: Hooks,
    /// What happened, counted.
    pub(crate) tally: Tally,
    /// Chance, for tokens and keys.
    pub(crate) dice: Dice,
    #[serde(skip)]
    listeners: Vec<Listener>,
}

impl App {
    /// A new app with two keys and the default role.
    pub(crate) fn new(name: &str, region: Region, now: i64, dice: &mut Dice) -> Self {
        let mut dice = Dice::new(dice.number());
        Self {
            id: AppId::new(dice.hex(16)),
            name: name.to_owned(),
            region,
            plan: Plan("trial".to_owned()),
            created_at: now,
            archived_at: None,
            owner: None,
            team: Team::default(),
            settings: Settings::default(),
            extensions: Extensions::default(),
            keys: Keys::first(now, &mut dice),
            roles: Roles::new(now),
            permits: Permits::default(),
            people: People::default(),
            relations: Relations::default(),
            tokens: Tokens::default(),
            groups: Groups::default(),
            messages: Messages::default(),
            conversations: Conversations::default(),
            moderation: Moderation::new(now),
            notifications: Notifications::default(),
            feed: Feed::default(),
            hooks: Hooks::default(),
            tally: Tally::default(),
            dice,
            listeners: Vec::new(),
        }
    }

    /// Whether the low rates of the free Build plan hold (`semantics.md` section 3).
    pub(crate) fn has_free_plan(&self) -> bool {
        self.plan.0.eq_ignore_ascii_case("build")
    }

    /// When it is purged, Unix seconds: 30 days after it was archived.
    pub(crate) fn purged_at(&self) -> Option<i64> {
        self.archived_at.map(|at| at + SECS_UNTIL_PURGED)
    }

    /// How to reach it.
    pub(crate) fn access(&self) -> AppAccess {
        let first = |scope| Secret::new(self.keys.first_of(&scope).unwrap_or_default());
        AppAccess {
            id: self.id.clone(),
            name: self.name.clone(),
            region: self.region.clone(),
            full_access: first(KeyScope::FullAccess),
            auth_only: first(KeyScope::AuthOnly),
        }
    }

    /// A user who is not deactivated; the app itself is none.
    ///
    /// # Errors
    /// `ERR_UID_NOT_FOUND`.
    pub(crate) fn active(&self, uid: &Uid) -> Result<&Person, ApiError> {
        self.people
            .get(&uid.as_str().to_lowercase())
            .filter(|person| person.is_active())
            .ok_or_else(|| refuse::no_user(uid.as_str()))
    }

    /// The uid as the app keeps it, of a user who is not deactivated.
    ///
    /// # Errors
    /// `ERR_UID_NOT_FOUND`.
    pub(crate) fn known(&self, uid: &Uid) -> Result<Uid, ApiError> {
        self.active(uid).map(|person| Uid::new(&*person.uid))
    }

    /// The uid as the app keeps it, of a user or the app itself.
    ///
    /// # Errors
    /// `ERR_UID_NOT_FOUND`.
    pub(crate) fn known_or_system(&self, uid: &Uid) -> Result<Uid, ApiError> {
        if uid.as_str() == SYSTEM { Ok(uid.clone()) } else { self.known(uid) }
    }

    /// Tells what happened to all who listen, and notifies people of it.
    pub(crate) fn tell(
        &mut self,
        at_ms: i64,
        device: Option<&str>,
        peers: Option<Peers>,
        what: What,
    ) {
        self.notify(peers.as_ref(), &what, at_ms);
        if self.listeners.is_empty() {
            return;
        }
        let (device, written) = (device.map(str::to_owned), OnceLock::new());
        let event = Arc::new(Event { at_ms, device, peers, what, written });
        self.listeners.retain(|listener| listener.send(event.clone()).is_ok());
    }

    /// Adds a listener; it is dropped when its receiver is.
    pub(crate) fn listen(&mut self, listener: Listener) {
        self.listeners.push(listener);
    }
}
