//! Permissions of roles and scopes: read, saved many at once, and taken back.

use cometchat_api::chat::rbac::{PermissionValue, SetRolePermissions};
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::model::activity::{Outcome, Undo};
use halley_core::model::connection::AppRef;
use halley_core::model::permission::{PermissionChange, PermissionHolder, PermissionShape, Values};
use halley_core::testing::TestConsole;

use crate::groups::{record, support};
use crate::roles::with_seller;

fn role(role: &str) -> PermissionHolder {
    PermissionHolder::Role { role: role.to_owned() }
}

fn words(words: Option<&[&str]>) -> Option<Vec<String>> {
    words.map(|words| words.iter().map(|word| (*word).to_owned()).collect())
}

pub(crate) fn change(
    of: &str,
    permission: &str,
    before: Option<&[&str]>,
    after: Option<&[&str]>,
) -> PermissionChange {
    PermissionChange {
        holder: role(of),
        permission: permission.to_owned(),
        before: words(before),
        after: words(after),
    }
}

/// What is set for a role, as the console reads it.
pub(crate) async fn of_role(t: &TestConsole, app: &AppRef, id: &str) -> Values {
    let matrix = t.console.role_permissions(app).await.expect("the permissions");
    let column = matrix.columns.into_iter().find(|column| column.holder == role(id));
    column.expect("the role has a column").set
}

/// What is set for a role, as the service itself has it.
pub(crate) async fn set(t: &TestConsole, app: &AppRef, id: &str) -> Vec<(String, PermissionValue)> {
    let ask = SetRolePermissions { role: id.into(), permissions: Default::default() };
    let set = t.service(app).send(ask).await.expect("the service tells").permissions;
    set.into_iter().map(|(id, value)| (id.to_string(), value)).collect()
}

/// Sets a permission round the console, as a colleague would.
async fn elsewhere(t: &TestConsole, app: &AppRef, id: &str, permission: &str, word: &str) {
    let value = PermissionValue::One(word.to_owned());
    let permissions = [(permission.into(), value)].into_iter().collect();
    t.service(app).send(SetRolePermissions { role: id.into(), permissions }).await.unwrap();
}

#[tokio::test]
async fn every_permission_has_its_row_and_says_what_counts_and_where_from() {
    let (t, app) = with_seller().await;
    elsewhere(&t, &app, "seller", "createGroup", "deny").await;
    t.sandbox.clear_requests();
    let matrix = t.console.role_permissions(&app).await.unwrap();
    assert_eq!((matrix.rows.len(), matrix.columns.len()), (28, 2));
    assert_eq!(matrix.rows[0].id, "listUsers");
    let roles = matrix.rows.iter().find(|row| row.id == "listUsers.allowedRoles").unwrap();
    assert_eq!((roles.shape, roles.group.as_str()), (PermissionShape::Roles, "People"));
    let seller = &matrix.columns[1];
    assert_eq!(seller.name, "Seller");
    assert_eq!(seller.set["createGroup"], ["deny"]);
    assert_eq!(seller.set.len(), 1);
    assert_eq!(seller.defaults["createGroup"], ["allow"]);
    assert!(seller.told);
    for asked in t.sandbox.requests().iter().filter(|asked| asked.verb == "PUT") {
        assert_eq!(
            asked.body.as_ref().unwrap()["permissions"],
            serde_json::json!({}),
            "looking changes nothing"
        );
    }
    assert!(record(&t).await.iter().all(|entry| entry.act == "roleCreate"));
}

