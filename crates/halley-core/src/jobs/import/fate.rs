//! What becomes of a row, by what the app has of it.

use std::collections::{HashMap, HashSet};

use cometchat_api::AppId;
use cometchat_api::chat::groups::Scope;
use halley_store::{GroupRow, Result, Store, UserRow};

use super::former::Former;
use crate::checked::given;
use crate::import::rows::{Entity, Membership};
use crate::model::group::NewGroup;
use crate::model::user::NewUser;

/// What is known of an app besides its index.
#[derive(Default)]
pub(super) struct Known {
    /// Its roles, where rows name some.
    pub(super) roles: Option<HashSet<String>>,
    /// Scopes of the members of groups, by guid and uid.
    pub(super) rolls: HashMap<String, HashMap<String, Scope>>,
}

impl Known {
    /// The scope that a member has now; nothing of somebody who is none.
    pub(super) fn scope(&self, member: &Membership) -> Option<&Scope> {
        self.rolls.get(&member.guid)?.get(&member.uid)
    }
}

/// What becomes of a row.
#[derive(Debug, PartialEq)]
pub(super) enum Fate {
    /// It is new and will be made.
    Make,
    /// It is there and will be changed; how it was, as far as that is known.
    Change(Option<Former>),
    /// It is there and the same.
    Same,
    /// It cannot be imported, and why.
    Refused(String),
}

/// Foresees what becomes of a row.
pub(super) fn fate(store: &Store, app: &AppId, entity: &Entity, known: &Known) -> Result<Fate> {
    match entity {
        Entity::User(user) => {
            if let (Some(roles), Some(role)) = (&known.roles, &user.role)
                && !roles.contains(role)
            {
                return Ok(Fate::Refused(format!("This app has no role {role}.")));
            }
            Ok(of_user(user, store.user(app, &user.uid)?.as_ref()))
        }
        Entity::Group(group) => {
            let there = store.group(app, &group.guid)?;
            if let (None, Some(owner)) = (&there, given(&group.owner))
                && let Some(why) = unfit(owner, store.user(app, &owner.to_lowercase())?.as_ref())
            {
                return Ok(Fate::Refused(why));
            }
            Ok(of_group(group, there.as_ref()))
        }
        Entity::Member(member) => {
            let Some(group) = store.group(app, &member.guid)? else {
                let why = format!("This app has no group {}.", member.guid);
                return Ok(Fate::Refused(why));
            };
            if let Some(why) = unfit(&member.uid, store.user(app, &member.uid)?.as_ref()) {
                return Ok(Fate::Refused(why));
            }
            Ok(of_member(member, &group, known.scope(member)))
        }
    }
}

fn of_user(user: &NewUser, there: Option<&UserRow>) -> Fate {
    let Some(row) = there else {
        return match user.name.is_empty() {
            true => Fate::Refused("This user is new, so it needs a name.".to_owned()),
            false => Fate::Make,
        };
    };
    if row.deactivated_at.is_some() {
        return Fate::Refused("This user is deactivated. Reactivate it first.".to_owned());
    }
    let former = Former::of_user(user, row);
    // The index keeps neither, so what is given is written.
    let is_same = former.is_none() && user.link.is_empty() && user.metadata.is_empty();
    if is_same { Fate::Same } else { Fate::Change(former) }
}

fn of_group(group: &NewGroup, there: Option<&GroupRow>) -> Fate {
    let Some(row) = there else {
        return match group.name.is_empty() {
            true => Fate::Refused("This group is new, so it needs a name.".to_owned()),
            false => Fate::Make,
        };
    };
    if !is(&group.owner, row.owner.as_deref().unwrap_or_default()) {
        let why = "An import gives no group another owner. Transfer it on the group's page.";
        return Fate::Refused(why.to_owned());
    }
    if !is(&group.kind, &row.kind) && row.kind == "password" {
        let why = "The type of a group with a password is changed on the group's page.";
        return Fate::Refused(why.to_owned());
    }
    let former = Former::of_group(group, row);
    let is_same = former.is_none() && group.description.is_empty() && group.metadata.is_empty();
    if is_same { Fate::Same } else { Fate::Change(former) }
}

