//! Credential files: read once, looked over, and held in memory until they are sent. They are
//! never written anywhere, and the window only has a name for one.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use cometchat_api::Secret;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::provider::{CredentialFile, ProviderKind};

/// Bytes of a credential file at most: real ones have two or three thousand.
const MOST_BYTES: u64 = 16_384;
/// Files held at a time; a person works with one.
const KEPT: usize = 4;
/// How the key of an elliptic curve says so inside of its file (OID 1.2.840.10045.2.1).
const ELLIPTIC: [u8; 9] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];

/// Credentials that were chosen and are not sent yet, the latest last.
#[derive(Default)]
pub(crate) struct CredentialFiles(Mutex<VecDeque<Credential>>);

/// What was in a file.
#[derive(Clone)]
pub(super) struct Credential {
    id: String,
    kind: ProviderKind,
    name: String,
    text: Secret,
}

/// A service account as Google writes it.
#[derive(Deserialize)]
struct Account {
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    project_id: String,
    #[serde(default)]
    client_email: String,
    #[serde(default)]
    private_key: Secret,
    #[serde(default)]
    private_key_id: String,
}

impl CredentialFiles {
    fn all(&self) -> MutexGuard<'_, VecDeque<Credential>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file of this name, for a provider of this kind.
    pub(super) fn get(&self, id: &str, kind: ProviderKind) -> Result<Credential, Error> {
        let all = self.all();
        let found = all.iter().find(|one| one.id == id && one.kind == kind).cloned();
        found.ok_or_else(|| {
            Error::invalid("file", "Halley does not hold this file any more. Choose it again.")
        })
    }

    /// Forgets a file that was sent.
    pub(super) fn forget(&self, id: &str) {
        self.all().retain(|one| one.id != id);
    }
}

impl Credential {
    /// The fields of the service that it fills.
    pub(super) fn fields(&self) -> Result<Vec<(&'static str, Value)>, Error> {
        if self.kind == ProviderKind::Apns {
            let key = self.text.expose();
            return Ok(vec![("p8KeyFilename", json!(self.name)), ("p8Key", json!(key))]);
        }
        let account = account(self.text.expose())?;
        let creds = json!({
            "project_id": account.project_id,
            "client_email": account.client_email,
            "private_key": account.private_key.expose(),
            "private_key_id": account.private_key_id,
        });
        Ok(vec![("serviceAccountFilename", json!(self.name)), ("serviceAccountCreds", creds)])
    }
}

impl Console {
    /// Reads a credential file that a person chose, and looks over its size and form.
    ///
    /// # Errors
    /// When it cannot be read, is too large, or is not such a credential; the file is then
    /// forgotten.
    pub async fn credential_open(
        &self,
        kind: ProviderKind,
        path: &Path,
    ) -> Result<CredentialFile, Error> {
        let path: PathBuf = path.to_owned();
        self.blocking(move |inner| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let name = name.unwrap_or_default();
            let text = read(&path)?;
            let about = match kind {
                ProviderKind::Fcm => about_account(&account(text.expose())?),
                ProviderKind::Apns => about_key(text.expose())?,
                _ => return Err(Error::invalid("file", "This kind of provider takes no file.")),
            };
            let id = format!("{:016x}", rand::random::<u64>());
            let mut all = inner.credentials.all();
            if all.len() == KEPT {
                all.pop_front();
            }
            all.push_back(Credential { id: id.clone(), kind, name: name.clone(), text });
            Ok(CredentialFile { id, name, about })
        })
        .await
    }
}

fn read(path: &Path) -> Result<Secret, Error> {
    let unreadable = |error: std::io::Error| {
        Error::invalid("file", format!("This file cannot be read: {error}."))
            .advise("Check that it is there and that you may open it.")
    };
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::invalid("file", "This file is too large to be a credential (16 KB)."));
    }
    String::from_utf8(bytes)
        .map(Secret::new)
        .map_err(|_| Error::invalid("file", "This is not a text file, so it is no credential."))
}

