//! Messages as they were elsewhere.

use cometchat_api::chat::data_import::{ImportMessage, ImportedMessageData};
use cometchat_api::chat::messages::{Category, Message, MessageType, NewMessageData, ReceiverType};
use cometchat_api::{ApiError, Guid, Uid, limits};

use super::{keyed, people};
use crate::chat::messages::draft;
use crate::check::Check;
use crate::refuse;
use crate::scene::Write;
use crate::world::{Draft, Peers, Receipt, lower};

/// The first time that has ten digits.
const FIRST_TIME: i64 = 1_000_000_000;

/// Imports one message.
pub(super) fn message(
    w: &mut Write<'_>,
    key: &str,
    new: ImportMessage,
) -> Result<Message, ApiError> {
    keyed(key, &new.muid)?;
    let tags = new.tags.unwrap_or_default();
    let mut check = Check::default().tags(&tags).chars("muid", Some(key), limits::ID_CHARS);
    if new.sent_at < FIRST_TIME || new.sent_at > w.now() {
        check = check.wrong("sentAt", "The sentAt must be a past time in seconds.");
    }
    check.done()?;
    if w.app.messages.has_muid(key) {
        return Err(refuse::with(
            "ERR_IMPORT_MUID_ALREADY_EXISTS",
            format!("The message with muid {key} already exists."),
        ));
    }
    let category = new.category.unwrap_or(Category::Message);
    let kind = new.kind.unwrap_or(MessageType::Text);
    if !matches!(category, Category::Message | Category::Custom) {
        return Err(refuse::field("category", "The selected category is invalid."));
    }
    for user in [new.sender_user_details, new.receiver_user_details] {
        people::user_along(w, user)?;
    }
    people::user_along(w, new.receiver_group_owner_details)?;
    people::group_along(w, new.receiver_group_details)?;
    for (_, user) in new.mentioned_user_details.unwrap_or_default() {
        people::user_along(w, Some(user))?;
    }
    let sender = w.app.known_or_system(&new.sender)?;
    let peers = match &new.receiver_type {
        ReceiverType::User => Peers::pair(&sender, &w.app.known(&Uid::new(new.receiver))?),
        ReceiverType::Group => {
            Peers::Group(w.app.groups.get(&lower(&Guid::new(new.receiver)))?.about.guid.clone())
        }
        ReceiverType::Other(_) => {
            return Err(refuse::field("receiverType", "The selected receiverType is invalid."));
        }
    };
    let data = draft::content(w.app, &category, &kind, sent(new.data.unwrap_or_default()))
        .map_err(|error| refuse::with("ERR_IMPORT_INVALID_MESSAGE_FORMAT", error.message))?;
    let muid = Some(new.muid);
    let draft = Draft { category, tags, muid, ..Draft::new(&sender, peers.clone(), kind, data) };
    let number = w.app.lay_down(draft, new.sent_at);
    let read_at = new.read_at.unwrap_or_default();
    let receipt = Receipt { delivered_at: new.delivered_at.unwrap_or(read_at), read_at };
    if let Some(receiver) = peers.other(&sender).filter(|_| receipt != Receipt::default()) {
        receive(w, (&peers, receiver), number, receipt);
    }
    w.app.message_by_number(number, None).ok_or_else(|| refuse::no_message(key))
}

fn sent(data: ImportedMessageData) -> NewMessageData {
    NewMessageData {
        text: data.text,
        custom_data: data.custom_data,
        attachments: data.attachments,
        metadata: data.metadata,
        extra: data.extra,
        ..NewMessageData::default()
    }
}

fn receive(w: &mut Write<'_>, (peers, uid): (&Peers, &Uid), number: u64, receipt: Receipt) {
    if let Some(stored) = w.app.messages.get_mut(number) {
        stored.receipts.insert(uid.clone(), receipt);
    }
    if let Some(conversation) = w.app.conversations.get_mut(&peers.id()) {
        let side = conversation.side_mut(uid);
        side.delivered_to = side.delivered_to.max(number);
        if receipt.read_at > 0 {
            side.read_to = side.read_to.max(number);
        }
    }
}
