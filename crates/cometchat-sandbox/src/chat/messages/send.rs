use cometchat_api::chat::messages::{
    Category, Message, MessageType, Moderation, ModerationStatus, NewMessageData, ReceiverType,
    Receivers, SendAsBot, SendInThread, SendMessage,
};
use cometchat_api::chat::roles::Reach;
use cometchat_api::{ApiError, Guid, MessageId, Uid, limits};

use super::{draft, visible};
use crate::chat::groups::may;
use crate::chat::rights;
use crate::chat::users::not_blocked;
use crate::check::Check;
use crate::refuse;
use crate::scene::{Caller, Write};
use crate::world::{App, Draft, Peers, lower};

/// Sends a message as the acting user, or as the app itself.
pub(crate) fn send(w: &mut Write<'_>, asked: SendMessage) -> Result<Message, ApiError> {
    let new = New {
        category: asked.category,
        kind: asked.kind,
        data: asked.data,
        tags: asked.tags.unwrap_or_default(),
        muid: asked.muid,
        quoted: asked.quoted_message_id,
        parent: None,
    };
    to_receivers(w, asked.receiver, asked.receiver_type, asked.multiple_receivers, &new)
}

/// Answers in a thread; the receiver is that of the thread's message where none is named.
pub(crate) fn send_in_thread(w: &mut Write<'_>, asked: SendInThread) -> Result<Message, ApiError> {
    let parent = w.app.messages.find(&asked.message_id)?;
    visible(w.app, parent, w.actor())?;
    if parent.message.parent_id.is_some() {
        return Err(refuse::with(
            "ERR_MESSAGE_THREAD_NESTING",
            "An answer in a thread cannot have a thread of its own.",
        ));
    }
    if matches!(parent.category(), Category::Action | Category::Call) || parent.is_deleted() {
        return Err(refuse::with(
            "ERR_WRONG_MESSAGE_THREAD_CATEGORY",
            format!("A message of the category {} cannot have a thread.", parent.category()),
        ));
    }
    let sender = w.actor_or_system();
    let receiver = match &parent.peers {
        Peers::Group(guid) => guid.to_string(),
        pair @ Peers::Pair(..) => {
            pair.other(&sender).map_or_else(|| parent.message.receiver.clone(), ToString::to_string)
        }
    };
    let new = New {
        category: asked.category,
        kind: asked.kind,
        data: asked.data,
        tags: asked.tags.unwrap_or_default(),
        muid: None,
        quoted: None,
        parent: Some((parent.number, parent.peers.clone())),
    };
    let receiver_type = asked.receiver_type.or_else(|| parent.message.receiver_type.clone());
    let receiver = asked.receiver.or(Some(receiver));
    to_receivers(w, receiver, receiver_type, asked.multiple_receivers, &new)
}

/// Sends a message as a bot: a user who carries the tag `bot`, since no operation makes bots.
pub(crate) fn send_as_bot(w: &mut Write<'_>, asked: SendAsBot) -> Result<Message, ApiError> {
    let bot = bot(w.app, &asked.uid)?;
    let new = New {
        category: asked.category,
        kind: asked.kind,
        data: asked.data,
        tags: asked.tags.unwrap_or_default(),
        muid: asked.muid,
        quoted: asked.quoted_message_id,
        parent: None,
    };
    let by = Caller { actor: Some(bot), ..w.by.clone() };
    let mut as_bot = Write { app: &mut *w.app, by: &by, now_ms: w.now_ms };
    to_receivers(&mut as_bot, asked.receiver, asked.receiver_type, asked.multiple_receivers, &new)
}

/// A bot, by its uid as the app keeps it.
///
/// # Errors
/// `ERR_BOT_NOT_FOUND`.
pub(crate) fn bot(app: &App, uid: &Uid) -> Result<Uid, ApiError> {
    let person = app.active(uid).ok().filter(|person| person.tags().iter().any(|it| it == "bot"));
    person.map(|person| Uid::new(&*person.uid)).ok_or_else(|| {
        refuse::with("ERR_BOT_NOT_FOUND", format!("The bot with UID {uid} does not exist."))
    })
}

/// A message before its receiver is known.
struct New {
    category: Option<Category>,
    kind: Option<MessageType>,
    data: NewMessageData,
    tags: Vec<String>,
    muid: Option<String>,
    quoted: Option<MessageId>,
    parent: Option<(u64, Peers)>,
}

