use cometchat_api::ApiError;
use cometchat_api::chat::notifications::{ListNotificationLogs, NotificationLog};
use cometchat_api::id::MessageId;
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};
use serde_json::Value;

use crate::scene::Write;
use crate::serve::Mount;
use crate::world::{LOGS_PER_PAGE, Logged};

pub(super) fn mounted() -> Mount {
    Mount::default().write(list)
}

/// Lists entries, newest first: `append` goes on to older ones, `prepend` back to newer ones. The
/// cursor is the id of an entry, as the parameter's name `logId` says.
fn list(
    w: &mut Write<'_>,
    asked: ListNotificationLogs,
) -> Result<Listing<NotificationLog>, ApiError> {
    // What waited long enough is logged before the log is read.
    w.app.send_due(w.now_ms);
    let from = asked.log_id.as_ref().and_then(number_of);
    let newer = asked.affix == Some(Affix::Prepend);
    let wanted = |logged: &&Logged| {
        from.is_none_or(|from| if newer { logged.number > from } else { logged.number < from })
            && fits(logged, &asked)
    };
    let logs = &w.app.notifications.logs;
    let mut found: Vec<&Logged> = if newer && from.is_some() {
        let mut found: Vec<_> =
            logs.newest().rev().filter(wanted).take(LOGS_PER_PAGE + 1).collect();
        found.reverse();
        found
    } else {
        logs.newest().filter(wanted).take(LOGS_PER_PAGE + 1).collect()
    };
    let has_more = found.len() > LOGS_PER_PAGE;
    if has_more {
        let spare = if newer && from.is_some() { 0 } else { LOGS_PER_PAGE };
        found.remove(spare);
    }
    let at = |affix: Affix, logged: Option<&&Logged>| {
        let id = logged?.entry.id.as_deref().map(MessageId::new);
        Some(Cursor { affix: Some(affix), id, ..Cursor::default() })
    };
    let ends = (at(Affix::Prepend, found.first()), at(Affix::Append, found.last()));
    // Without more to come in the direction asked for, its cursor is left out.
    let (previous, next) = match newer {
        true => (ends.0.filter(|_| has_more), ends.1),
        false => (ends.0, ends.1.filter(|_| has_more)),
    };
    let current = Current {
        limit: u32::try_from(LOGS_PER_PAGE).ok(),
        count: u32::try_from(found.len()).ok(),
    };
    let data = found.into_iter().map(|logged| logged.entry.clone()).collect();
    Ok(Listing { data, meta: Meta { current: Some(current), next, previous, ..Meta::default() } })
}

/// The number in an entry's id.
fn number_of(id: &MessageId) -> Option<u64> {
    u64::from_str_radix(id.as_str().trim_start_matches('0'), 16).ok()
}

fn fits(logged: &Logged, asked: &ListNotificationLogs) -> bool {
    let entry = &logged.entry;
    let sent_ms = entry.message_sent_at_ms.unwrap_or_default();
    let text = |key: &str| entry.extra.get(key).and_then(Value::as_str);
    let message = |id: &MessageId| i64::try_from(id.number()).ok() == entry.message_id;
    let uid = |key: &str, wanted: Option<&cometchat_api::Uid>| {
        wanted.is_none_or(|uid| text(key) == Some(uid.as_str()))
    };
    asked.message_id.as_ref().is_none_or(message)
        && same(asked.reaction_id.as_ref(), entry.reaction_id.as_ref())
        && asked.from.is_none_or(|from| sent_ms >= from)
        && asked.to.is_none_or(|to| sent_ms <= to)
        && same(asked.message_category.as_ref(), logged.category.as_ref())
        && same(asked.message_type.as_ref(), logged.kind.as_ref())
        && same(asked.trigger.as_ref(), entry.trigger.as_ref())
        && same(asked.sender.as_ref(), entry.sender.as_ref())
        && uid("reactionSender", asked.reaction_sender.as_ref())
        && same(asked.receiver.as_ref(), entry.receiver.as_ref())
        && same(asked.receiver_type.as_ref(), entry.receiver_type.as_ref())
        && uid("reactionReceiver", asked.reaction_receiver.as_ref())
        && same(asked.member.as_ref(), entry.member.as_ref())
        && same(asked.channel.as_ref(), entry.channel.as_ref())
        && same(asked.provider.as_ref(), entry.provider.as_ref())
        && same(asked.notification_triggered.as_ref(), entry.notification_triggered.as_ref())
        && same(asked.reason.as_ref(), entry.reason.as_ref())
        && same(asked.success.as_ref(), entry.success.as_ref())
}

fn same<T: PartialEq>(wanted: Option<&T>, is: Option<&T>) -> bool {
    wanted.is_none() || wanted == is
}
