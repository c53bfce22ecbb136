use cometchat_api::Secret;
use halley_vault::{Code, Entry, LockedVault, MemoryVault, STORE_KEY_ID, Vault, store_key};

#[test]
fn the_stores_key_is_made_once_and_then_kept() {
    let vault = MemoryVault::new();
    let made = store_key(&vault).unwrap();
    assert_eq!(made.expose().len(), 64);
    assert!(made.expose().bytes().all(|b| b.is_ascii_hexdigit()));
    assert_eq!(store_key(&vault).unwrap(), made);
    assert_ne!(store_key(&MemoryVault::new()).unwrap(), made);
}

#[test]
fn an_entry_without_its_key_is_reported_and_not_replaced() {
    let vault = MemoryVault::new();
    let odd = Entry::new().with("other", Secret::new("x"));
    vault.put(STORE_KEY_ID, &odd).unwrap();
    assert_eq!(store_key(&vault).unwrap_err().code, Code::Damaged);
    assert_eq!(vault.get(STORE_KEY_ID).unwrap(), Some(odd));
}

#[test]
fn a_locked_vault_says_so_to_every_call() {
    assert_eq!(store_key(&LockedVault).unwrap_err().code, Code::Locked);
    assert_eq!(LockedVault.remove("a").unwrap_err().code, Code::Locked);
    assert_eq!(LockedVault.ids().unwrap_err().code, Code::Locked);
    assert_eq!(LockedVault.put("a", &Entry::new()).unwrap_err().code, Code::Locked);
}
