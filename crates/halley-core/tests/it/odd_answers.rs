//! Answers that come, but not as they should.

use std::sync::Arc;
use std::time::Duration;

use cometchat_api::Uid;
use cometchat_api::chat::users::GetUser;
use cometchat_client::{AppAccess, Client, ClientConfig, Manual, Proxy, Timeouts};
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::testing::{Setup, TestConsole, endpoints};
use halley_core::{Code, Error};

use crate::scene::text;
use crate::stage::{Answer, Stage};

#[tokio::test]
async fn half_a_utf_16_pair_in_a_name_a_tag_or_a_message_spoils_nothing_else() {
    let stage = Stage::open(|path| {
        let body = match path.split('?').next().unwrap_or_default() {
            place if place.ends_with("/users/ada") => {
                r#"{"data":{"uid":"ada","name":"Ada \ud83d","tags":["vip \udc00","plain"]}}"#
            }
            place if place.ends_with("/messages/7") => {
                r#"{"data":{"id":"7","conversationId":"ada_user_cy","sender":"ada",
                "receiver":"cy","receiverType":"user","category":"message","type":"text",
                "sentAt":1795288545,"data":{"text":"cut \ud83d off"}}}"#
            }
            _ => r#"{"data":[]}"#,
        };
        Answer::json(200, body)
    })
    .await;
    let t = TestConsole::with(Setup { service: Some(stage.url()), ..Setup::default() }).await;
    let app = t.app().await;
    let ada = t.console.user_get(&app, "ada").await.unwrap();
    assert_eq!(ada.row.name, "Ada \u{fffd}");
    assert_eq!(ada.row.tags, ["vip \u{fffd}", "plain"]);
    let said = t.console.message_get(&app, "7").await.unwrap();
    assert_eq!(text(&said.message), "cut \u{fffd} off");
}

#[tokio::test]
async fn an_answer_that_drips_for_longer_than_anybody_waits_is_told_as_none_in_time() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    crate::people(&t, &app, &["ada"]).await;
    let made = t.sandbox.app(&app.app.as_str().into()).unwrap();
    let timeouts = Timeouts { total: Duration::from_millis(150), ..Timeouts::new() };
    let config =
        ClientConfig { proxy: Proxy::None, timeouts, ..ClientConfig::new(Arc::new(Manual::new())) };
    let service = Client::new(config).unwrap().app(AppAccess {
        app: made.id.clone(),
        region: made.region.clone(),
        key: made.full_access.clone(),
        bases: Some(endpoints(&t.sandbox).bases(&made.id, &made.region).unwrap()),
        plan: None,
    });
    t.sandbox.faults([FaultPlan::from(Fault::SlowDrip { bytes_per_sec: 10 }).times(10)]);
    let get = GetUser { uid: Uid::from("ada"), ..GetUser::default() };
    let error = Error::from(service.send(get).await.unwrap_err());
    assert_eq!(error.code, Code::Timeout);
    assert!(error.message.contains("did not answer"), "{}", error.message);
    assert!(error.advice.ends_with("try again."), "{}", error.advice);
}
