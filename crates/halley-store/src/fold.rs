//! What a search compares: text without case, accents and invisible characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the folded text; control characters become spaces, so none of them separates anything.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.chars().map(|c| visible(c.to_ascii_lowercase())));
        return;
    }
    let folded = text
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && !is_invisible(c))
        .flat_map(char::to_lowercase);
    for c in folded {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            _ if is_combining_mark(c) => {}
            _ => out.push(visible(c)),
        }
    }
}

/// The folded text.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

fn visible(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// Characters that take no room and could hide a name from a search.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::{prop_assert, prop_assert_eq, proptest};

    use super::fold;

    #[test]
    fn case_accents_and_ligatures_do_not_count() {
        assert_eq!(fold("Zoë ÅNGSTRÖM"), "zoe angstrom");
        assert_eq!(fold("Łukasz Strauß"), "lukasz strauss");
        assert_eq!(fold("İstanbul ısı"), "istanbul isi");
        assert_eq!(fold("ﬁancée Ærø"), "fiancee aero");
        assert_eq!(fold("ΟΔΟΣ"), fold("οδος"));
    }

    #[test]
    fn invisible_characters_hide_nothing() {
        assert_eq!(fold("a\u{200b}n\u{202e}n\u{feff}a é"), "anna e");
        assert_eq!(fold("a\nb\0c"), "a b c");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text: String) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn no_folded_text_holds_a_line_break(text: String) {
            prop_assert!(!fold(&text).contains('\n'));
        }
    }
}
