//! Webhooks: what they are truly told, changed with care for others, tried and listened to.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cometchat_api::management::webhooks::{UpdateWebhook, Webhook};
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::model::activity::{Outcome, Undo};
use halley_core::model::connection::AppRef;
use halley_core::model::gate::{Act, PlanRequest, Profile};
use halley_core::model::webhook::{
    Delivery, ListenRequest, SampleRequest, WebhookDraft, WebhookEdit, WebhookFields, WebhookRow,
    WebhookSaved,
};
use halley_core::testing::{TestConsole, secret};
use halley_core::webhooks::ListenSink;
use tokio::sync::watch;

use crate::groups::record;

async fn account_app() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let made = t.sandbox.create_app("Acme Health", "eu");
    let connection = t.account().await.expect("the account is connected").id;
    let app = AppRef { connection, app: made.id.to_string() };
    (t, app)
}

fn orders() -> WebhookDraft {
    WebhookDraft {
        fields: WebhookFields {
            name: "Orders".into(),
            url: "https://example.com/orders".into(),
            enabled: Some(true),
            retry: Some(false),
            basic_auth: Some(false),
            username: String::new(),
        },
        triggers: ["message_sent", "group_created"].map(Into::into).to_vec(),
    }
}

async fn make(t: &TestConsole, app: &AppRef, draft: &WebhookDraft) -> WebhookSaved {
    t.console.webhook_create(app, "orders", draft, &secret("")).await.expect("it is made")
}

fn edit_of(seen: &WebhookDraft, change: impl FnOnce(&mut WebhookDraft)) -> WebhookEdit {
    let mut wanted = seen.clone();
    change(&mut wanted);
    WebhookEdit { seen: seen.clone(), wanted }
}

fn draft_of(row: &WebhookRow) -> WebhookDraft {
    WebhookDraft { fields: row.fields.clone(), triggers: row.triggers.clone().unwrap() }
}

fn told(saved: WebhookSaved) -> (WebhookRow, Vec<String>, Option<String>) {
    match saved {
        WebhookSaved::Saved { now, triggers, undo, .. } => {
            let failed = triggers.into_iter().filter(|one| one.problem.is_some());
            (now, failed.map(|one| one.trigger).collect(), undo)
        }
        WebhookSaved::Conflict { now } => panic!("a conflict: {now:?}"),
    }
}

/// Changes the address round the console, as somebody else would.
async fn meddle(t: &TestConsole, app: &AppRef, url: &str) {
    let update = UpdateWebhook {
        app_id: app.app.as_str().into(),
        webhook_id: "orders".into(),
        webhook_url: Some(url.to_owned()),
        ..UpdateWebhook::default()
    };
    t.account_service().send(update).await.expect("somebody else changes it");
}

#[tokio::test]
async fn a_webhook_is_made_listed_with_its_true_triggers_and_taken_back() {
    let (t, app) = account_app().await;
    let (made, failed, undo) = told(make(&t, &app, &orders()).await);
    assert_eq!((draft_of(&made), failed), (orders(), Vec::new()));
    let rows = t.console.webhooks_list(&app).await.unwrap();
    assert_eq!(rows, [made]);
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Created the webhook Orders");
    t.console.activity_undo(&undo.unwrap()).await.unwrap();
    assert_eq!(t.console.webhooks_list(&app).await.unwrap(), []);
}

#[tokio::test]
async fn mistakes_are_told_at_their_fields_and_an_id_is_given_once() {
    let (t, app) = account_app().await;
    let wrong = WebhookDraft {
        fields: WebhookFields { url: "http://example.com".into(), ..orders().fields },
        ..orders()
    };
    t.sandbox.clear_requests();
    let error = t.console.webhook_create(&app, "", &wrong, &secret("")).await.unwrap_err();
    let fields: Vec<_> = error.fields.iter().map(|wrong| wrong.field.as_str()).collect();
    assert_eq!(fields, ["id", "url"]);
    assert_eq!(t.sandbox.requests().len(), 0, "nothing is sent");
    make(&t, &app, &orders()).await;
    let again = t.console.webhook_create(&app, "orders", &orders(), &secret("")).await;
    let error = again.unwrap_err();
    assert_eq!((error.code, error.fields[0].field.as_str()), (Code::Conflict, "id"));
}

