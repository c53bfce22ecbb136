//! The demo's world: two dozen tenants with people, groups and history, the same at every start.

mod devices;
mod gallery;
mod history;
mod names;
mod office;
mod people;
mod showcase;
pub(crate) mod talk;
mod tenants;
mod visits;

use cometchat_api::Region;
use cometchat_api::chat::api_keys::KeyScope;

use crate::world::{Dice, Plan, World};
use tenants::{TENANTS, Tenant};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Where and when a world is seeded.
pub(crate) struct Ground<'a> {
    /// Address that media are served from, without a final slash.
    pub(crate) base: &'a str,
    /// Unix seconds.
    pub(crate) now: i64,
    /// Users of the largest app.
    pub(crate) n_users: Option<usize>,
}

/// Fills a world without apps.
pub(crate) fn demo(world: &World, ground: &Ground<'_>) {
    for (place, tenant) in TENANTS.iter().enumerate() {
        let dice = Dice::new(0x5eed + place as u64);
        let n_users =
            if place == 0 { ground.n_users.unwrap_or(tenant.n_users) } else { tenant.n_users };
        settle(world, tenant, n_users, dice, ground);
    }
}

fn settle(world: &World, tenant: &Tenant, n_users: usize, mut dice: Dice, ground: &Ground<'_>) {
    let created_at = ground.now - i64::from(tenant.age_days) * DAY;
    let cell = world.create(tenant.name, &Region::from(tenant.region), created_at);
    let mut app = cell.write();
    let app = &mut *app;
    app.plan = Plan(tenant.plan.to_owned());
    app.archived_at = (tenant.state == "archived").then(|| ground.now - 12 * DAY);
    if tenant.plan == "enterprise" {
        let keys =
            [("Backend production", KeyScope::FullAccess), ("Mobile app", KeyScope::AuthOnly)];
        for (name, scope) in keys {
            let _ =
                app.keys.add(name, scope, "owner@example.com", created_at + 40 * DAY, &mut dice);
        }
    }
    if n_users == 0 {
        return;
    }
    people::roles(app, tenant.topic, created_at);
    office::furnish(app, tenant, ground.now);
    people::fill(app, n_users, &mut dice, ground);
    people::relate(app, &mut dice, ground.now);
    people::gather(app, tenant, &mut dice, ground);
    history::write(app, tenant, &mut dice, ground);
    visits::write(app, ground.now);
    showcase::write(app, ground);
    if tenant.plan == "enterprise" {
        devices::register(app, ground);
    }
}
