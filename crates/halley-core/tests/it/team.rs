//! Teams: of one app, and who has access where.

use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::model::activity::Outcome;
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::team::{TeamChange, TeamPlace, TeamsOfAccount};
use halley_core::testing::TestConsole;
use halley_core::{Code, Event};

use crate::groups::record;

fn emails(list: &[&str]) -> Vec<String> {
    list.iter().map(|email| (*email).to_owned()).collect()
}

fn admins(list: &[&str]) -> TeamChange {
    TeamChange { admins: emails(list), ..TeamChange::default() }
}

fn out(list: &[&str]) -> TeamChange {
    TeamChange { remove: emails(list), ..TeamChange::default() }
}

/// An account with so many apps.
async fn with_apps(names: &[&str]) -> (TestConsole, Vec<AppRef>) {
    let t = TestConsole::new().await;
    let made: Vec<_> = names.iter().map(|name| t.sandbox.create_app(name, "eu").id).collect();
    let connection = t.account().await.expect("the account is connected").id;
    t.console.fleet_refresh(&connection).await.expect("the fleet");
    let app =
        |id: cometchat_api::AppId| AppRef { connection: connection.clone(), app: id.to_string() };
    (t, made.into_iter().map(app).collect())
}

async fn team(t: &TestConsole, app: &AppRef) -> Vec<(String, String)> {
    let team = t.console.team_list(app).await.expect("the team");
    team.people.into_iter().map(|one| (one.email, one.role)).collect()
}

#[tokio::test]
async fn people_are_added_changed_and_taken_out_and_each_can_be_taken_back() {
    let (t, apps) = with_apps(&["Acme"]).await;
    let app = &apps[0];
    let both = TeamChange {
        admins: emails(&["Ada@Example.com"]),
        moderators: emails(&["bo@example.com"]),
        ..TeamChange::default()
    };
    let changed = t.console.team_change(app, &both).await.unwrap();
    assert!(changed.results.iter().all(|result| result.problem.is_none()), "{changed:?}");
    let entry = &record(&t).await[0];
    assert_eq!(
        entry.sentence,
        "Made ada@example.com admin of the team, made bo@example.com moderator of the team"
    );
    t.console.team_change(app, &admins(&["bo@example.com"])).await.unwrap();
    let gone = t.console.team_change(app, &out(&["ada@example.com", "bo@example.com"])).await;
    let gone = gone.unwrap();
    assert!(team(&t, app).await.is_empty());
    t.console.activity_undo(&gone.undo[0]).await.unwrap();
    let admin = |email: &str| (email.to_owned(), "admin".to_owned());
    assert_eq!(team(&t, app).await, [admin("ada@example.com"), admin("bo@example.com")]);
}

#[tokio::test]
async fn what_the_service_would_refuse_is_told_before_anything_is_sent() {
    let (t, apps) = with_apps(&["Acme"]).await;
    let app = &apps[0];
    let owner = t.console.team_list(app).await.unwrap().owner.expect("the owner is known");
    t.sandbox.clear_requests();
    for change in [admins(&["no address"]), out(&[owner.as_str()]), TeamChange::default()] {
        let error = t.console.team_change(app, &change).await.unwrap_err();
        assert_eq!(error.fields[0].field, "emails", "{change:?}");
    }
    assert!(t.sandbox.requests().iter().all(|request| request.verb == "GET"));
}

#[tokio::test]
async fn each_address_says_for_itself_what_became_of_it() {
    let (t, apps) = with_apps(&["Acme"]).await;
    let app = &apps[0];
    t.console.team_change(app, &admins(&["ada@example.com"])).await.unwrap();
    // Taken for an address here and refused by the service.
    let change = admins(&["ada.two@example.com", "bo@example.co\u{2007}m"]);
    let error = t.console.team_change(app, &change).await;
    assert!(error.is_err(), "a space of any kind is none of an address");
    let same = t.console.team_change(app, &admins(&["ada@example.com"])).await.unwrap();
    assert_eq!((same.unchanged, same.results.len()), (1, 0));
}

