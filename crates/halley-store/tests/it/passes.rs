use halley_store::{Code, Kind, PassPage, Store, UserFilter, UserRow};

use crate::{app, key, memory, user};

const USERS: Kind = Kind::Users;

fn page(generation: i64, next_page: u32, done: u32) -> PassPage {
    PassPage { generation, next_page, done, total: Some(4) }
}

fn count(store: &Store) -> u32 {
    store.users_count(&app(), &UserFilter::default()).unwrap()
}

#[test]
fn a_pass_drops_what_it_did_not_see_and_keeps_what_was_written_meanwhile() {
    let store = memory();
    store.users_save(&app(), &[user("gone", "Gone"), user("stays", "Stays")]).unwrap();
    let pass = store.index_pass_begin(&app(), USERS, 100).unwrap();
    assert_eq!((pass.generation, pass.next_page, pass.running), (1, 1, true));
    let saved = store.users_save_page(&app(), &[user("stays", "Stays")], &page(1, 2, 1)).unwrap();
    assert_eq!((saved.added, saved.renewed), (0, 1));
    store.users_save(&app(), &[user("new", "Made by hand")]).unwrap();
    assert_eq!(count(&store), 3, "nothing goes before the pass has ended");
    assert_eq!(store.index_pass_end(&app(), USERS, 1, 200).unwrap(), 1);
    assert_eq!(store.user(&app(), "gone").unwrap(), None);
    assert_eq!(count(&store), 2);
    let state = store.index_state(&app(), USERS).unwrap();
    assert_eq!((state.running, state.full_at, state.delta_at), (false, Some(200), Some(100)));
}

#[test]
fn a_pass_goes_on_after_a_kill_at_a_page_that_reached_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    let store = Store::open(&path, &key()).unwrap().store;
    store.index_pass_begin(&app(), USERS, 100).unwrap();
    let all: Vec<_> = (0..20).map(|n| user(&format!("u{n:02}"), "Name")).collect();
    let save = |store: &Store, n: u32| {
        let rows = std::slice::from_ref(&all[n as usize]);
        store.users_save_page(&app(), rows, &page(1, n + 2, n + 1)).unwrap();
    };
    (0..11).for_each(|n| save(&store, n));
    assert_eq!(count(&store), 11, "what waits for the disk is read all the same");
    (11..20).for_each(|n| save(&store, n));
    // What a kill would leave behind now.
    let left = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        std::fs::copy(file.path(), left.path().join(file.file_name())).unwrap();
    }
    let store = Store::open(&left.path().join("halley.db"), &key()).unwrap().store;
    let pass = store.index_pass_begin(&app(), USERS, 300).unwrap();
    assert_eq!((pass.generation, pass.started_at), (1, Some(100)));
    assert_eq!(count(&store), pass.done, "pages and progress reach the disk together");
    assert!((12..=20).contains(&pass.done) && pass.next_page == pass.done + 1, "{pass:?}");
    (pass.done..20).for_each(|n| save(&store, n));
    assert_eq!(store.index_pass_end(&app(), USERS, 1, 400).unwrap(), 0);
    assert_eq!(count(&store), 20);
}

#[test]
fn a_page_of_a_pass_that_was_given_up_is_refused_whole() {
    let store = memory();
    store.index_pass_begin(&app(), USERS, 1).unwrap();
    assert_eq!(store.index_pass_restart(&app(), USERS, 2).unwrap().generation, 2);
    let late = store.users_save_page(&app(), &[user("a", "A")], &page(1, 2, 1)).unwrap_err();
    assert_eq!(late.code, Code::Conflict);
    assert_eq!(count(&store), 0);
    assert_eq!(store.index_pass_end(&app(), USERS, 1, 3).unwrap_err().code, Code::Conflict);
}

#[test]
fn reading_changes_moves_the_mark_forward_only() {
    let store = memory();
    store.index_pass_begin(&app(), USERS, 100).unwrap();
    store.index_pass_end(&app(), USERS, 1, 110).unwrap();
    store.index_delta_end(&app(), USERS, 150).unwrap();
    store.index_delta_end(&app(), USERS, 120).unwrap();
    assert_eq!(store.index_state(&app(), USERS).unwrap().delta_at, Some(150));
    assert_eq!(store.index_pass_begin(&app(), USERS, 200).unwrap().generation, 2);
}

#[test]
fn a_list_looked_at_during_a_pass_grows_with_it_in_order() {
    let store = memory();
    store.index_pass_begin(&app(), USERS, 1).unwrap();
    let name = |n: u32| format!("{:05}", (n * 7_919) % 10_007);
    for pages in 1..=10 {
        let rows: Vec<UserRow> =
            ((pages - 1) * 300..pages * 300).map(|n| user(&format!("u{n}"), &name(n))).collect();
        store.users_save_page(&app(), &rows, &page(1, pages + 1, pages * 300)).unwrap();
        let query = halley_store::UsersQuery { limit: 5_000, ..Default::default() };
        let window = store.users_window(&app(), &query).unwrap();
        assert_eq!(window.total, pages * 300);
        assert!(window.rows.is_sorted_by_key(|row| row.name.clone()));
        assert_eq!(window.rows.len(), window.total as usize);
    }
}
