//! The form of the vault file, version 1:
//!
//! | bytes | what |
//! |---|---|
//! | 16 | `halley-vault-v01`, so that a version is told before anything else is read |
//! | 12 | memory in KiB, passes, lanes of Argon2id; three little-endian 32-bit numbers |
//! | 16 | salt |
//! | 24 | nonce, new at every write |
//! | n + 16 | entries as JSON, sealed; all of the above is authenticated with them |
//! | 8 | start of the SHA-256 of all before, which tells damage from a wrong passphrase |

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use cometchat_api::Secret;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{Code, Error, Result};

const NAME: &[u8] = b"halley-vault-v";
const MAGIC: &[u8; 16] = b"halley-vault-v01";
const SALT: usize = 16;
const NONCE: usize = 24;
const HEADER: usize = MAGIC.len() + 12 + SALT + NONCE;
const CHECK: usize = 8;

/// What opening the file costs whoever guesses passphrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory that one guess takes, in KiB.
    pub memory_kib: u32,
    /// How often that memory is gone over.
    pub passes: u32,
}

impl Default for Cost {
    /// 64 MiB and three passes, the second recommendation of RFC 9106: some tenths of a second.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3 }
    }
}

impl Cost {
    /// The most that is believed of a file: more would only stop the machine.
    const MOST: Self = Self { memory_kib: 1024 * 1024, passes: 64 };
}

/// A key made of a passphrase, with what it was made by.
pub(super) struct Lock {
    cost: Cost,
    salt: [u8; SALT],
    key: Zeroizing<[u8; 32]>,
}

impl Lock {
    /// Makes a key of a new passphrase, under a new salt.
    pub(super) fn new(passphrase: &Secret, cost: Cost) -> Result<Self> {
        let mut salt = [0; SALT];
        rand::fill(&mut salt);
        Self::derive(passphrase, cost, salt)
    }

    fn derive(passphrase: &Secret, cost: Cost, salt: [u8; SALT]) -> Result<Self> {
        if passphrase.is_empty() {
            return Err(Error::new(Code::WrongPassphrase, "an empty passphrase protects nothing"));
        }
        let mut key = Zeroizing::new([0; 32]);
        Params::new(cost.memory_kib, cost.passes, 1, Some(key.len()))
            .and_then(|params| {
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                    passphrase.expose().as_bytes(),
                    &salt,
                    &mut *key,
                )
            })
            .map_err(|error| Error::new(Code::Damaged, format!("no key can be made: {error}")))?;
        Ok(Self { cost, salt, key })
    }

    /// Seals a text into a whole file.
    pub(super) fn seal(&self, plain: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        rand::fill(&mut nonce);
        let mut file = Vec::with_capacity(HEADER + plain.len() + 16 + CHECK);
        file.extend_from_slice(MAGIC);
        for number in [self.cost.memory_kib, self.cost.passes, 1] {
            file.extend_from_slice(&number.to_le_bytes());
        }
        file.extend_from_slice(&self.salt);
        file.extend_from_slice(&nonce);
        let sealed = self
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &file })
            .map_err(|_| Error::new(Code::Io, "the vault file could not be sealed"))?;
        file.extend_from_slice(&sealed);
        let check = check(&file);
        file.extend_from_slice(&check);
        Ok(file)
    }

    /// Opens a whole file with a passphrase.
    pub(super) fn open(file: &[u8], passphrase: &Secret) -> Result<(Self, Zeroizing<Vec<u8>>)> {
        let damaged = || Error::new(Code::Damaged, "the vault file is damaged");
        if file.starts_with(NAME) && !file.starts_with(MAGIC) {
            return Err(Error::new(Code::Damaged, "a newer version wrote the vault file"));
        }
        let (body, found) = file.split_last_chunk::<CHECK>().ok_or_else(damaged)?;
        if !body.starts_with(MAGIC) || check(body) != *found {
            return Err(damaged());
        }
        let (header, sealed) = body.split_at_checked(HEADER).ok_or_else(damaged)?;
        let mut rest = &header[MAGIC.len()..];
        let mut number = || {
            let (bytes, tail) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
            rest = tail;
            Ok::<u32, Error>(u32::from_le_bytes(*bytes))
        };
        let cost = Cost { memory_kib: number()?, passes: number()? };
        let lanes = number()?;
        if lanes != 1 || cost.memory_kib > Cost::MOST.memory_kib || cost.passes > Cost::MOST.passes
        {
            return Err(damaged());
        }
        let (salt, nonce) = rest.split_first_chunk::<SALT>().ok_or_else(damaged)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| damaged())?;
        let lock = Self::derive(passphrase, cost, *salt)?;
        let plain = lock
            .cipher()
            .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: header })
            .map_err(|_| {
                Error::new(Code::WrongPassphrase, "the passphrase does not open the vault file")
            })?;
        Ok((lock, Zeroizing::new(plain)))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.key).into())
    }
}

fn check(bytes: &[u8]) -> [u8; CHECK] {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let mut start = [0; CHECK];
    start.copy_from_slice(&digest[..CHECK]);
    start
}
