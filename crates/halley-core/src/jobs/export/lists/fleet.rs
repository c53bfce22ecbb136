//! Apps of a connection, those in view or all.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Column, Listed, paged};
use crate::console::Console;
use crate::jobs::export::columns::{date, named, number, some, text};
use crate::model::connection::AppRef;
use crate::model::fleet::FleetApp;

const COLUMNS: &[Column<FleetApp>] = &[
    ("app", "App id", |app| text(&app.app)),
    ("name", "Name", |app| text(&app.name)),
    ("region", "Region", |app| text(&app.region)),
    ("plan", "Plan", |app| some(app.plan.as_ref())),
    ("state", "State", |app| text(&app.state)),
    ("label", "Label", |app| named(&app.label)),
    ("owner", "Owner", |app| some(app.owner.as_ref())),
    ("users", "Users", |app| number(app.users)),
    ("usersAsOf", "Users counted", |app| date(app.users_as_of)),
    ("createdAt", "Created", |app| date(app.created_at)),
    ("trialEndsAt", "Trial ends", |app| date(app.trial_ends_at)),
];

pub(super) fn list(console: Console, of: AppRef, wanted: Option<Vec<String>>) -> Box<dyn Listed> {
    let wanted: Option<HashSet<String>> = wanted.map(|apps| apps.into_iter().collect());
    let wanted = Arc::new(wanted);
    paged(COLUMNS, move |_| {
        let (console, of, wanted) = (console.clone(), of.clone(), Arc::clone(&wanted));
        async move {
            let mut apps = console.fleet_list(&of.connection).await?.apps;
            apps.retain(|app| {
                wanted.as_ref().as_ref().is_none_or(|wanted| wanted.contains(&app.app))
            });
            Ok((apps, None))
        }
    })
}
