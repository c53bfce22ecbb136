use halley_store::{Between, Facet, Part, Shown, Store, UserFilter, UserRow, UserSort, UsersQuery};

use crate::{app, memory, user};

fn filter(search: &str) -> UserFilter {
    UserFilter { search: search.to_owned(), ..UserFilter::default() }
}

fn uids(store: &Store, query: UsersQuery) -> Vec<String> {
    let query = UsersQuery { limit: 100, ..query };
    let window = store.users_window(&app(), &query).unwrap();
    window.rows.into_iter().map(|row| row.uid).collect()
}

fn found(store: &Store, search: &str) -> Vec<String> {
    uids(store, UsersQuery { filter: filter(search), ..UsersQuery::default() })
}

#[test]
fn a_search_looks_inside_names_and_uids_and_past_case_and_accents() {
    let store = memory();
    let rows = [
        user("u-1", "Zoë Müller"),
        user("u-2", "José Álvarez"),
        user("muell-3", "Łukasz"),
        user("u-4", "日本 太郎"),
    ];
    store.users_save(&app(), &rows).unwrap();
    assert_eq!(found(&store, "ulle"), ["u-1"]);
    assert_eq!(found(&store, "ZOE"), ["u-1"]);
    assert_eq!(found(&store, " jose "), ["u-2"]);
    assert_eq!(found(&store, "luk"), ["muell-3"]);
    assert_eq!(found(&store, "MU"), ["muell-3", "u-1"]);
    assert_eq!(found(&store, "太"), ["u-4"]);
    assert_eq!(found(&store, "u-"), ["u-2", "u-1", "u-4"]);
    assert!(found(&store, "nobody").is_empty());
    assert!(found(&store, "rez u-2").is_empty(), "name and uid are two texts");
    assert_eq!(found(&store, "").len(), 4);
}

#[test]
fn all_that_match_are_read_in_parts_in_the_sequence_in_which_they_came() {
    let store = memory();
    let role = |n: u32| n.is_multiple_of(2).then(|| "host".to_owned());
    let row = |n| UserRow { role: role(n), ..user(&format!("u{n}"), "Ann") };
    let rows: Vec<UserRow> = (0..2_345).rev().map(row).collect();
    store.users_save(&app(), &rows).unwrap();
    let all = store.users_all(&app(), &filter("")).unwrap();
    let chunks: Vec<_> = all.into_iter().map(read).collect();
    assert_eq!(chunks.iter().map(Vec::len).collect::<Vec<_>>(), [2_000, 345]);
    assert_eq!(chunks.concat(), rows);
    let few = store.users_all(&app(), &filter("u234")).unwrap();
    let few: Vec<_> = few.into_iter().map(read).collect();
    assert_eq!(few.concat().len(), 6, "u234 and u2340 to u2344");
}

fn read(part: Part<UserRow>) -> Vec<UserRow> {
    let mut rows = Vec::new();
    part(&mut |row| rows.push(row.clone())).unwrap();
    rows
}

#[test]
fn hostile_names_are_only_names() {
    let store = memory();
    let names = [
        "'; DROP TABLE users; --",
        "<script>alert(1)</script>",
        "a\u{202e}b\u{200b}c",
        "line\nbreak\0nul",
        "%_*\"OR\"",
        "",
    ];
    let long = "x".repeat(70_000);
    let mut rows: Vec<UserRow> =
        (0..).zip(names).map(|(n, name)| user(&format!("u{n}"), name)).collect();
    rows.push(user("u6", &long));
    store.users_save(&app(), &rows).unwrap();
    for row in &rows {
        assert_eq!(store.user(&app(), &row.uid).unwrap().as_ref(), Some(row));
    }
    assert_eq!(found(&store, "drop table"), ["u0"]);
    assert_eq!(found(&store, "<SCRIPT>"), ["u1"]);
    assert_eq!(found(&store, "abc"), ["u2"]);
    assert_eq!(found(&store, "line break"), ["u3"]);
    assert_eq!(found(&store, "%_*\"or\""), ["u4"]);
    assert_eq!(found(&store, "xxxx"), ["u6"]);
}

