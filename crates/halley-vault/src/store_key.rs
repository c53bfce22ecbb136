//! The key of the encrypted store, kept in whichever vault there is.

use std::fmt::Write;

use cometchat_api::Secret;
use zeroize::Zeroizing;

use crate::entry::Entry;
use crate::error::{Code, Error, Result};
use crate::vault::Vault;

/// The id under which the store's key is kept.
pub const STORE_KEY_ID: &str = "store-key";

const FIELD: &str = "key";
const KEY_BYTES: usize = 32;

/// Reads the store's key (256 bits as 64 hexadecimal digits), or makes and keeps one.
///
/// A vault in memory forgets it at the end of the session, and what was written under it is then
/// lost: open the store in memory too.
///
/// # Errors
/// Those of the vault; `Damaged` when the entry is there without a key.
pub fn store_key(vault: &dyn Vault) -> Result<Secret> {
    if let Some(entry) = vault.get(STORE_KEY_ID)? {
        return entry.field(FIELD).cloned().ok_or_else(|| {
            Error::new(Code::Damaged, "the vault keeps the store's entry without its key")
        });
    }
    let key = fresh();
    vault.put(STORE_KEY_ID, &Entry::new().with(FIELD, key.clone()))?;
    Ok(key)
}

fn fresh() -> Secret {
    let mut bytes = Zeroizing::new([0_u8; KEY_BYTES]);
    rand::fill(&mut *bytes);
    let mut text = String::with_capacity(KEY_BYTES * 2);
    for byte in *bytes {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Secret::new(text)
}
