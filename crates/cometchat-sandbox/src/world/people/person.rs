use std::cmp::Ordering;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A user. Times are Unix seconds, 0 for never.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Person {
    /// Id.
    pub(crate) uid: Box<str>,
    /// Display name.
    pub(crate) name: Box<str>,
    /// Lower-cased name, by which lists are ordered and searched.
    #[serde(skip)]
    pub(super) folded: Box<str>,
    /// What [`Person::head`] keeps.
    #[serde(skip)]
    pub(super) head: OnceLock<Box<str>>,
    /// When made.
    #[serde(skip_serializing_if = "is_never")]
    pub(crate) created_at: u32,
    /// When last changed.
    #[serde(skip_serializing_if = "is_never")]
    pub(crate) updated_at: u32,
    /// When deactivated.
    #[serde(skip_serializing_if = "is_never")]
    pub(crate) deactivated_at: u32,
    /// When last connected.
    #[serde(skip_serializing_if = "is_never")]
    pub(crate) last_active_at: u32,
    /// Role, unless `default`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<Box<str>>,
    /// What most users do not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) details: Option<Box<Details>>,
}

/// What most users do not have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Details {
    /// Address of a picture.
    pub(crate) avatar: Option<String>,
    /// Address of a profile page.
    pub(crate) link: Option<String>,
    /// What the user says of himself.
    pub(crate) status_message: Option<String>,
    /// The app's own data.
    pub(crate) metadata: Option<Value>,
    /// Tags.
    pub(crate) tags: Vec<String>,
}

impl Person {
    /// A user with an id and a name.
    pub(crate) fn new(uid: &str, name: &str, created_at: i64) -> Self {
        let mut person =
            Self { uid: uid.into(), created_at: seconds(created_at), ..Self::default() };
        person.rename(name);
        person
    }

    /// Changes the name; never of a user who stands in [`People`], whose order depends on it.
    pub(crate) fn rename(&mut self, name: &str) {
        self.name = name.into();
        self.folded = name.to_lowercase().into();
    }

    /// Details to change.
    pub(crate) fn details_mut(&mut self) -> &mut Details {
        self.details.get_or_insert_default()
    }

    /// Role id.
    pub(crate) fn role(&self) -> &str {
        self.role.as_deref().unwrap_or("default")
    }

    /// Tags.
    pub(crate) fn tags(&self) -> &[String] {
        self.details.as_ref().map_or(&[], |details| details.tags.as_slice())
    }

    /// Whether the name starts so; lower case.
    pub(crate) fn name_starts(&self, prefix: &str) -> bool {
        self.folded.starts_with(prefix)
    }

    /// Whether the user is not deactivated.
    pub(crate) fn is_active(&self) -> bool {
        self.deactivated_at == 0
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_never(at: &u32) -> bool {
    *at == 0
}

/// Unix seconds as they are kept.
pub(crate) fn seconds(at: i64) -> u32 {
    u32::try_from(at).unwrap_or_default()
}

/// The order of lists, for users gathered by a filter.
pub(crate) fn in_order(a: &Person, b: &Person) -> Ordering {
    a.folded.cmp(&b.folded).then_with(|| a.uid.cmp(&b.uid))
}
