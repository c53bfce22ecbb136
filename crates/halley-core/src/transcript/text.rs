//! Hostile text made harmless: no control characters, no reach beyond its own place.

/// Characters of a name, title or tag that are shown.
const LABEL_CHARS: usize = 200;

/// A name or title: one line, at most 200 characters.
pub(crate) fn label(text: &str) -> String {
    let line: String = cleaned(text)
        .chars()
        .map(|c| if matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect();
    balanced(&shortened(line.trim(), LABEL_CHARS))
}

/// A name inside a sentence of ours: what turns the writing direction cannot turn the sentence.
pub(crate) fn isolated(name: &str) -> String {
    let name = label(name);
    if name.chars().any(|c| is_direction_control(c) || is_right_to_left(c)) {
        format!("\u{2068}{name}\u{2069}")
    } else {
        name
    }
}

/// The first `n` characters, with an ellipsis where something is left out.
pub(crate) fn shortened(text: &str, n: usize) -> String {
    match text.char_indices().nth(n) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// Removes control characters but for line ends and tabs, and makes all line ends `\n`.
pub(crate) fn cleaned(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                clean.push('\n');
            }
            '\n' | '\t' => clean.push(c),
            c if c.is_control() => {}
            c => clean.push(c),
        }
    }
    clean
}

/// Closes direction marks that were left open and drops closing ones that close nothing here.
pub(crate) fn balanced(text: &str) -> String {
    if !text.chars().any(is_direction_control) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(POP_EMBEDDING),
            '\u{2066}'..='\u{2068}' => open.push(POP_ISOLATE),
            POP_EMBEDDING if open.last() == Some(&POP_EMBEDDING) => {
                open.pop();
            }
            POP_EMBEDDING => continue,
            // Closing an isolate closes the embeddings opened inside it.
            POP_ISOLATE => match open.iter().rposition(|close| *close == POP_ISOLATE) {
                Some(at) => open.truncate(at),
                None => continue,
            },
            _ => {}
        }
        out.push(c);
    }
    out.extend(open.into_iter().rev());
    out
}

const POP_EMBEDDING: char = '\u{202C}';
const POP_ISOLATE: char = '\u{2069}';

fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::{balanced, cleaned, isolated, label, shortened};

    #[test]
    fn control_characters_go_and_line_ends_become_one_kind() {
        assert_eq!(cleaned("a\0b\u{7}c\r\nd\re\tf\u{85}g\u{7f}"), "abc\nd\ne\tfg");
    }

    #[test]
    fn an_override_left_open_ends_with_its_text() {
        assert_eq!(balanced("a\u{202E}b"), "a\u{202E}b\u{202C}");
        assert_eq!(balanced("\u{2067}x\u{202E}y"), "\u{2067}x\u{202E}y\u{202C}\u{2069}");
    }

    #[test]
    fn a_closing_mark_that_closes_nothing_is_dropped() {
        assert_eq!(balanced("a\u{2069}\u{202C}b"), "ab");
        assert_eq!(balanced("\u{2067}a\u{202E}b\u{2069}c"), "\u{2067}a\u{202E}b\u{2069}c");
    }

    #[test]
    fn a_name_is_one_short_line() {
        assert_eq!(label("  Ada\nLovelace\0 "), "Ada Lovelace");
        assert_eq!(label(&"x".repeat(300)).chars().count(), 201);
    }

    #[test]
    fn a_name_that_turns_direction_is_isolated_in_a_sentence() {
        assert_eq!(isolated("Ada"), "Ada");
        assert_eq!(isolated("\u{202E}adA"), "\u{2068}\u{202E}adA\u{202C}\u{2069}");
        assert_eq!(isolated("דנה"), "\u{2068}דנה\u{2069}");
    }

    #[test]
    fn shortening_counts_characters_not_bytes() {
        assert_eq!(shortened("ééé", 2), "éé…");
        assert_eq!(shortened("ééé", 3), "ééé");
    }
}
