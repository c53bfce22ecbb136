//! Which items a page holds, told from its bytes, so that a repeated page is seen as such.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::Deserialize;
use serde_json::value::RawValue;

/// The ids of a page, in order, as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ids(u64);

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow)]
    data: Vec<&'a RawValue>,
}

/// What tells one item of a list from another and does not change while the list is walked.
#[derive(Deserialize, Hash)]
#[serde(rename_all = "camelCase")]
struct Named<'a> {
    #[serde(borrow)]
    id: Option<Text<'a>>,
    #[serde(borrow)]
    uid: Option<Text<'a>>,
    #[serde(borrow)]
    guid: Option<Text<'a>>,
    #[serde(borrow)]
    conversation_id: Option<Text<'a>>,
    #[serde(borrow)]
    app_id: Option<Text<'a>>,
    #[serde(borrow)]
    auth_token: Option<Text<'a>>,
    #[serde(borrow)]
    created_at: Option<Text<'a>>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] &'a RawValue);

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.get().hash(state);
    }
}

impl Named<'_> {
    fn is_nameless(&self) -> bool {
        let ids = [&self.id, &self.uid, &self.guid, &self.conversation_id, &self.app_id];
        ids.iter().all(|id| id.is_none())
    }
}

/// Reads the ids; `None` where the body is no list.
pub(super) fn of(body: &[u8]) -> Option<Ids> {
    let page: Page<'_> = serde_json::from_slice(body).ok()?;
    let mut hasher = DefaultHasher::new();
    for item in page.data {
        match serde_json::from_str::<Named<'_>>(item.get()) {
            Ok(named) if !named.is_nameless() => named.hash(&mut hasher),
            _ => item.get().hash(&mut hasher),
        }
    }
    Some(Ids(hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_ids_alone() {
        let first = of(br#"{"data":[{"uid":"a","lastActiveAt":1},{"uid":"b"}]}"#);
        assert_eq!(first, of(br#"{"data":[{"uid":"a","lastActiveAt":2},{"uid":"b"}]}"#));
        assert_ne!(first, of(br#"{"data":[{"uid":"a"},{"uid":"c"}]}"#));
        assert_eq!(of(b"<html>"), None);
    }

    #[test]
    fn tokens_of_one_user_are_told_apart() {
        let one = of(br#"{"data":[{"uid":"a","authToken":"x"}]}"#);
        assert_ne!(one, of(br#"{"data":[{"uid":"a","authToken":"y"}]}"#));
    }
}
