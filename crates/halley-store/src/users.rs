//! The index of an app's users.

mod row;

use cometchat_api::AppId;

use crate::error::Result;
use crate::fold::fold;
use crate::index::{Between, Facet, KeyStream, Kind, Part, PassPage, Saved, facets, parts};
use crate::roster::{Filter, Sort};
use crate::store::Store;

/// A user as a row. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserRow {
    /// Id.
    pub uid: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Option<String>,
    /// Address of a picture.
    pub avatar: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Whether connected, as far as known.
    pub online: Option<bool>,
    /// When last connected.
    pub last_active_at: Option<i64>,
    /// When made.
    pub created_at: Option<i64>,
    /// When last changed.
    pub updated_at: Option<i64>,
    /// When deactivated; nothing while active.
    pub deactivated_at: Option<i64>,
}

/// Which users by their being deactivated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Those who are not.
    #[default]
    Active,
    /// Those who are.
    Deactivated,
    /// Both.
    All,
}

/// Which users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserFilter {
    /// Part of a name or uid; case and accents do not count. Empty for all.
    pub search: String,
    /// Any of these roles; empty for all.
    pub roles: Vec<String>,
    /// Any of these tags; empty for all.
    pub tags: Vec<String>,
    /// Connected or not.
    pub online: Option<bool>,
    /// Deactivated or not.
    pub shown: Shown,
    /// Made in this time.
    pub created: Between,
    /// Last connected in this time.
    pub last_active: Between,
    /// Last changed in this time.
    pub updated: Between,
}

/// By what users are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UserSort {
    /// Name.
    #[default]
    Name,
    /// Id.
    Uid,
    /// Role, then name.
    Role,
    /// Last connection.
    LastActiveAt,
    /// Creation.
    CreatedAt,
    /// Last change.
    UpdatedAt,
}

/// Which window of which users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsersQuery {
    /// Which users.
    pub filter: UserFilter,
    /// By what they are sorted.
    pub sort: UserSort,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// Rows to leave out at the start.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// A window of users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsersWindow {
    /// The rows.
    pub rows: Vec<UserRow>,
    /// Users that match in all.
    pub total: u32,
}

/// Roles and tags of users, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserFacets {
    /// Roles.
    pub roles: Vec<Facet>,
    /// Tags.
    pub tags: Vec<Facet>,
}

impl Store {
    /// Reads a window of the users that match, and their count.
    ///
    /// The first look at an app loads its roster: about a second for a million users.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn users_window(&self, app: &AppId, query: &UsersQuery) -> Result<UsersWindow> {
        let filter = query.filter.folded();
        let order = (query.sort.column(), query.descending);
        let (rows, total) = self.index_window(app, &filter, order, (query.offset, query.limit))?;
        Ok(UsersWindow { rows, total })
    }

    /// Counts the users that match.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn users_count(&self, app: &AppId, filter: &UserFilter) -> Result<u32> {
        let filter = filter.folded();
        self.roster::<UserRow, _>(self.number_of(app)?, |roster| roster.count(&filter) as u32)
    }

    /// Streams the uids of all users that match, by name, a thousand at a time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn users_uids(&self, app: &AppId, filter: &UserFilter) -> Result<KeyStream> {
        KeyStream::new::<UserRow>(self, app, &filter.folded(), (Sort::Name, false))
    }

    /// Counts roles and tags.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn users_facets(&self, app: &AppId, shown: Shown) -> Result<UserFacets> {
        let filter = UserFilter { shown, ..UserFilter::default() }.folded();
        self.roster::<UserRow, _>(self.number_of(app)?, |roster| UserFacets {
            roles: facets(roster.category_counts(&filter)),
            tags: facets(roster.tag_counts(&filter)),
        })
    }

    /// All users that match, in parts of two thousand and in the sequence in which they came. Each
    /// part is read when it is called, with a connection of its own.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn users_all(&self, app: &AppId, filter: &UserFilter) -> Result<Vec<Part<UserRow>>> {
        parts(self, app, &filter.folded())
    }

    /// Reads one user.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn user(&self, app: &AppId, uid: &str) -> Result<Option<UserRow>> {
        self.index_row(app, uid)
    }

    /// Saves a page of a full pass together with how far the pass is.
    ///
    /// # Errors
    /// `Conflict` when another pass has begun since; when the file cannot be written.
    pub fn users_save_page(&self, app: &AppId, rows: &[UserRow], page: &PassPage) -> Result<Saved> {
        self.index_save(app, rows, Some(page))
    }

    /// Saves users that were read or changed outside a full pass.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn users_save(&self, app: &AppId, rows: &[UserRow]) -> Result<Saved> {
        self.index_save(app, rows, None)
    }

    /// Removes users that are gone; unknown ones are no error. Returns how many went.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn users_remove(&self, app: &AppId, uids: &[&str]) -> Result<u32> {
        self.index_remove(Kind::Users, app, uids)
    }
}

impl UserFilter {
    fn folded(&self) -> Filter {
        Filter {
            owners: Vec::new(),
            needle: fold(self.search.trim()),
            categories: self.roles.clone(),
            tags: self.tags.clone(),
            online: self.online,
            deactivated: match self.shown {
                Shown::Active => Some(false),
                Shown::Deactivated => Some(true),
                Shown::All => None,
            },
            ranges: [self.created.range(), self.last_active.range(), self.updated.range()],
        }
    }
}

impl UserSort {
    fn column(self) -> Sort {
        match self {
            Self::Name => Sort::Name,
            Self::Uid => Sort::Key,
            Self::Role => Sort::Category,
            Self::CreatedAt => Sort::Number(0),
            Self::LastActiveAt => Sort::Number(1),
            Self::UpdatedAt => Sort::Number(2),
        }
    }
}
