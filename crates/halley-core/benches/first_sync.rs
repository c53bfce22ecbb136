//! The first reading of an app's people, against a bare loop that only downloads the same pages.
//!
//! Measured twice: with no distance at all, where the loop takes what the sandbox takes to write its
//! answers; and with a service whose answers take a tenth of a second, as over a network.
//!
//! Prints one figure a line, `name value`, which `cargo xtask bench` reads. The sandbox answers
//! both from this process, so its work counts in both.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cometchat_api::AppId;
use cometchat_client::Wall;
use cometchat_sandbox::{Fault, FaultPlan, Sandbox, SandboxConfig, Seed};
use halley_core::gate::policy::Policy;
use halley_core::model::connection::{AppRef, ConnectAccount, Keep};
use halley_core::model::people::IndexPhase;
use halley_core::model::preferences::ProxyChoice;
use halley_core::model::user::UsersQuery;
use halley_core::testing::{Heard, SandboxHost, TestClipboard, endpoints};
use halley_core::vaults::KeychainChoice;
use halley_core::{Console, Event, Parts};
use halley_vault::{Cost, MemoryVault};
use tempfile::TempDir;

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
    let folder = TempDir::new().expect("a folder");
    let heard = Arc::new(Heard::default());
    let console = Console::open(Parts {
        clipboard: Arc::new(TestClipboard::default()),
        clock: Arc::new(Wall::new()),
        cost: Cost { memory_kib: 64, passes: 1 },
        data_dir: folder.path().to_owned(),
        demo: Arc::new(SandboxHost(config.clone())),
        endpoints: Some(endpoints(sandbox)),
        events: Arc::clone(&heard) as Arc<dyn halley_core::EventSink>,
        keychain: KeychainChoice::Given(Arc::new(MemoryVault::new())),
        policy: Policy::default(),
        proxy: ProxyChoice::None,
    })
    .expect("a console");
    let (key, secret) = sandbox.account();
    let request = ConnectAccount { name: String::new(), key, secret, keep: Keep::Session };
    let connection = console.connect_account(request).await.expect("the account answers").id;
    let app = AppRef { connection, app: app.to_string() };
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
    let access = sandbox.app(app).expect("the app");
    let begun = Instant::now();
    let socket = TcpStream::connect(sandbox.address()).expect("a connection");
    socket.set_nodelay(true).expect("a socket");
    let mut answer = BufReader::new(socket.try_clone().expect("a socket"));
    for page in 1..=N_USERS.div_ceil(PER_PAGE) {
        write!(
            &socket,
            "GET /apps/{app}/v3/users?perPage={PER_PAGE}&page={page}&withDeactivated=true\
             &withTags=true HTTP/1.1\r\nHost: {}\r\napikey: {}\r\n\r\n",
            sandbox.address(),
            access.full_access.expose()
        )
        .expect("a request");
        let mut length = 0;
        loop {
            let mut line = String::new();
            answer.read_line(&mut line).expect("a head");
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().expect("a length");
            }
            if line.trim().is_empty() {
                break;
            }
        }
        if length > 0 {
            answer.read_exact(&mut vec![0; length]).expect("a body");
        } else {
            while chunk(&mut answer) > 0 {}
        }
    }
    begun.elapsed()
}

/// Reads a part of an answer that comes in parts, and says how long it was.
fn chunk(answer: &mut impl BufRead) -> usize {
    let mut line = String::new();
    answer.read_line(&mut line).expect("a length");
    let length = usize::from_str_radix(line.trim(), 16).expect("a length");
    answer.read_exact(&mut vec![0; length + 2]).expect("a part");
    length
}

/// A figure of this process by the kernel's word; 0 where the system tells none.
fn memory_kib(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Has the kernel measure the peak anew; elsewhere the peak is not known at all.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}
