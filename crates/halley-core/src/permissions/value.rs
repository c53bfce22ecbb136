//! Values of permissions: words and lists as the service spells them, lists alone as the window
//! has them.

use cometchat_api::chat::rbac::{Permission, PermissionKind, PermissionValue, Permissions};
use serde_json::{Value, json};

pub(crate) use crate::model::permission::Values;

/// What is set, as the window has it. A word is a list of one (`semantics.md` section 8).
pub(crate) fn given(set: &Permissions) -> Values {
    set.iter().map(|(id, value)| (id.to_string(), words(value))).collect()
}

/// What is set for one permission.
pub(crate) fn of(set: &Permissions, id: &str) -> Option<Vec<String>> {
    set.iter().find(|(known, _)| known.as_str() == id).map(|(_, value)| words(value))
}

fn words(value: &PermissionValue) -> Vec<String> {
    match value {
        PermissionValue::One(word) => vec![word.clone()],
        PermissionValue::Many(words) => words.clone(),
        PermissionValue::Unrestricted(()) => Vec::new(),
    }
}

/// A value as it is sent: one word where the permission takes one, else a list.
pub(crate) fn sent(known: &[Permission], id: &str, values: &[String]) -> PermissionValue {
    let kind = known.iter().find(|each| each.id.as_str() == id);
    match (kind.and_then(|each| each.data_type.as_ref()), values) {
        (Some(PermissionKind::Text) | None, [word]) => PermissionValue::One(word.clone()),
        _ => PermissionValue::Many(values.to_vec()),
    }
}

/// Defaults of permissions; those of which none is told are missing.
pub(crate) fn defaults(known: &[Permission]) -> Values {
    known
        .iter()
        .filter_map(|each| Some((each.id.to_string(), texts(each.default_value.as_ref()?))))
        .collect()
}

/// Texts of a value that is a text or a list of texts.
pub(crate) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.is_empty() => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => {
            items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

/// A value for the record: what is set, or the default with the word for it.
pub(crate) fn recorded(value: Option<&[String]>, default: Option<&Vec<String>>) -> Value {
    match (value, default.map(Vec::as_slice)) {
        (Some([word]), _) => json!(word),
        (Some(words), _) => json!(words),
        (None, Some([word])) => json!(format!("{word} (default)")),
        (None, _) => json!("default"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(id: &str, kind: &PermissionKind, default: &Value) -> Permission {
        serde_json::from_value(json!({ "id": id, "dataType": kind, "defaultValue": default }))
            .unwrap()
    }

    #[test]
    fn a_word_and_a_list_of_one_are_the_same_here_and_differ_on_the_wire() {
        let known = [
            known("sendMessage", &PermissionKind::Text, &json!("allow")),
            known("listMembers.allowedScopes", &PermissionKind::Texts, &json!([])),
        ];
        let one = vec!["deny".to_owned()];
        assert_eq!(sent(&known, "sendMessage", &one), PermissionValue::One("deny".into()));
        let list = sent(&known, "listMembers.allowedScopes", &one);
        assert_eq!(list, PermissionValue::Many(one));
        assert_eq!(defaults(&known)["sendMessage"], ["allow"]);
        assert!(defaults(&known)["listMembers.allowedScopes"].is_empty());
    }

    #[test]
    fn the_record_tells_a_default_from_what_is_set() {
        let default = vec!["allow".to_owned()];
        assert_eq!(recorded(None, Some(&default)), json!("allow (default)"));
        assert_eq!(recorded(Some(&default), Some(&default)), json!("allow"));
        assert_eq!(recorded(Some(&[]), None), json!([]));
    }
}
