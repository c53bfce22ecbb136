//! A fleet of 10,000 apps: how soon the store gives it after a start, and how much of the account's
//! allowance is used while it is read anew.
//!
//! Prints one figure a line, `name value`, which `cargo xtask bench` reads.

use std::sync::Arc;
use std::time::{Duration, Instant};

use cometchat_client::Wall;
use cometchat_sandbox::{Sandbox, SandboxConfig};
use halley_core::gate::policy::Policy;
use halley_core::model::connection::{ConnectAccount, Keep};
use halley_core::model::preferences::ProxyChoice;
use halley_core::testing::{Heard, SandboxHost, TestClipboard, endpoints};
use halley_core::vaults::KeychainChoice;
use halley_core::{Console, Parts};
use halley_vault::{Cost, MemoryVault};
use tempfile::TempDir;

const N_APPS: usize = 10_000;
const ROUNDS: usize = 7;
/// How long the fleet is read anew, again and again: the span in which the service counts.
const MEASURED: Duration = Duration::from_secs(60);

#[tokio::main]
async fn main() {
    let config = SandboxConfig { rate_limits: true, ..SandboxConfig::default() };
    let sandbox = Sandbox::start(config.clone()).await.expect("loopback is there");
    for number in 0..N_APPS {
        sandbox.create_app(&format!("Tenant {number}"), "eu");
    }
    let (folder, vault) = (TempDir::new().expect("a folder"), Arc::new(MemoryVault::new()));
    let console = opened(&sandbox, &config, &folder, &vault);
    let (key, secret) = sandbox.account();
    let request = ConnectAccount { name: "Bench".to_owned(), key, secret, keep: Keep::Keychain };
    let connection = console.connect_account(request).await.expect("the account answers").id;
    drop(console);

    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        let console = opened(&sandbox, &config, &folder, &vault);
        let begun = Instant::now();
        let fleet = console.fleet_list(&connection).await.expect("the fleet");
        let crossing = serde_json::to_vec(&fleet).expect("JSON");
        took.push(begun.elapsed());
        assert_eq!(fleet.apps.len(), N_APPS);
        assert!(crossing.len() > N_APPS);
    }
    took.sort();
    println!("fleet-store-ms {}", took[ROUNDS / 2].as_millis());

    let console = opened(&sandbox, &config, &folder, &vault);
    // The requests until here are of another minute.
    tokio::time::sleep(MEASURED).await;
    sandbox.clear_requests();
    let begun = Instant::now();
    while begun.elapsed() < MEASURED {
        let left = MEASURED.saturating_sub(begun.elapsed());
        let read = tokio::time::timeout(left, console.fleet_refresh(&connection)).await;
        if let Ok(fleet) = read {
            assert_eq!(fleet.expect("the fleet").apps.len(), N_APPS);
        }
    }
    let seen = sandbox.requests();
    let n_read = seen.iter().filter(|request| request.status == Some(200)).count();
    let n_refused = seen.iter().filter(|request| request.status == Some(429)).count();
    let permitted = f64::from(cometchat_api::limits::MANAGEMENT_PER_MINUTE);
    println!("fleet-refresh-share {:.1}", 100.0 * n_read as f64 / permitted);
    println!("fleet-refresh-429s {n_refused}");
}

fn opened(
    sandbox: &Sandbox,
    config: &SandboxConfig,
    folder: &TempDir,
    vault: &Arc<MemoryVault>,
) -> Console {
    Console::open(Parts {
        clipboard: Arc::new(TestClipboard::default()),
        clock: Arc::new(Wall::new()),
        cost: Cost { memory_kib: 64, passes: 1 },
        data_dir: folder.path().to_owned(),
        demo: Arc::new(SandboxHost(config.clone())),
        endpoints: Some(endpoints(sandbox)),
        events: Arc::new(Heard::default()),
        keychain: KeychainChoice::Given(Arc::clone(vault) as Arc<dyn halley_vault::Vault>),
        policy: Policy::default(),
        proxy: ProxyChoice::None,
    })
    .expect("a console")
}
