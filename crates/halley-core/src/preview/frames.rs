//! What a frame of the live connection means for one conversation.

use std::time::Duration;

use cometchat_api::chat::messages::{Message, ReceiverType};
use cometchat_api::live::{Body, Envelope, TypingAction};

use crate::conversations::sides::Sides;
use crate::preview::PreviewEvent;
use crate::preview::ledger::{Ledger, Origin};
use crate::preview::typing::Typists;
use crate::transcript::{text, view};

/// Parts of a preview that frames change.
pub(crate) struct Scene<'a> {
    /// Id of the conversation.
    pub(crate) conversation: &'a str,
    /// Who takes part.
    pub(crate) sides: &'a Sides,
    /// What is known.
    pub(crate) ledger: &'a mut Ledger,
    /// Who types.
    pub(crate) typists: &'a mut Typists,
    /// Gives pictures their addresses.
    pub(crate) pictures: &'a dyn view::Pictures,
    /// Monotonic time.
    pub(crate) now: Duration,
    /// Unix seconds, for frames without a time.
    pub(crate) wall: u32,
}

impl Scene<'_> {
    /// Takes a frame. Gives what is told beside messages, and whether the frame cannot be trusted
    /// to have told all, so that the service is to be asked.
    pub(crate) fn take(&mut self, frame: &Envelope) -> (Vec<PreviewEvent>, bool) {
        let mut told = Vec::new();
        let mut unsure = false;
        match &frame.body {
            Body::Message(message) => self.message(message, &mut told),
            Body::Moderation(message) if self.is_ours(message) => {
                self.ledger.doubt(message.id.number());
            }
            Body::MessageChanged(changed) if self.is_ours(&changed.message) => {
                self.ledger.doubt(changed.message.id.number());
            }
            Body::Reaction(changed) => {
                let id = changed.conversation_id.as_ref();
                if id.is_none_or(|id| id.as_str() == self.conversation) {
                    let id = changed.reaction.message_id.number();
                    // Without the conversation's id only a message that is known can be meant.
                    if changed.conversation_id.is_some() || self.ledger.holds(id) {
                        self.ledger.doubt(id);
                    }
                }
            }
            Body::Receipt(receipt) if self.is_here(frame) => {
                let at = view::seconds(receipt.timestamp).unwrap_or(self.wall);
                let author = match self.sides {
                    Sides::Pair(..) => frame.message_sender.as_ref().map(|uid| uid.as_str()),
                    // One member of many says nothing of all; `…ToAll` and `…ByAll` do.
                    Sides::Group(_) if !is_of_all(&receipt.action) => return (told, false),
                    Sides::Group(_) => None,
                };
                let up_to = receipt.message_id.number();
                self.ledger.take_receipt(&receipt.action, author, up_to, at);
            }
            Body::Typing(typing) if self.is_here(frame) => {
                let user = typing.user.as_ref();
                let uid = user.map(|user| &user.uid).or(frame.sender.as_ref());
                if let Some(uid) = uid {
                    let name = user.map(|user| text::label(&user.name)).filter(|n| !n.is_empty());
                    let name = name.unwrap_or_else(|| text::label(uid.as_str()));
                    let on = typing.action == TypingAction::Started;
                    told.extend(self.typists.note(uid.as_str(), &name, on, self.now));
                }
            }
            Body::Presence(presence) => {
                let uid = presence.user.uid.as_str();
                if self.knows(uid) {
                    told.push(PreviewEvent::Presence {
                        uid: uid.to_owned(),
                        online: presence.action != "offline",
                        at: view::seconds(presence.timestamp),
                    });
                }
            }
            // A message in a shape this version does not know: the service may tell it better.
            Body::Other { kind, .. } => unsure = kind == "message",
            _ => {}
        }
        (told, unsure)
    }

    fn message(&mut self, message: &Message, told: &mut Vec<PreviewEvent>) {
        if !self.is_ours(message) {
            return;
        }
        told.extend(self.typists.stop(message.sender.as_str()));
        self.ledger.take(message, Origin::Frame, self.pictures);
    }

    fn is_ours(&self, message: &Message) -> bool {
        let id = message.conversation_id.as_str();
        if !id.is_empty() {
            return id == self.conversation;
        }
        self.between(message.sender.as_str(), &message.receiver, message.receiver_type.as_ref())
    }

    fn is_here(&self, frame: &Envelope) -> bool {
        let sender = frame.sender.as_ref().map_or("", |uid| uid.as_str());
        let receiver = frame.receiver.as_deref().unwrap_or_default();
        self.between(sender, receiver, frame.receiver_type.as_ref())
    }

    fn between(&self, sender: &str, receiver: &str, kind: Option<&ReceiverType>) -> bool {
        match self.sides {
            Sides::Group(guid) => kind == Some(&ReceiverType::Group) && receiver == guid,
            Sides::Pair(one, other) => {
                kind != Some(&ReceiverType::Group)
                    && ((sender == one && receiver == other)
                        || (sender == other && receiver == one))
            }
        }
    }

    fn knows(&self, uid: &str) -> bool {
        match self.sides {
            Sides::Pair(one, other) => uid == one || uid == other,
            Sides::Group(_) => self.ledger.knows_sender(uid),
        }
    }
}

fn is_of_all(action: &cometchat_api::live::ReceiptAction) -> bool {
    use cometchat_api::live::ReceiptAction::{DeliveredToAll, ReadByAll};
    matches!(action, DeliveredToAll | ReadByAll)
}
