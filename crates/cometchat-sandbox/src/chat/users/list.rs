use std::cmp::Ordering;

use cometchat_api::ApiError;
use cometchat_api::chat::users::{ListUsers, Presence, SearchUsersIn};

use super::page::written;
use crate::chat::rights::Reachable;
use crate::meta::Page;
use crate::scene::Read;
use crate::world::{Person, Shown, Stretch, in_order};

/// Lists users by name; with a search in names and uids the matching names come first, then the
/// matching uids.
pub(crate) fn list(r: Read<'_>, asked: ListUsers) -> Result<Vec<u8>, ApiError> {
    let page = Page::of(asked.page, asked.per_page);
    let key = asked.search_key.as_deref().unwrap_or_default().trim().to_lowercase();
    let filter = Filter::of(&asked, Reachable::of(r.app, r.actor())?, None);
    let (found, total) = if key.is_empty() && filter.narrows() {
        filtered(&r, &filter, page, in_order)
    } else if !key.is_empty() && asked.search_in == [SearchUsersIn::Uid] {
        ided(&r, &filter, &key, page)
    } else {
        searched(&r, &asked, &filter, &key, page)
    };
    written(&r, (page, total), &found, asked.with_tags == Some(true))
}

/// Lists those of the users who are wanted, by name or backwards.
pub(crate) fn list_of(
    r: Read<'_>,
    asked: &ListUsers,
    wanted: &dyn Fn(&Person) -> bool,
    backward: bool,
) -> Result<Vec<u8>, ApiError> {
    let page = Page::of(asked.page, asked.per_page);
    let key = asked.search_key.as_deref().unwrap_or_default().trim().to_lowercase();
    let matches = |person: &Person| {
        let looks_in =
            |place: SearchUsersIn| asked.search_in.is_empty() || asked.search_in.contains(&place);
        looks_in(SearchUsersIn::Name) && person.name_starts(&key)
            || looks_in(SearchUsersIn::Uid) && person.uid.starts_with(&*key)
    };
    let also = |person: &Person| wanted(person) && (key.is_empty() || matches(person));
    let filter = Filter::of(asked, Reachable::of(r.app, r.actor())?, Some(&also));
    let order: fn(&Person, &Person) -> Ordering =
        if backward { |a, b| in_order(b, a) } else { in_order };
    let (found, total) = filtered(&r, &filter, page, order);
    written(&r, (page, total), &found, asked.with_tags == Some(true))
}

/// What a list is narrowed to, apart from the search.
struct Filter<'a> {
    asked: &'a ListUsers,
    also: Option<&'a dyn Fn(&Person) -> bool>,
    reach: Option<Reachable<'a>>,
    shown: Shown,
    narrow: bool,
}

impl<'a> Filter<'a> {
    fn of(
        asked: &'a ListUsers,
        reach: Option<Reachable<'a>>,
        also: Option<&'a dyn Fn(&Person) -> bool>,
    ) -> Self {
        let bounds = [asked.created_from, asked.created_to, asked.updated_from, asked.updated_to];
        Self {
            asked,
            also,
            reach,
            shown: match (asked.only_deactivated, asked.with_deactivated) {
                (Some(true), _) => Shown::Deactivated,
                (_, Some(true)) => Shown::All,
                _ => Shown::Active,
            },
            narrow: !asked.status.is_empty()
                || asked.role.is_some()
                || !asked.roles.is_empty()
                || !asked.tags.is_empty()
                || bounds.iter().any(Option::is_some),
        }
    }

    /// Whether users have to be looked at one by one; else a page is cut from the order at once.
    fn narrows(&self) -> bool {
        self.narrow || self.reach.is_some() || self.also.is_some()
    }

