//! Running other programs, and keeping count of what they took.

use std::{
    env,
    ffi::OsStr,
    io::{self, BufRead, BufReader, Read, Write as _},
    process::{Command, Stdio},
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::tree;

/// A command that starts in the root of the work tree.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(tree::root());
    command
}

/// The cargo that started us, without what it told us of our own package: build scripts look at
/// that, and would build their crates anew each time a person and we take turns.
pub(crate) fn cargo() -> Command {
    let mut cargo = command(env!("CARGO"));
    for (name, _) in env::vars_os() {
        let of_ours = ["CARGO_PKG_", "CARGO_MANIFEST_"];
        if name.to_str().is_some_and(|name| of_ours.iter().any(|start| name.starts_with(start))) {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Runs a command to its end; its output goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    println!("\n$ {shown}");
    let status = command.status().with_context(|| format!("cannot start: {shown}"))?;
    if !status.success() {
        bail!("failed ({status}): {shown}");
    }
    Ok(())
}

/// Runs a command quietly and gives what it printed.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let mut command = command(program);
    command.args(arguments);
    let output = command.output().with_context(|| format!("cannot start: {program}"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("failed ({}): {}\n{complaint}", output.status, shown(&command));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Whether a program can be found.
pub(crate) fn has(program: &str) -> bool {
    let probe = if cfg!(windows) { "where" } else { "which" };
    let mut look = Command::new(probe);
    look.arg(program).stdout(Stdio::null()).stderr(Stdio::null());
    look.status().is_ok_and(|status| status.success())
}

/// Runs a command of a test runner and keeps the lines in which it closes its account.
pub(crate) fn run_tests(command: &mut Command) -> (Vec<String>, Result<()>) {
    let closing = Mutex::new(Vec::new());
    let done = tee(command, |line| {
        let plain = without_colour(line);
        if is_closing_line(&plain)
            && let Ok(mut closing) = closing.lock()
        {
            closing.push(plain);
        }
    });
    (closing.into_inner().unwrap_or_default(), done)
}

fn tee(command: &mut Command, seen: impl Fn(&str) + Sync) -> Result<()> {
    let shown = shown(command);
    println!("\n$ {shown}");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start: {shown}"))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        let seen = &seen;
        scope.spawn(move || out.map(|out| pass_on(out, &mut io::stdout(), seen)));
        scope.spawn(move || err.map(|err| pass_on(err, &mut io::stderr(), seen)));
    });
    let status = child.wait()?;
    if !status.success() {
        bail!("failed ({status}): {shown}");
    }
    Ok(())
}

fn pass_on(from: impl Read, to: &mut impl io::Write, seen: &impl Fn(&str)) -> io::Result<()> {
    for line in BufReader::new(from).split(b'\n') {
        let line = line?;
        to.write_all(&line)?;
        to.write_all(b"\n")?;
        seen(&String::from_utf8_lossy(&line));
    }
    Ok(())
}

fn is_closing_line(line: &str) -> bool {
    let line = line.trim_start();
    ["Summary [", "test result: ", "Test Files ", "Tests  ", "# tests ", "# pass ", "# fail "]
        .iter()
        .any(|start| line.starts_with(start))
}

fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        if sign == '\u{1b}' {
            signs.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(sign);
        }
    }
    plain
}

/// A command as a person would type it; of a private session only what runs inside.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    let inside = words.iter().rposition(|word| word == "sh").filter(|at| *at > 1);
    words[inside.map_or(0, |at| at + 1)..].join(" ")
}

/// Steps that were taken, how each ended, and what it took.
#[derive(Default)]
pub(crate) struct Steps {
    taken: Vec<(&'static str, Duration, Option<anyhow::Error>)>,
}

impl Steps {
    /// Takes a step; a failure is kept for the end, so that one run shows all of them.
    pub(crate) fn take(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) -> bool {
        println!("\n=== {name} ===");
        let start = Instant::now();
        let failed = step().err();
        if let Some(error) = &failed {
            println!("--- {name} failed: {error:#}");
        }
        let passed = failed.is_none();
        self.taken.push((name, start.elapsed(), failed));
        passed
    }

    /// Prints the table of all steps and fails when one of them did.
    pub(crate) fn finish(self) -> Result<()> {
        let whole: Duration = self.taken.iter().map(|(_, took, _)| *took).sum();
        println!("\n{:<34} {:>9}  result", "step", "seconds");
        for (name, took, failed) in &self.taken {
            let result = failed.as_ref().map_or("ok".into(), |error| format!("FAILED: {error:#}"));
            println!("{name:<34} {:>9.1}  {result}", took.as_secs_f64());
        }
        println!("{:<34} {:>9.1}", "all", whole.as_secs_f64());
        io::stdout().flush()?;
        let n_failed = self.taken.iter().filter(|(_, _, failed)| failed.is_some()).count();
        if n_failed > 0 {
            bail!("{n_failed} of {} steps failed", self.taken.len());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Steps, is_closing_line, without_colour};

    #[test]
    fn the_closing_lines_of_every_runner_are_recognised() {
        for line in [
            "     Summary [   1.2s] 10 tests run: 10 passed, 0 skipped",
            "test result: ok. 3 passed; 0 failed; 0 ignored",
            "      Tests  44 passed (44)",
            "# pass 7",
        ] {
            assert!(is_closing_line(line), "{line}");
        }
        assert!(!is_closing_line("test it_passes ... ok"));
    }

    #[test]
    fn colours_are_taken_out() {
        assert_eq!(without_colour("\u{1b}[1m\u{1b}[32mok\u{1b}[39m 3"), "ok 3");
    }

    #[test]
    fn one_failed_step_fails_the_whole_but_not_the_others() {
        let mut steps = Steps::default();
        assert!(!steps.take("first", || anyhow::bail!("broken")));
        assert!(steps.take("second", || Ok(())));
        assert!(steps.finish().is_err());
    }
}
