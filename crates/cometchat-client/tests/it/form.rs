use cometchat_api::form::Upload;
use cometchat_client::{ErrorKind, Manual};

use crate::endpoints::{ReplaceFile, UploadThing};
use crate::fixture::{app_at, config};
use crate::secrecy::Trace;
use crate::stage::{Say, Stage, refusal, thing};

const CONTENT: &str = "-----BEGIN PRIVATE-KEY of-the-test";

fn file(name: &str) -> Upload {
    Upload {
        file_name: name.to_owned(),
        media_type: "application/pkcs8".to_owned(),
        content: CONTENT.as_bytes().to_vec(),
    }
}

fn upload(name: &str) -> UploadThing {
    UploadThing {
        id: "one".to_owned(),
        name: Some("Ürsula & \"co\"".to_owned()),
        words: vec!["damn".to_owned(), "heck".to_owned()],
        key_file: file(name),
    }
}

fn replace() -> ReplaceFile {
    ReplaceFile { id: "one".to_owned(), key_file: file("key.p8") }
}

/// Name and content of each part, the head of each part in one line.
fn parts(head: &str, body: &str) -> Vec<(String, String)> {
    let boundary = head.split("boundary=").nth(1).unwrap().split("\r\n").next().unwrap();
    let boundary = format!("--{boundary}");
    let parts = body.split(&boundary);
    let parts = parts.filter_map(|part| part.trim_start().split_once("\r\n\r\n"));
    parts
        .map(|(head, text)| (head.replace("\r\n", " "), text.trim_end_matches("\r\n").to_owned()))
        .collect()
}

#[tokio::test]
async fn a_form_carries_its_texts_its_lists_and_its_file() {
    let stage = Stage::open(vec![thing()]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    app.send(upload("key \"1\".p8")).await.unwrap();
    let heard = &stage.heard()[0];
    assert_eq!(heard.line(), "POST /v3/things/one/file");
    assert!(heard.header("content-type").unwrap().starts_with("multipart/form-data; boundary="));
    let parts = parts(&heard.head, &heard.body);
    let texts: Vec<_> = parts.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(parts.len(), 4, "{parts:?}");
    for text in ["Ürsula & \"co\"", "damn", "heck", CONTENT] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
    let of_file = &parts.iter().find(|(_, text)| text == CONTENT).unwrap().0;
    assert!(of_file.contains("name=\"keyFile\"; filename=\""), "{of_file}");
    assert!(of_file.to_lowercase().contains("content-type: application/pkcs8"), "{of_file}");
    assert_eq!(parts.iter().filter(|(head, _)| head.contains("name=\"words[]\"")).count(), 2);
}

#[tokio::test]
async fn a_form_is_sent_again_only_where_that_is_safe_and_then_whole() {
    let stage = Stage::open(vec![Say::Reset]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    app.send(upload("key.p8")).await.unwrap_err();
    assert_eq!(stage.heard().len(), 1);
    let stage = Stage::open(vec![refusal(503, "ERR_EXCEPTION"), thing()]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    app.send(replace()).await.unwrap();
    let heard = stage.heard();
    assert_eq!(heard.len(), 2);
    let contents = heard.iter().map(|heard| parts(&heard.head, &heard.body));
    assert!(contents.flatten().all(|(_, text)| text == CONTENT));
}

#[tokio::test]
async fn a_media_type_that_is_none_is_told_before_anything_is_sent() {
    let stage = Stage::open(vec![thing()]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let file = Upload { media_type: "not a type".to_owned(), ..file("key.p8") };
    let error = app.send(ReplaceFile { key_file: file, ..replace() }).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Invalid(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains(CONTENT));
    assert!(stage.heard().is_empty());
}

#[tokio::test]
async fn neither_traces_nor_errors_hold_the_file_or_its_name() {
    let trace = Trace::default();
    let _guard = trace.watch();
    let stage = Stage::open(vec![refusal(400, "ERR_BAD_REQUEST")]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let error = app.send(upload("secret-name.p8")).await.unwrap_err();
    let (ours, told) = (trace.ours(), format!("{error} {error:?} {:?}", upload("secret-name.p8")));
    assert!(ours.contains("/things/{id}/file"), "{ours}");
    let encoded = "LS0tLS1CRUdJTiBQUklWQVRF";
    for secret in [CONTENT, encoded, "PRIVATE-KEY", "secret-name"] {
        assert!(!ours.contains(secret) && !told.contains(secret), "{secret} in {ours} {told}");
    }
}
