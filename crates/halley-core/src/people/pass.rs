//! Lists read by page with several pages on their way at once, given in order.

use std::collections::VecDeque;

use cometchat_api::Listing;
use tokio_util::task::AbortOnDropHandle;

use super::half::Half;
use crate::error::Error;
use crate::pages::{Ids, full};
use crate::reach::Reader;

/// Items a page: the most the service gives.
pub(super) const PER_PAGE: u32 = cometchat_api::limits::PER_PAGE;
/// Pages on their way at once. More would not be quicker and would only hold memory.
const AT_ONCE: usize = 4;

/// A page with its number.
pub(super) struct Numbered<T> {
    pub(super) page: u32,
    pub(super) items: Vec<T>,
    /// Items in all, as far as the service says.
    pub(super) total: Option<u32>,
}

/// A page on its way.
type Coming<T> = AbortOnDropHandle<Result<Listing<T>, Error>>;

/// Pages of a list, from one of them on. Dropping it gives the pages on their way up.
pub(super) struct Pass<L: Half> {
    reader: Reader,
    list: L,
    on_their_way: VecDeque<(u32, Coming<L::Item>)>,
    next: u32,
    /// Last page, as far as the totals tell; past it pages are asked for one by one.
    expected: u32,
    /// Those of the page that was given last.
    ids: Option<Ids>,
    has_ended: bool,
}

impl<L: Half> Pass<L> {
    pub(super) fn new(reader: Reader, list: L, first: u32) -> Self {
        Self {
            reader,
            list,
            on_their_way: VecDeque::new(),
            next: first.max(1),
            expected: 0,
            ids: None,
            has_ended: false,
        }
    }

    /// The next page; nothing after a short one.
    pub(super) async fn next(&mut self) -> Result<Option<Numbered<L::Item>>, Error> {
        if self.has_ended {
            return Ok(None);
        }
        self.send();
        let Some((page, coming)) = self.on_their_way.pop_front() else { return Ok(None) };
        let listing = coming.await.map_err(|_| Error::cancelled())??;
        let told = listing.meta.pagination.as_ref();
        let total = told.and_then(|told| told.total).and_then(|total| u32::try_from(total).ok());
        let full = full(told.and_then(|told| told.per_page), PER_PAGE);
        self.expected = total.map_or(0, |total| total.div_ceil(full));
        if listing.data.len() < full as usize {
            self.has_ended = true;
            self.on_their_way.clear();
        } else {
            let ids = Ids::of(listing.data.iter().map(L::id));
            ids.check(self.ids.replace(ids), page)?;
        }
        self.send();
        let total = total.filter(|total| *total as usize >= listing.data.len());
        Ok(Some(Numbered { page, items: listing.data, total }))
    }

    /// Sends for as many pages as there may be.
    fn send(&mut self) {
        while !self.has_ended
            && self.on_their_way.len() < AT_ONCE
            && (self.on_their_way.is_empty() || self.next <= self.expected)
        {
            let (reader, list, page) = (self.reader.clone(), self.list.clone(), self.next);
            let coming = tokio::spawn(async move { reader.page(list, page, PER_PAGE).await });
            self.on_their_way.push_back((page, AbortOnDropHandle::new(coming)));
            self.next += 1;
        }
    }
}
