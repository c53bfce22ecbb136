//! Notifications of an app: settings, people's own choices, providers, devices, and what was sent
//! (`semantics.md` section 11).
//!
//! No provider is ever called: what the settings let through counts as taken by the provider.

use std::collections::HashMap;

use cometchat_api::Uid;
use cometchat_api::chat::notifications::{
    Apns, ChangedPreferences, ContactDetails, CustomEmail, CustomPush, CustomSms, Fcm, Mute,
    MutedKind, NotificationSettings, SendGrid, Twilio,
};
use cometchat_api::id::ProviderId;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

mod devices;
mod logs;
mod notice;
mod overlay;
mod preferences;
mod reasons;
mod send;
mod text;
mod waiting;

pub(crate) use devices::{Device, Devices};
pub(crate) use logs::{Logged, Logs, PER_PAGE as LOGS_PER_PAGE};
pub(crate) use overlay::merged;
use overlay::overlay;
pub(crate) use preferences::{reset, shown};

/// The settings of an app that nobody changed, as the documents show them.
const SETTINGS: &str = include_str!("notifications/settings.json");

/// What notifications keep of an app.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Notifications {
    /// Settings of the app.
    pub(crate) settings: NotificationSettings,
    /// What people chose for themselves.
    pub(crate) own: HashMap<Uid, Own>,
    /// Providers through Google.
    pub(crate) fcm: Providers<Fcm>,
    /// Providers through Apple.
    pub(crate) apns: Providers<Apns>,
    /// The app's own server for push notifications.
    pub(crate) custom_push: Option<CustomPush>,
    /// Account for e-mails.
    pub(crate) send_grid: Option<SendGrid>,
    /// The app's own server for e-mails.
    pub(crate) custom_email: Option<CustomEmail>,
    /// Account for texts.
    pub(crate) twilio: Option<Twilio>,
    /// The app's own server for texts.
    pub(crate) custom_sms: Option<CustomSms>,
    /// Devices.
    pub(crate) devices: Devices,
    /// What was sent or held back.
    pub(crate) logs: Logs,
    /// E-mails and texts whose time is not yet come.
    waiting: Vec<waiting::Waiting>,
}

/// What a user chose for himself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Own {
    /// What is told.
    pub(crate) changed: ChangedPreferences,
    /// Conversations that are muted, by kind and id.
    pub(crate) mutes: IndexMap<String, Mute>,
    /// Time zone.
    pub(crate) timezone: Option<String>,
    /// Where e-mails and texts go.
    pub(crate) contact: ContactDetails,
}

/// Providers of one kind, in the order in which they were added.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Providers<T> {
    /// By id.
    pub(crate) by_id: IndexMap<ProviderId, T>,
    /// The one that devices without a provider use.
    pub(crate) default: Option<ProviderId>,
}

impl Own {
    /// Under what a conversation's mute is kept.
    pub(crate) fn mute_key(kind: &MutedKind, id: &str) -> String {
        format!("{kind} {id}")
    }
}

impl<T> Default for Providers<T> {
    fn default() -> Self {
        Self { by_id: IndexMap::new(), default: None }
    }
}

impl<T> Providers<T> {
    /// Adds one; the first is the default.
    pub(crate) fn add(&mut self, id: ProviderId, provider: T) {
        self.default.get_or_insert_with(|| id.clone());
        self.by_id.insert(id, provider);
    }

    /// Removes one; the oldest other becomes the default where it was. Whether there was one.
    pub(crate) fn remove(&mut self, id: &ProviderId) -> bool {
        let removed = self.by_id.shift_remove(id).is_some();
        if self.default.as_ref() == Some(id) {
            self.default = self.by_id.keys().next().cloned();
        }
        removed
    }

    /// The provider a device names, or the default where it names none.
    fn of(&self, id: Option<&ProviderId>) -> Option<(&ProviderId, &T)> {
        self.by_id.get_key_value(id.or(self.default.as_ref())?)
    }
}

impl Default for Notifications {
    fn default() -> Self {
        Self {
            settings: defaults(),
            own: HashMap::new(),
            fcm: Providers::default(),
            apns: Providers::default(),
            custom_push: None,
            send_grid: None,
            custom_email: None,
            twilio: None,
            custom_sms: None,
            devices: Devices::default(),
            logs: Logs::default(),
            waiting: Vec::new(),
        }
    }
}

impl Notifications {
    /// What a user chose for himself, to change.
    pub(crate) fn own_mut(&mut self, uid: &Uid) -> &mut Own {
        self.own.entry(uid.clone()).or_default()
    }

    /// Forgets a user who is gone.
    pub(crate) fn forget(&mut self, uid: &Uid) {
        self.own.remove(uid);
        self.devices.forget(uid);
        self.waiting.retain(|waiting| waiting.uid != *uid);
    }

    fn has_push(&self) -> bool {
        !self.fcm.by_id.is_empty() || !self.apns.by_id.is_empty() || self.custom_push.is_some()
    }

    /// Whether a server of the app's own is told what is pushed, to whomever.
    fn pushes_to_all(&self) -> bool {
        self.custom_push.as_ref().is_some_and(|custom| custom.is_enabled != Some(false))
    }

    fn has_letters(&self) -> bool {
        self.send_grid.is_some()
            || self.custom_email.is_some()
            || self.twilio.is_some()
            || self.custom_sms.is_some()
    }
}

/// The settings of an app that nobody changed.
pub(crate) fn defaults() -> NotificationSettings {
    serde_json::from_str(SETTINGS).unwrap_or_default()
}

/// A setting by its place, such as `preferences`, `group`, `messagesSetting`.
fn setting<'a>(settings: &'a Value, place: &[&str]) -> Option<&'a Value> {
    place.iter().try_fold(settings, |value, key| value.get(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_nobody_changed_are_those_of_the_documents() {
        let documented: Value = serde_json::from_str(SETTINGS).unwrap();
        assert_eq!(serde_json::to_value(defaults()).unwrap(), documented);
    }
}
