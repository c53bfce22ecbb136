//! What an event of the world is to one user's socket.

use cometchat_api::chat::messages::ReceiverType;
use cometchat_api::live::{
    Body, ConversationChange, ConversationChanged, Envelope, FeedItemSent, Frame,
    InteractionCompleted, MessageChange, MessageChanged, PresenceChanged, PresenceSubscription,
    ReactionAction, ReactionChanged, Receipt, Streamed, Transient, Typing, TypingAction,
};
use cometchat_api::{RoleId, Uid};

use super::session::covers;
use crate::world::{App, Event, Notice, Peers, What};

/// Who listens at a socket.
pub(super) struct Audience<'a> {
    /// The user.
    pub(super) uid: &'a Uid,
    /// Whose coming and going he wants to see.
    pub(super) presence: Option<&'a PresenceSubscription>,
    /// Of which roles, where he named some.
    pub(super) roles: &'a [RoleId],
}

impl Audience<'_> {
    /// The frame of an event, if it has one and concerns the user.
    pub(super) fn text<'e>(&self, app: &App, event: &'e Event) -> Option<&'e str> {
        if !self.hears(app, event) {
            return None;
        }
        let written = event.written.get_or_init(|| {
            let text = frame(app, event).and_then(|frame| frame.to_text().ok());
            text.unwrap_or_default().into()
        });
        Some(&**written).filter(|text| !text.is_empty())
    }

    fn hears(&self, app: &App, event: &Event) -> bool {
        match &event.what {
            What::Presence { user, .. } => {
                user.uid != *self.uid && covers(self.presence, self.roles, self.uid, app, user)
            }
            What::Noticed(notice) => receiver(notice) == Some(self.uid),
            What::Streamed { to, .. } => to == self.uid,
            What::Saved { uid, .. } | What::ConversationPinned { uid, .. } => uid == self.uid,
            What::Moderated { message, .. } => {
                message.sender == *self.uid && self.takes_part(app, event)
            }
            What::Typing { by, .. } | What::Transient { by, .. } => {
                by.uid != *self.uid && self.takes_part(app, event)
            }
            _ => self.takes_part(app, event),
        }
    }

    fn takes_part(&self, app: &App, event: &Event) -> bool {
        match &event.peers {
            None => false,
            Some(Peers::Pair(one, other)) => one == self.uid || other == self.uid,
            Some(Peers::Group(guid)) => {
                let is_member =
                    app.groups.get(guid).is_ok_and(|group| group.member(self.uid).is_some());
                is_member || concerns(event, self.uid)
            }
        }
    }
}

/// Whether an action in a group is about a user who may no longer belong to it.
fn concerns(event: &Event, uid: &Uid) -> bool {
    use cometchat_api::chat::messages::Entity;
    let What::Sent(message) = &event.what else { return false };
    let on = message.data.entities.as_ref().and_then(|entities| entities.on.as_ref());
    matches!(on, Some(Entity::User(user)) if user.uid == *uid)
}

