use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use cometchat_sandbox::control::{Ready, SandboxApp};
use parking_lot::Mutex;
use serde_json::{Value, json};

/// The running program; it is killed when the test forgets it.
pub(super) struct Program {
    child: Mutex<Child>,
    pub(super) ready: Ready,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cometchat-sandbox"));
    command.args(["--port", "0", "--ready-json"]).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Starts it where it cannot start: its exit code and what it says.
pub(super) fn fail(arguments: &[&str]) -> (Option<i32>, String) {
    let output = command(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

impl Program {
    pub(super) fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready = serde_json::from_str(&line);
        let ready = ready.unwrap_or_else(|error| panic!("no ready line ({error}): {line}"));
        Self { child: Mutex::new(child), ready }
    }

    pub(super) fn http(&self) -> reqwest::Client {
        // Another test of the process may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = reqwest::Client::builder().no_proxy();
        match &self.ready.certificate {
            None => builder.build().unwrap(),
            Some(pem) => {
                let trusted = reqwest::Certificate::from_pem(pem.as_bytes()).unwrap();
                builder.tls_certs_only([trusted]).build().unwrap()
            }
        }
    }

    pub(super) async fn get(&self, url: &str, key: &str) -> Value {
        let answer = self.http().get(url).header("apikey", key).send().await.unwrap();
        answer.json().await.unwrap()
    }

    /// Asks the control API to do something.
    pub(super) async fn control(&self, what: &str) -> reqwest::Response {
        let url = format!("{}/_sandbox/{what}", self.ready.base);
        self.http().post(url).send().await.unwrap()
    }

    /// Writes as one of the demo's people.
    pub(super) async fn write(&self, app: &str, text: &str) {
        let url = format!("{}/_sandbox/apps/{app}/messages", self.ready.base);
        let say = json!({
            "uid": "maria-lopez", "receiver": "james-smith", "receiverType": "user", "text": text,
        });
        let answer = self.http().post(url).json(&say).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    }

    /// What an app shows of its users, groups, conversations and messages.
    pub(super) async fn pages(&self, app: &SandboxApp) -> String {
        let mut pages = Vec::new();
        for list in ["users", "groups", "conversations", "messages?affix=prepend", "roles"] {
            let url = format!("{}/{list}", app.chat_base);
            pages.push(self.get(&url, &app.full_access_key).await);
        }
        serde_json::to_string(&pages).unwrap()
    }

    /// Ends it, and gives what it logged.
    pub(super) async fn end(&self) -> String {
        assert_eq!(self.control("end").await.status(), 202);
        let mut child = self.child.lock();
        let mut log = String::new();
        child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        assert!(child.wait().unwrap().success(), "{log}");
        log
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let child = self.child.get_mut();
        // It has ended already where the test saw it to its end.
        let _ = child.kill();
        let _ = child.wait();
    }
}
