//! A user as a list shows him, written straight from the world: a page of a thousand is read often.

use cometchat_api::Uid;
use cometchat_api::chat::users::Presence;
use serde::Serialize;
use serde_json::Value;

use crate::scene::Read;
use crate::world::{Person, Sight};

/// The fields of [`cometchat_api::chat::users::User`], borrowed.
#[serde_with::skip_serializing_none]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line<'a> {
    uid: &'a str,
    name: &'a str,
    avatar: Option<&'a str>,
    link: Option<&'a str>,
    role: &'a str,
    metadata: Option<&'a Value>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    status_message: Option<&'a str>,
    status: Presence,
    last_active_at: Option<u32>,
    created_at: Option<u32>,
    updated_at: Option<u32>,
    deactivated_at: Option<u32>,
    #[serde(flatten)]
    seen: Option<Sight>,
}

impl<'a> Line<'a> {
    /// A user as the caller sees him, with his tags where they are asked for.
    pub(super) fn of(r: &Read<'a>, person: &'a Person, with_tags: bool) -> Self {
        let details = person.details.as_deref();
        let some = |at: u32| (at > 0).then_some(at);
        Self {
            uid: &person.uid,
            name: &person.name,
            avatar: details.and_then(|details| details.avatar.as_deref()),
            link: details.and_then(|details| details.link.as_deref()),
            role: person.role(),
            metadata: details.and_then(|details| details.metadata.as_ref()),
            tags: if with_tags { person.tags() } else { &[] },
            status_message: details.and_then(|details| details.status_message.as_deref()),
            status: super::list::presence(r, person),
            last_active_at: some(person.last_active_at),
            created_at: some(person.created_at),
            updated_at: some(person.updated_at),
            deactivated_at: some(person.deactivated_at),
            seen: r.actor().and_then(|viewer| r.app.sight(&Uid::new(&*person.uid), viewer)),
        }
    }
}
