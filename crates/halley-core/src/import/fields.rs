//! What columns can hold, and what their heads say they hold.

use crate::error::{Code, Error};
use crate::model::import::{ImportField, ImportKind, ImportMapping};

/// A field: id, name on screen, what it takes, other heads that mean it.
type Field = (&'static str, &'static str, &'static str, &'static [&'static str]);

const UID: Field = (
    "uid",
    "UID",
    "Letters a to z, digits, hyphens and underscores. It says which user the row is about.",
    &["userid", "user", "id", "username", "login", "member", "memberid"],
);
const GUID: Field = (
    "guid",
    "GUID",
    "Letters a to z, digits, hyphens and underscores. It says which group the row is about.",
    &["groupid", "group", "id", "room", "roomid", "channel"],
);
const NAME: Field = (
    "name",
    "Name",
    "At most 100 characters. Whatever is new needs one.",
    &["fullname", "displayname", "title", "groupname", "roomname"],
);
const TAGS: Field = (
    "tags",
    "Tags",
    "Several with commas between them; at most 25.",
    &["tag", "labels", "label", "keywords"],
);
const METADATA: Field = (
    "metadata",
    "Metadata",
    "A JSON object of at most 5 KB.",
    &["meta", "data", "customdata", "extra", "attributes"],
);
const ICON: Field = (
    "icon",
    "Picture",
    "A web address.",
    &["picture", "image", "photo", "avatar", "iconurl", "pictureurl", "imageurl"],
);

const USERS: &[Field] = &[
    UID,
    NAME,
    ("role", "Role", "The id of a role that the app has.", &["userrole", "roleid"]),
    (
        "avatar",
        "Picture",
        "A web address.",
        &["picture", "image", "photo", "avatarurl", "pictureurl", "imageurl", "icon"],
    ),
    ("link", "Link", "A web address.", &["url", "profile", "profileurl", "website", "homepage"]),
    TAGS,
    METADATA,
];
const GROUPS: &[Field] = &[
    GUID,
    NAME,
    (
        "kind",
        "Type",
        "public or private; public where it is blank.",
        &["type", "grouptype", "privacy", "visibility"],
    ),
    (
        "owner",
        "Owner",
        "The uid of a user; CometChat's own where it is blank.",
        &["owneruid", "ownerid", "creator", "createdby"],
    ),
    ICON,
    ("description", "Description", "At most 255 characters.", &["about", "topic", "summary"]),
    TAGS,
    METADATA,
];
const MEMBERS: &[Field] = &[
    GUID,
    UID,
    (
        "scope",
        "Scope",
        "admin, moderator or participant; participant where it is blank.",
        &["role", "memberrole", "memberscope", "rights"],
    ),
];

/// Heads of columns that only say why a row came back; they are never read.
const REASONS: &[&str] = &["reason", "problem", "error"];

/// What heads of columns end in that may hold what must be kept secret.
const SECRETS: &[&str] = &["password", "passwd", "secret", "token", "apikey"];

fn of(kind: ImportKind) -> &'static [Field] {
    match kind {
        ImportKind::Users => USERS,
        ImportKind::Groups => GROUPS,
        ImportKind::Members => MEMBERS,
    }
}

/// The fields that no row can do without.
fn needed(kind: ImportKind) -> &'static [&'static str] {
    match kind {
        ImportKind::Users => &["uid"],
        ImportKind::Groups => &["guid"],
        ImportKind::Members => &["guid", "uid"],
    }
}

/// The fields of a kind as the window shows them.
pub(super) fn shown(kind: ImportKind) -> Vec<ImportField> {
    let needed = needed(kind);
    let field = |(id, label, help, _): &Field| ImportField {
        id: (*id).to_owned(),
        label: (*label).to_owned(),
        help: (*help).to_owned(),
        needed: needed.contains(id),
    };
    of(kind).iter().map(field).collect()
}

/// What columns hold by their heads: the exact name first, then what else it is called, each
/// field once.
pub(super) fn guess(kind: ImportKind, heads: &[String]) -> Vec<Option<String>> {
    let plain: Vec<String> = heads.iter().map(|head| plain(head)).collect();
    let mut columns = vec![None; heads.len()];
    let mut take = |fits: &dyn Fn(&Field, &str) -> bool| {
        for field in of(kind) {
            let is_taken = columns.contains(&Some(field.0));
            let found =
                (0..plain.len()).find(|at| columns[*at].is_none() && fits(field, &plain[*at]));
            if let (false, Some(at)) = (is_taken, found) {
                columns[at] = Some(field.0);
            }
        }
    };
    take(&|(id, ..), head| *id == head);
    take(&|(.., others), head| others.contains(&head));
    columns.into_iter().map(|field| field.map(str::to_owned)).collect()
}

