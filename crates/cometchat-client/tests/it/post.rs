//! Posting to addresses of others: what they answer, and what their certificate says.

use std::time::Duration;

use cometchat_api::Secret;
use cometchat_client::{Client, ErrorKind, Manual, Post, Posted, TlsFault};
use url::Url;

use crate::fixture::{KEY, config};
use crate::live_stage::LiveStage;
use crate::stage::{Say, Stage, answer};
use crate::tls::Secured;

fn post(url: &Url) -> Post {
    Post {
        url: url.clone(),
        account: None,
        body: "{\"trigger\":\"x\"}".into(),
        timeout: Duration::from_secs(10),
        max_body: 8,
    }
}

async fn said(say: Say, post: impl FnOnce(&Url) -> Post) -> (Posted, Vec<String>) {
    let stage = Stage::open(vec![say]).await;
    let client = Client::new(config(&Manual::new())).unwrap();
    let posted = client.post(post(&stage.url())).await;
    (posted, stage.heard().into_iter().map(|one| format!("{}\n{}", one.head, one.body)).collect())
}

#[tokio::test]
async fn a_post_shows_status_headers_and_the_first_bytes() {
    let say = answer(202, &[("x-mine", "yes")], "123456789");
    let (posted, heard) = said(say, post).await;
    let told = posted.answer.unwrap();
    assert_eq!((told.status, &told.body[..], told.truncated), (202, &b"12345678"[..], true));
    assert!(told.headers.contains(&("x-mine".to_owned(), "yes".to_owned())), "{:?}", told.headers);
    assert_eq!(posted.tls, None);
    let head = heard[0].to_lowercase();
    assert!(head.starts_with("post / http/1.1") && head.contains("content-type: application/json"));
    assert!(head.ends_with("{\"trigger\":\"x\"}"));
    assert!(!head.contains("authorization") && !head.contains(KEY), "{head}");
}

#[tokio::test]
async fn a_post_proves_itself_where_asked_and_follows_nobody() {
    let say = answer(302, &[("location", "http://127.0.0.1:9/elsewhere")], "");
    let account = Some(("halley".to_owned(), Secret::new("Zx81Example")));
    let (posted, heard) = said(say, |url| Post { account, ..post(url) }).await;
    assert_eq!(posted.answer.unwrap().status, 302);
    assert_eq!(heard.len(), 1);
    assert!(heard[0].contains("Basic aGFsbGV5Olp4ODFFeGFtcGxl"), "{}", heard[0]);
}

#[tokio::test]
async fn whoever_does_not_answer_is_given_up() {
    let hasty = |url: &Url| Post { timeout: Duration::from_millis(150), ..post(url) };
    let (posted, _) = said(Say::Hang(Vec::new()), hasty).await;
    assert!(matches!(posted.answer.unwrap_err().kind(), ErrorKind::Timeout));
}

#[tokio::test]
async fn a_trusted_certificate_is_shown_with_the_version() {
    let secured = Secured::valid();
    let stage = LiveStage::secured(&secured).await;
    let client = Client::new(secured.trusted()).unwrap();
    let posted = client.post(post(stage.url())).await;
    assert!(posted.answer.is_ok(), "{:?}", posted.answer);
    let tls = posted.tls.unwrap();
    assert_eq!((tls.version, tls.fault), (Some("TLS 1.3"), None));
    let certificate = tls.certificate.unwrap();
    assert_eq!(certificate.hosts, ["localhost"]);
    assert_eq!(certificate.valid_from, 946_684_800);
    assert_eq!(certificate.valid_until, 4_102_444_800);
    assert!(!certificate.issuer.is_empty() && !certificate.subject.is_empty());
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_shown_all_the_same() {
    let unknown = Secured::valid();
    let stage = LiveStage::secured(&unknown).await;
    let client = Client::new(config(&Manual::new())).unwrap();
    let posted = client.post(post(stage.url())).await;
    assert!(matches!(posted.answer.unwrap_err().kind(), ErrorKind::Tls(TlsFault::UnknownIssuer)));
    let tls = posted.tls.unwrap();
    assert_eq!(tls.fault, Some(TlsFault::UnknownIssuer));
    assert_eq!(tls.certificate.unwrap().hosts, ["localhost"]);
}
