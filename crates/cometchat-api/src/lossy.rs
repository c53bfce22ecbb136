//! JSON that is almost JSON: halves of UTF-16 pairs and bytes that are no UTF-8.
//!
//! People can write both into names and messages through programs of their own, and the service
//! passes them on. One such message must not take a whole page with it.

use serde_json::Value;

/// Reads JSON, mended where it has to be.
///
/// # Errors
/// When it is no JSON even then.
pub fn value(json: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(json).or_else(|error| match mended(json) {
        Some(mended) => serde_json::from_slice(&mended),
        None => Err(error),
    })
}

/// The same JSON with a replacement character (U+FFFD) for every half of a UTF-16 pair and every
/// byte that is no UTF-8; nothing where there was nothing to mend.
pub fn mended(json: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(json);
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut changed = matches!(text, std::borrow::Cow::Owned(_));
    let mut at = 0;
    while at < bytes.len() {
        let escape = &bytes[at..];
        let taken = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                out.extend_from_slice(br"\ufffd");
                changed = true;
                at += 6;
                continue;
            }
            // Whatever follows a backslash belongs to it: `\\ud800` is no escape of a half.
            _ if escape[0] == b'\\' => 2.min(escape.len()),
            _ => 1,
        };
        out.extend_from_slice(&escape[..taken]);
        at += taken;
    }
    changed.then_some(out)
}

/// The UTF-16 unit of an escape that begins here.
fn unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(br"\u")?.get(..4)?;
    digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::mended;

    fn mend(json: &str) -> Option<String> {
        mended(json.as_bytes()).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn lone_halves_are_replaced_and_pairs_kept() {
        assert_eq!(mend(r#""a\ud83db""#).as_deref(), Some(r#""a\ufffdb""#));
        assert_eq!(mend(r#""\uDE00\ud83d""#).as_deref(), Some(r#""\ufffd\ufffd""#));
        assert_eq!(mend(r#""\ud83d\ud83d\ude00""#).as_deref(), Some(r#""\ufffd\ud83d\ude00""#));
        assert_eq!(mend(r#""\ud83d\ude00 \u00e9 \n""#), None);
    }

    #[test]
    fn an_escaped_backslash_is_no_escape() {
        assert_eq!(mend(r#""\\ud800""#), None);
        assert_eq!(mend(r#""\\\ud800""#).as_deref(), Some(r#""\\\ufffd""#));
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        let mended = mended(b"\"a\xED\xA0\x80b\xFF\"").unwrap_or_default();
        let text: String = serde_json::from_slice(&mended).unwrap_or_default();
        assert!(text.starts_with('a') && text.contains('b') && text.ends_with('\u{FFFD}'));
    }

    #[test]
    fn a_cut_body_stays_cut() {
        for cut in [r#""\ud8"#, r#""\"#, r#""\u"#] {
            assert_eq!(mend(cut), None, "{cut}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_json_but_for_halves_becomes_json(
            pieces in proptest::collection::vec(
                proptest::sample::select(vec![
                    "a", r"\ud800", r"\udfff", r"\ud83d\ude00", r"\\", r"\n", "é", r"\u0041",
                ]),
                0..12,
            )
        ) {
            let json = format!("\"{}\"", pieces.concat());
            let whole = mended(json.as_bytes()).unwrap_or_else(|| json.clone().into_bytes());
            proptest::prop_assert!(serde_json::from_slice::<String>(&whole).is_ok(), "{}", json);
        }
    }
}
