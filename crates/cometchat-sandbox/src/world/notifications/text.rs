//! What notifications say: the app's templates, filled.

use cometchat_api::Uid;
use cometchat_api::chat::messages::{Category, MessageType};
use serde_json::{Value, json};

use super::notice::Notice;
use super::{Own, setting};
use crate::world::{App, Peers};

/// Title and text of a push notification.
pub(super) fn of(app: &App, settings: &Value, to: &Uid, notice: &Notice) -> (String, String) {
    let template = template(settings, app.notifications.own.get(to), notice);
    let about = json!({ "message": notice.message });
    let title =
        if matches!(notice.peers, Peers::Group(_)) { "titleGroup" } else { "titleOneOnOne" };
    let said = |key: &str| {
        let text = template.and_then(|template| template.get(key)).and_then(Value::as_str);
        text.map(|text| filled(text, &about)).unwrap_or_default()
    };
    let (title, name) = (said(title), |uid: &Uid| app.user(uid).name);
    match (&notice.reaction, notice.trigger) {
        (Some(reaction), _) => {
            let whose = if notice.author == *to { "your" } else { "a" };
            (name(&reaction.uid), format!("Reacted to {whose} message: {}", reaction.reaction))
        }
        (None, "message_edited") => (title, "Edited a message".to_owned()),
        (None, "message_deleted") => (title, "Deleted a message".to_owned()),
        (None, "after_message") => {
            let body = match notice.message.kind.as_ref() {
                Some(kind) if is_media(kind) => said(&format!("body_{kind}")),
                _ => said("body"),
            };
            let body = if body.trim().is_empty() { said("body_fallback") } else { body };
            (title, body)
        }
        (None, "initiated" | "rejected" | "cancelled" | "unanswered") => {
            (name(&notice.author), format!("Call {}", notice.trigger))
        }
        (None, trigger) => {
            let act = trigger.trim_start_matches("after_").replace('_', " ");
            (title, format!("{}: {act}", name(&notice.author)))
        }
    }
}

/// Subject of an e-mail, or content of a text, about messages of a conversation.
pub(super) fn of_letter(
    app: &App,
    settings: &Value,
    notice: &Notice,
    sms: bool,
    n_messages: usize,
) -> String {
    let (name, key) = match (sms, &notice.peers) {
        (false, Peers::Group(_)) => ("emailSubjectTemplateDefault", "subjectGroup"),
        (false, Peers::Pair(..)) => ("emailSubjectTemplateDefault", "subjectOneOnOne"),
        (true, Peers::Group(_)) => ("smsContentTemplateDefault", "bodyGroup"),
        (true, Peers::Pair(..)) => ("smsContentTemplateDefault", "bodyOneOnOne"),
    };
    let group = match &notice.peers {
        Peers::Group(guid) => Some(app.plain_group(guid)),
        Peers::Pair(..) => None,
    };
    let about = json!({
        "senderDetails": app.plain_user(&notice.author),
        "groupDetails": group,
        "messages": { "length": n_messages },
    });
    let text = setting(settings, &["templates", name, key]).and_then(Value::as_str);
    // A text message has 160 characters.
    filled(text.unwrap_or_default(), &about).chars().take(if sms { 160 } else { 1_000 }).collect()
}

fn template<'a>(settings: &'a Value, own: Option<&Own>, notice: &Notice) -> Option<&'a Value> {
    let level = setting(settings, &["templates", "usePrivacyTemplate"]).and_then(Value::as_u64);
    let chosen = own.and_then(|own| own.changed.use_privacy_template).unwrap_or(true);
    let privately = level == Some(2) || level == Some(3) && chosen;
    let kind = match (notice.message.category.as_ref(), notice.message.kind.as_ref()) {
        (Some(Category::Interactive), Some(MessageType::Form)) => "interactiveForm",
        (Some(Category::Interactive), Some(MessageType::Card)) => "interactiveCard",
        (Some(Category::Interactive), Some(MessageType::Scheduler)) => "interactiveScheduler",
        (Some(Category::Interactive), _) => "interactiveCustom",
        (Some(Category::Custom), _) => "customMessage",
        (_, Some(kind)) if is_media(kind) => "mediaMessage",
        _ => "textMessage",
    };
    let which = if privately { "Privacy" } else { "Default" };
    settings.get("templates")?.get(format!("{kind}Template{which}"))
}

fn is_media(kind: &MessageType) -> bool {
    matches!(kind, MessageType::Image | MessageType::Audio | MessageType::Video | MessageType::File)
}

/// A text with its `{{places}}` filled in; unknown ones are left out.
fn filled(template: &str, about: &Value) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        text.push_str(before);
        let Some((place, after)) = after.split_once("}}") else {
            text.push_str("{{");
            rest = after;
            continue;
        };
        let place = place.trim();
        // Preferences write `data.…` where settings write `message.data.…`.
        let found = place.split('.').try_fold(about, |value, key| value.get(key));
        let found = found.or_else(|| {
            place.split('.').try_fold(about.get("message")?, |value, key| value.get(key))
        });
        match found {
            Some(Value::String(said)) => text.push_str(said),
            Some(Value::Number(number)) => text.push_str(&number.to_string()),
            _ => {}
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_unknown_ones_left_out() {
        let about =
            json!({ "message": { "data": { "text": "hi {{you}}" } }, "n": { "length": 2 } });
        for (template, text) in [
            ("{{message.data.text}}!", "hi {{you}}!"),
            ("{{ data.text }} {{n.length}}{{nothing.here}}.", "hi {{you}} 2."),
            ("no place {{", "no place {{"),
        ] {
            assert_eq!(filled(template, &about), text);
        }
    }
}
