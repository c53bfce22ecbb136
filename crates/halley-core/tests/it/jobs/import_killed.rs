//! An import of ten thousand rows that is killed two hundred times: none is lost, none is doubled.

use std::collections::HashMap;
use std::fmt::Write;
use std::time::Duration;

use cometchat_api::chat::users::ListUsers;
use halley_core::model::connection::AppRef;
use halley_core::model::import::{ImportKind, ImportMapping};
use halley_core::model::job::{JobStage, JobTally};
use halley_core::testing::{Setup, TestConsole};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::runtime::{Builder, Runtime};

use super::{halted, uid};

const ROWS: usize = 10_000;
const KILLS: usize = 200;
const IMPORT: &str = "/data_import/users";
/// Rows that may be on their way when Halley is killed.
const CLAIMED: usize = 2 * 2 * 50;

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// Plans the import, begins it and holds it at once.
async fn begun(t: &TestConsole) -> (AppRef, String) {
    let app = t.app().await;
    let mut text = String::from("uid,name,tags\n");
    for n in 0..ROWS {
        writeln!(text, "{},Person {n},\"a,b{}\"", uid(n), n % 7).expect("text grows");
    }
    let path = t.folder.path().join("people.csv");
    std::fs::write(&path, text).expect("a file");
    let file = t.console.import_open(ImportKind::Users, &path).await.unwrap();
    let mapping = ImportMapping { columns: file.columns, guid: None };
    let plan = t.console.import_plan(&app, &file.id, &mapping).await.unwrap();
    t.console.job_begin(&plan.id, &ROWS.to_string(), None).await.unwrap();
    t.console.job_pause(&plan.id).await.unwrap();
    halted(t, &plan.id).await;
    (app, plan.id)
}

/// Requests of data import since the last look.
fn imports(t: &TestConsole) -> usize {
    t.sandbox.requests().iter().filter(|request| request.template == IMPORT).count()
}

/// Counts how often each user was sent since the last look.
fn count(t: &TestConsole, times: &mut HashMap<String, usize>) {
    let requests = t.sandbox.requests();
    t.sandbox.clear_requests();
    for request in requests.iter().filter(|request| request.template == IMPORT) {
        let users = request.body.as_ref().and_then(|body| body["users"].as_object());
        for uid in users.into_iter().flat_map(|users| users.keys()) {
            *times.entry(uid.clone()).or_default() += 1;
        }
    }
}

/// Starts Halley, goes on with the job, and kills Halley after so many requests and a few steps
/// more; gives how far the job was before.
fn live(
    t: TestConsole,
    job: &str,
    (patience, few): (usize, usize),
    setup: Setup,
) -> (TestConsole, JobTally, bool) {
    let life = runtime();
    let (t, tally, is_over) = life.block_on(async {
        let t = t.restarted(setup);
        let row = t.console.job_get(job).await.unwrap();
        if row.stage == JobStage::Done {
            return (t, row.tally, true);
        }
        t.console.job_go_on(job).await.unwrap();
        while imports(&t) < patience {
            if t.console.job_get(job).await.unwrap().stage != JobStage::Running {
                break;
            }
            tokio::task::yield_now().await;
        }
        for _ in 0..few {
            tokio::task::yield_now().await;
        }
        (t, row.tally, false)
    });
    // Tasks end where they stand, without a farewell; what the disk has begun, it ends.
    life.shutdown_timeout(Duration::from_secs(30));
    (t, tally, is_over)
}

#[test]
fn an_import_killed_at_two_hundred_points_loses_and_doubles_no_row() {
    let (world, setup) = (runtime(), Setup::default());
    let mut dice = StdRng::seed_from_u64(4);
    let mut times = HashMap::new();
    let (mut t, app, job) = world.block_on(async {
        let t = TestConsole::with(setup.clone()).await;
        let (app, job) = begun(&t).await;
        (t, app, job)
    });
    count(&t, &mut times);
    let (mut far, mut n_apart) = (0, 0);
    for kill in 0..KILLS {
        // The kills go along with the import, from its first rows to its last.
        let due = ROWS * kill / (KILLS + KILLS / 10);
        let patience = dice.random_range(0..if far < due { 12 } else { 4 });
        let few = dice.random_range(0..300);
        let (after, tally, is_over) = live(t, &job, (patience, few), setup.clone());
        assert!(!is_over, "the import was over before kill {kill}");
        n_apart += usize::from(tally.done as usize > far);
        (t, far) = (after, tally.done as usize);
        count(&t, &mut times);
    }
    assert!(n_apart > 30 && far > ROWS / 2, "{n_apart} different places, the last at {far}");
    let (after, ..) = live(t, &job, (usize::MAX, 0), setup.clone());
    count(&after, &mut times);
    world.block_on(async {
        let t = after.restarted(setup);
        let row = t.console.job_get(&job).await.unwrap();
        let expected = JobTally { total: 10_000, done: 10_000, ..JobTally::default() };
        assert_eq!((row.stage, row.tally), (JobStage::Done, expected), "{:?}", row.problem);
        let service = t.service(&app);
        let mut there = HashMap::new();
        for page in 1..=11 {
            let list =
                ListUsers { per_page: Some(1_000), page: Some(page), ..ListUsers::default() };
            let users = service.send(list).await.unwrap().data;
            there.extend(users.into_iter().map(|user| (user.uid.to_string(), user.name)));
        }
        assert_eq!(there.len(), ROWS);
        for n in 0..ROWS {
            assert_eq!(there.get(&uid(n)), Some(&format!("Person {n}")));
        }
    });
    assert_eq!(times.len(), ROWS, "each was sent");
    let n_again: usize = times.values().map(|times| times - 1).sum();
    assert!(n_again <= KILLS * CLAIMED, "{n_again} were sent again");
}
