//! A name says what is inside.

/// Names that say nothing.
const EMPTY: &[&str] = &["util", "utils", "helper", "helpers", "manager", "misc", "common"];

/// Says which paths have a name that says nothing, or the wrong form.
pub(super) fn wrong(files: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    for path in files.iter().filter(|path| !path.starts_with("contract/")) {
        if path.ends_with("/mod.rs") {
            wrong.push(format!("{path}: a module is a file of its own name, not mod.rs"));
        }
        let empty = path.split('/').find(|part| {
            let stem = part.split('.').next().unwrap_or(part).to_lowercase();
            stem.split(['-', '_']).any(|word| EMPTY.contains(&word))
        });
        if let Some(empty) = empty {
            wrong.push(format!("{path}: {empty} does not say what is inside"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::wrong;

    #[test]
    fn names_that_say_nothing_are_found_wherever_they_stand() {
        let bad = ["src/mod.rs", "ui/src/utils/time.ts", "a/http_helper.rs", "x/WindowManager.tsx"];
        let found: Vec<bool> =
            bad.iter().map(|path| !wrong(&[(*path).to_owned()]).is_empty()).collect();
        assert_eq!(found, [true, true, true, false]);
        assert!(wrong(&["ui/src/features/users/users-page.tsx".to_owned()]).is_empty());
    }
}
