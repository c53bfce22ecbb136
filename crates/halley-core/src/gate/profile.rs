//! The profile of this installation.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::console::{Console, Inner};
use crate::error::{Code, Error};
use crate::model::gate::{Profile, ProfileState};

const FILE: &str = "profile.json";

/// The profile as kept. It lies beside the encrypted store, since it must be known while the
/// store's key is still locked away.
#[derive(Serialize, Deserialize)]
struct Kept {
    profile: Profile,
}

impl Console {
    /// What this installation may do, and who fixed it.
    ///
    /// # Errors
    /// When the profile cannot be read.
    pub async fn profile_get(&self) -> Result<ProfileState, Error> {
        self.blocking(state).await
    }

    /// Sets what this installation may do.
    ///
    /// # Errors
    /// When a managed policy fixes it, or it cannot be kept.
    pub async fn profile_set(&self, profile: Profile) -> Result<ProfileState, Error> {
        self.blocking(move |inner| {
            if let Some((_, sentence)) = &inner.policy.profile {
                return Err(Error::new(Code::ProfileDenied, sentence.clone())
                    .advise("Ask whoever manages this computer."));
            }
            write(&inner.data_dir, &Kept { profile }).map_err(|error| {
                let message = format!("The profile cannot be kept on this computer: {error}.");
                Error::new(Code::StoreFailed, message)
                    .advise("Check that the disk has room and that Halley may write to its folder.")
            })?;
            state(inner)
        })
        .await
    }

    pub(crate) async fn profile(&self) -> Result<Profile, Error> {
        Ok(self.profile_get().await?.profile)
    }
}

fn state(inner: &Inner) -> Result<ProfileState, Error> {
    if let Some((profile, sentence)) = &inner.policy.profile {
        return Ok(ProfileState { profile: *profile, locked_by: Some(sentence.clone()) });
    }
    let profile = match fs::read(inner.data_dir.join(FILE)) {
        // A file that somebody spoilt restricts rather than frees.
        Ok(bytes) => {
            serde_json::from_slice::<Kept>(&bytes).map_or(Profile::ReadOnly, |kept| kept.profile)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Profile::Administrator,
        Err(_) => Profile::ReadOnly,
    };
    Ok(ProfileState { profile, locked_by: None })
}

fn write(data_dir: &Path, kept: &Kept) -> io::Result<()> {
    fs::create_dir_all(data_dir)?;
    let fresh = data_dir.join("profile.json.new");
    fs::write(&fresh, serde_json::to_vec(kept).map_err(io::Error::other)?)?;
    fs::rename(fresh, data_dir.join(FILE))
}