#[tokio::test]
async fn only_an_administrator_changes_a_team_and_only_over_an_account() {
    let (t, apps) = with_apps(&["Acme"]).await;
    t.console.profile_set(Profile::Manager).await.unwrap();
    let error = t.console.team_change(&apps[0], &admins(&["a@example.com"])).await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    let alone = t.app().await;
    let error = t.console.team_list(&alone).await.unwrap_err();
    assert_eq!(error.code, Code::AccountNeeded);
    assert!(error.message.starts_with("This needs an account connection."), "{}", error.message);
}

async fn read_all(t: &TestConsole, connection: &str) -> TeamsOfAccount {
    t.console.teams_read(connection).await.expect("the reading begins");
    let mut told = t.console.teams_get(connection).await.expect("what is read");
    while told.running {
        t.heard.clear();
        // A reading that ended before this is seen by the next look.
        told = t.console.teams_get(connection).await.expect("what is read");
        if told.running {
            t.heard.until(|event| matches!(event, Event::TeamsChanged { .. })).await;
        }
    }
    t.console.teams_get(connection).await.expect("what is read")
}

#[tokio::test]
async fn who_has_access_where_is_read_app_by_app_and_one_that_fails_fails_alone() {
    let (t, apps) = with_apps(&["Acme", "Bear", "Cleo"]).await;
    let connection = apps[0].connection.clone();
    let ids: Vec<String> = apps.iter().map(|app| app.app.clone()).collect();
    let both = admins(&["ada@example.com"]);
    let changed = t.console.team_change_everywhere(&connection, &ids, &both).await.unwrap();
    assert_eq!((changed.results.len(), changed.undo.len()), (3, 3));
    t.console.team_change(&apps[2], &admins(&["bo@example.com"])).await.unwrap();
    let told = read_all(&t, &connection).await;
    assert_eq!((told.done, told.apps.len()), (3, 3));
    let ada = told.people.iter().find(|one| one.email == "ada@example.com").unwrap();
    assert_eq!(ada.seats.len(), 3);
    let bo = told.people.iter().find(|one| one.email == "bo@example.com").unwrap();
    assert_eq!((bo.seats.len(), bo.seats[0].app.as_str()), (1, ids[2].as_str()));

    let code = "ERR_PLAN_RESTRICTION".to_owned();
    t.sandbox.fail_next(FaultPlan::from(Fault::Code { code }).on("/apps/{appId}/collaborators"));
    let told = read_all(&t, &connection).await;
    let failed: Vec<_> = told.apps.iter().filter(|app| app.problem.is_some()).collect();
    assert_eq!(failed.len(), 1, "one answer failed");
    assert_eq!(failed[0].problem.as_ref().unwrap().code, Code::PlanRestricted);
}

#[tokio::test]
async fn a_person_is_taken_out_of_every_team_at_once_and_brought_back() {
    let (t, apps) = with_apps(&["Acme", "Bear", "Cleo"]).await;
    let connection = apps[0].connection.clone();
    let ids: Vec<String> = apps.iter().map(|app| app.app.clone()).collect();
    let two = admins(&["ada@example.com"]);
    t.console.team_change_everywhere(&connection, &ids[..2], &two).await.unwrap();
    let gone = out(&["ada@example.com"]);
    let changed = t.console.team_change_everywhere(&connection, &ids, &gone).await.unwrap();
    assert_eq!(changed.unchanged, 1, "the third never had her");
    assert!(changed.results.iter().all(|one| one.place == TeamPlace::Out));
    for undo in &changed.undo {
        t.console.activity_undo(undo).await.unwrap();
    }
    assert_eq!(team(&t, &apps[1]).await.len(), 1);
    assert_eq!(record(&t).await[0].outcome, Outcome::Done);
}
