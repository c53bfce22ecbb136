//! What a person waits for while looking at an app's users, from the encrypted file.
//!
//! `cargo bench -p halley-store --bench search [-- users…]` prints a table for each size; 100,000
//! and 1,000,000 users where none is given. Times are milliseconds.

#[path = "search/fts.rs"]
mod fts;
#[path = "search/people.rs"]
mod people;
#[path = "search/table.rs"]
mod table;

use cometchat_api::{AppId, Secret};
use halley_store::{
    AppRow, Kind, PassPage, Shown, Store, UserFilter, UserRow, UserSort, UsersQuery,
};

use crate::people::{NEEDLES, person};
use crate::table::{Table, timed};

const N_MOST: usize = 1_000_000;
const SIZES: [usize; 2] = [100_000, N_MOST];
/// Rows of a page of the service.
const PAGE: usize = 1_000;
/// Rows on a screen.
const SCREEN: u32 = 50;
const N_APPS: usize = 10_000;

fn main() {
    // `cargo bench` adds `--bench`.
    let asked: Vec<usize> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    for n_users in if asked.is_empty() { SIZES.to_vec() } else { asked } {
        users(n_users);
    }
    fleet();
}

fn users(n_users: usize) {
    let folder = tempfile::tempdir().expect("a folder for the bench");
    let path = folder.path().join("halley.db");
    let key = Secret::new("0123456789abcdef".repeat(4));
    let app = AppId::new("bench");
    let people: Vec<UserRow> = (0..n_users).map(person).collect();
    let mut table = Table::new(&format!("{n_users} users"));

    let store = Store::open(&path, &key).expect("a new store").store;
    pass(&store, &app, &people, &mut table, "first sync: save a page of 1,000");
    pass(&store, &app, &people, &mut table, "next full sync: save a page of 1,000");
    drop(store);

    let store = Store::open(&path, &key).expect("the store again").store;
    let first = UsersQuery { limit: SCREEN, ..UsersQuery::default() };
    table.once("open the list after a start", || window(&store, &app, &first));
    table.many("show the first 50 again", 200, |_| window(&store, &app, &first));
    searches(&store, &app, &mut table);
    scrolling(&store, &app, n_users, &mut table);
    changes(&store, &app, &people, &mut table);
    // `cargo xtask bench` reads this line.
    if let (Some(p95), N_MOST) =
        (table.p95("search of three letters, first 50 by name and count"), n_users)
    {
        println!("search-three-letters-p95-ms {p95:.2}");
    }
    table.print();

    fts::compare(&folder.path().join("fts.db"), &key, &people);
}

/// Reads everything as a pass does, page by page.
fn pass(store: &Store, app: &AppId, people: &[UserRow], table: &mut Table, name: &str) {
    let state = store.index_pass_begin(app, Kind::Users, 0).expect("a pass");
    let mut pages = Vec::new();
    for (next_page, rows) in (2..).zip(people.chunks(PAGE)) {
        let page = PassPage { generation: state.generation, next_page, done: 0, total: None };
        pages.push(timed(|| store.users_save_page(app, rows, &page).expect("a saved page")));
    }
    table.add(name, pages);
    let end =
        timed(|| store.index_pass_end(app, Kind::Users, state.generation, 0).expect("an end"));
    table.add("end of a full sync", vec![end]);
}

fn window(store: &Store, app: &AppId, query: &UsersQuery) {
    let window = store.users_window(app, query).expect("a window");
    assert!(window.rows.len() <= query.limit as usize);
}

fn searched(search: &str) -> UserFilter {
    UserFilter { search: search.to_owned(), ..UserFilter::default() }
}

fn searches(store: &Store, app: &AppId, table: &mut Table) {
    for (name, needles) in NEEDLES {
        // More needles than answers are kept, so that each is looked for anew.
        table.many(&format!("search {name}, first 50 by name and count"), 100, |n| {
            let filter = searched(needles[n % needles.len()]);
            window(store, app, &UsersQuery { filter, limit: SCREEN, ..UsersQuery::default() });
        });
    }
    let orders = [UserSort::LastActiveAt, UserSort::CreatedAt, UserSort::Role, UserSort::Uid];
    for sort in orders {
        let first = UsersQuery { sort, limit: SCREEN, ..UsersQuery::default() };
        table.once(&format!("sort by {sort:?} the first time"), || window(store, app, &first));
    }
    table.many("search and filter by role and tag, by last activity", 100, |n| {
        let filter = UserFilter {
            roles: vec!["agent".to_owned()],
            tags: vec!["vip".to_owned()],
            ..searched(["an", "er", "sm", "ma", "on", "li"][n % 6])
        };
        let sort = UserSort::LastActiveAt;
        let query = UsersQuery { filter, sort, descending: true, limit: SCREEN, offset: 0 };
        window(store, app, &query);
    });
    table.many("roles and tags with counts", 20, |_| {
        store.users_facets(app, Shown::Active).expect("facets");
    });
}

fn scrolling(store: &Store, app: &AppId, n_users: usize, table: &mut Table) {
    let offset = |n: usize| (n * 7_919 * 131 % n_users) as u32;
    table.many("scroll to anywhere in all users", 200, |n| {
        let filter = UserFilter { shown: Shown::All, ..UserFilter::default() };
        let query =
            UsersQuery { filter, offset: offset(n), limit: SCREEN, ..UsersQuery::default() };
        window(store, app, &query);
    });
    table.many("scroll to anywhere in a search", 200, |n| {
        let filter = searched("an");
        let query =
            UsersQuery { filter, offset: offset(n) / 8, limit: SCREEN, ..UsersQuery::default() };
        window(store, app, &query);
    });
    table.once("all uids of a search for *select all*", || {
        let n_uids: usize = store
            .users_uids(app, &searched("an"))
            .expect("a stream")
            .map(|chunk| chunk.expect("a chunk").len())
            .sum();
        assert!(n_uids > 0);
    });
}

fn changes(store: &Store, app: &AppId, people: &[UserRow], table: &mut Table) {
    let first = UsersQuery { limit: SCREEN, ..UsersQuery::default() };
    table.many("rename one user and show the list again", 50, |n| {
        let renamed = UserRow { name: format!("Renamed {n}"), ..people[n * 37].clone() };
        store.users_save(app, &[renamed]).expect("a saved user");
        window(store, app, &first);
    });
    table.many("take in 1,000 changed users and show the list again", 10, |n| {
        let rows: Vec<UserRow> = people[n * PAGE..(n + 1) * PAGE]
            .iter()
            .map(|row| UserRow { name: format!("{} {n}", row.name), ..row.clone() })
            .collect();
        store.users_save(app, &rows).expect("saved users");
        window(store, app, &first);
    });
}

fn fleet() {
    let store = Store::in_memory().expect("a store");
    let apps: Vec<AppRow> = (0..N_APPS)
        .map(|n| AppRow {
            app: AppId::new(format!("app{n}")),
            name: format!("Tenant {n}"),
            region: "eu".to_owned(),
            raw: "{\"name\":\"Tenant\",\"region\":\"eu\",\"version\":3}".repeat(8),
            ..AppRow::default()
        })
        .collect();
    let mut table = Table::new(&format!("{N_APPS} apps"));
    table.once("save the fleet", || store.fleet_save("c", &apps, 0).expect("a saved fleet"));
    table.many("show the fleet", 20, |_| {
        assert_eq!(store.fleet("c").expect("a fleet").apps.len(), N_APPS);
    });
    table.print();
}
