//! Between the window's questions and the index's answers.

use halley_store::{GroupRow as KeptGroup, UserRow as KeptUser};

use crate::console::Console;
use crate::model::connection::AppRef;
use crate::model::group::{GroupRow, GroupSortBy, GroupsQuery};
use crate::model::user::{Shown, UserFilter, UserRow, UserSortBy, UserStatus, UsersQuery};
use crate::rows::time;

pub(super) fn users_query(query: UsersQuery, most: u32) -> halley_store::UsersQuery {
    halley_store::UsersQuery {
        filter: user_filter(query.filter),
        sort: match query.sort.by {
            UserSortBy::Name => halley_store::UserSort::Name,
            UserSortBy::Uid => halley_store::UserSort::Uid,
            UserSortBy::Role => halley_store::UserSort::Role,
            UserSortBy::LastActiveAt => halley_store::UserSort::LastActiveAt,
            UserSortBy::CreatedAt => halley_store::UserSort::CreatedAt,
        },
        descending: query.sort.descending,
        offset: query.offset,
        limit: query.limit.min(most),
    }
}

pub(crate) fn user_filter(filter: UserFilter) -> halley_store::UserFilter {
    halley_store::UserFilter {
        search: filter.search,
        roles: filter.roles,
        tags: filter.tags,
        online: filter.status.map(|status| status == UserStatus::Online),
        shown: match filter.shown {
            Shown::Active => halley_store::Shown::Active,
            Shown::Deactivated => halley_store::Shown::Deactivated,
            Shown::All => halley_store::Shown::All,
        },
    }
}

pub(super) fn groups_query(query: GroupsQuery, most: u32) -> halley_store::GroupsQuery {
    halley_store::GroupsQuery {
        filter: halley_store::GroupFilter {
            search: query.filter.search,
            kinds: query.filter.kinds,
            tags: query.filter.tags,
        },
        sort: match query.sort.by {
            GroupSortBy::Name => halley_store::GroupSort::Name,
            GroupSortBy::Guid => halley_store::GroupSort::Guid,
            GroupSortBy::Members => halley_store::GroupSort::Members,
            GroupSortBy::CreatedAt => halley_store::GroupSort::CreatedAt,
        },
        descending: query.sort.descending,
        offset: query.offset,
        limit: query.limit.min(most),
    }
}

pub(super) fn group(row: KeptGroup) -> GroupRow {
    GroupRow {
        guid: row.guid,
        name: row.name,
        kind: row.kind,
        owner: row.owner,
        members: row.members,
        tags: row.tags,
        created_at: time(row.created_at),
        updated_at: time(row.updated_at),
    }
}

impl Console {
    /// A user of the index as a row.
    pub(super) fn indexed_user(&self, app: &AppRef, row: KeptUser) -> UserRow {
        UserRow {
            avatar: row.avatar.as_deref().and_then(|url| self.picture_address(app, url)),
            uid: row.uid,
            name: row.name,
            role: row.role,
            tags: row.tags,
            status: row.online.map(|on| if on { UserStatus::Online } else { UserStatus::Offline }),
            last_active_at: time(row.last_active_at),
            created_at: time(row.created_at),
            updated_at: time(row.updated_at),
            deactivated_at: time(row.deactivated_at),
        }
    }
}
