//! The service's codes in everyday words, from one table.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use super::Code;

/// What one code of the service means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Which kind of failure.
    pub code: Code,
    /// What happened and why.
    pub message: &'static str,
    /// What to do next; may be empty.
    pub advice: &'static str,
}

static TABLE: LazyLock<HashMap<&'static str, Meaning>> =
    LazyLock::new(|| lines().filter_map(parse).collect());

/// What a code of the service means, where it is documented.
pub fn meaning(service_code: &str) -> Option<Meaning> {
    TABLE.get(service_code).copied()
}

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("codes.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn parse(line: &'static str) -> Option<(&'static str, Meaning)> {
    let mut parts = line.split('|').map(str::trim);
    let (name, kind) = (parts.next()?, parts.next()?);
    let (message, advice) = (parts.next()?, parts.next()?);
    let kind: StrDeserializer<'_, ValueError> = kind.into_deserializer();
    Some((name, Meaning { code: Code::deserialize(kind).ok()?, message, advice }))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_speaks_in_sentences() {
        for line in lines() {
            let (name, meaning) = parse(line).unwrap_or_else(|| panic!("unreadable: {line}"));
            assert!(meaning.message.ends_with('.'), "{name} has no sentence");
            assert!(meaning.advice.is_empty() || meaning.advice.ends_with('.'), "{name}");
            for word in ["please", "Please", "oops", "Oops", "!", "ERR_"] {
                assert!(!meaning.message.contains(word), "{name} says {word}");
                assert!(!meaning.advice.contains(word), "{name} says {word}");
            }
        }
        assert_eq!(TABLE.len(), lines().count(), "a code stands in the table twice");
    }

    #[test]
    fn every_code_that_the_contract_names_has_its_words() {
        let contract = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contract");
        let mut named = BTreeSet::new();
        for file in ["semantics.md", "realtime.md", "realtime-frames.jsonl"] {
            let text = std::fs::read_to_string(contract.join(file)).expect("the contract is there");
            named.extend(codes_in(&text));
        }
        assert!(named.len() > 150, "only {} codes were found in the contract", named.len());
        let missing: Vec<_> = named.iter().filter(|name| meaning(name).is_none()).collect();
        assert!(missing.is_empty(), "no words for {missing:?}");
    }

    /// Codes spelled out in a text; patterns such as `ERR_BLOCKED_*` are none.
    fn codes_in(text: &str) -> BTreeSet<String> {
        text.split(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))
            .filter(|word| word.starts_with("ERR_") || word.starts_with("AUTH_ERR_"))
            .filter(|word| !word.ends_with('_'))
            .map(str::to_owned)
            .collect()
    }
}
