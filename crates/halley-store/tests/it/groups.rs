use cometchat_api::chat::groups::Group;
use halley_store::{
    Amount, Between, GroupFilter, GroupRow, GroupSort, GroupsQuery, Kind, PassPage, Store,
};

use crate::{app, memory};

fn group(guid: &str, name: &str, kind: &str) -> GroupRow {
    GroupRow {
        guid: guid.to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        ..GroupRow::default()
    }
}

fn guids(store: &Store, query: GroupsQuery) -> String {
    let query = GroupsQuery { limit: 100, ..query };
    let rows = store.groups_window(&app(), &query).unwrap().rows;
    rows.into_iter().map(|row| row.guid).collect()
}

#[test]
fn groups_are_found_filtered_and_sorted_as_users_are() {
    let store = memory();
    let rows = [
        GroupRow {
            members: Some(5), tags: vec!["x".to_owned()], ..group("a", "Zürich", "public")
        },
        GroupRow { members: Some(9), created_at: Some(3), ..group("b", "Bern", "private") },
        GroupRow { owner: Some("anna".to_owned()), ..group("c", "Chur", "public") },
    ];
    store.groups_save(&app(), &rows).unwrap();
    let none = GroupFilter::default;
    let list = |filter| guids(&store, GroupsQuery { filter, ..GroupsQuery::default() });
    assert_eq!(list(none()), "bca");
    assert_eq!(list(GroupFilter { search: "uri".to_owned(), ..none() }), "a");
    assert_eq!(list(GroupFilter { kinds: vec!["public".to_owned()], ..none() }), "ca");
    assert_eq!(list(GroupFilter { tags: vec!["x".to_owned()], ..none() }), "a");
    let anna = vec!["anna".to_owned(), "nobody".to_owned()];
    assert_eq!(list(GroupFilter { owners: anna, ..none() }), "c");
    let members = |least, most| GroupFilter { members: Amount { least, most }, ..none() };
    assert_eq!(list(members(Some(5), Some(8))), "a");
    assert_eq!(list(members(Some(6), None)), "b");
    assert_eq!(list(members(None, Some(0))), "c", "who tells of no members has none");
    let three = Between { from: Some(3), until: Some(3) };
    assert_eq!(list(GroupFilter { created: three, ..none() }), "b");
    let sorted = |sort| guids(&store, GroupsQuery { sort, descending: true, ..Default::default() });
    assert_eq!(sorted(GroupSort::Members), "bac");
    assert_eq!(sorted(GroupSort::Guid), "cba");
    assert_eq!(sorted(GroupSort::Kind), "acb");
    assert!(sorted(GroupSort::CreatedAt).starts_with('b'));
    assert_eq!(store.group(&app(), "c").unwrap().as_ref(), Some(&rows[2]));
    assert_eq!(store.groups_count(&app(), &none()).unwrap(), 3);
    let facets = store.groups_facets(&app()).unwrap();
    assert_eq!((facets.kinds[0].value.as_str(), facets.kinds[0].count), ("public", 2));
    assert_eq!((facets.owners[0].value.as_str(), facets.owners[0].count), ("anna", 1));
    let given = GroupRow { owner: Some("bo".to_owned()), ..rows[2].clone() };
    store.groups_save(&app(), &[given]).unwrap();
    assert_eq!(list(GroupFilter { owners: vec!["bo".to_owned()], ..none() }), "c");
    assert_eq!(list(GroupFilter { owners: vec!["anna".to_owned()], ..none() }), "");
    let all: Vec<String> =
        store.groups_guids(&app(), &none()).unwrap().flat_map(Result::unwrap).collect();
    assert_eq!(all.concat(), "bca");
}

#[test]
fn a_pass_over_groups_leaves_users_alone() {
    let store = memory();
    store.users_save(&app(), &[crate::user("u", "User")]).unwrap();
    store.groups_save(&app(), &[group("old", "Old", "public")]).unwrap();
    let pass = store.index_pass_begin(&app(), Kind::Groups, 1).unwrap();
    let page = PassPage { generation: pass.generation, next_page: 2, done: 1, total: None };
    store.groups_save_page(&app(), &[group("new", "New", "public")], &page).unwrap();
    assert_eq!(store.index_pass_end(&app(), Kind::Groups, pass.generation, 2).unwrap(), 1);
    assert_eq!(guids(&store, GroupsQuery::default()), "new");
    assert!(store.user(&app(), "u").unwrap().is_some());
    assert_eq!(store.groups_remove(&app(), &["new"]).unwrap(), 1);
    assert_eq!(guids(&store, GroupsQuery::default()), "");
}

#[test]
fn a_group_of_the_service_becomes_a_row() {
    let json = r#"{"guid": "g", "name": "G", "type": "protected", "membersCount": "7",
                   "owner": "app_system", "createdAt": 5}"#;
    let row = GroupRow::from(&serde_json::from_str::<Group>(json).unwrap());
    let expected = GroupRow {
        owner: Some("app_system".to_owned()),
        members: Some(7),
        created_at: Some(5),
        ..group("g", "G", "password")
    };
    assert_eq!(row, expected);
}
