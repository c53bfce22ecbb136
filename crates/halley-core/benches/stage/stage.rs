//! What the benches of long work share: an installation on a sandbox in this process, and a plain
//! connection beside it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use cometchat_api::AppId;
use cometchat_client::Wall;
use cometchat_sandbox::{Sandbox, SandboxConfig};
use halley_core::gate::policy::Policy;
use halley_core::model::connection::{AppRef, ConnectApp, Keep};
use halley_core::model::job::{JobRow, JobStage};
use halley_core::model::preferences::ProxyChoice;
use halley_core::testing::{Heard, SandboxHost, TestClipboard, endpoints};
use halley_core::vaults::KeychainChoice;
use halley_core::{Console, Event, Parts};
use halley_vault::{Cost, MemoryVault};
use tempfile::TempDir;

/// An installation that is connected to one app.
pub(crate) struct Stage {
    pub(crate) console: Console,
    pub(crate) app: AppRef,
    pub(crate) heard: Arc<Heard>,
    pub(crate) folder: TempDir,
}

impl Stage {
    /// A new installation, connected to an app of the sandbox.
    pub(crate) async fn new(sandbox: &Sandbox, config: &SandboxConfig, app: &AppId) -> Self {
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
        let access = sandbox.app(app).expect("the app");
        let request = ConnectApp {
            name: "Bench".to_owned(),
            app: app.to_string(),
            region: access.region.to_string(),
            api_key: access.full_access,
            keep: Keep::Session,
        };
        let connection = console.connect_app(request).await.expect("the app answers").id;
        let app = AppRef { connection, app: app.to_string() };
        Self { console, app, heard, folder }
    }

    /// Waits until a job does not run any more.
    pub(crate) async fn halted(&self, id: &str) -> JobRow {
        let event = self.heard.until(|event| match event {
            Event::JobProgress { job } => job.id == id && job.stage != JobStage::Running,
            _ => false,
        });
        match event.await {
            Event::JobProgress { job } => *job,
            other => panic!("{other:?}"),
        }
    }
}

/// One connection to a sandbox that knows nothing but requests and lengths.
pub(crate) struct Bare {
    socket: TcpStream,
    answers: BufReader<TcpStream>,
    head: String,
}

impl Bare {
    pub(crate) fn new(sandbox: &Sandbox, app: &AppId) -> Self {
        let access = sandbox.app(app).expect("the app");
        let socket = TcpStream::connect(sandbox.address()).expect("a connection");
        socket.set_nodelay(true).expect("a socket");
        let answers = BufReader::new(socket.try_clone().expect("a socket"));
        let head =
            format!("Host: {}\r\napikey: {}\r\n", sandbox.address(), access.full_access.expose());
        Self { socket, answers, head }
    }

    /// Sends a request, with a JSON body where it has one, and throws the answer away.
    pub(crate) fn send(&mut self, verb: &str, path: &str, body: &str) {
        let text = format!(
            "{verb} {path} HTTP/1.1\r\n{}content-type: application/json\r\ncontent-length: {}\r\n\r\n\
             {body}",
            self.head,
            body.len()
        );
        self.socket.write_all(text.as_bytes()).expect("a request");
        self.answer();
    }

    fn answer(&mut self) {
        let (mut length, mut line) = (0, String::new());
        self.answers.read_line(&mut line).expect("a head");
        assert!(line.contains(" 200 "), "{line}");
        while !line.trim().is_empty() {
            line.clear();
            self.answers.read_line(&mut line).expect("a head");
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().expect("a length");
            }
        }
        if length > 0 {
            self.answers.read_exact(&mut vec![0; length]).expect("a body");
        } else {
            while self.part() > 0 {}
        }
    }

    /// Reads a part of an answer that comes in parts, and says how long it was.
    fn part(&mut self) -> usize {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("a length");
        let length = usize::from_str_radix(line.trim(), 16).expect("a length");
        self.answers.read_exact(&mut vec![0; length + 2]).expect("a part");
        length
    }
}

/// A figure of this process by the kernel's word; 0 where the system tells none.
pub(crate) fn memory_kib(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// Has the kernel measure the peak anew; elsewhere the peak is not known at all.
pub(crate) fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}
