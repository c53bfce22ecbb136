//! What people do by themselves while the demo is open.

use std::collections::BTreeSet;
use std::time::Duration;

use cometchat_api::Uid;
use cometchat_api::chat::conversations::ListConversations;
use cometchat_api::chat::users::{ListUsers, Presence};
use cometchat_sandbox::{SandboxConfig, Seed};

use crate::desk::Desk;

/// A desk at the largest app of a demo in which people go on talking.
async fn demo() -> Desk {
    let config = SandboxConfig {
        seed: Seed::Demo,
        users: Some(600),
        chatter: true,
        ..SandboxConfig::default()
    };
    let mut desk = Desk::with(config).await;
    let largest = desk.sandbox.apps()[0].clone();
    desk.app = desk.sandbox.app(&largest).unwrap();
    desk
}

async fn online(desk: &Desk) -> BTreeSet<Uid> {
    let there = ListUsers {
        status: vec![Presence::Available],
        per_page: Some(1_000),
        ..ListUsers::default()
    };
    desk.call(there).await.unwrap().data.into_iter().map(|user| user.uid).collect()
}

/// Number of the newest message of all.
async fn newest(desk: &Desk) -> u64 {
    let talked = desk.call(ListConversations::default()).await.unwrap().data;
    talked.iter().filter_map(|one| one.last_message.as_ref()).map(|m| m.id.number()).max().unwrap()
}

/// Lets time pass until something holds; each look goes over a socket, so all others have a turn.
async fn until(desk: &Desk, what: &str, holds: impl AsyncFn() -> bool) {
    for _ in 0..2_000 {
        if holds().await {
            return;
        }
        desk.clock.advance(Duration::from_millis(500));
    }
    panic!("waited in vain: {what}");
}

#[tokio::test]
async fn some_people_are_there_from_the_beginning_and_others_come_and_go() {
    let desk = demo().await;
    until(&desk, "people are there", async || !online(&desk).await.is_empty()).await;
    let first = online(&desk).await;
    assert!((10..200).contains(&first.len()), "{} of 600 are online", first.len());
    let others = async || online(&desk).await.difference(&first).next().is_some();
    until(&desk, "somebody comes", others).await;
    let fewer = async || first.difference(&online(&desk).await).next().is_some();
    until(&desk, "somebody leaves", fewer).await;
}

#[tokio::test]
async fn people_write_as_time_passes() {
    let desk = demo().await;
    let before = newest(&desk).await;
    until(&desk, "somebody writes", async || newest(&desk).await > before).await;
}
