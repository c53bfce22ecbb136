//! People mentioned in a text as `<@uid:…>`.

use cometchat_api::Uid;
use cometchat_api::chat::users::User;
use indexmap::IndexMap;

use crate::world::App;

/// The known users a text mentions.
pub(crate) fn of(app: &App, text: &str) -> Option<IndexMap<Uid, User>> {
    let found: IndexMap<_, _> = uids(text)
        .filter_map(|uid| {
            let person = app.people.get(uid)?;
            Some((Uid::new(uid), User { tags: Vec::new(), ..app.person(person) }))
        })
        .collect();
    (!found.is_empty()).then_some(found)
}

fn uids(text: &str) -> impl Iterator<Item = &str> {
    text.split("<@uid:").skip(1).filter_map(|rest| rest.split_once('>')).map(|(uid, _)| uid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uids_are_found_between_other_text() {
        let found: Vec<_> = uids("<@uid:ann>, ask <@uid:bob> or <@uid:").collect();
        assert_eq!(found, ["ann", "bob"]);
    }
}