#[test]
fn each_filter_narrows_and_the_count_says_by_how_much() {
    let store = memory();
    let role = |role: &str, row: UserRow| UserRow { role: Some(role.to_owned()), ..row };
    let tags = |tags: &[&str], row: UserRow| UserRow {
        tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
        ..row
    };
    let rows = [
        role("agent", tags(&["vip", "de"], user("a", "A"))),
        role("agent", tags(&["de"], user("b", "B"))),
        role("guest", UserRow { online: Some(true), ..tags(&["vip"], user("c", "C")) }),
        role("guest", UserRow { deactivated_at: Some(9), ..user("d", "D") }),
        UserRow { online: Some(false), last_active_at: Some(70), ..user("e", "E") },
    ];
    store.users_save(&app(), &rows).unwrap();
    let list = |filter: UserFilter| {
        let listed = uids(&store, UsersQuery { filter: filter.clone(), ..UsersQuery::default() });
        assert_eq!(store.users_count(&app(), &filter).unwrap() as usize, listed.len());
        listed.concat()
    };
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    let none = UserFilter::default;
    assert_eq!(list(none()), "abce");
    assert_eq!(list(UserFilter { shown: Shown::All, ..none() }), "abcde");
    assert_eq!(list(UserFilter { shown: Shown::Deactivated, ..none() }), "d");
    assert_eq!(list(UserFilter { roles: texts(&["agent"]), ..none() }), "ab");
    assert_eq!(list(UserFilter { roles: texts(&["agent", "guest", "none"]), ..none() }), "abc");
    assert_eq!(list(UserFilter { roles: texts(&["none"]), ..none() }), "");
    assert_eq!(list(UserFilter { tags: texts(&["vip"]), ..none() }), "ac");
    assert_eq!(list(UserFilter { tags: texts(&["vip", "de"]), ..none() }), "abc");
    assert_eq!(list(UserFilter { online: Some(true), ..none() }), "c");
    assert_eq!(list(UserFilter { online: Some(false), ..none() }), "e");
    let both = UserFilter { roles: texts(&["guest"]), shown: Shown::All, ..none() };
    assert_eq!(list(both), "cd");
    let time = |from, until| Between { from, until };
    assert_eq!(list(UserFilter { last_active: time(None, Some(70)), ..none() }), "e");
    assert_eq!(list(UserFilter { last_active: time(Some(70), None), ..none() }), "e");
    assert_eq!(list(UserFilter { last_active: time(Some(71), Some(99)), ..none() }), "");
    assert_eq!(list(UserFilter { updated: time(None, Some(99)), ..none() }), "");
    let facets = store.users_facets(&app(), Shown::Active).unwrap();
    let facet = |value: &str, count| Facet { value: value.to_owned(), count };
    assert_eq!(facets.roles, [facet("agent", 2), facet("guest", 1)]);
    assert_eq!(facets.tags, [facet("de", 2), facet("vip", 2)]);
    assert_eq!(store.users_facets(&app(), Shown::All).unwrap().roles[1], facet("guest", 2));
}

#[test]
fn every_order_goes_both_ways() {
    let store = memory();
    let rows = [
        UserRow { role: Some("b".into()), created_at: Some(3), ..user("u2", "anna") },
        UserRow { role: Some("a".into()), last_active_at: Some(5), ..user("u1", "Bert") },
        UserRow { role: Some("a".into()), updated_at: Some(7), ..user("u3", "Ähnlich") },
    ];
    store.users_save(&app(), &rows).unwrap();
    let sorted =
        |sort, descending| uids(&store, UsersQuery { sort, descending, ..Default::default() });
    let both = |sort| (sorted(sort, false).concat(), sorted(sort, true).concat());
    let ways = |up: &str, down: &str| (up.to_owned(), down.to_owned());
    assert_eq!(both(UserSort::Name), ways("u3u2u1", "u1u2u3"));
    assert_eq!(both(UserSort::Uid), ways("u1u2u3", "u3u2u1"));
    assert_eq!(both(UserSort::Role), ways("u3u1u2", "u2u1u3"));
    assert_eq!(sorted(UserSort::CreatedAt, true)[0], "u2");
    assert_eq!(sorted(UserSort::LastActiveAt, true)[0], "u1");
    assert_eq!(sorted(UserSort::UpdatedAt, true)[0], "u3");
}

#[test]
fn a_removed_user_is_gone_at_once_and_may_come_back() {
    let store = memory();
    store.users_save(&app(), &[user("a", "Anna"), user("b", "Bert")]).unwrap();
    assert_eq!(found(&store, ""), ["a", "b"]);
    assert_eq!(store.users_remove(&app(), &["a", "nobody"]).unwrap(), 1);
    assert_eq!(found(&store, ""), ["b"]);
    store.users_save(&app(), &[user("a", "Anna")]).unwrap();
    assert_eq!(found(&store, "ann"), ["a"]);
}

#[test]
fn select_all_streams_every_match_as_it_was_when_asked() {
    let store = memory();
    let rows: Vec<UserRow> = (0..2_500).map(|n| user(&format!("u{n:04}"), "Same name")).collect();
    store.users_save(&app(), &rows).unwrap();
    let mut stream = store.users_uids(&app(), &filter("same")).unwrap();
    assert_eq!(stream.n_left(), 2_500);
    let first = stream.next().unwrap().unwrap();
    assert_eq!((first.len(), first[0].as_str()), (1_000, "u0000"));
    store.users_remove(&app(), &["u1500", "u0001"]).unwrap();
    store.users_save(&app(), &[user("v", "Same name")]).unwrap();
    let rest: Vec<String> = stream.flat_map(Result::unwrap).collect();
    assert_eq!(rest.len(), 1_499);
    assert!(!rest.contains(&"v".to_owned()) && !rest.contains(&"u1500".to_owned()));
}

#[test]
fn apps_do_not_see_each_others_users() {
    let store = memory();
    let other = cometchat_api::AppId::new("app-2");
    store.users_save(&app(), &[user("a", "Anna")]).unwrap();
    store.users_save(&other, &[user("a", "Other Anna"), user("b", "Bert")]).unwrap();
    assert_eq!(found(&store, ""), ["a"]);
    assert_eq!(store.user(&app(), "b").unwrap(), None);
    store.users_remove(&other, &["a"]).unwrap();
    assert_eq!(found(&store, "anna"), ["a"]);
}
