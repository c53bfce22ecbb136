use halley_store::{Activity, ActivityEnd, ActivityFilter, Code, NewActivity, Outcome, Store};

use crate::memory;

pub(crate) fn change(act: &str, sentence: &str) -> NewActivity {
    NewActivity {
        at: 100,
        connection: "c1".to_owned(),
        connection_name: "Main account".to_owned(),
        app: Some("app-1".to_owned()),
        app_name: Some("Café Zürich".to_owned()),
        profile: "manager".to_owned(),
        act: act.to_owned(),
        sentence: sentence.to_owned(),
        object_kind: Some("user".to_owned()),
        object_id: Some("anna".to_owned()),
        object_name: Some("Anna".to_owned()),
        before: Some("{}".to_owned()),
        end: ActivityEnd::started(),
    }
}

fn done(undo: Option<&str>) -> ActivityEnd {
    ActivityEnd {
        outcome: Outcome::Done,
        after: Some(r#"{"name":"Anna B"}"#.to_owned()),
        problem: None,
        request_id: Some("r-1".to_owned()),
        undo: undo.map(str::to_owned),
    }
}

fn list(store: &Store, filter: ActivityFilter) -> Vec<i64> {
    let filter = ActivityFilter { limit: 100, ..filter };
    store.activity_list(&filter).unwrap().iter().map(|activity| activity.id).collect()
}

#[test]
fn a_change_is_started_ended_once_and_undone_once() {
    let store = memory();
    let id = store.activity_add(&change("userUpdate", "Renames Anna")).unwrap();
    store.activity_end(id, &done(Some("{}"))).unwrap();
    let again = store.activity_end(id, &done(None)).unwrap_err();
    assert_eq!(again.code, Code::Conflict);
    let undo = store.activity_add(&change("userUpdate", "Renames Anna back")).unwrap();
    store.activity_undone(id, undo).unwrap();
    assert_eq!(store.activity_undone(id, undo).unwrap_err().code, Code::Conflict);
    assert_eq!(store.activity_undone(undo, id).unwrap_err().code, Code::Conflict);
    let expected = Activity {
        id,
        what: NewActivity { end: done(Some("{}")), ..change("userUpdate", "Renames Anna") },
        undone_by: Some(undo),
    };
    assert_eq!(store.activity(id).unwrap(), Some(expected));
    assert_eq!(store.activity(99).unwrap(), None);
}

#[test]
fn text_is_found_anywhere_whatever_its_case_and_accents() {
    let store = memory();
    let first = store.activity_add(&change("userUpdate", "Renames Anna")).unwrap();
    let second = store.activity_add(&change("messageDelete", "Removes \"a message\"")).unwrap();
    let find = |text: &str| {
        list(&store, ActivityFilter { search: text.to_owned(), ..ActivityFilter::default() })
    };
    assert_eq!(find("zurich"), [second, first]);
    assert_eq!(find("NAMES"), [first]);
    assert_eq!(find("\"a m"), [second]);
    assert_eq!(find("\"m"), [0_i64; 0]);
    assert_eq!(find("OR"), [0_i64; 0]);
    assert_eq!(find("a*"), [0_i64; 0]);
    assert_eq!(find("an"), [second, first]);
    assert_eq!(find("NEAR(a b)"), [0_i64; 0]);
}

#[test]
fn every_filter_narrows_the_list() {
    let store = memory();
    let first = store.activity_add(&change("userUpdate", "Renames Anna")).unwrap();
    let other = NewActivity {
        at: 200,
        connection: "c2".to_owned(),
        app: None,
        object_kind: Some("app".to_owned()),
        object_id: Some("app-9".to_owned()),
        ..change("appCreate", "Makes an app")
    };
    let second = store.activity_add(&other).unwrap();
    let some = |text: &str| Some(text.to_owned());
    let none = ActivityFilter::default;
    assert_eq!(list(&store, none()), [second, first]);
    assert_eq!(list(&store, ActivityFilter { connection: some("c2"), ..none() }), [second]);
    assert_eq!(list(&store, ActivityFilter { app: some("app-1"), ..none() }), [first]);
    assert_eq!(list(&store, ActivityFilter { object_kind: some("app"), ..none() }), [second]);
    assert_eq!(list(&store, ActivityFilter { object_id: some("anna"), ..none() }), [first]);
    assert_eq!(list(&store, ActivityFilter { act: some("appCreate"), ..none() }), [second]);
    assert_eq!(list(&store, ActivityFilter { from: Some(200), ..none() }), [second]);
    assert_eq!(list(&store, ActivityFilter { until: Some(200), ..none() }), [first]);
    assert_eq!(list(&store, ActivityFilter { before_id: Some(second), ..none() }), [first]);
}

#[test]
fn pages_follow_each_other_without_gap_or_double_while_changes_come_in() {
    let store = memory();
    let mut ids: Vec<i64> =
        (0..25).map(|_| store.activity_add(&change("userUpdate", "Renames")).unwrap()).collect();
    ids.reverse();
    let mut seen = Vec::new();
    let mut before_id = None;
    loop {
        let filter = ActivityFilter { before_id, limit: 10, ..ActivityFilter::default() };
        let page = store.activity_list(&filter).unwrap();
        let Some(last) = page.last() else { break };
        before_id = Some(last.id);
        seen.extend(page.iter().map(|activity| activity.id));
        store.activity_add(&change("userUpdate", "Comes in")).unwrap();
    }
    assert_eq!(seen, ids);
}
