//! An import of ten thousand rows in a process of its own that is killed for good two hundred
//! times, as the system kills one: no row is lost, none is doubled.

use std::collections::HashMap;
use std::env::current_exe;
use std::fmt::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use cometchat_api::RateClass;
use cometchat_api::chat::users::ListUsers;
use cometchat_client::{Endpoints, Manual};
use cometchat_sandbox::{Sandbox, SandboxConfig};
use halley_core::gate::policy::Policy;
use halley_core::model::connection::{AppRef, ConnectApp, Keep, Passphrase};
use halley_core::model::import::{ImportKind, ImportMapping};
use halley_core::model::job::{JobStage, JobTally};
use halley_core::model::preferences::ProxyChoice;
use halley_core::testing::{Heard, SandboxHost, Setup, TestClipboard, TestConsole, secret};
use halley_core::vaults::KeychainChoice;
use halley_core::{Console, Event, EventSink, Parts};
use halley_vault::Cost;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{halted, uid};

const ROWS: usize = 10_000;
const KILLS: usize = 200;
const IMPORT: &str = "/data_import/users";
/// Rows that may be on their way when a process is killed: two steps of two batches of fifty.
const CLAIMED: usize = 2 * 2 * 50;
const PHRASE: &str = "correct horse battery";
/// In the folder that a life starts in: which installation goes on with which job.
const LIFE: &str = "life.json";
const CHILD: &str = "jobs::import_process::a_life_goes_on_with_its_import_to_the_end";

fn without_keychain() -> Setup {
    let sandbox = SandboxConfig { rate_limits: true, ..SandboxConfig::default() };
    Setup { keychain: KeychainChoice::Absent, sandbox, ..Setup::default() }
}

/// What a killed process does: this test is started by the other one, in a folder that says what
/// to go on with. Started by anybody else it finds that nothing is to be gone on with.
#[tokio::test]
async fn a_life_goes_on_with_its_import_to_the_end() {
    let Ok(text) = std::fs::read(LIFE) else {
        let here = std::env::current_dir().expect("a folder");
        assert!(here.join("Cargo.toml").exists(), "started alone, in the folder of the crate");
        return;
    };
    let life: Value = serde_json::from_slice(&text).unwrap();
    let of = |name: &str| life[name].as_str().unwrap().to_owned();
    let heard = Arc::new(Heard::default());
    let console = Console::open(Parts {
        clipboard: Arc::new(TestClipboard::default()),
        clock: Arc::new(Manual::new()),
        cost: Cost { memory_kib: 64, passes: 1 },
        data_dir: of("data").into(),
        demo: Arc::new(SandboxHost(SandboxConfig::default())),
        endpoints: Some(Endpoints::on_this_computer(&of("service")).unwrap()),
        events: Arc::clone(&heard) as Arc<dyn EventSink>,
        keychain: KeychainChoice::Absent,
        policy: Policy::default(),
        proxy: ProxyChoice::None,
    })
    .unwrap();
    console.vault_file_open(Passphrase(secret(PHRASE))).await.unwrap();
    let job = of("job");
    console.job_go_on(&job).await.unwrap();
    let ended = heard.until(|event| match event {
        Event::JobProgress { job: told } => told.id == job && told.stage != JobStage::Running,
        _ => false,
    });
    let Event::JobProgress { job } = ended.await else { panic!("no job") };
    assert_eq!(job.stage, JobStage::Done, "{:?}", job.problem);
}

/// Starts the other test in a process of its own.
fn life(folder: &Path) -> Child {
    Command::new(current_exe().expect("this program"))
        .args(["--exact", CHILD])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("a process")
}

async fn begun(t: &TestConsole) -> (AppRef, String) {
    t.console.vault_file_open(Passphrase(secret(PHRASE))).await.unwrap();
    let made = t.sandbox.create_app("Acme Health", "eu");
    let request = ConnectApp {
        name: "Acme".to_owned(),
        app: made.id.to_string(),
        region: "eu".to_owned(),
        api_key: made.full_access,
        keep: Keep::File,
    };
    let connection = t.console.connect_app(request).await.unwrap().id;
    let app = AppRef { connection, app: made.id.to_string() };
    let mut text = String::from("uid,name,tags\n");
    for n in 0..ROWS {
        writeln!(text, "{},Person {n},\"a,b{}\"", uid(n), n % 7).expect("text grows");
    }
    let path = t.folder.path().join("people.csv");
    std::fs::write(&path, text).unwrap();
    let file = t.console.import_open(ImportKind::Users, &path).await.unwrap();
    let mapping = ImportMapping { columns: file.columns, guid: None };
    let plan = t.console.import_plan(&app, &file.id, &mapping).await.unwrap();
    t.console.job_begin(&plan.id, &ROWS.to_string(), None).await.unwrap();
    t.console.job_pause(&plan.id).await.unwrap();
    halted(t, &plan.id).await;
    (app, plan.id)
}

