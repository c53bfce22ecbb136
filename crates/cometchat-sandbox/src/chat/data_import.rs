//! Import of data from elsewhere (`contract/chat/data-import.yaml`, `semantics.md` section 13):
//! history comes in as it was, so nobody is told of it and nothing is counted as happening now.

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::chat::data_import as api;
use cometchat_api::chat::groups::Group;
use cometchat_api::chat::members::Membership;
use cometchat_api::chat::messages::Message;
use cometchat_api::chat::users::User;
use cometchat_api::endpoint::{Endpoint, Route};
use cometchat_api::{ApiError, Guid, Uid};
use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::hash::Hash;

use crate::refuse;
use crate::scene::Write;
use crate::serve::Mount;

mod messages;
mod people;

const MOST: usize = 50;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().write(users).write(groups).write(members).write(all_messages)
}

/// Entities are read one by one: a bad one does not fail the others.
macro_rules! request {
    ($name:ident, $field:ident, $of:ty) => {
        #[derive(Serialize, Deserialize)]
        struct $name {
            $field: IndexMap<String, Value>,
        }

        impl Endpoint for $name {
            type Reply = <$of as Endpoint>::Reply;
            const ROUTE: Route = <$of as Endpoint>::ROUTE;
        }
    };
}
request!(Users, users, api::ImportUsers);
request!(Groups, groups, api::ImportGroups);
request!(Members, members, api::ImportMembers);
request!(Messages, messages, api::ImportMessages);

fn users(w: &mut Write<'_>, asked: Users) -> Result<Results<Uid, User>, ApiError> {
    each(w, asked.users, "users", "ERR_IMPORT_INVALID_USER_FORMAT", people::user)
}

fn groups(w: &mut Write<'_>, asked: Groups) -> Result<Results<Guid, Group>, ApiError> {
    each(w, asked.groups, "groups", "ERR_IMPORT_INVALID_GROUP_FORMAT", people::group)
}

fn members(w: &mut Write<'_>, asked: Members) -> Result<Results<String, Membership>, ApiError> {
    each(w, asked.members, "members", "ERR_IMPORT_INVALID_MEMBER_FORMAT", people::member)
}

fn all_messages(w: &mut Write<'_>, asked: Messages) -> Result<Results<String, Message>, ApiError> {
    each(w, asked.messages, "messages", "ERR_IMPORT_INVALID_MESSAGE_FORMAT", messages::message)
}

fn each<K, E, T>(
    w: &mut Write<'_>,
    entities: IndexMap<String, Value>,
    field: &str,
    invalid: &'static str,
    import: fn(&mut Write<'_>, &str, E) -> Result<T, ApiError>,
) -> Result<Results<K, T>, ApiError>
where
    K: From<String> + Hash + Eq,
    E: DeserializeOwned,
{
    if entities.is_empty() {
        return Err(refuse::field(field, format!("The {field} field is required.")));
    }
    if entities.len() > MOST {
        let sentence = format!("The {field} may not have more than {MOST} items.");
        return Err(refuse::field(field, sentence));
    }
    let one = |(key, value): (String, Value)| {
        let imported = match serde_json::from_value::<E>(value) {
            Ok(entity) => import(w, &key, entity).map_err(|error| formed(error, invalid)),
            Err(error) => Err(refuse::with(invalid, format!("The entity {key}: {error}."))),
        };
        let result = match imported {
            Ok(made) => ItemResult::with(made),
            Err(error) => ItemResult::refused(error),
        };
        (K::from(key), result)
    };
    Ok(entities.into_iter().map(one).collect())
}

/// What is wrong with single fields has one code for each kind of entity.
fn formed(error: ApiError, invalid: &'static str) -> ApiError {
    if error.code.as_str() != "ERR_BAD_REQUEST" {
        return error;
    }
    let message = format!("{} {:?}", error.message, error.fields());
    ApiError { details: error.details, ..refuse::with(invalid, message) }
}

/// Refuses an entity that stands under another id than its own.
fn keyed(key: &str, own: &str) -> Result<(), ApiError> {
    if key == own {
        return Ok(());
    }
    Err(refuse::field("key", format!("The entity {own} stands under the key {key}.")))
}
