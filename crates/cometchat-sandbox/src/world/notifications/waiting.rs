//! E-mails and texts: they wait, and go only of what is unread by then.

use cometchat_api::Uid;
use cometchat_api::chat::messages::Message;
use cometchat_api::chat::notifications::{Delivery, LogChannel, NotificationLog};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::notice::Notice;
use super::send::entry;
use super::text;
use crate::world::{App, Peers, What};

/// Members above which a group's messages are not told in this way (`semantics.md` section 11).
pub(super) const CROWD: usize = 30;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// Ways that wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Channel {
    /// E-mail.
    Email,
    /// Text message.
    Sms,
}

impl Channel {
    fn logged(self) -> LogChannel {
        match self {
            Self::Email => LogChannel::Email,
            Self::Sms => LogChannel::Sms,
        }
    }
}

/// A letter whose time is not yet come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Waiting {
    channel: Channel,
    /// To whom.
    pub(super) uid: Uid,
    peers: Peers,
    /// Numbers of the messages it tells of.
    numbers: Vec<u64>,
    /// The first of them.
    first: Message,
    due_ms: i64,
}

impl App {
    /// Tells people of an event, after what was waiting.
    pub(in crate::world) fn notify(&mut self, peers: Option<&Peers>, what: &What, at_ms: i64) {
        self.send_due(at_ms);
        self.notify_of(peers, what, at_ms);
    }

    /// Sends what has waited long enough.
    pub(crate) fn send_due(&mut self, now_ms: i64) {
        self.notifications.logs.age(now_ms);
        if self.notifications.waiting.is_empty() {
            return;
        }
        let waiting = std::mem::take(&mut self.notifications.waiting);
        let (due, later) = waiting.into_iter().partition(|letter| letter.due_ms <= now_ms);
        self.notifications.waiting = later;
        let mut due: Vec<Waiting> = due;
        due.sort_by_key(|letter| letter.due_ms);
        for letter in due {
            self.send(letter);
        }
    }

    /// Has a message told by e-mail or text later, or logs why it is not.
    pub(super) fn write_to(
        &mut self,
        channel: Channel,
        settings: &Value,
        notice: &Notice,
        to: &Uid,
        reason: Option<&'static str>,
        at_ms: i64,
    ) {
        let Some((provider, needs_address)) = self.carrier(channel) else { return };
        let missing = needs_address && self.address(channel, to).is_none();
        let of_address = match channel {
            Channel::Email => "MISSING_EMAIL",
            Channel::Sms => "MISSING_PHNO",
        };
        if let Some(reason) = reason.or(missing.then_some(of_address)) {
            let entry = entry(notice, to, channel.logged(), provider, Some(reason), at_ms);
            self.log(notice, entry);
            return;
        }
        let number = notice.message.id.number();
        let known = self.notifications.waiting.iter_mut().find(|letter| {
            letter.channel == channel && letter.uid == *to && letter.peers == notice.peers
        });
        if let Some(letter) = known {
            letter.numbers.push(number);
            return;
        }
        let wait_secs = delivery(settings, channel).interval_in_seconds.unwrap_or(7_200);
        self.notifications.waiting.push(Waiting {
            channel,
            uid: to.clone(),
            peers: notice.peers.clone(),
            numbers: vec![number],
            first: notice.message.clone(),
            due_ms: at_ms + i64::from(wait_secs) * 1_000,
        });
    }

