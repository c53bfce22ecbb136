//! Turning pages: when to go on and when to stop.

use bytes::Bytes;
use cometchat_api::Listing;
use cometchat_api::page::Cursor;
use futures_util::{Stream, stream};

use super::ids::{self, Ids};
use crate::error::Error;

/// Where a walk stands.
enum Walk<P> {
    More(P),
    End,
}

/// Turns numbered pages until a short one, an empty one, or one that repeats the one before.
/// What is read never repeats; an end by repetition carries nothing new and is no error.
pub(super) fn by_page<T, F>(
    per_page: u32,
    max_pages: u32,
    fetch: impl Fn(u32) -> F + Send,
) -> impl Stream<Item = Result<Listing<T>, Error>> + Send
where
    T: Send,
    F: Future<Output = Result<(Listing<T>, Bytes), Error>> + Send,
{
    let start: Walk<(u32, Option<Ids>)> = Walk::More((1, None));
    stream::try_unfold((fetch, start), move |(fetch, walk)| async move {
        let Walk::More((page, before)) = walk else { return Ok(None) };
        if page > max_pages {
            return Err(Error::bad_answer("meta.pagination", "the list has no end"));
        }
        let (listing, body) = fetch(page).await?;
        if listing.data.is_empty() && page > 1 {
            return Ok(None);
        }
        let told = listing.meta.pagination.as_ref().and_then(|told| told.per_page);
        if is_short(listing.data.len(), per_page, told) {
            return Ok(Some((listing, (fetch, Walk::End))));
        }
        let ids = ids::of(&body);
        if before.is_some() && before == ids {
            tracing::warn!(page, "the service repeats a page");
            return Ok(None);
        }
        Ok(Some((listing, (fetch, Walk::More((page + 1, ids))))))
    })
}

/// Follows cursors until a short page, or one that names no other place to go on from.
pub(super) fn by_cursor<T, F>(
    from: Cursor,
    limit: u32,
    max_pages: u32,
    fetch: impl Fn(Cursor) -> F + Send,
) -> impl Stream<Item = Result<Listing<T>, Error>> + Send
where
    T: Send,
    F: Future<Output = Result<Listing<T>, Error>> + Send,
{
    let start = Walk::More((1_u32, from));
    stream::try_unfold((fetch, start), move |(fetch, walk)| async move {
        let Walk::More((page, cursor)) = walk else { return Ok(None) };
        if page > max_pages {
            return Err(Error::bad_answer("meta.next", "the list has no end"));
        }
        let listing = fetch(cursor.clone()).await?;
        if listing.data.is_empty() && page > 1 {
            return Ok(None);
        }
        let told = listing.meta.current.as_ref().and_then(|told| told.limit);
        let next = listing.meta.next.clone().filter(|next| {
            let is_elsewhere = next.id != cursor.id || next.sent_at != cursor.sent_at;
            is_elsewhere && !is_short(listing.data.len(), limit, told)
        });
        let walk = match next {
            Some(next) => {
                Walk::More((page + 1, Cursor { affix: next.affix.or(cursor.affix), ..next }))
            }
            None => Walk::End,
        };
        Ok(Some((listing, (fetch, walk))))
    })
}

/// Whether a page is the last. The service may give smaller pages than asked for and then says
/// so; counts and totals are not to be trusted (`semantics.md` section 6).
fn is_short(n_items: usize, asked: u32, told: Option<u32>) -> bool {
    let full = told.filter(|told| *told > 0).map_or(asked, |told| told.min(asked));
    n_items < full as usize
}

#[cfg(test)]
mod tests;
