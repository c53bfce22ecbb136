//! Measures and prints.

use std::time::{Duration, Instant};

/// Measurements by name.
pub(crate) struct Table {
    title: String,
    rows: Vec<(String, Vec<Duration>)>,
}

impl Table {
    pub(crate) fn new(title: &str) -> Self {
        Self { title: title.to_owned(), rows: Vec::new() }
    }

    pub(crate) fn add(&mut self, name: &str, times: Vec<Duration>) {
        self.rows.push((name.to_owned(), times));
    }

    /// Measures what happens once.
    pub(crate) fn once<T>(&mut self, name: &str, work: impl FnOnce() -> T) {
        self.add(name, vec![timed(work)]);
    }

    /// Measures what happens often; the work gets the number of its turn.
    pub(crate) fn many(&mut self, name: &str, n_turns: usize, mut work: impl FnMut(usize)) {
        let times = (0..n_turns).map(|n| timed(|| work(n))).collect();
        self.add(name, times);
    }

    /// The time, in milliseconds, that 95 of a hundred turns of a measurement took at most.
    pub(crate) fn p95(&self, name: &str) -> Option<f64> {
        let (_, times) = self.rows.iter().find(|(known, _)| known == name)?;
        let mut times = times.clone();
        times.sort_unstable();
        let place = (times.len().checked_sub(1)? as f64 * 0.95).round() as usize;
        Some(times[place].as_secs_f64() * 1_000.0)
    }

    pub(crate) fn print(self) {
        println!("\n{:<62}{:>6}{:>10}{:>10}{:>10}", self.title, "turns", "median", "p95", "worst");
        for (name, mut times) in self.rows {
            times.sort_unstable();
            let at = |share: f64| {
                let place = ((times.len() - 1) as f64 * share).round() as usize;
                times[place].as_secs_f64() * 1_000.0
            };
            let n_turns = times.len();
            println!("{name:<62}{n_turns:>6}{:>10.2}{:>10.2}{:>10.2}", at(0.5), at(0.95), at(1.0));
        }
    }
}

/// How long something takes.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}