fn of_member(member: &Membership, group: &GroupRow, has: Option<&Scope>) -> Fate {
    match (has, &member.scope) {
        (None, _) => Fate::Make,
        (Some(_), None) => Fate::Same,
        (Some(has), Some(wanted)) if has == wanted => Fate::Same,
        _ if group.owner.as_deref() == Some(member.uid.as_str()) => {
            Fate::Refused("This user owns the group and so stays its admin.".to_owned())
        }
        _ => Fate::Change(None),
    }
}

/// Why somebody cannot take part; nothing where he can.
fn unfit(uid: &str, row: Option<&UserRow>) -> Option<String> {
    match row {
        None => Some(format!("This app has no user {uid}.")),
        Some(row) if row.deactivated_at.is_some() => {
            Some(format!("The user {uid} is deactivated. Reactivate it first."))
        }
        Some(_) => None,
    }
}

/// Whether a cell asks for nothing else than there is.
fn is(wanted: &str, there: &str) -> bool {
    wanted.is_empty() || wanted == there
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::user::UserChanges;

    fn ada() -> UserRow {
        UserRow {
            uid: "ada".into(),
            name: "Ada".into(),
            tags: vec!["x".into()],
            ..UserRow::default()
        }
    }

    fn row(name: &str) -> NewUser {
        NewUser { uid: "ada".into(), name: name.into(), ..NewUser::default() }
    }

    #[test]
    fn blank_cells_ask_for_nothing() {
        assert_eq!(of_user(&row(""), Some(&ada())), Fate::Same);
        assert_eq!(of_user(&row("Ada"), Some(&ada())), Fate::Same);
        let named = UserChanges { name: Some("Ada".into()), ..UserChanges::default() };
        let named = Fate::Change(Some(Former::User(named)));
        assert_eq!(of_user(&row("Ada L."), Some(&ada())), named);
        let tagged = UserChanges { tags: Some(vec!["x".into()]), ..UserChanges::default() };
        let wanted = NewUser { tags: vec!["y".into()], ..row("Ada") };
        let tagged = Fate::Change(Some(Former::User(tagged)));
        assert_eq!(of_user(&wanted, Some(&ada())), tagged, "no more than it changes");
        let linked = NewUser { link: "https://example.com".into(), ..row("") };
        assert_eq!(of_user(&linked, Some(&ada())), Fate::Change(None));
        let defaulted = NewUser { role: Some("default".into()), ..row("") };
        assert_eq!(of_user(&defaulted, Some(&ada())), Fate::Same);
    }

    #[test]
    fn whoever_is_new_needs_a_name_and_whoever_is_deactivated_stays_so() {
        assert!(matches!(of_user(&row(""), None), Fate::Refused(_)));
        assert_eq!(of_user(&row("Ada"), None), Fate::Make);
        let off = UserRow { deactivated_at: Some(5), ..ada() };
        assert!(matches!(of_user(&row("Ada"), Some(&off)), Fate::Refused(_)));
    }

    #[test]
    fn an_owner_keeps_his_scope_and_a_group_its_owner() {
        let group = GroupRow {
            guid: "g".into(),
            name: "G".into(),
            owner: Some("ada".into()),
            ..GroupRow::default()
        };
        let scope = |scope| Membership { guid: "g".into(), uid: "ada".into(), scope: Some(scope) };
        let has = Some(&Scope::Admin);
        assert!(matches!(of_member(&scope(Scope::Participant), &group, has), Fate::Refused(_)));
        assert_eq!(of_member(&scope(Scope::Admin), &group, has), Fate::Same);
        let other = NewGroup { guid: "g".into(), owner: "cy".into(), ..NewGroup::default() };
        assert!(matches!(of_group(&other, Some(&group)), Fate::Refused(_)));
    }
}
