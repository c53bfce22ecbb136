//! Watching quietly: with the app's key, now and then, seen by nobody.

use std::time::Duration;

use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::preview::{PreviewEvent, PreviewKind, PreviewPhase, PreviewRequest};
use halley_core::testing::Setup;

use crate::scene::{GROUP, PAIR, Scene, Window};

fn quietly(scene: &Scene, conversation: &str, last_id: Option<String>) -> PreviewRequest {
    PreviewRequest {
        app: scene.app.clone(),
        conversation: conversation.to_owned(),
        kind: PreviewKind::Quiet,
        last_id,
    }
}

/// Moves the clock to the next question.
fn wait(scene: &Scene, secs: u64) {
    scene.t.clock.advance(Duration::from_secs(secs));
}

#[tokio::test]
async fn what_came_since_the_windows_last_message_is_told_first_and_then_what_comes() {
    let scene = Scene::new().await;
    let seen = scene.say("cy", "ada", "seen").await;
    scene.say("ada", "cy", "missed 1").await;
    scene.say("cy", "ada", "missed 2").await;
    let window = Window::new();
    let open = quietly(&scene, PAIR, Some(seen.id.to_string()));
    let id = scene.t.console.preview_open(open, window.clone()).await.unwrap();
    let state = window.until_state(&scene.t, PreviewPhase::Watching).await;
    assert_eq!(window.told(), ["missed 1", "missed 2"]);
    assert_eq!(state.every_secs, Some(2));
    scene.say("cy", "ada", "new").await;
    wait(&scene, 2);
    window.until(&scene.t, |seen| seen.told().len() == 3).await;
    assert_eq!(window.told(), ["missed 1", "missed 2", "new"]);
    assert_eq!(window.states()[0].state, PreviewPhase::Connecting);
    scene.t.console.preview_close(&id).await;
}

#[tokio::test]
async fn without_a_last_message_the_end_of_the_conversation_is_told() {
    let scene = Scene::new().await;
    let window = Window::new();
    scene.t.console.preview_open(quietly(&scene, GROUP, None), window.clone()).await.unwrap();
    window.until_state(&scene.t, PreviewPhase::Watching).await;
    scene.say("ada", "support", "first").await;
    wait(&scene, 3);
    window.until(&scene.t, |seen| seen.told().contains(&"first".to_owned())).await;
    scene.say("bo", "support", "second").await;
    wait(&scene, 3);
    window.until(&scene.t, |seen| seen.told().contains(&"second".to_owned())).await;
    let texts: Vec<String> = window.told().into_iter().filter(|text| !text.contains(' ')).collect();
    assert_eq!(texts, ["first", "second"]);
}

#[tokio::test]
async fn edits_deletions_answers_and_reactions_come_as_changes() {
    let scene = Scene::new().await;
    let one = scene.say("cy", "ada", "one").await;
    let two = scene.say("cy", "ada", "two").await;
    let three = scene.say("cy", "ada", "three").await;
    let window = Window::new();
    let open = quietly(&scene, PAIR, Some(three.id.to_string()));
    scene.t.console.preview_open(open, window.clone()).await.unwrap();
    window.until_state(&scene.t, PreviewPhase::Watching).await;
    scene.edit(&one, "uno").await;
    scene.delete(&two).await;
    scene.react("ada", &three, "👍").await;
    let answer = scene.reply("ada", &three, "answer").await;
    // The last stretch is read once more within 30 s.
    wait(&scene, 31);
    let shown = ["uno", "deleted", "three 👍1", "answer"];
    window.until(&scene.t, |seen| seen.shown() == shown).await;
    assert_eq!(window.told(), ["answer"], "the rest was known");
    let replies = |event: &PreviewEvent| match event {
        PreviewEvent::Changed { messages } => {
            messages.iter().any(|view| view.id == three.id.to_string() && view.replies == 1)
        }
        _ => false,
    };
    window.until(&scene.t, |seen| seen.has(replies)).await;
    assert_eq!(answer.parent_id, Some(three.id));
}

#[tokio::test]
async fn silence_slows_the_questions_down() {
    let scene = Scene::new().await;
    let window = Window::new();
    scene.t.console.preview_open(quietly(&scene, PAIR, None), window.clone()).await.unwrap();
    let mut every = Vec::new();
    for n in 1..=6 {
        let watching = |seen: &Window| {
            seen.states().iter().filter(|state| state.state == PreviewPhase::Watching).count() == n
        };
        if n < 6 {
            window.until(&scene.t, watching).await;
            let state = window.last_state().unwrap();
            every.push(state.every_secs.unwrap());
            wait(&scene, 15);
        }
    }
    assert_eq!(every, [3, 5, 7, 11, 15]);
}

