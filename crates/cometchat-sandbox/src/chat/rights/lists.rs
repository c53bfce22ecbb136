//! What lists leave out for an acting user.

use cometchat_api::chat::messages::Category;
use cometchat_api::{ApiError, Guid, Uid};

use super::{Rights, denied};
use crate::world::{App, Group, Person, Stored, permits};

/// Which users an acting user is shown; both permissions and the role's own settings count.
pub(crate) struct Reachable<'a> {
    app: &'a App,
    actor: &'a Uid,
    friends_only: bool,
    roles: &'a [String],
}

impl<'a> Reachable<'a> {
    /// Of a user, where he is not shown everybody.
    ///
    /// # Errors
    /// `ERR_PERMISSION_DENIED` where he is shown nobody.
    pub(crate) fn of(app: &'a App, actor: Option<&'a Uid>) -> Result<Option<Self>, ApiError> {
        let Some(actor) = actor else { return Ok(None) };
        let rights = Rights::of_role(app, actor);
        rights.allows("listUsers")?;
        let by_settings = app.roles.friends_only(rights.of, |settings| &settings.list_users);
        let friends_only = by_settings || permits::is_for_friends(rights.set, "listUsers.mode");
        let roles = permits::limits(rights.set, "listUsers.allowedRoles");
        let limited = friends_only || !roles.is_empty();
        Ok(limited.then_some(Self { app, actor, friends_only, roles }))
    }

    /// Whether he is shown somebody.
    pub(crate) fn shows(&self, person: &Person) -> bool {
        let friend = || self.app.relations.are_friends(self.actor, &Uid::new(person.uid.as_ref()));
        (self.roles.is_empty() || self.roles.iter().any(|role| role == person.role()))
            && (!self.friends_only || friend())
    }
}

/// Which messages an acting user is shown.
#[derive(Clone, Copy, Default)]
pub(crate) struct Messages<'a> {
    categories: &'a [String],
    kinds: &'a [String],
    role: &'a str,
}

impl<'a> Messages<'a> {
    /// Of a user.
    pub(crate) fn of(app: &'a App, actor: Option<&Uid>) -> Self {
        let Some(actor) = actor else { return Self::default() };
        let rights = Rights::of_role(app, actor);
        Self {
            categories: permits::limits(rights.set, CATEGORIES),
            kinds: permits::limits(rights.set, TYPES),
            role: rights.of,
        }
    }

    /// Whether he is shown a message; types limit those of the category `message` alone.
    pub(crate) fn shows(self, stored: &Stored) -> bool {
        self.refused(stored).is_none()
    }

    /// Refuses one message that he is not shown.
    ///
    /// # Errors
    /// `ERR_PERMISSION_DENIED`.
    pub(crate) fn read(self, stored: &Stored) -> Result<(), ApiError> {
        self.refused(stored).map_or(Ok(()), |id| Err(denied(self.role, id)))
    }

    fn refused(self, stored: &Stored) -> Option<&'static str> {
        let holds =
            |list: &[String], word: &str| list.is_empty() || list.iter().any(|item| item == word);
        let category = stored.category();
        if !holds(self.categories, category.as_str()) {
            return Some(CATEGORIES);
        }
        let kind = stored.message.kind.as_ref().map_or("", |kind| kind.as_str());
        let by_kind = *category != Category::Message || holds(self.kinds, kind);
        (!by_kind).then_some(TYPES)
    }
}

const CATEGORIES: &str = "listMessages.allowedMessageCategories";
const TYPES: &str = "listMessages.allowedMessageTypes";

/// Types of groups an acting user is shown; all where empty.
///
/// # Errors
/// `ERR_PERMISSION_DENIED` where he is shown none.
pub(crate) fn groups<'a>(app: &'a App, actor: Option<&Uid>) -> Result<&'a [String], ApiError> {
    let Some(actor) = actor else { return Ok(&[]) };
    let rights = Rights::of_role(app, actor);
    rights.allows("listGroups")?;
    Ok(permits::limits(rights.set, "listGroups.allowedGroupTypes"))
}

/// Scopes of members that an acting user is shown; all where empty.
///
/// # Errors
/// `ERR_PERMISSION_DENIED` where he is shown none.
pub(crate) fn members<'a>(
    app: &'a App,
    group: &Group,
    actor: Option<&Uid>,
) -> Result<&'a [String], ApiError> {
    of_scope(app, &group.about.guid, actor, "listMembers")
}

/// Scopes of members whose reactions an acting user is shown; all where empty.
///
/// # Errors
/// `ERR_PERMISSION_DENIED` where he is shown none.
pub(crate) fn reactions<'a>(
    app: &'a App,
    guid: &Guid,
    actor: Option<&Uid>,
) -> Result<&'a [String], ApiError> {
    of_scope(app, guid, actor, "listReactions")
}

fn of_scope<'a>(
    app: &'a App,
    guid: &Guid,
    actor: Option<&Uid>,
    id: &str,
) -> Result<&'a [String], ApiError> {
    let Some(actor) = actor else { return Ok(&[]) };
    let rights = Rights::of_scope(app, guid, actor);
    rights.allows(id)?;
    Ok(permits::limits(rights.set, &format!("{id}.allowedScopes")))
}
