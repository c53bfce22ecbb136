//! Telling people: what goes by push at once, and what waits to go by e-mail or text.

use std::collections::HashSet;

use cometchat_api::Uid;
use cometchat_api::chat::notifications::{LogChannel, NotificationLog};
use serde_json::{Value, json};

use super::notice::Notice;
use super::waiting::{CROWD, Channel};
use super::{Device, Notifications, reasons, text};
use crate::world::{App, Peers, What};

/// Members above which a group's messages are not told by push (`semantics.md` section 11).
const PUSH_CROWD: usize = 1_000;

impl App {
    /// Tells people of an event, by the ways that are set up.
    pub(super) fn notify_of(&mut self, peers: Option<&Peers>, what: &What, at_ms: i64) {
        if !self.notifications.has_push() && !self.notifications.has_letters() {
            return;
        }
        let n_members = peers.map_or(0, |peers| self.members(peers));
        let by_push = self.notifications.has_push() && n_members <= PUSH_CROWD;
        let by_letter = self.notifications.has_letters() && n_members <= CROWD;
        if !by_push && !by_letter {
            return;
        }
        let Some(notice) = Notice::of(self, peers, what) else { return };
        let settings = serde_json::to_value(&self.notifications.settings).unwrap_or_default();
        let to_all = self.notifications.pushes_to_all();
        let reachable: HashSet<Uid> = self.notifications.devices.owners().cloned().collect();
        for to in &notice.receivers {
            // Most of a crowd have no device: nothing is put into words for them.
            let by_push = by_push && (to_all || reachable.contains(to));
            if !by_push && !by_letter {
                continue;
            }
            let own = self.notifications.own.get(to);
            let reason = reasons::of(&settings, own, to, &notice, at_ms);
            if by_push {
                self.push(&settings, &notice, to, reason, at_ms);
            }
            if by_letter && notice.is_of_message() {
                for channel in [Channel::Email, Channel::Sms] {
                    self.write_to(channel, &settings, &notice, to, reason, at_ms);
                }
            }
        }
    }

    /// Whether a user wants to hear of reactions to everybody's messages.
    pub(super) fn wants_all_reactions(&self, uid: &Uid, peers: &Peers) -> bool {
        let Some(own) = self.notifications.own.get(uid) else { return false };
        let section = if matches!(peers, Peers::Group(_)) { "group" } else { "oneOnOne" };
        let settings = serde_json::to_value(&self.notifications.settings).unwrap_or_default();
        super::preferences::Counting::of(&settings, Some(own)).level(section, "reactions") == 3
    }

    pub(super) fn members(&self, peers: &Peers) -> usize {
        match peers {
            Peers::Group(guid) => self.groups.get(guid).map_or(0, |group| group.members.len()),
            Peers::Pair(..) => 2,
        }
    }

    fn push(
        &mut self,
        settings: &Value,
        notice: &Notice,
        to: &Uid,
        reason: Option<&'static str>,
        at_ms: i64,
    ) {
        let (title, body) = text::of(self, settings, to, notice);
        let payload = payload(self, notice, &title, &body);
        let of_call = notice.section == "call";
        let devices = self.notifications.devices.of(to).filter(|device| {
            // A login that ended takes its device with it.
            let stands = self.tokens.owner(&device.auth_token) == Some(to);
            stands && (of_call || !device.voip)
        });
        let mut entries: Vec<NotificationLog> = devices
            .map(|device| {
                let (provider, found) = provider_of(&self.notifications, device);
                let reason = reason.or((!found).then_some("INVALID_PUSH_PROVIDER_ID"));
                let mut entry = entry(notice, to, LogChannel::Push, provider, reason, at_ms);
                entry.provider_id = device.provider.clone();
                entry.extra.insert("tokenType".to_owned(), json!(device.platform));
                entry.extra.insert("pushToken".to_owned(), json!(device.push_token));
                let whole = dressed(provider, &payload, (&title, &body), settings, at_ms);
                entry.extra.insert("payload".to_owned(), whole);
                entry
            })
            .collect();
        if self.notifications.pushes_to_all() {
            let mut entry = entry(notice, to, LogChannel::Push, "custom", reason, at_ms);
            entry.extra.insert("payload".to_owned(), payload);
            entries.push(entry);
        }
        for entry in entries {
            self.log(notice, entry);
        }
    }

