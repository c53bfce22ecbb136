//! Whatever is done to the index, it answers like a plain list that is sorted and filtered anew.

use std::collections::BTreeMap;

use halley_store::{
    Between, Kind, PassPage, Shown, Store, UserFilter, UserRow, UserSort, UsersQuery,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::{prop_assert_eq, proptest};

use crate::{app, memory};

#[derive(Clone, Debug)]
enum Act {
    Save(Vec<UserRow>),
    Remove(Vec<String>),
    Pass(Vec<UserRow>),
    Ask(UsersQuery),
}

fn uid() -> impl Strategy<Value = String> {
    "[a-e][0-3]"
}

fn row() -> impl Strategy<Value = UserRow> {
    (
        uid(),
        "[abAB ]{0,4}",
        option::of(select(vec!["agent".to_owned(), "guest".to_owned()])),
        vec(select(vec!["x".to_owned(), "y".to_owned()]), 0..2),
        option::of(any::<bool>()),
        option::of(0..5_i64),
        option::of(0..5_i64),
        option::of(Just(7)),
    )
        .prop_map(
            |(uid, name, role, tags, online, last_active_at, created_at, deactivated_at)| {
                let updated_at = created_at;
                let avatar = None;
                UserRow {
                    uid,
                    name,
                    role,
                    avatar,
                    tags,
                    online,
                    last_active_at,
                    created_at,
                    updated_at,
                    deactivated_at,
                }
            },
        )
}

fn query() -> impl Strategy<Value = UsersQuery> {
    let filter = (
        "[ab0 ]{0,2}",
        vec(select(vec!["agent".to_owned(), "other".to_owned()]), 0..2),
        vec(select(vec!["x".to_owned()]), 0..2),
        option::of(any::<bool>()),
        select(vec![Shown::Active, Shown::Deactivated, Shown::All]),
        (option::of(0..9_u32), option::of(0..9_u32)),
    )
        .prop_map(|(search, roles, tags, online, shown, (from, until))| UserFilter {
            search,
            roles,
            tags,
            online,
            shown,
            created: Between { from, until },
            ..UserFilter::default()
        });
    let sort = select(vec![
        UserSort::Name,
        UserSort::Uid,
        UserSort::Role,
        UserSort::LastActiveAt,
        UserSort::CreatedAt,
    ]);
    (filter, sort, any::<bool>(), 0..6_u32, 0..9_u32).prop_map(
        |(filter, sort, descending, offset, limit)| UsersQuery {
            filter,
            sort,
            descending,
            offset,
            limit,
        },
    )
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => vec(row(), 1..6).prop_map(Act::Save),
        1 => vec(uid(), 1..4).prop_map(Act::Remove),
        1 => vec(row(), 0..9).prop_map(Act::Pass),
        5 => query().prop_map(Act::Ask),
    ]
}

/// Rows by uid, the plain way.
type Model = BTreeMap<String, UserRow>;

fn matches(row: &UserRow, filter: &UserFilter) -> bool {
    let needle = filter.search.trim().to_lowercase();
    let any_of = |wanted: &[String], had: &[String]| {
        wanted.is_empty() || had.iter().any(|text| wanted.contains(text))
    };
    (row.name.to_lowercase().contains(&needle) || row.uid.contains(&needle))
        && any_of(&filter.roles, row.role.as_slice())
        && any_of(&filter.tags, &row.tags)
        && filter.online.is_none_or(|online| row.online == Some(online))
        && is_within(row.created_at, filter.created)
        && match filter.shown {
            Shown::All => true,
            Shown::Active => row.deactivated_at.is_none(),
            Shown::Deactivated => row.deactivated_at.is_some(),
        }
}

/// Whether a time lies in a stretch; none lies in any stretch that has an end.
fn is_within(at: Option<i64>, Between { from, until }: Between) -> bool {
    let after = |from: u32| at.is_some_and(|at| at > 0 && at >= i64::from(from));
    let before = |until: u32| at.is_some_and(|at| at > 0 && at <= i64::from(until));
    from.is_none_or(after) && until.is_none_or(before)
}

/// What a row is sorted by; orders by number leave the sequence of equals open.
fn sort_key(row: &UserRow, sort: UserSort) -> (i64, String) {
    let by_name = format!("{}\n{}", row.name.to_lowercase(), row.uid);
    match sort {
        UserSort::Name => (0, by_name),
        UserSort::Uid => (0, row.uid.clone()),
        UserSort::Role => (0, format!("{}\n{by_name}", row.role.as_deref().unwrap_or_default())),
        UserSort::LastActiveAt => (row.last_active_at.unwrap_or(0), String::new()),
        UserSort::CreatedAt | UserSort::UpdatedAt => (row.created_at.unwrap_or(0), String::new()),
    }
}

fn pass(store: &Store, rows: &[UserRow]) {
    let state = store.index_pass_begin(&app(), Kind::Users, 1).unwrap();
    for (next_page, rows) in (2..).zip(rows.chunks(3)) {
        let generation = state.generation;
        let page = PassPage { generation, next_page, done: 0, total: None };
        store.users_save_page(&app(), rows, &page).unwrap();
    }
    store.index_pass_end(&app(), Kind::Users, state.generation, 2).unwrap();
}

proptest! {
    #[test]
    fn the_index_answers_like_a_plain_list(acts in vec(act(), 1..30)) {
        let store = memory();
        let mut model = Model::new();
        for act in acts {
            match act {
                Act::Save(rows) => {
                    store.users_save(&app(), &rows).unwrap();
                    model.extend(rows.into_iter().map(|row| (row.uid.clone(), row)));
                }
                Act::Remove(uids) => {
                    let keys: Vec<&str> = uids.iter().map(String::as_str).collect();
                    store.users_remove(&app(), &keys).unwrap();
                    model.retain(|uid, _| !uids.contains(uid));
                }
                Act::Pass(rows) => {
                    pass(&store, &rows);
                    model = rows.into_iter().map(|row| (row.uid.clone(), row)).collect();
                }
                Act::Ask(query) => {
                    let window = store.users_window(&app(), &query).unwrap();
                    let mut expected: Vec<&UserRow> =
                        model.values().filter(|row| matches(row, &query.filter)).collect();
                    prop_assert_eq!(window.total as usize, expected.len());
                    expected.sort_by_key(|row| sort_key(row, query.sort));
                    if query.descending {
                        expected.reverse();
                    }
                    let expected: Vec<_> = expected
                        .into_iter()
                        .skip(query.offset as usize)
                        .take(query.limit as usize)
                        .map(|row| sort_key(row, query.sort))
                        .collect();
                    let keys: Vec<_> =
                        window.rows.iter().map(|row| sort_key(row, query.sort)).collect();
                    prop_assert_eq!(keys, expected);
                    for row in &window.rows {
                        prop_assert_eq!(Some(row), model.get(&row.uid));
                    }
                }
            }
        }
    }
}
