//! `cargo xtask bench`: what a person waits for, measured, beside what was promised.
//!
//! One module per subject; each gives [`Figure`]s. Ratios are taken within one run, since
//! machines differ. A subject is added by one line in [`SUBJECTS`].

mod bare;
mod export;
mod fleet;
mod forms;
mod import;
mod live;
mod memory;
mod sandbox;
mod search;
mod start;
mod sync;
mod told;
mod usage;
mod users;

use anyhow::{Result, bail};
use clap::Args;

use crate::{pages, screen::Screen, steps, window};

/// What `cargo xtask bench` may be told.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Subjects to measure; all of them when none is named.
    subjects: Vec<String>,
    /// Measures the window and the sandbox as they were built last, without building them anew.
    #[arg(long)]
    as_built: bool,
}

/// One figure: what was measured and what was promised.
pub(crate) struct Figure {
    /// What a person waits for, in their words.
    pub(crate) name: String,
    /// What was measured, with its unit.
    pub(crate) measured: String,
    /// What was promised, with its unit.
    pub(crate) reach: String,
    /// Whether the promise is kept.
    pub(crate) ok: bool,
}

/// A subject: its name on the command line, and how it is measured.
type Subject = (&'static str, fn() -> Result<Vec<Figure>>);

const SUBJECTS: &[Subject] = &[
    ("start", start::measure),
    ("memory", memory::measure),
    ("users", users::measure),
    ("live", live::measure),
    ("sync", sync::measure),
    ("sandbox", sandbox::measure),
    ("search", search::measure),
    ("import", import::measure),
    ("export", export::measure),
    ("forms", forms::measure),
    ("fleet", fleet::measure),
    ("usage", usage::measure),
];

/// Measures, prints the table, and fails when a promise is broken.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let wanted = |name: &str| {
        arguments.subjects.is_empty() || arguments.subjects.iter().any(|subject| subject == name)
    };
    if let Some(unknown) =
        arguments.subjects.iter().find(|named| !SUBJECTS.iter().any(|(name, _)| name == named))
    {
        let names: Vec<&str> = SUBJECTS.iter().map(|(name, _)| *name).collect();
        bail!("no subject is called {unknown}; there are: {}", names.join(", "));
    }
    window::ready_to_drive()?;
    if !arguments.as_built {
        pages::build()?;
        build()?;
    }
    let mut figures = Vec::new();
    for (name, measure) in SUBJECTS.iter().filter(|(name, _)| wanted(name)) {
        println!("measuring: {name}");
        figures.extend(measure()?);
    }
    print(&figures);
    let n_broken = figures.iter().filter(|figure| !figure.ok).count();
    if n_broken > 0 {
        bail!("{n_broken} of {} figures are not reached", figures.len());
    }
    Ok(())
}

/// Builds Halley, the sandbox and the bare window with optimisations, with the same settings.
fn build() -> Result<()> {
    let mut build = steps::cargo();
    build.args([
        "build",
        "--release",
        "--package",
        "halley",
        "--bin",
        "halley",
        "--example",
        "bare",
    ]);
    steps::run(&mut build)?;
    let mut sandbox = steps::cargo();
    sandbox.args(["build", "--release", "--package", "cometchat-sandbox", "--bins"]);
    steps::run(&mut sandbox)
}

fn print(figures: &[Figure]) {
    println!("\n{:<62} {:>22} {:>16}  kept", "what", "measured", "reach");
    for Figure { name, measured, reach, ok } in figures {
        println!("{name:<62} {measured:>22} {reach:>16}  {}", if *ok { "yes" } else { "NO" });
    }
}

/// The middle one of several values.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A screen for the windows of a bench, kept as long as the value.
fn screen() -> Result<Screen> {
    Screen::start()
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_middle_value() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_nan());
    }
}
