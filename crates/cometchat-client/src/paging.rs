//! Lists walked to their end.

mod ids;

use cometchat_api::page::Cursor;
use cometchat_api::{Cursored, Host, Listing, Paged};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use url::Url;

use crate::deliver::Delivery;
use crate::error::Error;

/// No list of the service comes near this many pages.
const MAX_PAGES: u32 = 100_000;

/// Where a walk stands.
enum Walk<P> {
    More(P),
    End,
}

struct AtPage {
    page: u32,
    before: Option<ids::Ids>,
}

pub(crate) fn pages<L: Paged>(
    delivery: Delivery,
    list: L,
    per_page: u32,
    base: impl Fn(Host) -> Result<Url, Error> + Send + Sync,
) -> impl Stream<Item = Result<Listing<L::Item>, Error>> + Send {
    let per_page = per_page.max(1);
    let start = Walk::More(AtPage { page: 1, before: None });
    let bound = (delivery, list, base);
    stream::try_unfold((bound, start), move |(bound, walk)| async move {
        let Walk::More(AtPage { page, before }) = walk else { return Ok(None) };
        let (delivery, list, base) = &bound;
        if page > MAX_PAGES {
            return Err(Error::bad_answer("meta.pagination", "the list has no end"));
        }
        let endpoint = list.clone().at_page(page, per_page);
        let answer = delivery.answer(&endpoint, base).await?;
        let listing = delivery.read::<L>(&answer)?;
        let told = listing.meta.pagination.as_ref().and_then(|told| told.per_page);
        if listing.data.is_empty() {
            return Ok((page == 1).then_some((listing, (bound, Walk::End))));
        }
        if is_short(listing.data.len(), per_page, told) {
            return Ok(Some((listing, (bound, Walk::End))));
        }
        let ids = ids::of(&answer.body);
        if before.is_some() && before == ids {
            tracing::warn!(route = L::ROUTE.path, page, "the service repeats a page");
            return Ok(None);
        }
        Ok(Some((listing, (bound, Walk::More(AtPage { page: page + 1, before: ids })))))
    })
}

pub(crate) fn items<T: Send>(
    pages: impl Stream<Item = Result<Listing<T>, Error>> + Send,
) -> impl Stream<Item = Result<T, Error>> + Send {
    pages.map_ok(|page| stream::iter(page.data).map(Ok)).try_flatten()
}

pub(crate) fn walk<L: Cursored>(
    delivery: Delivery,
    list: L,
    from: Cursor,
    limit: u32,
    base: impl Fn(Host) -> Result<Url, Error> + Send + Sync,
) -> impl Stream<Item = Result<Listing<L::Item>, Error>> + Send {
    let limit = limit.max(1);
    let bound = (delivery, list, base);
    stream::try_unfold((bound, Walk::More((1, from))), move |(bound, walk)| async move {
        let Walk::More((page, cursor)) = walk else { return Ok(None) };
        let (delivery, list, base) = &bound;
        if page > MAX_PAGES {
            return Err(Error::bad_answer("meta.next", "the list has no end"));
        }
        let endpoint = list.clone().at_cursor(cursor.clone(), limit);
        let listing = delivery.reply(&endpoint, base).await?;
        let told = listing.meta.current.as_ref().and_then(|told| told.limit);
        let onward = listing.meta.next.clone().filter(|next| {
            let is_full = !is_short(listing.data.len(), limit, told);
            is_full && (next.id != cursor.id || next.sent_at != cursor.sent_at)
        });
        if listing.data.is_empty() && page > 1 {
            return Ok(None);
        }
        let rest = match onward {
            Some(next) => {
                let affix = next.affix.or(cursor.affix);
                Walk::More((page + 1, Cursor { affix, ..next }))
            }
            None => Walk::End,
        };
        Ok(Some((listing, (bound, rest))))
    })
}

/// Whether a page is the last. The service may give smaller pages than asked for and then says
/// so; counts and totals are not to be trusted (`semantics.md` section 6).
fn is_short(n_items: usize, asked: u32, told: Option<u32>) -> bool {
    let full = told.filter(|told| *told > 0).map_or(asked, |told| told.min(asked));
    n_items < full as usize
}
