//! Conversations, messages and the tokens of previews.

use cometchat_api::{AppId, Secret};
use halley_store::{KeptConversation, KeptMessage, LentToken, Store};

fn app(name: &str) -> AppId {
    AppId::from(name)
}

fn conversation(id: &str, at: i64) -> KeptConversation {
    KeptConversation { id: id.to_owned(), at, json: format!("\"{id} {at}\"") }
}

fn message(id: u64) -> KeptMessage {
    let sent_at = i64::try_from(id).unwrap_or(0);
    KeptMessage { id, sent_at, json: id.to_string() }
}

#[test]
fn the_top_of_the_list_is_replaced_and_what_is_below_stays() {
    let store = Store::in_memory().unwrap();
    let one = app("one");
    let first = [conversation("a", 30), conversation("b", 20), conversation("c", 10)];
    store.conversations_save(&one, &first, true).unwrap();
    // Since then b was deleted and a went on.
    store.conversations_save(&one, &[conversation("a", 40), conversation("d", 20)], false).unwrap();
    assert_eq!(store.conversations_top(&one, 10).unwrap(), ["\"a 40\"", "\"d 20\"", "\"c 10\""]);
    assert_eq!(store.conversations_top(&one, 1).unwrap(), ["\"a 40\""]);
    assert_eq!(store.conversation(&one, "c").unwrap().as_deref(), Some("\"c 10\""));
    assert_eq!(store.conversation(&one, "b").unwrap(), None);
    assert_eq!(store.conversations_top(&app("two"), 10).unwrap(), Vec::<String>::new());
}

#[test]
fn a_whole_list_leaves_nothing_else() {
    let store = Store::in_memory().unwrap();
    let one = app("one");
    store.conversations_save(&one, &[conversation("a", 5)], true).unwrap();
    store.conversations_save(&one, &[], true).unwrap();
    assert_eq!(store.conversations_top(&one, 10).unwrap(), Vec::<String>::new());
}

#[test]
fn the_end_of_a_conversation_comes_back_in_order() {
    let store = Store::in_memory().unwrap();
    let one = app("one");
    store.messages_save(&one, "talk", &[message(9), message(10), message(100)]).unwrap();
    store.messages_save(&one, "other", &[message(11)]).unwrap();
    assert_eq!(store.messages_end(&one, "talk", 2).unwrap(), ["10", "100"]);
    store.messages_save(&one, "talk", &[message(100), message(101)]).unwrap();
    assert_eq!(store.messages_end(&one, "talk", 10).unwrap(), ["100", "101"]);
    assert_eq!(store.messages_end(&one, "other", 10).unwrap(), ["11"]);
    store.app_forget(&one).unwrap();
    assert_eq!(store.messages_end(&one, "talk", 10).unwrap(), Vec::<String>::new());
}

#[test]
fn a_lent_token_stays_written_down_until_it_is_revoked() {
    let folder = tempfile::tempdir().unwrap();
    let (file, key) = (folder.path().join("halley.db"), Secret::new("0".repeat(64)));
    let token = LentToken {
        name: "f00d".to_owned(),
        connection: "c1".to_owned(),
        app: "one".to_owned(),
        uid: "ada".to_owned(),
        at: 7,
    };
    let store = Store::open(&file, &key).unwrap().store;
    store.lent_token_add(&token).unwrap();
    drop(store);
    let store = Store::open(&file, &key).unwrap().store;
    assert_eq!(store.lent_tokens().unwrap(), [token]);
    store.lent_token_remove("f00d").unwrap();
    assert_eq!(store.lent_tokens().unwrap(), []);
}
