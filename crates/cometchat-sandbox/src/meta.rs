//! Pages of lists (`semantics.md` section 6).

use cometchat_api::limits;
use cometchat_api::page::{Listing, Meta, Pagination};

/// Items a page where nothing is said.
pub(crate) const PER_PAGE: u32 = 100;

/// A page as asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Page {
    /// Items a page.
    pub(crate) per_page: u32,
    /// From 1.
    pub(crate) number: u32,
}

impl Page {
    /// The page asked for, within the documented bounds.
    pub(crate) fn of(page: Option<u32>, per_page: Option<u32>) -> Self {
        Self {
            per_page: per_page.unwrap_or(PER_PAGE).clamp(1, limits::PER_PAGE),
            number: page.unwrap_or(1).max(1),
        }
    }

    /// Items before this page.
    pub(crate) fn n_before(self) -> usize {
        self.per_page as usize * (self.number as usize - 1)
    }

    /// The page as the service answers it, from the items on it and the number in all.
    pub(crate) fn listing<T>(self, items: Vec<T>, total: usize) -> Listing<T> {
        let pagination = Pagination {
            total: Some(total as u64),
            count: u32::try_from(items.len()).ok(),
            per_page: Some(self.per_page),
            current_page: Some(self.number),
            total_pages: u32::try_from(total.div_ceil(self.per_page as usize)).ok(),
            links: None,
        };
        Listing { data: items, meta: Meta { pagination: Some(pagination), ..Meta::default() } }
    }

    /// The page of a list that is at hand whole.
    pub(crate) fn cut<T, U>(self, all: &[T], make: impl Fn(&T) -> U) -> Listing<U> {
        let items = all.iter().skip(self.n_before()).take(self.per_page as usize).map(make);
        self.listing(items.collect(), all.len())
    }
}
