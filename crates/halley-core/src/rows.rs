//! Entities of the service as rows of the window.

use cometchat_api::chat::groups::Group;
use cometchat_api::chat::users::{Presence, User};
use cometchat_api::page::Meta;
use serde_json::Value;

use crate::console::Console;
use crate::model::connection::AppRef;
use crate::model::group::{GroupDetail, GroupRow};
use crate::model::people::Page;
use crate::model::user::{UserDetail, UserRow, UserStatus};
use crate::pages::full;

/// Rows of a page of a list that is not in the index.
pub(crate) const ROWS: u32 = 100;

/// A time of the service; 0 stands for none in places.
pub(crate) fn time(secs: Option<i64>) -> Option<u32> {
    secs.filter(|secs| *secs > 0).and_then(|secs| u32::try_from(secs).ok())
}

/// A count of the service.
pub(crate) fn count<N: TryInto<u32>>(number: Option<N>) -> Option<u32> {
    number.map(|number| number.try_into().unwrap_or(u32::MAX))
}

/// JSON as a person reads it.
pub(crate) fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|_| value.to_string())
}

/// One page of a list, with whether another follows: a full page is followed, whatever the totals
/// say (`contract/semantics.md` section 6).
pub(crate) fn page<T>(rows: Vec<T>, meta: &Meta, asked: u32) -> Page<T> {
    let told = meta.pagination.as_ref();
    let more = rows.len() >= full(told.and_then(|told| told.per_page), asked) as usize;
    let total =
        count(told.and_then(|told| told.total)).filter(|total| *total as usize >= rows.len());
    Page { rows, total, more }
}

pub(crate) fn status(presence: Option<&Presence>) -> Option<UserStatus> {
    match presence? {
        Presence::Available => Some(UserStatus::Online),
        Presence::Offline => Some(UserStatus::Offline),
        Presence::Other(_) => None,
    }
}

impl Console {
    /// A user as a row.
    pub(crate) fn user_row(&self, app: &AppRef, user: &User) -> UserRow {
        UserRow {
            uid: user.uid.to_string(),
            name: user.name.clone(),
            role: user.role.as_ref().map(ToString::to_string),
            tags: user.tags.clone(),
            status: status(user.status.as_ref()),
            avatar: user.avatar.as_deref().and_then(|url| self.picture_address(app, url)),
            last_active_at: time(user.last_active_at),
            created_at: time(user.created_at),
            updated_at: time(user.updated_at),
            deactivated_at: time(user.deactivated_at),
        }
    }

    /// Everything about a user.
    pub(crate) fn user_detail(&self, app: &AppRef, user: &User) -> UserDetail {
        UserDetail {
            row: self.user_row(app, user),
            avatar_url: user.avatar.clone().filter(|text| !text.is_empty()),
            link: user.link.clone().filter(|text| !text.is_empty()),
            metadata: user.metadata.as_ref().filter(|value| !is_nothing(value)).map(pretty),
            status_message: user.status_message.clone().filter(|text| !text.is_empty()),
        }
    }

    /// A group as a row.
    pub(crate) fn group_row(&self, group: &Group) -> GroupRow {
        GroupRow {
            guid: group.guid.to_string(),
            name: group.name.clone(),
            kind: group.kind.as_ref().map_or_else(String::new, ToString::to_string),
            owner: group.owner.as_ref().map(ToString::to_string),
            members: count(group.members_count),
            tags: group.tags.clone(),
            created_at: time(group.created_at),
            updated_at: time(group.updated_at),
        }
    }

    /// Everything about a group.
    pub(crate) fn group_detail(&self, app: &AppRef, group: &Group) -> GroupDetail {
        GroupDetail {
            row: self.group_row(group),
            owner_name: None,
            conversation: match &group.conversation_id {
                Some(id) => id.to_string(),
                None => format!("group_{}", group.guid),
            },
            description: group.description.clone().filter(|text| !text.is_empty()),
            metadata: group.metadata.as_ref().filter(|value| !is_nothing(value)).map(pretty),
            icon: group.icon.as_deref().and_then(|url| self.picture_address(app, url)),
            icon_url: group.icon.clone().filter(|text| !text.is_empty()),
        }
    }
}

/// Whether metadata is as good as absent; the service's PHP parts write an empty object as a list.
pub(crate) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use cometchat_api::page::Pagination;

    use super::*;

    fn meta(total: u64, per_page: u32) -> Meta {
        let told =
            Pagination { total: Some(total), per_page: Some(per_page), ..Pagination::default() };
        Meta { pagination: Some(told), ..Meta::default() }
    }

    #[test]
    fn a_total_that_cannot_be_true_is_not_shown() {
        let page = page(vec![1, 2, 3], &meta(0, 100), 100);
        assert_eq!((page.total, page.more), (None, false));
    }

    #[test]
    fn a_page_that_the_service_cut_shorter_is_still_full() {
        let page = page((0..25).collect(), &meta(60, 25), 100);
        assert_eq!((page.total, page.more), (Some(60), true));
    }
}
