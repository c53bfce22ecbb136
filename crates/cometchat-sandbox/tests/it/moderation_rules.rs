use cometchat_api::chat::blocked::ListBlocked;
use cometchat_api::chat::groups::GetGroup;
use cometchat_api::chat::members::ListMembers;
use cometchat_api::chat::messages::{
    Attachment, ListMessages, ModerationStatus, NewMessageData, ReceiverType, SendMessage,
};
use cometchat_api::chat::moderation::{
    CreateRule, DeleteRule, Filter, GetRule, ListFlaggedMessages, ListRevisions, ListRules,
    NewCondition, UpdateRule,
};
use cometchat_api::chat::users::UpdateUser;
use cometchat_api::endpoint::Host;
use serde_json::json;

use crate::desk::{Desk, code, uids};
use crate::moderation::{acting, blocked, condition, status, words};

fn with(condition: NewCondition) -> CreateRule {
    CreateRule { conditions: Some(vec![condition]), ..words("rule", "x") }
}

fn filter(side: &str, entity: &str, operand: &str, operator: &str, value: &str) -> Filter {
    let [side, entity, operand, operator, value] =
        [side, entity, operand, operator, value].map(str::to_owned);
    Filter { side, entity, operand, operator, value }
}

async fn pair() -> Desk {
    Desk::with_users(&["ann", "bob"]).await
}

#[tokio::test]
async fn a_rule_keeps_its_revisions_newest_first() {
    let desk = pair().await;
    let made = desk.call(words("no-gold", "gold")).await.unwrap();
    assert_eq!((made.enabled, made.active, made.default), (Some(true), Some(true), None));
    let change = UpdateRule {
        rule_id: "no-gold".into(),
        name: Some("Metals".into()),
        ..UpdateRule::default()
    };
    desk.call(change).await.unwrap();
    let revisions = desk.call(ListRevisions { rule_id: "no-gold".into() }).await.unwrap().data;
    let told: Vec<_> = revisions.iter().map(|r| (r.name.as_str(), r.active.unwrap())).collect();
    assert_eq!(told, [("Metals", true), ("Rule no-gold", false)]);
    let read = desk.call(GetRule { rule_id: "no-gold".into() }).await.unwrap();
    assert_eq!(read, revisions[0]);
    let rules = desk.call(ListRules { limit: Some(2) }).await.unwrap();
    assert_eq!((rules.data.len(), rules.data[0].id.as_str()), (2, "no-gold"));
    let done = desk.call(DeleteRule { rule_id: "no-gold".into() }).await.unwrap();
    assert_eq!(done.message.unwrap(), "Rule with id no-gold has been deleted successfully.");
    let gone = GetRule { rule_id: "no-gold".into() };
    assert_eq!(code(desk.call(gone).await), "ERR_RULE_NOT_FOUND");
}

#[tokio::test]
async fn rules_beyond_the_documented_limits_are_refused() {
    let desk = pair().await;
    let many = |n: usize| Some(vec![condition("text", "word", "x"); n]);
    let filters = vec![filter("sender", "user", "uid", "equals", "ann"); 11];
    for (rule, expected) in [
        (CreateRule { conditions: many(11), ..words("a", "x") }, "ERR_BAD_REQUEST"),
        (CreateRule { filters: Some(filters), ..words("a", "x") }, "ERR_BAD_REQUEST"),
        (words("no spaces", "x"), "ERR_BAD_REQUEST"),
        (CreateRule { name: Some("n".repeat(101)), ..words("a", "x") }, "ERR_BAD_REQUEST"),
        (with(condition("sound", "word", "x")), "ERR_BAD_REQUEST"),
        (with(condition("text", "word", "")), "ERR_BAD_REQUEST"),
        (with(condition("text", "pattern", "(a+)+")), "ERR_BAD_REQUEST"),
        (
            with(NewCondition { names_list: Some(true), ..condition("text", "word", "nowhere") }),
            "ERR_KEYWORD_NOT_FOUND",
        ),
    ] {
        assert_eq!(code(desk.call(rule).await), expected);
    }
    for n in 0..25 {
        desk.call(words(&format!("rule-{n}"), "x")).await.unwrap();
    }
    assert_eq!(code(desk.call(words("rule-0", "x")).await), "ERR_RULE_ALREADY_EXISTS");
    assert_eq!(code(desk.call(words("rule-25", "x")).await), "ERR_PLAN_QUOTA_RESTRICTION");
}

#[tokio::test]
async fn filters_narrow_whose_messages_a_rule_looks_at() {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    let tagged =
        UpdateUser { uid: "ann".into(), tags: Some(vec!["new".into()]), ..UpdateUser::default() };
    desk.call(tagged).await.unwrap();
    desk.group("team", &["ann", "bob", "cid"]).await;
    let of_new = CreateRule {
        filters: Some(vec![filter("sender", "user", "tags", "equals", "new")]),
        ..words("of-new", "gold")
    };
    desk.call(of_new).await.unwrap();
    let in_groups = CreateRule {
        filters: Some(vec![
            filter("receiver", "group", "guid", "startsWith", "te"),
            filter("sender", "user", "uid", "not in", "cid, dan"),
        ]),
        ..words("in-groups", "tin")
    };
    desk.call(in_groups).await.unwrap();
    desk.say("ann", "bob", "gold").await;
    desk.say("bob", "ann", "gold").await;
    desk.say("bob", "ann", "tin").await;
    desk.say_in("bob", "team", "tin").await;
    desk.say_in("cid", "team", "tin").await;
    let held = blocked(&desk).await;
    let held: Vec<_> = held.iter().map(|it| it.message.as_ref().unwrap()).collect();
    let held: Vec<_> = held.iter().map(|it| (it.sender.as_str(), it.receiver.as_str())).collect();
    assert_eq!(held, [("bob", "team"), ("ann", "bob")]);
}

