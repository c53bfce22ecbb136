//! Groups: made, changed, handed over and deleted through the gate.

use cometchat_api::Secret;
use halley_core::Code;
use halley_core::model::activity::{ActivityEntry, ActivityFilter, Outcome, Undo};
use halley_core::model::connection::AppRef;
use halley_core::model::gate::Profile;
use halley_core::model::group::{
    GroupChanges, GroupPassword, GroupsQuery, MemberFilter, MemberScope, NewGroup,
};
use halley_core::model::people::PageOf;
use halley_core::testing::TestConsole;

use crate::{indexed, people};

pub(crate) fn support() -> NewGroup {
    NewGroup {
        guid: "support".into(),
        name: "Support room".into(),
        kind: "public".into(),
        tags: vec!["desk".into()],
        metadata: r#"{"floor": 2}"#.into(),
        ..NewGroup::default()
    }
}

pub(crate) fn member(uid: &str, scope: &str) -> MemberScope {
    MemberScope { uid: uid.into(), scope: scope.into() }
}

pub(crate) async fn record(t: &TestConsole) -> Vec<ActivityEntry> {
    let filter = ActivityFilter { limit: 50, ..ActivityFilter::default() };
    t.console.activity_list(&filter).await.expect("the record")
}

/// Members of a group as the service has them: uid and scope, by uid.
pub(crate) async fn members(t: &TestConsole, app: &AppRef, guid: &str) -> Vec<(String, String)> {
    let of = PageOf { app: app.clone(), id: guid.to_owned(), page: 1 };
    let page = t.console.group_members(&of, &MemberFilter::default()).await.expect("members");
    let mut members: Vec<_> =
        page.rows.into_iter().map(|member| (member.row.uid, member.scope)).collect();
    members.sort();
    members
}

async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo", "cy"]).await;
    (t, app)
}

#[tokio::test]
async fn a_group_is_made_with_its_members_in_chunks_and_says_who_could_not_be_added() {
    let (t, app) = set_up().await;
    let uids: Vec<String> = (0..40).map(|n| format!("user-{n:02}")).collect();
    people(&t, &app, &uids.iter().map(String::as_str).collect::<Vec<_>>()).await;
    indexed(&t, &app).await;
    let mut first: Vec<_> = uids.iter().map(|uid| member(uid, "participant")).collect();
    first.push(member("bo", "moderator"));
    first.push(member("nobody", "participant"));
    first.push(member("ada", "admin"));
    let group = NewGroup { owner: "ada".into(), members: first, ..support() };
    t.sandbox.clear_requests();
    let written = t.console.group_create(&app, &group).await.unwrap();
    let made = &written.value;
    assert_eq!((made.added, made.failed.len()), (41, 1), "the owner is no further member");
    assert_eq!(made.failed[0].id, "nobody");
    assert_eq!(made.failed[0].service_code.as_deref(), Some("ERR_UID_NOT_FOUND"));
    assert_eq!(made.group.row.members, Some(42));
    assert_eq!(made.group.owner_name.as_deref(), Some("ada"));
    assert_eq!(made.group.conversation, "group_support");
    let adds = t.sandbox.requests();
    let adds = adds.iter().filter(|sent| sent.template == "/groups/{guid}/members").count();
    assert_eq!(adds, 2, "25 at a time");
    let known = members(&t, &app, "support").await;
    assert!(known.contains(&("bo".into(), "moderator".into())));

    let entry = &record(&t).await[0];
    assert_eq!(entry.sentence, "Created the group Support room");
    assert_eq!((entry.outcome, entry.undo), (Outcome::Partly, Undo::None));
    assert!(entry.problem.as_ref().unwrap().contains("nobody could not be added"));
    let query = GroupsQuery { limit: 10, ..GroupsQuery::default() };
    let listed = t.console.groups_list(&app, query).await.unwrap();
    assert_eq!(listed.rows[0].members, Some(42), "the list knows it at once");
    let facets = t.console.groups_facets(&app).await.unwrap();
    assert_eq!((facets.tags[0].value.as_str(), facets.tags[0].count), ("desk", 1));
}

#[tokio::test]
async fn mistakes_in_a_new_group_are_told_at_their_fields_before_anything_is_sent() {
    let (t, app) = set_up().await;
    t.sandbox.clear_requests();
    let group = NewGroup { kind: "password".into(), guid: "a b".into(), ..support() };
    let error = t.console.group_create(&app, &group).await.unwrap_err();
    let fields: Vec<_> = error.fields.iter().map(|wrong| wrong.field.as_str()).collect();
    assert_eq!(fields, ["guid", "password"]);
    assert_eq!(t.sandbox.requests(), []);
    assert_eq!(record(&t).await, []);
}

