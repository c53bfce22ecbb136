use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::messages::{
    Action, Category, DeleteMessage, EditMessage, Message, MessageData, MessageType,
};
use cometchat_api::{ApiError, Uid};

use super::{draft, visible};
use crate::chat::rights;
use crate::check::Check;
use crate::refuse;
use crate::scene::Write;
use crate::world::{App, Judge, Peers, Stored, What};

/// Edits a message; answers the action message that tells of it.
pub(crate) fn edit(w: &mut Write<'_>, asked: EditMessage) -> Result<Message, ApiError> {
    let stored = w.app.messages.find(&asked.id)?;
    changeable(w.app, stored, w.actor())?;
    rights::change(w.app, stored, w.actor(), "editMessage")?;
    if let Some(actor) = w.actor()
        && *actor != stored.message.sender
    {
        return Err(not_sender(actor));
    }
    Check::default().tags(asked.tags.as_deref().unwrap_or_default()).done()?;
    let number = stored.number;
    let category = stored.category().clone();
    let kind = stored.message.kind.clone().unwrap_or(MessageType::Text);
    let new = asked.data.map(|new| {
        // What is not sent stays: a caption can change without its file.
        let old = &stored.message.data;
        let mut new = new;
        new.attachments = new.attachments.or_else(|| old.attachments.clone());
        new.custom_data = new.custom_data.or_else(|| old.custom_data.clone());
        new.interactive_data = new.interactive_data.or_else(|| old.interactive_data.clone());
        new.metadata = new.metadata.or_else(|| old.metadata.clone());
        new.text = new.text.or_else(|| old.text.clone());
        draft::content(w.app, &category, &kind, new)
    });
    let new = new.transpose()?;
    let (now, by) = (w.now(), w.actor_or_system());
    if let Some(stored) = w.app.messages.get_mut(number) {
        let message = &mut stored.message;
        message.data = new.unwrap_or_else(|| message.data.clone());
        message.tags = asked.tags.unwrap_or_else(|| message.tags.clone());
        message.edited_at = Some(now);
        message.edited_by = Some(by.clone());
        message.updated_at = Some(now);
    }
    let passes = w.app.judge(number, w.now_ms);
    let action = w.app.keep_message_action(Action::Edited, number, &by, w.now_ms);
    if passes {
        tell(w, number, What::Edited(action.clone()));
    }
    w.app.tell_judged(number, Judge::Engine, w.now_ms);
    Ok(action)
}

/// Deletes a message, leaving a tombstone unless for good; answers the action message.
pub(crate) fn delete(w: &mut Write<'_>, asked: DeleteMessage) -> Result<Message, ApiError> {
    let stored = w.app.messages.find(&asked.id)?;
    changeable(w.app, stored, w.actor())?;
    rights::change(w.app, stored, w.actor(), "deleteMessage")?;
    may_delete(w.app, stored, w.actor())?;
    let number = stored.number;
    let (now, by) = (w.now(), w.actor_or_system());
    if let Some(stored) = w.app.messages.get_mut(number) {
        stored.message.data = MessageData::default();
        stored.message.deleted_at = Some(now);
        stored.message.deleted_by = Some(by.clone());
        stored.message.updated_at = Some(now);
        stored.reactions.clear();
    }
    let action = w.app.keep_message_action(Action::Deleted, number, &by, w.now_ms);
    tell(w, number, What::Deleted(action.clone()));
    if asked.permanent == Some(true) {
        super::remove(w.app, number);
    }
    Ok(action)
}

fn tell(w: &mut Write<'_>, number: u64, what: What) {
    let peers = w.app.messages.get(number).map(|stored| stored.peers.clone());
    w.app.tell(w.now_ms, w.by.device.as_deref(), peers, what);
}

fn changeable(app: &App, stored: &Stored, actor: Option<&Uid>) -> Result<(), ApiError> {
    visible(app, stored, actor)?;
    if stored.is_deleted() || matches!(stored.category(), Category::Action | Category::Call) {
        return Err(refuse::with(
            "ERR_MESSAGE_ACTION_NOT_ALLOWED",
            "Deleted messages, actions and calls cannot be changed.",
        ));
    }
    Ok(())
}

fn may_delete(app: &App, stored: &Stored, actor: Option<&Uid>) -> Result<(), ApiError> {
    let Some(actor) = actor else { return Ok(()) };
    if *actor == stored.message.sender {
        return Ok(());
    }
    let scope = match &stored.peers {
        Peers::Group(guid) => app.groups.get(guid)?.scope_of(actor),
        Peers::Pair(..) => None,
    };
    match scope {
        Some(Scope::Admin | Scope::Moderator) => Ok(()),
        _ => Err(not_sender(actor)),
    }
}

fn not_sender(actor: &Uid) -> ApiError {
    refuse::with(
        "ERR_MESSAGE_NOT_A_SENDER",
        format!("The user with UID {actor} did not send the message."),
    )
}
