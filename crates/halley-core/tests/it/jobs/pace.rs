//! A job at full rate leaves the person's own clicks fast.

use std::time::Duration;

use cometchat_api::RateClass;
use cometchat_client::{Clock, Manual};
use cometchat_sandbox::SandboxConfig;
use halley_core::model::connection::AppRef;
use halley_core::model::job::JobStage;
use halley_core::testing::{Setup, TestConsole};

use super::{asked, crowd, everybody, role, uid, vip};
use crate::indexed;

/// A permit that a person may wait for at most.
const PATIENCE: Duration = Duration::from_millis(100);

/// Waits until the job has used up what it may and stands in the queue.
async fn at_its_limit(t: &TestConsole, app: &AppRef) {
    loop {
        let limits = t.console.rate_limits(app).await.expect("limits");
        if limits.iter().any(|limit| limit.waiting >= 16) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_person_reads_at_once_while_a_job_runs_at_full_rate() {
    let clock = Manual::held();
    let sandbox = SandboxConfig { rate_limits: true, ..SandboxConfig::default() };
    let t = TestConsole::with(Setup { clock: clock.clone(), sandbox, ..Setup::default() }).await;
    let app = t.app().await;
    crowd(&t, &app, 400).await;
    role(&t, &app, "vip").await;
    t.sandbox.set_allowance(RateClass::Standard, 600);
    indexed(&t, &app).await;
    let plan = t.console.job_plan(&asked(&app, vip(), everybody())).await.unwrap();
    assert!(plan.seconds.unwrap() > 40, "600 a minute, of which a tenth is for persons");
    t.console.job_begin(&plan.id, "400", None).await.unwrap();
    let mut longest = Duration::ZERO;
    for n in 0..25 {
        at_its_limit(&t, &app).await;
        let asked_at = clock.now();
        // The clock stands still: a read that waited for a permit would never come back.
        let who = uid(n);
        let read = t.console.user_get(&app, &who);
        let read = tokio::time::timeout(Duration::from_secs(20), read).await;
        read.expect("the person waited for the job").expect("the user");
        longest = longest.max(clock.now() - asked_at);
        clock.advance(Duration::from_millis(300));
    }
    assert!(longest < PATIENCE, "{longest:?}");
    let job = t.console.job_get(&plan.id).await.unwrap();
    assert_eq!(job.stage, JobStage::Running);
    assert!(job.tally.done > 50, "the job went on meanwhile: {:?}", job.tally);
}
