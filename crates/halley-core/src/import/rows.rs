//! Rows of a file as what they stand for, looked over by the same rules as the forms.

use cometchat_api::chat::groups::Scope;
use cometchat_api::{Guid, Uid};

use super::fields;
use crate::checked::{Checked, given};
use crate::error::{Error, FieldError};
use crate::groups::rules as group_rules;
use crate::model::group::NewGroup;
use crate::model::import::{ImportFault, ImportKind, ImportMapping};
use crate::model::user::{NewUser, UserChanges};
use crate::users::rules as user_rules;

/// Stands for a name while the other cells of a row without one are looked over.
const ANY_NAME: &str = "-";

/// Which cells of a file's rows hold what.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    kind: ImportKind,
    n_heads: usize,
    places: Vec<(&'static str, usize)>,
    guid: Option<String>,
}

/// What a row stands for; empty text is not given, which leaves what is there alone.
#[derive(Clone, Debug)]
pub(crate) enum Entity {
    /// A user.
    User(NewUser),
    /// A group.
    Group(NewGroup),
    /// A member of a group.
    Member(Membership),
}

/// A member of a group as a row gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Membership {
    pub(crate) guid: String,
    pub(crate) uid: String,
    pub(crate) scope: Option<Scope>,
}

impl Columns {
    /// Takes a mapping for a file with these heads.
    ///
    /// # Errors
    /// When it is not of this file.
    pub(crate) fn of(
        kind: ImportKind,
        n_heads: usize,
        mapping: &ImportMapping,
    ) -> Result<Self, Error> {
        let places = fields::places(kind, n_heads, mapping)?;
        let guid = mapping.guid.clone().filter(|guid| !guid.is_empty());
        Ok(Self { kind, n_heads, places, guid })
    }

    /// What a row stands for, and what it is known by.
    ///
    /// # Errors
    /// Everything that is wrong with it, each at its column.
    pub(crate) fn read(&self, cells: &[String]) -> Result<(String, Entity), Vec<ImportFault>> {
        let checked = match self.kind {
            ImportKind::Users => self.user(cells),
            ImportKind::Groups => self.group(cells),
            ImportKind::Members => self.member(cells),
        };
        let mut faults: Vec<ImportFault> = match checked {
            Ok(entity) if cells.len() <= self.n_heads => return Ok(entity),
            Ok(_) => Vec::new(),
            Err(error) => error.fields.into_iter().map(|wrong| self.placed(wrong)).collect(),
        };
        if cells.len() > self.n_heads {
            let message = "This row has more cells than there are heads of columns.".to_owned();
            faults.push(ImportFault { column: None, message });
        }
        Err(faults)
    }

    /// Whether a column holds any field.
    pub(crate) fn is_used(&self, column: usize) -> bool {
        self.places.iter().any(|(_, at)| *at == column)
    }

    /// Whether some column holds a field.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.places.iter().any(|(id, _)| *id == field)
    }

    /// What a row is known by although it is wrong: the text of its id cells.
    pub(crate) fn key(&self, cells: &[String]) -> String {
        match self.kind {
            ImportKind::Users => self.owned(cells, "uid"),
            ImportKind::Groups => self.owned(cells, "guid"),
            ImportKind::Members => {
                let guid = given(self.cell(cells, "guid")).or(self.guid.as_deref());
                format!("{}/{}", guid.unwrap_or_default(), self.cell(cells, "uid"))
            }
        }
    }

    fn placed(&self, wrong: FieldError) -> ImportFault {
        let place = self.places.iter().find(|(field, _)| *field == wrong.field);
        let column = place.and_then(|(_, at)| u32::try_from(*at).ok());
        ImportFault { column, message: wrong.message }
    }

    fn cell<'a>(&self, cells: &'a [String], field: &str) -> &'a str {
        let place = self.places.iter().find(|(id, _)| *id == field);
        place.and_then(|(_, at)| cells.get(*at)).map_or("", |cell| cell.trim())
    }

    fn owned(&self, cells: &[String], field: &str) -> String {
        self.cell(cells, field).to_owned()
    }

    fn user(&self, cells: &[String]) -> Result<(String, Entity), Error> {
        let user = NewUser {
            uid: self.owned(cells, "uid"),
            name: self.owned(cells, "name"),
            role: given(self.cell(cells, "role")).map(str::to_owned),
            avatar: self.owned(cells, "avatar"),
            link: self.owned(cells, "link"),
            // Data import takes none (`contract/chat/data-import.yaml`).
            status_message: String::new(),
            tags: tags(self.cell(cells, "tags")),
            metadata: self.owned(cells, "metadata"),
        };
        let uid = if user.name.is_empty() {
            user_rules::create(&NewUser { name: ANY_NAME.to_owned(), ..user.clone() })?.uid
        } else {
            user_rules::create(&user)?.uid
        };
        let uid = uid.to_string();
        Ok((uid.clone(), Entity::User(NewUser { uid, ..user })))
    }

    fn group(&self, cells: &[String]) -> Result<(String, Entity), Error> {
        let group = NewGroup {
            guid: self.owned(cells, "guid"),
            name: self.owned(cells, "name"),
            kind: self.cell(cells, "kind").to_lowercase(),
            icon: self.owned(cells, "icon"),
            description: self.owned(cells, "description"),
            owner: self.owned(cells, "owner"),
            tags: tags(self.cell(cells, "tags")),
            metadata: self.owned(cells, "metadata"),
            ..NewGroup::default()
        };
        let mut looked = group.clone();
        if looked.name.is_empty() {
            ANY_NAME.clone_into(&mut looked.name);
        }
        let is_locked = ["password", "protected"].contains(&looked.kind.as_str());
        if looked.kind.is_empty() || is_locked {
            "public".clone_into(&mut looked.kind);
        }
        let checked = group_rules::create(&looked);
        if is_locked {
            let sentence = "A group with a password is made by hand: Halley takes no password \
                            from a file.";
            let error = checked.err().unwrap_or_else(|| Error::invalid("kind", sentence));
            let is_told = error.fields.iter().any(|wrong| wrong.field == "kind");
            return Err(if is_told { error } else { error.at("kind", sentence) });
        }
        let guid = checked?.0.guid.to_string();
        Ok((guid.clone(), Entity::Group(NewGroup { guid, ..group })))
    }

    fn member(&self, cells: &[String]) -> Result<(String, Entity), Error> {
        let mut checked = Checked::of("member");
        let guid = given(self.cell(cells, "guid")).or(self.guid.as_deref()).unwrap_or_default();
        let guid = checked.id("guid", "A guid", Guid::checked(guid)).to_string();
        let uid = Uid::checked(self.cell(cells, "uid"));
        let uid = checked.id("uid", "A uid", uid).to_string();
        let scope = given(self.cell(cells, "scope")).map(|scope| scope.to_lowercase());
        let scope = scope.map(|scope| Scope::from(scope.as_str()));
        if let Some(Scope::Other(_)) = &scope {
            checked.wrong("scope", "A scope is admin, moderator or participant.");
        }
        checked.end((format!("{guid}/{uid}"), Entity::Member(Membership { guid, uid, scope })))
    }
}

