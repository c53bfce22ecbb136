use cometchat_api::ApiError;
use cometchat_api::chat::groups::{Group, GroupSort, ListGroups, SearchGroupsIn, SortOrder};
use cometchat_api::page::{Affix, Listing};

use crate::chat::rights;
use crate::meta::Page;
use crate::scene::Read;
use crate::world;

/// Lists groups, by name unless asked otherwise.
pub(crate) fn list(r: Read<'_>, asked: ListGroups) -> Result<Listing<Group>, ApiError> {
    let key = asked.search_key.as_deref().unwrap_or_default().trim().to_lowercase();
    let kinds = rights::groups(r.app, r.actor())?;
    let shown = |group: &world::Group| {
        kinds.is_empty() || kinds.iter().any(|kind| kind == group.kind().as_str())
    };
    let mut found: Vec<&world::Group> = r
        .app
        .groups
        .all()
        .filter(|group| shown(group) && passes(&r, &asked, &key, group))
        .collect();
    sort(&asked, &mut found);
    let page = Page::of(asked.page, asked.per_page);
    let with_tags = asked.with_tags == Some(true);
    Ok(page.cut(&found, |group| {
        let mut shown = r.app.group(group, r.actor());
        if !with_tags {
            shown.tags.clear();
        }
        shown
    }))
}

fn passes(r: &Read<'_>, asked: &ListGroups, key: &str, group: &world::Group) -> bool {
    let about = &group.about;
    let guid = &about.guid;
    let looks_in =
        |place: SearchGroupsIn| asked.search_in.is_empty() || asked.search_in.contains(&place);
    let n_members = group.members.len() as u64;
    let changed = about.updated_at;
    let within = |at: Option<i64>, from: Option<i64>, to: Option<i64>| {
        from.is_none_or(|from| at.is_some_and(|at| at >= from))
            && to.is_none_or(|to| at.is_some_and(|at| at <= to))
    };
    group.is_listed_to(r.actor())
        && (key.is_empty()
            || looks_in(SearchGroupsIn::Name) && about.name.to_lowercase().contains(key)
            || looks_in(SearchGroupsIn::Guid) && guid.as_str().contains(key))
        && asked.guid.as_ref().is_none_or(|wanted| wanted == guid)
        && (asked.guids.is_empty() || asked.guids.contains(guid))
        && asked.kind.as_ref().is_none_or(|kind| kind == group.kind())
        && (asked.kinds.is_empty() || asked.kinds.contains(group.kind()))
        && (asked.tags.is_empty() || about.tags.iter().any(|tag| asked.tags.contains(tag)))
        && (asked.has_joined != Some(true)
            || r.actor().is_some_and(|actor| group.member(actor).is_some()))
        && within(about.created_at, asked.created_from, asked.created_to)
        && within(changed, asked.updated_from, asked.updated_to)
        && asked.members_at_least.is_none_or(|least| n_members >= least)
        && asked.members_at_most.is_none_or(|most| n_members <= most)
        && asked.members_exactly.is_none_or(|exactly| n_members == exactly)
        && asked.updated_at.is_none_or(|cursor| {
            let changed = changed.or(about.created_at).unwrap_or_default();
            if asked.affix == Some(Affix::Prepend) { changed < cursor } else { changed > cursor }
        })
}

fn sort(asked: &ListGroups, found: &mut [&world::Group]) {
    let by_guid = |a: &world::Group, b: &world::Group| a.about.guid.cmp(&b.about.guid);
    match &asked.sort_by {
        Some(GroupSort::Guid) => found.sort_by(|a, b| by_guid(a, b)),
        Some(GroupSort::CreatedAt) => {
            found.sort_by(|a, b| {
                a.about.created_at.cmp(&b.about.created_at).then_with(|| by_guid(a, b))
            });
        }
        _ if asked.updated_at.is_some() => {
            found.sort_by_key(|group| group.about.updated_at.or(group.about.created_at));
        }
        _ => found.sort_by_cached_key(|group| {
            (group.about.name.to_lowercase(), group.about.guid.clone())
        }),
    }
    if asked.sort_order == Some(SortOrder::Descending) {
        found.reverse();
    }
}
