//! What a person waits for in an app with a million users: the start, a page, a search.
//!
//! Printed as a table, since the interest is in a few figures and their ratio to a server that
//! returns the same bytes from memory.

use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::get;
use cometchat_sandbox::{Sandbox, SandboxConfig, Seed};

const N_USERS: usize = 1_000_000;
const N_PAGES: u32 = 400;
const N_CONNECTIONS: u32 = 8;

#[tokio::main]
async fn main() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let started = Instant::now();
    let config =
        SandboxConfig { seed: Seed::Demo, users: Some(N_USERS), ..SandboxConfig::default() };
    let sandbox = Sandbox::start(config).await.expect("loopback is there");
    row("start with a million users", started.elapsed());
    println!("{:<44}{:>9} MB", "resident memory after the start", resident_mb());

    let app = sandbox.app(&sandbox.apps()[0]).expect("the first app is the large one");
    let base = sandbox.bases(&app.id).chat;
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let key = app.full_access.expose().to_owned();

    let ask = async |url: String| {
        let answer = http.get(url).header("apikey", &key).send().await.expect("an answer");
        answer.bytes().await.expect("a whole answer")
    };
    for prefix in ["a", "anna", "zz", "u"] {
        let url = format!("{base}/users?searchKey={prefix}&perPage=50");
        ask(url.clone()).await;
        let began = Instant::now();
        for _ in 0..20 {
            ask(url.clone()).await;
        }
        row(&format!("search users by prefix {prefix:?}, first 50"), began.elapsed() / 20);
    }

    let page = ask(format!("{base}/users?perPage=1000&page=1")).await;
    println!("{:<44}{:>9} kB", "a page of 1,000 users", page.len() / 1024);
    let sandbox_took = walk(|n| format!("{base}/users?perPage=1000&page={n}"), &key).await;
    row("list 400 pages over 8 connections", sandbox_took);

    let bare = Router::new().route("/", get(move || async move { page.clone() }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let bare_url = format!("http://{}/", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, bare).await });
    let bare_took = walk(|n| format!("{bare_url}?{n}"), &key).await;
    row("the same bytes from a bare handler", bare_took);
    let share = 100.0 * bare_took.as_secs_f64() / sandbox_took.as_secs_f64();
    println!("{:<44}{share:>9.0} %", "speed of the sandbox against the bare one");
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

fn row(what: &str, took: Duration) {
    println!("{what:<44}{:>9.2} ms", took.as_secs_f64() * 1_000.0);
}

/// Megabytes this process holds, where the system tells.
fn resident_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
