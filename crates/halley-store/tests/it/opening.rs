use cometchat_api::Secret;
use halley_store::{ActivityFilter, AppMarks, Code, Opened, Outcome, Store, UsersQuery};

use crate::activity::change;
use crate::{app, key, user};

fn all() -> UsersQuery {
    UsersQuery { limit: 10, ..UsersQuery::default() }
}

#[test]
fn what_was_written_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new").join("halley.db");
    let Opened { store, set_aside, .. } = Store::open(&path, &key()).unwrap();
    assert_eq!(set_aside, None);
    store.users_save(&app(), &[user("anna", "Anna")]).unwrap();
    drop(store);
    let store = Store::open(&path, &key()).unwrap().store;
    assert_eq!(store.users_window(&app(), &all()).unwrap().rows[0].name, "Anna");
}

#[test]
fn a_copy_taken_while_it_is_open_holds_all_that_was_committed() {
    // What a kill leaves behind: the file and its log as they lie there.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    let store = Store::open(&path, &key()).unwrap().store;
    store.users_save(&app(), &[user("anna", "Anna")]).unwrap();
    let left = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), left.path().join(file.file_name())).unwrap();
    }
    let again = Store::open(&left.path().join("halley.db"), &key()).unwrap();
    assert_eq!(again.set_aside, None);
    assert_eq!(again.store.users_window(&app(), &all()).unwrap().total, 1);
    drop(store);
}

#[test]
fn another_key_is_refused_and_nothing_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    Store::open(&path, &key()).unwrap().store.users_save(&app(), &[user("a", "A")]).unwrap();
    let other = Secret::new("f".repeat(64));
    assert_eq!(Store::open(&path, &other).unwrap_err().code, Code::WrongKey);
    // Nor is the file taken for damaged when it is not known which key it was made with.
    std::fs::remove_file(folder.path().join("halley.db.fingerprint")).unwrap();
    assert_eq!(Store::open(&path, &other).unwrap_err().code, Code::WrongKey);
    let store = Store::open(&path, &key()).unwrap().store;
    assert_eq!(store.users_window(&app(), &all()).unwrap().total, 1);
}

#[test]
fn a_key_that_is_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    for text in ["", "short", &"x".repeat(64), "'; DROP TABLE users; --"] {
        let error = Store::open(&path, &Secret::new(text)).unwrap_err();
        assert_eq!(error.code, Code::WrongKey);
    }
    assert!(!path.exists());
}

#[test]
fn a_store_whose_key_is_lost_can_be_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    Store::open(&path, &key()).unwrap().store.users_save(&app(), &[user("a", "A")]).unwrap();
    let aside = Store::set_aside(&path).unwrap();
    let other = Secret::new("f".repeat(64));
    let store = Store::open(&path, &other).unwrap().store;
    assert_eq!(store.users_window(&app(), &all()).unwrap().total, 0);
    let old = Store::open(&aside, &key()).unwrap().store;
    assert_eq!(old.users_window(&app(), &all()).unwrap().total, 1);
}

#[test]
fn a_damaged_file_is_moved_aside_and_a_new_one_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    for (n, name) in (1..).zip(["halley.db.set-aside-1", "halley.db.set-aside-2"]) {
        Store::open(&path, &key()).unwrap().store.users_save(&app(), &[user("a", "A")]).unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[100..200].fill(n);
        std::fs::write(&path, &bytes).unwrap();
        let Opened { store, set_aside, .. } = Store::open(&path, &key()).unwrap();
        let aside = folder.path().join(name);
        assert_eq!(set_aside.as_deref(), Some(aside.as_path()));
        assert_eq!(std::fs::read(&aside).unwrap(), bytes, "what was there is kept as it was");
        assert_eq!(store.users_window(&app(), &all()).unwrap().total, 0);
    }
}

