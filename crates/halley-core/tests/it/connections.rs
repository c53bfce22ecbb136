//! Connections: made, refused, kept, checked, removed.

use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::model::connection::{
    ConnectAccount, ConnectApp, ConnectionKind, ConnectionState, Keep,
};
use halley_core::model::fleet::Label;
use halley_core::testing::{Setup, TestConsole, secret};
use halley_core::{Code, Error};

use crate::stage::{Answer, Stage};

fn fields(error: &Error) -> Vec<&str> {
    error.fields.iter().map(|wrong| wrong.field.as_str()).collect()
}

fn app_request(t: &TestConsole) -> ConnectApp {
    let app = t.sandbox.create_app("Acme Health", "eu");
    ConnectApp {
        name: String::new(),
        app: app.id.to_string(),
        region: "eu".to_owned(),
        api_key: app.full_access,
        keep: Keep::Keychain,
    }
}

#[tokio::test]
async fn an_account_is_checked_kept_and_there_after_a_restart() {
    let setup = Setup::default();
    let t = TestConsole::with(setup.clone()).await;
    t.sandbox.create_app("Acme Health", "eu");
    let made = t.account().await.unwrap();
    assert_eq!((made.kind, made.state), (ConnectionKind::Account, ConnectionState::Ready));
    assert!(made.credential.starts_with("••••"), "{}", made.credential);

    let t = t.restarted(setup);
    let listed = t.console.connections_list().unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].name, "Example Ltd");
    let fleet = t.console.fleet_list(&made.id).await.unwrap();
    assert_eq!(fleet.apps[0].name, "Acme Health", "shown from the store at once");
    let fleet = t.console.fleet_refresh(&made.id).await.unwrap();
    assert_eq!(fleet.apps[0].region, "eu");
}

#[tokio::test]
async fn a_wrong_management_secret_is_refused_at_its_fields_and_nothing_is_kept() {
    let t = TestConsole::new().await;
    let (key, _) = t.sandbox.account();
    let request = ConnectAccount {
        name: String::new(),
        key,
        secret: secret("not-the-secret"),
        keep: Keep::Keychain,
    };
    let error = t.console.connect_account(request).await.unwrap_err();
    assert_eq!(error.code, Code::AccountRejected);
    assert_eq!(fields(&error), ["key", "secret"]);
    assert_eq!(t.console.connections_list().unwrap(), []);
}

#[tokio::test]
async fn an_app_is_connected_by_id_region_and_key() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let known = t.console.app_get(&app).await.unwrap();
    assert_eq!((known.name.as_str(), known.region.as_str()), ("Acme Health", "eu"));
}

#[tokio::test]
async fn an_auth_key_is_recognised_and_the_right_key_named() {
    let t = TestConsole::new().await;
    let app = t.sandbox.create_app("Acme Health", "eu");
    let request = ConnectApp {
        name: String::new(),
        app: app.id.to_string(),
        region: "eu".to_owned(),
        api_key: app.auth_only,
        keep: Keep::Session,
    };
    let error = t.console.connect_app(request).await.unwrap_err();
    assert_eq!(error.code, Code::KeyTooSmall);
    assert_eq!(fields(&error), ["apiKey"]);
    assert!(error.message.contains("Auth Key") && error.message.contains("REST API key"));
}

#[tokio::test]
async fn a_wrong_key_a_wrong_id_and_a_wrong_region_are_told_apart() {
    let t = TestConsole::new().await;
    let right = app_request(&t);

    let request = ConnectApp { api_key: secret(&"0f".repeat(20)), ..right.clone() };
    let error = t.console.connect_app(request).await.unwrap_err();
    assert_eq!((error.code, fields(&error)), (Code::KeyRejected, vec!["apiKey"]));

    let request = ConnectApp { app: "0123456789abcdef".to_owned(), ..right.clone() };
    let error = t.console.connect_app(request).await.unwrap_err();
    assert_eq!((error.code, fields(&error)), (Code::WrongApp, vec!["app"]));

    let request = ConnectApp { region: "us".to_owned(), ..right.clone() };
    let error = t.console.connect_app(request).await.unwrap_err();
    assert_eq!((error.code, fields(&error)), (Code::WrongRegion, vec!["region"]));
    assert!(error.message.contains("“eu”"), "{}", error.message);
    assert_eq!(t.console.connections_list().unwrap(), []);

    assert!(t.console.connect_app(right).await.is_ok());
}

#[tokio::test]
async fn a_sign_in_page_of_the_network_is_told_from_the_service() {
    let t = TestConsole::new().await;
    t.sandbox.faults([FaultPlan::from(Fault::Html200).times(10)]);
    let error = t.console.connect_app(app_request(&t)).await.unwrap_err();
    assert_eq!(error.code, Code::ProxyAnswered);
    assert!(error.message.contains("sign-in page"), "{}", error.message);
    assert!(error.advice.contains("web browser"), "{}", error.advice);
}

