//! A message that is sent, until it is painted in a conversation that is watched live.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::window;

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let (mut bench, _screen) = window::drive_release("bench", &["bench/live.ts"])?;
    let told = Told::by(&mut bench)?;
    let figure = told.at_most(("live-message-p95-ms", "ms"), 50.0, "live message painted, p95")?;
    Ok(vec![figure])
}