/// A store with much in it, damaged in its last quarter.
fn damaged(path: &std::path::Path) {
    let store = Store::open(path, &key()).unwrap().store;
    store
        .app_mark(&app(), &AppMarks { label: Some("production".into()), ..Default::default() })
        .unwrap();
    for n in 0..50 {
        store.activity_add(&change("userUpdate", &format!("Change {n}"))).unwrap();
    }
    let rows: Vec<_> = (0..10_000).map(|n| user(&format!("u{n}"), "Somebody")).collect();
    store.users_save(&app(), &rows).unwrap();
    drop(store);
    let mut bytes = std::fs::read(path).unwrap();
    let len = bytes.len();
    bytes[len / 4 * 3..].iter_mut().step_by(64).for_each(|byte| *byte ^= 0x55);
    std::fs::write(path, &bytes).unwrap();
}

#[test]
fn damage_met_while_reading_is_reported_and_repaired_by_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    damaged(&path);
    let opened = Store::open(&path, &key()).unwrap();
    assert_eq!(opened.set_aside, None, "the first pages are whole");
    let error = opened.store.users_window(&app(), &all()).unwrap_err();
    assert_eq!(error.code, Code::Damaged);
    drop(opened);
    let opened = Store::open(&path, &key()).unwrap();
    assert!(opened.set_aside.is_some());
    assert_eq!(opened.store.users_window(&app(), &all()).unwrap().total, 0);
}

#[test]
fn what_people_said_and_did_is_saved_from_a_damaged_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    damaged(&path);
    let store = Store::open(&path, &key()).unwrap().store;
    store.users_window(&app(), &all()).unwrap_err();
    drop(store);
    let Opened { store, n_rescued, .. } = Store::open(&path, &key()).unwrap();
    assert_eq!(n_rescued, 51);
    assert_eq!(store.app_marks(&app()).unwrap().label.as_deref(), Some("production"));
    let filter = ActivityFilter { search: "change 7".to_owned(), limit: 100, ..Default::default() };
    let found = store.activity_list(&filter).unwrap();
    assert_eq!((found.len(), found[0].id), (1, 8));
    let next = store.activity_add(&change("userUpdate", "After it")).unwrap();
    assert_eq!(next, 51, "later changes have greater ids");
}

#[test]
fn a_file_cut_short_is_moved_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    drop(Store::open(&path, &key()).unwrap());
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..1_000]).unwrap();
    assert!(Store::open(&path, &key()).unwrap().set_aside.is_some());
}

#[test]
fn nothing_that_was_written_can_be_read_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    let store = Store::open(&path, &key()).unwrap().store;
    store.users_save(&app(), &[user("needle-uid", "Needle Name")]).unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for text in ["needle-uid", "Needle Name", "CREATE TABLE", key().expose()] {
            let found = bytes.windows(text.len()).any(|window| window == text.as_bytes());
            assert!(!found, "{text} in {}", path.display());
        }
    }
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_the_file_and_its_log() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    let store = Store::open(&path, &key()).unwrap().store;
    store.users_save(&app(), &[user("a", "A")]).unwrap();
    for name in ["halley.db", "halley.db-wal"] {
        let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn an_unfinished_change_is_on_record_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    let store = Store::open(&path, &key()).unwrap().store;
    let id = store.activity_add(&change("userDelete", "Deletes Anna")).unwrap();
    // Never dropped, as a kill does not drop either.
    std::mem::forget(store);
    let store = Store::open(&path, &key()).unwrap().store;
    let listed = store.activity_list(&ActivityFilter { limit: 5, ..Default::default() }).unwrap();
    assert_eq!(listed[0].id, id);
    assert_eq!(listed[0].what.end.outcome, Outcome::Started);
}

#[tokio::test]
async fn async_code_calls_it_from_a_blocking_thread() {
    let store = crate::memory();
    let total = store
        .run(|store| {
            store.users_save(&app(), &[user("a", "A")])?;
            store.users_window(&app(), &all()).map(|window| window.total)
        })
        .await;
    assert_eq!(total.unwrap(), 1);
}

#[test]
fn many_threads_read_while_one_writes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("halley.db"), &key()).unwrap().store;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0..40 {
                store.users_save(&app(), &[user(&format!("u{n}"), "Somebody")]).unwrap();
            }
        });
        for _ in 0..6 {
            scope.spawn(|| {
                let mut seen = 0;
                while seen < 40 {
                    let total = store.users_window(&app(), &all()).unwrap().total;
                    assert!(total >= seen, "what was seen once stays");
                    seen = total;
                }
            });
        }
    });
}
