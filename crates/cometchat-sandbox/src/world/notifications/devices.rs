//! Devices that get push notifications.

use cometchat_api::chat::notifications::PushToken;
use cometchat_api::id::ProviderId;
use cometchat_api::{Secret, Uid};
use indexmap::IndexMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A device.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Device {
    /// Whose.
    pub(crate) uid: Uid,
    /// Token of the login it belongs to.
    pub(crate) auth_token: String,
    /// Its own token.
    pub(crate) push_token: String,
    /// Whether for calls alone.
    pub(crate) voip: bool,
    /// Platform, such as `fcm_android`.
    pub(crate) platform: String,
    /// Provider, where it names one.
    pub(crate) provider: Option<ProviderId>,
    /// When registered, Unix milliseconds.
    pub(crate) created_ms: i64,
    /// When last registered, Unix milliseconds.
    pub(crate) updated_ms: i64,
}

impl Device {
    /// As the API shows it.
    pub(crate) fn shown(&self) -> PushToken {
        PushToken {
            uid: Some(self.uid.clone()),
            auth_token: Some(Secret::new(&*self.auth_token)),
            push_token: Some(Secret::new(&*self.push_token)),
            push_token_type: Some(if self.voip { "voip" } else { "chat" }.to_owned()),
            platform: Some(self.platform.clone()),
            provider_id: self.provider.clone(),
            created_at: iso(self.created_ms),
            updated_at: iso(self.updated_ms),
            ..PushToken::default()
        }
    }
}

fn iso(at_ms: i64) -> Option<String> {
    let moment = Timestamp::from_millisecond(at_ms).ok()?;
    Some(moment.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
}

/// Devices by their token, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Devices(IndexMap<String, Device>);

impl Devices {
    /// A device by its token.
    pub(crate) fn get(&self, push_token: &str) -> Option<&Device> {
        self.0.get(push_token)
    }

    /// Registers a device, in the place of the one its login had of that kind.
    pub(crate) fn register(&mut self, device: Device) {
        self.0.retain(|token, known| {
            *token == device.push_token
                || known.auth_token != device.auth_token
                || known.voip != device.voip
        });
        self.0.insert(device.push_token.clone(), device);
    }

    /// Whose they are.
    pub(crate) fn owners(&self) -> impl Iterator<Item = &Uid> {
        self.0.values().map(|device| &device.uid)
    }

    /// Devices of a user.
    pub(crate) fn of(&self, uid: &Uid) -> impl Iterator<Item = &Device> {
        self.0.values().filter(move |device| device.uid == *uid)
    }

    /// Takes out those that fit.
    pub(crate) fn take(&mut self, fits: impl Fn(&Device) -> bool) -> Vec<Device> {
        let (taken, kept) = std::mem::take(&mut self.0).into_iter().partition(|(_, it)| fits(it));
        self.0 = kept;
        let taken: IndexMap<String, Device> = taken;
        taken.into_values().collect()
    }

    /// Forgets a user who is gone.
    pub(super) fn forget(&mut self, uid: &Uid) {
        self.0.retain(|_, device| device.uid != *uid);
    }
}
