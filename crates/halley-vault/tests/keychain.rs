//! The keychain against a real Secret Service, which has to be there and open:
//!
//! ```sh
//! XDG_DATA_HOME=$(mktemp -d) dbus-run-session -- sh -c '
//!   printf secret | gnome-keyring-daemon --unlock --components=secrets
//!   cargo nextest run -p halley-vault --features real-keychain'
//! ```
//!
//! `cargo xtask test` does the same. A locked keychain and none at all are made here.

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

/// What it is like where there is another keychain, or none: each test runs the first one again,
/// in other surroundings.
#[cfg(target_os = "linux")]
mod elsewhere {
    use std::process::Command;

    use halley_vault::{Code, Keychain, Vault};

    use super::{entry, keychain};

    const SURROUNDINGS: &str = "HALLEY_KEYCHAIN_IS";
    const AGAIN: &str = "elsewhere::the_probe_says_what_the_surroundings_are_like";

    #[test]
    fn the_probe_says_what_the_surroundings_are_like() {
        #[expect(clippy::disallowed_methods, reason = "tells this test where it runs")]
        let surroundings = std::env::var(SURROUNDINGS);
        let probed = Keychain::probe("Halley test: elsewhere");
        match surroundings.as_deref() {
            Ok("locked") => {
                let code = probed.unwrap_err().code;
                assert!(matches!(code, Code::Locked | Code::Denied), "{code:?}");
                let error = keychain("locked").put("a", &entry("k-123", "s-456")).unwrap_err();
                assert!(matches!(error.code, Code::Locked | Code::Denied), "{error:?}");
                let said = format!("{error:?} {error}");
                assert!(!said.contains("k-123") && !said.contains("s-456"), "{said}");
            }
            Ok("absent") => assert_eq!(probed.unwrap_err().code, Code::Unavailable),
            _ => assert!(probed.is_ok(), "{probed:?}"),
        }
    }

    #[test]
    fn a_locked_keychain_whose_prompt_nobody_answers_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let session = |script: &str| {
            let mut command = Command::new("dbus-run-session");
            command
                .args(["--", "sh", "-c", script])
                .arg(std::env::current_exe().unwrap())
                .args(["--exact", AGAIN])
                .env("XDG_DATA_HOME", folder.path())
                .env("XDG_RUNTIME_DIR", folder.path())
                .env("XDG_CONFIG_HOME", folder.path())
                .env("XDG_CACHE_HOME", folder.path())
                .env_remove("GNOME_KEYRING_CONTROL")
                .env_remove("DISPLAY")
                .env_remove("WAYLAND_DISPLAY");
            command
        };
        // The first session makes the keyring, the second finds it locked.
        let unlock = "printf secret | gnome-keyring-daemon --unlock --components=secrets";
        run(&mut session(&format!("{unlock} && exec \"$0\" \"$@\"")));
        assert!(folder.path().join("keyrings").join("login.keyring").exists());
        let start = "gnome-keyring-daemon --start --components=secrets";
        run(session(&format!("{start} && exec \"$0\" \"$@\"")).env(SURROUNDINGS, "locked"));
    }

    #[test]
    fn a_computer_without_a_keychain_is_told_from_one_that_is_locked() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = format!("unix:path={}", folder.path().join("bus").display());
        run(Command::new(std::env::current_exe().unwrap())
            .args(["--exact", AGAIN])
            .env(SURROUNDINGS, "absent")
            .env("DBUS_SESSION_BUS_ADDRESS", nowhere));
    }

    fn run(command: &mut Command) {
        let output = command.output().unwrap();
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
    }
}
