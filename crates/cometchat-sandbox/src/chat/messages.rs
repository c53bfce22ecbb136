//! Messages (`contract/chat/messages.yaml`).

use cometchat_api::chat::messages::{self as api, Message};
use cometchat_api::{ApiError, Uid};

use super::rights;
use crate::refuse;
use crate::scene::Read;
use crate::serve::Mount;
use crate::world::{App, Peers, Stored};

pub(crate) mod draft;
mod edit;
mod filter;
mod list;
mod marks;
mod mentions;
mod send;
pub(crate) mod threads;
pub(crate) mod walk;

pub(crate) use draft::content;
pub(crate) use edit::{delete, edit};
pub(crate) use filter::Filter;
pub(crate) use list::list as list_all;
pub(crate) use list::{count_unread, list_of_group, list_of_user, list_thread};
pub(crate) use send::{bot, send, send_as_bot, send_in_thread};

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default()
        .read_either(count_unread, list::list)
        .write(send)
        .read(get)
        .write(edit)
        .write(delete)
        .read(list_of_user)
        .read(list_of_group)
        .read(list_thread)
        .write(send_in_thread)
        .write(send_as_bot)
        .read(threads::list)
        .and(marks::mounted())
}

/// Reads one message, with everybody's receipts.
pub(crate) fn get(r: Read<'_>, asked: api::GetMessage) -> Result<Message, ApiError> {
    let stored = r.app.messages.find(&asked.id)?;
    visible(r.app, stored, r.actor())?;
    rights::Messages::of(r.app, r.actor()).read(stored)?;
    let mut shown = r.app.message(stored, r.actor());
    let receipts: Vec<_> = stored
        .receipts
        .iter()
        .map(|(uid, receipt)| {
            serde_json::json!({
                "recipient": r.app.plain_user(uid),
                "deliveredAt": receipt.delivered_at,
                "readAt": receipt.read_at,
            })
        })
        .collect();
    shown.extra.insert("receipts".to_owned(), serde_json::json!({ "data": receipts }));
    Ok(shown)
}

/// Whether a viewer may see a message: his own conversation, or his group.
///
/// # Errors
/// `ERR_MESSAGE_NO_ACCESS`.
pub(crate) fn visible(app: &App, stored: &Stored, viewer: Option<&Uid>) -> Result<(), ApiError> {
    let Some(viewer) = viewer else { return Ok(()) };
    let mine = match &stored.peers {
        Peers::Pair(one, other) => viewer == one || viewer == other,
        Peers::Group(guid) => {
            app.groups.get(guid).is_ok_and(|group| group.member(viewer).is_some())
        }
    };
    let kept_back = stored.withheld && stored.message.sender != *viewer;
    if mine && !kept_back {
        return Ok(());
    }
    Err(refuse::with(
        "ERR_MESSAGE_NO_ACCESS",
        format!("The user with UID {viewer} has no access to the message."),
    ))
}

/// Removes a message for good, from its conversation and thread too.
pub(crate) fn remove(app: &mut App, number: u64) {
    for reply in app.messages.replies_to(number).to_vec() {
        remove(app, reply);
    }
    app.moderation.forget(number);
    if let Some(removed) = app.messages.remove(number) {
        app.conversations.forget(&removed.peers.id(), number);
    }
}
