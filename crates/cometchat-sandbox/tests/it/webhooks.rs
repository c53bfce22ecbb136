use std::time::Duration;

use base64::Engine;
use cometchat_api::Secret;
use cometchat_api::calls::CallKind;
use cometchat_api::chat::conversations::MarkGroupRead;
use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::members::ChangeScope;
use cometchat_api::chat::messages::{CallStatus, ReceiverType};
use cometchat_api::id::{TriggerId, WebhookId};
use cometchat_api::live::{ChangeCall, StartCall};
use cometchat_api::management::webhooks::{
    AddTriggers, CreateWebhook, DeleteWebhook, GetWebhook, ListTriggers, ListWebhooks,
    RemoveTriggers, UpdateWebhook,
};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::desk::{Desk, code};

/// Hears what a webhook is told and answers each time as planned.
pub(crate) struct Ear {
    listener: TcpListener,
}

pub(crate) struct Heard {
    pub(crate) head: String,
    pub(crate) body: Value,
}

impl Ear {
    pub(crate) async fn open() -> Self {
        Self { listener: TcpListener::bind("127.0.0.1:0").await.unwrap() }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/hook?x=1", self.listener.local_addr().unwrap())
    }

    pub(crate) async fn hear(&self, status: u16) -> Heard {
        let (mut stream, _) = self.listener.accept().await.unwrap();
        let mut bytes = Vec::new();
        loop {
            let mut part = [0; 4096];
            let n_read = stream.read(&mut part).await.unwrap();
            assert!(n_read > 0, "the delivery broke off");
            bytes.extend_from_slice(&part[..n_read]);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .and_then(|length| length.parse::<usize>().ok());
            if body.len() < length.unwrap() {
                continue;
            }
            let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
            return Heard { head: head.into(), body: serde_json::from_str(body).unwrap() };
        }
    }
}

pub(crate) fn hook(desk: &Desk, url: String) -> CreateWebhook {
    CreateWebhook {
        app_id: desk.app.id.clone(),
        id: WebhookId::new("ear"),
        name: "Ear".into(),
        webhook_url: url,
        ..CreateWebhook::default()
    }
}

pub(crate) fn triggers(desk: &Desk, ids: &[&str]) -> AddTriggers {
    AddTriggers {
        app_id: desk.app.id.clone(),
        webhook_id: WebhookId::new("ear"),
        trigger_ids: Some(ids.iter().map(|id| TriggerId::new(*id)).collect()),
    }
}

#[tokio::test]
async fn a_webhook_is_told_with_its_account_and_the_documented_envelope() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let ear = Ear::open().await;
    let create = CreateWebhook {
        use_basic_auth: Some(true),
        username: Some("halley".into()),
        password: Some(Secret::new("comet")),
        ..hook(&desk, ear.url())
    };
    desk.call(create).await.unwrap();
    let added = desk.call(triggers(&desk, &["message_sent", "no_such"])).await.unwrap();
    assert!(added[&TriggerId::new("message_sent")].is_done());
    assert!(!added[&TriggerId::new("no_such")].is_done());
    desk.say("ann", "bob", "psst").await;
    let heard = ear.hear(200).await;
    assert!(heard.head.starts_with("POST /hook?x=1 HTTP/1.1"));
    let proof = base64::prelude::BASE64_STANDARD.encode("halley:comet");
    assert!(heard.head.contains(&format!("authorization: Basic {proof}")));
    assert_eq!(heard.body["trigger"], "message_sent");
    assert_eq!(heard.body["data"]["message"]["data"]["text"], "psst");
    assert_eq!(heard.body["appId"], desk.app.id.as_str());
    assert_eq!((&heard.body["region"], &heard.body["webhook"]), (&"us".into(), &"ear".into()));
}

#[tokio::test]
async fn a_refused_delivery_is_repeated_after_10_and_30_seconds() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let ear = Ear::open().await;
    let create = CreateWebhook { retry_on_failure: Some(true), ..hook(&desk, ear.url()) };
    desk.call(create).await.unwrap();
    desk.call(triggers(&desk, &["message_sent"])).await.unwrap();
    desk.say("ann", "bob", "psst").await;
    let first = ear.hear(500).await;
    for secs in [10, 30] {
        let again = advancing(&desk, secs, ear.hear(500)).await;
        assert_eq!(again.body, first.body);
    }
}

/// Moves the clock on by so many seconds once somebody waits for it.
async fn advancing(desk: &Desk, secs: u64, happens: impl Future<Output = Heard>) -> Heard {
    let moving = async {
        desk.clock.sleeping(1).await;
        desk.clock.advance(Duration::from_secs(secs));
    };
    tokio::join!(happens, moving).0
}

#[tokio::test]
async fn changes_of_members_and_owners_are_told_in_their_shapes() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let ear = Ear::open().await;
    desk.call(hook(&desk, ear.url())).await.unwrap();
    desk.call(triggers(&desk, &["group_member_scope_changed"])).await.unwrap();
    desk.group("team", &["ann", "bob"]).await;
    let change = ChangeScope {
        guid: "team".into(),
        uid: "bob".into(),
        scope: Scope::Moderator,
        on_behalf_of: Some("ann".into()),
    };
    desk.call(change).await.unwrap();
    let data = ear.hear(200).await.body["data"].clone();
    assert_eq!(data["members"]["bob"]["oldScope"], "participant");
    assert_eq!(data["members"]["bob"]["scope"], "moderator");
    assert_eq!((&data["by"]["uid"], &data["group"]["guid"]), (&"ann".into(), &"team".into()));
}