#[tokio::test]
async fn a_change_names_what_it_touches_and_is_taken_back_as_it_was() {
    let (t, app) = account_app().await;
    let (made, ..) = told(make(&t, &app, &orders()).await);
    let edit = edit_of(&draft_of(&made), |wanted| {
        wanted.fields.retry = Some(true);
        wanted.triggers = ["message_sent", "call_ended"].map(Into::into).to_vec();
    });
    let saved = t.console.webhook_update(&app, "orders", &edit, &secret("")).await.unwrap();
    let (now, failed, undo) = told(saved);
    assert_eq!((now.fields.retry, failed), (Some(true), Vec::new()));
    assert_eq!(now.triggers.unwrap(), ["message_sent", "call_ended"]);
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Changed the retries and 2 triggers of the webhook Orders");
    assert!(entry.before.as_ref().unwrap().contains("group_created"));
    assert!(!entry.after.as_ref().unwrap().contains("example.com"), "only what was touched");
    t.console.activity_undo(&undo.unwrap()).await.unwrap();
    let now = t.console.webhook_get(&app, "orders").await.unwrap();
    assert_eq!(now.fields, orders().fields);
    assert_eq!(now.triggers.unwrap(), ["message_sent", "group_created"]);
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_shown_and_not_written_over() {
    let (t, app) = account_app().await;
    let (made, _, undo) = told(make(&t, &app, &orders()).await);
    let edit = edit_of(&draft_of(&made), |wanted| wanted.fields.name = "Sales".into());
    meddle(&t, &app, "https://example.com/elsewhere").await;
    let saved = t.console.webhook_update(&app, "orders", &edit, &secret("")).await.unwrap();
    let WebhookSaved::Conflict { now } = saved else { panic!("{saved:?}") };
    assert_eq!(now.fields.url, "https://example.com/elsewhere");
    assert_eq!(now.fields.name, "Orders", "nothing was changed");
    let anew = edit_of(&draft_of(&now), |wanted| wanted.fields.name = "Sales".into());
    let saved = t.console.webhook_update(&app, "orders", &anew, &secret("")).await.unwrap();
    let (now, _, renamed) = told(saved);
    assert_eq!(now.fields.name, "Sales");
    assert_eq!(now.fields.url, "https://example.com/elsewhere", "theirs stays");
    meddle(&t, &app, "https://example.com/again").await;
    let error = t.console.activity_undo(&renamed.unwrap()).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    assert!(undo.is_some());
}

#[tokio::test]
async fn a_password_goes_in_once_and_comes_out_nowhere() {
    let (t, app) = account_app().await;
    let fields =
        WebhookFields { basic_auth: Some(true), username: "halley".into(), ..orders().fields };
    let guarded = WebhookDraft { fields, ..orders() };
    let error = t.console.webhook_create(&app, "orders", &guarded, &secret("")).await.unwrap_err();
    assert_eq!(error.fields[0].field, "password");
    let typed = secret("Zx81Example");
    let made = t.console.webhook_create(&app, "orders", &guarded, &typed).await.unwrap();
    let row = t.console.webhook_get(&app, "orders").await.unwrap();
    let shown = serde_json::to_string(&(&made, &row, record(&t).await)).unwrap();
    assert!(!shown.contains("Zx81Example"), "{shown}");

    let edit = edit_of(&draft_of(&row), |_| {});
    let again = secret("Zx82Example");
    let saved = t.console.webhook_update(&app, "orders", &edit, &again).await.unwrap();
    let (_, _, undo) = told(saved);
    assert_eq!(undo, None, "the former password is known to nobody");
    let rename = edit_of(&draft_of(&row), |wanted| wanted.fields.name = "Sales".into());
    let renamed = t.console.webhook_update(&app, "orders", &rename, &secret("")).await.unwrap();
    assert!(told(renamed).2.is_some());
    let kept: Webhook = webhook_of_service(&t, &app).await;
    assert_eq!(kept.password.unwrap().expose(), "Zx82Example", "an empty one stays");
}

async fn webhook_of_service(t: &TestConsole, app: &AppRef) -> Webhook {
    let get = cometchat_api::management::webhooks::GetWebhook {
        app_id: app.app.as_str().into(),
        webhook_id: "orders".into(),
    };
    t.account_service().send(get).await.unwrap().0
}

#[tokio::test]
async fn each_trigger_has_its_result_and_unknown_ones_are_refused_by_name() {
    let (t, app) = account_app().await;
    let mut draft = orders();
    draft.triggers.push("message_teleported".into());
    let saved = make(&t, &app, &draft).await;
    let WebhookSaved::Saved { now, triggers, .. } = saved else { panic!() };
    assert_eq!(now.triggers.unwrap(), ["message_sent", "group_created"]);
    let problems: Vec<_> = triggers.iter().filter(|one| one.problem.is_some()).collect();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].trigger, "message_teleported");
    let entry = &record(&t).await[0];
    assert_eq!(entry.outcome, Outcome::Partly);
    assert!(entry.problem.as_ref().unwrap().contains("message_teleported"));
}

