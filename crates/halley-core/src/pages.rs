//! Lists of the service read page by page, however long: a service that gives the same page for
//! ever is told from one that has more.

use std::hash::{DefaultHasher, Hash, Hasher};

use cometchat_api::Paged;
use cometchat_api::limits::PER_PAGE;

use crate::error::{Code, Error};
use crate::reach::Reader;

/// No list of the service comes near this many pages.
const MAX_PAGES: u32 = 100_000;

/// The ids of one page, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ids(u64);

impl Ids {
    pub(crate) fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hasher = DefaultHasher::new();
        ids.into_iter().for_each(|id| id.hash(&mut hasher));
        Self(hasher.finish())
    }

    /// Looks at a page after which another is to be asked for.
    ///
    /// # Errors
    /// When it repeats the one before, so that asking on would never end.
    pub(crate) fn check(self, before: Option<Self>, page: u32) -> Result<(), Error> {
        if before == Some(self) {
            return Err(endless(format!(
                "CometChat gives page {} of this list again as page {page}, so the list has no \
                 end.",
                page.saturating_sub(1)
            )));
        }
        if page >= MAX_PAGES {
            return Err(endless(format!(
                "CometChat gives this list without an end: {page} pages."
            )));
        }
        Ok(())
    }
}

/// How many items a page has that another may follow: the service may cut pages shorter than was
/// asked, and its totals are not to be trusted (`contract/semantics.md` section 6).
pub(crate) fn full(told: Option<u32>, asked: u32) -> u32 {
    told.filter(|n| *n > 0).map_or(asked, |n| n.min(asked))
}

/// Reads a list item by item, a page of so many at most, until all were seen or enough.
///
/// # Errors
/// Those of reading, and when a page repeats the one before.
pub(crate) async fn walk<L: Paged>(
    reader: &Reader,
    list: &L,
    most: u32,
    id: impl Fn(&L::Item) -> &str,
    mut go_on: impl FnMut(L::Item) -> bool,
) -> Result<(), Error> {
    let mut before = None;
    for number in 1..=most {
        let listing = reader.page(list.clone(), number, PER_PAGE).await?;
        let told = listing.meta.pagination.as_ref().and_then(|told| told.per_page);
        let is_last = listing.data.len() < full(told, PER_PAGE) as usize;
        if !is_last {
            let ids = Ids::of(listing.data.iter().map(&id));
            ids.check(before.replace(ids), number)?;
        }
        for item in listing.data {
            if !go_on(item) {
                return Ok(());
            }
        }
        if is_last {
            break;
        }
    }
    Ok(())
}

fn endless(message: String) -> Error {
    Error::new(Code::BadAnswer, message)
        .advise("Try again later. If it goes on, tell CometChat's support which list it is.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_repeats_the_one_before_ends_the_list() {
        let (one, two) = (Ids::of(["a", "b"]), Ids::of(["b", "a"]));
        assert!(one.check(None, 1).is_ok() && two.check(Some(one), 2).is_ok());
        let error = two.check(Some(two), 3).unwrap_err();
        assert_eq!(error.code, Code::BadAnswer);
        assert!(error.message.contains("page 2") && error.message.contains("page 3"), "{error}");
        assert!(one.check(Some(two), MAX_PAGES).is_err());
    }
}
