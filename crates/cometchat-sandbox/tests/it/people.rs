//! The order of users holds whatever is done to them.

use std::collections::BTreeMap;

use cometchat_api::chat::blocked::BlockUsers;
use cometchat_api::chat::users::{CreateUser, DeleteUser, ListUsers, UpdateUser};
use cometchat_api::endpoint::Host;
use proptest::prelude::{Strategy, prop_oneof};
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

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

#[tokio::test]
async fn a_list_shows_a_user_as_reading_him_alone_does() {
    let desk = Desk::with_users(&["ann", "ben"]).await;
    let create = CreateUser {
        uid: "cleo".into(),
        name: "Cleo \"the\" Third\n\u{202e}".to_owned(),
        avatar: Some("https://example.com/cleo.png".to_owned()),
        link: Some("https://example.com/cleo".to_owned()),
        metadata: Some(serde_json::json!({ "@private": { "floor": 3 } })),
        tags: Some(vec!["vip".to_owned()]),
        status_message: Some("In a meeting".to_owned()),
        ..CreateUser::default()
    };
    desk.call(create).await.unwrap();
    let block = BlockUsers { uid: "ann".into(), blocked_uids: vec!["cleo".into()] };
    desk.call(block).await.unwrap();
    let as_key = (desk.base(Host::Chat), "apikey", desk.app.full_access.expose().to_owned());
    let as_ann = (desk.base(Host::Client), "authtoken", desk.token("ann").await);
    for (base, header, proof) in [as_key, as_ann] {
        let read = async |path: &str| -> Value {
            let asked = desk.http.get(format!("{base}{path}")).header(header, &proof);
            asked.send().await.unwrap().json().await.unwrap()
        };
        let listed = read("/users?withTags=true").await;
        let listed = listed["data"].as_array().unwrap();
        assert!(listed.len() >= 2, "{listed:?}");
        for user in listed {
            let alone = read(&format!("/users/{}", user["uid"].as_str().unwrap())).await;
            assert_eq!(*user, alone["data"], "with {header}");
        }
    }
}
