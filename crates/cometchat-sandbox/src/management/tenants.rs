//! Customer accounts (`contract/management/tenants.yaml`).

use cometchat_api::chat::api_keys::KeyScope;
use cometchat_api::management::tenants as api;
use cometchat_api::{ApiError, Secret};
use serde_json::Map;

use super::apps::REGIONS;
use crate::check::Check;
use crate::refuse;
use crate::scene::Caller;
use crate::serve::Mount;
use crate::server::Server;
use crate::world::{Owner, Plan};

const MOST_EMAIL_CHARS: usize = 255;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().wide(create)
}

/// Makes a customer's account with its first app, which the account that asked sees among its own.
/// The password is looked at and forgotten: nobody logs in to the sandbox as a customer.
fn create(server: &Server, _: &Caller, asked: api::CreateTenant) -> Result<api::Tenant, ApiError> {
    let email = asked.email.trim().to_lowercase();
    let mut check = Check::default()
        .name(&asked.name)
        .chars("email", Some(&email), MOST_EMAIL_CHARS)
        .chars("appName", Some(&asked.app_name), cometchat_api::limits::NAME_CHARS);
    if !email.contains('@') {
        check = check.wrong("email", "The email must be a valid email address.");
    }
    if asked.password.is_empty() {
        check = check.wrong("password", "The password field is required.");
    }
    if asked.app_name.trim().is_empty() {
        check = check.wrong("appName", "The appName field is required.");
    }
    if !REGIONS.iter().any(|(id, _)| *id == asked.app_region.as_str()) {
        check = check.wrong("appRegion", "The selected appRegion is invalid.");
    }
    check.done()?;
    let world = server.world();
    let taken = email == world.account().owner
        || world
            .all()
            .iter()
            .any(|cell| cell.read().owner.as_ref().is_some_and(|owner| owner.email == email));
    if taken {
        return Err(refuse::field("email", "The email has already been taken."));
    }
    let now = server.clock().now();
    let owner = Owner { number: world.number_of(&email), name: asked.name, email };
    let cell = world.create(&asked.app_name, &asked.app_region, now);
    let mut app = cell.write();
    app.plan = Plan("Build".to_owned());
    app.owner = Some(owner.clone());
    let key = |scope: &KeyScope| app.keys.first_of(scope).map(Secret::new);
    Ok(api::Tenant {
        name: Some(owner.name),
        email: Some(owner.email),
        contact_number: asked.contact_number,
        created_at: Some(now),
        app: Some(api::TenantApp {
            app_id: app.id.clone(),
            name: Some(app.name.clone()),
            region: Some(app.region.clone()),
            auth_key: key(&KeyScope::AuthOnly),
            api_key: key(&KeyScope::FullAccess),
            created_at: Some(now),
            plan: Some(app.plan.0.clone()),
        }),
        extra: Map::new(),
    })
}
