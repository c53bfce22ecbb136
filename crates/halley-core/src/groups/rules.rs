//! The service's own rules for groups (`contract/semantics.md` sections 5 and 8), checked before
//! anything is sent, so that a person hears of all mistakes at once.

use cometchat_api::chat::groups::{CreateGroup, GroupField, GroupType, Scope, UpdateGroup};
use cometchat_api::{Guid, Secret, Uid, limits};
use indexmap::IndexMap;

use crate::checked::{Checked, given};
use crate::error::{Code, Error};
use crate::model::group::{GroupChanges, MemberScope, NewGroup};

/// Users that one act adds, kicks or bans at most; more are a job.
pub(crate) const MEMBERS_AT_ONCE: usize = 100;

/// Checks what was typed for a new group; its first members are added afterwards, since only then
/// the service tells what became of each.
///
/// # Errors
/// All mistakes, each at its field.
pub(crate) fn create(group: &NewGroup) -> Result<(CreateGroup, Vec<(Uid, Scope)>), Error> {
    let mut checked = Checked::of("group");
    let guid = checked.id("guid", "A guid", Guid::checked(&group.guid));
    let name = checked.name(&group.name);
    let kind = kind_of(&mut checked, &group.kind);
    let password = password(&mut checked, &kind, Some(&group.password));
    if kind == GroupType::Password && password.is_none() {
        checked.wrong("password", "A group of the type password needs a password.");
    }
    let icon = given(&group.icon).map(|text| checked.address("icon", text));
    let description = given(&group.description).map(|text| checked.description(text));
    let owner = given(&group.owner);
    let owner = owner.map(|uid| checked.id("owner", "The uid of an owner", Uid::checked(uid)));
    let tags = Some(checked.tags(&group.tags)).filter(|tags| !tags.is_empty());
    let metadata = given(&group.metadata).and_then(|text| checked.metadata(text));
    let members = match members(&group.members) {
        Ok(members) => members,
        Err(error) => {
            checked.wrong("members", error.message);
            Vec::new()
        }
    };
    let members = members.into_iter().filter(|(uid, _)| Some(uid) != owner.as_ref()).collect();
    let create = CreateGroup {
        guid,
        name,
        kind,
        password,
        icon,
        description,
        metadata,
        owner,
        tags,
        members: None,
        on_behalf_of: None,
    };
    checked.size(&create);
    checked.end((create, members))
}

/// Checks what was typed to change a group.
///
/// # Errors
/// All mistakes, each at its field; and when nothing is to be changed.
pub(crate) fn update(
    guid: &str,
    changes: &GroupChanges,
    typed: Option<&Secret>,
) -> Result<UpdateGroup, Error> {
    let mut checked = Checked::of("group");
    let mut unset = Vec::new();
    let mut cleared =
        |text: &Option<String>, field: GroupField| match text.as_deref().map(str::trim) {
            Some("") => {
                unset.push(field);
                None
            }
            text => text.map(str::to_owned),
        };
    let icon = cleared(&changes.icon, GroupField::Icon);
    let description = cleared(&changes.description, GroupField::Description);
    let metadata = cleared(&changes.metadata, GroupField::Metadata);
    let kind = changes.kind.as_deref().map(|kind| kind_of(&mut checked, kind));
    let password = match &kind {
        Some(kind) => password(&mut checked, kind, typed),
        None => password(&mut checked, &GroupType::Password, typed),
    };
    if kind == Some(GroupType::Password) && password.is_none() {
        checked.wrong("password", "A group of the type password needs a password.");
    }
    let update = UpdateGroup {
        guid: Guid::from(guid),
        name: changes.name.as_deref().map(|name| checked.name(name)),
        kind,
        password,
        icon: icon.map(|text| checked.address("icon", &text)),
        description: description.map(|text| checked.description(&text)),
        metadata: metadata.and_then(|text| checked.metadata(&text)),
        tags: changes.tags.as_deref().map(|tags| checked.tags(tags)),
        unset: Some(unset).filter(|unset| !unset.is_empty()),
        ..UpdateGroup::default()
    };
    checked.size(&update);
    let unchanged = UpdateGroup { guid: update.guid.clone(), ..UpdateGroup::default() };
    if checked.is_right() && update == unchanged {
        return Err(Error::new(Code::Invalid, "Nothing was changed, so nothing was saved."));
    }
    checked.end(update)
}

/// Checks users and their scopes: each once, with the highest scope that was given.
///
/// # Errors
/// When too many are named, or a uid or scope cannot be.
pub(super) fn members(named: &[MemberScope]) -> Result<Vec<(Uid, Scope)>, Error> {
    let members = any_members(named)?;
    if members.len() > MEMBERS_AT_ONCE {
        let message = format!(
            "At most 100 users can be named at once, more go as a job. These are {}.",
            crate::gate::words::grouped(u32::try_from(members.len()).unwrap_or(u32::MAX))
        );
        return Err(Error::invalid("members", message));
    }
    Ok(members)
}