/// Whether a column only tells why its row came back.
pub(crate) fn is_reason(head: &str) -> bool {
    REASONS.contains(&plain(head).as_str())
}

/// Whether a column may hold what must be kept secret, so that Halley keeps none of it unless it
/// is imported.
pub(crate) fn is_secret(head: &str) -> bool {
    let words = words(head);
    let ends = |word: &String| SECRETS.iter().any(|secret| ends_in(word, secret));
    words.iter().any(ends) || words.windows(2).any(|two| *two == ["api", "key"])
}

/// Whether a word is another one, or joined to others before it as in `accesstoken`; in the plural
/// too.
fn ends_in(word: &str, end: &str) -> bool {
    word.ends_with(end) || word.strip_suffix('s').is_some_and(|one| one.ends_with(end))
}

/// The words of a head in small letters: `authToken` and `auth_token` are two.
fn words(head: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in head.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_small) {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase() || c.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What keeps a mapping from being used.
pub(crate) fn missing(kind: ImportKind, mapping: &ImportMapping) -> Vec<String> {
    let has = |id: &str| {
        mapping.columns.iter().flatten().any(|field| field == id)
            || (id == "guid" && mapping.guid.as_deref().is_some_and(|guid| !guid.is_empty()))
    };
    let mut wrong: Vec<String> = of(kind)
        .iter()
        .filter(|(id, ..)| needed(kind).contains(id) && !has(id))
        .map(|(_, label, ..)| format!("Say which column holds the {label}."))
        .collect();
    for (id, label, ..) in of(kind) {
        if mapping.columns.iter().flatten().filter(|field| *field == id).count() > 1 {
            wrong.push(format!("Two columns are said to hold the {label}. Choose one of them."));
        }
    }
    wrong
}

/// The column of each field of a kind; nothing where no column holds it.
///
/// # Errors
/// When the mapping is not of this file, or names a field that there is not.
pub(crate) fn places(
    kind: ImportKind,
    n_columns: usize,
    mapping: &ImportMapping,
) -> Result<Vec<(&'static str, usize)>, Error> {
    let unfit = || {
        Error::new(Code::Invalid, "The columns do not belong to this file.")
            .advise("Choose the file again.")
    };
    if mapping.columns.len() != n_columns {
        return Err(unfit());
    }
    let mut places = Vec::new();
    for (at, field) in mapping.columns.iter().enumerate() {
        let Some(field) = field else { continue };
        let known = of(kind).iter().find(|(id, ..)| id == field).ok_or_else(unfit)?;
        places.push((known.0, at));
    }
    Ok(places)
}

fn plain(head: &str) -> String {
    head.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(kind: ImportKind, heads: &[&str]) -> Vec<Option<String>> {
        let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
        guess(kind, &heads)
    }

    #[test]
    fn columns_are_known_by_what_people_call_them_and_each_field_once() {
        let columns = guessed(
            ImportKind::Users,
            &["User ID", "Full name", "E-mail", "uid", "Labels", "reason"],
        );
        let expected = [None, Some("name"), None, Some("uid"), Some("tags"), None];
        assert_eq!(columns, expected.map(|field| field.map(str::to_owned)));
        let columns = guessed(ImportKind::Members, &["group_id", "user_id", "Role"]);
        assert_eq!(columns, ["guid", "uid", "scope"].map(|field| Some(field.to_owned())));
    }

    #[test]
    fn a_mapping_without_an_id_or_with_one_twice_is_told() {
        let mapping = |columns: &[Option<&str>]| ImportMapping {
            columns: columns.iter().map(|field| field.map(str::to_owned)).collect(),
            guid: None,
        };
        let without = mapping(&[Some("name"), None]);
        let told = missing(ImportKind::Users, &without);
        assert_eq!(told, ["Say which column holds the UID."]);
        let twice = mapping(&[Some("uid"), Some("uid")]);
        assert_eq!(missing(ImportKind::Users, &twice).len(), 1);
        let of_one_group = ImportMapping { guid: Some("team".into()), ..mapping(&[Some("uid")]) };
        assert_eq!(missing(ImportKind::Members, &of_one_group), Vec::<String>::new());
    }

    #[test]
    fn what_may_be_secret_is_told_by_its_head() {
        for head in
            ["Group Password", "auth-token", "authToken", "accesstoken", "API key", "Secrets"]
        {
            assert!(is_secret(head), "{head}");
        }
        for head in ["name", "Secretary", "Secretariat", "tokenised", "key"] {
            assert!(!is_secret(head), "{head}");
        }
    }
}
