use cometchat_api::chat::messages::ModerationStatus;
use cometchat_api::chat::moderation::{
    CreateList, CreateRule, DeleteList, GetList, ListCategory, ListLists, NewCondition, UpdateList,
};
use cometchat_api::form::Upload;
use http::StatusCode;

use crate::desk::{Desk, code};
use crate::moderation::{condition, status, words};

fn list(id: &str, category: ListCategory, terms: Option<&str>) -> CreateList {
    CreateList {
        id: Some(id.into()),
        name: Some("My list".into()),
        description: None,
        category,
        search_terms: terms.map(str::to_owned),
        disallowed_sentences: None,
        file: None,
    }
}

fn csv(text: impl Into<Vec<u8>>) -> Upload {
    Upload { file_name: "words.csv".into(), media_type: "text/csv".into(), content: text.into() }
}

fn rule_of(list: &str) -> CreateRule {
    let named = NewCondition { names_list: Some(true), ..condition("text", "word", list) };
    CreateRule { conditions: Some(vec![named]), ..words(&format!("rule-{list}"), "x") }
}

async fn held(desk: &Desk, text: &str) -> bool {
    let sent = desk.say("ann", "bob", text).await;
    status(desk, &sent.id).await == Some(ModerationStatus::Disapproved)
}

async fn pair() -> Desk {
    Desk::with_users(&["ann", "bob"]).await
}

#[tokio::test]
async fn a_list_sent_as_a_file_decides_about_messages() {
    let desk = pair().await;
    let file = CreateList {
        file: Some(csv("\u{feff}\"gold\",silver\r\nhot air\n")),
        ..list("metals", ListCategory::Word, None)
    };
    let made = desk.call(file).await.unwrap();
    assert_eq!(made.search_terms.unwrap(), ["gold", "silver", "hot air"]);
    assert_eq!((made.is_csv, made.active), (Some(true), Some(true)));
    assert_eq!(made.revision_id.unwrap(), format!("{}_metals_1", desk.app.id));
    desk.call(rule_of("metals")).await.unwrap();
    assert!(held(&desk, "all that is hot air").await);
    assert!(!held(&desk, "all that glitters").await);
    let recorded = desk.sandbox.requests();
    let upload = recorded.iter().find(|it| it.template == "/moderation/keywords").unwrap();
    let body = upload.body.as_ref().unwrap();
    assert_eq!(body["file"]["fileName"], "words.csv");
    assert!(!body.to_string().contains("base64"), "{body}");
}

#[tokio::test]
async fn a_changed_list_is_a_new_revision_that_its_rules_follow() {
    let desk = pair().await;
    desk.call(list("metals", ListCategory::Word, Some("gold"))).await.unwrap();
    desk.call(rule_of("metals")).await.unwrap();
    let change = UpdateList {
        keyword_id: "metals".into(),
        id: None,
        name: None,
        description: Some("Of tin".into()),
        category: ListCategory::Word,
        search_terms: Some("tin".into()),
        disallowed_sentences: None,
        file: None,
    };
    let changed = desk.call(change).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.is_csv), ("My list", Some(false)));
    assert_eq!(changed.revision_id.clone().unwrap(), format!("{}_metals_2", desk.app.id));
    assert!(held(&desk, "tin").await && !held(&desk, "gold").await);
    let lists = desk.call(ListLists {}).await.unwrap().data;
    assert_eq!(lists[0].search_terms, changed.search_terms);
    assert_eq!(lists.last().unwrap().default, Some(true));
    let done = desk.call(DeleteList { keyword_id: "metals".into() }).await.unwrap();
    assert_eq!(done.message.unwrap(), "Keyword with id metals has been deleted successfully.");
    assert!(!held(&desk, "tin").await, "a rule without its list finds nothing");
    let gone = GetList { keyword_id: "metals".into() };
    assert_eq!(code(desk.call(gone).await), "ERR_KEYWORD_NOT_FOUND");
}

#[tokio::test]
async fn patterns_and_sentences_stand_one_a_line() {
    let desk = pair().await;
    let phone = list("phones", ListCategory::Pattern, Some("\\d{3}-\\d{4}\n\\+44[0-9,]{2,}"));
    assert_eq!(desk.call(phone).await.unwrap().search_terms.unwrap().len(), 2);
    let sentences = CreateList {
        disallowed_sentences: Some(vec!["Hello, let's connect on Whatsapp.".into()]),
        ..list("elsewhere", ListCategory::SentenceSimilarity, None)
    };
    let made = desk.call(sentences).await.unwrap();
    assert_eq!((made.search_terms, made.disallowed_sentences.unwrap().len()), (None, 1));
    for id in ["phones", "elsewhere"] {
        desk.call(rule_of(id)).await.unwrap();
    }
    assert!(held(&desk, "call 555-0123").await);
    assert!(held(&desk, "let's connect on whatsapp").await);
    assert!(!held(&desk, "call me, let's talk").await);
}

#[tokio::test]
async fn lists_beyond_the_documented_limits_are_refused() {
    let desk = pair().await;
    let large = csv("word,".repeat(210_000));
    let of = |file: Upload| CreateList { file: Some(file), ..list("a", ListCategory::Word, None) };
    for (list, expected) in [
        (list("a", ListCategory::Word, None), "ERR_BAD_REQUEST"),
        (list("a", ListCategory::Word, Some(" , ")), "ERR_BAD_REQUEST"),
        (list("a", ListCategory::Word, Some(&"w".repeat(101))), "ERR_BAD_REQUEST"),
        (list("a", ListCategory::Pattern, Some(".*")), "ERR_BAD_REQUEST"),
        (list("a", ListCategory::from("poem"), Some("x")), "ERR_BAD_REQUEST"),
        (list("a b", ListCategory::Word, Some("x")), "ERR_BAD_REQUEST"),
        (list("profanity-list", ListCategory::Word, Some("x")), "ERR_KEYWORD_ALREADY_EXISTS"),
        (of(csv([0xff, 0xfe, 0x00])), "ERR_BAD_REQUEST"),
        (of(large), "ERR_FILE_SIZE_EXCEEDED"),
    ] {
        assert_eq!(code(desk.call(list).await), expected);
    }
    for n in 0..25 {
        desk.call(list(&format!("list-{n}"), ListCategory::Word, Some("x"))).await.unwrap();
    }
    let one_more = list("list-25", ListCategory::Word, Some("x"));
    assert_eq!(code(desk.call(one_more).await), "ERR_PLAN_QUOTA_RESTRICTION");
}

#[tokio::test]
async fn a_list_comes_as_a_form_or_not_at_all() {
    let desk = pair().await;
    let (status, body) =
        desk.raw("POST", "/moderation/keywords", r#"{"category":"word","searchTerms":"x"}"#).await;
    assert_eq!((status, &body["error"]["code"]), (400, &"ERR_BAD_REQUEST".into()));
    let kind = "multipart/form-data; boundary=b";
    let send = |body: Vec<u8>| {
        let url = desk.base(cometchat_api::Host::Chat) + "/moderation/keywords";
        let key = desk.app.full_access.expose();
        desk.http.post(url).header("apikey", key).header("content-type", kind).body(body).send()
    };
    let broken = b"--b\r\ncontent-disposition: form-data; name=\"category\"\r\n\r\nwor".to_vec();
    let answer = send(broken).await.unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    assert!(answer.text().await.unwrap().contains("ERR_BAD_REQUEST"));
    let answer = send(vec![b'x'; (2 << 20) + 1]).await.unwrap();
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text().await.unwrap().contains("ERR_BODY_TOO_LARGE"));
}
