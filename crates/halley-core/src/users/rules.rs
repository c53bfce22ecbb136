//! The service's own rules for users (`contract/semantics.md` section 5), checked before anything
//! is sent, so that a person hears of all mistakes at once.

use cometchat_api::chat::users::{CreateUser, UpdateUser, UserField};
use cometchat_api::{RoleId, Uid};

use crate::checked::{Checked, given};
use crate::error::{Code, Error};
use crate::model::user::{NewUser, UserChanges};

/// Role of users without another one.
pub(crate) const DEFAULT_ROLE: &str = "default";

/// Checks what was typed for a new user.
///
/// # Errors
/// All mistakes, each at its field.
pub(crate) fn create(user: &NewUser) -> Result<CreateUser, Error> {
    let mut checked = Checked::of("user");
    let uid = checked.id("uid", "A uid", Uid::checked(&user.uid));
    let name = checked.name(&user.name);
    let avatar = given(&user.avatar).map(|text| checked.address("avatar", text));
    let link = given(&user.link).map(|text| checked.address("link", text));
    let role = user.role.as_deref().and_then(given).map(|role| role_of(&mut checked, role));
    let status_message = given(&user.status_message).map(str::to_owned);
    let tags = Some(checked.tags(&user.tags)).filter(|tags| !tags.is_empty());
    let metadata = given(&user.metadata).and_then(|text| checked.metadata(text));
    let create = CreateUser {
        uid,
        name,
        avatar,
        link,
        role,
        status_message,
        metadata,
        tags,
        with_auth_token: None,
    };
    checked.size(&create);
    checked.end(create)
}

/// Checks what was typed to change a user.
///
/// # Errors
/// All mistakes, each at its field; and when nothing is to be changed.
pub(crate) fn update(uid: &str, changes: &UserChanges) -> Result<UpdateUser, Error> {
    let mut checked = Checked::of("user");
    let mut unset = Vec::new();
    let mut cleared = |text: &Option<String>, field: UserField| match text.as_deref().map(str::trim)
    {
        Some("") => {
            unset.push(field);
            None
        }
        text => text.map(str::to_owned),
    };
    let avatar = cleared(&changes.avatar, UserField::Avatar);
    let link = cleared(&changes.link, UserField::Link);
    let metadata = cleared(&changes.metadata, UserField::Metadata);
    let update = UpdateUser {
        uid: Uid::from(uid),
        name: changes.name.as_deref().map(|name| checked.name(name)),
        avatar: avatar.map(|text| checked.address("avatar", &text)),
        link: link.map(|text| checked.address("link", &text)),
        role: changes.role.as_deref().map(|role| role_of(&mut checked, role)),
        // It is not among what `unset` clears, so an empty one is sent as it is.
        status_message: changes.status_message.as_deref().map(|text| text.trim().to_owned()),
        metadata: metadata.and_then(|text| checked.metadata(&text)),
        tags: changes.tags.as_deref().map(|tags| checked.tags(tags)),
        unset: Some(unset).filter(|unset| !unset.is_empty()),
    };
    checked.size(&update);
    let unchanged = UpdateUser { uid: update.uid.clone(), ..UpdateUser::default() };
    if checked.is_right() && update == unchanged {
        return Err(Error::new(Code::Invalid, "Nothing was changed, so nothing was saved."));
    }
    checked.end(update)
}

fn role_of(checked: &mut Checked, role: &str) -> RoleId {
    match role.trim() {
        "" => RoleId::from(DEFAULT_ROLE),
        role => checked.id("role", "A role id", RoleId::checked(role)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn maria() -> NewUser {
        NewUser { uid: "Maria-1 ".into(), name: " Maria Lopez ".into(), ..NewUser::default() }
    }

    fn fields(error: &Error) -> Vec<&str> {
        error.fields.iter().map(|wrong| wrong.field.as_str()).collect()
    }

    #[test]
    fn a_uid_is_lower_cased_and_trimmed_and_empty_fields_are_not_sent() {
        let create = create(&maria()).unwrap();
        assert_eq!(create.uid.as_str(), "maria-1");
        assert_eq!(create.name, "Maria Lopez");
        assert_eq!((create.avatar, create.link, create.metadata), (None, None, None));
        assert_eq!((create.tags, create.role), (None, None));
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let user = NewUser {
            uid: "Maria Lopez".into(),
            name: "ü".repeat(101),
            role: Some("a b".into()),
            avatar: "javascript:alert(1)".into(),
            link: format!("https://example.com/{}", "a".repeat(3_000)),
            status_message: String::new(),
            tags: (0..26).map(|n| format!("tag-{n}")).collect(),
            metadata: "[1]".into(),
        };
        let error = create(&user).unwrap_err();
        let all = ["uid", "name", "avatar", "link", "role", "tags", "metadata"];
        assert_eq!(fields(&error), all);
        assert_eq!(error.message, "7 fields are not right yet.");
    }

    #[test]
    fn tags_are_counted_after_doubles_are_dropped() {
        let tags = vec!["vip".to_owned(); 40];
        let create = create(&NewUser { tags, ..maria() }).unwrap();
        assert_eq!(create.tags, Some(vec!["vip".to_owned()]));
    }

    #[test]
    fn metadata_may_have_5_kilobytes_and_no_more() {
        let of = |n: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(n - 8));
        assert!(create(&NewUser { metadata: of(5_120), ..maria() }).is_ok());
        let error = create(&NewUser { metadata: of(5_121), ..maria() }).unwrap_err();
        assert_eq!(fields(&error), ["metadata"]);
    }

    #[test]
    fn broken_metadata_says_where_it_breaks() {
        let error = create(&NewUser { metadata: "{\n \"a\": }".into(), ..maria() }).unwrap_err();
        assert_eq!(error.message, "This is not JSON: line 2, column 7.");
    }

    #[test]
    fn empty_text_clears_what_can_be_cleared() {
        let changes = UserChanges {
            avatar: Some(String::new()),
            metadata: Some(String::new()),
            role: Some(String::new()),
            status_message: Some(" ".to_owned()),
            tags: Some(Vec::new()),
            ..UserChanges::default()
        };
        let update = update("maria", &changes).unwrap();
        assert_eq!(update.status_message.as_deref(), Some(""));
        assert_eq!(update.unset, Some(vec![UserField::Avatar, UserField::Metadata]));
        assert_eq!(update.role, Some(RoleId::from("default")));
        assert_eq!(update.tags, Some(Vec::new()));
    }

    #[test]
    fn a_name_cannot_be_cleared_and_nothing_is_not_a_change() {
        let changes = UserChanges { name: Some("  ".into()), ..UserChanges::default() };
        assert_eq!(fields(&update("maria", &changes).unwrap_err()), ["name"]);
        let error = update("maria", &UserChanges::default()).unwrap_err();
        assert_eq!(error.code, Code::Invalid);
    }
}
