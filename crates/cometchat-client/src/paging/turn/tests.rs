use cometchat_api::MessageId;
use cometchat_api::page::{Current, Meta, Pagination};
use futures_util::{StreamExt, TryStreamExt};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::*;
use crate::error::ErrorKind;

type Page = (Listing<u64>, Bytes);

fn body_of(ids: &[u64]) -> Bytes {
    let items: Vec<_> = ids.iter().map(|id| serde_json::json!({ "id": id })).collect();
    Bytes::from(serde_json::json!({ "data": items }).to_string())
}

fn page_of(ids: Vec<u64>, pagination: Option<Pagination>) -> Page {
    let body = body_of(&ids);
    (Listing { data: ids, meta: Meta { pagination, ..Meta::default() } }, body)
}

/// A service with so many items that gives at most `served` a page and lies about its totals.
fn serve(n_items: u64, page: u32, asked: u32, served: u32, lie: u64) -> Page {
    let size = u64::from(asked.min(served));
    let start = u64::from(page - 1) * size;
    let ids = (start..n_items.min(start + size)).collect();
    let told = Pagination {
        total: Some(lie),
        per_page: Some(asked.min(served)),
        total_pages: Some(lie as u32),
        ..Pagination::default()
    };
    page_of(ids, Some(told))
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

proptest! {
    #[test]
    fn every_item_comes_once_whatever_the_totals_say(
        n_items in 0_u64..300,
        per_page in 1_u32..40,
        served in 1_u32..40,
        lie in 0_u64..400,
    ) {
        let pages = by_page(per_page, 1_000, |page| async move {
            Ok(serve(n_items, page, per_page, served, lie))
        });
        let pages: Vec<Listing<u64>> = block_on(pages.try_collect()).unwrap();
        let all: Vec<u64> = pages.iter().flat_map(|page| page.data.clone()).collect();
        prop_assert_eq!(all, (0..n_items).collect::<Vec<_>>());
        prop_assert!(pages.len() as u64 <= n_items / u64::from(per_page.min(served)) + 1);
    }

    #[test]
    fn a_cursor_leads_to_every_item_once(n_items in 0_u64..200, limit in 1_u32..30) {
        let walk = by_cursor(Cursor::default(), limit, 1_000, |cursor| async move {
            let after = cursor.id.map_or(0, |id| id.number());
            let ids: Vec<u64> = (after + 1..=n_items).take(limit as usize).collect();
            let next = ids.last().map(|id| {
                Cursor { id: Some(MessageId::from(*id)), ..Cursor::default() }
            });
            let current = Some(Current { limit: Some(limit), count: None });
            Ok(Listing { data: ids, meta: Meta { next, current, ..Meta::default() } })
        });
        let pages: Vec<Listing<u64>> = block_on(walk.try_collect()).unwrap();
        let all: Vec<u64> = pages.into_iter().flat_map(|page| page.data).collect();
        prop_assert_eq!(all, (1..=n_items).collect::<Vec<_>>());
    }
}

#[test]
fn a_service_that_ignores_page_numbers_gives_its_page_once() {
    let pages = by_page(2, 1_000, |_| async { Ok(page_of(vec![1, 2], None)) });
    let pages: Vec<Listing<u64>> = block_on(pages.try_collect()).unwrap();
    assert_eq!(pages.len(), 1);
}

#[test]
fn a_list_without_end_is_an_error_and_not_a_loop() {
    let pages = by_page(1, 20, |page| async move { Ok(page_of(vec![u64::from(page)], None)) });
    let pages: Vec<Result<Listing<u64>, Error>> = block_on(pages.collect());
    assert_eq!(pages.len(), 21);
    let error = pages.last().unwrap().as_ref().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::BadAnswer { .. }), "{error}");
}

#[test]
fn a_cursor_that_stands_still_ends_the_walk() {
    let here = Cursor { id: Some(MessageId::from(7)), ..Cursor::default() };
    let next = here.clone();
    let walk = by_cursor(here, 1, 1_000, move |_| {
        let meta = Meta { next: Some(next.clone()), ..Meta::default() };
        async move { Ok(Listing { data: vec![7_u64], meta }) }
    });
    assert_eq!(block_on(walk.count()), 1);
}

#[test]
fn an_empty_list_is_one_empty_page() {
    let pages = by_page(10, 10, |_| async { Ok(page_of(Vec::new(), None)) });
    let pages: Vec<Listing<u64>> = block_on(pages.try_collect()).unwrap();
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0].data.len(), 0);
}

#[test]
fn an_error_ends_the_walk() {
    let pages = by_page(1, 10, |page| async move {
        if page == 2 {
            return Err(Error::new(ErrorKind::Timeout));
        }
        Ok(page_of(vec![u64::from(page)], None))
    });
    let pages: Vec<Result<Listing<u64>, Error>> = block_on(pages.collect());
    assert_eq!(pages.len(), 2);
    assert!(pages[1].is_err());
}
