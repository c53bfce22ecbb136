//! Roles: made, changed, deleted and counted; what they may do in sentences.

use cometchat_api::Uid;
use cometchat_api::chat::restricted::RestrictFeatures;
use cometchat_api::chat::users::UpdateUser;
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::model::activity::{Outcome, Undo};
use halley_core::model::connection::AppRef;
use halley_core::model::gate::{Act, PlanRequest, Profile};
use halley_core::model::role::{NewRole, RoleChanges, RoleRow};
use halley_core::testing::TestConsole;
use halley_core::{Code, Event};

use crate::groups::record;
use crate::permissions::{change, of_role, set};
use crate::{indexed, people};

pub(crate) async fn with_seller() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo"]).await;
    let seller = NewRole {
        role: "seller".into(),
        name: "Seller".into(),
        description: "Offers things.".into(),
        ..NewRole::default()
    };
    t.console.role_create(&app, &seller).await.expect("the role is made");
    (t, app)
}

async fn give(t: &TestConsole, app: &AppRef, uid: &str, role: &str) {
    let uid = Uid::from(uid);
    let update = UpdateUser { uid, role: Some(role.into()), ..UpdateUser::default() };
    t.service(app).send(update).await.expect("the user has the role");
}

async fn role(t: &TestConsole, app: &AppRef, id: &str) -> Option<RoleRow> {
    let roles = t.console.roles_list(app).await.expect("the roles");
    roles.into_iter().find(|role| role.role == id)
}

#[tokio::test]
async fn users_of_a_role_are_counted_and_it_is_said_whether_these_are_all() {
    let (t, app) = with_seller().await;
    give(&t, &app, "ada", "seller").await;
    let before = role(&t, &app, "seller").await.unwrap();
    assert_eq!((before.users, before.counted), (None, false), "nothing is read yet");
    indexed(&t, &app).await;
    let seller = role(&t, &app, "seller").await.unwrap();
    assert_eq!((seller.users, seller.counted), (Some(1), true));
    let default = role(&t, &app, "default").await.unwrap();
    assert_eq!(default.users, Some(1));
}

#[tokio::test]
async fn a_role_is_changed_with_its_settings_and_the_change_is_taken_back() {
    let (t, app) = with_seller().await;
    let changes = RoleChanges {
        description: Some(String::new()),
        send_messages_to: Some("friendsOnly".into()),
        ..RoleChanges::default()
    };
    let written = t.console.role_update(&app, "seller", &changes).await.unwrap();
    assert_eq!(written.value.description, None);
    assert_eq!(written.value.send_messages_to, "friendsOnly");
    assert_eq!(written.value.list_users, "all");
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Changed the description and the settings of the role Seller");
    assert!(entry.before.as_ref().unwrap().contains("Offers things."));
    assert!(entry.after.as_ref().unwrap().contains("friendsOnly"));
    t.console.activity_undo(written.undo.as_deref().unwrap()).await.unwrap();
    let seller = role(&t, &app, "seller").await.unwrap();
    assert_eq!(seller.description.as_deref(), Some("Offers things."));
    assert_eq!(seller.send_messages_to, "all");
}

#[tokio::test]
async fn a_second_role_with_the_same_id_is_refused_at_its_field() {
    let (t, app) = with_seller().await;
    let again = NewRole { role: "Seller".into(), name: "Again".into(), ..NewRole::default() };
    let error = t.console.role_create(&app, &again).await.unwrap_err();
    assert_eq!((error.code, error.fields[0].field.as_str()), (Code::Conflict, "role"));
}

#[tokio::test]
async fn the_default_role_is_never_deleted_and_another_only_once_its_id_is_typed() {
    let (t, app) = with_seller().await;
    t.sandbox.clear_requests();
    let error = t.console.role_delete(&app, "default", "default").await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    let error = t.console.role_delete(&app, "seller", "Seller").await.unwrap_err();
    assert_eq!(error.fields[0].field, "typedRole");
    assert!(t.sandbox.requests().is_empty());
}

#[tokio::test]
async fn deleting_a_role_says_when_not_all_of_its_users_are_counted_yet() {
    let (t, app) = with_seller().await;
    give(&t, &app, "ada", "seller").await;
    let asked = PlanRequest {
        act: Act::RoleDelete,
        app: app.clone(),
        selection: None,
        subject: Some("seller".into()),
    };
    let early = t.console.gate_plan(&asked).await.unwrap();
    assert!(early.text.contains("still being read: there may be more."), "{}", early.text);
    indexed(&t, &app).await;
    let plan = t.console.gate_plan(&asked).await.unwrap();
    assert!(!plan.text.contains("still being read"), "{}", plan.text);
}

