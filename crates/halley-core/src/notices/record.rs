//! Changes of settings: compared with what is set now, on record, and turned round.

use serde_json::{Map, Value};

use super::value::{at, same, sent, shown};
use crate::checked::Checked;
use crate::error::{Code, Error};
use crate::model::activity::ActivityObject;
use crate::model::notice::{
    NoticeChange, NoticeConflict, NoticeRow, NoticeSection, NoticeShape, NoticeValue,
};

/// Looks over the new values by what each setting can be.
///
/// # Errors
/// All mistakes, each at the place of its setting; and when nothing is to be changed.
pub(super) fn checked(
    changes: &[NoticeChange],
    sections: &[&[NoticeSection]],
) -> Result<Vec<(String, Value)>, Error> {
    if changes.is_empty() {
        return Err(Error::new(Code::Invalid, "Nothing is changed yet."));
    }
    let mut checked = Checked::of("setting");
    let mut values = Vec::with_capacity(changes.len());
    for change in changes {
        match shape_of(&change.path, sections) {
            None => checked.wrong(&change.path, "CometChat does not have this setting any more."),
            Some(shape) => match sent(&change.after, &shape) {
                Ok(value) => values.push((change.path.clone(), value)),
                Err(sentence) => checked.wrong(&change.path, sentence),
            },
        }
    }
    checked.end(values)
}

/// What a setting can be; whether users may choose is yes or no.
fn shape_of(path: &str, sections: &[&[NoticeSection]]) -> Option<NoticeShape> {
    let rows = || sections.iter().flat_map(|all| all.iter()).flat_map(|section| &section.rows);
    let found = rows().find(|row| row.path == path).map(|row| row.shape.clone());
    found.or_else(|| {
        rows().find(|row| row.right.as_deref() == Some(path)).map(|_| NoticeShape::Flag)
    })
}

/// Changes whose setting is no longer what it was when they were thought of. What is wanted anyhow
/// is no conflict, and where the service does not tell there is nothing to compare.
pub(super) fn conflicts(changes: &[NoticeChange], now: &Value) -> Vec<NoticeConflict> {
    let one = |change: &NoticeChange| {
        let now = at(now, &change.path).map(shown);
        let differs = now.is_some()
            && !same(now.as_ref(), change.before.as_ref())
            && !same(now.as_ref(), Some(&change.after));
        differs.then(|| NoticeConflict { change: change.clone(), now })
    };
    changes.iter().filter_map(one).collect()
}

/// The changes that put everything back; nothing where a setting was not there before.
pub(super) fn reversed(changes: &[NoticeChange], former: &Value) -> Option<Vec<NoticeChange>> {
    let one = |change: &NoticeChange| {
        Some(NoticeChange {
            path: change.path.clone(),
            before: Some(change.after.clone()),
            after: at(former, &change.path).map(shown)?,
        })
    };
    changes.iter().map(one).collect()
}

/// What differs between two states, as changes from the first to the second.
pub(super) fn differences(rows: &[NoticeRow], from: &Value, to: &Value) -> Vec<NoticeChange> {
    let paths = rows.iter().flat_map(|row| std::iter::once(&row.path).chain(row.right.as_ref()));
    let one = |path: &String| {
        let (before, after) = (at(from, path).map(shown), at(to, path).map(shown)?);
        let is_same = same(before.as_ref(), Some(&after));
        (!is_same).then(|| NoticeChange { path: path.clone(), before, after })
    };
    paths.filter_map(one).collect()
}

/// Values of the settings that are changed, for the record.
pub(super) fn recorded<'a>(
    paths: impl Iterator<Item = &'a String>,
    tree: &Value,
) -> Map<String, Value> {
    paths.map(|path| (path.clone(), at(tree, path).cloned().unwrap_or_default())).collect()
}

/// Some settings in a sentence: the one by its name, several by their number.
pub(super) fn in_words(changes: &[NoticeChange], sections: &[&[NoticeSection]]) -> String {
    let [only] = changes else { return format!("{} notification settings", changes.len()) };
    let all = sections.iter().flat_map(|all| all.iter());
    let mut found = all.flat_map(|section| section.rows.iter().map(move |row| (section, row)));
    let named = found.find_map(|(section, row)| {
        let is_right = row.right.as_deref() == Some(&only.path);
        let words = if is_right { ", whether users may choose" } else { "" };
        (is_right || row.path == only.path)
            .then(|| format!("“{}: {}”{words}", section.title, row.title))
    });
    format!("the notification setting {}", named.unwrap_or_else(|| only.path.clone()))
}

/// The settings of an app as the activity names them.
pub(super) fn object() -> ActivityObject {
    ActivityObject {
        kind: "notifications".to_owned(),
        id: "settings".to_owned(),
        name: Some("Notification settings".to_owned()),
    }
}

/// That somebody changed a setting again since, which an undo leaves alone.
pub(super) fn changed_since(conflicts: &[NoticeConflict]) -> Result<(), Error> {
    let Some(first) = conflicts.first() else { return Ok(()) };
    let now = match &first.now {
        Some(NoticeValue::Text(text)) => text.chars().take(60).collect(),
        Some(NoticeValue::Flag(flag)) => flag.to_string(),
        Some(NoticeValue::Number(number)) => number.to_string(),
        None => "nothing".to_owned(),
    };
    let message = format!(
        "“{}” was changed again since and is {now} now, so nothing was put back.",
        first.change.path
    );
    Err(Error::new(Code::Conflict, message).advise("Look at the settings and change them there."))
}