#[tokio::test]
async fn refusals_of_the_service_land_at_the_field_they_are_about() {
    let (t, app) = set_up().await;
    let ghost = NewGroup { owner: "ghost".into(), ..support() };
    let error = t.console.group_create(&app, &ghost).await.unwrap_err();
    assert_eq!(error.fields[0].field, "owner");
    t.console.group_create(&app, &support()).await.unwrap();
    let error = t.console.group_create(&app, &support()).await.unwrap_err();
    assert_eq!((error.code, error.fields[0].field.as_str()), (Code::Conflict, "guid"));
    let error = t.console.group_transfer(&app, "support", "ghost").await.unwrap_err();
    assert_eq!(error.fields[0].field, "owner");
}

#[tokio::test]
async fn an_edit_keeps_what_it_does_not_name_and_is_undone_field_by_field() {
    let (t, app) = set_up().await;
    let group = NewGroup { description: "Second floor".into(), ..support() };
    t.console.group_create(&app, &group).await.unwrap();
    let changes = GroupChanges {
        name: Some("Help desk".into()),
        description: Some(String::new()),
        kind: Some("private".into()),
        ..GroupChanges::default()
    };
    let written = t.console.group_update(&app, "support", &changes, None).await.unwrap();
    let detail = t.console.group_get(&app, "support").await.unwrap();
    assert_eq!((detail.row.name.as_str(), detail.row.kind.as_str()), ("Help desk", "private"));
    assert_eq!((&detail.description, detail.row.tags.as_slice()), (&None, &["desk".into()][..]));
    let entry = &record(&t).await[0];
    let sentence = "Changed the name, the type and the description of the group Support room";
    assert_eq!(entry.sentence, sentence);

    t.console.activity_undo(written.undo.as_deref().unwrap()).await.unwrap();
    let detail = t.console.group_get(&app, "support").await.unwrap();
    assert_eq!((detail.row.name.as_str(), detail.row.kind.as_str()), ("Support room", "public"));
    assert_eq!(detail.description.as_deref(), Some("Second floor"));
}

#[tokio::test]
async fn a_password_goes_in_is_never_on_record_and_its_change_is_not_called_reversible() {
    let (t, app) = set_up().await;
    t.console.group_create(&app, &support()).await.unwrap();
    let sesame = GroupPassword(Secret::new("open sesame"));
    let lock = GroupChanges { kind: Some("password".into()), ..GroupChanges::default() };
    let locked = t.console.group_update(&app, "support", &lock, Some(&sesame)).await.unwrap();
    assert!(locked.undo.is_some(), "it was public and can be so again");
    let other = GroupPassword(Secret::new("rather not"));
    let nothing = GroupChanges::default();
    let changed = t.console.group_update(&app, "support", &nothing, Some(&other)).await.unwrap();
    assert_eq!(changed.undo, None, "nobody knows the former password");
    let text = serde_json::to_string(&record(&t).await).unwrap();
    assert!(!text.contains("sesame") && !text.contains("rather not"), "{text}");

    let open = GroupChanges { kind: Some("public".into()), ..GroupChanges::default() };
    t.console.group_update(&app, "support", &open, None).await.unwrap();
    let error = t.console.group_update(&app, "support", &nothing, Some(&other)).await.unwrap_err();
    assert_eq!(error.fields[0].field, "password");
}

#[tokio::test]
async fn a_group_is_handed_over_and_back() {
    let (t, app) = set_up().await;
    let group =
        NewGroup { owner: "ada".into(), members: vec![member("bo", "participant")], ..support() };
    t.console.group_create(&app, &group).await.unwrap();
    let written = t.console.group_transfer(&app, "support", "bo").await.unwrap();
    assert_eq!(written.value.row.owner.as_deref(), Some("bo"));
    let again = t.console.group_transfer(&app, "support", "bo").await.unwrap_err();
    assert_eq!(again.message, "This user owns the group already.");
    t.console.activity_undo(written.undo.as_deref().unwrap()).await.unwrap();
    let detail = t.console.group_get(&app, "support").await.unwrap();
    assert_eq!(detail.row.owner.as_deref(), Some("ada"));
}

#[tokio::test]
async fn deleting_a_group_wants_the_guid_typed_and_takes_it_out_of_the_list() {
    let (t, app) = set_up().await;
    t.console.group_create(&app, &support()).await.unwrap();
    indexed(&t, &app).await;
    let error = t.console.group_delete(&app, "support", "Support room").await.unwrap_err();
    assert_eq!((error.code, error.fields[0].field.as_str()), (Code::Invalid, "typedGuid"));
    t.console.profile_set(Profile::Manager).await.unwrap();
    let error = t.console.group_delete(&app, "support", "support").await.unwrap_err();
    assert_eq!(error.code, Code::ProfileDenied);
    t.console.profile_set(Profile::Administrator).await.unwrap();
    let written = t.console.group_delete(&app, "support", "support").await.unwrap();
    assert_eq!(written.undo, None);
    assert_eq!(t.console.group_get(&app, "support").await.unwrap_err().code, Code::NotFound);
    let query = GroupsQuery { limit: 10, ..GroupsQuery::default() };
    assert_eq!(t.console.groups_list(&app, query).await.unwrap().total, 0);
}
