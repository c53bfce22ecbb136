use cometchat_api::chat::messages::{
    EditMessage, GetMessage, ListUserMessages, Message, ModerationStatus, NewMessageData,
};
use cometchat_api::chat::moderation::{
    BlockedMessage, BlockedVerdict, CreateRule, ListBlockedMessages, ListReviewedMessages,
    NewCondition, ReviewBlockedMessage, Rule, UpdateRule,
};
use cometchat_api::{MessageId, Uid};

use crate::desk::{Desk, START, code};
use crate::webhooks::{Ear, hook, triggers};

/// A rule that looks at texts for words.
pub(crate) fn words(id: &str, value: &str) -> CreateRule {
    CreateRule {
        id: Some(id.into()),
        name: Some(format!("Rule {id}")),
        conditions: Some(vec![condition("text", "word", value)]),
        ..CreateRule::default()
    }
}

pub(crate) fn condition(operand: &str, category: &str, value: &str) -> NewCondition {
    NewCondition {
        operand: Some(operand.to_owned()),
        category: Some(category.to_owned()),
        operator: Some("contains".to_owned()),
        value: Some(value.to_owned()),
        ..NewCondition::default()
    }
}

/// A rule with an action of its own.
pub(crate) fn acting(id: &str, value: &str, action: &str) -> CreateRule {
    CreateRule { action: Some(vec![action.to_owned()]), ..words(id, value) }
}

pub(crate) async fn blocked(desk: &Desk) -> Vec<BlockedMessage> {
    desk.call(ListBlockedMessages {}).await.unwrap().data
}

pub(crate) async fn status(desk: &Desk, id: &MessageId) -> Option<ModerationStatus> {
    let read = GetMessage { id: id.clone(), on_behalf_of: None };
    state(&desk.call(read).await.unwrap())
}

pub(crate) fn state(message: &Message) -> Option<ModerationStatus> {
    message.data.moderation.as_ref().and_then(|state| state.status.clone())
}

/// What bob sees of his conversation with ann.
async fn seen_by_bob(desk: &Desk) -> Vec<String> {
    let list = ListUserMessages {
        uid: "ann".into(),
        on_behalf_of: Some("bob".into()),
        ..ListUserMessages::default()
    };
    let messages = desk.call(list).await.unwrap().data;
    messages.into_iter().filter_map(|message| message.data.text).collect()
}

fn verdict(id: &MessageId, status: BlockedVerdict, reviewed: Option<bool>) -> ReviewBlockedMessage {
    ReviewBlockedMessage { id: id.clone(), status, reviewed }
}

async fn pair() -> Desk {
    Desk::with_users(&["ann", "bob"]).await
}

async fn revised(desk: &Desk, change: UpdateRule) -> Rule {
    desk.call(UpdateRule { rule_id: "no-gold".into(), ..change }).await.unwrap()
}

#[tokio::test]
async fn without_an_active_rule_messages_are_left_alone() {
    let desk = pair().await;
    let sent = desk.say("ann", "bob", "you scumbag").await;
    assert_eq!((state(&sent), status(&desk, &sent.id).await), (None, None));
    assert_eq!(seen_by_bob(&desk).await, ["you scumbag"]);
}

#[tokio::test]
async fn a_rule_keeps_what_it_finds_from_everybody_but_the_sender() {
    let desk = pair().await;
    desk.call(words("no-gold", "gold, silver")).await.unwrap();
    let fine = desk.say("ann", "bob", "a golden day").await;
    let held = desk.say("ann", "bob", "buy GOLD!").await;
    assert_eq!(state(&held), Some(ModerationStatus::Pending), "the answer comes first");
    assert_eq!(status(&desk, &fine.id).await, Some(ModerationStatus::Approved));
    assert_eq!(status(&desk, &held.id).await, Some(ModerationStatus::Disapproved));
    assert_eq!(seen_by_bob(&desk).await, ["a golden day"]);
    let foreign = GetMessage { id: held.id.clone(), on_behalf_of: Some("bob".into()) };
    assert_eq!(code(desk.call(foreign).await), "ERR_MESSAGE_NO_ACCESS");
    desk.call(GetMessage { id: held.id.clone(), on_behalf_of: Some("ann".into()) }).await.unwrap();
    let queue = blocked(&desk).await;
    assert_eq!(queue.len(), 1);
    let item = serde_json::to_value(&queue[0]).unwrap();
    assert_eq!(item["ruleName"], "Rule no-gold");
    assert_eq!(item["revisionId"], format!("{}_no-gold_1", desk.app.id));
    assert_eq!(item["condition"]["value"], serde_json::json!(["gold", "silver"]));
    assert_eq!((&item["condition"]["weight"], &item["createdAt"]), (&1.into(), &START.into()));
    assert_eq!(item["action"], serde_json::json!(["blockMessage"]));
    assert_eq!(item["message"]["id"], held.id.as_str());
    assert_eq!(item["message"]["data"]["moderation"]["rule"]["id"], "no-gold");
}

