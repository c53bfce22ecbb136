//! Views, recents and samples.

use cometchat_api::AppId;
use halley_store::{AppRow, Code, Recent, Sample, Store, View};

use crate::{app, memory};

fn view(name: &str, app: Option<&str>) -> View {
    View {
        list: "users".to_owned(),
        app: app.map(str::to_owned),
        name: name.to_owned(),
        address: "?role=agent".to_owned(),
        created_at: 5,
        ..View::default()
    }
}

fn names(store: &Store, app: Option<&str>) -> String {
    store.views_list("users", app).unwrap().into_iter().map(|view| view.name).collect()
}

#[test]
fn views_are_for_every_app_or_for_one_and_stay_in_their_sequence() {
    let store = memory();
    let first = store.view_add(&view("a", None)).unwrap();
    let second = store.view_add(&view("b", Some("app-1"))).unwrap();
    let third = store.view_add(&view("c", None)).unwrap();
    assert_eq!(names(&store, Some("app-1")), "abc");
    assert_eq!(names(&store, Some("app-2")), "ac");
    assert_eq!(names(&store, None), "ac");
    store.views_arrange(&[third, second, first]).unwrap();
    assert_eq!(names(&store, Some("app-1")), "cba");
    store.view_update(second, "B", "?tag=vip").unwrap();
    store.view_remove(first).unwrap();
    let listed = store.views_list("users", Some("app-1")).unwrap();
    let renamed = View { id: second, address: "?tag=vip".to_owned(), ..view("B", Some("app-1")) };
    assert_eq!(listed[1], renamed);
    assert_eq!(store.view_update(first, "x", "").unwrap_err().code, Code::Conflict);
}

#[test]
fn the_last_two_hundred_places_are_remembered_each_once() {
    let store = memory();
    let place = |n: i64| Recent {
        address: format!("/apps/{n}"),
        kind: "app".to_owned(),
        title: format!("App {n}"),
        hint: None,
        at: n,
    };
    for n in 0..205 {
        store.recent_add(&place(n)).unwrap();
    }
    let again = Recent { at: 500, title: "Renamed".to_owned(), ..place(100) };
    store.recent_add(&again).unwrap();
    let listed = store.recents_list(999).unwrap();
    assert_eq!(listed.len(), 200);
    assert_eq!(listed[0], again);
    assert_eq!(listed[1], place(204));
    store.recents_forget("/apps/2").unwrap();
    let listed = store.recents_list(999).unwrap();
    assert!(listed.iter().all(|recent| !recent.address.starts_with("/apps/2")));
    assert!(listed.contains(&place(199)), "others stay");
    store.recents_forget("").unwrap();
    assert!(store.recents_list(9).unwrap().is_empty());
}

#[test]
fn the_sample_taken_last_on_a_day_counts() {
    let store = memory();
    let sample = |day, value, taken_at| Sample { day, value, taken_at };
    let other = AppId::new("app-2");
    store.sample_add(&app(), "users", sample(10, 5, 100)).unwrap();
    store.sample_add(&app(), "users", sample(10, 7, 200)).unwrap();
    store.sample_add(&app(), "users", sample(10, 6, 150)).unwrap();
    store.sample_add(&app(), "users", sample(12, 9, 300)).unwrap();
    store.sample_add(&app(), "messages", sample(11, 1, 300)).unwrap();
    store.sample_add(&other, "users", sample(9, 3, 90)).unwrap();
    let listed = store.samples_list(&app(), "users", (10, 12)).unwrap();
    assert_eq!(listed, [sample(10, 7, 200), sample(12, 9, 300)]);
    assert_eq!(store.samples_list(&app(), "users", (11, 11)).unwrap(), []);
    let last = store.samples_last("users").unwrap();
    assert_eq!(last, [(app(), sample(12, 9, 300)), (other, sample(9, 3, 90))]);
}

#[test]
fn all_measures_of_an_app_are_read_together_and_several_are_kept_together() {
    let store = memory();
    let sample = |day, value| Sample { day, value, taken_at: 100 };
    let several = [("users", sample(10, 5)), ("calls", sample(10, 1)), ("users", sample(11, 6))];
    store.samples_add(&app(), &several).unwrap();
    store.sample_add(&AppId::new("app-2"), "users", sample(10, 9)).unwrap();
    let found = store.samples_of(&app(), (10, 11)).unwrap();
    assert_eq!(found["users"], [sample(10, 5), sample(11, 6)]);
    assert_eq!(found["calls"], [sample(10, 1)]);
    assert_eq!(store.samples_of(&app(), (12, 20)).unwrap().len(), 0);
}

#[test]
fn a_measure_of_a_fleet_is_that_of_its_apps_alone() {
    let store = memory();
    let sample = |day, value| Sample { day, value, taken_at: 100 };
    let row = |id: &str| AppRow { app: AppId::new(id), raw: "{}".to_owned(), ..AppRow::default() };
    store.fleet_save("c1", &[row("app-1"), row("app-2")], 10).unwrap();
    for (app, value) in [("app-1", 5), ("elsewhere", 7)] {
        store.sample_add(&AppId::new(app), "users", sample(10, value)).unwrap();
    }
    store.threshold_set(&app(), "users", Some(4)).unwrap();
    let found = store.samples_of_fleet("c1", "users", (9, 10)).unwrap();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [(app(), vec![sample(10, 5)])]);
    assert_eq!(store.thresholds_of("users").unwrap()[&app()], 4);
}

#[test]
fn a_threshold_is_kept_for_a_measure_until_it_is_taken_away() {
    let store = memory();
    store.threshold_set(&app(), "users", Some(100)).unwrap();
    store.threshold_set(&app(), "users", Some(90)).unwrap();
    store.threshold_set(&app(), "calls", Some(7)).unwrap();
    let kept = store.thresholds(&app()).unwrap();
    assert_eq!((kept["users"], kept["calls"]), (90, 7));
    store.threshold_set(&app(), "users", None).unwrap();
    assert_eq!(store.thresholds(&app()).unwrap().len(), 1);
    assert!(store.thresholds(&AppId::new("app-2")).unwrap().is_empty());
}
