use std::time::Duration;

use cometchat_api::chat::conversations::MarkUserRead;
use cometchat_api::chat::metrics::{GetMessageStats, GetStats};

use crate::desk::{Desk, START};

#[tokio::test]
async fn messages_and_receipts_are_counted_in_steps_of_five_minutes() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.say("ann", "bob", "1").await;
    desk.clock.advance(Duration::from_secs(10 * 60));
    desk.say("ann", "bob", "2").await;
    let read = MarkUserRead { uid: "ann".into(), message_id: None, on_behalf_of: "bob".into() };
    desk.call(read).await.unwrap();
    let stats = desk.call(GetMessageStats {}).await.unwrap();
    assert_eq!(stats.data_points.len(), 12);
    assert_eq!(stats.end_time.unwrap() - stats.start_time.unwrap(), 60 * 60 * 1000);
    let counted: Vec<_> = stats
        .data_points
        .iter()
        .filter(|point| point.messages_sent != Some(0))
        .map(|p| (p.messages_sent.unwrap(), p.delivery_receipts.unwrap(), p.read_receipts.unwrap()))
        .collect();
    assert_eq!(counted, [(1, 0, 0), (1, 2, 2)]);
    desk.clock.advance(Duration::from_secs(3 * 60 * 60));
    let stats = desk.call(GetMessageStats {}).await.unwrap();
    assert!(stats.data_points.iter().all(|point| point.messages_sent == Some(0)));
}

#[tokio::test]
async fn active_users_are_counted_in_seconds_or_milliseconds() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.say("ann", "bob", "1").await;
    for unit in [1, 1_000] {
        let span = GetStats { from_date: (START - 60) * unit, to_date: (START + 60) * unit };
        let stats = desk.call(span).await.unwrap();
        assert_eq!(stats.metrics.active_users, Some(1));
        assert_eq!(stats.time_range.unwrap().from_date, Some((START - 60) * 1000));
    }
}
