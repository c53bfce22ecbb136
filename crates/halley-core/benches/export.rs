//! A million users written to a CSV file, against a bare loop that downloads the same pages from
//! the service and throws them away: what an export costs beside reading the users at all.
//!
//! The loop runs twice: with no distance at all, where it takes what the sandbox takes to write its
//! answers, and once with a service whose answers take a tenth of a second, as over a network. The
//! export reads what is kept on this computer, so distance is nothing to it.
//!
//! Prints one figure a line, `name value`, which `cargo xtask bench` reads. The list is on screen
//! when the export begins, as it is for a person, so its index is in memory.

#[path = "stage/stage.rs"]
mod stage;

use std::sync::Arc;
use std::time::{Duration, Instant};

use cometchat_api::AppId;
use cometchat_sandbox::{Fault, FaultPlan, Sandbox, SandboxConfig, Seed};
use halley_core::Event;
use halley_core::model::export::{ExportFormat, UserColumn};
use halley_core::model::gate::Selection;
use halley_core::model::job::{JobRequest, JobStage, JobTask};
use halley_core::model::people::IndexPhase;
use halley_core::model::user::{Shown, UserFilter, UsersQuery};

use crate::stage::{Bare, Stage, forget_peak, memory_kib};

const N_USERS: usize = 1_000_000;
const PER_PAGE: usize = 1_000;
const ROUNDS: usize = 3;
/// Comes by the tenth of a second, and a page is smaller than one such drop.
const A_TENTH_OF_A_SECOND: Fault = Fault::SlowDrip { bytes_per_sec: 20_000_000 };

#[tokio::main]
async fn main() {
    let config =
        SandboxConfig { seed: Seed::Demo, users: Some(N_USERS), ..SandboxConfig::default() };
    let sandbox = Arc::new(Sandbox::start(config.clone()).await.expect("loopback is there"));
    let large = sandbox.apps()[0].clone();
    let stage = Stage::new(&sandbox, &config, &large).await;
    let all = UserFilter { shown: Shown::All, ..UserFilter::default() };
    let shown = UsersQuery { filter: all.clone(), limit: 50, ..UsersQuery::default() };
    stage.console.users_list(&stage.app, shown.clone()).await.expect("a list");
    stage
        .heard
        .until(|event| match event {
            Event::IndexProgress { users, groups, .. } => {
                users.phase == IndexPhase::Ready && groups.phase == IndexPhase::Ready
            }
            _ => false,
        })
        .await;
    stage.console.users_list(&stage.app, shown).await.expect("a list");
    let (mut ours, mut bare, mut growth) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        bare.push(downloaded(&sandbox, &large).await);

        let columns = vec![
            UserColumn::Uid,
            UserColumn::Name,
            UserColumn::Role,
            UserColumn::Tags,
            UserColumn::Status,
            UserColumn::LastActiveAt,
            UserColumn::CreatedAt,
            UserColumn::DeactivatedAt,
        ];
        let request = JobRequest {
            app: stage.app.clone(),
            task: JobTask::UsersExport { format: ExportFormat::Csv, columns },
            selection: Selection::All { filter: all.clone(), except: Vec::new() },
        };
        let plan = stage.console.job_plan(&request).await.expect("a plan");
        let file = stage.folder.path().join(format!("people-{round}.csv"));
        let before = memory_kib("VmRSS:");
        forget_peak();
        let begun = Instant::now();
        stage.console.job_begin(&plan.id, "", Some(&file)).await.expect("it is begun");
        let job = stage.halted(&plan.id).await;
        ours.push(begun.elapsed());
        growth.push(memory_kib("VmHWM:").saturating_sub(before));
        assert_eq!(job.stage, JobStage::Done);
        assert!(job.tally.done as usize >= N_USERS * 9 / 10, "{:?}", job.tally);
        std::fs::remove_file(file).expect("the file");
    }
    ours.sort();
    bare.sort();
    let (ours, bare) = (ours[ROUNDS / 2], bare[ROUNDS / 2]);
    println!("export-ms {}", ours.as_millis());
    println!("bare-download-ms {}", bare.as_millis());
    println!("export-share {:.0}", 100.0 * bare.as_secs_f64() / ours.as_secs_f64());
    println!("export-growth-mib {}", growth.iter().max().copied().unwrap_or(0) / 1_024);
    sandbox.fail_next(FaultPlan::from(A_TENTH_OF_A_SECOND).on("/users").times(u32::MAX));
    let far = downloaded(&sandbox, &large).await;
    println!("far-bare-download-ms {}", far.as_millis());
    println!("far-export-share {:.0}", 100.0 * far.as_secs_f64() / ours.as_secs_f64());
}

/// Downloads all pages one after the other over one connection, and throws them away.
async fn downloaded(sandbox: &Arc<Sandbox>, app: &AppId) -> Duration {
    sandbox.clear_requests();
    let (address, app) = (Arc::clone(sandbox), app.clone());
    let took = tokio::task::spawn_blocking(move || {
        let (mut bare, begun) = (Bare::new(&address, &app), Instant::now());
        for page in 1..=N_USERS.div_ceil(PER_PAGE) {
            let path = format!(
                "/apps/{app}/v3/users?perPage={PER_PAGE}&page={page}&withDeactivated=true\
                 &withTags=true"
            );
            bare.send("GET", &path, "");
        }
        begun.elapsed()
    });
    let took = took.await.expect("the loop ends");
    sandbox.clear_requests();
    took
}
