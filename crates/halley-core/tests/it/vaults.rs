//! Where secrets rest, and what is left on disk.

use std::path::Path;

use halley_core::Code;
use halley_core::model::connection::{
    ConnectApp, ConnectionState, FileVaultState, Keep, KeychainState, Passphrase,
};
use halley_core::model::user::NewUser;
use halley_core::testing::{Setup, TestConsole, secret};
use halley_core::vaults::KeychainChoice;

fn without_keychain() -> Setup {
    Setup { keychain: KeychainChoice::Absent, ..Setup::default() }
}

fn kept_in(t: &TestConsole, keep: Keep) -> ConnectApp {
    let app = t.sandbox.create_app("Acme Health", "eu");
    ConnectApp {
        name: "Acme".to_owned(),
        app: app.id.to_string(),
        region: "eu".to_owned(),
        api_key: app.full_access,
        keep,
    }
}

#[tokio::test]
async fn without_a_keychain_a_passphrase_file_is_made_and_seals_its_connections() {
    let t = TestConsole::with(without_keychain()).await;
    let state = t.console.vault_state().await.unwrap();
    assert_eq!((state.keychain, state.file), (KeychainState::Unavailable, FileVaultState::None));

    let error = t.console.connect_app(kept_in(&t, Keep::Keychain)).await.unwrap_err();
    assert_eq!(error.code, Code::VaultUnavailable);
    assert!(error.advice.contains("passphrase"), "{}", error.advice);

    let short = t.console.vault_file_open(Passphrase(secret("short"))).await.unwrap_err();
    assert_eq!(short.fields[0].field, "passphrase");
    let state =
        t.console.vault_file_open(Passphrase(secret("correct horse battery"))).await.unwrap();
    assert_eq!(state.file, FileVaultState::Open);
    let made = t.console.connect_app(kept_in(&t, Keep::File)).await.unwrap();

    let t = t.restarted(without_keychain());
    assert_eq!(t.console.connections_list().unwrap()[0].state, ConnectionState::Sealed);
    let report = t.console.connection_check(&made.id).await.unwrap();
    assert_eq!(report.problem.unwrap().code, Code::VaultLocked);
    let wrong = t.console.vault_file_open(Passphrase(secret("correct horse"))).await.unwrap_err();
    assert_eq!(wrong.code, Code::WrongPassphrase);
    t.console.vault_file_open(Passphrase(secret("correct horse battery"))).await.unwrap();
    assert_eq!(t.console.connections_list().unwrap()[0].state, ConnectionState::Ready);
    assert!(t.console.connection_check(&made.id).await.unwrap().ok);
}

#[tokio::test]
async fn what_a_session_did_before_its_passphrase_file_was_made_stays_on_record() {
    let t = TestConsole::with(without_keychain()).await;
    let made = t.console.connect_app(kept_in(&t, Keep::Session)).await.unwrap();
    let app =
        halley_core::model::connection::AppRef { connection: made.id, app: made.app.unwrap() };
    let maria = NewUser { uid: "maria".into(), name: "Maria".into(), ..NewUser::default() };
    t.console.user_create(&app, &maria).await.unwrap();
    t.console.vault_file_open(Passphrase(secret("correct horse battery"))).await.unwrap();

    let t = t.restarted(without_keychain());
    assert_eq!(t.console.connections_list().unwrap(), [], "the connection was for the session");
    t.console.vault_file_open(Passphrase(secret("correct horse battery"))).await.unwrap();
    let record = t.console.activity_list(&Default::default()).await.unwrap();
    assert_eq!(record[0].sentence, "Created Maria");
}

#[tokio::test]
async fn a_session_without_any_vault_leaves_nothing_that_can_be_read() {
    let t = TestConsole::with(without_keychain()).await;
    let made = t.console.connect_app(kept_in(&t, Keep::Session)).await.unwrap();
    let app =
        halley_core::model::connection::AppRef { connection: made.id, app: made.app.unwrap() };
    let maria = NewUser { uid: "maria".into(), name: "Maria".into(), ..NewUser::default() };
    t.console.user_create(&app, &maria).await.unwrap();
    let t = t.restarted(without_keychain());
    assert_eq!(t.console.activity_list(&Default::default()).await.unwrap(), []);
}

#[tokio::test]
async fn neither_keys_nor_people_lie_on_disk_in_the_clear() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let lopez = NewUser {
        uid: "maria-lopez-1".into(),
        name: "Maria Lopez the First".into(),
        ..NewUser::default()
    };
    t.console.user_create(&app, &lopez).await.unwrap();
    let id = cometchat_api::AppId::from(app.app.as_str());
    let key = t.sandbox.app(&id).unwrap().full_access;
    let clear = [key.expose().as_bytes(), b"maria-lopez-1".as_slice(), b"Maria Lopez the First"];
    let n_files = each_file(t.folder.path(), &mut |path, bytes| {
        for text in clear {
            let is_there = bytes.windows(text.len()).any(|window| window == text);
            assert!(!is_there, "{} holds what is to be kept", path.display());
        }
    });
    assert!(n_files >= 2, "only {n_files} files were looked at");
}

fn each_file(folder: &Path, look: &mut impl FnMut(&Path, &[u8])) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            count += each_file(&path, look);
        } else {
            look(&path, &std::fs::read(&path).unwrap());
            count += 1;
        }
    }
    count
}
