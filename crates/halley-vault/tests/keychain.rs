//! The keychain against a real Secret Service; `sh crates/halley-vault/tests/keychain.sh` runs each
//! module in the surroundings that it is named for.

use cometchat_api::Secret;
use halley_vault::{Entry, Keychain};

/// Each test keeps its entries apart.
fn keychain(test: &str) -> Keychain {
    Keychain::open(&format!("Halley test: {test}")).unwrap()
}

fn entry(key: &str, secret: &str) -> Entry {
    Entry::new().with("key", Secret::new(key)).with("secret", Secret::new(secret))
}

/// The keychain is there and open.
mod open {
    use halley_vault::{Kind, Vault, store_key};

    use super::{Keychain, entry, keychain};

    #[test]
    fn a_working_keychain_passes_the_probe_and_keeps_nothing_of_it() {
        let keychain = Keychain::probe("Halley test: probe").unwrap();
        assert_eq!(keychain.kind(), Kind::Keychain);
        assert!(keychain.ids().unwrap().is_empty());
    }

    #[test]
    fn entries_are_kept_replaced_listed_and_removed() {
        let keychain = keychain("entries");
        keychain.put("b", &entry("k1", "s1")).unwrap();
        keychain.put("a", &entry("k2", "s2")).unwrap();
        keychain.put("b", &entry("k3", "s3")).unwrap();
        assert_eq!(keychain.ids().unwrap(), ["a", "b"]);
        assert_eq!(keychain.get("b").unwrap(), Some(entry("k3", "s3")));
        assert_eq!(keychain.get("c").unwrap(), None);
        keychain.remove("b").unwrap();
        keychain.remove("never there").unwrap();
        assert_eq!(keychain.ids().unwrap(), ["a"]);
        keychain.remove("a").unwrap();
        assert!(keychain.ids().unwrap().is_empty());
    }

    #[test]
    fn odd_ids_and_long_secrets_come_back_as_they_were() {
        let keychain = keychain("odd");
        let odd = entry("schlüssel \"\\\n\u{202e}", &"s".repeat(2_000));
        for id in ["index", "probe", "id:x", "with space/and:colon", "ünï", ""] {
            keychain.put(id, &odd).unwrap();
            assert_eq!(keychain.get(id).unwrap().as_ref(), Some(&odd), "{id}");
        }
        let ids = keychain.ids().unwrap();
        assert_eq!(ids.len(), 6);
        ids.iter().for_each(|id| keychain.remove(id).unwrap());
        assert!(keychain.ids().unwrap().is_empty());
    }

    #[test]
    fn another_connection_to_it_sees_the_same_entries() {
        let first = keychain("two connections");
        first.put("a", &entry("k", "s")).unwrap();
        let second = keychain("two connections");
        assert_eq!(second.get("a").unwrap(), Some(entry("k", "s")));
        assert_eq!(store_key(&first).unwrap(), store_key(&second).unwrap());
        second.ids().unwrap().iter().for_each(|id| second.remove(id).unwrap());
        assert_eq!(first.get("a").unwrap(), None);
    }

    #[test]
    fn threads_that_store_at_once_lose_no_id() {
        let keychain = keychain("threads");
        std::thread::scope(|scope| {
            for n in 0..8 {
                let keychain = &keychain;
                scope.spawn(move || keychain.put(&format!("id-{n}"), &entry("k", "s")).unwrap());
            }
        });
        let ids = keychain.ids().unwrap();
        assert_eq!(ids.len(), 8);
        ids.iter().for_each(|id| keychain.remove(id).unwrap());
    }
}

/// The keychain is there, locked, and nobody answers its prompt.
mod locked {
    use halley_vault::{Code, Keychain, Vault};

    use super::{entry, keychain};

    #[test]
    fn a_locked_keychain_says_so_and_shows_nothing() {
        let code = Keychain::probe("Halley test: probe").unwrap_err().code;
        assert!(matches!(code, Code::Locked | Code::Denied), "{code:?}");
        let error = keychain("locked").put("a", &entry("k-123", "s-456")).unwrap_err();
        assert!(matches!(error.code, Code::Locked | Code::Denied), "{error:?}");
        let said = format!("{error:?} {error}");
        assert!(!said.contains("k-123") && !said.contains("s-456"), "{said}");
    }
}

/// There is no keychain.
mod absent {
    use halley_vault::{Code, Keychain};

    #[test]
    fn a_computer_without_a_keychain_is_told_from_one_that_is_locked() {
        assert_eq!(Keychain::open("Halley test").unwrap_err().code, Code::Unavailable);
        assert_eq!(Keychain::probe("Halley test").unwrap_err().code, Code::Unavailable);
    }
}