#[tokio::test]
async fn triggers_that_cannot_be_read_leave_the_rest_of_the_list_up() {
    let (t, app) = account_app().await;
    make(&t, &app, &orders()).await;
    let broken = Fault::Code { code: "ERR_WEBHOOK_NOT_FOUND".to_owned() };
    let triggers = "/apps/{appId}/webhooks/{webhookId}/triggers";
    t.sandbox.fail_next(FaultPlan::from(broken).on(triggers));
    let rows = t.console.webhooks_list(&app).await.unwrap();
    assert_eq!((rows[0].fields.name.as_str(), &rows[0].triggers), ("Orders", &None));
    assert_eq!(rows[0].problem.as_deref(), Some("This webhook does not exist any more."));
}

#[tokio::test]
async fn a_deleted_webhook_is_made_again_unless_it_had_a_password() {
    let (t, app) = account_app().await;
    make(&t, &app, &orders()).await;
    let error = t.console.webhook_delete(&app, "orders", "Orders").await.unwrap_err();
    assert_eq!(error.fields[0].field, "typedId");
    let plan = PlanRequest {
        act: Act::WebhookDelete,
        app: app.clone(),
        selection: None,
        subject: Some("orders".into()),
    };
    let plan = t.console.gate_plan(&plan).await.unwrap();
    assert_eq!(plan.title, "Delete the webhook Orders?");
    assert_eq!(plan.must_type.as_deref(), Some("orders"));
    let gone = t.console.webhook_delete(&app, "orders", "orders").await.unwrap();
    assert_eq!(t.console.webhooks_list(&app).await.unwrap(), []);
    t.console.activity_undo(&gone.undo.unwrap()).await.unwrap();
    let back = t.console.webhook_get(&app, "orders").await.unwrap();
    assert_eq!(draft_of(&back), orders());

    let guarded = edit_of(&orders(), |wanted| {
        wanted.fields.basic_auth = Some(true);
        wanted.fields.username = "halley".into();
    });
    t.console.webhook_update(&app, "orders", &guarded, &secret("Zx81Example")).await.unwrap();
    let gone = t.console.webhook_delete(&app, "orders", "orders").await.unwrap();
    assert_eq!(gone.undo, None);
    assert_eq!(record(&t).await[0].undo, Undo::None);
}

#[tokio::test]
async fn a_connection_of_one_app_says_that_the_account_is_needed() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let error = t.console.webhooks_list(&app).await.unwrap_err();
    assert_eq!(error.code, Code::AccountNeeded);
    let error = t.console.webhook_create(&app, "o", &orders(), &secret("")).await.unwrap_err();
    assert_eq!(error.code, Code::AccountNeeded);
}

#[tokio::test]
async fn whoever_may_only_read_changes_and_sends_nothing() {
    let (t, app) = account_app().await;
    make(&t, &app, &orders()).await;
    t.console.profile_set(Profile::Support).await.unwrap();
    t.sandbox.clear_requests();
    let edit = edit_of(&orders(), |wanted| wanted.fields.name = "Sales".into());
    let none = secret("");
    let sample = SampleRequest {
        url: "http://127.0.0.1:9/".into(),
        trigger: "message_sent".into(),
        ..SampleRequest::default()
    };
    let refusals = [
        t.console.webhook_create(&app, "b", &orders(), &none).await.unwrap_err(),
        t.console.webhook_update(&app, "orders", &edit, &none).await.unwrap_err(),
        t.console.webhook_delete(&app, "orders", "orders").await.unwrap_err(),
        t.console.webhook_sample(&app, &sample, &none).await.unwrap_err(),
    ];
    assert!(refusals.iter().all(|error| error.code == Code::ProfileDenied), "{refusals:?}");
    assert!(t.sandbox.requests().iter().all(|sent| sent.verb == "GET"));
}

/// Notes deliveries as they come.
#[derive(Default)]
struct Ear {
    heard: Mutex<Vec<Delivery>>,
    count: watch::Sender<usize>,
}

impl ListenSink for Ear {
    fn send(&self, deliveries: Vec<Delivery>) -> bool {
        self.heard.lock().unwrap().extend(deliveries);
        self.count.send_modify(|count| *count += 1);
        true
    }
}

