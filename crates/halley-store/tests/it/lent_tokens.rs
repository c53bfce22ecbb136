use halley_store::{LentToken, Store};

use crate::key;

#[test]
fn a_lent_token_stays_written_down_until_it_is_revoked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("halley.db");
    let token = LentToken {
        name: "f00d".to_owned(),
        connection: "c1".to_owned(),
        app: "one".to_owned(),
        uid: "ada".to_owned(),
        at: 7,
    };
    let store = Store::open(&file, &key()).unwrap().store;
    store.lent_token_add(&token).unwrap();
    drop(store);
    let store = Store::open(&file, &key()).unwrap().store;
    assert_eq!(store.lent_tokens().unwrap(), [token]);
    store.lent_token_remove("f00d").unwrap();
    assert_eq!(store.lent_tokens().unwrap(), []);
}
