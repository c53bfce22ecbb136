//! Who is in a group and who is kept out of it.

use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::{ListBanned, ListMembers, Member};
use cometchat_api::{Guid, Uid};
use indexmap::IndexMap;

use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::group::{BannedRow, MemberFilter, MemberRow};
use crate::model::people::{Page, PageOf};
use crate::pages;
use crate::reach::Reader;
use crate::rows::{ROWS, page, time};

/// Pages of a thousand that are read of one group: the largest has 100,000 members.
const PAGES: u32 = 100;

impl Console {
    /// Reads a page of a group's members. The service cannot search among them, so a search reads
    /// them all and gives one page.
    ///
    /// # Errors
    /// When there is no such group, or the service cannot be reached.
    pub async fn group_members(
        &self,
        of: &PageOf,
        filter: &MemberFilter,
    ) -> Result<Page<MemberRow>, Error> {
        let reader = self.reader(&of.app).await?;
        let list = ListMembers {
            guid: Guid::from(of.id.as_str()),
            scopes: filter.scopes.iter().map(|scope| Scope::from(scope.as_str())).collect(),
            ..ListMembers::default()
        };
        let wanted = filter.search.trim().to_lowercase();
        if wanted.is_empty() {
            let listing = reader.page(list, of.page, ROWS).await?;
            let rows = listing.data.iter().map(|member| self.member_row(&of.app, member)).collect();
            return Ok(page(rows, &listing.meta, ROWS));
        }
        let mut rows = Vec::new();
        walk(&reader, list, |member| {
            let user = &member.user;
            if user.name.to_lowercase().contains(&wanted) || user.uid.as_str().contains(&wanted) {
                rows.push(self.member_row(&of.app, &member));
            }
            true
        })
        .await?;
        Ok(Page { total: u32::try_from(rows.len()).ok(), rows, more: false })
    }

    /// Reads a page of the users banned from a group.
    ///
    /// # Errors
    /// When there is no such group, or the service cannot be reached.
    pub async fn group_banned(&self, of: &PageOf) -> Result<Page<BannedRow>, Error> {
        let list = ListBanned { guid: Guid::from(of.id.as_str()), ..ListBanned::default() };
        let listing = self.reader(&of.app).await?.page(list, of.page, ROWS).await?;
        let rows = listing.data.iter().map(|banned| BannedRow {
            row: self.user_row(&of.app, &banned.user),
            scope: banned.scope.as_ref().map(ToString::to_string),
            banned_at: time(banned.banned_at),
        });
        Ok(page(rows.collect(), &listing.meta, ROWS))
    }

    fn member_row(&self, app: &AppRef, member: &Member) -> MemberRow {
        MemberRow {
            row: self.user_row(app, &member.user),
            scope: member.scope.as_ref().map_or_else(String::new, ToString::to_string),
            joined_at: time(member.joined_at),
        }
    }
}

/// The scopes that some users have in a group now; those who are no members are not in it.
pub(crate) async fn scopes_of(
    reader: &Reader,
    guid: &Guid,
    uids: &[Uid],
) -> Result<IndexMap<Uid, Scope>, Error> {
    let mut found = IndexMap::with_capacity(uids.len());
    let wanted: std::collections::HashSet<&Uid> = uids.iter().collect();
    let list = ListMembers { guid: guid.clone(), ..ListMembers::default() };
    walk(reader, list, |member| {
        if let Some(uid) = wanted.get(&member.user.uid) {
            found.insert((*uid).clone(), member.scope.unwrap_or(Scope::Participant));
        }
        found.len() < wanted.len()
    })
    .await?;
    Ok(found)
}

/// The scopes of all members of a group, by uid.
pub(crate) async fn roll_of(
    reader: &Reader,
    guid: &Guid,
) -> Result<std::collections::HashMap<String, Scope>, Error> {
    let mut roll = std::collections::HashMap::new();
    let list = ListMembers { guid: guid.clone(), ..ListMembers::default() };
    walk(reader, list, |member| {
        let scope = member.scope.unwrap_or(Scope::Participant);
        roll.insert(member.user.uid.to_string(), scope);
        true
    })
    .await?;
    Ok(roll)
}

/// Reads members one after the other until all were seen or enough.
async fn walk(
    reader: &Reader,
    list: ListMembers,
    go_on: impl FnMut(Member) -> bool,
) -> Result<(), Error> {
    pages::walk(reader, &list, PAGES, |member| member.user.uid.as_str(), go_on).await
}
