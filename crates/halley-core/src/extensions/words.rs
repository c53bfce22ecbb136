//! Extensions and their fields in plain words: tables of text beside this file, one line each.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rules::Rules;

/// What is said of an extension.
#[derive(Clone, Copy, Debug)]
pub(super) struct Means {
    pub(super) category: &'static str,
    pub(super) on: &'static str,
    pub(super) off: &'static str,
}

/// What is said of a field, and what it takes beyond its kind.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) extension: &'static str,
    pub(super) path: &'static str,
    pub(super) group: &'static str,
    pub(super) label: &'static str,
    pub(super) help: &'static str,
    pub(super) rules: Rules,
}

static CATALOGUE: LazyLock<HashMap<&'static str, Means>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let [id, category, on, off] = parts(line)?;
        Some((id, Means { category, on, off }))
    };
    lines(include_str!("words/catalogue.txt")).filter_map(line).collect()
});

static FIELDS: LazyLock<Vec<Said>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let [extension, path, group, label, help, rules] = parts(line)?;
        Some(Said { extension, path, group, label, help, rules: Rules::read(rules) })
    };
    tables().into_iter().flat_map(lines).filter_map(line).collect()
});

fn tables() -> [&'static str; 3] {
    [
        include_str!("words/small.txt"),
        include_str!("words/push.txt"),
        include_str!("words/widget.txt"),
    ]
}

/// What is said of an extension, where it is known.
pub(super) fn means(id: &str) -> Option<Means> {
    CATALOGUE.get(id).copied()
}

/// What is said of the fields of an extension, in the order they are drawn.
pub(super) fn fields_of(extension: &str) -> impl Iterator<Item = &'static Said> {
    FIELDS.iter().filter(move |said| said.extension == extension)
}

/// What is said of one field.
pub(super) fn field(extension: &str, path: &str) -> Option<&'static Said> {
    fields_of(extension).find(|said| said.path == path)
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn parts<const N: usize>(line: &'static str) -> Option<[&'static str; N]> {
    line.split('|').map(str::trim).collect::<Vec<_>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use cometchat_api::management::extension_settings::SCHEMAS;
    use cometchat_api::management::extensions::CATALOGUE as DOCUMENTED;

    use super::*;

    #[test]
    fn every_documented_extension_is_explained_and_no_other() {
        let documented: BTreeSet<&str> = DOCUMENTED.iter().map(|known| known.id).collect();
        let explained: BTreeSet<&str> = CATALOGUE.keys().copied().collect();
        assert_eq!(documented, explained);
        for (id, means) in CATALOGUE.iter() {
            for sentence in [means.on, means.off] {
                assert!(
                    sentence.ends_with('.') && sentence.starts_with(char::is_uppercase),
                    "{id}"
                );
            }
        }
        let n_lines = lines(include_str!("words/catalogue.txt")).count();
        assert_eq!(n_lines, CATALOGUE.len(), "a line cannot be read, or stands twice");
    }

    #[test]
    fn every_documented_field_is_explained_once_and_no_other() {
        let of = |schema: &'static _| {
            let schema: &cometchat_api::management::extension_settings::Schema = schema;
            schema.fields.iter().map(move |field| (schema.extension, field.name))
        };
        let documented: BTreeSet<_> = SCHEMAS.iter().copied().flatten().flat_map(of).collect();
        let explained: BTreeSet<_> =
            FIELDS.iter().map(|said| (said.extension, said.path)).collect();
        assert_eq!(documented, explained);
        let n_lines: usize = tables().into_iter().map(|table| lines(table).count()).sum();
        assert_eq!(n_lines, FIELDS.len(), "a line cannot be read");
        assert_eq!(FIELDS.len(), explained.len(), "a field is explained twice");
    }

    #[test]
    fn fields_speak_in_names_and_sentences() {
        for said in FIELDS.iter() {
            assert!(!said.group.is_empty() && !said.label.is_empty(), "{}", said.path);
            assert!(!said.label.ends_with('.'), "{}", said.label);
            assert!(said.help.is_empty() || said.help.ends_with('.'), "{}", said.help);
            assert!(said.rules.unread.is_empty(), "{}: {:?}", said.path, said.rules.unread);
            if let Some(when) = &said.rules.when {
                assert!(field(said.extension, &when.path).is_some(), "{}", said.path);
            }
            if let Some(other) = said.rules.order {
                assert!(field(said.extension, other).is_some(), "{}", said.path);
            }
        }
    }

    #[test]
    fn the_fields_of_a_group_stand_together() {
        for schema in SCHEMAS.iter().copied().flatten() {
            let mut groups: Vec<&str> =
                fields_of(schema.extension).map(|said| said.group).collect();
            groups.dedup();
            let distinct: BTreeSet<&str> = groups.iter().copied().collect();
            assert_eq!(groups.len(), distinct.len(), "{}: {groups:?}", schema.extension);
        }
    }
}