impl Ear {
    async fn until(&self, n: usize) -> Vec<Delivery> {
        let mut count = self.count.subscribe();
        let heard = count.wait_for(|count| *count >= n);
        tokio::time::timeout(Duration::from_secs(30), heard).await.expect("it is told").unwrap();
        self.heard.lock().unwrap().clone()
    }
}

#[tokio::test]
async fn a_webhook_that_points_here_is_heard_when_something_happens() {
    let (t, app) = account_app().await;
    let ear = Arc::new(Ear::default());
    let asked = ListenRequest { username: "halley".into(), port: None };
    let password = secret("Zx81Example");
    let open = t.console.listen_open(&asked, &password, ear.clone()).await.unwrap();
    let mut here = orders();
    here.fields.url = open.url.clone();
    here.fields.basic_auth = Some(true);
    here.fields.username = "halley".into();
    here.triggers = vec!["group_created".into()];
    t.console.webhook_create(&app, "here", &here, &password).await.expect("the sandbox takes it");
    let group: cometchat_api::chat::groups::CreateGroup =
        serde_json::from_value(serde_json::json!({ "guid": "g", "name": "G", "type": "public" }))
            .unwrap();
    t.service(&app).send(group).await.unwrap();
    let [delivery] = &ear.until(1).await[..] else { panic!() };
    assert_eq!(delivery.trigger.as_deref(), Some("group_created"));
    assert_eq!(delivery.app.as_deref(), Some(app.app.as_str()));
    assert_eq!((delivery.webhook.as_deref(), delivery.status), (Some("here"), 200));
    assert!(delivery.json && delivery.problem.is_none(), "{delivery:?}");
    assert!(!format!("{:?}", delivery.headers).contains("Basic"), "{:?}", delivery.headers);
    t.console.listen_close(&open.id).await;
}

#[tokio::test]
async fn a_sample_is_heard_by_the_receiver_and_its_answer_shown() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let ear = Arc::new(Ear::default());
    let asked = ListenRequest { username: "halley".into(), port: None };
    let password = secret("Zx81Example");
    let open = t.console.listen_open(&asked, &password, ear.clone()).await.unwrap();
    let mut sample = SampleRequest {
        webhook: "orders".into(),
        url: open.url.clone(),
        trigger: "call_ended".into(),
        username: String::new(),
    };
    let refused = t.console.webhook_sample(&app, &sample, &secret("")).await.unwrap();
    assert_eq!((refused.status, refused.delivered), (Some(401), false));
    sample.username = "halley".into();
    let taken = t.console.webhook_sample(&app, &sample, &password).await.unwrap();
    assert_eq!((taken.status, taken.delivered, &taken.tls), (Some(200), true, &None));
    assert_eq!(taken.body, "{\"received\":true}");
    let heard = ear.until(2).await;
    assert_eq!(heard.iter().map(|one| one.status).collect::<Vec<_>>(), [401, 200]);
    assert_eq!(heard[1].trigger.as_deref(), Some("call_ended"));
    assert!(heard[1].body.contains("\"type\": \"call\""));
    let text = serde_json::to_string(&(record(&t).await, &taken, &heard)).unwrap();
    assert!(text.contains("Sent a sample of call_ended to 127.0.0.1"));
    assert!(!text.contains("Zx81Example"));
}

#[tokio::test]
async fn an_address_where_nobody_listens_is_told_in_words() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let ear = Arc::new(Ear::default());
    let open =
        t.console.listen_open(&ListenRequest::default(), &secret(""), ear.clone()).await.unwrap();
    let taken = ListenRequest { port: Some(open.port), ..ListenRequest::default() };
    let moved = t.console.listen_open(&taken, &secret(""), ear).await.expect("the first gives way");
    assert_eq!(moved.port, open.port);
    t.console.listen_close(&moved.id).await;
    let sample = SampleRequest {
        url: "http://127.0.0.1:9/".into(),
        trigger: "message_sent".into(),
        ..SampleRequest::default()
    };
    let answer = t.console.webhook_sample(&app, &sample, &secret("")).await.unwrap();
    assert_eq!((answer.status, answer.delivered), (None, false));
    assert_eq!(answer.sentence, "The host is there, but nothing listens at this port.");
    assert_eq!(record(&t).await[0].outcome, Outcome::Failed);
    let unknown = SampleRequest { trigger: "message_teleported".into(), ..sample };
    let error = t.console.webhook_sample(&app, &unknown, &secret("")).await.unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}
