//! The order of users holds whatever is done to them.

use std::collections::BTreeMap;

use cometchat_api::chat::users::{CreateUser, DeleteUser, ListUsers, UpdateUser};
use proptest::prelude::{Strategy, prop_oneof};
use proptest::test_runner::{Config, TestRunner};

use crate::desk::Desk;

#[derive(Clone, Debug)]
enum Step {
    Make(u8, String),
    Rename(u8, String),
    Erase(u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let name = || "[a-cA-Cä]{1,3}";
    let step = prop_oneof![
        (0_u8..12, name()).prop_map(|(uid, name)| Step::Make(uid, name)),
        (0_u8..12, name()).prop_map(|(uid, name)| Step::Rename(uid, name)),
        (0_u8..12).prop_map(Step::Erase),
    ];
    proptest::collection::vec(step, 1..30)
}

#[test]
fn lists_stay_in_the_order_of_names() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = TestRunner::new(Config { cases: 12, ..Config::default() });
    let checked = runner.run(&steps(), |steps| {
        runtime.block_on(follow(steps));
        Ok(())
    });
    checked.unwrap();
}

async fn follow(steps: Vec<Step>) {
    let desk = Desk::new().await;
    let mut expected = BTreeMap::new();
    for step in steps {
        match step {
            Step::Make(n, name) => {
                let uid = format!("u{n}");
                let create = CreateUser {
                    uid: uid.as_str().into(),
                    name: name.clone(),
                    ..CreateUser::default()
                };
                let made = desk.call(create).await.is_ok();
                assert_eq!(made, !expected.contains_key(&uid));
                expected.entry(uid).or_insert(name);
            }
            Step::Rename(n, name) => {
                let uid = format!("u{n}");
                let update = UpdateUser {
                    uid: uid.as_str().into(),
                    name: Some(name.clone()),
                    ..UpdateUser::default()
                };
                assert_eq!(desk.call(update).await.is_ok(), expected.contains_key(&uid));
                expected.entry(uid).and_modify(|old| *old = name);
            }
            Step::Erase(n) => {
                let uid = format!("u{n}");
                let delete = DeleteUser { uid: uid.as_str().into(), permanent: Some(true) };
                assert_eq!(desk.call(delete).await.is_ok(), expected.remove(&uid).is_some());
            }
        }
    }
    let mut order: Vec<_> =
        expected.iter().map(|(uid, name)| (name.to_lowercase(), uid.clone())).collect();
    order.sort();
    let listed = desk.call(ListUsers::default()).await.unwrap().data;
    let uids: Vec<_> = listed.iter().map(|user| user.uid.to_string()).collect();
    assert_eq!(uids, order.iter().map(|(_, uid)| uid.clone()).collect::<Vec<_>>());
    for (prefix, _) in &order {
        let search = ListUsers { search_key: Some(prefix.clone()), ..ListUsers::default() };
        let found = desk.call(search).await.unwrap().data.len();
        let n_expected = order.iter().filter(|(name, _)| name.starts_with(prefix)).count();
        assert_eq!(found, n_expected, "{prefix}");
    }
}
