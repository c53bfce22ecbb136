use cometchat_api::chat::messages::ModerationStatus;
use cometchat_api::chat::moderation::{self as api, BlockedMessage, BlockedVerdict};
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done};
use serde_json::json;

use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Judge, Reviewed, What, blocked_at};

pub(super) fn mounted() -> Mount {
    Mount::default().read(blocked).write(review).read(reviewed)
}

fn blocked(r: Read<'_>, _: api::ListBlockedMessages) -> Result<Listing<BlockedMessage>, ApiError> {
    let blocked = r.app.moderation.blocked.iter().rev().filter_map(|(number, hit)| {
        let message = r.app.message_judged(*number)?;
        Some(BlockedMessage { message: Some(message), ..hit.clone() })
    });
    Ok(super::newest(blocked, None, super::PER_QUEUE))
}

/// Decides on a message that a rule held back. Approving delivers it and ends its review;
/// rejecting ends it only where that is said, and keeps the message back for good.
fn review(w: &mut Write<'_>, asked: api::ReviewBlockedMessage) -> Result<Done, ApiError> {
    let number = asked.id.number();
    let approved = match &asked.status {
        BlockedVerdict::Approved => true,
        BlockedVerdict::Rejected => false,
        BlockedVerdict::Other(_) => {
            return Err(refuse::field("status", "The status must be approved or rejected."));
        }
    };
    let now = w.now();
    let queue = &mut w.app.moderation.blocked;
    let hit = queue.get_mut(&number).ok_or_else(|| refuse::no_message(asked.id.as_str()))?;
    hit.updated_at = Some(now);
    let mut hit = hit.clone();
    if approved || asked.reviewed == Some(true) {
        queue.shift_remove(&number);
        hit.blocked_at = hit.created_at.map(|at| blocked_at(at, number));
        hit.app_id = Some(w.app.id.clone());
        let review = Reviewed { number, hit: hit.clone(), flags: Vec::new() };
        w.app.moderation.reviewed.push(review);
    }
    if approved {
        w.app.settle(number, ModerationStatus::Approved, None);
        deliver(w, number);
        w.app.tell_judged(number, Judge::Moderator(Some(Box::new(hit))), w.now_ms);
    }
    let id = asked.id;
    Ok(Done::because(match (asked.reviewed, approved) {
        (Some(_), _) => format!("Message with ID {id} has been reviewed successfully."),
        (None, true) => format!("Message with ID {id} has been approved."),
        (None, false) => format!("Message with ID {id} has been rejected."),
    }))
}

/// Tells the receivers of a message that was held back; one that was only submitted has none.
fn deliver(w: &mut Write<'_>, number: u64) {
    let Some(stored) = w.app.messages.get(number) else { return };
    let peers = stored.peers.clone();
    if let Some(message) = w.app.message_by_number(number, None) {
        w.app.tell(w.now_ms, None, Some(peers), What::Sent(message));
    }
}

fn reviewed(
    r: Read<'_>,
    asked: api::ListReviewedMessages,
) -> Result<Listing<BlockedMessage>, ApiError> {
    let reviewed = r.app.moderation.reviewed.iter().rev().filter_map(|review| {
        let message = r.app.message_judged(review.number)?;
        let mut shown = BlockedMessage { message: Some(message), ..review.hit.clone() };
        shown.app_id = Some(r.app.id.clone());
        if !review.flags.is_empty() {
            shown.extra.insert("flaggedBy".to_owned(), json!(review.flags));
            shown.extra.insert("flaggedCount".to_owned(), review.flags.len().into());
        }
        Some(shown)
    });
    Ok(super::newest(reviewed, asked.limit, super::PER_QUEUE))
}
