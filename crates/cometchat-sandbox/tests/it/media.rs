use cometchat_api::chat::groups::ListGroups;
use cometchat_api::chat::users::ListUsers;
use cometchat_sandbox::{SandboxConfig, Seed};

use crate::desk::Desk;

async fn get(desk: &Desk, name: &str) -> reqwest::Response {
    desk.http.get(format!("{}/media/{name}", desk.sandbox.base())).send().await.unwrap()
}

#[tokio::test]
async fn files_are_what_their_type_says() {
    let desk = Desk::new().await;
    for (name, kind, start) in [
        ("a.png", "image/png", &b"\x89PNG"[..]),
        ("a.wav", "audio/wav", b"RIFF"),
        ("a.pdf", "application/pdf", b"%PDF"),
        ("a.mp4", "video/mp4", b"\0\0\0\x18ftyp"),
    ] {
        let answer = get(&desk, name).await;
        assert_eq!(answer.headers()["content-type"], kind);
        assert!(answer.bytes().await.unwrap().starts_with(start), "{name}");
    }
    assert_eq!(get(&desk, "a.exe").await.status(), 404);
}

#[tokio::test]
async fn a_picture_of_200_megabytes_can_be_begun_and_left() {
    let desk = Desk::new().await;
    let mut answer = get(&desk, "huge.png").await;
    assert_eq!(answer.headers()["content-length"], (200 * 1024 * 1024).to_string().as_str());
    assert!(answer.chunk().await.unwrap().unwrap().starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn every_picture_that_the_demo_names_is_there() {
    let config = SandboxConfig { seed: Seed::Demo, users: Some(80), ..SandboxConfig::default() };
    let mut desk = Desk::with(config).await;
    let largest = desk.sandbox.apps()[0].clone();
    desk.app = desk.sandbox.app(&largest).unwrap();
    let users = desk.call(ListUsers { per_page: Some(100), ..ListUsers::default() }).await.unwrap();
    let groups =
        desk.call(ListGroups { per_page: Some(100), ..ListGroups::default() }).await.unwrap();
    let named: Vec<String> = users
        .data
        .into_iter()
        .filter_map(|user| user.avatar)
        .chain(groups.data.into_iter().filter_map(|group| group.icon))
        .collect();
    assert!(named.len() > 10, "only {} pictures are named", named.len());
    for address in named {
        let answer = desk.http.get(&address).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{address}");
        assert_eq!(answer.headers()["content-type"], "image/png", "{address}");
    }
}
