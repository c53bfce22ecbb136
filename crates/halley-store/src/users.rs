//! The index of an app's users.

use cometchat_api::AppId;
use cometchat_api::chat::users::{Presence, User};
use rusqlite::{Row, Statement};

use crate::error::Result;
use crate::fold::fold;
use crate::index::{Facet, Indexed, KeyStream, Kind, PassPage, Saved};
use crate::index::{facets, number, tags_json, tags_read};
use crate::roster::{Entry, Filter, Roster, Sort};
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
        self.roster::<UserRow, _>(app, |roster| roster.count(&filter) as u32)
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
        self.roster::<UserRow, _>(app, |roster| UserFacets {
            roles: facets(roster.category_counts(&filter)),
            tags: facets(roster.tag_counts(&filter)),
        })
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
            needle: fold(self.search.trim()),
            categories: self.roles.clone(),
            tags: self.tags.clone(),
            online: self.online,
            deactivated: match self.shown {
                Shown::Active => Some(false),
                Shown::Deactivated => Some(true),
                Shown::All => None,
            },
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

impl From<&User> for UserRow {
    fn from(user: &User) -> Self {
        Self {
            uid: user.uid.as_str().to_owned(),
            name: user.name.clone(),
            role: user.role.as_ref().map(|role| role.as_str().to_owned()),
            avatar: user.avatar.clone(),
            tags: user.tags.clone(),
            online: match user.status {
                Some(Presence::Available) => Some(true),
                Some(Presence::Offline) => Some(false),
                _ => None,
            },
            last_active_at: user.last_active_at,
            created_at: user.created_at,
            updated_at: user.updated_at,
            deactivated_at: user.deactivated_at.filter(|&at| at > 0),
        }
    }
}

impl Indexed for UserRow {
    const KIND: Kind = Kind::Users;
    const SAVE: &'static str = "INSERT INTO users (id, app, uid, name, role, avatar, tags, online, \
        last_active, created, updated, deactivated, generation) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) \
        ON CONFLICT (app, uid) DO UPDATE SET name = ?4, role = ?5, avatar = ?6, tags = ?7, \
        online = ?8, last_active = ?9, created = ?10, updated = ?11, deactivated = ?12, \
        generation = ?13 RETURNING id";
    const LOAD: &'static str = "SELECT id, uid, name, role, tags, online, deactivated IS NOT NULL, \
        created, last_active, updated FROM users WHERE id > ?1 AND id < ?2 ORDER BY id";
    const BY_ID: &'static str = "SELECT uid, name, role, avatar, tags, online, last_active, \
        created, updated, deactivated FROM users WHERE id = ?1";
    const BY_KEY: &'static str = "SELECT uid, name, role, avatar, tags, online, last_active, \
        created, updated, deactivated FROM users WHERE app = ?1 AND uid = ?2";

    fn bind(&self, statement: &mut Statement<'_>) -> rusqlite::Result<usize> {
        statement.raw_bind_parameter(4, &self.name)?;
        statement.raw_bind_parameter(5, &self.role)?;
        statement.raw_bind_parameter(6, &self.avatar)?;
        statement.raw_bind_parameter(7, tags_json(&self.tags))?;
        statement.raw_bind_parameter(8, self.online)?;
        statement.raw_bind_parameter(9, self.last_active_at)?;
        statement.raw_bind_parameter(10, self.created_at)?;
        statement.raw_bind_parameter(11, self.updated_at)?;
        statement.raw_bind_parameter(12, self.deactivated_at)?;
        Ok(13)
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            uid: row.get(0)?,
            name: row.get(1)?,
            role: row.get(2)?,
            avatar: row.get(3)?,
            tags: tags_read(row.get_ref(4)?.as_str_or_null().unwrap_or_default())?,
            online: row.get(5)?,
            last_active_at: row.get(6)?,
            created_at: row.get(7)?,
            updated_at: row.get(8)?,
            deactivated_at: row.get(9)?,
        })
    }

    fn load(row: &Row<'_>, seq: u32, roster: &mut Roster) -> Result<()> {
        let tags = tags_read(row.get_ref(4)?.as_str_or_null().unwrap_or_default())?;
        roster.apply(&Entry {
            seq,
            key: row.get_ref(1)?.as_str().unwrap_or_default(),
            name: row.get_ref(2)?.as_str().unwrap_or_default(),
            category: row.get_ref(3)?.as_str_or_null().unwrap_or_default().unwrap_or_default(),
            tags: tags.iter().map(String::as_str).collect(),
            online: row.get(5)?,
            deactivated: row.get(6)?,
            numbers: [number(row.get(7)?), number(row.get(8)?), number(row.get(9)?)],
        });
        Ok(())
    }

    fn key(&self) -> &str {
        &self.uid
    }

    fn entry(&self, seq: u32) -> Entry<'_> {
        Entry {
            seq,
            key: &self.uid,
            name: &self.name,
            category: self.role.as_deref().unwrap_or_default(),
            tags: self.tags.iter().map(String::as_str).collect(),
            online: self.online,
            deactivated: self.deactivated_at.is_some(),
            numbers: [
                number(self.created_at),
                number(self.last_active_at),
                number(self.updated_at),
            ],
        }
    }
}
