//! What a list holds: words are separated by commas, patterns and sentences stand one a line.

use cometchat_api::ApiError;
use cometchat_api::chat::moderation::ListCategory;
use cometchat_api::form::Upload;

use crate::refuse;
use crate::world::unfit;

/// Bytes of a file.
const MOST_BYTES: usize = 1 << 20;
/// Characters of a word or pattern.
const MOST_CHARS: usize = 100;

/// The terms of a list, from its file or as typed.
///
/// # Errors
/// `ERR_FILE_SIZE_EXCEEDED` above 1 MB (the documents name the limit, only the SDK this code);
/// `ERR_BAD_REQUEST` where nothing is left, or a term is too long or no fit pattern.
pub(super) fn of(
    category: &ListCategory,
    typed: Option<String>,
    sentences: Option<Vec<String>>,
    file: Option<Upload>,
) -> Result<Vec<String>, ApiError> {
    let of_sentences = *category == ListCategory::SentenceSimilarity;
    let field = if of_sentences { "disallowedSentences" } else { "searchTerms" };
    let terms = match (file, typed, sentences) {
        (Some(file), _, _) => split(category, &text_of(file)?),
        (None, Some(typed), _) => split(category, &typed),
        (None, None, sentences) => sentences.unwrap_or_default(),
    };
    let terms: Vec<String> = terms.into_iter().filter(|term| !term.trim().is_empty()).collect();
    if terms.is_empty() {
        return Err(refuse::field(field, format!("The {field} field is required.")));
    }
    for term in &terms {
        if !of_sentences && term.chars().count() > MOST_CHARS {
            let sentence = format!("A term may not be greater than {MOST_CHARS} characters.");
            return Err(refuse::field(field, sentence));
        }
        if *category == ListCategory::Pattern
            && let Some(why) = unfit(term)
        {
            return Err(refuse::field(field, why));
        }
    }
    Ok(terms)
}

fn text_of(file: Upload) -> Result<String, ApiError> {
    if file.content.len() > MOST_BYTES {
        return Err(refuse::with(
            "ERR_FILE_SIZE_EXCEEDED",
            format!("The file may not be greater than {MOST_BYTES} bytes."),
        ));
    }
    String::from_utf8(file.content)
        .map_err(|_| refuse::field("file", "The file must be a text in UTF-8."))
}

fn split(category: &ListCategory, text: &str) -> Vec<String> {
    let of_words = *category == ListCategory::Word;
    let text = text.trim_start_matches('\u{feff}');
    let terms = text.split(|c| matches!(c, '\n' | '\r') || of_words && c == ',');
    terms
        .map(|term| term.trim())
        .map(|term| term.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(term))
        .map(str::to_owned)
        .collect()
}
