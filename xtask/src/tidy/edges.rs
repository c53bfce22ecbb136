//! The dependency arrow is the architecture: who may import whom.

use serde_json::Value;

use super::{packages, text};

/// What one crate may and may not import.
struct Rule {
    name: &'static str,
    /// Crates of ours it may use in the product.
    ours: &'static [&'static str],
    /// Crates of ours it may use in its tests as well.
    ours_in_tests: &'static [&'static str],
    /// Crates of others it never uses, tests included; a trailing `*` stands for anything.
    never: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule {
        name: "cometchat-api",
        ours: &[],
        ours_in_tests: &[],
        never: &["tokio*", "reqwest", "hyper*", "axum*", "tauri*", "rusqlite", "keyring*"],
    },
    Rule {
        name: "cometchat-client",
        ours: &["cometchat-api"],
        ours_in_tests: &["cometchat-sandbox"],
        never: &["tauri*", "rusqlite", "keyring*"],
    },
    Rule {
        name: "cometchat-sandbox",
        ours: &["cometchat-api"],
        ours_in_tests: &[],
        never: &["tauri*", "rusqlite", "keyring*", "specta*"],
    },
    Rule {
        name: "halley-store",
        ours: &["cometchat-api"],
        ours_in_tests: &[],
        never: &["tauri*", "reqwest", "axum*", "keyring*"],
    },
    Rule {
        name: "halley-vault",
        ours: &["cometchat-api"],
        ours_in_tests: &[],
        never: &["tauri*", "reqwest", "axum*", "rusqlite"],
    },
    Rule {
        name: "halley-core",
        ours: &["cometchat-api", "cometchat-client", "halley-store", "halley-vault"],
        ours_in_tests: &["cometchat-sandbox"],
        never: &["tauri*", "axum*", "reqwest", "keyring*", "rusqlite"],
    },
    Rule {
        name: "halley",
        ours: &["halley-core", "cometchat-sandbox"],
        ours_in_tests: &[],
        never: &["reqwest", "axum*", "keyring*", "rusqlite"],
    },
    Rule {
        name: "halley-tests",
        ours: &[
            "cometchat-api",
            "cometchat-client",
            "cometchat-sandbox",
            "halley",
            "halley-core",
            "halley-store",
            "halley-vault",
        ],
        ours_in_tests: &[],
        never: &[],
    },
    Rule { name: "xtask", ours: &[], ours_in_tests: &[], never: &["tauri*", "tokio*", "reqwest"] },
];

/// Says which imports go against the arrow.
pub(super) fn wrong(metadata: &Value) -> Vec<String> {
    let ours = |package: &&Value| package["source"].is_null();
    let names: Vec<&str> = packages(metadata).filter(ours).map(|own| text(own, "name")).collect();
    let mut wrong = Vec::new();
    for package in packages(metadata).filter(ours) {
        let name = text(package, "name");
        let Some(rule) = RULES.iter().find(|rule| rule.name == name) else {
            wrong
                .push(format!("{name}: no rule says what it may import (xtask/src/tidy/edges.rs)"));
            continue;
        };
        for import in package["dependencies"].as_array().into_iter().flatten() {
            let (to, kind) = (text(import, "name"), text(import, "kind"));
            if to == name {
                // A crate imports itself to switch on a feature for its own tests.
                continue;
            }
            if let Some(why) = rule.forbids(to, kind, import["optional"] == true, &names) {
                wrong.push(format!("{name} imports {to}: {why}"));
            }
        }
    }
    wrong
}

impl Rule {
    fn forbids(
        &self,
        to: &str,
        kind: &str,
        optional: bool,
        names: &[&str],
    ) -> Option<&'static str> {
        if names.contains(&to) {
            // An optional import is one that only a feature for tests switches on.
            let for_tests = kind == "dev" || optional;
            let allowed =
                self.ours.contains(&to) || (for_tests && self.ours_in_tests.contains(&to));
            return (!allowed).then_some("against the arrow, see ARCHITECTURE.md");
        }
        let matches = |pattern: &&str| match pattern.strip_suffix('*') {
            Some(start) => to.starts_with(start),
            None => to == *pattern,
        };
        self.never.iter().any(matches).then_some("this crate stays free of it")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::wrong;

    fn with_import(of: &str, import: Value) -> Value {
        let own = |name: &str, imports: Vec<Value>| json!({"name": name, "source": null, "dependencies": imports});
        json!({"packages": [
            own(of, vec![import]),
            own("cometchat-client", vec![]),
        ]})
    }

    #[test]
    fn an_import_against_the_arrow_is_found() {
        let import = json!({"name": "cometchat-client", "kind": null, "optional": false});
        assert_eq!(wrong(&with_import("cometchat-sandbox", import.clone())).len(), 1);
        assert!(wrong(&with_import("halley-core", import)).is_empty());
    }

    #[test]
    fn a_library_that_belongs_elsewhere_is_found_in_tests_too() {
        let import = json!({"name": "tauri-plugin-store", "kind": "dev", "optional": false});
        assert_eq!(wrong(&with_import("halley-core", import)).len(), 1);
    }

    #[test]
    fn a_crate_without_a_rule_is_found() {
        let import = json!({"name": "serde", "kind": null, "optional": false});
        assert_eq!(wrong(&with_import("halley-new", import)).len(), 1);
    }
}
