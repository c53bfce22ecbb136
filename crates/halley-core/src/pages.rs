//! Lists of the service read page by page, however long: a service that gives the same page for
//! ever is told from one that has more.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::error::{Code, Error};

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
