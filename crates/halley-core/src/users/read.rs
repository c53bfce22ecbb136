//! Users read as they are now, deactivated ones too.

use std::collections::{HashMap, HashSet};

use cometchat_api::chat::users::{GetUser, ListUsers, SearchUsersIn, User};
use cometchat_api::{Paged, Uid, limits};
use serde_json::{Value, json};

use crate::error::{Code, Error};
use crate::pages::{full, walk};
use crate::reach::Reader;

/// Pages of a thousand that are read of one search: more users have no uid that begins alike.
const PAGES: u32 = 1_000;

/// Reads a user; a deactivated one answers as if it did not exist and is found among those
/// (`contract/semantics.md` section 8).
pub(crate) async fn read_user(reader: &Reader, uid: &str) -> Result<User, Error> {
    let get = GetUser { uid: Uid::from(uid), on_behalf_of: None };
    match reader.send(get).await {
        Err(error) if error.code == Code::UserGone => {
            let mut found = None;
            walk(reader, &deactivated(uid), PAGES, uid_of, |user| {
                found = Some(user).filter(|user| user.uid.as_str() == uid);
                found.is_none()
            })
            .await?;
            found.ok_or(error)
        }
        user => user,
    }
}

/// Reads some users, by uid; whoever is not in the answer is not there.
pub(crate) async fn read_users(
    reader: &Reader,
    uids: &[String],
) -> Result<HashMap<String, User>, Error> {
    let wanted: HashSet<&str> = uids.iter().map(String::as_str).collect();
    let mut found = HashMap::with_capacity(wanted.len());
    let mut seen = 0;
    let list = ListUsers { with_deactivated: Some(true), ..beginning_with(shared(uids)) };
    // A page is no dearer than one user as long as each has one of them at least; one by one is
    // the way for whoever is still missing.
    let most = u32::try_from(wanted.len()).unwrap_or(PAGES);
    walk(reader, &list, most, uid_of, |user| {
        seen += 1;
        if wanted.contains(user.uid.as_str()) {
            found.insert(user.uid.to_string(), user);
        }
        found.len() < wanted.len() && found.len() >= seen / limits::PER_PAGE as usize
    })
    .await?;
    for uid in wanted {
        if found.contains_key(uid) {
            continue;
        }
        match read_user(reader, uid).await {
            Err(error) if error.code == Code::UserGone => {}
            user => drop(found.insert(uid.to_owned(), user?)),
        }
    }
    Ok(found)
}

/// Reads a user as the service tells it.
pub(super) async fn raw_user(reader: &Reader, uid: &str) -> Result<Value, Error> {
    let get = GetUser { uid: Uid::from(uid), on_behalf_of: None };
    let gone = match reader.raw(get).await {
        Err(error) if error.code == Code::UserGone => error,
        value => return value,
    };
    let list = deactivated(uid);
    for number in 1..=PAGES {
        let mut page = reader.raw(list.clone().at_page(number, limits::PER_PAGE)).await?;
        let told = page.pointer("/meta/pagination/per_page").and_then(Value::as_u64);
        let Some(items) = page.get_mut("data").and_then(Value::as_array_mut) else { break };
        if let Some(item) = items.iter_mut().find(|item| item["uid"].as_str() == Some(uid)) {
            return Ok(json!({ "data": item.take() }));
        }
        let told = told.and_then(|told| u32::try_from(told).ok());
        if items.len() < full(told, limits::PER_PAGE) as usize {
            break;
        }
    }
    Err(gone)
}

fn deactivated(uid: &str) -> ListUsers {
    ListUsers { only_deactivated: Some(true), ..beginning_with(uid) }
}

/// The users whose uids begin so. The service finds no uid exactly, so a search by one may find
/// many.
fn beginning_with(start: &str) -> ListUsers {
    let key = Some(start.to_owned()).filter(|key| !key.is_empty());
    ListUsers {
        search_in: key.iter().map(|_| SearchUsersIn::Uid).collect(),
        search_key: key,
        with_tags: Some(true),
        ..ListUsers::default()
    }
}

/// What all the uids begin with.
fn shared(uids: &[String]) -> &str {
    let Some((first, rest)) = uids.split_first() else { return "" };
    let mut shared = first.as_str();
    for uid in rest {
        let alike = shared.bytes().zip(uid.bytes()).take_while(|(one, other)| one == other);
        // Uids are plain letters; whatever is none is searched for by nothing.
        shared = shared.get(..alike.count()).unwrap_or_default();
    }
    shared
}

fn uid_of(user: &User) -> &str {
    user.uid.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uids_are_searched_for_by_what_they_begin_with() {
        let of = |uids: &[&str]| {
            shared(&uids.iter().map(|uid| (*uid).to_owned()).collect::<Vec<_>>()).to_owned()
        };
        assert_eq!(of(&["user-17", "user-1", "user-22"]), "user-");
        assert_eq!(of(&["ada"]), "ada");
        assert_eq!(of(&["ada", "bo"]), "");
        assert_eq!(of(&[]), "");
        assert_eq!(beginning_with("").search_in, []);
    }
}
