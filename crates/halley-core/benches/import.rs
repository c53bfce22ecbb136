//! A hundred thousand users brought in from a file: reading it, the share of the permitted rate
//! that is used, and the speed without limits beside a bare loop: with no distance at all, where the
//! loop takes what the sandbox takes, and with answers that take a tenth of a second, as over a
//! network.
//!
//! Prints one figure a line, `name value`, which `cargo xtask bench` reads. The sandbox answers all
//! from this process, so its work counts in both sides of the comparison.
//! `cargo bench -p halley-core --bench import -- parse` measures the reading alone, `-- limits`
//! the share of the rate, `-- speed` the speed without limits.

#[path = "stage/stage.rs"]
mod stage;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use cometchat_api::{AppId, RateClass};
use cometchat_sandbox::{Fault, FaultPlan, Sandbox, SandboxConfig};
use halley_core::model::import::{ImportKind, ImportMapping};
use halley_core::model::job::{JobPlan, JobStage};
use serde_json::{Map, Value, json};

use crate::stage::{Bare, Stage, forget_peak, memory_kib};

const ROWS: usize = 100_000;
const TOGETHER: usize = 50;
/// Connections that an import of new users has at work.
const CONNECTIONS: usize = 2;
/// Rows of the run with limits, which is far from its end when the time is over.
const LIMITED_ROWS: usize = 10_000;
/// How long the rate is measured, in real time.
const MEASURED: Duration = Duration::from_secs(120);
const ROUNDS: usize = 3;
/// Rows where each answer takes its time.
const FAR_ROWS: usize = 10_000;
/// Comes by the tenth of a second, and an answer is smaller than one such drop.
const A_TENTH_OF_A_SECOND: Fault = Fault::SlowDrip { bytes_per_sec: 20_000_000 };

#[tokio::main]
async fn main() {
    let only = std::env::args().find(|arg| matches!(arg.as_str(), "parse" | "limits" | "speed"));
    let wants = |part: &str| only.as_deref().is_none_or(|only| only == part);
    if wants("parse") {
        parse().await;
    }
    if wants("limits") {
        limited().await;
    }
    if wants("speed") {
        unlimited().await;
    }
}

fn person(n: usize) -> [String; 5] {
    [
        format!("user-{n:06}"),
        format!("Person Number {n}"),
        format!("https://example.com/pictures/{n}.png"),
        format!("team-{}, floor-{}", n % 40, n % 7),
        format!("{{\"employee\":{n},\"site\":\"north\"}}"),
    ]
}

const HEADS: [&str; 5] = ["uid", "name", "avatar", "tags", "metadata"];

fn csv(folder: &Path, rows: usize) -> PathBuf {
    let path = folder.join(format!("people-{rows}.csv"));
    let mut text = HEADS.join(",");
    text.push('\n');
    for n in 0..rows {
        let quoted = person(n).map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        writeln!(text, "{}", quoted.join(",")).expect("text grows");
    }
    std::fs::write(&path, text).expect("a file");
    path
}

fn xlsx(folder: &Path) -> PathBuf {
    let path = folder.join("people.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0_u16..).zip(HEADS) {
        sheet.write_string(0, column, head).expect("a cell");
    }
    for n in 0..ROWS {
        for (column, cell) in (0_u16..).zip(person(n)) {
            sheet.write_string(n as u32 + 1, column, cell).expect("a cell");
        }
    }
    book.save(&path).expect("a workbook");
    path
}

/// Reads a file and looks over every row, as the screen does.
async fn parse() {
    let sandbox = Sandbox::start(SandboxConfig::default()).await.expect("loopback is there");
    let app = sandbox.create_app("Bench", "eu").id;
    let stage = Stage::new(&sandbox, &SandboxConfig::default(), &app).await;
    for (name, path) in [
        ("import-csv-parse-ms", csv(stage.folder.path(), ROWS)),
        ("import-xlsx-parse-ms", xlsx(stage.folder.path())),
    ] {
        let mut took = Vec::new();
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            let file = stage.console.import_open(ImportKind::Users, &path).await.expect("a file");
            let mapping = ImportMapping { columns: file.columns, guid: None };
            let seen = stage.console.import_preview(&file.id, &mapping).await.expect("a preview");
            took.push(begun.elapsed());
            assert_eq!((seen.total as usize, seen.wrong), (ROWS, 0));
        }
        took.sort();
        println!("{name} {}", took[ROUNDS / 2].as_millis());
    }
    let before = memory_kib("VmRSS:");
    forget_peak();
    planned(&stage, ROWS).await;
    println!("import-growth-mib {}", memory_kib("VmHWM:").saturating_sub(before) / 1_024);
}

async fn planned(stage: &Stage, rows: usize) -> JobPlan {
    let path = csv(stage.folder.path(), rows);
    let file = stage.console.import_open(ImportKind::Users, &path).await.expect("a file");
    let mapping = ImportMapping { columns: file.columns, guid: None };
    stage.console.import_plan(&stage.app, &file.id, &mapping).await.expect("a plan")
}

