//! Where secrets rest, and what is left on disk.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cometchat_sandbox::Fault;
use halley_core::model::activity::{ActivityFilter, Outcome};
use halley_core::model::connection::{
    AppRef, ConnectApp, ConnectionState, FileVaultState, Keep, KeychainState, Passphrase,
};
use halley_core::model::user::NewUser;
use halley_core::testing::{Setup, TestConsole, secret};
use halley_core::vaults::KeychainChoice;
use halley_core::{Code, Event};
use halley_vault::{Entry, Kind, LockedVault, MemoryVault, Vault};

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
    make(&t, &session_app(&t).await, "Maria").await;
    t.console.vault_file_open(Passphrase(secret("correct horse battery"))).await.unwrap();

    let t = t.restarted(without_keychain());
    assert_eq!(t.console.connections_list().unwrap(), [], "the connection was for the session");
    t.console.vault_file_open(Passphrase(secret("correct horse battery"))).await.unwrap();
    let record = t.console.activity_list(&Default::default()).await.unwrap();
    assert_eq!(record[0].sentence, "Created Maria");
}

/// A keychain whose owner has not unlocked it yet.
#[derive(Default)]
struct Locking {
    entries: MemoryVault,
    is_open: AtomicBool,
}

impl Locking {
    fn inner(&self) -> &dyn Vault {
        if self.is_open.load(Ordering::SeqCst) { &self.entries } else { &LockedVault }
    }
}

impl Vault for Locking {
    fn kind(&self) -> Kind {
        Kind::Keychain
    }

    fn put(&self, id: &str, entry: &Entry) -> halley_vault::Result<()> {
        self.inner().put(id, entry)
    }

    fn get(&self, id: &str) -> halley_vault::Result<Option<Entry>> {
        self.inner().get(id)
    }

    fn remove(&self, id: &str) -> halley_vault::Result<()> {
        self.inner().remove(id)
    }

    fn ids(&self) -> halley_vault::Result<Vec<String>> {
        self.inner().ids()
    }
}

/// An app connected for this session alone.
async fn session_app(t: &TestConsole) -> AppRef {
    let made = t.console.connect_app(kept_in(t, Keep::Session)).await.unwrap();
    AppRef { connection: made.id, app: made.app.unwrap() }
}

async fn make(t: &TestConsole, app: &AppRef, name: &str) {
    let new = NewUser { uid: name.to_lowercase(), name: name.into(), ..NewUser::default() };
    t.console.user_create(app, &new).await.unwrap();
}

/// The record, the latest first, and how each ended.
async fn record(t: &TestConsole) -> Vec<(String, Outcome)> {
    let filter = ActivityFilter { limit: 10, ..ActivityFilter::default() };
    let entries = t.console.activity_list(&filter).await.unwrap();
    entries.into_iter().map(|entry| (entry.sentence, entry.outcome)).collect()
}

#[tokio::test]
async fn what_is_done_before_the_keychain_is_unlocked_joins_the_record_it_keeps() {
    let keychain = Arc::new(Locking::default());
    let given = KeychainChoice::Given(Arc::clone(&keychain) as Arc<dyn Vault>);
    let setup = Setup { keychain: given, ..Setup::default() };
    keychain.is_open.store(true, Ordering::SeqCst);
    let t = TestConsole::with(setup.clone()).await;
    make(&t, &session_app(&t).await, "Ada").await;

    keychain.is_open.store(false, Ordering::SeqCst);
    let t = t.restarted(setup.clone());
    assert_eq!(record(&t).await, []);
    make(&t, &session_app(&t).await, "Bea").await;
    keychain.is_open.store(true, Ordering::SeqCst);
    // Whoever connects unlocks it.
    let made = t.console.connect_app(kept_in(&t, Keep::Keychain)).await.unwrap();
    let app = AppRef { connection: made.id, app: made.app.unwrap() };
    make(&t, &app, "Cleo").await;
    let all = ["Created Cleo", "Created Bea", "Created Ada"];
    let all = all.map(|sentence| (sentence.to_owned(), Outcome::Done));
    assert_eq!(record(&t).await, all);

    let t = t.restarted(setup);
    assert_eq!(record(&t).await, all);
}

#[tokio::test]
async fn a_change_that_began_before_the_keychain_was_unlocked_ends_on_record() {
    let keychain = Arc::new(Locking::default());
    let given = KeychainChoice::Given(Arc::clone(&keychain) as Arc<dyn Vault>);
    let clock = cometchat_client::Manual::held();
    let t = TestConsole::with(Setup { keychain: given, clock, ..Setup::default() }).await;
    let app = session_app(&t).await;
    let spelling = cometchat_sandbox::HeaderSpelling::None;
    t.sandbox.fail_next(Fault::RateLimited { spelling, retry_after: Some(3) });
    let unlock = async {
        let waits = |event: &Event| matches!(event, Event::HealthChanged { health } if health.resumes_at.is_some());
        t.heard.until(waits).await;
        keychain.is_open.store(true, Ordering::SeqCst);
        t.console.vault_state().await.unwrap();
        assert_eq!(record(&t).await, [("Created Ada".to_owned(), Outcome::Unknown)]);
        t.clock.advance(std::time::Duration::from_secs(3));
    };
    tokio::join!(make(&t, &app, "Ada"), unlock);
    assert_eq!(record(&t).await, [("Created Ada".to_owned(), Outcome::Done)]);
}

#[tokio::test]
async fn a_session_without_any_vault_leaves_nothing_that_can_be_read() {
    let t = TestConsole::with(without_keychain()).await;
    make(&t, &session_app(&t).await, "Maria").await;
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
