use halley_store::{
    Code, EndedItem, ItemEnd, ItemState, JobCounts, JobState, NewItem, NewJob, Store,
};
use proptest::prelude::any;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::{key, memory};

fn planned(id: &str) -> NewJob {
    NewJob {
        id: id.to_owned(),
        kind: "usersDeactivate".to_owned(),
        connection: "c1".to_owned(),
        app: Some("app-1".to_owned()),
        title: "Deactivates users".to_owned(),
        plan: "{}".to_owned(),
    }
}

fn items(n_items: usize) -> Vec<NewItem> {
    (1..=n_items).map(|n| NewItem { key: format!("u{n}"), payload: "{}".to_owned() }).collect()
}

fn end(seq: i64, state: ItemState) -> ItemEnd {
    ItemEnd { seq, state, result: None }
}

fn seqs(claimed: &[halley_store::JobItem]) -> Vec<i64> {
    claimed.iter().map(|item| item.seq).collect()
}

#[test]
fn items_are_claimed_once_in_their_sequence_while_the_job_runs() {
    let store = memory();
    store.job_add(&planned("j"), &items(2), 1).unwrap();
    store.job_items_add("j", &items(3)).unwrap();
    assert!(store.job_items_claim("j", 9).unwrap().is_empty(), "it does not run yet");
    store.job_set("j", JobState::Running, None, 2).unwrap();
    assert_eq!(seqs(&store.job_items_claim("j", 2).unwrap()), [1, 2]);
    assert_eq!(seqs(&store.job_items_claim("j", 2).unwrap()), [3, 4]);
    store.job_set("j", JobState::Paused, None, 3).unwrap();
    assert!(store.job_items_claim("j", 2).unwrap().is_empty(), "it is held");
    let failed = ItemEnd { result: Some("no such user".to_owned()), ..end(2, ItemState::Failed) };
    store.job_items_end("j", &[end(1, ItemState::Done), failed]).unwrap();
    let counts = JobCounts { waiting: 1, started: 2, done: 1, failed: 1, skipped: 0 };
    assert_eq!(store.job_counts("j").unwrap(), counts);
    let listed = store.job_items("j", Some(ItemState::Failed), 0, 10).unwrap();
    assert_eq!(listed[0].result.as_deref(), Some("no such user"));
    assert_eq!(store.job_items_retry("j").unwrap(), 1);
    assert_eq!(seqs(&store.job_items("j", Some(ItemState::Waiting), 0, 10).unwrap()), [2, 5]);
    assert_eq!(seqs(&store.job_items("j", None, 3, 10).unwrap()), [4, 5]);
}

#[test]
fn items_of_which_all_is_known_are_never_handed_out() {
    let store = memory();
    store.job_add(&planned("j"), &[], 1).unwrap();
    let item = |key: &str, state, result: Option<&str>| EndedItem {
        what: NewItem { key: key.to_owned(), payload: "{}".to_owned() },
        state,
        result: result.map(str::to_owned),
    };
    let all = [
        item("a", ItemState::Failed, Some("it is refused")),
        item("b", ItemState::Waiting, None),
        item("c", ItemState::Skipped, Some("it is so already")),
    ];
    store.job_items_put("j", &all).unwrap();
    store.job_set("j", JobState::Running, None, 2).unwrap();
    assert_eq!(seqs(&store.job_items_claim("j", 9).unwrap()), [2]);
    let refused = store.job_items("j", Some(ItemState::Failed), 0, 9).unwrap();
    assert_eq!(refused[0].result.as_deref(), Some("it is refused"));
    store.job_set("j", JobState::Cancelled, None, 3).unwrap();
    assert_eq!(store.job_items_put("j", &all).unwrap_err().code, Code::Conflict);
}

#[test]
fn an_item_ends_only_after_it_was_started_and_only_once() {
    let store = memory();
    store.job_add(&planned("j"), &items(2), 1).unwrap();
    store.job_set("j", JobState::Running, None, 2).unwrap();
    store.job_items_claim("j", 1).unwrap();
    let both = [end(1, ItemState::Done), end(2, ItemState::Done)];
    assert_eq!(store.job_items_end("j", &both).unwrap_err().code, Code::Conflict);
    assert_eq!(store.job_counts("j").unwrap().started, 1, "and then nothing is noted");
    store.job_items_end("j", &both[..1]).unwrap();
    assert_eq!(store.job_items_end("j", &both[..1]).unwrap_err().code, Code::Conflict);
}

#[test]
fn a_turn_notes_ends_and_hands_out_the_next_or_does_neither() {
    let store = memory();
    store.job_add(&planned("j"), &items(4), 1).unwrap();
    store.job_set("j", JobState::Running, None, 2).unwrap();
    assert_eq!(seqs(&store.job_items_turn("j", &[], 2).unwrap()), [1, 2]);
    let early = [end(1, ItemState::Done), end(3, ItemState::Done)];
    assert_eq!(store.job_items_turn("j", &early, 2).unwrap_err().code, Code::Conflict);
    let counts = store.job_counts("j").unwrap();
    assert_eq!((counts.waiting, counts.started, counts.done), (2, 2, 0));
    let ends = [end(1, ItemState::Done), end(2, ItemState::Failed)];
    assert_eq!(seqs(&store.job_items_turn("j", &ends, 2).unwrap()), [3, 4]);
    let counts = store.job_counts("j").unwrap();
    assert_eq!((counts.started, counts.done, counts.failed), (2, 1, 1));
}

