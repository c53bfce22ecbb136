use halley_store::{ConversationRow, MessageRow, Store};

use crate::{app, memory};

fn conversation(id: &str, active_at: i64) -> ConversationRow {
    ConversationRow { id: id.to_owned(), active_at, json: format!("{{\"id\":\"{id}\"}}") }
}

fn message(id: u64) -> MessageRow {
    MessageRow { id, parent: None, sent_at: 100, json: format!("{{\"id\":{id}}}") }
}

fn ids(store: &Store, id: &str, before: Option<u64>, limit: u32) -> Vec<u64> {
    let rows = store.messages_list(&app(), id, before, limit).unwrap();
    rows.iter().map(|row| row.id).collect()
}

#[test]
fn conversations_are_listed_by_activity_in_pages() {
    let store = memory();
    let rows = [conversation("a", 5), conversation("b", 9), conversation("c", 5)];
    store.conversations_save(&app(), &rows).unwrap();
    store.conversations_save(&app(), &[conversation("d", 7)]).unwrap();
    let first = store.conversations_list(&app(), None, 3).unwrap();
    assert_eq!(first, [conversation("b", 9), conversation("d", 7), conversation("a", 5)]);
    let second = store.conversations_list(&app(), first.last(), 3).unwrap();
    assert_eq!(second, [conversation("c", 5)]);
    store.conversations_save(&app(), &[conversation("c", 20)]).unwrap();
    assert_eq!(store.conversations_list(&app(), None, 1).unwrap(), [conversation("c", 20)]);
    assert_eq!(store.conversation(&app(), "a").unwrap(), Some(conversation("a", 5)));
}

#[test]
fn an_app_keeps_the_five_thousand_conversations_that_were_active_last() {
    let store = memory();
    let rows: Vec<_> = (0..5_010).map(|n| conversation(&format!("c{n}"), n)).collect();
    store.conversations_save(&app(), &rows).unwrap();
    let kept = store.conversations_list(&app(), None, 9_999).unwrap();
    assert_eq!((kept.len(), kept.last().map(|row| row.active_at)), (5_000, Some(10)));
}

#[test]
fn a_transcript_shows_its_newest_messages_oldest_first() {
    let store = memory();
    let rows: Vec<MessageRow> = (1..=9).map(message).collect();
    store.messages_save(&app(), "c", &rows, 1).unwrap();
    assert_eq!(ids(&store, "c", None, 3), [7, 8, 9]);
    assert_eq!(ids(&store, "c", Some(7), 3), [4, 5, 6]);
    let edited = MessageRow { parent: Some(1), json: "edited".to_owned(), ..message(8) };
    store.messages_save(&app(), "c", std::slice::from_ref(&edited), 2).unwrap();
    assert_eq!(store.messages_list(&app(), "c", Some(9), 1).unwrap(), [edited]);
    store.messages_remove(&app(), "c", &[9, 99]).unwrap();
    assert_eq!(ids(&store, "c", None, 2), [7, 8]);
    store.messages_replace(&app(), "c", &[message(50)], 3).unwrap();
    assert_eq!(ids(&store, "c", None, 9), [50]);
    store.conversation_remove(&app(), "c").unwrap();
    assert!(ids(&store, "c", None, 9).is_empty());
}

#[test]
fn two_hundred_messages_of_a_conversation_are_kept() {
    let store = memory();
    let rows: Vec<MessageRow> = (1..=150).map(message).collect();
    store.messages_save(&app(), "c", &rows, 1).unwrap();
    let rows: Vec<MessageRow> = (151..=250).map(message).collect();
    store.messages_save(&app(), "c", &rows, 2).unwrap();
    let kept = ids(&store, "c", None, 999);
    assert_eq!((kept.len(), kept[0]), (200, 51));
    store.messages_save(&app(), "c", &[message(3)], 3).unwrap();
    assert_eq!(ids(&store, "c", None, 999), kept, "an older one does not come in");
}

#[test]
fn messages_of_the_conversations_looked_at_longest_ago_go_first() {
    let store = memory();
    for n in 0..300 {
        store.messages_save(&app(), &format!("c{n}"), &[message(1)], n).unwrap();
    }
    store.messages_save(&app(), "c0", &[message(2)], 1_000).unwrap();
    store.messages_save(&app(), "new", &[message(1)], 1_001).unwrap();
    assert_eq!(ids(&store, "c0", None, 9), [1, 2]);
    assert!(ids(&store, "c1", None, 9).is_empty());
    assert_eq!(ids(&store, "c2", None, 9), [1]);
}

#[test]
fn hostile_text_comes_back_as_it_was() {
    let store = memory();
    let texts = ["'); DROP TABLE messages; --", "\u{202e}\u{0}\u{feff}", "<script>", "\\ud800"];
    for (id, text) in (1..).zip(texts) {
        let row = MessageRow { json: text.repeat(4_000), ..message(id) };
        store.messages_save(&app(), texts[0], std::slice::from_ref(&row), 1).unwrap();
        assert_eq!(store.messages_list(&app(), texts[0], None, 1).unwrap(), [row]);
    }
}
