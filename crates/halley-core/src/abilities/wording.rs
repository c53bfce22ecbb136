//! Sentences from what is allowed, limited or denied.

use crate::model::role::Ability;

/// What limits something that is allowed, each with its reasons.
#[derive(Default)]
pub(super) struct Limits {
    said: Vec<String>,
    because: Vec<String>,
}

impl Limits {
    /// Adds a limit.
    pub(super) fn and(mut self, words: String, because: Vec<String>) -> Self {
        self.said.push(words);
        self.because.extend(because);
        self
    }

    /// Adds what a list limits something to: `before` stands before its words.
    pub(super) fn only(self, before: &str, list: Option<(&[String], String)>) -> Self {
        match list {
            Some((words, because)) => self.and(format!("{before} {}", or(words)), vec![because]),
            None => self,
        }
    }
}

/// A sentence: they can, within limits, or they cannot, and why.
pub(super) fn ability(what: &str, against: Vec<String>, limits: Limits) -> Ability {
    if !against.is_empty() {
        return Ability { may: false, sentence: format!("Cannot {what}."), because: against };
    }
    let limited = match limits.said.as_slice() {
        [] => String::new(),
        said => format!(": {}", said.join("; ")),
    };
    Ability { may: true, sentence: format!("Can {what}{limited}."), because: limits.because }
}

/// Words as alternatives: `a`, `a or b`, `a, b or c`.
pub(super) fn or(words: &[String]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
