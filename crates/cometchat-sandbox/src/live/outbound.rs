//! What an event of the world is to one user's socket.

use cometchat_api::chat::messages::{Message, ReceiverType};
use cometchat_api::live::{
    Body, ConversationChange, ConversationChanged, Envelope, Frame, InteractionCompleted,
    MessageChange, MessageChanged, PresenceChanged, PresenceSubscription, ReactionAction,
    ReactionChanged, Receipt, Transient, Typing, TypingAction,
};
use cometchat_api::{RoleId, Uid};

use super::session::covers;
use crate::world::{App, Event, Peers, What};

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
    /// The frames of an event, if it concerns the user.
    pub(super) fn frames(&self, app: &App, event: &Event) -> Vec<Frame> {
        if let What::Presence { user, online } = &event.what {
            let seen =
                user.uid != *self.uid && covers(self.presence, self.roles, self.uid, app, user);
            return seen.then(|| presence(app, event, (user, *online))).into_iter().collect();
        }
        let of = |sender: &Uid, body: Body| vec![frame(app, event, sender, body)];
        match &event.what {
            What::Saved { uid, message, saved } if uid == self.uid => {
                let change = if *saved { MessageChange::Saved } else { MessageChange::Unsaved };
                let message = message.clone();
                return of(uid, Body::MessageChanged(MessageChanged { change, message }));
            }
            What::ConversationPinned { uid, conversation, pinned } if uid == self.uid => {
                let change =
                    if *pinned { ConversationChange::Pinned } else { ConversationChange::Unpinned };
                let conversation = conversation.clone();
                let changed = ConversationChanged { change, conversation };
                return of(uid, Body::ConversationChanged(changed));
            }
            _ => {}
        }
        if !self.takes_part(app, event) {
            return Vec::new();
        }
        match &event.what {
            What::Sent(message) | What::Edited(message) | What::Deleted(message) => {
                message_frame(app, event, message)
            }
            What::Reacted { added, reaction, message } => {
                let changed = ReactionChanged {
                    action: if *added { ReactionAction::Added } else { ReactionAction::Removed },
                    conversation_id: Some(message.conversation_id.clone()),
                    parent_id: message.parent_id.clone(),
                    reaction: reaction.clone(),
                };
                of(&reaction.uid, Body::Reaction(Box::new(changed)))
            }
            What::Receipt { action, by, message_id, message_sender, at } => {
                let receipt = Receipt {
                    action: action.clone(),
                    message_id: message_id.clone(),
                    user: Some((**by).clone()),
                    timestamp: Some(*at),
                };
                let mut envelope = envelope(app, event, &by.uid, Body::Receipt(Box::new(receipt)));
                envelope.message_sender = Some(message_sender.clone());
                vec![Frame::Event(Box::new(envelope))]
            }
            What::Moderated { message, .. } if message.sender == *self.uid => {
                of(&message.sender, Body::Moderation(message.clone()))
            }
            What::Interacted { by, message_id, message_sender, interactions } => {
                let completed = InteractionCompleted {
                    message_id: message_id.clone(),
                    user: Some((**by).clone()),
                    interactions: interactions.clone(),
                };
                let body = Body::InteractionCompleted(Box::new(completed));
                let mut envelope = envelope(app, event, &by.uid, body);
                envelope.message_sender = Some(message_sender.clone());
                vec![Frame::Event(Box::new(envelope))]
            }
            What::Pinned { message, pinned } => {
                let change = if *pinned { MessageChange::Pinned } else { MessageChange::Unpinned };
                let by = message.pinned_by.clone().unwrap_or_else(|| message.sender.clone());
                of(&by, Body::MessageChanged(MessageChanged { change, message: message.clone() }))
            }
            What::Typing { by, started, metadata } if by.uid != *self.uid => {
                let typing = Typing {
                    action: if *started { TypingAction::Started } else { TypingAction::Ended },
                    user: Some((**by).clone()),
                    metadata: metadata.clone(),
                    timestamp: None,
                };
                of(&by.uid, Body::Typing(Box::new(typing)))
            }
            What::Transient { by, data } if by.uid != *self.uid => {
                let body =
                    Transient { user: Some((**by).clone()), data: data.clone(), timestamp: None };
                of(&by.uid, Body::Transient(Box::new(body)))
            }
            _ => Vec::new(),
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

fn message_frame(app: &App, event: &Event, message: &Message) -> Vec<Frame> {
    let mut envelope =
        envelope(app, event, &message.sender, Body::Message(Box::new(message.clone())));
    envelope.receiver = Some(message.receiver.clone());
    vec![Frame::Event(Box::new(envelope))]
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

fn frame(app: &App, event: &Event, sender: &Uid, body: Body) -> Frame {
    Frame::Event(Box::new(envelope(app, event, sender, body)))
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
