//! What users of a role can and cannot do, in sentences, from what counts: permissions of the
//! role, permissions of a scope in a group, settings of the role, and older restrictions.

mod facts;
mod group;
mod messages;
mod people;
mod wording;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::permission::PermissionHolder;
use crate::model::role::{Abilities, AbilityGroup};
use crate::permissions::SCOPES;
use crate::reach::Reader;
use crate::{restrictions, roles};
use facts::{Facts, InGroup, Layer};

impl Console {
    /// Says what users of a role can and cannot do; with a scope, also what they can in a group as
    /// such a member, and with a group, by what is set there.
    ///
    /// # Errors
    /// When the role or group does not exist, or what it may do cannot be read.
    pub async fn role_abilities(
        &self,
        app: &AppRef,
        role: &str,
        guid: Option<&str>,
        scope: Option<&str>,
    ) -> Result<Abilities, Error> {
        let reader = self.reader(app).await?;
        let found = roles::read(&reader, role).await?;
        let name = Some(found.name.trim()).filter(|name| !name.is_empty()).unwrap_or(role);
        let holder = PermissionHolder::Role { role: role.to_owned() };
        let mut notes = Vec::new();
        let mut facts = Facts::new(name, found.settings.unwrap_or_default());
        match self.held(app, &reader, &holder).await {
            Ok(held) => {
                if !held.told {
                    notes.push(UNTOLD.to_owned());
                }
                facts.role = Layer::new(format!("of the role {name}"), &held);
            }
            Err(error) => notes.push(without(error, "Permissions of roles")?),
        }
        match restrictions::of(&reader, role).await {
            Ok(features) => facts.restricted = features,
            Err(error) => notes.push(without(error, "Older restrictions")?),
        }
        if let Some(scope) = scope {
            facts.inside = Some(self.inside(app, &reader, guid, scope, &mut notes).await?);
        }
        Ok(Abilities { groups: told(&facts), notes })
    }

    /// What counts for a member with some scope.
    async fn inside(
        &self,
        app: &AppRef,
        reader: &Reader,
        guid: Option<&str>,
        scope: &str,
        notes: &mut Vec<String>,
    ) -> Result<InGroup, Error> {
        if !SCOPES.contains(&scope) {
            return Err(Error::invalid("scope", "A scope is admin, moderator or participant."));
        }
        let Some(guid) = guid.filter(|guid| !guid.is_empty()) else {
            notes.push(
                "No group is chosen, so this counts for groups in which nothing is set for the \
                 scope."
                    .to_owned(),
            );
            return Ok(InGroup::anywhere(scope));
        };
        let holder = PermissionHolder::Scope { guid: guid.to_owned(), scope: scope.to_owned() };
        let name = self.group_name(app, guid).await?;
        let mut inside = InGroup::anywhere(scope);
        match self.held(app, reader, &holder).await {
            Ok(held) => {
                if !held.told {
                    notes.push(UNTOLD.to_owned());
                }
                inside.layer = Layer::new(format!("of the scope {scope} in {name}"), &held);
            }
            Err(error) => notes.push(without(error, "Permissions of scopes")?),
        }
        Ok(inside)
    }
}

const UNTOLD: &str = "CometChat tells what is set here only in its answer to a change, and none was \
                      made here yet, so this counts for the defaults.";

/// What an app's plan does not include limits nobody; that is said. Anything else is a failure.
fn without(error: Error, what: &str) -> Result<String, Error> {
    match error.code {
        Code::PlanRestricted => Ok(format!("{what} are not in this app's plan, so none count.")),
        _ => Err(error),
    }
}

/// The account, by what it is about.
fn told(facts: &Facts) -> Vec<AbilityGroup> {
    let mut groups = vec![
        ("People", people::told(facts)),
        ("Reading messages", messages::reading(facts)),
        ("Sending messages", messages::sending(facts)),
        ("Changing messages", messages::changing(facts)),
        ("Groups", group::told(facts)),
        ("Calls", people::calls(facts)),
    ];
    if let Some(inside) = &facts.inside {
        groups.push(("As a member of the group", group::inside(facts, inside)));
    }
    groups.push(("Their own account", facts.leftover("Their own account", &[])));
    groups
        .into_iter()
        .filter(|(_, abilities)| !abilities.is_empty())
        .map(|(title, abilities)| AbilityGroup { title: title.to_owned(), abilities })
        .collect()
}

#[cfg(test)]
mod tests;
