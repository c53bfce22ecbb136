use std::time::Duration;

use cometchat_api::chat::conversations::MarkUserRead;
use cometchat_api::chat::members::KickMember;
use cometchat_api::chat::messages::{
    DeleteMessage, EditMessage, Message, NewMessageData, ReceiverType, SendMessage,
};
use cometchat_api::chat::notifications::{
    DeleteFcm, ListNotificationLogs, LogChannel, MutedKind, NotificationLog, SetTimezone,
    UpdateContactDetails,
};
use cometchat_api::chat::reactions::AddReaction;
use cometchat_api::chat::users::UpdateUser;
use cometchat_api::page::{Affix, Listing};
use serde_json::json;

use crate::desk::Desk;
use crate::moderation::words;
use crate::notifications::{mute, muting, preferences, settings};
use crate::providers::{apns, fcm, send_grid, twilio};
use crate::push_tokens::{android, log_in};

async fn all(desk: &Desk, asked: ListNotificationLogs) -> Vec<NotificationLog> {
    desk.call(asked).await.unwrap().data
}

/// Reason of the newest entry, or `sent`.
async fn newest(desk: &Desk) -> String {
    let logs = all(desk, ListNotificationLogs::default()).await;
    let newest = logs.into_iter().next().expect("an entry");
    assert_eq!(newest.notification_triggered, Some(newest.reason.is_none()));
    newest.reason.unwrap_or_else(|| "sent".to_owned())
}

/// Ann and bob, who has a device; and cid.
async fn with_device() -> Desk {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    desk.call(fcm("one")).await.unwrap();
    let login = log_in(&desk, "bob").await;
    desk.call(android(&login, "of-bob", "one")).await.unwrap();
    desk
}

fn reply(to: &Message) -> SendMessage {
    SendMessage {
        quoted_message_id: Some(to.id.clone()),
        on_behalf_of: Some("ann".into()),
        ..SendMessage::text(ReceiverType::User, "bob", "as I said")
    }
}

#[tokio::test]
async fn a_message_is_told_by_push_to_every_device_of_its_receivers() {
    let desk = with_device().await;
    desk.call(apns("apple")).await.unwrap();
    desk.group("team", &["ann", "bob", "cid"]).await;
    settings(&desk, json!({"templates": {"usePrivacyTemplate": 1}})).await;
    let sent = desk.say_in("ann", "team", "lunch?").await;
    let asked = ListNotificationLogs {
        trigger: Some("after_message".into()),
        ..ListNotificationLogs::default()
    };
    let logs = all(&desk, asked).await;
    assert_eq!(logs.len(), 1, "cid has no device");
    let entry = serde_json::to_value(&logs[0]).unwrap();
    assert_eq!((&entry["channel"], &entry["provider"]), (&"push".into(), &"fcm".into()));
    assert_eq!((&entry["member"], &entry["receiver"]), (&"bob".into(), &"team".into()));
    assert_eq!((&entry["providerId"], &entry["pushToken"]), (&"one".into(), &"of-bob".into()));
    assert_eq!(entry["messageId"], sent.id.number());
    assert_eq!((&entry["notificationTriggered"], &entry["success"]), (&true.into(), &true.into()));
    let told = &entry["payload"]["payload"];
    assert_eq!((&told["title"], &told["body"]), (&"Ann @ TEAM".into(), &"lunch?".into()));
    assert_eq!(told["conversationId"], "group_team");
    assert_eq!(entry["_id"].as_str().unwrap().len(), 24);
    settings(&desk, json!({"templates": {"usePrivacyTemplate": 2}})).await;
    desk.say("ann", "bob", "psst").await;
    let logs = all(&desk, ListNotificationLogs::default()).await;
    assert_eq!(logs[0].extra["payload"]["payload"]["body"], "New message");
}

