//! What belongs to one user: friends, groups, and who has blocked whom.

use cometchat_api::Uid;
use cometchat_api::chat::blocked::ListBlocked;
use cometchat_api::chat::friends::ListFriends;
use cometchat_api::chat::groups::Group;
use cometchat_api::chat::users::User;

use super::{Column, Listed, of_service};
use crate::console::Console;
use crate::jobs::export::columns::{named, number, seconds, text};
use crate::model::connection::AppRef;
use crate::rows::count;
use crate::users::related::{direction, groups_of};

const FRIENDS: &[Column<User>] = &[
    ("uid", "UID", |user| text(user.uid.as_str())),
    ("name", "Name", |user| text(&user.name)),
    ("role", "Role", |user| named(&user.role)),
    ("createdAt", "Created", |user| seconds(user.created_at)),
];

const GROUPS: &[Column<Group>] = &[
    ("guid", "GUID", |group| text(group.guid.as_str())),
    ("name", "Name", |group| text(&group.name)),
    ("type", "Type", |group| named(&group.kind)),
    ("scope", "Scope", |group| named(&group.scope)),
    ("members", "Members", |group| number(count(group.members_count))),
    ("joinedAt", "Joined", |group| seconds(group.joined_at)),
];

const BLOCKED: &[Column<User>] = &[
    ("uid", "UID", |user| text(user.uid.as_str())),
    ("name", "Name", |user| text(&user.name)),
    ("direction", "Who blocked whom", |user| named(&direction(user))),
    ("blockedAt", "Since", |user| seconds(user.blocked_at.or(user.blocked_by_me_at))),
];

pub(super) fn friends(console: Console, app: AppRef, uid: &str) -> Box<dyn Listed> {
    let list = ListFriends { uid: Uid::from(uid), ..ListFriends::default() };
    of_service(FRIENDS, (console, app), list, |user| user.uid.as_str())
}

pub(super) fn groups(console: Console, app: AppRef, uid: &str) -> Box<dyn Listed> {
    of_service(GROUPS, (console, app), groups_of(uid), |group| group.guid.as_str())
}

pub(super) fn blocked(console: Console, app: AppRef, uid: &str) -> Box<dyn Listed> {
    let list = ListBlocked { uid: Uid::from(uid), ..ListBlocked::default() };
    of_service(BLOCKED, (console, app), list, |user| user.uid.as_str())
}
