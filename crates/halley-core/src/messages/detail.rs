//! Everything about one message.

use cometchat_api::chat::messages::{GetMessage, Message};
use cometchat_api::chat::reactions::ListReactions;
use cometchat_api::chat::users::User;
use cometchat_api::page::Affix;
use serde::Deserialize;
use serde_json::Value;

use crate::console::Console;
use crate::error::Error;
use crate::masks::masked;
use crate::messages::page::checked;
use crate::messages::{MessageDetail, ReactionBy, Receipt};
use crate::model::connection::AppRef;
use crate::reach::Reader;
use crate::rows::pretty;
use crate::transcript::{content, names, text, view};

/// Receipts that are shown.
const MAX_RECEIPTS: usize = 1_000;
/// Pages of reactions that are read.
const MAX_PAGES: usize = 10;
/// Reactions of a page.
const PER_PAGE: u32 = 100;

impl Console {
    /// Reads a message with its receipts and reactions.
    ///
    /// # Errors
    /// When there is no such message, and those of the service.
    pub async fn message_get(&self, app: &AppRef, id: &str) -> Result<MessageDetail, Error> {
        let reader = self.reader(app).await?;
        let message = read(&reader, id).await?;
        let has_reactions = !view::of(&message, &self.pictures(app)).reactions.is_empty();
        let reactions =
            if has_reactions { reactions(&reader, &message).await? } else { Vec::new() };
        Ok(MessageDetail {
            message: view::of(&message, &self.pictures(app)),
            receipts: receipts(&message),
            reactions,
        })
    }

    /// Reads the whole text of a message, as plain text with the names of whom it mentions.
    ///
    /// # Errors
    /// As [`Self::message_get`].
    pub async fn message_text(&self, app: &AppRef, id: &str) -> Result<String, Error> {
        let reader = self.reader(app).await?;
        let message = read(&reader, id).await?;
        let whole = content::full_text(&message).filter(|_| !message.is_deleted());
        Ok(whole.map_or_else(String::new, |whole| {
            crate::transcript::parts::with_names(whole, |uid| names::of(&message, uid))
        }))
    }

    /// Reads a message as the service tells it, as JSON; secrets in it are masked.
    ///
    /// # Errors
    /// As [`Self::message_get`].
    pub async fn message_raw(&self, app: &AppRef, id: &str) -> Result<String, Error> {
        let get = GetMessage { id: checked(id)?.into(), ..GetMessage::default() };
        let value = self.reader(app).await?.raw(get).await?;
        Ok(pretty(&masked(value)))
    }
}

/// Reads one message.
pub(super) async fn read(reader: &Reader, id: &str) -> Result<Message, Error> {
    reader.send(GetMessage { id: checked(id)?.into(), ..GetMessage::default() }).await
}

fn receipts(message: &Message) -> Vec<Receipt> {
    let data = message.extra.get("receipts").and_then(|receipts| receipts.get("data"));
    let items = data.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(receipt).take(MAX_RECEIPTS).collect()
}

fn receipt(item: &Value) -> Option<Receipt> {
    let user = User::deserialize(item.get("recipient")?).ok()?;
    let at = |name: &str| view::seconds(item.get(name).and_then(Value::as_i64));
    Some(Receipt {
        name: named(&user),
        uid: user.uid.to_string(),
        delivered_at: at("deliveredAt"),
        read_at: at("readAt"),
    })
}

async fn reactions(reader: &Reader, message: &Message) -> Result<Vec<ReactionBy>, Error> {
    let mut found: Vec<ReactionBy> = Vec::new();
    let mut last = None;
    for _ in 0..MAX_PAGES {
        let list = ListReactions {
            message_id: message.id.clone(),
            affix: Some(Affix::Append),
            id: last.clone(),
            limit: Some(PER_PAGE),
            on_behalf_of: None,
        };
        let page = reader.send(list).await?;
        let n_before = found.len();
        for reaction in &page.data {
            let by = ReactionBy {
                emoji: text::label(&reaction.reaction),
                uid: reaction.uid.to_string(),
                name: match &reaction.reacted_by {
                    Some(user) => named(user),
                    None => names::of_or_uid(message, reaction.uid.as_str()),
                },
                at: view::seconds(reaction.reacted_at),
            };
            if !found.contains(&by) {
                found.push(by);
            }
        }
        let next =
            page.meta.next.and_then(|next| next.id).filter(|next| Some(next) != last.as_ref());
        if page.data.len() < PER_PAGE as usize || found.len() == n_before || next.is_none() {
            break;
        }
        last = next;
    }
    Ok(found)
}

fn named(user: &User) -> String {
    let name = text::label(&user.name);
    if name.is_empty() { text::label(user.uid.as_str()) } else { name }
}
