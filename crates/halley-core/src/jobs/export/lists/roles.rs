//! Roles, with how many users have each.

use super::{Column, Listed, paged};
use crate::console::Console;
use crate::jobs::export::columns::{date, number, some, text};
use crate::model::connection::AppRef;
use crate::model::role::RoleRow;

const COLUMNS: &[Column<RoleRow>] = &[
    ("role", "Role", |role| text(&role.role)),
    ("name", "Name", |role| text(&role.name)),
    ("description", "Description", |role| some(role.description.as_ref())),
    ("users", "Users", |role| number(role.users)),
    ("listUsers", "May list", |role| text(&role.list_users)),
    ("sendMessagesTo", "May write to", |role| text(&role.send_messages_to)),
    ("createdAt", "Created", |role| date(role.created_at)),
    ("updatedAt", "Changed", |role| date(role.updated_at)),
];

pub(super) fn list(console: Console, app: AppRef) -> Box<dyn Listed> {
    paged(COLUMNS, move |_| {
        let (console, app) = (console.clone(), app.clone());
        async move { Ok((console.roles_list(&app).await?, None)) }
    })
}
