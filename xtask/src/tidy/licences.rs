//! Everything we ship is under a licence that `deny.toml` lists.

use std::{collections::BTreeSet, fs};

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

/// Packages that end in the pages: what the pages import, and what that imports in turn. Tools of
/// development stay out even where a library names them beside itself.
fn bundled(lock: &Value, allowed: &[String]) -> Vec<String> {
    let packages = &lock["packages"];
    let tools = &packages[""]["devDependencies"];
    let mut waiting = vec![String::new()];
    let mut seen = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        for kind in ["dependencies", "peerDependencies"] {
            let names = packages[&path][kind].as_object().into_iter().flatten();
            let shipped = names.map(|(name, _)| name).filter(|name| tools[name].is_null());
            waiting.extend(shipped.filter_map(|name| {
                let found = resolve(packages, &path, name)?;
                seen.insert(found.clone()).then_some(found)
            }));
        }
    }
    seen.iter()
        .filter_map(|path| complaint(path, text(&packages[path], "license"), allowed))
        .collect()
}

/// Finds a package as Node does: beside the one that imports it, then further up.
fn resolve(packages: &Value, from: &str, name: &str) -> Option<String> {
    let mut from = from;
    loop {
        let path = if from.is_empty() {
            format!("node_modules/{name}")
        } else {
            format!("{from}/node_modules/{name}")
        };
        if packages.get(&path).is_some() {
            return Some(path);
        }
        if from.is_empty() {
            return None;
        }
        from = from.rfind("/node_modules/").map_or("", |at| &from[..at]);
    }
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
    fn what_the_pages_import_is_bundled_and_tools_are_not() {
        let lock = json!({"packages": {
            "": {"dependencies": {"a": "1"}, "devDependencies": {"tool": "1"}},
            "node_modules/a": {
                "license": "MIT",
                "dependencies": {"b": "2"},
                "peerDependencies": {"tool": "1", "absent": "1"},
            },
            "node_modules/a/node_modules/b": {"license": "GPL-3.0-only"},
            "node_modules/b": {"license": "MIT"},
            "node_modules/tool": {"license": "GPL-3.0-only"},
        }});
        let wrong = bundled(&lock, &allowed());
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        assert!(wrong[0].starts_with("node_modules/a/node_modules/b: "));
    }
}
