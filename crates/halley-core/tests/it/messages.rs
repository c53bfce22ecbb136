use cometchat_api::chat::messages::{GetMessage, Message};
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::messages::{Anchor, MessagesPage};
use halley_core::model::activity::ActivityFilter;
use halley_core::transcript::TextPart;
use halley_core::{Code, Error, Event};
use serde_json::json;

use crate::scene::{PAIR, Scene, text};

async fn page(scene: &Scene, anchor: Anchor, limit: u32) -> Result<MessagesPage, Error> {
    scene.t.console.messages_page(&scene.app, PAIR, &anchor, limit).await
}

fn texts(page: &MessagesPage) -> Vec<String> {
    page.messages.iter().map(text).collect()
}

/// Messages `m0`, `m1` and so on.
async fn talk(scene: &Scene, n: usize) -> Vec<Message> {
    let mut said = Vec::new();
    for n in 0..n {
        said.push(scene.say(["ada", "cy"][n % 2], ["cy", "ada"][n % 2], &format!("m{n}")).await);
    }
    said
}

fn id(message: &Message) -> String {
    message.id.to_string()
}

#[tokio::test]
async fn a_conversation_is_walked_from_its_end_and_back() {
    let scene = Scene::new().await;
    let said = talk(&scene, 9).await;
    let end = page(&scene, Anchor::Newest, 4).await.unwrap();
    assert_eq!(texts(&end), ["m5", "m6", "m7", "m8"]);
    assert_eq!((end.older, end.newer, end.from_cache), (true, false, false));
    let before = page(&scene, Anchor::Before { id: id(&said[5]) }, 4).await.unwrap();
    assert_eq!((texts(&before).join(" "), before.newer), ("m1 m2 m3 m4".to_owned(), true));
    let first = page(&scene, Anchor::Before { id: id(&said[1]) }, 4).await.unwrap();
    assert_eq!((texts(&first).join(" "), first.older), ("m0".to_owned(), false));
    let after = page(&scene, Anchor::After { id: id(&said[6]) }, 4).await.unwrap();
    assert_eq!((texts(&after).join(" "), after.newer), ("m7 m8".to_owned(), false));
}

#[tokio::test]
async fn a_stretch_is_found_around_a_message_and_from_a_date() {
    let scene = Scene::new().await;
    let said = talk(&scene, 9).await;
    let around = page(&scene, Anchor::Around { id: id(&said[4]) }, 4).await.unwrap();
    assert_eq!(texts(&around), ["m2", "m3", "m4", "m5", "m6"]);
    assert_eq!((around.older, around.newer), (true, true));
    let at = u32::try_from(said[0].sent_at.unwrap()).unwrap();
    let day = page(&scene, Anchor::Date { at }, 3).await.unwrap();
    assert_eq!(texts(&day), ["m0", "m1", "m2"]);
    let later = page(&scene, Anchor::Date { at: at + 100_000 }, 3).await.unwrap();
    assert_eq!(texts(&later), ["m6", "m7", "m8"], "after the end comes the end");
    let odd = page(&scene, Anchor::Before { id: "x' OR 1".to_owned() }, 3).await.unwrap_err();
    assert_eq!(odd.code, Code::Invalid);
}

#[tokio::test]
async fn edits_and_deletions_are_states_of_their_messages_and_no_rows() {
    let scene = Scene::new().await;
    let said = talk(&scene, 3).await;
    for n in 0..6 {
        scene.edit(&said[0], &format!("edited {n}")).await;
    }
    scene.delete(&said[1]).await;
    let end = page(&scene, Anchor::Newest, 50).await.unwrap();
    assert_eq!(texts(&end), ["edited 5", "deleted", "m2"]);
    assert!(end.messages[0].edited_at.is_some());
    assert_eq!(end.messages[1].deleted_by.as_deref(), Some("cy"));
    // Seven rows of changes stand after the last message, more than a page.
    let small = page(&scene, Anchor::After { id: id(&said[1]) }, 2).await.unwrap();
    assert_eq!(texts(&small), ["m2"]);
    scene.t.clock.advance(std::time::Duration::from_secs(60));
    let back = page(&scene, Anchor::Before { id: "999999999".to_owned() }, 3).await.unwrap();
    assert_eq!(texts(&back).last().map(String::as_str), Some("m2"));
}

