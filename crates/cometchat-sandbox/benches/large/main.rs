//! What a person waits for in an app with a million users: the start, a page, a search, and a
//! message to a group of a thousand who are connected.
//!
//! Told one figure a line, `name value`, for `cargo xtask bench sandbox`. The interest is in a few
//! figures and their ratio to a server that returns the same bytes from memory.

mod fan_out;

use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::get;
use cometchat_sandbox::{Sandbox, SandboxConfig, Seed};

const N_USERS: usize = 1_000_000;
const N_PAGES: u32 = 400;
const N_CONNECTIONS: u32 = 8;
const N_SEARCHES: u32 = 20;
const N_ROUNDS: usize = 5;

#[tokio::main]
async fn main() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let started = Instant::now();
    let config =
        SandboxConfig { seed: Seed::Demo, users: Some(N_USERS), ..SandboxConfig::default() };
    let sandbox = Sandbox::start(config).await.expect("loopback is there");
    tell("sandbox-start-s", started.elapsed().as_secs_f64());
    tell("sandbox-memory-mib", resident_mib());

    let app = sandbox.app(&sandbox.apps()[0]).expect("the first app is the large one");
    let base = sandbox.bases(&app.id).chat;
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let key = app.full_access.expose().to_owned();

    let ask = async |url: String| {
        let answer = http.get(url).header("apikey", &key).send().await.expect("an answer");
        answer.bytes().await.expect("a whole answer")
    };
    let mut slowest = Duration::ZERO;
    for prefix in ["a", "anna", "zz", "u", "user-99"] {
        let began = Instant::now();
        for page in 1..=N_SEARCHES {
            ask(format!("{base}/users?searchKey={prefix}&perPage=50&page={page}")).await;
        }
        slowest = slowest.max(began.elapsed() / N_SEARCHES);
    }
    tell("sandbox-search-ms", slowest.as_secs_f64() * 1_000.0);

    let page = ask(format!("{base}/users?perPage=1000&page=1")).await;
    let bare = Router::new().route("/", get(move || async move { page.clone() }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let bare_url = format!("http://{}/", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, bare).await });
    let mut rounds = Vec::new();
    for _ in 0..N_ROUNDS {
        let took = walk(|n| format!("{base}/users?perPage=1000&page={n}"), &key).await;
        let bare_took = walk(|n| format!("{bare_url}?{n}"), &key).await;
        rounds.push((took.as_secs_f64() * 1_000.0, bare_took.as_secs_f64() * 1_000.0));
    }
    tell("sandbox-list-first-ms", rounds[0].0);
    rounds.sort_by(|a, b| (a.1 / a.0).total_cmp(&(b.1 / b.0)));
    let (took, bare_took) = rounds[N_ROUNDS / 2];
    tell("sandbox-list-ms", took);
    tell("bare-list-ms", bare_took);
    tell("sandbox-list-share", 100.0 * bare_took / took);

    tell("sandbox-fan-out-p95-ms", fan_out::measure(&sandbox, &app, &http).await);
}

async fn walk(url_of: impl Fn(u32) -> String, key: &str) -> Duration {
    let began = Instant::now();
    let walks = (0..N_CONNECTIONS).map(|start| {
        let urls: Vec<_> =
            (start..N_PAGES).step_by(N_CONNECTIONS as usize).map(|n| url_of(n + 1)).collect();
        let key = key.to_owned();
        tokio::spawn(async move {
            let http = reqwest::Client::builder().no_proxy().build().expect("a client");
            for url in urls {
                let answer = http.get(url).header("apikey", &key).send().await;
                answer.expect("an answer").bytes().await.expect("a whole answer");
            }
        })
    });
    for walk in walks.collect::<Vec<_>>() {
        walk.await.expect("no panic");
    }
    began.elapsed()
}

fn tell(name: &str, value: f64) {
    println!("{name} {value:.3}");
}

/// Mebibytes this process holds, where the system tells.
fn resident_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(f64::NAN) / 1024.0
}
