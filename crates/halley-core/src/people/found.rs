//! Between the window's questions and the index's answers.

use halley_store::{GroupRow as KeptGroup, UserRow as KeptUser};

use crate::console::Console;
use crate::model::connection::AppRef;
use crate::model::group::{GroupFilter, GroupRow, GroupSortBy, GroupsQuery};
use crate::model::people::Between;
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
            UserSortBy::UpdatedAt => halley_store::UserSort::UpdatedAt,
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
        created: between(filter.created),
        last_active: between(filter.last_active),
        updated: between(filter.updated),
    }
}

fn between(Between { from, until }: Between) -> halley_store::Between {
    halley_store::Between { from, until }
}

pub(crate) fn group_filter(filter: GroupFilter) -> halley_store::GroupFilter {
    halley_store::GroupFilter {
        search: filter.search,
        kinds: filter.kinds,
        owners: filter.owners,
        tags: filter.tags,
        members: halley_store::Amount { least: filter.members.least, most: filter.members.most },
        created: between(filter.created),
        updated: between(filter.updated),
    }
}

pub(super) fn groups_query(query: GroupsQuery, most: u32) -> halley_store::GroupsQuery {
    halley_store::GroupsQuery {
        filter: group_filter(query.filter),
        sort: match query.sort.by {
            GroupSortBy::Name => halley_store::GroupSort::Name,
            GroupSortBy::Guid => halley_store::GroupSort::Guid,
            GroupSortBy::Kind => halley_store::GroupSort::Kind,
            GroupSortBy::Members => halley_store::GroupSort::Members,
            GroupSortBy::CreatedAt => halley_store::GroupSort::CreatedAt,
            GroupSortBy::UpdatedAt => halley_store::GroupSort::UpdatedAt,
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