#[tokio::test]
async fn the_end_shows_at_once_the_second_time_and_is_read_anew_behind() {
    let scene = Scene::new().await;
    talk(&scene, 2).await;
    page(&scene, Anchor::Newest, 50).await.unwrap();
    scene.say("cy", "ada", "new").await;
    scene.t.clock.advance(std::time::Duration::from_secs(60));
    scene.t.heard.clear();
    let kept = page(&scene, Anchor::Newest, 50).await.unwrap();
    assert_eq!((kept.from_cache, texts(&kept).join(" ")), (true, "m0 m1".to_owned()));
    scene.t.heard.until(|event| matches!(event, Event::ConversationsChanged { .. })).await;
    let fresh = page(&scene, Anchor::Newest, 50).await.unwrap();
    assert_eq!((fresh.from_cache, texts(&fresh).join(" ")), (false, "m0 m1 new".to_owned()));
}

#[tokio::test]
async fn who_asks_again_while_the_end_is_read_anew_gets_what_was_read_or_why_not() {
    let scene = Scene::new().await;
    talk(&scene, 2).await;
    page(&scene, Anchor::Newest, 50).await.unwrap();
    scene.say("cy", "ada", "new").await;
    scene.t.clock.advance(std::time::Duration::from_secs(60));
    let kept = page(&scene, Anchor::Newest, 50).await.unwrap();
    let read = page(&scene, Anchor::Newest, 50).await.unwrap();
    assert_eq!((kept.from_cache, texts(&kept).join(" ")), (true, "m0 m1".to_owned()));
    assert_eq!((read.from_cache, texts(&read).join(" ")), (false, "m0 m1 new".to_owned()));
    scene.t.sandbox.fail_next(FaultPlan::from(Fault::Hang).on("/messages").times(1));
    scene.t.sandbox.fail_next(FaultPlan::from(Fault::Reset).on("/messages").times(1_000));
    scene.t.clock.advance(std::time::Duration::from_secs(60));
    assert!(page(&scene, Anchor::Newest, 50).await.unwrap().from_cache);
}

#[tokio::test]
async fn answers_in_a_thread_stand_in_the_thread_alone() {
    let scene = Scene::new().await;
    let said = talk(&scene, 2).await;
    for n in 0..5 {
        scene.reply("cy", &said[0], &format!("r{n}")).await;
    }
    let end = page(&scene, Anchor::Newest, 50).await.unwrap();
    assert_eq!(texts(&end), ["m0", "m1"]);
    assert_eq!(end.messages[0].replies, 5);
    let thread = |anchor: Anchor, limit| {
        let (console, app, parent) = (scene.t.console.clone(), scene.app.clone(), id(&said[0]));
        async move { console.thread_page(&app, &parent, &anchor, limit).await.unwrap() }
    };
    let newest = thread(Anchor::Newest, 3).await;
    assert_eq!((texts(&newest).join(" "), newest.older), ("r2 r3 r4".to_owned(), true));
    assert!(newest.messages.iter().all(|one| one.parent == Some(id(&said[0]))));
    let before = thread(Anchor::Before { id: newest.messages[0].id.clone() }, 3).await;
    assert_eq!((texts(&before).join(" "), before.older), ("r0 r1".to_owned(), false));
    let after = thread(Anchor::After { id: before.messages[0].id.clone() }, 3).await;
    assert_eq!(texts(&after).join(" "), "r1 r2 r3");
    let around = thread(Anchor::Around { id: after.messages[1].id.clone() }, 2).await;
    assert_eq!(texts(&around).join(" "), "r1 r2 r3");
}