#[tokio::test]
async fn rules_look_into_custom_data_and_at_the_names_of_media() {
    let desk = pair().await;
    let custom = with(condition("custom", "word", "gold"));
    desk.call(CreateRule { id: Some("custom".into()), ..custom }).await.unwrap();
    let media = with(condition("image", "word", "violence_greaterThan_30"));
    let rule = desk.call(CreateRule { id: Some("media".into()), ..media }).await.unwrap();
    assert_eq!(
        rule.conditions[0].message,
        ["Image contains violence with confidence greater than 30"]
    );
    let send = |category: &str, kind: &str, data: NewMessageData| SendMessage {
        category: Some(category.into()),
        kind: Some(kind.into()),
        data,
        on_behalf_of: Some("ann".into()),
        ..SendMessage::text(ReceiverType::User, "bob", "")
    };
    let picture = |name: &str| {
        let url = format!("https://example.com/{name}");
        let file = Attachment { url, name: name.to_owned(), ..Attachment::default() };
        NewMessageData { attachments: Some(vec![file]), ..NewMessageData::default() }
    };
    let data = json!({"offer": {"what": ["tin", "gold"]}});
    let data = NewMessageData { custom_data: Some(data), ..NewMessageData::default() };
    for (request, expected) in [
        (send("custom", "offer", data), Some(ModerationStatus::Disapproved)),
        (send("message", "image", picture("violence-31.png")), Some(ModerationStatus::Disapproved)),
        (send("message", "image", picture("violence-30.png")), Some(ModerationStatus::Approved)),
        (send("message", "video", picture("violence-99.mp4")), None),
    ] {
        let sent = desk.call(request).await.unwrap();
        assert_eq!(status(&desk, &sent.id).await, expected);
    }
}

#[tokio::test]
async fn actions_flag_drop_kick_ban_and_block() {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    desk.group("team", &["ann", "bob", "cid"]).await;
    for (word, action) in [
        ("amber", "flagMessage"),
        ("coal", "dropMessage"),
        ("iron", "kickUser"),
        ("lead", "banUser"),
        ("zinc", "blockUser"),
    ] {
        desk.call(acting(word, word, action)).await.unwrap();
    }
    desk.say("ann", "bob", "amber").await;
    desk.say("ann", "bob", "coal").await;
    let seen = ListMessages { on_behalf_of: Some("bob".into()), ..ListMessages::default() };
    let seen = desk.call(seen).await.unwrap().data;
    let texts: Vec<_> = seen.iter().filter_map(|m| m.data.text.as_deref()).collect();
    assert_eq!(texts, ["amber"]);
    assert!(blocked(&desk).await.is_empty(), "what is dropped is not queued");
    let flagged = desk.call(ListFlaggedMessages::default()).await.unwrap().data;
    assert_eq!(flagged[0].flagged_by[0].uid, "app_system".into());
    desk.say_in("bob", "team", "iron").await;
    desk.say_in("cid", "team", "lead").await;
    let members = ListMembers { guid: "team".into(), ..ListMembers::default() };
    let members = desk.call(members).await.unwrap().data;
    let left: Vec<_> = members.into_iter().map(|member| member.user).collect();
    assert_eq!(uids(&left), ["ann"]);
    let seen = |uid: &str| GetGroup { guid: "team".into(), on_behalf_of: Some(uid.into()) };
    assert_eq!(desk.call(seen("cid")).await.unwrap().is_banned, Some(true));
    assert_eq!(desk.call(seen("bob")).await.unwrap().is_banned, None);
    desk.say("bob", "ann", "zinc").await;
    let blocks = ListBlocked { uid: "ann".into(), ..ListBlocked::default() };
    assert_eq!(uids(&desk.call(blocks).await.unwrap().data), ["bob"]);
}

#[tokio::test]
async fn either_kind_of_credential_opens_moderation() {
    let desk = Desk::new().await;
    let (key, secret) = desk.sandbox.account();
    let url = desk.base(Host::Chat) + "/moderation/rules";
    let send = |secret: String| {
        let request = desk.http.get(&url).header("key", key.expose()).header("secret", secret);
        async { request.send().await.unwrap().status().as_u16() }
    };
    assert_eq!(send(secret.expose().to_owned()).await, 200);
    assert_eq!(send("wrong".to_owned()).await, 403);
    assert_eq!(desk.http.get(&url).send().await.unwrap().status(), 401);
    let auth_only = desk.call_with_key(desk.app.auth_only.expose(), ListRules::default()).await;
    assert_eq!(code(auth_only), "AUTH_ERR_NO_ACCESS");
}
