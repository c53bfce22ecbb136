//! The program of its own.

mod program;
#[cfg(unix)]
mod readme;

use cometchat_sandbox::control::SandboxState;
use serde_json::{Value, json};

use program::Program;

#[tokio::test]
async fn it_tells_programs_where_it_listens_and_ends_when_asked() {
    let program = Program::start(&["--seed", "demo", "--users", "300"]);
    let app = &program.ready.state.apps[0];
    assert_eq!(app.users, 300);
    let url = format!("{}/users?perPage=5", app.chat_base);
    let users = program.get(&url, &app.full_access_key).await;
    assert_eq!(users["data"].as_array().unwrap().len(), 5);
    program.end().await;
}

#[tokio::test]
async fn the_world_is_saved_at_the_end_and_read_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.json");
    let world = ["--users", "40", "--world", file.to_str().unwrap()];
    let first = Program::start(&world);
    let app = first.ready.state.apps[0].clone();
    first.write(&app.id, "written before the end").await;
    let before = first.pages(&app).await;
    let saved: Value = first.control("world/save").await.json().await.unwrap();
    assert!(saved["bytes"].as_u64().unwrap() > 10_000, "{saved}");
    first.end().await;

    let second = Program::start(&world);
    assert_ne!(first.ready.base, second.ready.base);
    let again = second.ready.state.apps[0].clone();
    assert_eq!(again.full_access_key, app.full_access_key);
    assert_eq!(again.messages, app.messages + 1);
    let after = second.pages(&again).await;
    let here = before.replace(&first.ready.base, &second.ready.base);
    assert!(here.contains("written before the end"));
    assert_eq!(
        serde_json::from_str::<Value>(&here).unwrap(),
        serde_json::from_str::<Value>(&after).unwrap()
    );
    second.end().await;
}

#[tokio::test]
async fn planned_faults_rate_limits_and_https_are_taken_from_the_command_line() {
    let program = Program::start(&[
        "--https",
        "--rate-limits",
        "on",
        "--users",
        "10",
        "--faults",
        r#"[{"fault":{"kind":"status","status":503}}]"#,
    ]);
    let app = &program.ready.state.apps[0];
    let users = format!("{}/users", app.chat_base);
    assert!(users.starts_with("https://127.0.0.1:"));
    let ask = || program.http().get(&users).header("apikey", &app.full_access_key).send();
    assert_eq!(ask().await.unwrap().status(), 503);
    let answer = ask().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.headers().contains_key("x-ratelimit-remaining"));
    program.end().await;
}

#[tokio::test]
async fn its_log_names_requests_and_no_credentials() {
    let program = Program::start(&["--users", "10"]);
    let app = program.ready.state.apps[0].clone();
    let made = program
        .http()
        .post(format!("{}/users/maria-lopez/auth_tokens", app.chat_base))
        .header("apikey", &app.full_access_key)
        .json(&json!({}))
        .send();
    let made: Value = made.await.unwrap().json().await.unwrap();
    let token = made["data"]["authToken"].as_str().unwrap().to_owned();
    let one = format!("{}/users/maria-lopez/auth_tokens/{token}", app.chat_base);
    program.get(&one, &app.full_access_key).await;
    let log = program.end().await;
    assert!(log.contains("POST   200"), "{log}");
    assert!(log.contains("/users/maria-lopez/auth_tokens/…"), "{log}");
    for secret in [&token, &app.full_access_key, &program.ready.state.secret] {
        assert!(!log.contains(secret.as_str()), "{log}");
    }
}

#[test]
fn what_it_cannot_do_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.json");
    std::fs::write(&file, "{\"version\": 99, \"base\": \"\"}").unwrap();
    for arguments in [&["--world", file.to_str().unwrap()][..], &["--faults", "[{}]"]] {
        let (code, complaint) = program::fail(arguments);
        assert_eq!(code, Some(1), "{complaint}");
        assert!(complaint.starts_with("cometchat-sandbox: "), "{complaint}");
    }
}

#[test]
fn the_ready_line_is_the_state_that_the_control_api_answers() {
    let program = Program::start(&["--seed", "empty"]);
    let text = serde_json::to_string(&program.ready.state).unwrap();
    let state: SandboxState = serde_json::from_str(&text).unwrap();
    assert!(state.apps.is_empty() && !state.key.is_empty());
}
