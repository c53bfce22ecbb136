//! Nothing is left half done, and no test is switched off.

use super::Source;

/// Marks of unfinished work and of tests that do not run; each is written in two halves here, so
/// that this file passes its own rule.
const MARKS: &[(&str, &str, &[&str])] = &[
    ("to", "do!(", &["rs"]),
    ("unimple", "mented!(", &["rs"]),
    ("db", "g!(", &["rs"]),
    ("#[ign", "ore", &["rs"]),
    ("FIX", "ME", &["rs", "ts", "tsx", "css", "mjs", "sql"]),
    ("TO", "DO", &["rs", "ts", "tsx", "css", "mjs", "sql"]),
    ("XX", "X", &["rs", "ts", "tsx"]),
    (".on", "ly(", &["ts", "tsx"]),
    ("it.sk", "ip(", &["ts", "tsx"]),
    ("test.sk", "ip(", &["ts", "tsx"]),
    ("describe.sk", "ip(", &["ts", "tsx"]),
    ("debug", "ger;", &["ts", "tsx"]),
];

/// Says where such marks are.
pub(super) fn wrong(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        let kind = source.path.rsplit('.').next().unwrap_or_default();
        for (first, second, kinds) in MARKS {
            let mark = format!("{first}{second}");
            if !kinds.contains(&kind) || !source.text.contains(&mark) {
                continue;
            }
            for (index, line) in source.text.lines().enumerate() {
                if has_word(line, &mark) {
                    wrong.push(format!("{}:{}: {mark}", source.path, index + 1));
                }
            }
        }
    }
    wrong
}

/// Whether the mark stands by itself, not inside a longer word.
fn has_word(line: &str, mark: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    let starts_as_word = mark.starts_with(is_part);
    let ends_as_word = mark.ends_with(is_part);
    line.match_indices(mark).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(is_part);
        let after = line[at + mark.len()..].chars().next().is_some_and(is_part);
        !(starts_as_word && before || ends_as_word && after)
    })
}

#[cfg(test)]
mod tests {
    use super::{has_word, wrong};
    use crate::tidy::source;

    #[test]
    fn unfinished_work_is_found_with_its_line() {
        let text = format!("fn a() {{\n    {}{}\"later\")\n}}\n", "to", "do!(");
        let wrong = wrong(&[source("a.rs", &text)]);
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].starts_with("a.rs:2: "));
    }

    #[test]
    fn a_mark_inside_a_longer_word_is_none() {
        assert!(!has_word("let axy!(x)", "xy!("));
        assert!(has_word("// XY: later", "XY"));
        assert!(!has_word("AXYZ", "XY"));
    }

    #[test]
    fn an_iterator_may_skip_but_a_test_may_not() {
        let fine = source("a.ts", "list.skip(3); rows.filter(only(x))");
        assert!(wrong(&[fine]).is_empty());
        let bad = source("b.ts", &format!("{}{}'x', () => {{}})", "it.sk", "ip("));
        assert_eq!(wrong(&[bad]).len(), 1);
    }
}
