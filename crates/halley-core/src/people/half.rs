//! Users and groups as a reading sees them: which list, and where it is kept.

use cometchat_api::AppId;
use cometchat_api::chat::groups::ListGroups;
use cometchat_api::chat::users::ListUsers;
use halley_store::{GroupRow, Kind, PassPage, Store, UserRow};

/// What a reading needs of users or groups.
pub(super) trait Half: cometchat_api::Paged {
    const KIND: Kind;
    fn id(item: &Self::Item) -> &str;
    fn everything() -> Self;
    fn changed_since(at: i64) -> Self;
    fn save(
        store: &Store,
        app: &AppId,
        items: &[Self::Item],
        page: Option<&PassPage>,
    ) -> halley_store::Result<()>;
}

impl Half for ListUsers {
    const KIND: Kind = Kind::Users;
    fn id(item: &Self::Item) -> &str {
        item.uid.as_str()
    }
    fn everything() -> Self {
        Self { with_deactivated: Some(true), with_tags: Some(true), ..Self::default() }
    }
    fn changed_since(at: i64) -> Self {
        Self { updated_from: Some(at), ..Self::everything() }
    }
    fn save(
        store: &Store,
        app: &AppId,
        items: &[Self::Item],
        page: Option<&PassPage>,
    ) -> halley_store::Result<()> {
        let rows: Vec<_> = items.iter().map(UserRow::from).collect();
        match page {
            Some(page) => store.users_save_page(app, &rows, page).map(drop),
            None => store.users_save(app, &rows).map(drop),
        }
    }
}

impl Half for ListGroups {
    const KIND: Kind = Kind::Groups;
    fn id(item: &Self::Item) -> &str {
        item.guid.as_str()
    }
    fn everything() -> Self {
        Self { with_tags: Some(true), ..Self::default() }
    }
    fn changed_since(at: i64) -> Self {
        Self { updated_from: Some(at), ..Self::everything() }
    }
    fn save(
        store: &Store,
        app: &AppId,
        items: &[Self::Item],
        page: Option<&PassPage>,
    ) -> halley_store::Result<()> {
        let rows: Vec<_> = items.iter().map(GroupRow::from).collect();
        match page {
            Some(page) => store.groups_save_page(app, &rows, page).map(drop),
            None => store.groups_save(app, &rows).map(drop),
        }
    }
}
