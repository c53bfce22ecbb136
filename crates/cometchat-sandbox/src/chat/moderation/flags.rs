use cometchat_api::chat::messages::{Category, ModerationStatus};
use cometchat_api::chat::moderation::{
    self as api, BlockedMessage, Flag, FlaggedMessage, FlaggedVerdict,
};
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done};

use super::reasons::unknown;
use crate::chat::messages::visible;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Judge, Reviewed, raise};

pub(super) fn mounted() -> Mount {
    Mount::default().write(flag).read(list).write(review)
}

fn flag(w: &mut Write<'_>, asked: api::FlagMessage) -> Result<Done, ApiError> {
    let by = w.by.needed_actor()?.clone();
    let stored = w.app.messages.find(&asked.message_id)?;
    visible(w.app, stored, Some(&by))?;
    if stored.is_deleted() || matches!(stored.category(), Category::Action | Category::Call) {
        return Err(refuse::with(
            "ERR_MESSAGE_ACTION_NOT_ALLOWED",
            "Deleted messages, actions and calls cannot be flagged.",
        ));
    }
    // The older edition has another name for it (`semantics.md` section 19).
    let id = asked.reason_id.unwrap_or(asked.id);
    let reason = w.app.moderation.reasons.get(&id).ok_or_else(|| unknown(&id))?;
    let user = w.app.plain_user(&by);
    let mut flag = Flag {
        uid: by,
        name: Some(user.name),
        reason_id: Some(reason.id.clone()),
        reason_name: Some(reason.name.clone()),
        remark: asked.remark.filter(|remark| !remark.is_empty()),
        flagged_at: Some(w.now()),
        ..Flag::default()
    };
    let about = [
        ("avatar", user.avatar),
        ("role", user.role.map(|role| role.to_string())),
        ("description", reason.description.clone()),
    ];
    let about = about.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.into())));
    flag.extra.extend(about);
    let number = stored.number;
    raise(w.app.moderation.flags.entry(number).or_default(), flag);
    Ok(Done::because(format!("Message {number} has been flagged successfully.")))
}

fn list(r: Read<'_>, asked: api::ListFlaggedMessages) -> Result<Listing<FlaggedMessage>, ApiError> {
    let flagged = r.app.moderation.flags.iter().rev().filter_map(|(number, flags)| {
        Some(FlaggedMessage {
            app_id: Some(r.app.id.clone()),
            flagged_by: flags.clone(),
            flagged_count: u32::try_from(flags.len()).ok(),
            message: r.app.message_judged(*number)?,
        })
    });
    Ok(super::newest(flagged, asked.limit, super::PER_QUEUE))
}

/// Decides on a flagged message, which leaves the queue either way.
fn review(w: &mut Write<'_>, asked: api::ReviewFlaggedMessage) -> Result<Done, ApiError> {
    let number = asked.id.number();
    let (status, word) = match &asked.status {
        FlaggedVerdict::Approved => (ModerationStatus::Approved, "unflagged"),
        FlaggedVerdict::Disapproved => (ModerationStatus::Disapproved, "disapproved"),
        FlaggedVerdict::Other(_) => {
            return Err(refuse::field("status", "The status must be approved or disapproved."));
        }
    };
    let flags = w.app.moderation.flags.shift_remove(&number);
    let flags = flags.ok_or_else(|| refuse::no_message(asked.id.as_str()))?;
    let now = w.now();
    w.app.settle(number, status, None);
    w.app.tell_judged(number, Judge::Moderator(None), w.now_ms);
    let hit = BlockedMessage {
        created_at: flags.iter().filter_map(|flag| flag.flagged_at).min(),
        updated_at: Some(now),
        ..BlockedMessage::default()
    };
    w.app.moderation.reviewed.push(Reviewed { number, hit, flags });
    Ok(Done::because(format!("Message with id {number} has been {word} successfully.")))
}