#[test]
fn what_is_over_stays_over_and_only_that_can_be_removed() {
    let store = memory();
    store.job_add(&planned("j"), &items(1), 1).unwrap();
    assert_eq!(store.job_add(&planned("j"), &[], 1).unwrap_err().code, Code::Conflict);
    assert_eq!(store.job_remove("j").unwrap_err().code, Code::Conflict);
    store.job_set("j", JobState::Failed, Some("the key was revoked"), 5).unwrap();
    assert_eq!(store.job_set("j", JobState::Running, None, 6).unwrap_err().code, Code::Conflict);
    assert_eq!(store.job_items_add("j", &items(1)).unwrap_err().code, Code::Conflict);
    let job = store.job("j").unwrap().unwrap();
    assert!(job.state.is_over());
    assert_eq!((job.problem.as_deref(), job.updated_at), (Some("the key was revoked"), 5));
    store.job_remove("j").unwrap();
    assert_eq!(store.job("j").unwrap(), None);
    assert_eq!(store.job_counts("j").unwrap(), JobCounts::default());
}

#[test]
fn the_unfinished_are_listed_from_the_oldest_and_all_from_the_newest() {
    let store = memory();
    for (at, id) in (1..).zip(["a", "b", "c"]) {
        store.job_add(&planned(id), &[], at).unwrap();
    }
    store.job_set("b", JobState::Cancelled, None, 9).unwrap();
    let ids = |jobs: Vec<halley_store::Job>| -> String {
        jobs.into_iter().map(|job| job.what.id).collect()
    };
    assert_eq!(ids(store.jobs_unfinished().unwrap()), "ac");
    assert_eq!(ids(store.jobs_list(2).unwrap()), "cb");
}

#[test]
fn after_a_kill_the_journal_knows_what_was_begun() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("halley.db");
    let store = Store::open(&path, &key()).unwrap().store;
    store.job_add(&planned("j"), &items(5), 1).unwrap();
    store.job_set("j", JobState::Running, None, 2).unwrap();
    store.job_items_claim("j", 3).unwrap();
    store.job_items_end("j", &[end(1, ItemState::Done)]).unwrap();
    // Never dropped, as a kill does not drop either.
    std::mem::forget(store);
    let store = Store::open(&path, &key()).unwrap().store;
    assert_eq!(store.jobs_unfinished().unwrap()[0].state, JobState::Running);
    let open = store.job_items("j", Some(ItemState::Started), 0, 10).unwrap();
    assert_eq!(seqs(&open), [2, 3]);
    assert_eq!(seqs(&store.job_items_claim("j", 9).unwrap()), [4, 5]);
}

proptest! {
    #[test]
    fn however_it_is_driven_every_item_is_done_once(
        n_items in 0..40_usize,
        steps in proptest::collection::vec((1..9_u32, any::<bool>()), 1..40),
    ) {
        let store = memory();
        store.job_add(&planned("j"), &items(n_items), 1).unwrap();
        store.job_set("j", JobState::Running, None, 1).unwrap();
        let mut done = Vec::new();
        for (most, gives_back) in steps {
            let claimed = store.job_items_claim("j", most).unwrap();
            prop_assert!(claimed.len() <= most as usize);
            let state = if gives_back { ItemState::Waiting } else { ItemState::Done };
            let ends: Vec<ItemEnd> = claimed.iter().map(|item| end(item.seq, state)).collect();
            store.job_items_end("j", &ends).unwrap();
            if !gives_back {
                done.extend(seqs(&claimed));
            }
        }
        let counts = store.job_counts("j").unwrap();
        prop_assert_eq!(counts.done as usize, done.len());
        prop_assert_eq!((counts.done + counts.waiting) as usize, n_items);
        prop_assert!(done.is_sorted_by(|a, b| a < b));
    }
}

#[test]
fn a_job_that_is_done_opens_again_for_what_failed_and_for_nothing_else() {
    let store = memory();
    store.job_add(&planned("j"), &items(2), 1).unwrap();
    store.job_replan("j", "Deactivates 2 users", "{\"n\":2}", 2).unwrap();
    store.job_set("j", JobState::Running, None, 2).unwrap();
    store.job_items_claim("j", 2).unwrap();
    store.job_items_end("j", &[end(1, ItemState::Done), end(2, ItemState::Failed)]).unwrap();
    assert_eq!(store.job_reopen("j", 3).unwrap_err().code, Code::Conflict, "it still runs");
    store.job_set("j", JobState::Done, None, 3).unwrap();
    assert_eq!(store.job_replan("j", "", "", 4).unwrap_err().code, Code::Conflict);
    assert_eq!(store.job_reopen("j", 4).unwrap(), 1);
    let job = store.job("j").unwrap().unwrap();
    assert_eq!((job.state, job.what.title.as_str()), (JobState::Paused, "Deactivates 2 users"));
    assert_eq!(seqs(&store.job_items("j", Some(ItemState::Waiting), 0, 10).unwrap()), [2]);
}
