//! What a file is, by what it holds rather than by its name, and what is wrong with it.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cometchat_api::Secret;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::error::{Code, Error};
use crate::model::extension::PushFileKind;

/// First byte of everything in DER that these files hold.
const SEQUENCE: u8 = 0x30;
/// Version 3, which every PKCS #12 file has right at its beginning.
const PKCS12_VERSION: [u8; 3] = [0x02, 0x01, 0x03];
/// The curve P-256 (1.2.840.10045.3.1.7), on which every key of Apple's is.
const P256: [u8; 10] = [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const END: &str = "-----END PRIVATE KEY-----";
/// Field of the form that the private key of a service account belongs to.
const PRIVATE_KEY: &str = "fcmCredentials.private_key";

/// What was found.
#[derive(Debug)]
pub(super) struct Looked {
    pub(super) kind: PushFileKind,
    /// What it says that is no secret, by field of the form.
    pub(super) tells: BTreeMap<String, String>,
    /// The field whose secret it holds.
    pub(super) secret_at: Option<&'static str>,
}

#[derive(Deserialize)]
struct ServiceAccount {
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

/// Looks a file over.
///
/// # Errors
/// When it is none of the three kinds, or broken; the sentence says what it is instead where that
/// can be told.
pub(super) fn over(name: &str, content: &[u8]) -> Result<Looked, Error> {
    let text = std::str::from_utf8(content).unwrap_or_default().trim();
    if text.starts_with('{') {
        return service_account(content);
    }
    if text.starts_with(BEGIN) {
        return p8(name, text);
    }
    if content.first() == Some(&SEQUENCE) {
        return p12(content);
    }
    Err(if text.starts_with("-----BEGIN CERTIFICATE") {
        wrong("This is a certificate without its private key.")
            .advise("Export certificate and key together from the keychain, as a .p12 file.")
    } else if text.starts_with("-----BEGIN ENCRYPTED") {
        wrong("This key is protected by a passphrase, which CometChat cannot ask for.")
            .advise("Choose the .p8 file as Apple gave it.")
    } else {
        wrong(
            "This is neither a key (.p8), nor a certificate (.p12), nor a service account (.json).",
        )
        .advise("Choose the file that Apple or Firebase gave you.")
    })
}

fn service_account(content: &[u8]) -> Result<Looked, Error> {
    let account: ServiceAccount = serde_json::from_slice(content).map_err(|error| {
        wrong(format!("This JSON is broken in line {}, column {}.", error.line(), error.column()))
            .advise("Download the service-account file from Firebase again.")
    })?;
    if account.kind != "service_account" {
        let what =
            if account.kind.is_empty() { "something else" } else { "another kind of account" };
        return Err(wrong(format!("This JSON is {what}, not a service account.")).advise(
            "In Firebase, open Project settings, Service accounts, and generate a new private \
                 key. google-services.json is another file.",
        ));
    }
    let key = account.private_key.expose().trim();
    let parts = [
        ("project_id", !account.project_id.is_empty()),
        ("client_email", account.client_email.contains('@')),
        ("private_key", key.starts_with(BEGIN) && key.ends_with(END)),
    ];
    if let Some((missing, _)) = parts.iter().find(|(_, there)| !there) {
        return Err(wrong(format!("This service account has no proper {missing}."))
            .advise("Download the service-account file from Firebase again."));
    }
    let at = |field: &str| format!("fcmCredentials.{field}");
    let mut tells = BTreeMap::from([
        (at("project_id"), account.project_id.clone()),
        (at("client_email"), account.client_email.clone()),
    ]);
    if !account.private_key_id.is_empty() {
        tells.insert(at("private_key_id"), account.private_key_id.clone());
    }
    Ok(Looked { kind: PushFileKind::ServiceAccount, tells, secret_at: Some(PRIVATE_KEY) })
}

fn p8(name: &str, text: &str) -> Result<Looked, Error> {
    let broken = || {
        wrong("This key is broken: it does not hold what its first line says.")
            .advise("Download it from Apple again, or make a new one; each can be loaded once.")
    };
    let inner = text.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(END));
    let inner: Zeroizing<String> =
        Zeroizing::new(inner.ok_or_else(broken)?.split_whitespace().collect());
    let der = Zeroizing::new(STANDARD.decode(inner.as_bytes()).map_err(|_| broken())?);
    if der.first() != Some(&SEQUENCE) || length(&der) != Some(der.len()) {
        return Err(broken());
    }
    if !der.windows(P256.len()).any(|part| part == P256) {
        return Err(wrong("This is a private key, but not one that Apple gives for push.")
            .advise("Choose the AuthKey file from Apple's list of keys."));
    }
    // Apple names its files after the key.
    let id = name.strip_prefix("AuthKey_").and_then(|rest| rest.strip_suffix(".p8"));
    let tells = id.filter(|id| id.len() == 10 && id.chars().all(|c| c.is_ascii_alphanumeric()));
    let tells = tells.map(|id| ("keyId".to_owned(), id.to_owned())).into_iter().collect();
    Ok(Looked { kind: PushFileKind::P8, tells, secret_at: None })
}

fn p12(content: &[u8]) -> Result<Looked, Error> {
    let (_, header) = length_and_header(content).unwrap_or_default();
    if content.get(header..header + 3) != Some(&PKCS12_VERSION) {
        return Err(wrong("This is a certificate or key of another kind, not a .p12 file.")
            .advise("Export certificate and key together from the keychain, as a .p12 file."));
    }
    if length(content) != Some(content.len()) {
        return Err(wrong("This .p12 file is cut off.").advise("Export it again."));
    }
    Ok(Looked { kind: PushFileKind::P12, tells: BTreeMap::new(), secret_at: None })
}

/// Bytes that a value in DER says it has, its head included.
fn length(der: &[u8]) -> Option<usize> {
    length_and_header(der).map(|(length, _)| length)
}

fn length_and_header(der: &[u8]) -> Option<(usize, usize)> {
    let first = usize::from(*der.get(1)?);
    if first < 0x80 {
        return Some((first + 2, 2));
    }
    let n_digits = first - 0x80;
    let digits = der.get(2..2 + n_digits).filter(|digits| (1..=4).contains(&digits.len()))?;
    let inner = digits.iter().fold(0_usize, |sum, digit| sum << 8 | usize::from(*digit));
    Some((inner.checked_add(2 + n_digits)?, 2 + n_digits))
}

/// The secret that a service account holds for a field of the form.
pub(super) fn secret_of(content: &[u8], path: &str) -> Option<Secret> {
    let account: ServiceAccount = serde_json::from_slice(content).ok()?;
    (path == PRIVATE_KEY && !account.private_key.is_empty()).then_some(account.private_key)
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(Code::Invalid, message)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A key on P-256 in form alone: its numbers are no key of anybody's.
    fn key() -> String {
        let mut der = vec![SEQUENCE, 0x15, 0x02, 0x01, 0x00];
        der.extend(P256);
        der.extend([0x04, 0x06, 1, 2, 3, 4, 5, 6]);
        format!("{BEGIN}\n{}\n{END}\n", STANDARD.encode(der))
    }

    fn refused(name: &str, content: &[u8]) -> String {
        over(name, content).expect_err(name).message
    }

    #[test]
    fn a_key_tells_its_id_by_its_name() {
        let looked = over("AuthKey_ABC123DEFG.p8", key().as_bytes()).unwrap();
        assert_eq!(looked.kind, PushFileKind::P8);
        assert_eq!(looked.tells["keyId"], "ABC123DEFG");
        assert!(over("renamed.txt", key().as_bytes()).unwrap().tells.is_empty());
    }

    #[test]
    fn a_service_account_tells_all_but_its_key() {
        let file = json!({
            "type": "service_account", "project_id": "example", "private_key_id": "k1",
            "client_email": "push@example.iam.gserviceaccount.com", "private_key": key(),
        });
        let file = file.to_string();
        let looked = over("any.json", file.as_bytes()).unwrap();
        assert_eq!(looked.tells.len(), 3);
        assert!(!format!("{looked:?}").contains("BEGIN"));
        let secret = secret_of(file.as_bytes(), PRIVATE_KEY).unwrap();
        assert_eq!(secret.expose(), key());
        assert!(secret_of(file.as_bytes(), "keyId").is_none());
    }

    #[test]
    fn a_certificate_is_told_by_its_first_bytes() {
        let whole = [SEQUENCE, 0x05, 0x02, 0x01, 0x03, 0x30, 0x00];
        assert_eq!(over("x.p12", &whole).unwrap().kind, PushFileKind::P12);
        assert!(refused("cut.p12", &whole[..6]).contains("cut off"));
        assert!(refused("other.cer", &[SEQUENCE, 0x03, 0x02, 0x01, 0x00]).contains("another kind"));
        let long = [&[SEQUENCE, 0x82, 0x01, 0x00, 0x02, 0x01, 0x03][..], &[0; 253]].concat();
        assert_eq!(over("long.p12", &long).unwrap().kind, PushFileKind::P12);
    }

    #[test]
    fn what_is_something_else_is_named() {
        assert!(
            refused("a.pem", b"-----BEGIN CERTIFICATE-----\nAA").contains("without its private")
        );
        assert!(refused("a.json", b"{\"project_info\": {}}").contains("not a service account"));
        assert!(refused("a.json", b"{\"type\": ").contains("broken in line"));
        assert!(refused("a.txt", b"hello").starts_with("This is neither"));
        let rsa = format!("{BEGIN}\n{}\n{END}", STANDARD.encode([SEQUENCE, 0x01, 0x00]));
        assert!(refused("a.p8", rsa.as_bytes()).contains("not one that Apple"));
        let broken = format!("{BEGIN}\n***\n{END}");
        assert!(refused("a.p8", broken.as_bytes()).contains("broken"));
        let account = br#"{"type": "service_account", "project_id": "x", "client_email": "a@b"}"#;
        assert!(refused("a.json", account).contains("no proper private_key"));
    }
}
