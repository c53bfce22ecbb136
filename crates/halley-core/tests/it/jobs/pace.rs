//! A job at full rate leaves the person's own clicks fast.

use std::time::Duration;

use cometchat_api::RateClass;
use cometchat_client::{Clock, Manual};
use cometchat_sandbox::SandboxConfig;
use halley_core::model::connection::AppRef;
use halley_core::model::import::{ImportKind, ImportMapping};
use halley_core::model::job::JobStage;
use halley_core::testing::{Setup, TestConsole};

use super::{asked, crowd, everybody, role, uid, vip};
use crate::indexed;

/// A permit that a person may wait for at most.
const PATIENCE: Duration = Duration::from_millis(100);

/// Waits until the job has used up what it may and so many of its requests stand in the queue.
async fn at_its_limit(t: &TestConsole, app: &AppRef, n_waiting: u32) {
    loop {
        let limits = t.console.rate_limits(app).await.expect("limits");
        if limits.iter().any(|limit| limit.waiting >= n_waiting) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

/// An app with 400 users that allows 600 requests a minute, on a clock that stands still.
async fn slow_app() -> (TestConsole, AppRef) {
    let clock = Manual::held();
    let sandbox = SandboxConfig { rate_limits: true, ..SandboxConfig::default() };
    let t = TestConsole::with(Setup { clock, sandbox, ..Setup::default() }).await;
    let app = t.app().await;
    crowd(&t, &app, 400).await;
    t.sandbox.set_allowance(RateClass::Standard, 600);
    indexed(&t, &app).await;
    (t, app)
}

/// Reads users one after the other as a person would, while a job is at its limit.
async fn reads_at_once(t: &TestConsole, app: &AppRef, n_waiting: u32) {
    let mut longest = Duration::ZERO;
    for n in 0..25 {
        at_its_limit(t, app, n_waiting).await;
        let asked_at = t.clock.now();
        // The clock stands still: a read that waited for a permit would never come back.
        let who = uid(n);
        let read = t.console.user_get(app, &who);
        let read = tokio::time::timeout(Duration::from_secs(20), read).await;
        read.expect("the person waited for the job").expect("the user");
        longest = longest.max(t.clock.now() - asked_at);
        t.clock.advance(Duration::from_millis(300));
    }
    assert!(longest < PATIENCE, "{longest:?}");
}

#[tokio::test]
async fn a_person_reads_at_once_while_a_job_runs_at_full_rate() {
    let (t, app) = slow_app().await;
    role(&t, &app, "vip").await;
    let plan = t.console.job_plan(&asked(&app, vip(), everybody())).await.unwrap();
    assert!(plan.seconds.unwrap() > 40, "600 a minute, of which a tenth is for persons");
    t.console.job_begin(&plan.id, "400", None).await.unwrap();
    reads_at_once(&t, &app, 16).await;
    let job = t.console.job_get(&plan.id).await.unwrap();
    assert_eq!(job.stage, JobStage::Running);
    assert!(job.tally.done > 50, "the job went on meanwhile: {:?}", job.tally);
}

#[tokio::test]
async fn a_person_reads_at_once_while_an_import_changes_users_at_full_rate() {
    let (t, app) = slow_app().await;
    let rows: String = (0..400).map(|n| format!("{},Renamed {n}\n", uid(n))).collect();
    let path = t.folder.path().join("people.csv");
    std::fs::write(&path, format!("uid,name\n{rows}")).unwrap();
    let file = t.console.import_open(ImportKind::Users, &path).await.unwrap();
    let mapping = ImportMapping { columns: file.columns, guid: None };
    let plan = t.console.import_plan(&app, &file.id, &mapping).await.unwrap();
    t.console.job_begin(&plan.id, "400", None).await.unwrap();
    reads_at_once(&t, &app, 1).await;
    let job = t.console.job_get(&plan.id).await.unwrap();
    assert_eq!(job.stage, JobStage::Running);
    assert!(job.tally.done > 20, "the import went on meanwhile: {:?}", job.tally);
}
