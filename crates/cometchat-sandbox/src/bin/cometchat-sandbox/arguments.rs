//! What the program may be told.

use std::fs;
use std::path::PathBuf;

use clap::{ArgAction, Parser, ValueEnum};
use cometchat_sandbox::control::Planned;
use cometchat_sandbox::{Clock, FaultPlan, HeaderSpelling, SandboxConfig, Seed};

/// Imitates the CometChat service on this computer: management, chat, calls and client APIs and
/// the WebSocket, over a world that changes. Listens on 127.0.0.1 alone.
#[derive(Parser)]
#[command(name = "cometchat-sandbox", version)]
pub(crate) struct Arguments {
    /// Port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// What the world holds at the start.
    #[arg(long, value_enum, default_value_t = Start::Demo)]
    seed: Start,
    /// Users of the largest app of the demo, up to a few million.
    #[arg(long, value_name = "N")]
    users: Option<usize>,
    /// Reads the world from this file if it is there, and saves it there at the end.
    #[arg(long, value_name = "FILE")]
    world: Option<PathBuf>,
    /// Faults to come: JSON, or a file that holds it.
    #[arg(long, value_name = "FILE-OR-JSON")]
    faults: Option<String>,
    /// Refuses requests over the documented rates.
    #[arg(long, value_name = "on|off", default_value = "off", value_parser = on_or_off, action = ArgAction::Set)]
    rate_limits: bool,
    /// How the headers of the rate limits are spelled; the documents have two ways.
    #[arg(long, value_enum, default_value_t = Headers::Joined)]
    rate_headers: Headers,
    /// Serves https and wss, with a certificate made at the start.
    #[arg(long)]
    https: bool,
    /// Lets people of the demo go on writing.
    #[arg(long)]
    chatter: bool,
    /// Answers lists with the oddities of the documents: no total, a cursor beside `meta`.
    #[arg(long)]
    odd_lists: bool,
    /// Prints one line of JSON when ready, for programs, in place of the text for people.
    #[arg(long)]
    pub(crate) ready_json: bool,
    /// Does not log requests.
    #[arg(long)]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Start {
    /// One account without apps.
    Empty,
    /// Tenants with people, groups and history.
    Demo,
}

#[derive(Clone, Copy, ValueEnum)]
enum Headers {
    /// X-RateLimit-Limit and so on.
    Joined,
    /// X-Rate-Limit and so on.
    Dashed,
    /// None but Retry-After.
    None,
}

impl Arguments {
    /// The settings of the sandbox.
    pub(crate) fn config(&self) -> SandboxConfig {
        SandboxConfig {
            seed: match self.seed {
                Start::Empty => Seed::Empty,
                Start::Demo => Seed::Demo,
            },
            odd_lists: self.odd_lists,
            users: self.users,
            chatter: self.chatter,
            clock: Clock::system(),
            rate_limits: self.rate_limits,
            header_spelling: match self.rate_headers {
                Headers::Joined => HeaderSpelling::Joined,
                Headers::Dashed => HeaderSpelling::Dashed,
                Headers::None => HeaderSpelling::None,
            },
            port: Some(self.port),
            tls: self.https,
            world: self.world.clone(),
        }
    }

    /// The faults to come.
    ///
    /// # Errors
    /// When the file cannot be read, or the JSON is not a list of plans.
    pub(crate) fn faults(&self) -> Result<Vec<FaultPlan>, String> {
        let Some(given) = self.faults.as_deref() else { return Ok(Vec::new()) };
        let text = if given.trim_start().starts_with(['[', '{']) {
            given.to_owned()
        } else {
            fs::read_to_string(given).map_err(|error| format!("cannot read {given}: {error}"))?
        };
        plans(&text).map_err(|error| format!("--faults: {error}"))
    }
}

/// A list of plans, bare or as the control API takes it.
fn plans(text: &str) -> Result<Vec<FaultPlan>, serde_json::Error> {
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text);
    }
    serde_json::from_str::<Planned>(text).map(|planned| planned.plans)
}

fn on_or_off(text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("say on or off".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use cometchat_sandbox::Fault;

    use super::Arguments;

    #[test]
    fn faults_are_taken_inline_or_from_a_file() {
        let inline = r#"[{"fault":{"kind":"status","status":500},"on":"/users","times":2}]"#;
        let given = |faults: &str| {
            Arguments::parse_from(["cometchat-sandbox", "--faults", faults]).faults()
        };
        let plans = given(inline).unwrap();
        assert_eq!(plans[0].fault, Fault::Status { status: 500 });
        assert_eq!((plans[0].times, plans[0].on.as_deref()), (2, Some("/users")));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("faults.json");
        std::fs::write(&file, format!("{{\"plans\":{inline}}}")).unwrap();
        assert_eq!(given(file.to_str().unwrap()).unwrap(), plans);
        assert!(given("[{}]").unwrap_err().contains("--faults"));
    }
}