#[tokio::test]
async fn a_deleted_role_comes_back_with_what_it_was_allowed_but_is_given_to_nobody() {
    let (t, app) = with_seller().await;
    give(&t, &app, "ada", "seller").await;
    indexed(&t, &app).await;
    let deny = change("seller", "createGroup", None, Some(&["deny"]));
    t.console.permissions_save(&app, &[deny]).await.unwrap();
    let restrict =
        RestrictFeatures { role: "seller".into(), features_to_restrict: vec!["u.logout".into()] };
    t.service(&app).send(restrict).await.unwrap();

    let plan = PlanRequest {
        act: Act::RoleDelete,
        app: app.clone(),
        selection: None,
        subject: Some("seller".into()),
    };
    let asked = plan;
    let plan = t.console.gate_plan(&asked).await.unwrap();
    assert_eq!(plan.title, "Delete the role Seller?");
    assert!(plan.text.starts_with("1 user has it"), "{}", plan.text);
    assert!(!plan.text.contains("name it"), "{}", plan.text);
    assert_eq!((plan.count, plan.must_type.as_deref()), (1, Some("seller")));
    let names = |role: &str| change(role, "listUsers.allowedRoles", None, Some(&["seller"]));
    t.console.permissions_save(&app, &[names("default"), names("seller")]).await.unwrap();
    let plan = t.console.gate_plan(&asked).await.unwrap();
    assert!(plan.text.contains("Permissions of Default name it."), "{}", plan.text);

    let deleted = t.console.role_delete(&app, "seller", "seller").await.unwrap();
    assert!(role(&t, &app, "seller").await.is_none());
    assert!(t.heard.all().contains(&Event::RolesChanged { app: app.clone() }));
    let entry = &record(&t).await[0];
    assert!(entry.before.as_ref().unwrap().contains("createGroup"));

    t.console.activity_undo(deleted.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(role(&t, &app, "seller").await.unwrap().name, "Seller");
    assert_eq!(of_role(&t, &app, "seller").await["createGroup"], ["deny"]);
    let restricted = t.console.restrictions_list(&app).await.unwrap();
    let seller = restricted.iter().find(|one| one.role == "seller").unwrap();
    assert_eq!(seller.features[0].key, "logout");
    let ada = t.console.user_get(&app, "ada").await.unwrap();
    assert_ne!(ada.row.role.as_deref(), Some("seller"));
    let entries = record(&t).await;
    assert_eq!(entries[0].sentence, "Made the role Seller again");
    assert_eq!(entries[1].undo, Undo::Done);
}

#[tokio::test]
async fn support_and_readers_see_roles_and_change_nothing() {
    let (t, app) = with_seller().await;
    for profile in [Profile::ReadOnly, Profile::Support] {
        t.console.profile_set(profile).await.unwrap();
        t.sandbox.clear_requests();
        assert!(role(&t, &app, "seller").await.is_some());
        let matrix = t.console.role_permissions(&app).await.unwrap();
        assert_eq!(matrix.rows.len(), 28);
        assert!(matrix.columns.iter().all(|column| !column.told));
        assert!(t.sandbox.requests().iter().all(|asked| asked.verb == "GET"));
        assert!(!t.console.restrictions_list(&app).await.unwrap().is_empty());
        let changes = RoleChanges { name: Some("Shop".into()), ..RoleChanges::default() };
        let deny = change("seller", "createGroup", None, Some(&["deny"]));
        let keys = ["deleteCall".to_owned()];
        let refused = [
            t.console
                .role_create(
                    &app,
                    &NewRole { role: "x".into(), name: "X".into(), ..NewRole::default() },
                )
                .await
                .map(drop),
            t.console.role_update(&app, "seller", &changes).await.map(drop),
            t.console.role_delete(&app, "seller", "seller").await.map(drop),
            t.console.permissions_save(&app, &[deny]).await.map(drop),
            t.console.restrictions_lift(&app, "default", &keys).await.map(drop),
            t.console.restrictions_move(&app, "default", &keys).await.map(drop),
        ];
        for result in refused {
            assert_eq!(result.unwrap_err().code, Code::ProfileDenied);
        }
    }
    assert!(of_role(&t, &app, "seller").await.is_empty());
}

#[tokio::test]
async fn what_users_of_a_role_may_do_follows_permissions_settings_and_older_restrictions() {
    let (t, app) = with_seller().await;
    let friends = RoleChanges { list_users: Some("friendsOnly".into()), ..RoleChanges::default() };
    t.console.role_update(&app, "seller", &friends).await.unwrap();
    let types = change("seller", "sendMessage.allowedMessageTypes", None, Some(&["text"]));
    t.console.permissions_save(&app, &[types]).await.unwrap();
    let restrict = RestrictFeatures {
        role: "seller".into(),
        features_to_restrict: vec!["u.createCall".into()],
    };
    t.service(&app).send(restrict).await.unwrap();
    let told = t.console.role_abilities(&app, "seller", None, None).await.unwrap();
    let all: Vec<_> = told.groups.iter().flat_map(|group| &group.abilities).collect();
    let says = |sentence: &str| all.iter().find(|one| one.sentence == sentence);
    let listed = says("Can see the list of users: friends alone.").expect("the setting counts");
    assert_eq!(listed.because, ["Setting listUsers of the role Seller"]);
    assert!(says("Can send messages in groups: of the type text.").is_some());
    assert!(!says("Cannot start calls.").expect("the older restriction counts").may);
    assert!(told.notes.is_empty());
}

#[tokio::test]
async fn a_plan_without_permissions_still_shows_roles_and_says_what_is_missing() {
    let (t, app) = with_seller().await;
    let fault = Fault::Code { code: "ERR_PLAN_RESTRICTION".into() };
    t.sandbox.fail_next(FaultPlan::from(fault).on("/roles/{role}/permissions").times(1_000));
    assert!(role(&t, &app, "seller").await.is_some());
    let error = t.console.role_permissions(&app).await.unwrap_err();
    assert_eq!(error.code, Code::PlanRestricted);
    let told = t.console.role_abilities(&app, "seller", None, None).await.unwrap();
    assert_eq!(told.notes, ["Permissions of roles are not in this app's plan, so none count."]);
    assert!(!told.groups.is_empty());
    let deleted = t.console.role_delete(&app, "seller", "seller").await.unwrap();
    assert!(deleted.undo.is_some());
    assert_eq!(record(&t).await[0].outcome, Outcome::Done);
    t.sandbox.clear_faults();
    assert!(set(&t, &app, "default").await.is_empty());
}