#[tokio::test]
async fn many_permissions_of_two_roles_are_saved_and_each_role_is_taken_back_by_itself() {
    let (t, app) = with_seller().await;
    elsewhere(&t, &app, "seller", "listUsers.mode", "friends").await;
    let changes = [
        change("seller", "createGroup", None, Some(&["deny"])),
        change("seller", "createGroup.allowedGroupTypes", None, Some(&["public"])),
        change("seller", "listUsers.mode", Some(&["friends"]), None),
        change("default", "sendMessage", None, Some(&["deny"])),
    ];
    let saved = t.console.permissions_save(&app, &changes).await.unwrap();
    assert_eq!((saved.saved.len(), saved.failed.len(), saved.conflicts.len()), (4, 0, 0));
    assert_eq!(saved.undo.len(), 2);
    let now = set(&t, &app, "seller").await;
    assert_eq!(
        now,
        [
            ("createGroup".to_owned(), PermissionValue::One("deny".into())),
            (
                "createGroup.allowedGroupTypes".to_owned(),
                PermissionValue::Many(vec!["public".into()])
            ),
        ]
    );
    let entries = record(&t).await;
    assert_eq!(entries[1].sentence, "Changed 3 permissions of the role Seller");
    assert_eq!(entries[0].sentence, "Changed the permission “Send messages” of the role Default");
    assert!(entries[1].before.as_ref().unwrap().contains("allow (default)"));
    assert!(entries[1].after.as_ref().unwrap().contains("\"listUsers.mode\": \"all (default)\""));

    t.console.activity_undo(&saved.undo[0]).await.unwrap();
    let back = of_role(&t, &app, "seller").await;
    assert_eq!(
        back.into_iter().collect::<Vec<_>>(),
        [("listUsers.mode".to_owned(), vec!["friends".to_owned()])]
    );
    assert_eq!(of_role(&t, &app, "default").await["sendMessage"], ["deny"]);
    assert_eq!(record(&t).await[2].undo, Undo::Done);
}

#[tokio::test]
async fn what_a_colleague_changed_meanwhile_is_shown_and_not_written_over() {
    let (t, app) = with_seller().await;
    let mine = change("seller", "listUsers.mode", None, Some(&["friends"]));
    let other = change("seller", "createGroup", None, Some(&["deny"]));
    elsewhere(&t, &app, "seller", "createGroup", "deny").await;
    elsewhere(&t, &app, "seller", "sendMessage", "deny").await;
    let same = t.console.permissions_save(&app, &[mine.clone(), other]).await.unwrap();
    assert!(same.conflicts.is_empty(), "who wants the same has nothing to decide");

    let late = change("seller", "sendMessage", Some(&["allow"]), Some(&[]));
    let asked = t.console.permissions_save(&app, &[late]).await.unwrap();
    assert_eq!(asked.conflicts[0].now, words(Some(&["deny"])));
    assert!(asked.saved.is_empty() && asked.activities.is_empty());
    assert_eq!(of_role(&t, &app, "seller").await["sendMessage"], ["deny"]);

    let sure = change("seller", "sendMessage", Some(&["deny"]), Some(&["allow"]));
    let saved = t.console.permissions_save(&app, &[sure]).await.unwrap();
    assert_eq!(saved.saved.len(), 1);
}

#[tokio::test]
async fn undoing_leaves_alone_what_was_changed_again_since() {
    let (t, app) = with_seller().await;
    let deny = change("seller", "createGroup", None, Some(&["deny"]));
    let saved = t.console.permissions_save(&app, &[deny]).await.unwrap();
    elsewhere(&t, &app, "seller", "createGroup", "allow").await;
    // Back at what counted before, so there is nothing left to decide.
    t.console.activity_undo(&saved.undo[0]).await.unwrap();
    let friends = change("seller", "listUsers.mode", None, Some(&["friends"]));
    let saved = t.console.permissions_save(&app, &[friends]).await.unwrap();
    t.console
        .permissions_save(&app, &[change("seller", "listUsers.mode", Some(&["friends"]), None)])
        .await
        .unwrap();
    t.console.activity_undo(&saved.undo[0]).await.unwrap();
    let texts = change("seller", "sendMessage.allowedMessageTypes", None, Some(&["text"]));
    let saved = t.console.permissions_save(&app, &[texts]).await.unwrap();
    let images =
        change("seller", "sendMessage.allowedMessageTypes", Some(&["text"]), Some(&["image"]));
    t.console.permissions_save(&app, &[images]).await.unwrap();
    let error = t.console.activity_undo(&saved.undo[0]).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    assert!(error.message.contains("“Types they send” was changed again"), "{}", error.message);
    let now = of_role(&t, &app, "seller").await;
    assert_eq!(now["sendMessage.allowedMessageTypes"], ["image"]);
}