/// Tags of a cell: a JSON list, or texts with commas or semicolons between them.
fn tags(cell: &str) -> Vec<String> {
    if let (true, Ok(tags)) = (cell.starts_with('['), serde_json::from_str(cell)) {
        return tags;
    }
    let tags = cell.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty());
    tags.map(str::to_owned).collect()
}

/// The changes that a row asks for of a user who is there: what it leaves blank stays.
pub(crate) fn changes(user: &NewUser) -> UserChanges {
    let text = |text: &str| given(text).map(str::to_owned);
    UserChanges {
        name: text(&user.name),
        role: user.role.clone(),
        avatar: text(&user.avatar),
        link: text(&user.link),
        status_message: None,
        tags: Some(user.tags.clone()).filter(|tags| !tags.is_empty()),
        metadata: text(&user.metadata),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(kind: ImportKind, heads: &[&str]) -> Columns {
        let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
        let mapping = ImportMapping { columns: fields::guess(kind, &heads), guid: None };
        Columns::of(kind, heads.len(), &mapping).expect("columns")
    }

    fn faults(columns: &Columns, cells: &[&str]) -> Vec<(Option<u32>, String)> {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let faults = columns.read(&cells).expect_err("faults");
        faults.into_iter().map(|fault| (fault.column, fault.message)).collect()
    }

    #[test]
    fn each_problem_stands_at_its_cell_in_the_words_of_the_forms() {
        let users = columns(ImportKind::Users, &["name", "uid", "avatar", "metadata"]);
        let told = faults(&users, &["Ada", "Ada Lovelace", "picture", "{"]);
        assert_eq!(
            told.iter().map(|fault| fault.0).collect::<Vec<_>>(),
            [Some(1), Some(2), Some(3)]
        );
        let form = user_rules::create(&NewUser {
            uid: "Ada Lovelace".into(),
            name: "Ada".into(),
            ..NewUser::default()
        });
        assert_eq!(told[0].1, form.unwrap_err().message);
    }

    #[test]
    fn a_row_without_a_name_is_right_until_it_is_known_whether_it_is_new() {
        let users = columns(ImportKind::Users, &["uid", "name", "tags"]);
        let cells = ["Ada ", "", "a, b;c"].map(str::to_owned);
        let (key, entity) = users.read(&cells).expect("a row");
        let Entity::User(user) = entity else { panic!("no user") };
        assert_eq!((key.as_str(), user.uid.as_str()), ("ada", "ada"));
        assert_eq!(user.tags, ["a", "b", "c"]);
        let changes = changes(&user);
        assert_eq!((changes.name, changes.role, changes.avatar), (None, None, None));
    }

    #[test]
    fn rows_that_are_too_long_and_groups_with_passwords_are_told() {
        let groups = columns(ImportKind::Groups, &["guid", "type"]);
        let told = faults(&groups, &["team", "password", "x"]);
        assert_eq!((told[0].0, told[1].0), (Some(1), None));
        let members = columns(ImportKind::Members, &["guid", "uid", "scope"]);
        assert_eq!(faults(&members, &["", "a b", "boss"]).len(), 3);
    }
}