    pub(super) fn log(&mut self, notice: &Notice, entry: NotificationLog) {
        let (category, kind) = (notice.message.category.clone(), notice.message.kind.clone());
        self.notifications.logs.add(category, kind, entry);
    }
}

/// Who carries a device's notifications, and whether the device's provider is there.
fn provider_of(notifications: &Notifications, device: &Device) -> (&'static str, bool) {
    let id = device.provider.as_ref();
    if device.platform.starts_with("apns") {
        ("apns", notifications.apns.of(id).is_some())
    } else {
        ("fcm", notifications.fcm.of(id).is_some())
    }
}

/// An entry of the log.
pub(super) fn entry(
    notice: &Notice,
    to: &Uid,
    channel: LogChannel,
    provider: &str,
    reason: Option<&'static str>,
    at_ms: i64,
) -> NotificationLog {
    let message = &notice.message;
    let reaction = notice.reaction.as_ref();
    let mut entry = NotificationLog {
        started_at_ms: Some(at_ms),
        ended_at_ms: Some(at_ms),
        took_ms: Some(0),
        channel: Some(channel),
        provider: Some(provider.to_owned()),
        message_id: i64::try_from(message.id.number()).ok(),
        reaction_id: reaction.and_then(|reaction| reaction.id.parse().ok()),
        trigger: Some(notice.trigger.to_owned()),
        message_sent_at_ms: message.sent_at.map(|at| at * 1_000),
        sender: Some(message.sender.clone()),
        receiver: Some(message.receiver.clone()),
        receiver_type: message.receiver_type.clone(),
        member: matches!(notice.peers, Peers::Group(_)).then(|| to.clone()),
        notification_triggered: Some(reason.is_none()),
        reason: reason.map(str::to_owned),
        success: reason.is_none().then_some(true),
        ..NotificationLog::default()
    };
    entry.extra.insert("component".to_owned(), json!("notifications-core"));
    if let Some(reaction) = reaction {
        entry.extra.insert("reactionSender".to_owned(), json!(reaction.uid));
        entry.extra.insert("reactionReceiver".to_owned(), json!(to));
    }
    entry
}

/// What every provider is handed.
fn payload(app: &App, notice: &Notice, title: &str, body: &str) -> Value {
    let message = &notice.message;
    let reaction = notice.reaction.as_ref();
    let sender = reaction.map_or(&message.sender, |reaction| &reaction.uid);
    let name = match &notice.peers {
        Peers::Group(guid) => app.plain_group(guid).name,
        Peers::Pair(..) => app.user(&Uid::new(message.receiver.as_str())).name,
    };
    let of_call = notice.section == "call";
    let session = message.data.entities.as_ref().and_then(|entities| entities.on.as_ref());
    let session = session.map(|on| json!(on)["sessionid"].clone()).filter(|_| of_call);
    json!({
        "title": title,
        "body": body,
        "tag": reaction.map_or_else(|| message.id.to_string(), |reaction| reaction.id.clone()),
        "sender": sender,
        "senderName": app.user(sender).name,
        "receiver": message.receiver,
        "receiverName": name,
        "receiverType": message.receiver_type,
        "conversationId": message.conversation_id,
        "type": if of_call { "call" } else { "chat" },
        "sessionId": session,
        "callAction": message.data.action.as_ref().filter(|_| of_call),
        "callType": message.kind.as_ref().filter(|_| of_call),
        "sentAt": message.sent_at.filter(|_| of_call),
    })
}

/// What the device's own service is handed around it.
fn dressed(
    provider: &str,
    payload: &Value,
    (title, body): (&str, &str),
    settings: &Value,
    at_ms: i64,
) -> Value {
    if provider != "apns" {
        return json!({ "payload": payload, "type": provider });
    }
    json!({
        "payload": payload,
        "contentAvailable": 1,
        "mutableContent": 1,
        "alert": { "title": title, "body": body },
        "priority": 10,
        "pushType": "alert",
        "sound": settings["sound"]["chat"],
        "collapseId": payload["tag"],
        "expiry": at_ms / 1_000 + 3_600,
        "type": "apns",
    })
}