/// An error of the service with this code.
fn code(name: &str) -> Fault {
    Fault::Code { code: name.to_owned() }
}

#[tokio::test]
async fn only_a_refusal_of_its_key_calls_an_account_wrong() {
    let t = TestConsole::new().await;
    let made = t.account().await.unwrap();
    for (fault, expected) in [
        (code("ERR_PLAN_RESTRICTION"), Code::PlanRestricted),
        (code("ERR_SUBSCRIPTION_EXPIRED"), Code::PlanRestricted),
        (code("AUTH_ERR_INVALID_CREDENTIALS"), Code::AccountRejected),
        (code("AUTH_ERR_NO_ACCESS"), Code::AccountRejected),
        (Fault::Html200, Code::ProxyAnswered),
        (Fault::Html502, Code::ProxyAnswered),
        (code("ERR_MOON_DENIED"), Code::PermissionDenied),
    ] {
        t.sandbox.faults([FaultPlan::from(fault.clone()).times(100)]);
        let error = t.account().await.unwrap_err();
        assert_eq!(error.code, expected, "{fault:?}: {error:?}");
        let names_fields = expected == Code::AccountRejected;
        assert_eq!(!error.fields.is_empty(), names_fields, "{fault:?}: {error:?}");
        let report = t.console.connection_check(&made.id).await.unwrap();
        assert_eq!(report.problem.unwrap(), error, "{fault:?}");
        t.sandbox.clear_faults();
    }
}

#[tokio::test]
async fn a_plan_without_the_management_api_is_named_with_the_way_that_is_left() {
    let t = TestConsole::new().await;
    t.sandbox.fail_next(code("ERR_PLAN_RESTRICTION"));
    let error = t.account().await.unwrap_err();
    assert!(error.message.contains("Management API"), "{}", error.message);
    assert!(error.advice.contains("connect one app"), "{}", error.advice);
}

#[tokio::test]
async fn only_a_refusal_of_its_key_calls_an_app_wrong() {
    let t = TestConsole::new().await;
    let request = app_request(&t);
    for (fault, expected) in [
        (code("ERR_PLAN_RESTRICTION"), Code::PlanRestricted),
        (code("AUTH_ERR_APIKEY_NOT_FOUND"), Code::KeyRejected),
        (Fault::Html502, Code::ProxyAnswered),
        (code("ERR_MOON_DENIED"), Code::PermissionDenied),
    ] {
        t.sandbox.faults([FaultPlan::from(fault.clone()).times(100)]);
        let error = t.console.connect_app(request.clone()).await.unwrap_err();
        assert_eq!(error.code, expected, "{fault:?}: {error:?}");
        assert_eq!(!error.fields.is_empty(), expected == Code::KeyRejected, "{fault:?}");
        t.sandbox.clear_faults();
    }
}

#[tokio::test]
async fn a_page_that_blocks_the_service_is_not_taken_for_a_wrong_key() {
    let page = Answer::page(403, "<html><h1>Blocked by the office firewall</h1></html>");
    let stage = Stage::open(move |_| page.clone()).await;
    let setup = Setup { service: Some(stage.url()), ..Setup::default() };
    let t = TestConsole::with(setup).await;
    let account = t.account().await.unwrap_err();
    let app = t.console.connect_app(app_request(&t)).await.unwrap_err();
    for error in [account, app] {
        assert_eq!((error.code, error.status), (Code::ProxyAnswered, Some(403)));
        assert!(error.message.contains("firewall"), "{}", error.message);
        assert!(error.fields.is_empty(), "{error:?}");
    }
}

#[tokio::test]
async fn a_service_that_is_away_is_told_and_the_connection_stays() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let TestConsole { console, sandbox, heard, .. } = t;
    drop(sandbox);
    let report = console.connection_check(&app.connection).await.unwrap();
    assert!(!report.ok);
    assert_eq!(report.problem.unwrap().code, Code::Offline);
    assert_eq!(console.connections_list().unwrap().len(), 1);
    heard.until(|event| matches!(event, halley_core::Event::HealthChanged { .. })).await;
    let health = console.health_get(&app.connection).unwrap();
    assert_eq!(health.state, halley_core::model::preferences::HealthState::Offline);
}

