//! Lists walked to their end.

mod ids;
mod turn;

use std::sync::Arc;

use cometchat_api::page::Cursor;
use cometchat_api::{Cursored, Host, Listing, Paged};
use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use url::Url;

use crate::deliver::Delivery;
use crate::error::Error;

/// No list of the service comes near this many pages.
const MAX_PAGES: u32 = 100_000;

/// Walks a list by page number.
pub(crate) fn pages<L: Paged>(
    delivery: Delivery,
    list: L,
    per_page: u32,
    base: impl Fn(Host) -> Result<Url, Error> + Send + Sync + 'static,
) -> impl Stream<Item = Result<Listing<L::Item>, Error>> + Send {
    let bound = Arc::new((delivery, list, base));
    let per_page = per_page.max(1);
    turn::by_page(per_page, MAX_PAGES, move |page| {
        let bound = Arc::clone(&bound);
        async move {
            let (delivery, list, base) = &*bound;
            let endpoint = list.clone().at_page(page, per_page);
            let answer = delivery.answer(&endpoint, base).await?;
            Ok((delivery.read::<L>(&answer)?, answer.body))
        }
    })
}

/// Walks a list by cursor.
pub(crate) fn walk<L: Cursored>(
    delivery: Delivery,
    list: L,
    from: Cursor,
    limit: u32,
    base: impl Fn(Host) -> Result<Url, Error> + Send + Sync + 'static,
) -> impl Stream<Item = Result<Listing<L::Item>, Error>> + Send {
    let bound = Arc::new((delivery, list, base));
    let limit = limit.max(1);
    turn::by_cursor(from, limit, MAX_PAGES, move |cursor| {
        let bound = Arc::clone(&bound);
        async move {
            let (delivery, list, base) = &*bound;
            delivery.reply(&list.clone().at_cursor(cursor, limit), base).await
        }
    })
}

/// Takes the items out of their pages.
pub(crate) fn items<T: Send>(
    pages: impl Stream<Item = Result<Listing<T>, Error>> + Send,
) -> impl Stream<Item = Result<T, Error>> + Send {
    pages.map_ok(|page| stream::iter(page.data).map(Ok)).try_flatten()
}