#[tokio::test]
async fn webhooks_are_kept_changed_and_deleted() {
    let desk = Desk::new().await;
    let id = WebhookId::new("ear");
    let app_id = desk.app.id.clone();
    let https = "https://example.com/hook".to_owned();
    desk.call(hook(&desk, https.clone())).await.unwrap();
    let twice = hook(&desk, https);
    assert_eq!(code(desk.call(twice).await.map(|it| it.0)), "ERR_WEBHOOK_ALREADY_EXISTS");
    let plain =
        CreateWebhook { id: WebhookId::new("b"), ..hook(&desk, "http://example.com".into()) };
    assert_eq!(code(desk.call(plain).await.map(|it| it.0)), "ERR_BAD_REQUEST");
    let update = UpdateWebhook {
        app_id: app_id.clone(),
        webhook_id: id.clone(),
        enabled: Some(false),
        ..UpdateWebhook::default()
    };
    assert_eq!(desk.call(update).await.unwrap().0.enabled, Some(false));
    let list = ListWebhooks { app_id: app_id.clone(), ..ListWebhooks::default() };
    assert_eq!(desk.call(list).await.unwrap().data.len(), 1);
    desk.call(triggers(&desk, &["message_sent", "group_created"])).await.unwrap();
    let remove = RemoveTriggers {
        app_id: app_id.clone(),
        webhook_id: id.clone(),
        trigger_ids: Some(vec![TriggerId::new("message_sent")]),
    };
    desk.call(remove).await.unwrap();
    let left = ListTriggers { app_id: app_id.clone(), webhook_id: id.clone() };
    assert_eq!(desk.call(left).await.unwrap().data[0].id, TriggerId::new("group_created"));
    desk.call(DeleteWebhook { app_id: app_id.clone(), webhook_id: id.clone() }).await.unwrap();
    let get = GetWebhook { app_id, webhook_id: id };
    assert_eq!(code(desk.call(get).await.map(|it| it.0)), "ERR_WEBHOOK_NOT_FOUND");
}

#[tokio::test]
async fn a_call_is_told_from_its_first_ring_to_its_end() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let ear = Ear::open().await;
    desk.call(hook(&desk, ear.url())).await.unwrap();
    let of_calls = [
        "call_initiated",
        "call_started",
        "call_participant_joined",
        "call_participant_left",
        "call_ended",
    ];
    desk.call(triggers(&desk, &of_calls)).await.unwrap();
    let (ann, bob) = (desk.token("ann").await, desk.token("bob").await);
    let start = StartCall {
        receiver: "bob".into(),
        receiver_type: ReceiverType::User,
        kind: CallKind::Audio,
        metadata: None,
    };
    let rang = desk.call_with_key(&ann, start).await.unwrap();
    let entities = serde_json::to_value(&rang.data.entities).unwrap();
    let session_id = entities["on"]["entity"]["sessionid"].as_str().unwrap().to_owned();
    let first = ear.hear(200).await.body;
    assert_eq!((&first["trigger"], &first["type"]), (&"call_initiated".into(), &"call".into()));
    assert_eq!(first["data"]["call"]["category"], "call");
    let change =
        |status| ChangeCall { session_id: session_id.as_str().into(), status, joined_at: None };
    desk.call_with_key(&bob, change(CallStatus::Ongoing)).await.unwrap();
    let mut told = Vec::new();
    for _ in 0..3 {
        told.push(ear.hear(200).await.body);
    }
    desk.clock.advance(Duration::from_secs(90));
    desk.call_with_key(&ann, change(CallStatus::Ended)).await.unwrap();
    for _ in 0..3 {
        told.push(ear.hear(200).await.body);
    }
    let of = |trigger: &str| told.iter().filter(|it| it["trigger"] == trigger).collect::<Vec<_>>();
    assert_eq!(of("call_started")[0]["data"]["sessionId"], session_id.as_str());
    assert_eq!(of("call_participant_joined").len(), 2);
    let left = of("call_participant_left");
    let occupant = &left[0]["data"]["occupant"];
    assert_eq!((left.len(), &occupant["audio_call"]), (2, &"true".into()));
    let ended = &of("call_ended")[0]["data"];
    let secs = ended["destroyed_at"].as_i64().unwrap() - ended["created_at"].as_i64().unwrap();
    assert_eq!((secs, ended["all_occupants"].as_array().unwrap().len()), (90, 2));
}

#[tokio::test]
async fn a_group_that_has_read_a_message_as_a_whole_is_told_once() {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    desk.group("team", &["ann", "bob", "cid"]).await;
    let ear = Ear::open().await;
    desk.call(hook(&desk, ear.url())).await.unwrap();
    let of_all = ["message_delivered_to_all", "message_read_by_all"];
    desk.call(triggers(&desk, &of_all)).await.unwrap();
    let said = desk.say_in("ann", "team", "hello").await;
    let read = |uid: &str| MarkGroupRead {
        guid: "team".into(),
        message_id: Some(said.id.clone()),
        on_behalf_of: uid.into(),
    };
    desk.call(read("bob")).await.unwrap();
    desk.clock.advance(Duration::from_secs(5));
    desk.call(read("cid")).await.unwrap();
    let told = [ear.hear(200).await.body, ear.hear(200).await.body];
    for trigger in of_all {
        let body = told.iter().find(|body| body["trigger"] == trigger).expect("told once");
        assert_eq!(body["data"]["body"]["user"]["uid"], "cid", "the last who read it");
        assert_eq!(body["data"]["messageSender"], "ann");
    }
}