#[tokio::test]
async fn a_check_says_how_many_apps_answer_and_how_far_the_clock_is_off() {
    let t = TestConsole::new().await;
    t.sandbox.create_app("Acme Health", "eu");
    let made = t.account().await.unwrap();
    // A clock that runs ten years ahead of the sandbox's, wherever this test runs.
    t.clock.advance(std::time::Duration::from_secs(10 * 365 * 86_400));
    let report = t.console.connection_check(&made.id).await.unwrap();
    assert!(report.ok);
    assert_eq!(report.apps, Some(1));
    assert!(report.clock_skew_secs.unwrap() > 120);
    let problem = report.problem.unwrap();
    assert_eq!(problem.code, Code::ClockOff);
    assert!(problem.message.contains("days ahead"), "{}", problem.message);
}

#[tokio::test]
async fn a_connection_is_renamed_and_removed_with_its_secrets() {
    let setup = Setup::default();
    let t = TestConsole::with(setup.clone()).await;
    let app = t.app().await;
    let renamed = t.console.connection_rename(&app.connection, "  Acme, main  ").unwrap();
    assert_eq!(renamed.name, "Acme, main");
    assert!(t.console.connection_rename(&app.connection, " ").is_err());
    t.console.connection_remove(&app.connection).await.unwrap();
    assert_eq!(t.console.connections_list().unwrap(), []);
    let error = t.console.user_get(&app, "maria").await.unwrap_err();
    assert_eq!(error.code, Code::ConnectionClosed);
    let halley_core::vaults::KeychainChoice::Given(vault) = &setup.keychain else {
        unreachable!("the set-up gives a vault")
    };
    assert_eq!(vault.ids().unwrap(), ["store-key"], "only the store's own key is left");
}

#[tokio::test]
async fn the_demo_starts_once_and_its_sandbox_ends_with_it() {
    let sandbox = cometchat_sandbox::SandboxConfig {
        seed: cometchat_sandbox::Seed::Demo,
        users: Some(300),
        ..Default::default()
    };
    let t = TestConsole::with(Setup { sandbox, ..Setup::default() }).await;
    let (one, two) = tokio::join!(t.console.demo_start(), t.console.demo_start());
    let demo = one.unwrap();
    assert_eq!(two.unwrap().id, demo.id);
    assert_eq!(demo.kind, ConnectionKind::Demo);
    let fleet = t.console.fleet_refresh(&demo.id).await.unwrap();
    assert!(fleet.apps.len() >= 20, "{} apps", fleet.apps.len());
    assert!(fleet.apps.iter().any(|app| app.state == "archived"));
    for label in [Label::Production, Label::Staging, Label::Development] {
        assert!(fleet.apps.iter().any(|app| app.label == label), "no app is labelled {label:?}");
    }
    t.console.connection_close(&demo.id).await.unwrap();
    assert_eq!(t.console.connections_list().unwrap(), []);
    assert_eq!(t.console.fleet_list(&demo.id).await.unwrap_err().code, Code::ConnectionClosed);
}

#[tokio::test]
async fn closing_the_demo_closes_its_port() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let sandbox = cometchat_sandbox::Sandbox::start(Default::default()).await.unwrap();
    let demo = cometchat_sandbox::SandboxConfig { port: Some(port), ..Default::default() };
    let setup = Setup { sandbox: demo, ..Setup::default() };
    let folder = tempfile::TempDir::new().unwrap();
    let t = TestConsole::reopened(setup, std::sync::Arc::new(sandbox), folder);
    let demo = t.console.demo_start().await.unwrap();
    let knock = || tokio::net::TcpStream::connect(("127.0.0.1", port));
    assert!(knock().await.is_ok());
    t.console.connection_close(&demo.id).await.unwrap();
    while knock().await.is_ok() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn an_archived_app_says_so_when_it_is_opened() {
    let t = TestConsole::new().await;
    let app = t.sandbox.create_app("Acme Health", "eu");
    let made = t.account().await.unwrap();
    let delete = cometchat_api::management::apps::DeleteApp { app_id: app.id.clone() };
    t.account_service().send(delete).await.unwrap();
    t.console.fleet_refresh(&made.id).await.unwrap();
    let app =
        halley_core::model::connection::AppRef { connection: made.id, app: app.id.to_string() };
    let error = t.console.user_get(&app, "maria").await.unwrap_err();
    assert_eq!(error.code, Code::AppArchived);
}

#[tokio::test]
async fn a_call_that_is_given_up_ends_at_once() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    t.sandbox.fail_next(Fault::Hang);
    let call = t.console.call("7", t.console.user_get(&app, "maria"));
    let cancel = async {
        // The request is on its way before it is given up.
        while t.sandbox.requests().iter().all(|request| !request.template.contains("{uid}")) {
            tokio::task::yield_now().await;
        }
        t.console.call_cancel("7");
    };
    let (result, ()) = tokio::join!(call, cancel);
    assert_eq!(result.unwrap_err().code, Code::Cancelled);
}
