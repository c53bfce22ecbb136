//! Figures that another program measures and tells, one a line: `name value`.

use std::{
    collections::HashMap,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use super::Figure;

/// What a program told, by name.
pub(super) struct Told(HashMap<String, f64>);

impl Told {
    /// Runs a program to its end and reads what it tells; all else that it prints is shown.
    pub(super) fn by(command: &mut Command) -> Result<Self> {
        let output = command
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let text = String::from_utf8_lossy(&output.stdout);
        if !output.status.success() {
            bail!("{} failed:\n{text}", command.get_program().display());
        }
        Ok(Self::read(&text))
    }

    fn read(text: &str) -> Self {
        let mut told = HashMap::new();
        for line in text.lines() {
            let value =
                line.split_once(' ').and_then(|(name, value)| Some((name, value.parse().ok()?)));
            match value {
                Some((name, value)) => drop(told.insert(name.to_owned(), value)),
                None => println!("{line}"),
            }
        }
        Self(told)
    }

    /// A value by its name.
    ///
    /// # Errors
    /// When it was not told.
    pub(super) fn value(&self, name: &str) -> Result<f64> {
        self.0.get(name).copied().with_context(|| format!("{name} was not measured"))
    }

    /// A figure that is promised to be at least so much.
    ///
    /// # Errors
    /// When it was not told.
    pub(super) fn at_least(
        &self,
        (name, unit): (&str, &str),
        least: f64,
        words: &str,
    ) -> Result<Figure> {
        let value = self.value(name)?;
        Ok(Figure {
            name: words.to_owned(),
            measured: format!("{value:.1} {unit}"),
            reach: format!("{least} {unit}"),
            ok: value >= least,
        })
    }

    /// A figure that is promised to be at most so much.
    ///
    /// # Errors
    /// When it was not told.
    pub(super) fn at_most(
        &self,
        (name, unit): (&str, &str),
        most: f64,
        words: &str,
    ) -> Result<Figure> {
        let value = self.value(name)?;
        Ok(Figure {
            name: words.to_owned(),
            measured: format!("{value:.2} {unit}"),
            reach: format!("{most} {unit}"),
            ok: value <= most,
        })
    }
}

impl Figure {
    /// A figure that compares two times, in milliseconds, with both shown.
    ///
    /// # Errors
    /// When one of them was not told.
    pub(super) fn of_times(mut self, told: &Told, one: &str, other: &str) -> Result<Self> {
        let (one, other) = (told.value(one)?, told.value(other)?);
        self.measured = format!("{} ({one:.0} / {other:.0} ms)", self.measured);
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn figures_are_told_from_all_else_that_is_printed() {
        let told = Told::read("starting\nfirst-sync-ratio 1.25\nwaited for rows\n");
        assert!((told.value("first-sync-ratio").unwrap() - 1.25).abs() < f64::EPSILON);
        assert!(told.value("waited").is_err());
        assert!(told.at_most(("first-sync-ratio", "times"), 1.5, "x").unwrap().ok);
        assert!(!told.at_most(("first-sync-ratio", "times"), 1.2, "x").unwrap().ok);
    }
}
