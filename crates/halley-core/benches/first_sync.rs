//! The first reading of an app's people, against a bare loop that only downloads the same pages.
//!
//! Measured twice: with no distance at all, where the loop takes what the sandbox takes to write its
//! answers; and with a service whose answers take a tenth of a second, as over a network.
//!
//! Prints one figure a line, `name value`, which `cargo xtask bench` reads. The sandbox answers
//! both from this process, so its work counts in both.

#[path = "stage/stage.rs"]
#[allow(dead_code, reason = "other benches use the rest")]
mod stage;

use std::sync::Arc;
use std::time::{Duration, Instant};

use cometchat_api::AppId;
use cometchat_sandbox::{Fault, FaultPlan, Sandbox, SandboxConfig, Seed};
use halley_core::Event;
use halley_core::model::people::IndexPhase;
use halley_core::model::user::UsersQuery;

use crate::stage::{Bare, Stage, forget_peak, memory_kib};

const N_USERS: usize = 100_000;
const N_ROUNDS: usize = 3;
const PER_PAGE: usize = 1_000;
/// Comes by the tenth of a second, and a page is smaller than one such drop.
const A_TENTH_OF_A_SECOND: Fault = Fault::SlowDrip { bytes_per_sec: 20_000_000 };

#[tokio::main]
async fn main() {
    let config =
        SandboxConfig { seed: Seed::Demo, users: Some(N_USERS), ..SandboxConfig::default() };
    let sandbox = Arc::new(Sandbox::start(config.clone()).await.expect("loopback is there"));
    let large = sandbox.apps()[0].clone();
    measure("", &sandbox, &config, &large).await;
    sandbox.fail_next(FaultPlan::from(A_TENTH_OF_A_SECOND).on("/users").times(u32::MAX));
    measure("far-", &sandbox, &config, &large).await;
}

/// Takes the middle of several rounds of both and prints the figures.
async fn measure(name: &str, sandbox: &Arc<Sandbox>, config: &SandboxConfig, large: &AppId) {
    let (mut bare, mut sync, mut growth) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..N_ROUNDS {
        let (address, app) = (Arc::clone(sandbox), large.clone());
        let took = tokio::task::spawn_blocking(move || download(&address, &app)).await;
        bare.push(took.expect("the loop ends"));
        let (took, grown) = read(sandbox, config, large).await;
        sync.push(took);
        growth.push(grown);
    }
    bare.sort();
    sync.sort();
    let (bare, sync) = (bare[N_ROUNDS / 2], sync[N_ROUNDS / 2]);
    println!("{name}bare-loop-ms {}", bare.as_millis());
    println!("{name}first-sync-ms {}", sync.as_millis());
    println!("{name}first-sync-ratio {:.2}", sync.as_secs_f64() / bare.as_secs_f64());
    println!("{name}first-sync-growth-mib {}", growth.iter().max().copied().unwrap_or(0) / 1_024);
}

/// Reads an app's people into a new installation; the growth is that of the process, in KiB.
async fn read(sandbox: &Sandbox, config: &SandboxConfig, app: &AppId) -> (Duration, u64) {
    let Stage { console, app, heard, folder: _folder } = Stage::new(sandbox, config, app).await;
    let before = memory_kib("VmRSS:");
    forget_peak();
    let begun = Instant::now();
    console.users_list(&app, UsersQuery::default()).await.expect("a list");
    heard
        .until(|event| match event {
            Event::IndexProgress { users, groups, .. } => {
                users.phase == IndexPhase::Ready && groups.phase == IndexPhase::Ready
            }
            _ => false,
        })
        .await;
    let took = begun.elapsed();
    let page = console.users_list(&app, UsersQuery::default()).await.expect("a list");
    assert!(page.total as usize >= N_USERS * 9 / 10, "only {} users came", page.total);
    (took, memory_kib("VmHWM:").saturating_sub(before))
}

/// Downloads the same pages one after the other over one connection, and throws them away.
fn download(sandbox: &Sandbox, app: &AppId) -> Duration {
    let begun = Instant::now();
    let mut bare = Bare::new(sandbox, app);
    for page in 1..=N_USERS.div_ceil(PER_PAGE) {
        let path = format!(
            "/apps/{app}/v3/users?perPage={PER_PAGE}&page={page}&withDeactivated=true&withTags=true"
        );
        bare.send("GET", &path, "");
    }
    begun.elapsed()
}