#[tokio::test]
async fn who_does_not_want_to_hear_is_not_told_and_the_log_says_why() {
    let desk = with_device().await;
    let root = desk.say("ann", "bob", "hello").await;
    assert_eq!(newest(&desk).await, "sent");
    desk.call(muting("bob", mute("ann", MutedKind::OneOnOne, None))).await.unwrap();
    desk.say("ann", "bob", "muted").await;
    assert_eq!(newest(&desk).await, "MUTE_PREFERENCE");
    desk.say("cid", "bob", "not muted").await;
    assert_eq!(newest(&desk).await, "sent");
    settings(&desk, json!({"preferences": {"mute": {"mutedOneOnOnesOverride": false}}})).await;
    desk.say("ann", "bob", "users may not mute").await;
    assert_eq!(newest(&desk).await, "sent");
    desk.call(preferences("bob", json!({"oneOnOnePreferences": {"oneOnOneMessages": 3}})))
        .await
        .unwrap();
    desk.say("ann", "bob", "no mention").await;
    assert_eq!(newest(&desk).await, "MESSAGES_PREFERENCE");
    desk.say("ann", "bob", "hi <@uid:bob>").await;
    assert_eq!(newest(&desk).await, "sent");
    settings(&desk, json!({"preferences": {"oneOnOne": {"quotedRepliesSetting": 1}}})).await;
    desk.call(reply(&root)).await.unwrap();
    assert_eq!(newest(&desk).await, "QUOTED_REPLIES_PREFERENCE");
    desk.call(preferences("bob", json!({"mutePreferences": {"dnd": 2}}))).await.unwrap();
    desk.say("ann", "bob", "do not disturb <@uid:bob>").await;
    assert_eq!(newest(&desk).await, "DND_PREFERENCE");
    settings(&desk, json!({"preferences": {"bypassPreferencesForMentions": true}})).await;
    desk.say("ann", "bob", "but <@uid:bob>").await;
    assert_eq!(newest(&desk).await, "sent");
    desk.call(DeleteFcm { provider_id: "one".into() }).await.unwrap();
    desk.call(fcm("two")).await.unwrap();
    desk.say("ann", "bob", "no provider <@uid:bob>").await;
    assert_eq!(newest(&desk).await, "INVALID_PUSH_PROVIDER_ID");
}

#[tokio::test]
async fn the_hours_of_a_user_are_those_of_his_time_zone() {
    let desk = with_device().await;
    // The world of the tests begins on a Monday at 14:13 in UTC.
    let hours = json!({"mutePreferences": {"schedule": {"monday": {"from": 900, "to": 1800}}}});
    desk.call(preferences("bob", hours)).await.unwrap();
    desk.say("ann", "bob", "in the afternoon").await;
    assert_eq!(newest(&desk).await, "sent");
    let zone = Some("Asia/Kolkata".to_owned());
    desk.call(SetTimezone { uid: "bob".into(), timezone: zone }).await.unwrap();
    desk.say("ann", "bob", "in the evening").await;
    assert_eq!(newest(&desk).await, "SCHEDULE_PREFERENCE");
}

#[tokio::test]
async fn reactions_changes_and_comings_have_reasons_of_their_own() {
    let desk = with_device().await;
    desk.group("team", &["bob", "ann", "cid"]).await;
    let kick = KickMember { guid: "team".into(), uid: "cid".into(), on_behalf_of: None };
    desk.call(kick).await.unwrap();
    assert_eq!(newest(&desk).await, "GROUP_ACTIONS_PREFERENCE");
    let sent = desk.say("bob", "ann", "joke").await;
    let react = |emoji: &str| AddReaction {
        message_id: sent.id.clone(),
        reaction: emoji.into(),
        on_behalf_of: "ann".into(),
    };
    desk.call(react("😂")).await.unwrap();
    let asked = ListNotificationLogs {
        reaction_sender: Some("ann".into()),
        ..ListNotificationLogs::default()
    };
    let entry = serde_json::to_value(&all(&desk, asked).await[0]).unwrap();
    assert_eq!(entry["trigger"], "message_reaction_added");
    assert_eq!((&entry["reactionReceiver"], &entry["reactionId"]), (&"bob".into(), &1.into()));
    assert_eq!(entry["payload"]["payload"]["body"], "Reacted to your message: 😂");
    desk.call(preferences("bob", json!({"oneOnOnePreferences": {"oneOnOneReactions": 1}})))
        .await
        .unwrap();
    desk.call(react("👍")).await.unwrap();
    assert_eq!(newest(&desk).await, "REACTIONS_PREFERENCE");
    let said = desk.say("ann", "bob", "tpyo").await;
    let edit = EditMessage {
        id: said.id.clone(),
        data: Some(NewMessageData { text: Some("typo".into()), ..NewMessageData::default() }),
        tags: None,
        on_behalf_of: Some("ann".into()),
    };
    desk.call(edit).await.unwrap();
    assert_eq!(newest(&desk).await, "sent");
    settings(&desk, json!({"preferences": {"oneOnOne": {"messageDeletedSetting": 1}}})).await;
    let delete = DeleteMessage { id: said.id, permanent: None, on_behalf_of: Some("ann".into()) };
    desk.call(delete).await.unwrap();
    assert_eq!(newest(&desk).await, "MESSAGE_ACTIONS_PREFERENCE");
}