#[tokio::test]
async fn approving_delivers_once_and_there_is_no_undo() {
    let desk = pair().await;
    desk.call(words("no-gold", "gold")).await.unwrap();
    let held = desk.say("ann", "bob", "gold").await;
    desk.clock.advance(std::time::Duration::from_secs(60));
    let approve = verdict(&held.id, BlockedVerdict::Approved, None);
    let done = desk.call(approve.clone()).await.unwrap();
    assert_eq!(done.message.unwrap(), format!("Message with ID {} has been approved.", held.id));
    assert_eq!(seen_by_bob(&desk).await, ["gold"]);
    assert_eq!(status(&desk, &held.id).await, Some(ModerationStatus::Approved));
    assert!(blocked(&desk).await.is_empty());
    let reviewed = desk.call(ListReviewedMessages::default()).await.unwrap();
    assert_eq!(reviewed.meta.current.unwrap().limit, Some(50));
    let item = &reviewed.data[0];
    assert_eq!(item.message.as_ref().unwrap().id, held.id);
    let number = held.id.number();
    assert_eq!(item.blocked_at.as_deref(), Some(format!("{START}.{number:015}").as_str()));
    assert_eq!((item.created_at, item.updated_at), (Some(START), Some(START + 60)));
    assert_eq!(code(desk.call(approve).await), "ERR_MESSAGE_ID_NOT_FOUND");
}

#[tokio::test]
async fn rejecting_keeps_it_back_and_ends_the_review_only_where_said() {
    let desk = pair().await;
    desk.call(words("no-gold", "gold")).await.unwrap();
    let held = desk.say("ann", "bob", "gold").await;
    desk.call(verdict(&held.id, BlockedVerdict::Rejected, Some(false))).await.unwrap();
    assert_eq!(blocked(&desk).await.len(), 1);
    desk.call(verdict(&held.id, BlockedVerdict::Rejected, Some(true))).await.unwrap();
    assert!(blocked(&desk).await.is_empty() && seen_by_bob(&desk).await.is_empty());
    assert_eq!(desk.call(ListReviewedMessages::default()).await.unwrap().data.len(), 1);
    let unknown = verdict(&held.id, BlockedVerdict::from("disapproved"), None);
    assert_eq!(code(desk.call(unknown).await), "ERR_BAD_REQUEST");
}

#[tokio::test]
async fn an_edit_is_judged_again() {
    let desk = pair().await;
    desk.call(words("no-gold", "gold")).await.unwrap();
    let sent = desk.say("ann", "bob", "tin").await;
    let edit = |text: &str| EditMessage {
        id: sent.id.clone(),
        data: Some(NewMessageData { text: Some(text.to_owned()), ..NewMessageData::default() }),
        tags: None,
        on_behalf_of: Some(Uid::from("ann")),
    };
    desk.call(edit("gold")).await.unwrap();
    assert!(!seen_by_bob(&desk).await.contains(&"gold".to_owned()));
    assert_eq!(blocked(&desk).await.len(), 1);
    desk.call(edit("copper")).await.unwrap();
    assert!(seen_by_bob(&desk).await.contains(&"copper".to_owned()));
    assert!(blocked(&desk).await.is_empty());
}

#[tokio::test]
async fn a_changed_rule_judges_from_its_next_revision_on() {
    let desk = pair().await;
    desk.call(words("no-gold", "gold")).await.unwrap();
    let change = UpdateRule {
        conditions: Some(vec![condition("text", "word", "tin")]),
        ..UpdateRule::default()
    };
    let rule = revised(&desk, change).await;
    assert_eq!(rule.revision_id.unwrap(), format!("{}_no-gold_2", desk.app.id));
    desk.say("ann", "bob", "gold").await;
    desk.say("ann", "bob", "tin").await;
    assert_eq!(seen_by_bob(&desk).await, ["gold"]);
    revised(&desk, UpdateRule { enabled: Some(false), ..UpdateRule::default() }).await;
    desk.say("ann", "bob", "more tin").await;
    assert_eq!(seen_by_bob(&desk).await, ["gold", "more tin"]);
}

#[tokio::test]
async fn webhooks_hear_what_rules_and_moderators_decide() {
    let desk = pair().await;
    let ear = Ear::open().await;
    desk.call(hook(&desk, ear.url())).await.unwrap();
    let ids = ["moderation_engine_approved", "moderation_engine_blocked"];
    desk.call(triggers(&desk, &ids)).await.unwrap();
    desk.call(triggers(&desk, &["moderation_manual_approved"])).await.unwrap();
    desk.say("ann", "bob", "nobody listens yet").await;
    desk.call(words("no-gold", "gold")).await.unwrap();
    desk.say("ann", "bob", "tin").await;
    let heard = ear.hear(200).await.body;
    assert_eq!(heard["trigger"], "moderation_engine_approved");
    assert_eq!(heard["data"]["message"]["data"]["moderation"]["status"], "approved");
    let held = desk.say("ann", "bob", "gold").await;
    let heard = ear.hear(200).await.body;
    assert_eq!(heard["trigger"], "moderation_engine_blocked");
    assert_eq!(heard["data"]["message"]["data"]["moderation"]["status"], "disapproved");
    desk.call(verdict(&held.id, BlockedVerdict::Approved, Some(true))).await.unwrap();
    let heard = ear.hear(200).await.body;
    assert_eq!(heard["trigger"], "moderation_manual_approved");
    assert_eq!(heard["data"]["moderation"][0]["rule"]["id"], "no-gold");
    assert_eq!(heard["data"]["moderation"][0]["rule"]["blockedAt"], START);
    assert_eq!(heard["data"]["reviewed"], true);
}
