//! The one gate: profiles, plans, policies.

use halley_core::Code;
use halley_core::gate::policy::Policy;
use halley_core::model::connection::AppRef;
use halley_core::model::fleet::{AppLabel, Label};
use halley_core::model::gate::{Act, PlanRequest, Profile, Selection};
use halley_core::model::user::{NewUser, UserFilter};
use halley_core::testing::{Setup, TestConsole};

use crate::{indexed, people};

fn plan(app: &AppRef, act: Act, selection: Option<Selection>) -> PlanRequest {
    PlanRequest { act, app: app.clone(), selection, subject: None }
}

fn everybody() -> Option<Selection> {
    Some(Selection::All { filter: UserFilter::default(), except: Vec::new() })
}

#[tokio::test]
async fn a_read_only_installation_sends_no_change_and_says_why() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    t.console.profile_set(Profile::ReadOnly).await.unwrap();
    t.sandbox.clear_requests();
    let maria = NewUser { uid: "maria".into(), name: "Maria".into(), ..NewUser::default() };
    let error = t.console.user_create(&app, &maria).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    assert!(error.message.contains("read-only"), "{}", error.message);
    assert!(t.sandbox.requests().iter().all(|sent| sent.verb == "GET"));
}

#[tokio::test]
async fn a_policy_fixes_the_profile_and_says_who_did() {
    let sentence = "Set by the service desk of Example Ltd.".to_owned();
    let policy = Policy { profile: Some((Profile::Support, sentence.clone())) };
    let t = TestConsole::with(Setup { policy, ..Setup::default() }).await;
    let state = t.console.profile_get().await.unwrap();
    assert_eq!((state.profile, state.locked_by), (Profile::Support, Some(sentence.clone())));
    let error = t.console.profile_set(Profile::Administrator).await.unwrap_err();
    assert_eq!((error.code, error.message), (Code::ProfileDenied, sentence));
}

#[tokio::test]
async fn a_profile_is_kept_over_a_restart_and_a_spoilt_one_restricts() {
    let t = TestConsole::new().await;
    assert_eq!(t.console.profile_get().await.unwrap().profile, Profile::Administrator);
    t.console.profile_set(Profile::Support).await.unwrap();
    let t = t.restarted(Setup::default());
    assert_eq!(t.console.profile_get().await.unwrap().profile, Profile::Support);
    std::fs::write(t.folder.path().join("profile.json"), "{").unwrap();
    assert_eq!(t.console.profile_get().await.unwrap().profile, Profile::ReadOnly);
}

#[tokio::test]
async fn a_plan_counts_names_and_is_stricter_in_production() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "cy", "dee"]).await;
    indexed(&t, &app).await;
    let asked = plan(&app, Act::UsersDeactivate, everybody());
    let planned = t.console.gate_plan(&asked).await.unwrap();
    assert_eq!((planned.count, planned.allowed, planned.production), (3, true, false));
    assert_eq!(planned.title, "Deactivate 3 users?");
    assert_eq!(planned.must_type, None);

    let label = AppLabel { label: Label::Production, colour: "red".into() };
    t.console.app_label_set(&app, &label).await.unwrap();
    let planned = t.console.gate_plan(&asked).await.unwrap();
    assert!(planned.production);
    assert_eq!(planned.must_type.as_deref(), Some("3"));
    assert!(planned.text.contains("Acme Health is a production app."), "{}", planned.text);

    t.console.profile_set(Profile::Support).await.unwrap();
    let planned = t.console.gate_plan(&asked).await.unwrap();
    assert!(!planned.allowed);
    assert!(planned.reason.unwrap().contains("manager profile"));
    let one = Some(Selection::Some { uids: vec!["ada".into()] });
    let planned = t.console.gate_plan(&plan(&app, Act::UsersDeactivate, one)).await.unwrap();
    assert_eq!((planned.allowed, planned.title.as_str()), (true, "Deactivate ada?"));
}

#[tokio::test]
async fn a_label_is_undone_from_the_record() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let label = AppLabel { label: Label::Staging, colour: "teal".into() };
    let written = t.console.app_label_set(&app, &label).await.unwrap();
    assert_eq!((written.value.label, written.value.colour.as_str()), (Label::Staging, "teal"));
    t.console.activity_undo(&written.activity).await.unwrap();
    let known = t.console.app_get(&app).await.unwrap();
    assert_eq!((known.label, known.colour.as_str()), (Label::None, "grey"));
    let wrong = AppLabel { label: Label::None, colour: "octarine".into() };
    assert_eq!(t.console.app_label_set(&app, &wrong).await.unwrap_err().code, Code::Invalid);
}
