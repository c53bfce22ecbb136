//! Files stay short enough to be read in one go.

use super::Source;

/// No file is longer than this, in lines.
const LONGEST: usize = 400;

/// Longer than this is worth a thought, in lines.
const LONG: usize = 250;

/// Half of the files are shorter than this, in lines.
const MEDIAN: usize = 90;

/// Nine in ten are shorter than this, in lines.
const NINE_IN_TEN: usize = 260;

/// Says which files are too long, and prints how long files are.
pub(super) fn wrong(sources: &[Source]) -> Vec<String> {
    let mut lengths: Vec<usize> =
        sources.iter().map(|source| source.text.lines().count()).collect();
    lengths.sort_unstable();
    let (median, ninth) = (share(&lengths, 50), share(&lengths, 90));
    println!(
        "{} files: median {median} lines (want {MEDIAN}), 90th percentile {ninth} (want {NINE_IN_TEN})",
        lengths.len()
    );
    let mut wrong = Vec::new();
    for source in sources {
        let n_lines = source.text.lines().count();
        if n_lines > LONGEST {
            wrong
                .push(format!("{} has {n_lines} lines; split it ({LONGEST} at most)", source.path));
        } else if n_lines > LONG {
            println!("long: {} has {n_lines} lines", source.path);
        }
    }
    wrong
}

fn share(sorted: &[usize], percent: usize) -> usize {
    let last = sorted.len().saturating_sub(1);
    sorted.get(last * percent / 100).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{share, wrong};
    use crate::tidy::source;

    #[test]
    fn only_files_over_the_longest_length_are_wrong() {
        let sources = [source("a.rs", &"x\n".repeat(400)), source("b.rs", &"x\n".repeat(401))];
        let wrong = wrong(&sources);
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].starts_with("b.rs has 401 lines"));
    }

    #[test]
    fn shares_are_taken_from_the_sorted_lengths() {
        let lengths: Vec<usize> = (1..=101).collect();
        assert_eq!((share(&lengths, 50), share(&lengths, 90)), (51, 91));
        assert_eq!(share(&[], 50), 0);
    }
}