/// Counts how often each user was sent since the last look.
fn count(sandbox: &Sandbox, times: &mut HashMap<String, usize>) {
    let requests = sandbox.requests();
    sandbox.clear_requests();
    for request in requests.iter().filter(|request| request.template == IMPORT) {
        let users = request.body.as_ref().and_then(|body| body["users"].as_object());
        for uid in users.into_iter().flat_map(|users| users.keys()) {
            *times.entry(uid.clone()).or_default() += 1;
        }
    }
}

/// Kills a process after so many requests and a moment more.
async fn end(sandbox: &Sandbox, mut process: Child, (patience, moment): (usize, usize)) {
    let came = timeout(Duration::from_secs(60), sandbox.until_requests(patience)).await;
    came.expect("the import was over before its kill");
    for _ in 0..moment {
        tokio::task::yield_now().await;
    }
    // On Unix this is SIGKILL: no farewell, no flush.
    process.kill().unwrap();
    assert!(!process.wait().unwrap().success(), "the import was over before its kill");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_the_system_kills_two_hundred_times_loses_and_doubles_no_row() {
    let t = TestConsole::with(without_keychain()).await;
    for class in [RateClass::Core, RateClass::Import, RateClass::Standard] {
        t.sandbox.set_allowance(class, 1_000_000);
    }
    let (app, job) = begun(&t).await;
    // The lives go on in this installation's folder, so it must be closed here meanwhile.
    let TestConsole { console, sandbox, folder, .. } = t;
    drop(console);
    let data = folder.path();
    let place = tempfile::tempdir().unwrap();
    let life_of = json!({ "data": data, "service": sandbox.base(), "job": job });
    std::fs::write(place.path().join(LIFE), life_of.to_string()).unwrap();
    let mut dice = StdRng::seed_from_u64(9);
    let (mut times, mut places) = (HashMap::new(), Vec::new());
    count(&sandbox, &mut times);
    for kill in 0..KILLS {
        // The kills go along with the import, from its first rows to its last.
        let due = ROWS * kill / (KILLS + KILLS / 10);
        let patience = dice.random_range(0..if times.len() < due { 12 } else { 3 });
        let moment = dice.random_range(0..3_000);
        end(&sandbox, life(place.path()), (patience, moment)).await;
        count(&sandbox, &mut times);
        places.push(times.len());
    }
    let far = times.len();
    places.dedup();
    assert!(places.len() > 30 && far > ROWS / 2, "{} places, the last at {far}", places.len());
    assert!(life(place.path()).wait().unwrap().success(), "the last life reaches the end");
    count(&sandbox, &mut times);
    assert_eq!(times.len(), ROWS, "each was sent");
    let n_again: usize = times.values().map(|times| times - 1).sum();
    assert!(n_again <= KILLS * CLAIMED, "{n_again} were sent again");

    let after = TestConsole::reopened(without_keychain(), sandbox, folder);
    after.console.vault_file_open(Passphrase(secret(PHRASE))).await.unwrap();
    let row = after.console.job_get(&job).await.unwrap();
    let all = ROWS as u32;
    let expected = JobTally { total: all, done: all, ..JobTally::default() };
    assert_eq!((row.stage, row.tally), (JobStage::Done, expected), "{:?}", row.problem);
    let service = after.service(&app);
    let mut there = HashMap::new();
    for page in 1..=11 {
        let list = ListUsers { per_page: Some(1_000), page: Some(page), ..ListUsers::default() };
        let users = service.send(list).await.unwrap().data;
        there.extend(users.into_iter().map(|user| (user.uid.to_string(), user.name)));
    }
    assert_eq!(there.len(), ROWS);
    for n in 0..ROWS {
        assert_eq!(there.get(&uid(n)), Some(&format!("Person {n}")));
    }
}
