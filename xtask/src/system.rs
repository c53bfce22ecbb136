//! What the machine has to have, and how it gets it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{steps, tree};

/// Debian packages a web view needs to be built and run.
const TO_BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "perl",
    "file",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libxdo-dev",
    "patchelf",
];

/// Debian packages to show and drive a window where there is no screen, and to keep its secrets.
const TO_SHOW: &[&str] = &[
    "xvfb",
    "xauth",
    "dbus",
    "dbus-x11",
    "webkit2gtk-driver",
    "gnome-keyring",
    "libsecret-tools",
    "fonts-dejavu-core",
    "fonts-noto-color-emoji",
];

const ELSEWHERE: &str = "\
Halley needs WebKitGTK 4.1 with its headers, librsvg, OpenSSL headers, perl and a C compiler.
  Fedora:   sudo dnf install webkit2gtk4.1-devel librsvg2-devel openssl-devel libxdo-devel perl gcc
  Arch:     sudo pacman -S webkit2gtk-4.1 librsvg openssl xdotool perl base-devel
  openSUSE: sudo zypper install webkit2gtk3-devel librsvg-devel libopenssl-devel perl gcc
For the tests in the real window also: WebKitWebDriver, Xvfb, dbus-run-session, gnome-keyring.";

/// Makes sure that Halley can be built here.
pub(crate) fn ready_to_build() -> Result<()> {
    ready(TO_BUILD, &["pkg-config"])
}

/// Makes sure that a window can be shown and driven here without a screen.
pub(crate) fn ready_to_show() -> Result<()> {
    let packages: Vec<&str> = TO_BUILD.iter().chain(TO_SHOW).copied().collect();
    ready(&packages, &["pkg-config", "Xvfb", "dbus-run-session", "WebKitWebDriver"])
}

/// Finds `tauri-driver`, and builds it once when it is not there.
pub(crate) fn tauri_driver() -> Result<PathBuf> {
    let folder = tree::at("target/tools");
    let program = folder.join("bin").join(format!("tauri-driver{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        let mut install = steps::cargo();
        install.args(["install", "tauri-driver", "--version", "2.1.0", "--locked", "--root"]);
        steps::run(install.arg(&folder))?;
    }
    Ok(program)
}

fn ready(packages: &[&str], programs: &[&str]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !Path::new("/etc/debian_version").exists() {
        return if programs.iter().all(|program| steps::has(program)) {
            Ok(())
        } else {
            bail!("{ELSEWHERE}")
        };
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Halley needs these packages, which are not here yet: {}", missing.join(" "));
    apt_get(&["update", "-q"])?;
    let options = ["install", "-q", "-y", "--no-install-recommends"];
    apt_get(&[&options[..], &missing[..]].concat())
}

fn installed(package: &str) -> bool {
    steps::output("dpkg-query", &["-W", "-f", "${Status}", package])
        .is_ok_and(|status| status.contains("ok installed"))
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let root = steps::output("id", &["-u"])?.trim() == "0";
    if !root && !steps::has("sudo") {
        bail!("run as root: apt-get {}", arguments.join(" "));
    }
    let mut command = steps::command(if root { "apt-get" } else { "sudo" });
    if !root {
        command.arg("apt-get");
    }
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    steps::run(&mut command).context("the packages could not be installed")
}
