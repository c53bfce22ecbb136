//! Users banned from a group.

use cometchat_api::Guid;
use cometchat_api::chat::members::{ListBanned, Member};

use super::{Column, Listed, of_service};
use crate::console::Console;
use crate::jobs::export::columns::{named, seconds, text};
use crate::model::connection::AppRef;

const COLUMNS: &[Column<Member>] = &[
    ("uid", "UID", |user| text(user.user.uid.as_str())),
    ("name", "Name", |user| text(&user.user.name)),
    ("scope", "Former scope", |user| named(&user.scope)),
    ("bannedAt", "Banned", |user| seconds(user.banned_at)),
];

pub(super) fn list(console: Console, app: AppRef, guid: &str) -> Box<dyn Listed> {
    let list = ListBanned { guid: Guid::from(guid), ..ListBanned::default() };
    of_service(COLUMNS, (console, app), list, |member| member.user.uid.as_str())
}
