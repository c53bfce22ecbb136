use cometchat_api::chat::data_import::{ImportGroup, ImportUser};
use cometchat_api::chat::groups::CreateGroup;
use cometchat_api::chat::messages::{
    Category, Message, MessageType, Moderation, ModerationStatus, NewMessageData, ReceiverType,
};
use cometchat_api::chat::moderation::{self as api, SubmittedData};
use cometchat_api::chat::users::CreateUser;
use cometchat_api::page::{Affix, Cursor, Listing};
use cometchat_api::{ApiError, Done, Guid, MessageId, Uid, limits};

use crate::chat::messages::content;
use crate::chat::{groups, users};
use crate::check::Check;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Draft, Judge, Peers, Stored, lower};

/// Messages listed where nothing is said.
const PER_LIST: u32 = 100;

pub(super) fn mounted() -> Mount {
    Mount::default().write(submit).read(list).read(get).write(update).write(delete)
}

/// Judges a message that is not sent. As with one that is sent, the answer comes before the
/// judgement.
fn submit(w: &mut Write<'_>, asked: api::SubmitMessage) -> Result<Message, ApiError> {
    let category = asked.category.unwrap_or(Category::Message);
    let kind = asked.kind.unwrap_or(MessageType::Text);
    let tags = asked.tags.unwrap_or_default();
    Check::default().tags(&tags).chars("muid", asked.muid.as_deref(), limits::ID_CHARS).done()?;
    let data = content(w.app, &category, &kind, new_data(asked.data.unwrap_or_default()))?;
    let sender = user(w, &asked.sender, asked.sender_user_details)?;
    let peers = match asked.receiver_type {
        ReceiverType::User => {
            let uid = Uid::new(asked.receiver);
            Peers::pair(&sender, &user(w, &uid, asked.receiver_user_details)?)
        }
        ReceiverType::Group => {
            let guid = lower(&Guid::new(asked.receiver));
            Peers::Group(group(w, &guid, asked.receiver_group_details)?)
        }
        ReceiverType::Other(_) => {
            return Err(refuse::with(
                "ERR_INVALID_RECEIVER_TYPE",
                "The receiverType must be user or group.",
            ));
        }
    };
    let draft =
        Draft { category, tags, muid: asked.muid, ..Draft::new(&sender, peers, kind, data) };
    let number = w.app.messages.next_number();
    let stored = draft.stored(number, asked.sent_at.unwrap_or_else(|| w.now()));
    w.app.moderation.submitted.insert(number, stored);
    judge(w, number);
    let mut shown = shown(w, number)?;
    let pending = Some(ModerationStatus::Pending);
    shown.data.moderation = Some(Moderation { status: pending, ..Moderation::default() });
    Ok(shown)
}

fn list(r: Read<'_>, asked: api::ListSubmitted) -> Result<Listing<Message>, ApiError> {
    let wanted = |stored: &&Stored| {
        let message = &stored.message;
        let state = message.data.moderation.as_ref().and_then(|state| state.status.as_ref());
        let to_user = asked.receiver_uid.as_ref().is_none_or(|uid| {
            matches!(stored.peers, Peers::Pair(..)) && message.receiver == uid.as_str()
        });
        to_user
            && asked.sender.as_ref().is_none_or(|uid| message.sender == *uid)
            && asked
                .receiver_guid
                .as_ref()
                .is_none_or(|guid| matches!(&stored.peers, Peers::Group(known) if known == guid))
            && asked.category.as_ref().is_none_or(|it| message.category.as_ref() == Some(it))
            && asked.kind.as_ref().is_none_or(|it| message.kind.as_ref() == Some(it))
            && asked.moderation_status.as_ref().is_none_or(|it| state == Some(it))
    };
    let found = r.app.moderation.submitted.values().rev().filter(wanted);
    let messages = found.map(|stored| r.app.message(stored, None));
    let mut listing = super::newest(messages, None, PER_LIST);
    listing.meta.next = listing.data.last().map(|last| Cursor {
        affix: Some(Affix::Append),
        id: Some(last.id.clone()),
        sent_at: last.sent_at,
        ..Cursor::default()
    });
    Ok(listing)
}