    fn passes(&self, r: &Read<'_>, person: &Person) -> bool {
        let asked = self.asked;
        let role = person.role();
        let within = |at: u32, from: Option<i64>, to: Option<i64>| {
            let at = i64::from(at);
            from.is_none_or(|from| at >= from) && to.is_none_or(|to| at <= to)
        };
        // A user who was never changed counts as changed when he was made, so that an index
        // refreshed by this filter learns of new users.
        let changed = person.updated_at.max(person.created_at);
        self.reach.as_ref().is_none_or(|reach| reach.shows(person))
            && self.shown.shows(person)
            && self.also.is_none_or(|wanted| wanted(person))
            && (!self.narrow
                || asked.role.as_ref().is_none_or(|wanted| wanted.as_str() == role)
                    && (asked.roles.is_empty()
                        || asked.roles.iter().any(|wanted| wanted.as_str() == role))
                    && (asked.tags.is_empty()
                        || person.tags().iter().any(|tag| asked.tags.contains(tag)))
                    && within(person.created_at, asked.created_from, asked.created_to)
                    && within(changed, asked.updated_from, asked.updated_to)
                    && (asked.status.is_empty() || asked.status.contains(&presence(r, person))))
    }
}

pub(super) fn presence(r: &Read<'_>, person: &Person) -> Presence {
    if r.app.tally.is_connected(&person.uid) { Presence::Available } else { Presence::Offline }
}

fn filtered<'a>(
    r: &Read<'a>,
    filter: &Filter<'_>,
    page: Page,
    order: fn(&Person, &Person) -> Ordering,
) -> (Vec<&'a Person>, usize) {
    let mut found: Vec<&Person> =
        r.app.people.unordered().filter(|person| filter.passes(r, person)).collect();
    let total = found.len();
    let (start, n) = (page.n_before().min(total), page.per_page as usize);
    let end = (start + n).min(total);
    if start < end && end < total {
        found.select_nth_unstable_by(end - 1, |a, b| order(a, b));
        found.truncate(end);
    }
    found.sort_unstable_by(|a, b| order(a, b));
    (found.into_iter().skip(start).take(n).collect(), total)
}

/// Those whose uids begin so, by name as in every list.
fn ided<'a>(r: &Read<'a>, filter: &Filter<'_>, key: &str, page: Page) -> (Vec<&'a Person>, usize) {
    let people = &r.app.people;
    let uids = people.uids_starting(key);
    let mut found: Vec<&Person> = people
        .ided(&uids, filter.shown, 0)
        .filter(|person| !filter.narrows() || filter.passes(r, person))
        .collect();
    found.sort_unstable_by(|a, b| in_order(a, b));
    let total = found.len();
    (found.into_iter().skip(page.n_before()).take(page.per_page as usize).collect(), total)
}

fn searched<'a>(
    r: &Read<'a>,
    asked: &ListUsers,
    filter: &Filter<'_>,
    key: &str,
    page: Page,
) -> (Vec<&'a Person>, usize) {
    let people = &r.app.people;
    let looks_in =
        |place: SearchUsersIn| asked.search_in.is_empty() || asked.search_in.contains(&place);
    let looks_in_names = key.is_empty() || looks_in(SearchUsersIn::Name);
    let looks_in_uids = !key.is_empty() && looks_in(SearchUsersIn::Uid);
    let names = if looks_in_names { people.names_starting(key) } else { Stretch::default() };
    let uids = if looks_in_uids { people.uids_starting(key) } else { Stretch::default() };
    let also_named = |person: &Person| looks_in_names && person.name_starts(key);
    let (shown, start, n) = (filter.shown, page.n_before(), page.per_page as usize);
    if !filter.narrows() {
        // The places are known, so only those who stand in both have to be counted.
        let n_names = names.len(shown);
        let total = n_names + uids.len(shown) - people.overlap(key, (&names, &uids), shown);
        let mut found: Vec<&Person> =
            people.named(&names, shown, start.min(n_names)).take(n).collect();
        let rest = people.ided(&uids, shown, 0).filter(|person| !also_named(person));
        found.extend(rest.skip(start.saturating_sub(n_names)).take(n - found.len()));
        return (found, total);
    }
    let matches = people
        .named(&names, shown, 0)
        .chain(people.ided(&uids, shown, 0).filter(|person| !also_named(person)))
        .filter(|person| filter.passes(r, person));
    let mut found = Vec::new();
    let mut total = 0;
    for person in matches {
        if total >= start && found.len() < n {
            found.push(person);
        }
        total += 1;
    }
    (found, total)
}
