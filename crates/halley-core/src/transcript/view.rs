//! A message of the service as the window shows it.

#[cfg(test)]
mod tests;

use cometchat_api::chat::messages::{Entity, Message, ModerationStatus};
use serde_json::Value;

use crate::transcript::{
    MessageView, Moderation, Quoted, Reaction, Sender, content, names, summary, text,
};

/// Kinds of reactions under one message that are shown.
const MAX_REACTIONS: usize = 200;

/// Gives pictures an address on the image protocol.
pub(crate) trait Pictures {
    /// The address, or nothing where the picture may not be loaded.
    fn address(&self, url: &str) -> Option<String>;
}

/// Builds the view of a message.
pub(crate) fn of(message: &Message, pictures: &dyn Pictures) -> MessageView {
    let content = content::of(message, pictures);
    let name_of = |uid: &cometchat_api::Uid| names::of_or_uid(message, uid.as_str());
    MessageView {
        id: message.id.to_string(),
        conversation: message.conversation_id.to_string(),
        parent: message.parent_id.as_ref().filter(|id| id.number() > 0).map(ToString::to_string),
        sender: sender(message, pictures),
        category: spelled(message.category.as_ref().map(|category| category.as_str())),
        kind: spelled(message.kind.as_ref().map(|kind| kind.as_str())),
        sent_at: seconds(message.sent_at).unwrap_or(0),
        edited_at: seconds(message.edited_at),
        edited_by: message.edited_by.as_ref().map(name_of),
        deleted_at: seconds(message.deleted_at),
        deleted_by: message.deleted_by.as_ref().map(name_of),
        delivered_at: seconds(message.delivered_at),
        read_at: seconds(message.read_at),
        parts: content.parts,
        truncated: content.truncated,
        attachments: content.attachments,
        action: content.action,
        call: content.call,
        custom: content.custom,
        interactive: content.interactive,
        reactions: reactions(message),
        replies: message.reply_count.unwrap_or(0),
        tags: message.tags.iter().map(|tag| text::label(tag)).collect(),
        moderation: moderation(message),
        quoted: quoted(message),
        pinned_at: seconds(message.pinned_at)
            .or_else(|| seconds(message.data.extra.get("pinnedAt").and_then(Value::as_i64))),
    }
}

/// Unix seconds that fit a view; 0 and less mean never.
pub(crate) fn seconds(at: Option<i64>) -> Option<u32> {
    at.filter(|at| *at > 0).map(|at| u32::try_from(at).unwrap_or(u32::MAX))
}

fn sender(message: &Message, pictures: &dyn Pictures) -> Sender {
    let by = names::entities(message).find_map(|entity| match entity {
        Entity::User(user) if user.uid == message.sender => Some(user),
        _ => None,
    });
    let uid = message.sender.to_string();
    Sender {
        name: names::of_or_uid(message, &uid),
        avatar: by.and_then(|user| user.avatar.as_deref()).and_then(|url| pictures.address(url)),
        system: uid == names::SYSTEM,
        uid,
    }
}

fn spelled(name: Option<&str>) -> String {
    name.map(text::label).unwrap_or_default()
}

fn reactions(message: &Message) -> Vec<Reaction> {
    let view = |emoji: &str, count: u32| Reaction { emoji: text::label(emoji), count };
    let mut reactions: Vec<Reaction> = match &message.data.reactions {
        Some(counted) => counted.iter().map(|r| view(&r.reaction, r.count.unwrap_or(1))).collect(),
        // Documented samples of reactions have the counts beside the data.
        None => message
            .extra
            .get("reactions")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|r| {
                let count = r.get("count").and_then(Value::as_u64).unwrap_or(1);
                Some(view(r.get("reaction")?.as_str()?, u32::try_from(count).unwrap_or(u32::MAX)))
            })
            .collect(),
    };
    reactions.retain(|reaction| reaction.count > 0 && !reaction.emoji.is_empty());
    reactions.truncate(MAX_REACTIONS);
    reactions
}

fn moderation(message: &Message) -> Option<Moderation> {
    match message.data.moderation.as_ref()?.status.as_ref()? {
        ModerationStatus::Pending => Some(Moderation::Pending),
        ModerationStatus::Approved => Some(Moderation::Approved),
        ModerationStatus::Disapproved => Some(Moderation::Disapproved),
        ModerationStatus::Unmoderated | ModerationStatus::Other(_) => Some(Moderation::Unmoderated),
    }
}

fn quoted(message: &Message) -> Option<Quoted> {
    match &message.quoted_message {
        Some(quoted) => Some(Quoted {
            id: quoted.id.to_string(),
            sender: names::of(quoted, quoted.sender.as_str())
                .unwrap_or_else(|| names::of_or_uid(message, quoted.sender.as_str())),
            text: summary::of(quoted),
        }),
        None => message.quoted_message_id.as_ref().filter(|id| id.number() > 0).map(|id| Quoted {
            id: id.to_string(),
            sender: String::new(),
            text: String::new(),
        }),
    }
}
