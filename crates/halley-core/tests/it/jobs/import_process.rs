//! An import in a process of its own that is killed for good, as the system kills one.

use std::collections::HashSet;
use std::env::current_exe;
use std::fmt::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use cometchat_api::RateClass;
use cometchat_api::chat::users::ListUsers;
use cometchat_client::{Endpoints, Wall};
use cometchat_sandbox::SandboxConfig;
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

use super::{halted, uid};

const ROWS: usize = 3_000;
const KILLS: usize = 5;
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
        clock: Arc::new(Wall::new()),
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
    let mut text = String::from("uid,name\n");
    for n in 0..ROWS {
        writeln!(text, "{},Person {n}", uid(n)).expect("text grows");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_the_system_kills_loses_and_doubles_no_row() {
    let t = TestConsole::with(without_keychain()).await;
    // A life learns from the answers that it need not spread its requests over minutes.
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
    for _ in 0..KILLS {
        sandbox.clear_requests();
        let mut process = life(place.path());
        let patience = dice.random_range(1..9);
        while sandbox.requests().len() < patience {
            assert!(process.try_wait().unwrap().is_none(), "the import was over before its kill");
            tokio::task::yield_now().await;
        }
        // On Unix this is SIGKILL: no farewell, no flush.
        process.kill().unwrap();
        process.wait().unwrap();
    }
    assert!(life(place.path()).wait().unwrap().success(), "the last life reaches the end");

    let after = TestConsole::reopened(without_keychain(), sandbox, folder);
    after.console.vault_file_open(Passphrase(secret(PHRASE))).await.unwrap();
    let row = after.console.job_get(&job).await.unwrap();
    let all = ROWS as u32;
    let expected = JobTally { total: all, done: all, ..JobTally::default() };
    assert_eq!((row.stage, row.tally), (JobStage::Done, expected), "{:?}", row.problem);
    let service = after.service(&app);
    let mut there = HashSet::new();
    for page in 1..=4 {
        let list = ListUsers { per_page: Some(1_000), page: Some(page), ..ListUsers::default() };
        let users = service.send(list).await.unwrap().data;
        there.extend(users.into_iter().map(|user| user.uid.to_string()));
    }
    assert_eq!(there.len(), ROWS);
}
