use serde::{Deserialize, Serialize};

use super::{Group, GroupType};
use crate::endpoint::{Endpoint, Route, get};
use crate::id::{Guid, Uid};
use crate::page::{Affix, Listing};
use crate::{open_enum, paged, wire};

open_enum! {
    /// Where a search in groups looks.
    SearchGroupsIn {
        /// In names.
        Name = "name",
        /// In guids.
        Guid = "guid",
    }
}

open_enum! {
    /// What groups are sorted by.
    GroupSort {
        /// By name.
        Name = "name",
        /// By guid.
        Guid = "guid",
        /// By creation.
        CreatedAt = "createdAt",
    }
}

open_enum! {
    /// Which way a list is sorted.
    SortOrder {
        /// Smallest first.
        Ascending = "asc",
        /// Largest first.
        Descending = "desc",
    }
}

/// Lists groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListGroups {
    /// Text to find in guid or name.
    pub search_key: Option<String>,
    /// Where to search; both where empty.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub search_in: Vec<SearchGroupsIn>,
    /// What to sort by.
    pub sort_by: Option<GroupSort>,
    /// Which way to sort.
    pub sort_order: Option<SortOrder>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
    /// Direction from `updated_at`.
    pub affix: Option<Affix>,
    /// Unix seconds of last change to go on from.
    #[serde(deserialize_with = "wire::number")]
    pub updated_at: Option<i64>,
    /// Adds each group's tags.
    #[serde(deserialize_with = "wire::flag")]
    pub with_tags: Option<bool>,
    /// Only groups with one of these tags.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Only groups of this type.
    #[serde(rename = "type")]
    pub kind: Option<GroupType>,
    /// Only groups of one of these types.
    #[serde(
        rename = "types",
        deserialize_with = "wire::list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub kinds: Vec<GroupType>,
    /// Only groups the acting user belongs to; `false` does not filter.
    #[serde(deserialize_with = "wire::flag")]
    pub has_joined: Option<bool>,
    /// Only this group.
    pub guid: Option<Guid>,
    /// Only these groups.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub guids: Vec<Guid>,
    /// Only groups made at or after this time, Unix seconds.
    #[serde(rename = "createdAt[from]", deserialize_with = "wire::number")]
    pub created_from: Option<i64>,
    /// Only groups made at or before this time, Unix seconds.
    #[serde(rename = "createdAt[to]", deserialize_with = "wire::number")]
    pub created_to: Option<i64>,
    /// Only groups changed at or after this time, Unix seconds; leaves out those never changed.
    #[serde(rename = "updatedAt[from]", deserialize_with = "wire::number")]
    pub updated_from: Option<i64>,
    /// Only groups changed at or before this time, Unix seconds; leaves out those never changed.
    #[serde(rename = "updatedAt[to]", deserialize_with = "wire::number")]
    pub updated_to: Option<i64>,
    /// Only groups with at least so many members.
    #[serde(rename = "membersCount[gte]", deserialize_with = "wire::number")]
    pub members_at_least: Option<u64>,
    /// Only groups with at most so many members.
    #[serde(rename = "membersCount[lte]", deserialize_with = "wire::number")]
    pub members_at_most: Option<u64>,
    /// Only groups with exactly so many members.
    #[serde(rename = "membersCount[eq]", deserialize_with = "wire::number")]
    pub members_exactly: Option<u64>,
    /// Lists what this user may see.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListGroups {
    type Reply = Listing<Group>;
    const ROUTE: Route = get("/groups").paged();
}
paged!(ListGroups => Group);

/// Reads one group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetGroup {
    /// Which.
    pub guid: Guid,
    /// Sees the group as this user does.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for GetGroup {
    type Reply = Group;
    const ROUTE: Route = get("/groups/{guid}");
}
