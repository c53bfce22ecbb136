use std::time::Duration;

use cometchat_api::chat::messages::{EditMessage, ListUserMessages, Message, NewMessageData};
use cometchat_api::live::History;
use cometchat_api::page::{Affix, Listing};

use crate::desk::{Desk, START};

async fn changes(desk: &Desk, token: &str, since: Option<i64>, most: u32) -> Listing<Message> {
    let asked = History {
        only_updates: Some(true),
        updated_at: since,
        of: ListUserMessages {
            uid: "bob".into(),
            affix: Some(Affix::Append),
            per_page: Some(most),
            limit: Some(most),
            categories: vec!["message".into()],
            ..ListUserMessages::default()
        },
        ..History::default()
    };
    desk.call_with_key(token, asked).await.unwrap()
}

#[tokio::test]
async fn changes_come_in_their_order_and_are_paged_by_their_time() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let mut sent = Vec::new();
    for text in ["one", "two", "three"] {
        sent.push(desk.say("ann", "bob", text).await.id);
    }
    let token = desk.token("ann").await;
    assert!(changes(&desk, &token, None, 10).await.data.is_empty());
    for (secs, at) in [(10, 2), (10, 0)] {
        desk.clock.advance(Duration::from_secs(secs));
        let edit = EditMessage {
            id: sent[at].clone(),
            data: Some(NewMessageData { text: Some("new".into()), ..NewMessageData::default() }),
            on_behalf_of: Some("ann".into()),
            ..EditMessage::default()
        };
        desk.call(edit).await.unwrap();
    }
    let first = changes(&desk, &token, None, 1).await;
    assert_eq!(first.data[0].id, sent[2]);
    let cursor = first.meta.cursor.unwrap();
    assert_eq!((cursor.id, cursor.updated_at), (None, Some(START + 10)));
    let next = changes(&desk, &token, cursor.updated_at, 1).await;
    assert_eq!(next.data[0].id, sent[0]);
    assert_eq!(next.meta.cursor, None);
}
