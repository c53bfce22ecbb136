//! A fleet of 10,000 apps: usable from the store, and read anew as fast as the account allows.

use anyhow::Result;

use super::{Figure, told::Told};
use crate::{steps, window};

/// Measures.
pub(super) fn measure() -> Result<Vec<Figure>> {
    let mut bench = steps::cargo();
    bench.args(["bench", "--package", "halley-core", "--bench", "fleet"]);
    let core = Told::by(&mut bench)?;
    let (mut bench, _screen) = window::drive_release("bench", &["bench/fleet.ts"])?;
    let page = Told::by(&mut bench)?;
    let (read, drawn) = (core.value("fleet-store-ms")?, page.value("fleet-drawn-median-ms")?);
    let usable = Figure {
        name: "10,000 apps usable: read from the store, then drawn".to_owned(),
        measured: format!("{:.0} ms ({read:.0} + {drawn:.0})", read + drawn),
        reach: "300 ms".to_owned(),
        ok: read + drawn <= 300.0,
    };
    Ok(vec![
        usable,
        core.at_least(
            ("fleet-refresh-share", "%"),
            95.0,
            "10,000 apps read anew for a minute: share of the permitted rate",
        )?,
        core.at_most(("fleet-refresh-429s", "refusals"), 0.0, "requests refused meanwhile")?,
    ])
}
