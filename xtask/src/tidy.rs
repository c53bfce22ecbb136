//! `cargo xtask tidy`: the rules of the house that a compiler does not know.

mod budgets;
mod edges;
mod homes;
mod licences;
mod marks;
mod names;

use std::fs;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::{steps, tree};

/// A file of the project that people write, with its text.
pub(crate) struct Source {
    path: String,
    text: String,
}

/// Checks every rule and prints all that is wrong.
pub(crate) fn run() -> Result<()> {
    let files = tree::files()?;
    let sources = sources(&files)?;
    let metadata = metadata()?;
    let mut wrong = names::wrong(&files);
    wrong.extend(marks::wrong(&sources));
    wrong.extend(homes::wrong(&sources));
    wrong.extend(budgets::wrong(&sources));
    wrong.extend(edges::wrong(&metadata));
    wrong.extend(licences::wrong(&metadata)?);
    for line in &wrong {
        println!("untidy: {line}");
    }
    if !wrong.is_empty() {
        bail!("{} things are untidy", wrong.len());
    }
    println!("All is tidy: {} files.", files.len());
    Ok(())
}

fn sources(files: &[String]) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in files.iter().filter(|path| is_source(path)) {
        sources.push(Source { path: path.clone(), text: fs::read_to_string(tree::at(path))? });
    }
    Ok(sources)
}

fn is_source(path: &str) -> bool {
    let written =
        [".rs", ".ts", ".tsx", ".css", ".mjs", ".sql"].iter().any(|end| path.ends_with(end));
    let generated = path.ends_with("bindings.ts")
        || path.contains("/locales/")
        || path.contains("/generated/")
        || path.contains("/snapshots/");
    written && !generated
}

fn metadata() -> Result<Value> {
    let cargo = env!("CARGO");
    Ok(serde_json::from_str(&steps::output(cargo, &["metadata", "--format-version", "1"])?)?)
}

/// The packages cargo knows, ours and others'.
fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

/// The text under a key, empty when there is none.
fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

#[cfg(test)]
fn source(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}
