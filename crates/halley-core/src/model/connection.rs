//! Connections: ways in to the service.

use cometchat_api::Secret;
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// Id of a connection, chosen by this installation.
pub type ConnectionId = String;

/// One app as reached through one connection.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AppRef {
    /// Connection through which the app is reached.
    pub connection: ConnectionId,
    /// Id of the app.
    pub app: String,
}

/// Where the secrets of a connection are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Keep {
    /// In the operating system's keychain.
    Keychain,
    /// In a file that a passphrase opens.
    File,
    /// In memory, until Halley quits.
    Session,
}

/// What a connection gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ConnectionKind {
    /// Every app of an account.
    Account,
    /// One app.
    App,
    /// A sandbox inside the process.
    Demo,
}

/// Whether a connection can be used now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ConnectionState {
    /// Its secrets are at hand.
    Ready,
    /// Its secrets are in the passphrase file, which is locked.
    Sealed,
    /// Its sandbox starts.
    Starting,
    /// Its secrets are gone or cannot be read.
    Failed,
}

/// A way in to the service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// Id, stable while the connection exists.
    pub id: ConnectionId,
    /// What it gives.
    pub kind: ConnectionKind,
    /// Name that a person gave.
    pub name: String,
    /// Where its secrets are kept.
    pub keep: Keep,
    /// Its key, masked.
    pub credential: String,
    /// App of an app connection.
    pub app: Option<String>,
    /// Region of an app connection.
    pub region: Option<String>,
    /// Whether it can be used now.
    pub state: ConnectionState,
    /// When it was made, Unix seconds.
    pub created_at: u32,
    /// When it was last used, Unix seconds.
    pub last_used_at: Option<u32>,
}

/// What a person typed to connect an account.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConnectAccount {
    /// Name for the connection; may be empty.
    pub name: String,
    /// Management key.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub key: Secret,
    /// Management secret.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub secret: Secret,
    /// Where to keep them.
    pub keep: Keep,
}

/// What a person typed to connect one app.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConnectApp {
    /// Name for the connection; may be empty.
    pub name: String,
    /// App id.
    pub app: String,
    /// Region, such as `us`.
    pub region: String,
    /// REST API key.
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub api_key: Secret,
    /// Where to keep it.
    pub keep: Keep,
}

/// What a person typed to open the passphrase file.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(transparent)]
pub struct Passphrase(#[cfg_attr(feature = "specta", specta(type = String))] pub Secret);

/// What came of trying a connection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CheckReport {
    /// Whether it works.
    pub ok: bool,
    /// How long the answer took, milliseconds.
    pub millis: u32,
    /// Apps it reaches.
    pub apps: Option<u32>,
    /// Why it does not work.
    pub problem: Option<Error>,
    /// Seconds by which this computer's clock is ahead of the service's.
    pub clock_skew_secs: Option<i32>,
}

/// Whether the operating system's keychain can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum KeychainState {
    /// It answers.
    Available,
    /// There is none.
    Unavailable,
    /// It is there and locked.
    Locked,
}

/// Whether the passphrase file can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum FileVaultState {
    /// There is none yet.
    None,
    /// It waits for its passphrase.
    Locked,
    /// It is open.
    Open,
}

/// Where secrets can be kept on this computer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct VaultState {
    /// Whether the keychain can be used.
    pub keychain: KeychainState,
    /// What this operating system calls its keychain.
    pub keychain_name: String,
    /// Whether the passphrase file can be used.
    pub file: FileVaultState,
}