#[tokio::test]
async fn what_the_service_refuses_is_told_and_the_rest_is_saved() {
    let (t, app) = with_seller().await;
    let changes = [
        change("seller", "createGroup", None, Some(&["deny"])),
        change("seller", "listUsers.allowedRoles", None, Some(&["nobody"])),
    ];
    let saved = t.console.permissions_save(&app, &changes).await.unwrap();
    assert_eq!((saved.saved.len(), saved.failed.len()), (1, 1));
    assert_eq!(saved.failed[0].permission, "listUsers.allowedRoles");
    assert!(saved.failed[0].message.ends_with(['.', '”']), "{}", saved.failed[0].message);
    let entry = &record(&t).await[0];
    assert_eq!(entry.outcome, Outcome::Partly);
    assert!(!entry.after.as_ref().unwrap().contains("nobody"));
    t.console.activity_undo(&saved.undo[0]).await.unwrap();
    assert!(of_role(&t, &app, "seller").await.is_empty());
}

#[tokio::test]
async fn a_save_whose_answer_is_lost_says_that_it_may_be_made() {
    let (t, app) = with_seller().await;
    let deny = change("seller", "createGroup", None, Some(&["deny"]));
    let lost = FaultPlan::from(Fault::DropAnswer).on("/roles/{role}/permissions");
    t.sandbox.fail_next(lost.after(2).times(1_000));
    let saved = t.console.permissions_save(&app, &[deny]).await.unwrap();
    t.sandbox.clear_faults();
    assert!(saved.failed[0].message.contains("may have been made"), "{:?}", saved.failed);
    assert_eq!(record(&t).await[0].outcome, Outcome::Unknown);
}

#[tokio::test]
async fn a_service_that_takes_no_empty_change_is_not_said_to_have_defaults_alone() {
    let (t, app) = with_seller().await;
    let refuse = FaultPlan::from(Fault::Code { code: "ERR_BAD_REQUEST".into() });
    let refuse = refuse.on("/roles/{role}/permissions");
    // Of each role the list is read first, which passes.
    t.sandbox.fail_next(refuse.clone().after(1));
    let deny = change("seller", "createGroup", None, Some(&["deny"]));
    let saved = t.console.permissions_save(&app, &[deny]).await.unwrap();
    assert_eq!((saved.saved.len(), saved.undo.len()), (1, 0), "what was before is not known");
    let told = t.console.role_abilities(&app, "default", None, None).await.unwrap();
    assert!(told.notes.is_empty());
    t.sandbox.fail_next(refuse.after(1));
    let told = t.console.role_abilities(&app, "seller", None, None).await.unwrap();
    assert!(told.notes.is_empty(), "what was set last stands in");
}

#[tokio::test]
async fn scopes_of_a_group_have_eleven_permissions_each_and_are_saved_alike() {
    let (t, app) = with_seller().await;
    t.console.group_create(&app, &support()).await.unwrap();
    let matrix = t.console.scope_permissions(&app, "support").await.unwrap();
    assert_eq!((matrix.rows.len(), matrix.columns.len()), (11, 3));
    let holder =
        PermissionHolder::Scope { guid: "support".into(), scope: "participant".to_owned() };
    let quiet = PermissionChange {
        holder: holder.clone(),
        permission: "sendMessage".into(),
        before: None,
        after: words(Some(&["deny"])),
    };
    let rings = PermissionChange {
        permission: "initiateCall.allowedScopes".into(),
        after: words(Some(&["admin"])),
        ..quiet.clone()
    };
    let saved = t.console.permissions_save(&app, &[quiet, rings]).await.unwrap();
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Changed 2 permissions of the scope participant in Support room");
    assert_eq!(entry.object.as_ref().unwrap().kind, "group");
    let inside = Some("participant");
    let told = t.console.role_abilities(&app, "seller", Some("support"), inside).await.unwrap();
    let denied = told.groups.iter().flat_map(|group| &group.abilities).find(|one| !one.may);
    assert_eq!(
        denied.unwrap().because,
        ["Permission sendMessage of the scope participant in Support room"]
    );
    t.console.activity_undo(&saved.undo[0]).await.unwrap();
    let matrix = t.console.scope_permissions(&app, "support").await.unwrap();
    assert!(matrix.columns.iter().all(|column| column.set.is_empty()));
}