#[tokio::test]
async fn what_was_said_is_found() {
    let scene = Scene::new().await;
    talk(&scene, 3).await;
    scene.say("cy", "ada", "Where is my invoice?").await;
    scene.say("cy", "support", "invoice elsewhere").await;
    let found = |text: &str| {
        let (console, app, text) = (scene.t.console.clone(), scene.app.clone(), text.to_owned());
        async move { console.messages_search(&app, PAIR, &text).await.unwrap() }
    };
    let hits = found("invoice").await;
    assert_eq!(hits.iter().map(text).collect::<Vec<_>>(), ["Where is my invoice?"]);
    assert_eq!(found("  ").await, []);
    assert_eq!(found("%' OR 1=1").await, []);
}

#[tokio::test]
async fn one_message_shows_its_reactions_its_whole_text_and_its_json() {
    let scene = Scene::new().await;
    let long = format!("<@uid:ada> {}", "é".repeat(30_000));
    let said = scene.say("cy", "ada", &long).await;
    scene.react("ada", &said, "👍").await;
    scene.react("cy", &said, "👍").await;
    let console = &scene.t.console;
    let detail = console.message_get(&scene.app, &id(&said)).await.unwrap();
    assert!(detail.message.truncated);
    let shown: usize = detail
        .message
        .parts
        .iter()
        .map(|part| match part {
            TextPart::Text { text } | TextPart::Link { text, .. } => text.chars().count(),
            TextPart::Mention { .. } => 1,
        })
        .sum();
    assert_eq!(shown, 20_000);
    let by: Vec<(&str, &str)> =
        detail.reactions.iter().map(|one| (one.emoji.as_str(), one.uid.as_str())).collect();
    assert!(by.contains(&("👍", "ada")) && by.contains(&("👍", "cy")), "{by:?}");
    let whole = console.message_text(&scene.app, &id(&said)).await.unwrap();
    assert_eq!(whole.chars().count(), "@ada ".chars().count() + 30_000);
    let raw = console.message_raw(&scene.app, &id(&said)).await.unwrap();
    assert!(raw.contains("\"conversationId\": \"ada_user_cy\""), "{}", &raw[..200]);
    let missing = console.message_get(&scene.app, "999999999").await.unwrap_err();
    assert_eq!(missing.code, Code::NotFound);
}

#[tokio::test]
async fn every_category_the_service_stores_is_shown() {
    let scene = Scene::new().await;
    scene
        .send(
            "cy",
            "ada",
            json!({"category": "custom", "type": "location", "data": {"customData": {"lat": 1}}}),
        )
        .await;
    scene
        .send(
            "cy",
            "ada",
            json!({"type": "image", "data": {"attachments": [{
                "url": format!("{}/media/cat.png", scene.t.sandbox.base()), "name": "cat.png",
                "extension": "png", "mimeType": "image/png", "size": 100,
            }]}}),
        )
        .await;
    let end = page(&scene, Anchor::Newest, 50).await.unwrap();
    let [custom, image] = &end.messages[..] else { panic!("{end:?}") };
    assert!(custom.custom.as_ref().is_some_and(|json| json.contains("\"lat\": 1")));
    let url = image.attachments[0].url.as_deref().unwrap_or_default();
    assert!(url.starts_with(halley_core::media::ORIGIN), "{url}");
    assert!(!url.contains("cat"), "an id says nothing");
}

#[tokio::test]
async fn a_deletion_passes_the_gate_and_is_on_record() {
    let scene = Scene::new().await;
    let said = scene.say("cy", "ada", "rude").await;
    let console = &scene.t.console;
    let written = console.message_delete(&scene.app, &id(&said)).await.unwrap();
    assert_eq!(written.undo, None);
    let left = scene.service.send(GetMessage { id: said.id.clone(), ..GetMessage::default() });
    assert!(left.await.unwrap().is_deleted());
    let filter = ActivityFilter { limit: 5, ..ActivityFilter::default() };
    let entry = &console.activity_list(&filter).await.unwrap()[0];
    assert_eq!(entry.id, written.activity);
    assert_eq!(entry.sentence, "Deleted a message from cy");
    assert!(entry.before.as_ref().is_some_and(|json| json.contains("rude")));
    let again = console.message_delete(&scene.app, &id(&said)).await.unwrap_err();
    assert_eq!(again.code, Code::Conflict);
}
