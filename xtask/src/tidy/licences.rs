//! Everything we ship is under a licence that `deny.toml` lists.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use spdx::{Expression, ParseMode};

use super::{packages, text};
use crate::tree;

#[derive(Deserialize)]
struct Deny {
    licenses: Allowed,
}

#[derive(Deserialize)]
struct Allowed {
    allow: Vec<String>,
}

/// Says which dependencies, of the program or bundled into the pages, are not under one of them.
pub(super) fn wrong(metadata: &Value) -> Result<Vec<String>> {
    let deny: Deny = toml::from_str(&fs::read_to_string(tree::at("deny.toml"))?)?;
    let allowed = deny.licenses.allow;
    let others = packages(metadata).filter(|package| !package["source"].is_null());
    let mut wrong: Vec<String> = others
        .filter_map(|package| complaint(text(package, "name"), text(package, "license"), &allowed))
        .collect();
    let lock =
        fs::read_to_string(tree::at("ui/package-lock.json")).context("ui/package-lock.json")?;
    wrong.extend(bundled(&serde_json::from_str(&lock)?, &allowed));
    Ok(wrong)
}

/// Packages of the lock file that are more than tools of development.
fn bundled(lock: &Value, allowed: &[String]) -> Vec<String> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    packages
        .filter(|(path, about)| path.starts_with("node_modules/") && about["dev"] != true)
        .filter_map(|(path, about)| complaint(path, text(about, "license"), allowed))
        .collect()
}

fn complaint(name: &str, licence: &str, allowed: &[String]) -> Option<String> {
    let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
        return Some(format!("{name}: its licence is not readable: {licence:?}"));
    };
    let passes = expression.evaluate(|one| allowed.contains(&one.to_string()));
    (!passes).then(|| format!("{name}: its licence is not on the list of deny.toml: {licence}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{bundled, complaint};

    fn allowed() -> Vec<String> {
        ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(String::from).into()
    }

    #[test]
    fn one_of_several_licences_is_enough_and_all_of_a_sum_are_needed() {
        assert_eq!(complaint("a", "MIT OR GPL-3.0-only", &allowed()), None);
        assert_eq!(complaint("a", "MIT/Apache-2.0", &allowed()), None);
        assert_eq!(complaint("a", "Apache-2.0 WITH LLVM-exception", &allowed()), None);
        assert!(complaint("a", "MIT AND GPL-3.0-only", &allowed()).is_some());
        assert!(complaint("a", "", &allowed()).is_some());
    }

    #[test]
    fn tools_of_development_are_not_bundled() {
        let lock = json!({"packages": {
            "": {"license": "MIT"},
            "node_modules/a": {"license": "GPL-3.0-only", "dev": true},
            "node_modules/b": {"license": "GPL-3.0-only"},
        }});
        assert_eq!(bundled(&lock, &allowed()).len(), 1);
    }
}