/// Imports with the documented limits on, for a while, and counts what the sandbox saw.
async fn limited() {
    let config = SandboxConfig { rate_limits: true, ..SandboxConfig::default() };
    let sandbox = Sandbox::start(config.clone()).await.expect("loopback is there");
    let app = sandbox.create_app("Bench", "eu").id;
    let stage = Stage::new(&sandbox, &config, &app).await;
    let plan = planned(&stage, LIMITED_ROWS).await;
    sandbox.clear_requests();
    stage.console.job_begin(&plan.id, &LIMITED_ROWS.to_string(), None).await.expect("it is begun");
    let begun = Instant::now();
    tokio::time::sleep(MEASURED).await;
    let (seen, spent) = (sandbox.requests(), begun.elapsed());
    stage.console.job_stop(&plan.id).await.expect("it is stopped");
    let imports = seen.iter().filter(|request| request.template.starts_with("/data_import/"));
    let n_sent = imports.clone().filter(|request| request.status == Some(200)).count();
    let n_refused = seen.iter().filter(|request| request.status == Some(429)).count();
    let permitted =
        f64::from(cometchat_api::limits::IMPORT_PER_MINUTE) * spent.as_secs_f64() / 60.0;
    println!("import-share {:.1}", 100.0 * n_sent as f64 / permitted);
    println!("import-429s {n_refused}");
}

/// Imports without limits worth the name, and posts the same bodies in a bare loop.
async fn unlimited() {
    let config = SandboxConfig { rate_limits: true, ..SandboxConfig::default() };
    let sandbox = Arc::new(Sandbox::start(config.clone()).await.expect("loopback is there"));
    sandbox.set_allowance(RateClass::Import, 10_000_000);
    compared("", ROWS, &sandbox, &config).await;
    sandbox
        .fail_next(FaultPlan::from(A_TENTH_OF_A_SECOND).on("/data_import/users").times(u32::MAX));
    compared("far-", FAR_ROWS, &sandbox, &config).await;
}

/// Takes the middle of several rounds of both and prints the figures.
async fn compared(name: &str, rows: usize, sandbox: &Arc<Sandbox>, config: &SandboxConfig) {
    let bodies: Arc<Vec<String>> = Arc::new((0..rows / TOGETHER).map(body).collect());
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let app = sandbox.create_app("Bench", "eu").id;
        let (address, all) = (Arc::clone(sandbox), Arc::clone(&bodies));
        let took = tokio::task::spawn_blocking(move || posted(&address, &app, &all)).await;
        bare.push(took.expect("the loop ends"));
        sandbox.clear_requests();

        let app = sandbox.create_app("Bench", "eu").id;
        let stage = Stage::new(sandbox, config, &app).await;
        let plan = planned(&stage, rows).await;
        let begun = Instant::now();
        stage.console.job_begin(&plan.id, &rows.to_string(), None).await.expect("it is begun");
        let job = stage.halted(&plan.id).await;
        ours.push(begun.elapsed());
        assert_eq!((job.stage, job.tally.done as usize), (JobStage::Done, rows));
        sandbox.clear_requests();
    }
    ours.sort();
    bare.sort();
    let (ours, bare) = (ours[ROUNDS / 2].as_secs_f64(), bare[ROUNDS / 2].as_secs_f64());
    println!("{name}import-rows-per-s {:.0}", rows as f64 / ours);
    println!("{name}bare-import-rows-per-s {:.0}", rows as f64 / bare);
    println!("{name}import-speed-share {:.0}", 100.0 * bare / ours);
}

/// The body of one request, as an import sends it.
fn body(chunk: usize) -> String {
    let users: Map<String, Value> = (chunk * TOGETHER..(chunk + 1) * TOGETHER)
        .map(|n| {
            let [uid, name, avatar, tags, metadata] = person(n);
            let tags: Vec<&str> = tags.split(", ").collect();
            let metadata: Value = serde_json::from_str(&metadata).expect("JSON");
            let user = json!({
                "uid": uid, "name": name, "avatar": avatar, "tags": tags, "metadata": metadata,
            });
            (uid, user)
        })
        .collect();
    json!({ "users": users }).to_string()
}

/// Posts all bodies over as many connections as the import uses.
fn posted(sandbox: &Sandbox, app: &AppId, bodies: &[String]) -> Duration {
    let path = format!("/apps/{app}/v3/data_import/users");
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for first in 0..CONNECTIONS {
            let path = &path;
            scope.spawn(move || {
                let mut bare = Bare::new(sandbox, app);
                for body in bodies.iter().skip(first).step_by(CONNECTIONS) {
                    bare.send("POST", path, body);
                }
            });
        }
    });
    begun.elapsed()
}
