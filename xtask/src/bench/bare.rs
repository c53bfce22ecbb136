//! A running window, Halley's or the bare one, that says when its page can be used.

use std::{
    collections::HashMap,
    fs,
    io::{BufRead, BufReader},
    process::{Child, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    pages,
    screen::{self, Screen},
    steps, tree,
};

/// Time between two looks at the memory of a process.
const LOOK: Duration = Duration::from_millis(500);

/// Looks at whether a window is gone, in the time between two looks at its memory.
const LOOKS_AT_END: u32 = 50;

/// Looks that have to agree before the memory counts as settled.
const N_LOOKS: usize = 4;

/// A program whose page is there; ends with the value.
pub(super) struct Window {
    process: Child,
    took: Duration,
}

impl Window {
    /// Starts Halley with empty data.
    pub(super) fn halley(screen: &Screen) -> Result<Self> {
        Self::start(screen, &tree::program("release", "halley").to_string_lossy())
    }

    /// Starts a window with one line of text, built like Halley.
    pub(super) fn bare(screen: &Screen) -> Result<Self> {
        Self::start(screen, &tree::program("release/examples", "bare").to_string_lossy())
    }

    fn start(screen: &Screen, program: &str) -> Result<Self> {
        let data = pages::fresh_folder("target/session/bench-data")?;
        let mut command = screen::private_session("bench", &steps::command(program))?;
        screen.holds(&mut command);
        command.env("HALLEY_DATA_DIR", data).env("HALLEY_TRACE_READY", "1");
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        // The bus and the keychain start first; the clock starts with the first line they print.
        let mut process = command.spawn().context("cannot start a private session")?;
        let out = process.stdout.take().context("no output")?;
        let mut lines = BufReader::new(out).lines();
        let mut next = || lines.next().transpose().map(Option::unwrap_or_default);
        if next()? != screen::STARTING {
            bail!("the private session did not start");
        }
        let start = Instant::now();
        while !next()?.ends_with("ready") {
            if process.try_wait()?.is_some() {
                bail!("{program} ended before its page was there");
            }
        }
        Ok(Self { process, took: start.elapsed() })
    }

    /// From the start of the process to a usable page, in milliseconds.
    pub(super) fn millis(&self) -> f64 {
        self.took.as_secs_f64() * 1000.0
    }

    /// Memory of the process and all it started, shared pages divided among those that share
    /// them, once it no longer changes; in megabytes.
    pub(super) fn settled_megabytes(&self) -> Result<f64> {
        let (_never, clock) = mpsc::channel::<()>();
        let mut looks: Vec<f64> = Vec::new();
        loop {
            looks.push(self.megabytes()?);
            let last = &looks[looks.len().saturating_sub(N_LOOKS)..];
            let (least, most) = (
                last.iter().copied().fold(f64::INFINITY, f64::min),
                last.iter().copied().fold(0.0, f64::max),
            );
            if last.len() == N_LOOKS && most - least < most * 0.01 {
                return Ok(most);
            }
            // Nothing is ever sent: this only lets time pass.
            let _: Result<(), mpsc::RecvTimeoutError> = clock.recv_timeout(LOOK);
        }
    }

    fn megabytes(&self) -> Result<f64> {
        let parents = parents()?;
        let mut kilobytes = 0;
        for process in parents.keys() {
            if is_under(*process, self.process.id(), &parents) {
                kilobytes += window_kilobytes(*process);
            }
        }
        Ok(f64::from(kilobytes) / 1000.0)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let Ok(parents) = parents() else { return };
        let own = |process: &&u32| is_under(**process, self.process.id(), &parents);
        let ids: Vec<String> = parents.keys().filter(own).map(u32::to_string).collect();
        drop(steps::command("kill").args(&ids).status());
        drop(self.process.wait());
        // What they still write would be in the way of the next one's empty folder.
        let (_never, clock) = mpsc::channel::<()>();
        let is_there = |id: &String| fs::exists(format!("/proc/{id}")).unwrap_or(false);
        for _ in 0..LOOKS_AT_END {
            if !ids.iter().any(is_there) {
                break;
            }
            // Nothing is ever sent: this only lets time pass.
            let _: Result<(), mpsc::RecvTimeoutError> = clock.recv_timeout(LOOK / LOOKS_AT_END);
        }
    }
}

/// Every process with its parent.
fn parents() -> Result<HashMap<u32, u32>> {
    let mut parents = HashMap::new();
    for entry in fs::read_dir("/proc")? {
        let Ok(process) = entry?.file_name().to_string_lossy().parse::<u32>() else { continue };
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        // The name, in brackets, may hold anything; state and parent follow the last bracket.
        let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1));
        parents
            .extend(parent.and_then(|parent| parent.parse().ok()).map(|parent| (process, parent)));
    }
    Ok(parents)
}

fn is_under(process: u32, root: u32, parents: &HashMap<u32, u32>) -> bool {
    let mut process = process;
    loop {
        if process == root {
            return true;
        }
        match parents.get(&process) {
            Some(parent) if *parent != 0 => process = *parent,
            _ => return false,
        }
    }
}

/// Memory of one process in kilobytes, nothing for the session around the window.
fn window_kilobytes(process: u32) -> u32 {
    let name = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
    if ["dbus-", "gnome-keyring", "sh\n"].iter().any(|other| name.starts_with(other)) {
        return 0;
    }
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