fn account(text: &str) -> Result<Account, Error> {
    let wrong = |sentence: &str| Error::invalid("file", sentence);
    let account: Account = serde_json::from_str(text).map_err(|_| {
        wrong("This is not the JSON file of a service account.")
            .advise("Make a key of the kind JSON in the Firebase console and choose that file.")
    })?;
    if account.kind != "service_account" {
        return Err(wrong("This JSON file is not a service account: its type says otherwise.")
            .advise("A google-services.json of an app will not do; it has no private key."));
    }
    for (name, value) in [
        ("project_id", account.project_id.as_str()),
        ("client_email", account.client_email.as_str()),
        ("private_key_id", account.private_key_id.as_str()),
    ] {
        if value.is_empty() {
            return Err(wrong(&format!("This service account has no {name}.")));
        }
    }
    der(account.private_key.expose())
        .ok_or_else(|| wrong("The private key of this service account is damaged."))?;
    Ok(account)
}

fn about_account(account: &Account) -> String {
    format!("Service account {} of the project {}.", account.client_email, account.project_id)
}

fn about_key(text: &str) -> Result<String, Error> {
    let der = der(text).ok_or_else(|| {
        Error::new(Code::Invalid, "This is not a key file of Apple.")
            .at("file", "This is not a key file of Apple: it begins with BEGIN PRIVATE KEY.")
            .advise("Choose the .p8 file. A certificate (.p12, .cer) is something else.")
    })?;
    if !der.windows(ELLIPTIC.len()).any(|window| window == ELLIPTIC) {
        return Err(Error::invalid("file", "This is a private key, but not one of Apple's kind."));
    }
    Ok("Private key of the kind that Apple makes for notifications.".to_owned())
}

/// The bytes of a private key in its armour; nothing where it is none.
fn der(text: &str) -> Option<Vec<u8>> {
    let inside = text.trim().strip_prefix("-----BEGIN PRIVATE KEY-----")?;
    let inside = inside.strip_suffix("-----END PRIVATE KEY-----")?;
    let letters: String = inside.split_whitespace().collect();
    let der = BASE64.decode(letters).ok()?;
    // A sequence of at least a version, an algorithm and a key.
    (der.len() > 40 && der[0] == 0x30).then_some(der)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pem(oid: &[u8]) -> String {
        let mut der = vec![0x30, 0x60, 0x02, 0x01, 0x00];
        der.extend_from_slice(oid);
        der.resize(98, 7);
        let letters = BASE64.encode(der);
        format!("-----BEGIN PRIVATE KEY-----\n{letters}\n-----END PRIVATE KEY-----\n")
    }

    fn account_file(key: &str) -> String {
        json!({
            "type": "service_account", "project_id": "example-app", "private_key_id": "k1",
            "private_key": key, "client_email": "push@example-app.iam.gserviceaccount.com",
        })
        .to_string()
    }

    #[test]
    fn a_service_account_is_told_by_its_project_and_not_by_its_key() {
        let text = account_file(&pem(&[]));
        let about = about_account(&account(&text).unwrap());
        assert!(about.contains("example-app.iam.gserviceaccount.com of the project example-app"));
        assert!(!about.contains("PRIVATE"));
    }

    #[test]
    fn other_files_of_google_and_damaged_keys_are_refused() {
        let services = json!({ "project_info": { "project_id": "example" } }).to_string();
        for text in ["", "{", &services, &account_file("-----BEGIN PRIVATE KEY-----")] {
            assert_eq!(account(text).err().unwrap().fields[0].field, "file", "{text}");
        }
    }

    #[test]
    fn a_key_of_apple_is_on_an_elliptic_curve() {
        assert!(about_key(&pem(&ELLIPTIC)).is_ok());
        assert!(about_key(&pem(&[])).is_err());
        assert!(about_key("-----BEGIN CERTIFICATE-----").is_err());
    }
}
