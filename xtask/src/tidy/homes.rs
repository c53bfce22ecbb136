//! Some names have one home; elsewhere they are a floor skipped.

use super::Source;

/// A name, where it may be written, and why not elsewhere.
struct Home {
    name: &'static str,
    under: &'static [&'static str],
    why: &'static str,
}

const HOMES: &[Home] = &[
    Home {
        name: "reqwest::",
        under: &[
            "crates/cometchat-client/src/transport",
            "crates/cometchat-client/tests/",
            "crates/cometchat-sandbox/benches/",
            "crates/cometchat-sandbox/tests/",
        ],
        why: "the transport of the client alone sends requests",
    },
    Home {
        name: "keyring_core::",
        under: &["crates/halley-vault/"],
        why: "the vault alone knows the keychain",
    },
    Home { name: "rusqlite::", under: &["crates/halley-store/"], why: "the store alone knows SQL" },
    Home { name: "tauri::", under: &["src-tauri/"], why: "the core does not know its window" },
    Home {
        name: "@tauri-apps/",
        under: &["ui/src/ipc/"],
        why: "pages call the core through ui/src/ipc",
    },
    Home {
        name: "dangerouslySetInnerHTML",
        under: &[],
        why: "what people write is shown as text, never as markup",
    },
];

/// Says where a name is written outside its home.
pub(super) fn wrong(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|source| !source.path.starts_with("xtask/")) {
        for home in HOMES {
            if home.under.iter().any(|under| source.path.starts_with(under)) {
                continue;
            }
            for (index, line) in source.text.lines().enumerate() {
                let code = line.trim_start();
                if names(code, home.name) && !is_comment(code) {
                    let (path, line) = (&source.path, index + 1);
                    wrong.push(format!(
                        "{path}:{line}: {} has its home elsewhere; {}",
                        home.name, home.why
                    ));
                }
            }
        }
    }
    wrong
}

/// Whether the line names it, and not something that only ends the same.
fn names(line: &str, name: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    line.match_indices(name).any(|(at, _)| !line[..at].chars().next_back().is_some_and(is_part))
}

fn is_comment(line: &str) -> bool {
    ["//", "*", "/*"].iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::wrong;
    use crate::tidy::source;

    #[test]
    fn a_name_is_free_at_home_and_in_comments_only() {
        assert!(
            wrong(&[source("crates/halley-store/src/db.rs", "use rusqlite::Connection;")])
                .is_empty()
        );
        assert!(
            wrong(&[source("crates/halley-core/src/a.rs", "// see rusqlite::Connection")])
                .is_empty()
        );
        assert_eq!(
            wrong(&[source("crates/halley-core/src/a.rs", "use rusqlite::Connection;")]).len(),
            1
        );
        assert_eq!(
            wrong(&[source("ui/src/kit/a.tsx", "import { x } from '@tauri-apps/api'")]).len(),
            1
        );
    }

    #[test]
    fn a_longer_name_with_the_same_end_is_another_name() {
        assert!(wrong(&[source("crates/x/src/a.rs", "use my_tauri::X;")]).is_empty());
    }
}
