//! Words and sentences in a text.

use std::collections::HashSet;

/// Shares of words in common from which two sentences count as the same.
const ALIKE: f64 = 0.6;

/// A text made ready to be searched.
pub(super) struct Words {
    lower: String,
    /// Its words, each between single spaces.
    spaced: String,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        Self { spaced: spaced(&lower), lower }
    }

    /// Whether a word or phrase stands in the text, or is all of it.
    pub(super) fn hit(&self, term: &str, whole: bool) -> bool {
        let term = term.trim().to_lowercase();
        if term.is_empty() {
            return false;
        }
        if whole {
            return self.lower.trim() == term;
        }
        let words = spaced(&term);
        // Signs are no words, and some scripts put no space between words.
        if words.trim().is_empty() || term.chars().any(is_unspaced) {
            return self.lower.contains(&term);
        }
        self.spaced.contains(&words)
    }

    /// How alike the text, or one of its sentences, is to a sentence: 0 to 1, where it is enough.
    pub(super) fn likeness(&self, sentence: &str) -> Option<f64> {
        let theirs = set(&sentence.to_lowercase());
        let sentences = self.lower.split(['.', '!', '?', '\n']);
        let best = sentences.chain([self.lower.as_str()]).map(|ours| alike(&set(ours), &theirs));
        best.fold(None, |best: Option<f64>, it| Some(best.map_or(it, |best| best.max(it))))
            .filter(|best| *best >= ALIKE)
    }
}

fn spaced(lower: &str) -> String {
    let mut spaced = String::with_capacity(lower.len() + 2);
    spaced.push(' ');
    for word in words(lower) {
        spaced.push_str(word);
        spaced.push(' ');
    }
    spaced
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn set(lower: &str) -> HashSet<String> {
    words(lower).map(str::to_owned).collect()
}

fn alike(one: &HashSet<String>, other: &HashSet<String>) -> f64 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let n_common = one.intersection(other).count();
    2.0 * n_common as f64 / (one.len() + other.len()) as f64
}

/// Chinese, Japanese and Korean letters, Thai and their like.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0eff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_whatever_its_case_and_never_within_another() {
        let text = Words::of("Well, DAMN! That is a free  lunch; 赌博网站");
        assert!(
            text.hit("damn", false) && text.hit("Free lunch", false) && text.hit("赌博", false)
        );
        assert!(!text.hit("dam", false) && !text.hit("unch", false) && !text.hit("", false));
        assert!(!text.hit("damn", true) && Words::of(" Damn ").hit("damn", true));
        assert!(Words::of("pay $$$ now").hit("$$$", false));
    }

    #[test]
    fn a_sentence_is_known_again_in_other_words() {
        let text = Words::of("Nice lamp! Hello, let's connect on Whatsapp today.");
        assert!(text.likeness("Hello, let's connect on Whatsapp.").is_some());
        assert!(
            Words::of("Hello, the lamp is on.").likeness("Let's connect on Whatsapp.").is_none()
        );
    }
}