fn to_receivers(
    w: &mut Write<'_>,
    receiver: Option<String>,
    receiver_type: Option<ReceiverType>,
    several: Option<Receivers>,
    new: &New,
) -> Result<Message, ApiError> {
    let Some(several) = several else {
        return to_one(w, receiver, receiver_type, new);
    };
    let users = several.uids.into_iter().flatten().map(|uid| (uid.to_string(), ReceiverType::User));
    let groups =
        several.guids.into_iter().flatten().map(|guid| (guid.to_string(), ReceiverType::Group));
    // The answer is one message though several are sent; the documents show no other.
    let mut first = None;
    for (receiver, kind) in users.chain(groups) {
        let sent = to_one(w, Some(receiver), Some(kind), new)?;
        first.get_or_insert(sent);
    }
    first.ok_or_else(no_receiver)
}

fn to_one(
    w: &mut Write<'_>,
    receiver: Option<String>,
    receiver_type: Option<ReceiverType>,
    new: &New,
) -> Result<Message, ApiError> {
    let receiver = receiver.filter(|text| !text.is_empty()).ok_or_else(no_receiver)?;
    let sender = w.actor_or_system();
    let peers = match receiver_type {
        Some(ReceiverType::User) => Peers::pair(&sender, &w.app.known(&Uid::new(receiver))?),
        Some(ReceiverType::Group) => {
            let guid = lower(&Guid::new(receiver));
            may::talk(w.app.groups.get(&guid)?, w.actor())?;
            Peers::Group(guid)
        }
        Some(ReceiverType::Other(_)) | None => {
            return Err(refuse::with(
                "ERR_INVALID_RECEIVER_TYPE",
                "The receiverType must be user or group.",
            ));
        }
    };
    reaches(w, &peers, &sender)?;
    rights::send(w.app, &peers, w.actor(), new.parent.is_some())?;
    let category =
        new.category.clone().filter(|it| !it.as_str().is_empty()).ok_or_else(|| {
            refuse::with("ERR_EMPTY_MESSAGE_CATEGORY", "The category is missing.")
        })?;
    let kind = new
        .kind
        .clone()
        .filter(|it| !it.as_str().is_empty())
        .ok_or_else(|| refuse::with("ERR_EMPTY_MESSAGE_TYPE", "The type is missing."))?;
    Check::default().tags(&new.tags).chars("muid", new.muid.as_deref(), limits::ID_CHARS).done()?;
    let data = draft::content(w.app, &category, &kind, new.data.clone())?;
    rights::content(w.app, w.actor(), (&category, &kind), &data)?;
    let parent = match &new.parent {
        Some((_, thread)) if *thread != peers => {
            return Err(refuse::with(
                "ERR_WRONG_MESSAGE_THREAD",
                "The thread belongs to another conversation.",
            ));
        }
        Some((number, _)) => Some(*number),
        None => None,
    };
    let quoted = new.quoted.as_ref().map(|id| w.app.messages.find(id)).transpose()?;
    let draft = Draft {
        category,
        parent,
        quoted: quoted.map(|stored| stored.number),
        tags: new.tags.clone(),
        muid: new.muid.clone(),
        device: w.by.device.clone(),
        ..Draft::new(&sender, peers, kind, data)
    };
    let number = w.app.post(draft, w.now_ms);
    w.app.answer_as_agent(number, w.now_ms);
    let viewer = w.actor().cloned();
    let mut sent = w
        .app
        .message_by_number(number, viewer.as_ref())
        .ok_or_else(|| refuse::no_message(&number.to_string()))?;
    if let Some(state) = &mut sent.data.moderation {
        // Rules judge after the answer: the sender hears of it later, or asks.
        *state = Moderation { status: Some(ModerationStatus::Pending), ..Moderation::default() };
    }
    Ok(sent)
}

/// Blocks, and roles that write to friends alone.
fn reaches(w: &Write<'_>, peers: &Peers, sender: &Uid) -> Result<(), ApiError> {
    let Some(other) = peers.other(sender) else { return Ok(()) };
    not_blocked(w.read(), peers, sender)?;
    let role = w.app.people.get(sender.as_str()).map_or("default", |person| person.role());
    let friends_only = w.app.roles.friends_only(role, |settings| &settings.send_messages_to);
    if friends_only && !w.app.relations.are_friends(sender, other) {
        return Err(refuse::with(
            "ERR_PERMISSION_DENIED",
            format!("Users of the role {role} write to friends only ({}).", Reach::FriendsOnly),
        ));
    }
    Ok(())
}

fn no_receiver() -> ApiError {
    refuse::with("ERR_EMPTY_RECEIVER", "The receiver is missing.")
}
