//! A policy file that whoever manages this computer may lay down, and the profile it fixes.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::model::gate::Profile;

/// What a managed policy fixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// The profile, with the sentence that a person reads about it.
    pub profile: Option<(Profile, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyFile {
    profile: Option<Profile>,
    /// Who set it, in a sentence.
    message: Option<String>,
}

const LOCKED: &str = "Your organisation has set what this installation may do.";
const UNREADABLE: &str =
    "The policy file of this computer cannot be read, so nothing can be changed.";

/// Where a managed policy lies on this operating system; only an administrator can write there.
pub fn place() -> PathBuf {
    PathBuf::from(if cfg!(target_os = "macos") {
        "/Library/Application Support/Halley/policy.json"
    } else if cfg!(windows) {
        r"C:\ProgramData\Halley\policy.json"
    } else {
        "/etc/halley/policy.json"
    })
}

/// Reads a policy. No file is no policy; a file that cannot be understood locks the installation
/// to reading, since somebody meant to restrict it.
pub fn read(place: &Path) -> Policy {
    match std::fs::read_to_string(place) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Policy::default(),
        Err(_) => locked_to_reading(),
    }
}

fn parse(text: &str) -> Policy {
    let Ok(file) = serde_json::from_str::<PolicyFile>(text) else { return locked_to_reading() };
    let message = file.message.filter(|message| !message.trim().is_empty());
    let sentence = message.unwrap_or_else(|| LOCKED.to_owned());
    Policy { profile: file.profile.map(|profile| (profile, sentence)) }
}

fn locked_to_reading() -> Policy {
    Policy { profile: Some((Profile::ReadOnly, UNREADABLE.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_fixes_the_profile_and_says_who_did() {
        let policy = parse(r#"{"profile": "support", "message": "Set by Example Ltd."}"#);
        assert_eq!(policy.profile, Some((Profile::Support, "Set by Example Ltd.".to_owned())));
    }

    #[test]
    fn a_policy_that_cannot_be_understood_locks_to_reading() {
        for text in ["", "{", r#"{"profile": "king"}"#, r#"{"profil": "support"}"#] {
            let (profile, sentence) = parse(text).profile.unwrap();
            assert_eq!((profile, sentence.as_str()), (Profile::ReadOnly, UNREADABLE), "{text}");
        }
    }

    #[test]
    fn no_file_is_no_policy() {
        assert_eq!(read(Path::new("/nowhere/policy.json")), Policy::default());
    }
}
