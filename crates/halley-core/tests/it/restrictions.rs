//! Older restrictions: shown, lifted, moved to permissions, and taken back.

use cometchat_api::chat::restricted::RestrictFeatures;
use cometchat_sandbox::{Fault, FaultPlan};
use halley_core::Code;
use halley_core::model::activity::Outcome;
use halley_core::model::connection::AppRef;
use halley_core::testing::TestConsole;

use crate::groups::record;
use crate::permissions::{change, of_role};
use crate::roles::with_seller;

async fn restricted() -> (TestConsole, AppRef) {
    let (t, app) = with_seller().await;
    let features_to_restrict =
        ["u.createGroup", "u.logout", "updateMessage"].map(str::to_owned).to_vec();
    let restrict = RestrictFeatures { role: "seller".into(), features_to_restrict };
    t.service(&app).send(restrict).await.unwrap();
    (t, app)
}

async fn keys(t: &TestConsole, app: &AppRef) -> Vec<String> {
    let all = t.console.restrictions_list(app).await.unwrap();
    let seller = all.into_iter().find(|one| one.role == "seller").unwrap();
    let mut keys: Vec<_> = seller.features.into_iter().map(|feature| feature.key).collect();
    keys.sort();
    keys
}

fn named(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

#[tokio::test]
async fn each_says_in_plain_words_what_it_forbids_and_which_permission_forbids_the_same() {
    let (t, app) = restricted().await;
    let all = t.console.restrictions_list(&app).await.unwrap();
    let seller = all.iter().find(|one| one.role == "seller").unwrap();
    let told: Vec<_> = seller
        .features
        .iter()
        .map(|one| (one.cannot.as_str(), one.permission.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("create groups", Some("createGroup")),
            ("sign out", None),
            ("edit messages", Some("editMessage")),
        ]
    );
}

#[tokio::test]
async fn what_a_permission_can_forbid_is_moved_and_the_rest_stays_restricted() {
    let (t, app) = restricted().await;
    t.sandbox.clear_requests();
    let wanted = named(&["createGroup", "logout", "updateMessage"]);
    let report = t.console.restrictions_move(&app, "seller", &wanted).await.unwrap();
    assert_eq!((report.done, report.failed.len()), (2, 1));
    assert_eq!(report.failed[0].id, "logout");
    assert_eq!(keys(&t, &app).await, ["logout"]);
    let set = of_role(&t, &app, "seller").await;
    assert_eq!((&set["createGroup"], &set["editMessage"]), (&named(&["deny"]), &named(&["deny"])));
    let sent = t.sandbox.requests();
    let denied = sent.iter().position(|one| {
        one.body.as_ref().is_some_and(|body| body["permissions"]["createGroup"] == "deny")
    });
    let lifted = sent.iter().position(|one| one.verb == "DELETE");
    assert!(denied.unwrap() < lifted.unwrap(), "nothing is open in between");
    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Moved older restrictions of the role Seller to permissions");
    assert_eq!(entry.outcome, Outcome::Partly);
    let (before, after) = (entry.before.as_ref().unwrap(), entry.after.as_ref().unwrap());
    assert!(before.contains("\"updateMessage\"") && !after.contains("\"updateMessage\""));
    assert!(after.contains("\"editMessage\"") && after.contains("\"logout\""), "{after}");

    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(keys(&t, &app).await, ["createGroup", "logout", "updateMessage"]);
    assert!(of_role(&t, &app, "seller").await.is_empty());
}

#[tokio::test]
async fn a_permission_that_forbade_it_already_stays_when_the_move_is_taken_back() {
    let (t, app) = restricted().await;
    let deny = change("seller", "createGroup", None, Some(&["deny"]));
    t.console.permissions_save(&app, &[deny]).await.unwrap();
    let wanted = named(&["createGroup"]);
    let report = t.console.restrictions_move(&app, "seller", &wanted).await.unwrap();
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(of_role(&t, &app, "seller").await["createGroup"], ["deny"]);
    assert!(keys(&t, &app).await.contains(&"createGroup".to_owned()));
}

#[tokio::test]
async fn restrictions_stay_when_their_permissions_cannot_be_set() {
    let (t, app) = restricted().await;
    let code = "ERR_PLAN_RESTRICTION".to_owned();
    let fault = FaultPlan::from(Fault::Code { code }).on("/roles/{role}/permissions");
    t.sandbox.fail_next(fault.times(1_000));
    let wanted = named(&["createGroup"]);
    let error = t.console.restrictions_move(&app, "seller", &wanted).await.unwrap_err();
    assert_eq!(error.code, Code::PlanRestricted);
    assert_eq!(keys(&t, &app).await.len(), 3);
}

#[tokio::test]
async fn one_is_lifted_in_either_spelling_and_set_again() {
    let (t, app) = restricted().await;
    let wanted = named(&["updateMessage", "listUsers"]);
    let report = t.console.restrictions_lift(&app, "seller", &wanted).await.unwrap();
    assert_eq!((report.done, report.unchanged), (1, 1), "listUsers was not restricted");
    assert_eq!(keys(&t, &app).await, ["createGroup", "logout"]);
    t.console.activity_undo(report.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(keys(&t, &app).await, ["createGroup", "logout", "updateMessage"]);
    let sentence = &record(&t).await[0].sentence;
    assert_eq!(sentence, "Forbade the role Seller to edit messages");
}
