//! Users read as they are now, deactivated ones too.

use cometchat_api::chat::users::{GetUser, ListUsers, SearchUsersIn, User};
use cometchat_api::{Paged, Uid, limits};
use serde_json::{Value, json};

use crate::error::{Code, Error};
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
            walk(reader, &deactivated(uid), PAGES, |user| {
                found = Some(user).filter(|user| user.uid.as_str() == uid);
                found.is_none()
            })
            .await?;
            found.ok_or(error)
        }
        user => user,
    }
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
        if is_last(items.len(), told.and_then(|told| u32::try_from(told).ok())) {
            break;
        }
    }
    Err(gone)
}

/// Those whose uids begin so: the service finds no uid exactly.
fn deactivated(uid: &str) -> ListUsers {
    ListUsers {
        search_key: Some(uid.to_owned()),
        search_in: vec![SearchUsersIn::Uid],
        only_deactivated: Some(true),
        with_tags: Some(true),
        ..ListUsers::default()
    }
}

/// Reads a list page by page until all were seen or enough.
async fn walk(
    reader: &Reader,
    list: &ListUsers,
    pages: u32,
    mut go_on: impl FnMut(User) -> bool,
) -> Result<(), Error> {
    for number in 1..=pages {
        let listing = reader.page(list.clone(), number, limits::PER_PAGE).await?;
        let told = listing.meta.pagination.as_ref().and_then(|told| told.per_page);
        let is_last = is_last(listing.data.len(), told);
        for user in listing.data {
            if !go_on(user) {
                return Ok(());
            }
        }
        if is_last {
            break;
        }
    }
    Ok(())
}

/// Whether nothing comes after a page of so many: the service may cut pages shorter than was
/// asked, and its totals are not to be trusted.
fn is_last(count: usize, told: Option<u32>) -> bool {
    let full = told.filter(|n| *n > 0).unwrap_or(limits::PER_PAGE).min(limits::PER_PAGE);
    count < full as usize
}
