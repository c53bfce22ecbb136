use std::time::Duration;

use cometchat_api::chat::messages::MessageType;
use cometchat_api::chat::moderation::{
    BlockedVerdict, FlagMessage, ListFlaggedMessages, ListReviewedMessages, ListRevisions,
    ReviewBlockedMessage,
};
use cometchat_api::chat::notifications::{
    GetMutes, ListNotificationLogs, LogChannel, MutedKind, UpdateContactDetails,
};
use cometchat_sandbox::SandboxConfig;

use crate::desk::Desk;
use crate::moderation::{blocked, words};
use crate::notifications::{mute, muting};
use crate::providers::{fcm, send_grid};
use crate::push_tokens::{android, log_in};

#[tokio::test]
async fn queues_rules_devices_logs_and_waiting_letters_outlive_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let world = || SandboxConfig {
        world: Some(folder.path().join("world.json")),
        ..SandboxConfig::default()
    };
    let mut desk = Desk::with(world()).await;
    for uid in ["ann", "bob"] {
        desk.user(uid).await;
    }
    desk.call(words("no-gold", "gold")).await.unwrap();
    desk.call(fcm("one")).await.unwrap();
    desk.call(send_grid()).await.unwrap();
    let login = log_in(&desk, "bob").await;
    desk.call(android(&login, "of-bob", "one")).await.unwrap();
    let details = UpdateContactDetails {
        email: Some("bob@example.com".into()),
        phno: None,
        on_behalf_of: "bob".into(),
    };
    desk.call(details).await.unwrap();
    desk.call(muting("ann", mute("bob", MutedKind::OneOnOne, None))).await.unwrap();
    let fine = desk.say("ann", "bob", "tin").await;
    let held = [desk.say("ann", "bob", "gold").await, desk.say("ann", "bob", "more gold").await];
    let reject = ReviewBlockedMessage {
        id: held[0].id.clone(),
        status: BlockedVerdict::Rejected,
        reviewed: Some(true),
    };
    desk.call(reject).await.unwrap();
    let flag = FlagMessage {
        message_id: fine.id.clone(),
        id: "spam".into(),
        on_behalf_of: "bob".into(),
        ..FlagMessage::default()
    };
    desk.call(flag).await.unwrap();
    let before = (blocked(&desk).await, desk.call(ListReviewedMessages::default()).await.unwrap());
    assert!(desk.sandbox.save().await.unwrap().unwrap() > 0);

    let again = Desk::with(world()).await;
    desk.sandbox = again.sandbox;
    desk.clock = again.clock;
    let after = (blocked(&desk).await, desk.call(ListReviewedMessages::default()).await.unwrap());
    assert_eq!(after, before);
    let flagged = desk.call(ListFlaggedMessages::default()).await.unwrap().data;
    assert_eq!((flagged.len(), &flagged[0].message.id), (1, &fine.id));
    let revisions = desk.call(ListRevisions { rule_id: "no-gold".into() }).await.unwrap();
    assert_eq!(revisions.data.len(), 1);
    let mutes = desk.call(GetMutes { uid: "ann".into() }).await.unwrap();
    assert_eq!(mutes.muted_conversations.len(), 1);
    desk.say("ann", "bob", "after the start").await;
    let by = |channel: LogChannel| ListNotificationLogs {
        channel: Some(channel),
        message_type: Some(MessageType::Text),
        ..ListNotificationLogs::default()
    };
    assert_eq!(desk.call(by(LogChannel::Push)).await.unwrap().data.len(), 2);
    desk.clock.advance(Duration::from_secs(7_200));
    let letters = desk.call(by(LogChannel::Email)).await.unwrap().data;
    assert_eq!(letters.len(), 1, "one letter tells of both");
    assert_eq!(letters[0].message_id, i64::try_from(fine.id.number()).ok());
}
