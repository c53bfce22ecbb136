//! Friends, groups and blocks of a user.

use cometchat_api::Uid;
use cometchat_api::chat::blocked::ListBlocked;
use cometchat_api::chat::friends::ListFriends;
use cometchat_api::chat::groups::{Group, ListGroups};
use cometchat_api::chat::users::User;

use crate::console::Console;
use crate::error::Error;
use crate::model::people::{Page, PageOf};
use crate::model::user::{BlockDirection, BlockedRow, UserGroupRow, UserRow};
use crate::rows::{ROWS, count, page, time};

impl Console {
    /// Reads a page of a user's friends.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_friends(&self, of: &PageOf) -> Result<Page<UserRow>, Error> {
        let list = ListFriends { uid: Uid::from(of.id.as_str()), ..ListFriends::default() };
        let listing = self.reader(&of.app).await?.page(list, of.page, ROWS).await?;
        let rows = listing.data.iter().map(|user| self.user_row(&of.app, user)).collect();
        Ok(page(rows, &listing.meta, ROWS))
    }

    /// Reads a page of the groups a user is in.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_groups(&self, of: &PageOf) -> Result<Page<UserGroupRow>, Error> {
        let list = groups_of(&of.id);
        let listing = self.reader(&of.app).await?.page(list, of.page, ROWS).await?;
        let rows = listing.data.iter().map(group_of_user).collect();
        Ok(page(rows, &listing.meta, ROWS))
    }

    /// Reads a page of the users whom a user has blocked, or who have blocked that user.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_blocked(&self, of: &PageOf) -> Result<Page<BlockedRow>, Error> {
        let list = ListBlocked { uid: Uid::from(of.id.as_str()), ..ListBlocked::default() };
        let listing = self.reader(&of.app).await?.page(list, of.page, ROWS).await?;
        let blocked = listing.data.iter().map(|user| BlockedRow {
            row: self.user_row(&of.app, user),
            blocked_at: time(user.blocked_at.or(user.blocked_by_me_at)),
            direction: direction(user),
        });
        Ok(page(blocked.collect(), &listing.meta, ROWS))
    }
}

/// Asks for the groups a user is in.
pub(crate) fn groups_of(uid: &str) -> ListGroups {
    ListGroups {
        has_joined: Some(true),
        on_behalf_of: Some(Uid::from(uid)),
        ..ListGroups::default()
    }
}

/// Who blocked whom, of a user in a list of those.
pub(crate) fn direction(user: &User) -> BlockDirection {
    match (user.has_blocked_me, user.blocked_by_me) {
        (Some(true), Some(true)) => BlockDirection::Both,
        (Some(true), _) => BlockDirection::BlockedThem,
        _ => BlockDirection::BlockedByThem,
    }
}

/// A group with the user's own scope in it.
pub(crate) fn group_of_user(group: &Group) -> UserGroupRow {
    UserGroupRow {
        guid: group.guid.to_string(),
        name: group.name.clone(),
        kind: group.kind.as_ref().map_or_else(String::new, ToString::to_string),
        scope: group.scope.as_ref().map(ToString::to_string),
        members: count(group.members_count),
        joined_at: time(group.joined_at),
    }
}