/// The frame of an event, the same to everybody who hears of it.
fn frame(app: &App, event: &Event) -> Option<Frame> {
    let (sender, body) = match &event.what {
        What::Presence { user, online } => return Some(presence(app, event, (user, *online))),
        What::Noticed(notice) => return feed_item(app, notice),
        What::Streamed { agent, to, piece } => return Some(streamed(app, agent, to, piece)),
        What::Saved { uid, message, saved } => {
            let change = if *saved { MessageChange::Saved } else { MessageChange::Unsaved };
            (uid, Body::MessageChanged(MessageChanged { change, message: message.clone() }))
        }
        What::ConversationPinned { uid, conversation, pinned } => {
            let change =
                if *pinned { ConversationChange::Pinned } else { ConversationChange::Unpinned };
            let conversation = conversation.clone();
            (uid, Body::ConversationChanged(ConversationChanged { change, conversation }))
        }
        What::Sent(message) | What::Edited(message) | What::Deleted(message) => {
            (&message.sender, Body::Message(Box::new(message.clone())))
        }
        What::Reacted { added, reaction, message } => {
            let changed = ReactionChanged {
                action: if *added { ReactionAction::Added } else { ReactionAction::Removed },
                conversation_id: Some(message.conversation_id.clone()),
                parent_id: message.parent_id.clone(),
                reaction: reaction.clone(),
            };
            (&reaction.uid, Body::Reaction(Box::new(changed)))
        }
        What::Receipt { action, by, message_id, at, .. } => {
            let receipt = Receipt {
                action: action.clone(),
                message_id: message_id.clone(),
                user: Some((**by).clone()),
                timestamp: Some(*at),
            };
            (&by.uid, Body::Receipt(Box::new(receipt)))
        }
        What::Moderated { message, .. } => (&message.sender, Body::Moderation(message.clone())),
        What::Interacted { by, message_id, interactions, .. } => {
            let completed = InteractionCompleted {
                message_id: message_id.clone(),
                user: Some((**by).clone()),
                interactions: interactions.clone(),
            };
            (&by.uid, Body::InteractionCompleted(Box::new(completed)))
        }
        What::Pinned { message, pinned } => {
            let change = if *pinned { MessageChange::Pinned } else { MessageChange::Unpinned };
            let by = message.pinned_by.as_ref().unwrap_or(&message.sender);
            (by, Body::MessageChanged(MessageChanged { change, message: message.clone() }))
        }
        What::Typing { by, started, metadata } => {
            let typing = Typing {
                action: if *started { TypingAction::Started } else { TypingAction::Ended },
                user: Some((**by).clone()),
                metadata: metadata.clone(),
                timestamp: None,
            };
            (&by.uid, Body::Typing(Box::new(typing)))
        }
        What::Transient { by, data } => {
            let body =
                Transient { user: Some((**by).clone()), data: data.clone(), timestamp: None };
            (&by.uid, Body::Transient(Box::new(body)))
        }
        _ => return None,
    };
    let mut envelope = envelope(app, event, sender, body);
    match &event.what {
        What::Sent(message) | What::Edited(message) | What::Deleted(message) => {
            envelope.receiver = Some(message.receiver.clone());
        }
        What::Receipt { message_sender, .. } | What::Interacted { message_sender, .. } => {
            envelope.message_sender = Some(message_sender.clone());
        }
        _ => {}
    }
    Some(Frame::Event(Box::new(envelope)))
}

/// Whose feed an item was put into; the rest of what becomes of notices is told to webhooks alone.
fn receiver(notice: &Notice) -> Option<&Uid> {
    match notice {
        Notice::Sent(noticed) => noticed.item.receiver.as_ref(),
        _ => None,
    }
}

fn feed_item(app: &App, notice: &Notice) -> Option<Frame> {
    let Notice::Sent(noticed) = notice else { return None };
    let sent = FeedItemSent { action: "sent".to_owned(), feed_item: noticed.item.clone() };
    Some(Frame::Event(Box::new(Envelope {
        app_id: Some(app.id.clone()),
        receiver: noticed.item.receiver.as_ref().map(Uid::to_string),
        receiver_type: Some(ReceiverType::User),
        sender: noticed.item.sender.as_deref().map(Uid::new),
        ..Body::FeedItem(Box::new(sent)).into()
    })))
}

fn streamed(app: &App, agent: &Uid, to: &Uid, piece: &Streamed) -> Frame {
    Frame::Event(Box::new(Envelope {
        app_id: Some(app.id.clone()),
        receiver: Some(to.to_string()),
        receiver_type: Some(ReceiverType::User),
        sender: Some(agent.clone()),
        ..Body::Streamed(Box::new(piece.clone())).into()
    }))
}

fn presence(
    app: &App,
    event: &Event,
    (user, online): (&cometchat_api::chat::users::User, bool),
) -> Frame {
    let action = if online { "online" } else { "offline" };
    let changed = PresenceChanged {
        action: action.to_owned(),
        user: user.clone(),
        timestamp: Some(event.at_ms / 1_000),
    };
    Frame::Event(Box::new(Envelope {
        app_id: Some(app.id.clone()),
        device_id: event.device.clone(),
        sender: Some(user.uid.clone()),
        ..Body::Presence(Box::new(changed)).into()
    }))
}

fn envelope(app: &App, event: &Event, sender: &Uid, body: Body) -> Envelope {
    let (receiver, kind) = match &event.peers {
        Some(Peers::Group(guid)) => (Some(guid.to_string()), Some(ReceiverType::Group)),
        Some(peers) => (peers.other(sender).map(Uid::to_string), Some(ReceiverType::User)),
        None => (None, None),
    };
    Envelope {
        app_id: Some(app.id.clone()),
        receiver,
        receiver_type: kind,
        device_id: event.device.clone(),
        sender: Some(sender.clone()),
        ..body.into()
    }
}
