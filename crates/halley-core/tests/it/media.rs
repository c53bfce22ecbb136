use cometchat_api::chat::messages::Message;
use halley_core::media::{ORIGIN, Picture};
use halley_core::messages::Anchor;
use halley_core::{Code, Error};
use serde_json::json;

use crate::scene::{PAIR, Scene};

async fn picture(scene: &Scene, url: &str, size: u64) -> Message {
    let data = json!({"type": "image", "data": {"attachments": [{
        "url": url, "name": "x.png", "extension": "png", "mimeType": "image/png", "size": size,
    }]}});
    scene.send("cy", "ada", data).await
}

/// Address on the image protocol of the last message's picture.
async fn address(scene: &Scene) -> Option<String> {
    scene.t.clock.advance(std::time::Duration::from_secs(60));
    let after = Anchor::Before { id: "999999999".to_owned() };
    let page = scene.t.console.messages_page(&scene.app, PAIR, &after, 1).await.unwrap();
    page.messages.last()?.attachments.first()?.url.clone()
}

async fn load(scene: &Scene, address: &str) -> Result<Picture, Error> {
    scene.t.console.media(address.strip_prefix(ORIGIN).expect("an address of ours")).await
}

fn fetched(scene: &Scene, name: &str) -> usize {
    scene.t.sandbox.requests().iter().filter(|request| request.path.contains(name)).count()
}

#[tokio::test]
async fn a_picture_is_loaded_by_an_id_that_says_nothing() {
    let scene = Scene::new().await;
    picture(&scene, &format!("{}/media/cat.png", scene.t.sandbox.base()), 100).await;
    let address = address(&scene).await.unwrap();
    assert!(!address.contains("cat") && !address.contains("127.0.0.1"), "{address}");
    let picture = load(&scene, &address).await.unwrap();
    assert_eq!(picture.mime_type, "image/png");
    assert!(picture.bytes.starts_with(b"\x89PNG"));
    let again = load(&scene, &address).await.unwrap();
    assert_eq!(again, picture);
    assert!(fetched(&scene, "cat.png") <= 1);
}

#[tokio::test]
async fn what_is_no_picture_is_refused_whatever_its_name_says() {
    let scene = Scene::new().await;
    for name in ["page.pdf", "note.txt", "data.csv", "sound.wav"] {
        picture(&scene, &format!("{}/media/{name}", scene.t.sandbox.base()), 100).await;
        let address = address(&scene).await.unwrap();
        let error = load(&scene, &address).await.unwrap_err();
        assert_eq!(error.code, Code::Invalid, "{name}: {error:?}");
    }
}

#[tokio::test]
async fn a_picture_of_200_megabytes_is_refused_before_it_is_read() {
    let scene = Scene::new().await;
    let huge = format!("{}/media/huge.png", scene.t.sandbox.base());
    picture(&scene, &huge, 209_715_200).await;
    assert_eq!(address(&scene).await, None, "it says so itself");
    picture(&scene, &huge, 100).await;
    let address = address(&scene).await.unwrap();
    let error = load(&scene, &address).await.unwrap_err();
    assert_eq!(error.message, "This picture is larger than the 25 MB that Halley loads.");
}

#[tokio::test]
async fn nothing_is_loaded_but_by_an_id_that_was_made() {
    let scene = Scene::new().await;
    for path in ["", "/", "../../etc/passwd", "0", &"0".repeat(32), "https://example.com/a.png"] {
        let error = scene.t.console.media(path).await.unwrap_err();
        assert_eq!(error.code, Code::NotFound, "{path}");
    }
}

#[tokio::test]
async fn a_picture_that_is_not_there_is_not_asked_for_again_at_once() {
    let scene = Scene::new().await;
    picture(&scene, &format!("{}/media/none.xyz", scene.t.sandbox.base()), 100).await;
    let address = address(&scene).await.unwrap();
    let first = load(&scene, &address).await.unwrap_err();
    assert_eq!(first.code, Code::NotFound);
    assert_eq!(load(&scene, &address).await.unwrap_err(), first);
}