    fn send(&mut self, mut letter: Waiting) {
        let Some((provider, _)) = self.carrier(letter.channel) else { return };
        let settings = serde_json::to_value(&self.notifications.settings).unwrap_or_default();
        let rules = delivery(&settings, letter.channel);
        let conversation = letter.peers.id();
        let side = self.conversations.get(&conversation).map(|it| it.side(&letter.uid));
        let read_to = side.map_or(0, |side| side.read_to);
        let unread_only = rules.notify_for_unread_only != Some(false);
        letter.numbers.retain(|number| {
            let stands = self.messages.get(*number).is_some_and(|stored| !stored.is_deleted());
            stands && (!unread_only || *number > read_to)
        });
        if letter.numbers.is_empty() {
            return;
        }
        let reason = self.is_over_quota(&letter, &rules).then_some("QUOTA_PREFERENCE");
        let notice = &Notice::about(&letter.first, &letter.peers);
        let channel = letter.channel;
        let sms = channel == Channel::Sms;
        let said = text::of_letter(self, &settings, notice, sms, letter.numbers.len());
        let key = if sms { "body" } else { "subject" };
        let mut entry =
            entry(notice, &letter.uid, channel.logged(), provider, reason, letter.due_ms);
        let to = self.address(channel, &letter.uid);
        entry.extra.insert("payload".to_owned(), json!({ "to": to, key: said }));
        entry.extra.insert("conversationId".to_owned(), json!(conversation));
        entry.extra.insert("uid".to_owned(), json!(letter.uid));
        self.log(notice, entry);
    }

    fn is_over_quota(&self, letter: &Waiting, rules: &Delivery) -> bool {
        let day = letter.due_ms.div_euclid(DAY_MS);
        let sent_today = |entry: &&NotificationLog| {
            entry.channel.as_ref() == Some(&letter.channel.logged())
                && entry.notification_triggered == Some(true)
                && entry.started_at_ms.unwrap_or_default().div_euclid(DAY_MS) == day
                && entry.extra.get("uid") == Some(&json!(letter.uid))
        };
        let sent: Vec<_> = self
            .notifications
            .logs
            .newest()
            .map(|logged| &logged.entry)
            .filter(sent_today)
            .collect();
        let conversation = json!(letter.peers.id());
        let here =
            |entry: &&&NotificationLog| entry.extra.get("conversationId") == Some(&conversation);
        let n_here = sent.iter().filter(here).count();
        let is_over = |n: usize, most: Option<u32>| most.is_some_and(|most| n >= most as usize);
        is_over(sent.len(), rules.max_per_day)
            || is_over(n_here, rules.max_per_day_per_conversation)
    }

    /// Who carries letters, and whether he needs the address that is kept here.
    fn carrier(&self, channel: Channel) -> Option<(&'static str, bool)> {
        let it = &self.notifications;
        let on = |enabled: Option<bool>| enabled != Some(false);
        match channel {
            Channel::Email => match (&it.custom_email, &it.send_grid) {
                (Some(own), _) if on(own.is_enabled) => {
                    Some(("custom", own.use_stored_email_id == Some(true)))
                }
                (_, Some(account)) if on(account.is_enabled) => Some(("sendgrid", true)),
                _ => None,
            },
            Channel::Sms => match (&it.custom_sms, &it.twilio) {
                (Some(own), _) if on(own.is_enabled) => {
                    Some(("custom", own.use_stored_ph_no == Some(true)))
                }
                (_, Some(account)) if on(account.is_enabled) => Some(("twilio", true)),
                _ => None,
            },
        }
    }

    /// Where a user gets letters: as set, or as his private metadata say (`users.yaml`).
    fn address(&self, channel: Channel, uid: &Uid) -> Option<String> {
        let contact = self.notifications.own.get(uid).map(|own| &own.contact);
        let (kept, key) = match channel {
            Channel::Email => (contact.and_then(|it| it.email.clone()), "email"),
            Channel::Sms => (contact.and_then(|it| it.phno.clone()), "contactNumber"),
        };
        kept.or_else(|| {
            let metadata = self.people.get(uid.as_str())?.details.as_ref()?.metadata.as_ref()?;
            metadata.get("@private")?.get(key)?.as_str().map(str::to_owned)
        })
    }
}

fn delivery(settings: &Value, channel: Channel) -> Delivery {
    let key = if channel == Channel::Email { "email" } else { "sms" };
    serde_json::from_value(settings["preferences"][key].clone()).unwrap_or_default()
}
