use cometchat_api::AppId;
use halley_store::{AppMarks, AppRow, Kind, UserFilter};

use crate::{app, memory, user};

fn row(id: &str, name: &str) -> AppRow {
    AppRow {
        app: AppId::new(id),
        name: name.to_owned(),
        region: "eu".to_owned(),
        raw: "{}".to_owned(),
        ..AppRow::default()
    }
}

fn names(store: &halley_store::Store, connection: &str) -> Vec<String> {
    store.fleet(connection).unwrap().apps.into_iter().map(|(app, _)| app.name).collect()
}

#[test]
fn a_fleet_is_what_was_read_last_by_name() {
    let store = memory();
    assert_eq!(store.fleet("c1").unwrap().as_of, None);
    store.fleet_save("c1", &[row("b", "beta"), row("a", "Alpha"), row("c", "Gamma")], 10).unwrap();
    assert_eq!(names(&store, "c1"), ["Alpha", "beta", "Gamma"]);
    store.fleet_save("c1", &[row("a", "Alpha 2")], 20).unwrap();
    assert_eq!(names(&store, "c1"), ["Alpha 2"]);
    assert_eq!(store.fleet("c1").unwrap().as_of, Some(20));
    assert!(names(&store, "c2").is_empty());
}

#[test]
fn an_app_listed_twice_by_the_service_is_one_row() {
    let store = memory();
    store.fleet_save("c1", &[row("a", "Old"), row("a", "New")], 10).unwrap();
    assert_eq!(names(&store, "c1"), ["New"]);
}

#[test]
fn marks_outlive_the_fleet_and_counts_do_not_touch_what_people_said() {
    let store = memory();
    let said = AppMarks {
        label: Some("production".to_owned()),
        colour: Some("red".to_owned()),
        note: Some("careful".to_owned()),
        contact: Some("Ana, +1 555 0100".to_owned()),
        ..AppMarks::default()
    };
    store.app_users(&AppId::new("a"), 7, 5).unwrap();
    store.app_mark(&AppId::new("a"), &said).unwrap();
    store.app_users(&AppId::new("a"), 8, 6).unwrap();
    store.fleet_save("c1", &[row("a", "Alpha")], 10).unwrap();
    store.fleet_forget("c1").unwrap();
    store.fleet_save("c1", &[row("a", "Alpha")], 20).unwrap();
    let expected = AppMarks { users: Some(8), users_as_of: Some(6), ..said };
    assert_eq!(store.fleet("c1").unwrap().apps[0].1, expected);
    assert_eq!(store.app_marks(&AppId::new("a")).unwrap(), expected);
}

#[test]
fn forgetting_a_connection_forgets_people_unless_another_leads_there() {
    let store = memory();
    let all = UserFilter::default();
    store.fleet_save("c1", &[row("app-1", "One")], 10).unwrap();
    store.fleet_save("c2", &[row("app-1", "One")], 10).unwrap();
    store.index_pass_begin(&app(), Kind::Users, 1).unwrap();
    store.users_save(&app(), &[user("anna", "Anna")]).unwrap();
    assert_eq!(store.users_count(&app(), &all).unwrap(), 1);
    store.fleet_forget("c1").unwrap();
    assert_eq!(store.users_count(&app(), &all).unwrap(), 1);
    store.fleet_forget("c2").unwrap();
    assert_eq!(store.users_count(&app(), &all).unwrap(), 0);
    assert_eq!(store.user(&app(), "anna").unwrap(), None);
    assert_eq!(store.index_state(&app(), Kind::Users).unwrap(), Default::default());
}

#[test]
fn ten_thousand_apps_are_listed_whole() {
    let store = memory();
    let apps: Vec<AppRow> =
        (0..10_000).map(|n| row(&format!("a{n}"), &format!("App {n}"))).collect();
    store.fleet_save("c1", &apps, 10).unwrap();
    assert_eq!(store.fleet("c1").unwrap().apps.len(), 10_000);
}