#[tokio::test]
async fn nothing_is_told_of_a_message_that_a_rule_holds_back() {
    let desk = with_device().await;
    desk.call(words("no-gold", "gold")).await.unwrap();
    desk.say("ann", "bob", "gold").await;
    assert!(all(&desk, ListNotificationLogs::default()).await.is_empty());
    desk.say("ann", "bob", "tin").await;
    assert_eq!(newest(&desk).await, "sent");
}

#[tokio::test]
async fn letters_wait_and_go_only_of_what_is_unread_by_then() {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    desk.call(send_grid()).await.unwrap();
    desk.call(twilio()).await.unwrap();
    let details = UpdateContactDetails {
        email: Some("bob@example.com".into()),
        phno: None,
        on_behalf_of: "bob".into(),
    };
    desk.call(details).await.unwrap();
    let by = |channel| ListNotificationLogs {
        channel: Some(channel),
        ..ListNotificationLogs::default()
    };
    desk.say("ann", "bob", "one").await;
    desk.say("ann", "bob", "two").await;
    assert!(all(&desk, by(LogChannel::Email)).await.is_empty());
    let texts = all(&desk, by(LogChannel::Sms)).await;
    assert_eq!(texts[0].reason.as_deref(), Some("MISSING_PHNO"));
    desk.clock.advance(Duration::from_secs(7_200));
    let letters = all(&desk, by(LogChannel::Email)).await;
    assert_eq!((letters.len(), letters[0].provider.as_deref()), (1, Some("sendgrid")));
    let payload = &letters[0].extra["payload"];
    assert_eq!(payload, &json!({"to": "bob@example.com", "subject": "New messages from Ann"}));
    desk.say("cid", "bob", "read in time").await;
    read_all(&desk, "bob", "cid").await;
    desk.clock.advance(Duration::from_secs(7_200));
    assert_eq!(all(&desk, by(LogChannel::Email)).await.len(), 1);
    for _ in 0..2 {
        desk.say("ann", "bob", "again").await;
        desk.clock.advance(Duration::from_secs(7_200));
        newest(&desk).await;
    }
    let letters = all(&desk, by(LogChannel::Email)).await;
    let reasons: Vec<_> = letters.iter().map(|it| it.reason.as_deref()).collect();
    assert_eq!(reasons, [Some("QUOTA_PREFERENCE"), None, None], "two a day and conversation");
    let private = json!({"@private": {"contactNumber": "+15555550123"}});
    let update = UpdateUser { uid: "bob".into(), metadata: Some(private), ..UpdateUser::default() };
    desk.call(update).await.unwrap();
    desk.say("ann", "bob", "by text").await;
    desk.clock.advance(Duration::from_secs(7_200));
    let sent = ListNotificationLogs { success: Some(true), ..by(LogChannel::Sms) };
    let sent = all(&desk, sent).await;
    let body = "You've received 1 message(s) from Ann! Read them at https://your-website.com.";
    assert_eq!(sent[0].extra["payload"], json!({"to": "+15555550123", "body": body}));
}

async fn read_all(desk: &Desk, uid: &str, with: &str) {
    let read = MarkUserRead { uid: with.into(), on_behalf_of: uid.into(), message_id: None };
    desk.call(read).await.unwrap();
}

#[tokio::test]
async fn the_log_is_walked_to_its_end_and_back_and_forgets_after_14_days() {
    let desk = with_device().await;
    for n in 0..45 {
        desk.say("ann", "bob", &n.to_string()).await;
    }
    let page = async |affix: Option<Affix>, from: Option<&Listing<NotificationLog>>| {
        let edge = from.and_then(|page| match affix {
            Some(Affix::Prepend) => page.meta.previous.clone(),
            _ => page.meta.next.clone(),
        });
        let asked = ListNotificationLogs {
            affix,
            log_id: edge.and_then(|edge| edge.id),
            ..ListNotificationLogs::default()
        };
        desk.call(asked).await.unwrap()
    };
    let ids = |page: &Listing<NotificationLog>| -> Vec<i64> {
        page.data.iter().map(|it| it.message_id.unwrap()).collect()
    };
    let first = page(None, None).await;
    assert_eq!(first.meta.current.as_ref().unwrap().limit, Some(20));
    let second = page(Some(Affix::Append), Some(&first)).await;
    let third = page(Some(Affix::Append), Some(&second)).await;
    let walked: Vec<i64> = [&first, &second, &third].into_iter().flat_map(ids).collect();
    let expected: Vec<i64> = (1..=45).rev().collect();
    assert_eq!((walked, &third.meta.next), (expected, &None));
    let back = page(Some(Affix::Prepend), Some(&third)).await;
    assert_eq!(ids(&back), ids(&second));
    desk.clock.advance(Duration::from_secs(14 * 24 * 60 * 60 + 1));
    assert!(page(None, None).await.data.is_empty());
}
