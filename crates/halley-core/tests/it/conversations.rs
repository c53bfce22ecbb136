use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::conversations::{ConversationFilter, ConversationKind, ConversationsPage, Peer};
use halley_core::{Code, Error, Event};

use crate::scene::{GROUP, PAIR, Scene};

async fn list(scene: &Scene, filter: &ConversationFilter) -> Result<ConversationsPage, Error> {
    scene.t.console.conversations_list(&scene.app, filter, 1).await
}

async fn ids(scene: &Scene, filter: ConversationFilter) -> Vec<String> {
    let page = list(scene, &filter).await.unwrap();
    page.rows.into_iter().map(|row| row.id).collect()
}

fn all() -> ConversationFilter {
    ConversationFilter::default()
}

#[tokio::test]
async fn a_pair_shows_both_people_and_a_group_its_name_the_latest_first() {
    let scene = Scene::new().await;
    scene.say("cy", "ada", "Hello\nAda").await;
    scene.say("bo", "support", "Anybody there?").await;
    let page = list(&scene, &all()).await.unwrap();
    assert!(!page.from_cache && !page.more);
    let [group, pair] = &page.rows[..] else { panic!("{page:?}") };
    assert_eq!((group.id.as_str(), group.kind), (GROUP, ConversationKind::Group));
    assert_eq!(
        (group.title.as_str(), group.last_text.as_str()),
        ("Support room", "Anybody there?")
    );
    assert_eq!((pair.id.as_str(), pair.title.as_str()), (PAIR, "ada and cy"));
    assert_eq!((pair.last_text.as_str(), pair.last_sender.as_deref()), ("Hello Ada", Some("cy")));
    let uids: Vec<&str> = pair.peers.iter().map(Peer::id).collect();
    assert_eq!(uids, ["ada", "cy"]);
    assert!(matches!(&group.peers[..], [Peer::Group { guid, .. }] if guid == "support"));
}

#[tokio::test]
async fn the_list_is_filtered_by_kind_and_searched_by_name() {
    let scene = Scene::new().await;
    scene.say("cy", "ada", "x").await;
    scene.say("bo", "support", "y").await;
    let pairs = ConversationFilter { kind: Some(ConversationKind::User), ..all() };
    assert_eq!(ids(&scene, pairs).await, [PAIR]);
    let groups = ConversationFilter { kind: Some(ConversationKind::Group), ..all() };
    assert_eq!(ids(&scene, groups).await, [GROUP]);
    let named = ConversationFilter { search: "upport".to_owned(), ..all() };
    assert_eq!(ids(&scene, named).await, [GROUP]);
    let of_bo = ConversationFilter { of: Some("bo".to_owned()), ..all() };
    assert_eq!(ids(&scene, of_bo).await, [GROUP], "the pair is Ada's and Cy's");
    let nobody = ConversationFilter { search: "zzz".to_owned(), ..all() };
    assert_eq!(ids(&scene, nobody).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_was_seen_shows_at_once_and_is_read_anew_behind() {
    let scene = Scene::new().await;
    scene.say("cy", "ada", "first").await;
    list(&scene, &all()).await.unwrap();
    scene.say("cy", "ada", "second").await;
    scene.t.clock.advance(std::time::Duration::from_secs(60));
    scene.t.heard.clear();
    let kept = list(&scene, &all()).await.unwrap();
    assert_eq!((kept.from_cache, kept.rows[0].last_text.as_str()), (true, "first"));
    let changed = |event: &Event| matches!(event, Event::ConversationsChanged { .. });
    scene.t.heard.until(changed).await;
    let fresh = list(&scene, &all()).await.unwrap();
    assert_eq!((fresh.from_cache, fresh.rows[0].last_text.as_str()), (false, "second"));
}

#[tokio::test]
async fn without_the_service_the_kept_list_is_searched() {
    let scene = Scene::new().await;
    scene.say("cy", "ada", "x").await;
    scene.say("bo", "support", "y").await;
    list(&scene, &all()).await.unwrap();
    scene.t.sandbox.fail_next(FaultPlan::from(Fault::Reset).on("/conversations").times(100));
    let named = ConversationFilter { search: "CY".to_owned(), ..all() };
    let page = list(&scene, &named).await.unwrap();
    assert!(page.from_cache);
    assert_eq!(page.rows.len(), 1);
}

#[tokio::test]
async fn nothing_kept_and_no_service_is_an_error_in_plain_words() {
    let scene = Scene::new().await;
    scene.t.sandbox.fail_next(FaultPlan::from(Fault::Html502).on("/conversations").times(100));
    let error = list(&scene, &all()).await.unwrap_err();
    assert!(!error.message.is_empty() && !error.advice.is_empty(), "{error:?}");
}

#[tokio::test]
async fn a_conversation_is_read_by_its_id() {
    let scene = Scene::new().await;
    scene.say("cy", "ada", "hi").await;
    let console = &scene.t.console;
    let pair = console.conversation_get(&scene.app, PAIR).await.unwrap();
    assert_eq!((pair.title.as_str(), pair.last_text.as_str()), ("ada and cy", "hi"));
    let group = console.conversation_get(&scene.app, GROUP).await.unwrap();
    assert_eq!(group.title, "Support room");
    assert!(matches!(&group.peers[..], [Peer::Group { members: Some(n), .. }] if *n >= 3));
    for id in ["ada_user_nobody", "group_nowhere", "nonsense", ""] {
        let error = console.conversation_get(&scene.app, id).await.unwrap_err();
        assert_eq!(error.code, Code::NotFound, "{id}");
    }
}

#[tokio::test]
async fn a_person_who_is_gone_keeps_the_name_in_the_conversation() {
    let scene = Scene::new().await;
    scene.say("cy", "ada", "bye").await;
    let gone =
        cometchat_api::chat::users::DeactivateUsers { uids_to_deactivate: vec!["cy".into()] };
    scene.service.send(gone).await.unwrap();
    let pair = scene.t.console.conversation_get(&scene.app, PAIR).await.unwrap();
    assert_eq!(pair.title, "ada and cy");
}
