//! Scores where the service asks a model.
//!
//! The sandbox has none. Of a text it looks for a few words; of a picture or film it takes the
//! score from the name or address of the file, where a label and a number stand, such as
//! `violence-80.png`.

use cometchat_api::chat::messages::Message;

const RUDE: [&str; 8] =
    ["cheat", "damn", "idiot", "loser", "moron", "scumbag", "stupid", "worthless"];
const SPAM: [&str; 8] = [
    "buy now",
    "click here",
    "crypto",
    "free money",
    "limited offer",
    "lottery",
    "make money",
    "you won",
];
const SEEN: [&str; 10] = [
    "alcohol", "drugs", "gambling", "gore", "hate", "nudity", "tobacco", "unsafe", "violence",
    "weapons",
];

/// What a text scores under a label, in per cent.
pub(super) fn of_text(label: &str, text: &str) -> f64 {
    let words = super::words::Words::of(text);
    let signs: &[&str] = match label {
        "toxicity" => &RUDE,
        "spam" | "spam-detection" => &SPAM,
        _ => return 0.0,
    };
    if signs.iter().any(|sign| words.hit(sign, false)) { 95.0 } else { 5.0 }
}

/// What the files of a message score under a label, in per cent: the highest of them.
pub(super) fn of_files(label: &str, message: &Message) -> f64 {
    let files = message.data.attachments.iter().flatten();
    let names = files.flat_map(|file| [file.name.as_str(), file.url.as_str()]);
    let names = names.chain(message.data.url.as_deref());
    let label = label.to_lowercase();
    let any = ["anyof", "any unsafe content"].contains(&label.as_str());
    names
        .map(|name| {
            let name = name.to_lowercase();
            let score = |label: &str| in_name(label, &name);
            if any { SEEN.into_iter().map(score).fold(0.0, f64::max) } else { score(&label) }
        })
        .fold(0.0, f64::max)
}

/// The number behind a label, over all places where it stands.
fn in_name(label: &str, name: &str) -> f64 {
    let places = name.match_indices(label);
    places
        .filter_map(|(at, _)| {
            let rest = name[at + label.len()..].strip_prefix(['-', '_'])?;
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            rest[..end].parse::<f64>().ok()
        })
        .fold(0.0, f64::max)
        .min(100.0)
}
