//! Regular expressions of rules and lists.

use std::collections::HashMap;

use parking_lot::Mutex;
use regex::{Regex, RegexBuilder};

/// Bytes that one expression may take when made ready.
const MOST_BYTES: usize = 1 << 20;
/// Expressions kept ready.
const MOST_KEPT: usize = 1_000;

/// Expressions made ready, by their text; `None` for what is none.
#[derive(Debug, Default)]
pub(crate) struct Patterns(Mutex<HashMap<String, Option<Regex>>>);

impl Patterns {
    /// Whether an expression is found in a text, or is all of it.
    pub(super) fn hits(&self, pattern: &str, text: &str, whole: bool) -> bool {
        let mut ready = self.0.lock();
        if ready.len() > MOST_KEPT {
            ready.clear();
        }
        let regex = ready.entry(pattern.to_owned()).or_insert_with(|| made(pattern).ok());
        regex.as_ref().is_some_and(|regex| {
            if whole {
                regex.find_iter(text).any(|found| found.range() == (0..text.len()))
            } else {
                regex.is_match(text)
            }
        })
    }
}

fn made(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).size_limit(MOST_BYTES).case_insensitive(true).build()
}

/// Why an expression is refused, if it is: the greedy ones that the documents name, and what is
/// no expression.
pub(crate) fn unfit(pattern: &str) -> Option<String> {
    if pattern.contains(".*") || pattern.contains(".+") {
        return Some(format!("The pattern {pattern} is greedy: .* and .+ are not allowed."));
    }
    if repeats_itself(pattern) {
        return Some(format!("The pattern {pattern} repeats a repetition."));
    }
    if has_long_open_count(pattern) {
        return Some(format!("The pattern {pattern} repeats without end."));
    }
    made(pattern).err().map(|_| format!("The pattern {pattern} is no regular expression."))
}

/// A group that ends in a repetition and is repeated itself, such as `(a+)+`.
fn repeats_itself(pattern: &str) -> bool {
    let bytes = pattern.as_bytes();
    bytes.windows(3).any(|three| {
        matches!(three[0], b'+' | b'*')
            && three[1] == b')'
            && matches!(three[2], b'+' | b'*' | b'{')
    })
}

/// A count from ten upwards without an end, such as `\d{10,}`.
fn has_long_open_count(pattern: &str) -> bool {
    pattern.split('{').skip(1).any(|rest| {
        let count = rest.split('}').next().unwrap_or_default();
        count.strip_suffix(',').and_then(|least| least.parse::<u32>().ok()).is_some_and(|n| n >= 10)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greedy_patterns_of_the_documents_are_unfit() {
        for greedy in [".*", "a.+b", "(a+)+", "\\d{10,}", "(", "(?<"] {
            assert!(unfit(greedy).is_some(), "{greedy}");
        }
        for fit in ["\\d{3}-\\d{4}", "[a-z]+@[a-z]+", "[a-z]{2,}", "(cash|gold)"] {
            assert_eq!(unfit(fit), None, "{fit}");
        }
    }

    #[test]
    fn a_pattern_is_found_within_a_text_or_is_all_of_it() {
        let patterns = Patterns::default();
        assert!(patterns.hits("\\d{3}-\\d{4}", "call 555-0123 now", false));
        assert!(!patterns.hits("\\d{3}-\\d{4}", "call 555-0123 now", true));
        assert!(patterns.hits("\\d{3}-\\d{4}", "555-0123", true));
        assert!(!patterns.hits("(", "(", false));
    }
}