#[tokio::test]
async fn a_break_is_told_and_nothing_is_lost_or_told_twice() {
    let scene = Scene::new().await;
    let first = scene.say("cy", "ada", "first").await;
    let window = Window::new();
    let open = quietly(&scene, PAIR, Some(first.id.to_string()));
    scene.t.console.preview_open(open, window.clone()).await.unwrap();
    window.until_state(&scene.t, PreviewPhase::Watching).await;
    for fault in [
        Fault::Reset,
        Fault::Status { status: 500 },
        Fault::Html502,
        Fault::CutBody,
        Fault::MalformedJson,
    ] {
        let n = window.told().len();
        let plan = FaultPlan::from(fault.clone()).on("/messages").times(100);
        scene.t.sandbox.fail_next(plan);
        wait(&scene, 15);
        let state = window.until_state(&scene.t, PreviewPhase::Offline).await;
        assert!(state.retry_in_secs.is_some(), "{fault:?} {state:?}");
        assert!(state.sentence.contains("nothing is lost"), "{state:?}");
        scene.t.sandbox.clear_faults();
        scene.say("cy", "ada", &format!("during {n}")).await;
        wait(&scene, 60);
        window.until(&scene.t, |seen| seen.told().len() == n + 1).await;
        window.until_state(&scene.t, PreviewPhase::Watching).await;
    }
    assert_eq!(window.told(), (0..5).map(|n| format!("during {n}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_limit_of_the_service_is_waited_out() {
    let scene =
        Scene::with(Setup { clock: cometchat_client::Manual::held(), ..Setup::default() }).await;
    let window = Window::new();
    let plan = FaultPlan::from(Fault::RateLimited {
        spelling: cometchat_sandbox::HeaderSpelling::Dashed,
        retry_after: Some(20),
    });
    scene.t.sandbox.fail_next(plan.on("/messages"));
    scene.t.console.preview_open(quietly(&scene, PAIR, None), window.clone()).await.unwrap();
    let limited = |seen: &Window| {
        seen.last_state().is_some_and(|state| state.sentence.contains("fewer requests"))
    };
    window.until(&scene.t, limited).await;
    assert_eq!(window.last_state().unwrap().retry_in_secs, Some(20));
    wait(&scene, 21);
    window.until_state(&scene.t, PreviewPhase::Watching).await;
}

#[tokio::test]
async fn a_key_that_is_no_longer_taken_ends_it_with_a_sentence() {
    let scene = Scene::new().await;
    let window = Window::new();
    scene.t.console.preview_open(quietly(&scene, PAIR, None), window.clone()).await.unwrap();
    window.until_state(&scene.t, PreviewPhase::Watching).await;
    let code = Fault::Code { code: "AUTH_ERR_APIKEY_NOT_FOUND".to_owned() };
    scene.t.sandbox.fail_next(FaultPlan::from(code).on("/messages").times(100));
    wait(&scene, 15);
    let state = window.until_state(&scene.t, PreviewPhase::Refused).await;
    assert!(!state.sentence.is_empty() && state.retry_in_secs.is_none());
}

#[tokio::test]
async fn a_window_that_no_longer_listens_ends_it() {
    let scene = Scene::new().await;
    let window = Window::new();
    scene.t.console.preview_open(quietly(&scene, PAIR, None), window.clone()).await.unwrap();
    window.until_state(&scene.t, PreviewPhase::Watching).await;
    window.close();
    scene.say("cy", "ada", "unheard").await;
    wait(&scene, 15);
    window.until(&scene.t, |seen| seen.told().len() == 1).await;
    scene.t.clock.until_pending(0).await;
    scene.t.sandbox.clear_requests();
    wait(&scene, 600);
    tokio::task::yield_now().await;
    assert_eq!(scene.t.sandbox.requests().len(), 0);
}

#[tokio::test]
async fn half_a_character_in_a_message_takes_nothing_with_it() {
    let scene = Scene::new().await;
    let window = Window::new();
    scene.t.console.preview_open(quietly(&scene, PAIR, None), window.clone()).await.unwrap();
    window.until_state(&scene.t, PreviewPhase::Watching).await;
    scene.say("cy", "ada", "\u{0}a\u{202E}b").await;
    wait(&scene, 15);
    window.until(&scene.t, |seen| seen.told() == ["a\u{202E}b\u{202C}"]).await;
}

#[tokio::test]
async fn an_id_that_names_no_conversation_is_refused_at_once() {
    let scene = Scene::new().await;
    for (conversation, last_id) in [("nobody", None), (PAIR, Some("x".to_owned()))] {
        let open = quietly(&scene, conversation, last_id);
        let error = scene.t.console.preview_open(open, Window::new()).await.unwrap_err();
        assert!(matches!(error.code, Code::NotFound | Code::Invalid), "{error:?}");
    }
}
