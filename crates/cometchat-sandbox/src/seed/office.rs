//! What those who run a tenant have set up: team, extensions, settings, permissions.

use cometchat_api::chat::rbac::PermissionValue;
use cometchat_api::id::{ExtensionId, PermissionId, TriggerId, WebhookId};
use cometchat_api::management::collaborators::TeamRole;
use cometchat_api::management::webhooks::Webhook;
use serde_json::{Value, json};

use super::DAY;
use super::tenants::Tenant;
use crate::world::features::feature_of;
use crate::world::{App, DEFAULT_ROLE, Hook, Seat, settings};

/// Extensions that every tenant has on.
const USUAL: [&str; 5] = ["link-preview", "polls", "reactions", "stickers", "thumbnail-generation"];

/// Sets a tenant up; the larger its plan, the more it uses.
pub(super) fn furnish(app: &mut App, tenant: &Tenant, now: i64) {
    team(app, tenant);
    hooks(app, tenant);
    for id in USUAL {
        app.extensions.active.insert(ExtensionId::new(id));
    }
    if tenant.plan != "build" {
        store(app, "profanity-filter", json!({ "dropMessage": false, "badwords": ["scoundrel"] }));
        store(app, "gifs-giphy", json!({ "giphyApiKey": "example-giphy-key" }));
    }
    if tenant.plan == "enterprise" {
        store(app, "report-user", json!({ "maxReports": 3, "useWebhook": false }));
        app.settings.set(settings::ON_CALL_ACTIVITY.to_owned(), true);
        app.settings.set("core.notifications.push.enabled".to_owned(), true);
    }
    limits(app, now);
}

fn team(app: &mut App, tenant: &Tenant) {
    let slug: String =
        tenant.name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let seats = [
        ("ops", TeamRole::Admin),
        ("support", TeamRole::Moderator),
        ("integration", TeamRole::Developer),
    ];
    for (day, (name, role)) in (2..).zip(seats) {
        let since = app.created_at + day * DAY;
        app.team.insert(format!("{name}@{slug}.example.com"), Seat { role, since });
    }
}

/// Webhooks of servers elsewhere, which the demo keeps and never tells anything.
fn hooks(app: &mut App, tenant: &Tenant) {
    if tenant.plan == "build" {
        return;
    }
    let since = app.created_at + 3 * DAY;
    let told = [
        ("archive", "Message archive", &["message_sent", "message_edited", "message_deleted"][..]),
        ("staffing", "Staffing", &[][..]),
    ];
    for (id, name, triggers) in told {
        let about = Webhook {
            id: WebhookId::new(id),
            name: name.to_owned(),
            webhook_url: Some(format!("https://hooks.example.com/{id}")),
            use_basic_auth: Some(false),
            enabled: Some(true),
            retry_on_failure: Some(id == "archive"),
            created_at: Some(since),
            updated_at: Some(since),
            ..Webhook::default()
        };
        let triggers = triggers.iter().map(|trigger| TriggerId::new(*trigger)).collect();
        app.hooks.by_id.insert(about.id.clone(), Hook { about, triggers });
    }
}

fn store(app: &mut App, id: &str, settings: Value) {
    let id = ExtensionId::new(id);
    app.extensions.active.insert(id.clone());
    app.extensions.settings.insert(id, settings);
}

/// Limits that nothing the demo does runs into.
fn limits(app: &mut App, now: i64) {
    let role = app.roles.0.keys().find(|role| role.as_str() != DEFAULT_ROLE).cloned();
    if let Some(role) = role {
        let types = ["public", "private"].map(str::to_owned).to_vec();
        let id = PermissionId::new("createGroup.allowedGroupTypes");
        let set = app.permits.roles.entry(role).or_default();
        set.insert(id, PermissionValue::Many(types));
    }
    if let Some(feature) = feature_of("deleteCall") {
        let taken = app.permits.restricted.entry(DEFAULT_ROLE.into()).or_default();
        taken.insert(feature.key.to_owned(), now);
    }
}