/// Checks any number of users and their scopes: each once, with the highest scope that was given.
///
/// # Errors
/// When a uid or scope cannot be.
pub(crate) fn any_members(named: &[MemberScope]) -> Result<Vec<(Uid, Scope)>, Error> {
    let mut members: IndexMap<Uid, Scope> = IndexMap::with_capacity(named.len());
    for MemberScope { uid, scope } in named {
        let Ok(uid) = Uid::checked(uid) else {
            return Err(Error::invalid("members", format!("“{}” is no uid.", shortened(uid))));
        };
        let scope = match Scope::from(scope.trim()) {
            Scope::Other(other) => {
                let message = format!("“{}” is no scope of a group.", shortened(&other));
                return Err(Error::invalid("members", message));
            }
            scope => scope,
        };
        let known = members.entry(uid).or_insert_with(|| scope.clone());
        if rank(&scope) > rank(known) {
            *known = scope;
        }
    }
    Ok(members.into_iter().collect())
}

fn rank(scope: &Scope) -> u8 {
    match scope {
        Scope::Admin => 2,
        Scope::Moderator => 1,
        _ => 0,
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

fn kind_of(checked: &mut Checked, kind: &str) -> GroupType {
    let kind = GroupType::from(kind.trim());
    if let GroupType::Other(_) = kind {
        checked.wrong("kind", "A group is public, private or needs a password.");
    }
    kind
}

/// The password, where one was typed. Spaces in it count: members must type them too.
fn password(checked: &mut Checked, kind: &GroupType, typed: Option<&Secret>) -> Option<Secret> {
    let typed = typed.filter(|password| !password.is_empty())?;
    if *kind != GroupType::Password {
        checked.wrong("password", "Only a group of the type password has one.");
    } else if typed.expose().chars().count() > limits::GROUP_PASSWORD_CHARS {
        checked.wrong("password", "A password has at most 100 characters.");
    } else if typed.expose().trim().is_empty() {
        checked.wrong("password", "A password of spaces alone cannot be told from none.");
    }
    Some(typed.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn support() -> NewGroup {
        NewGroup {
            guid: " Support ".into(),
            name: "Support room".into(),
            kind: "public".into(),
            ..NewGroup::default()
        }
    }

    fn fields(error: &Error) -> Vec<&str> {
        error.fields.iter().map(|wrong| wrong.field.as_str()).collect()
    }

    fn member(uid: &str, scope: &str) -> MemberScope {
        MemberScope { uid: uid.into(), scope: scope.into() }
    }

    #[test]
    fn a_group_of_type_password_needs_one_and_no_other_group_has_one() {
        let needs = NewGroup { kind: "password".into(), ..support() };
        assert_eq!(fields(&create(&needs).unwrap_err()), ["password"]);
        let with = NewGroup { password: Secret::new("open sesame"), ..needs };
        assert!(create(&with).is_ok());
        let public = NewGroup { kind: "public".into(), ..with };
        assert_eq!(fields(&create(&public).unwrap_err()), ["password"]);
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let group = NewGroup {
            guid: "support room".into(),
            name: String::new(),
            kind: "secret".into(),
            description: "x".repeat(256),
            icon: "file:///etc".into(),
            owner: "Maria Lopez".into(),
            tags: vec!["x".repeat(101)],
            metadata: "{".into(),
            members: vec![member("a b", "admin")],
            ..NewGroup::default()
        };
        let error = create(&group).unwrap_err();
        let all =
            ["guid", "name", "kind", "icon", "description", "owner", "tags", "metadata", "members"];
        assert_eq!(fields(&error), all);
    }

    #[test]
    fn a_user_named_twice_gets_the_higher_scope_and_an_owner_is_no_further_member() {
        let members =
            vec![member("ada", "participant"), member("Ada", "moderator"), member("cy", "admin")];
        let group = NewGroup { owner: "cy".into(), members, ..support() };
        let (create, members) = create(&group).unwrap();
        assert_eq!(create.owner, Some(Uid::from("cy")));
        assert_eq!(members, [(Uid::from("ada"), Scope::Moderator)]);
    }

    #[test]
    fn more_than_a_hundred_users_are_a_job() {
        let many: Vec<_> = (0..101).map(|n| member(&format!("u{n}"), "participant")).collect();
        assert!(members(&many[1..]).is_ok());
        assert!(members(&many).unwrap_err().message.ends_with("These are 101."));
        assert_eq!(any_members(&many).unwrap().len(), 101);
    }

    #[test]
    fn empty_text_clears_and_a_change_to_type_password_needs_one() {
        let changes = GroupChanges {
            description: Some(String::new()),
            icon: Some(" ".into()),
            ..GroupChanges::default()
        };
        let cleared = update("support", &changes, None).unwrap();
        assert_eq!(cleared.unset, Some(vec![GroupField::Icon, GroupField::Description]));
        let changes = GroupChanges { kind: Some("password".into()), ..GroupChanges::default() };
        assert_eq!(fields(&update("support", &changes, None).unwrap_err()), ["password"]);
        let nothing = update("support", &GroupChanges::default(), None).unwrap_err();
        assert_eq!(nothing.code, Code::Invalid);
    }
}
