//! Notifications of the demo: a provider through Google, and two people who have devices, of whom
//! one wants to hear less.

use cometchat_api::chat::notifications::{ContactDetails, Fcm, Mute, MutedKind, ServiceAccount};
use cometchat_api::id::ProviderId;
use cometchat_api::{Secret, Uid};
use serde_json::Map;

use super::{DAY, Ground};
use crate::world::{App, Device, Dice, Own};

/// The provider that all devices of the demo use.
const PROVIDER: &str = "android-main";

/// Sets notifications up where the people that they need are there.
pub(super) fn register(app: &mut App, ground: &Ground<'_>) {
    let [maria, james] = ["maria-lopez", "james-smith"].map(Uid::new);
    if [&maria, &james].into_iter().any(|uid| app.active(uid).is_err()) {
        return;
    }
    let account = ServiceAccount {
        project_id: Some("example-chat".to_owned()),
        client_email: Some("push@example-chat.iam.gserviceaccount.com".to_owned()),
        private_key: Some(Secret::new("example-private-key")),
        private_key_id: Some("example-key-id".to_owned()),
    };
    let provider = Fcm {
        provider_id: Some(ProviderId::from(PROVIDER)),
        service_account_filename: Some("example-chat.json".to_owned()),
        service_account_creds: Some(account),
        ..Fcm::default()
    };
    app.notifications.fcm.add(ProviderId::from(PROVIDER), provider);
    // Of their own dice, so that everything else of the world stays as it is.
    let mut dice = Dice::new(0xde71ce);
    for (uid, days) in [(&maria, 40), (&james, 12)] {
        let since = ground.now - days * DAY;
        let auth_token = app.tokens.make(uid, since, &mut dice);
        app.notifications.devices.register(Device {
            uid: uid.clone(),
            auth_token,
            push_token: format!("example-device-{}", dice.hex(40)),
            voip: false,
            platform: "fcm_android".to_owned(),
            provider: Some(ProviderId::from(PROVIDER)),
            created_ms: since * 1_000,
            updated_ms: (ground.now - DAY) * 1_000,
        });
    }
    let own = app.notifications.own_mut(&maria);
    own.timezone = Some("Europe/Madrid".to_owned());
    own.contact = ContactDetails { email: Some("maria@example.com".to_owned()), phno: None };
    let mute = Mute {
        id: maria.to_string(),
        kind: MutedKind::OneOnOne,
        until: Some((ground.now + 30 * DAY) * 1_000),
        extra: Map::new(),
    };
    let key = Own::mute_key(&mute.kind, &mute.id);
    app.notifications.own_mut(&james).mutes.insert(key, mute);
}
