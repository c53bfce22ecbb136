use cometchat_api::Secret;
use halley_vault::{Code, FileVault, Vault};
use proptest::prelude::any;
use proptest::{prop_assert, proptest, sample::Index};

use crate::{QUICK, entry};

fn passphrase() -> Secret {
    Secret::new("correct horse")
}

#[test]
fn another_passphrase_is_refused_and_named_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    FileVault::create(&path, &passphrase(), QUICK).unwrap();
    let error = FileVault::open(&path, &Secret::new("battery staple")).unwrap_err();
    assert_eq!(error.code, Code::WrongPassphrase);
}

#[test]
fn an_empty_passphrase_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    let error = FileVault::create(&path, &Secret::new(""), QUICK).unwrap_err();
    assert_eq!(error.code, Code::WrongPassphrase);
    assert!(!FileVault::exists(&path));
}

#[test]
fn making_a_vault_never_replaces_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    FileVault::create(&path, &passphrase(), QUICK).unwrap().put("a", &entry("k")).unwrap();
    assert_eq!(FileVault::create(&path, &passphrase(), QUICK).unwrap_err().code, Code::Io);
    assert_eq!(FileVault::open(&path, &passphrase()).unwrap().ids().unwrap(), ["a"]);
}

#[test]
fn a_changed_passphrase_alone_opens_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    let vault = FileVault::create(&path, &passphrase(), QUICK).unwrap();
    vault.put("a", &entry("k")).unwrap();
    vault.change_passphrase(&Secret::new("battery staple"), QUICK).unwrap();
    vault.put("b", &entry("l")).unwrap();
    assert_eq!(FileVault::open(&path, &passphrase()).unwrap_err().code, Code::WrongPassphrase);
    let again = FileVault::open(&path, &Secret::new("battery staple")).unwrap();
    assert_eq!(again.ids().unwrap(), ["a", "b"]);
}

#[test]
fn neither_ids_nor_secrets_can_be_read_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    let vault = FileVault::create(&path, &passphrase(), QUICK).unwrap();
    vault.put("account-7", &entry("hunter2-hunter2")).unwrap();
    let file = std::fs::read(&path).unwrap();
    let holds = |text: &str| file.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("halley-vault-v01"));
    assert!(!holds("account-7") && !holds("hunter2"));
}

#[test]
fn a_file_of_a_newer_version_is_refused_with_that_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    std::fs::write(&path, b"halley-vault-v02 whatever comes then").unwrap();
    let error = FileVault::open(&path, &passphrase()).unwrap_err();
    assert_eq!(error.code, Code::Damaged);
    assert!(error.to_string().contains("newer version"), "{error}");
}

#[test]
fn a_missing_file_is_an_io_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    assert!(!FileVault::exists(&path));
    assert_eq!(FileVault::open(&path, &passphrase()).unwrap_err().code, Code::Io);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_the_file_after_every_write() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new folder").join("vault");
    let vault = FileVault::create(&path, &passphrase(), QUICK).unwrap();
    for id in ["a", "b"] {
        vault.put(id, &entry("k")).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let n_files = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(n_files, 1, "a write leaves nothing beside the file");
}

#[test]
fn a_write_that_fails_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vault");
    let vault = FileVault::create(&path, &passphrase(), QUICK).unwrap();
    vault.put("a", &entry("k")).unwrap();
    // A folder in the place of the file cannot be replaced by a file.
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    std::fs::write(path.join("inside"), b"").unwrap();
    assert_eq!(vault.put("b", &entry("l")).unwrap_err().code, Code::Io);
    assert_eq!(vault.ids().unwrap(), ["a"]);
}

proptest! {
    #[test]
    fn any_flipped_bit_is_noticed(at in any::<Index>(), bit in 0..8_u8) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault");
        FileVault::create(&path, &passphrase(), QUICK).unwrap().put("a", &entry("k")).unwrap();
        let mut file = std::fs::read(&path).unwrap();
        let at = at.index(file.len());
        file[at] ^= 1 << bit;
        std::fs::write(&path, &file).unwrap();
        prop_assert!(FileVault::open(&path, &passphrase()).unwrap_err().code == Code::Damaged);
    }

    #[test]
    fn a_cut_or_foreign_file_is_damaged_and_never_a_panic(bytes in any::<Vec<u8>>()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vault");
        std::fs::write(&path, &bytes).unwrap();
        prop_assert!(FileVault::open(&path, &passphrase()).unwrap_err().code == Code::Damaged);
        FileVault::create(&folder.path().join("other"), &passphrase(), QUICK).unwrap();
        let whole = std::fs::read(folder.path().join("other")).unwrap();
        let cut = &whole[..bytes.len().min(whole.len() - 1)];
        std::fs::write(&path, cut).unwrap();
        prop_assert!(FileVault::open(&path, &passphrase()).unwrap_err().code == Code::Damaged);
    }
}
