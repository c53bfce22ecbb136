//! Frames that a user sends: typing, transient messages and receipts. The sender is whoever the
//! socket belongs to, whatever the frame says (`realtime.md` section 7).

use cometchat_api::chat::messages::ReceiverType;
use cometchat_api::live::{Body, Envelope, ReceiptAction, TypingAction};
use cometchat_api::{Guid, MessageId, Uid};

use crate::world::{App, Peers, What};

/// Takes a frame into the world.
pub(super) fn take(app: &mut App, uid: &Uid, frame: Envelope, now_ms: i64) {
    let Some(peers) = peers_of(app, uid, &frame) else { return };
    let device = frame.device_id.as_deref();
    let by = Box::new(app.plain_user(uid));
    let what = match frame.body {
        Body::Typing(typing) => What::Typing {
            by,
            started: typing.action == TypingAction::Started,
            metadata: typing.metadata,
        },
        Body::Transient(transient) => What::Transient { by, data: transient.data },
        Body::Receipt(receipt) => {
            let read = match receipt.action {
                ReceiptAction::Read => true,
                ReceiptAction::Delivered => false,
                _ => return,
            };
            return receive(app, uid, (peers, receipt.message_id, read), now_ms);
        }
        _ => return,
    };
    app.tell(now_ms, device, Some(peers), what);
}

fn peers_of(app: &App, uid: &Uid, frame: &Envelope) -> Option<Peers> {
    let receiver = frame.receiver.as_deref()?;
    // One way of the SDK writes `chat` and `groupchat` (`realtime.md` section 4.8).
    let kind = match frame.receiver_type.as_ref()?.as_str() {
        "chat" => ReceiverType::User,
        "groupchat" => ReceiverType::Group,
        other => ReceiverType::from(other),
    };
    match kind {
        ReceiverType::User => {
            let other = app.known(&Uid::new(receiver)).ok()?;
            Some(Peers::pair(uid, &other))
        }
        ReceiverType::Group => {
            let group = app.groups.get(&Guid::new(receiver)).ok()?;
            group.member(uid)?;
            Some(Peers::Group(group.about.guid.clone()))
        }
        ReceiverType::Other(_) => None,
    }
}

/// Notes that a user got or read a conversation up to a message.
pub(crate) fn receive(
    app: &mut App,
    uid: &Uid,
    (peers, up_to, read): (Peers, MessageId, bool),
    now_ms: i64,
) {
    let (last, now) = (up_to.number(), now_ms / 1_000);
    let Some(conversation) = app.conversations.get_mut(&peers.id()) else { return };
    let side = conversation.side_mut(uid);
    side.delivered_to = side.delivered_to.max(last);
    if read {
        side.read_to = side.read_to.max(last);
    }
    let numbers: Vec<u64> = conversation.numbers.iter().copied().filter(|n| *n <= last).collect();
    let mut message_sender = None;
    for number in numbers.into_iter().rev() {
        let Some(stored) = app.messages.get_mut(number) else { continue };
        if stored.message.sender == *uid {
            continue;
        }
        message_sender.get_or_insert_with(|| stored.message.sender.clone());
        let receipt = stored.receipts.entry(uid.clone()).or_default();
        let is_news = if read { receipt.read_at == 0 } else { receipt.delivered_at == 0 };
        if !is_news {
            break;
        }
        if receipt.delivered_at == 0 {
            receipt.delivered_at = now;
        }
        if read {
            receipt.read_at = now;
        }
        app.tally.count(now_ms, |counts| {
            *(if read { &mut counts.read } else { &mut counts.delivered }) += 1;
        });
    }
    let Some(message_sender) = message_sender else { return };
    app.tell_receipt(&peers, uid, (last, message_sender, read), (now_ms, None));
}
