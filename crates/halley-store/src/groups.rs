//! The index of an app's groups.

mod row;

use cometchat_api::AppId;

use crate::error::Result;
use crate::fold::fold;
use crate::index::{Amount, Between, Facet, KeyStream, Kind, Part, PassPage, Saved, facets, parts};
use crate::roster::{Filter, Sort};
use crate::store::Store;

/// A group as a row. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupRow {
    /// Id.
    pub guid: String,
    /// Name.
    pub name: String,
    /// `public`, `private`, `password`, or what the service adds later; empty where not said.
    pub kind: String,
    /// Uid of the owner.
    pub owner: Option<String>,
    /// Address of a picture.
    pub icon: Option<String>,
    /// Members.
    pub members: Option<u32>,
    /// Tags.
    pub tags: Vec<String>,
    /// When made.
    pub created_at: Option<i64>,
    /// When last changed.
    pub updated_at: Option<i64>,
}

/// Which groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupFilter {
    /// Part of a name or guid; case and accents do not count. Empty for all.
    pub search: String,
    /// Any of these kinds; empty for all.
    pub kinds: Vec<String>,
    /// Any of these owners, by uid; empty for all.
    pub owners: Vec<String>,
    /// Any of these tags; empty for all.
    pub tags: Vec<String>,
    /// How many members.
    pub members: Amount,
    /// Made in this time.
    pub created: Between,
    /// Last changed in this time.
    pub updated: Between,
}

/// By what groups are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GroupSort {
    /// Name.
    #[default]
    Name,
    /// Id.
    Guid,
    /// Kind, then name.
    Kind,
    /// Members.
    Members,
    /// Creation.
    CreatedAt,
    /// Last change.
    UpdatedAt,
}

/// Which window of which groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupsQuery {
    /// Which groups.
    pub filter: GroupFilter,
    /// By what they are sorted.
    pub sort: GroupSort,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// Rows to leave out at the start.
    pub offset: u32,
    /// Rows at most.
    pub limit: u32,
}

/// A window of groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupsWindow {
    /// The rows.
    pub rows: Vec<GroupRow>,
    /// Groups that match in all.
    pub total: u32,
}

/// Kinds, owners and tags of groups, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupFacets {
    /// Kinds.
    pub kinds: Vec<Facet>,
    /// Owners, by uid.
    pub owners: Vec<Facet>,
    /// Tags.
    pub tags: Vec<Facet>,
}

impl Store {
    /// Reads a window of the groups that match, and their count.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn groups_window(&self, app: &AppId, query: &GroupsQuery) -> Result<GroupsWindow> {
        let filter = query.filter.folded();
        let order = (query.sort.column(), query.descending);
        let (rows, total) = self.index_window(app, &filter, order, (query.offset, query.limit))?;
        Ok(GroupsWindow { rows, total })
    }

    /// Counts the groups that match.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn groups_count(&self, app: &AppId, filter: &GroupFilter) -> Result<u32> {
        let filter = filter.folded();
        self.roster::<GroupRow, _>(self.number_of(app)?, |roster| roster.count(&filter) as u32)
    }

    /// Streams the guids of all groups that match, by name, a thousand at a time.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn groups_guids(&self, app: &AppId, filter: &GroupFilter) -> Result<KeyStream> {
        KeyStream::new::<GroupRow>(self, app, &filter.folded(), (Sort::Name, false))
    }

    /// Counts kinds, owners and tags.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn groups_facets(&self, app: &AppId) -> Result<GroupFacets> {
        let all = Filter::default();
        self.roster::<GroupRow, _>(self.number_of(app)?, |roster| GroupFacets {
            kinds: facets(roster.category_counts(&all)),
            owners: facets(roster.owner_counts(&all)),
            tags: facets(roster.tag_counts(&all)),
        })
    }

    /// All groups that match, in parts of two thousand and in the sequence in which they came. Each
    /// part is read when it is called, with a connection of its own.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn groups_all(&self, app: &AppId, filter: &GroupFilter) -> Result<Vec<Part<GroupRow>>> {
        parts(self, app, &filter.folded())
    }

    /// Reads one group.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn group(&self, app: &AppId, guid: &str) -> Result<Option<GroupRow>> {
        self.index_row(app, guid)
    }

    /// Saves a page of a full pass together with how far the pass is.
    ///
    /// # Errors
    /// `Conflict` when another pass has begun since; when the file cannot be written.
    pub fn groups_save_page(
        &self,
        app: &AppId,
        rows: &[GroupRow],
        page: &PassPage,
    ) -> Result<Saved> {
        self.index_save(app, rows, Some(page))
    }

    /// Saves groups that were read or changed outside a full pass.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn groups_save(&self, app: &AppId, rows: &[GroupRow]) -> Result<Saved> {
        self.index_save(app, rows, None)
    }

    /// Removes groups that are gone; unknown ones are no error. Returns how many went.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn groups_remove(&self, app: &AppId, guids: &[&str]) -> Result<u32> {
        self.index_remove(Kind::Groups, app, guids)
    }
}

impl GroupFilter {
    fn folded(&self) -> Filter {
        Filter {
            needle: fold(self.search.trim()),
            categories: self.kinds.clone(),
            owners: self.owners.clone(),
            tags: self.tags.clone(),
            ranges: [self.created.range(), self.members.range(), self.updated.range()],
            ..Filter::default()
        }
    }
}

impl GroupSort {
    fn column(self) -> Sort {
        match self {
            Self::Name => Sort::Name,
            Self::Guid => Sort::Key,
            Self::Kind => Sort::Category,
            Self::CreatedAt => Sort::Number(0),
            Self::Members => Sort::Number(1),
            Self::UpdatedAt => Sort::Number(2),
        }
    }
}
