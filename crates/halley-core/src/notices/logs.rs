//! What became of notifications. The service writes it down only where its dashboard switched that
//! on, for which there is no operation.

mod words;

use cometchat_api::chat::messages::ReceiverType;
use cometchat_api::chat::notifications::{ListNotificationLogs, LogChannel, NotificationLog};
use cometchat_api::id::MessageId;
use cometchat_api::page::Affix;
use serde_json::{Map, Value};

use crate::checked::given;
use crate::console::Console;
use crate::error::Error;
use crate::masks::masked;
use crate::model::connection::AppRef;
use crate::model::notice_log::{
    LogEnd, LogFilter, LogOutcome, LogPage, LogReceiver, LogRow, LogWay, LogWords,
};
use crate::rows::pretty;

impl Console {
    /// Lists what became of notifications, the newest first; `after` names the part to go on with.
    ///
    /// # Errors
    /// When a message is not named by its number, or the service cannot be reached.
    pub async fn notice_logs(
        &self,
        app: &AppRef,
        filter: &LogFilter,
        after: Option<&str>,
    ) -> Result<LogPage, Error> {
        let mut list = asked(filter)?;
        if let Some(after) = after {
            list.affix = Some(Affix::Append);
            list.log_id = Some(MessageId::new(after));
        }
        let page = self.reader(app).await?.send(list).await?;
        let next = page.meta.next.and_then(|cursor| cursor.id).map(|id| id.to_string());
        // A service that names the same place again would be asked for ever.
        let next = next.filter(|next| !page.data.is_empty() && Some(next.as_str()) != after);
        Ok(LogPage { rows: page.data.iter().map(row).collect(), next })
    }

    /// Says by which events and reasons the log can be filtered, in words.
    #[must_use]
    pub fn notice_log_words(&self) -> LogWords {
        words::all()
    }
}

/// A filter as the service takes it. What belongs together cannot come apart: a member only with
/// a group, a reason only where nothing was sent.
fn asked(filter: &LogFilter) -> Result<ListNotificationLogs, Error> {
    let mut list = ListNotificationLogs::default();
    if let Some(message) = given(&filter.message) {
        if !message.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Error::invalid("message", "The id of a message is a number."));
        }
        list.message_id = Some(MessageId::new(message));
    }
    let ms = |secs: u32| i64::from(secs) * 1_000;
    (list.from, list.to) = (filter.from.map(ms), filter.to.map(ms));
    list.trigger.clone_from(&filter.trigger);
    list.sender = given(&filter.sender).map(Into::into);
    match &filter.receiver {
        Some(LogReceiver::User { uid }) => {
            list.receiver_type = Some(ReceiverType::User);
            list.receiver.clone_from(uid);
        }
        Some(LogReceiver::Group { guid, member }) => {
            list.receiver_type = Some(ReceiverType::Group);
            list.receiver.clone_from(guid);
            list.member = member.as_deref().map(Into::into);
        }
        None => {}
    }
    let way = match &filter.way {
        Some(LogWay::Push { provider }) => Some((LogChannel::Push, provider)),
        Some(LogWay::Email { provider }) => Some((LogChannel::Email, provider)),
        Some(LogWay::Sms { provider }) => Some((LogChannel::Sms, provider)),
        None => None,
    };
    if let Some((channel, provider)) = way {
        list.channel = Some(channel);
        list.provider.clone_from(provider);
    }
    match &filter.outcome {
        Some(LogOutcome::Sent) => {
            (list.notification_triggered, list.success) = (Some(true), Some(true));
        }
        Some(LogOutcome::Refused) => {
            (list.notification_triggered, list.success) = (Some(true), Some(false));
        }
        Some(LogOutcome::HeldBack { reason }) => {
            list.notification_triggered = Some(false);
            list.reason.clone_from(reason);
        }
        None => {}
    }
    Ok(list)
}

fn row(log: &NotificationLog) -> LogRow {
    let raw = masked(serde_json::to_value(log).unwrap_or_default());
    let end = match (log.notification_triggered, log.success) {
        (Some(false), _) => LogEnd::HeldBack,
        (Some(true), Some(false)) => LogEnd::Refused,
        (Some(true), _) => LogEnd::Sent,
        (None, _) if log.reason.is_some() => LogEnd::HeldBack,
        (None, _) => LogEnd::Unknown,
    };
    let secs = |ms: Option<i64>| ms.and_then(|ms| u32::try_from(ms / 1_000).ok());
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        value => pretty(value),
    };
    LogRow {
        id: log.id.clone().unwrap_or_default(),
        at: secs(log.started_at_ms).or(secs(log.message_sent_at_ms)),
        took_ms: log.took_ms.and_then(|ms| u32::try_from(ms).ok()),
        channel: log.channel.as_ref().map(ToString::to_string),
        provider: log.provider.clone(),
        provider_id: log.provider_id.as_ref().map(ToString::to_string),
        message: log.message_id.map(|id| id.to_string()),
        trigger_words: words::trigger(log.trigger.as_deref()),
        trigger: log.trigger.clone(),
        sender: log.sender.as_ref().map(ToString::to_string),
        receiver: log.receiver.clone(),
        receiver_type: log.receiver_type.as_ref().map(ToString::to_string),
        member: log.member.as_ref().map(ToString::to_string),
        end,
        reason_words: log.reason.as_deref().map(words::reason),
        reason: log.reason.clone(),
        payload: raw.get("payload").map(text),
        answer: answer(&raw).map(|value| pretty(&value)),
        raw: pretty(&raw),
    }
}

/// What the provider said: no document names the field, so whatever speaks of an answer.
fn answer(raw: &Value) -> Option<Value> {
    let fields = raw.as_object()?.iter().filter(|(key, _)| {
        let key = key.to_ascii_lowercase();
        ["response", "result", "error", "statuscode"].iter().any(|part| key.contains(part))
    });
    let found: Map<String, Value> =
        fields.map(|(key, value)| (key.clone(), value.clone())).collect();
    (!found.is_empty()).then_some(Value::Object(found))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_receiver_goes_with_its_kind_and_a_reason_with_holding_back() {
        let filter = LogFilter {
            receiver: Some(LogReceiver::Group {
                guid: Some("team".into()),
                member: Some("bo".into()),
            }),
            outcome: Some(LogOutcome::HeldBack { reason: Some("MUTE_PREFERENCE".into()) }),
            ..LogFilter::default()
        };
        let list = asked(&filter).unwrap();
        assert_eq!(list.receiver_type, Some(ReceiverType::Group));
        assert_eq!(list.member, Some("bo".into()));
        assert_eq!(list.notification_triggered, Some(false));
        assert_eq!(list.success, None);
    }

    #[test]
    fn tokens_of_devices_are_masked_and_the_answer_of_a_provider_is_found() {
        let log: NotificationLog = serde_json::from_value(json!({
            "_id": "1", "notificationTriggered": true, "success": false,
            "pushToken": "example-device-token-0123456789", "providerResponse": { "code": 410 },
        }))
        .unwrap();
        let row = row(&log);
        assert!(!row.raw.contains("example-device-token"), "{}", row.raw);
        assert_eq!(row.end, LogEnd::Refused);
        assert!(row.answer.unwrap().contains("410"));
    }

    #[test]
    fn a_message_is_named_by_its_number() {
        let filter = LogFilter { message: "abc".into(), ..LogFilter::default() };
        assert_eq!(asked(&filter).unwrap_err().fields[0].field, "message");
    }
}