fn get(r: Read<'_>, asked: api::GetSubmitted) -> Result<Message, ApiError> {
    find(r, &asked.id).map(|stored| r.app.message(stored, None))
}

/// Changes a submitted message and judges it again; the answer is the message itself.
fn update(w: &mut Write<'_>, asked: api::UpdateSubmitted) -> Result<Message, ApiError> {
    let stored = find(w.read(), &asked.id)?;
    let number = stored.number;
    let category = stored.category().clone();
    let kind = stored.message.kind.clone().unwrap_or(MessageType::Text);
    let data = content(w.app, &category, &kind, new_data(asked.data.unwrap_or_default()))?;
    let now = w.now();
    if let Some(stored) = w.app.moderation.submitted.get_mut(&number) {
        let message = &mut stored.message;
        message.data = data;
        message.edited_by = Some(message.sender.clone());
        (message.edited_at, message.updated_at) = (Some(now), Some(now));
    }
    judge(w, number);
    shown(w, number)
}

fn delete(w: &mut Write<'_>, asked: api::DeleteSubmitted) -> Result<Done, ApiError> {
    let number = find(w.read(), &asked.id)?.number;
    w.app.moderation.submitted.remove(&number);
    w.app.moderation.forget(number);
    Ok(Done::because(format!("Message with id {number} has been deleted successfully.")))
}

/// Where no rule looks, a submitted message is fit.
fn judge(w: &mut Write<'_>, number: u64) {
    w.app.moderation.blocked.shift_remove(&number);
    w.app.settle(number, ModerationStatus::Approved, None);
    w.app.judge(number, w.now_ms);
    w.app.tell_judged(number, Judge::Engine, w.now_ms);
}

fn shown(w: &Write<'_>, number: u64) -> Result<Message, ApiError> {
    let message = w.app.message_judged(number);
    message.ok_or_else(|| refuse::no_message(&number.to_string()))
}

fn find<'a>(r: Read<'a>, id: &MessageId) -> Result<&'a Stored, ApiError> {
    let found = r.app.moderation.submitted.get(&id.number());
    found.ok_or_else(|| refuse::no_message(id.as_str()))
}

fn new_data(data: SubmittedData) -> NewMessageData {
    NewMessageData {
        text: data.text,
        custom_data: data.custom_data,
        attachments: data.attachments,
        metadata: data.metadata,
        ..NewMessageData::default()
    }
}

/// A user, made of the details where he does not exist.
fn user(w: &mut Write<'_>, uid: &Uid, details: Option<ImportUser>) -> Result<Uid, ApiError> {
    let unknown = w.app.people.get(&uid.as_str().to_lowercase()).is_none();
    if let Some(details) = details.filter(|_| unknown) {
        if details.uid != *uid {
            return Err(refuse::field("uid", "The details are of another user."));
        }
        let new = CreateUser {
            uid: details.uid,
            name: details.name,
            avatar: details.avatar,
            link: details.link,
            role: details.role,
            metadata: details.metadata,
            tags: details.tags,
            ..CreateUser::default()
        };
        users::create(w, new)?;
    }
    w.app.known(uid)
}

fn group(w: &mut Write<'_>, guid: &Guid, details: Option<ImportGroup>) -> Result<Guid, ApiError> {
    if let Some(details) = details.filter(|_| w.app.groups.get(guid).is_err()) {
        if details.guid != *guid {
            return Err(refuse::field("guid", "The details are of another group."));
        }
        let new = CreateGroup {
            guid: details.guid,
            name: details.name,
            kind: details.kind,
            password: details.password,
            icon: details.icon,
            description: None,
            metadata: details.metadata,
            owner: details.owner,
            tags: details.tags,
            members: None,
            on_behalf_of: None,
        };
        groups::create(w, new)?;
    }
    w.app.groups.get(guid).map(|group| group.about.guid.clone())
}
