//! A screen, a message bus and a keychain of our own, for machines without and for tests that
//! must not touch the real ones.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{pages, steps};

/// What a private session prints when bus and keychain are there and its program starts.
pub(crate) const STARTING: &str = "session: starting";

/// Starts a keychain, unlocked, and then the command it is given.
const WITH_KEYCHAIN: &str = "printf halley \
    | gnome-keyring-daemon --unlock --components=secrets >/dev/null \
    && echo 'session: starting' && exec \"$@\"";

/// A bus that starts nothing by itself: what a desktop would add is neither there nor wanted.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// Whether windows can be shown here at all.
#[expect(clippy::disallowed_methods, reason = "a development command asks for the display")]
pub(crate) fn is_there() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// A screen in memory; ends with the value.
pub(crate) struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    /// Starts a screen on the first free display number.
    pub(crate) fn start() -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "2048x1280x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut number)?;
        }
        if number.trim().is_empty() {
            bail!("Xvfb found no free display");
        }
        Ok(Self { server, name: format!(":{}", number.trim()) })
    }

    /// Makes a command show its windows on this screen.
    pub(crate) fn holds(&self, command: &mut Command) {
        command.env("DISPLAY", &self.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Nothing can be done about a screen that has ended by itself.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// Wraps a program in a message bus with an unlocked, empty keychain, and in folders of its own.
pub(crate) fn private_session(name: &str, program: &Command) -> Result<Command> {
    let home = pages::fresh_folder(&format!("target/session/{name}"))?;
    let bus = home.join("bus.conf");
    fs::write(&bus, BUS)?;
    let mut command = steps::command("dbus-run-session");
    command.arg("--config-file").arg(bus).args(["--", "sh", "-c", WITH_KEYCHAIN, "sh"]);
    command.arg(program.get_program()).args(program.get_args());
    if let Some(folder) = program.get_current_dir() {
        command.current_dir(folder);
    }
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    for (variable, folder) in [
        ("XDG_RUNTIME_DIR", "run"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        command.env(variable, private(&home.join(folder))?);
    }
    Ok(command)
}

/// Makes a folder that only its owner may enter, as a message bus wants it.
fn private(folder: &PathBuf) -> Result<&PathBuf> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(folder)
}
