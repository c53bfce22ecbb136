//! What counts for users of a role.

use cometchat_api::chat::roles::{Reach, RoleSettings};

use super::wording::Limits;
use crate::model::restriction::RestrictedFeature;
use crate::model::role::Ability;
use crate::permissions::Held;
use crate::permissions::value::{self, Values};
use crate::restrictions::FEATURES;

/// All that counts.
pub(super) struct Facts {
    /// Name of the role.
    pub(super) name: String,
    pub(super) settings: RoleSettings,
    /// Permissions of the role.
    pub(super) role: Layer,
    pub(super) restricted: Vec<RestrictedFeature>,
    /// Where they are members of a group.
    pub(super) inside: Option<InGroup>,
}

/// Permissions of one role or scope.
#[derive(Default)]
pub(super) struct Layer {
    of: String,
    set: Values,
    defaults: Values,
}

/// What counts for members of a group with some scope.
pub(super) struct InGroup {
    pub(super) scope: String,
    pub(super) layer: Layer,
}

impl InGroup {
    /// In a group in which nothing is set for the scope.
    pub(super) fn anywhere(scope: &str) -> Self {
        Self { scope: scope.to_owned(), layer: Layer::default() }
    }
}

impl Layer {
    pub(super) fn new(of: String, held: &Held) -> Self {
        let (set, defaults) = (value::given(&held.set), value::defaults(&held.known));
        Self { of, set, defaults }
    }

    #[cfg(test)]
    pub(super) fn with(of: &str, set: &[(&str, &[&str])]) -> Self {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let set = set.iter().map(|(id, value)| ((*id).to_owned(), words(value))).collect();
        Self { of: of.to_owned(), set, defaults: Values::new() }
    }

    /// What counts, where it is not the default of the service.
    fn value(&self, id: &str) -> &[String] {
        let found = self.set.get(id).or_else(|| self.defaults.get(id));
        found.map_or(&[], Vec::as_slice)
    }

    fn source(&self, id: &str) -> String {
        match self.set.contains_key(id) {
            true => format!("Permission {id} {}", self.of),
            false => format!("Default of the permission {id}"),
        }
    }

    /// Why something is denied.
    pub(super) fn denial(&self, id: &str) -> Option<String> {
        (self.value(id) == ["deny"]).then(|| self.source(id))
    }

    /// Whether friends alone are meant, and why.
    pub(super) fn friends(&self, id: &str) -> Option<String> {
        (self.value(id) == ["friends"]).then(|| self.source(id))
    }

    /// What a list holds, where it limits anything, and why.
    pub(super) fn list(&self, id: &str) -> Option<(&[String], String)> {
        let words = self.value(id);
        (!words.is_empty()).then(|| (words, self.source(id)))
    }
}

impl Facts {
    pub(super) fn new(name: &str, settings: RoleSettings) -> Self {
        Self {
            name: name.to_owned(),
            settings,
            role: Layer::default(),
            restricted: Vec::new(),
            inside: None,
        }
    }

    /// Why an older restriction forbids something.
    pub(super) fn restriction(&self, key: &str) -> Option<String> {
        let is_there = self.restricted.iter().any(|feature| feature.key == key);
        is_there.then(|| format!("Older restriction {key} of the role {}", self.name))
    }

    /// All reasons against something: the permission that denies it and older restrictions.
    pub(super) fn against(&self, permission: Option<&str>, keys: &[&str]) -> Vec<String> {
        let denied = permission.and_then(|id| self.role.denial(id));
        denied.into_iter().chain(keys.iter().filter_map(|key| self.restriction(key))).collect()
    }

    /// Reasons against something in the group: those of the role, then those of the scope.
    pub(super) fn against_inside(&self, id: &str) -> Vec<String> {
        self.inside.iter().filter_map(|inside| inside.layer.denial(id)).collect()
    }

    /// Adds the limit to friends, by a permission or by a setting of the role.
    pub(super) fn friends(
        &self,
        limits: Limits,
        mode: &str,
        setting: Option<(&'static str, &Option<Reach>)>,
        words: &str,
    ) -> Limits {
        let by_setting = setting
            .filter(|(_, reach)| **reach == Some(Reach::FriendsOnly))
            .map(|(name, _)| format!("Setting {name} of the role {}", self.name));
        let reasons: Vec<_> = self.role.friends(mode).into_iter().chain(by_setting).collect();
        if reasons.is_empty() { limits } else { limits.and(words.to_owned(), reasons) }
    }

    /// Older restrictions under a heading that no other sentence speaks of.
    pub(super) fn leftover(&self, heading: &str, spoken: &[&str]) -> Vec<Ability> {
        let of_heading = |key: &str| FEATURES.iter().any(|it| it.key == key && it.group == heading);
        let left = self
            .restricted
            .iter()
            .filter(|feature| of_heading(&feature.key) && !spoken.contains(&feature.key.as_str()));
        left.map(|feature| Ability {
            may: false,
            sentence: format!("Cannot {}.", feature.cannot),
            because: self.restriction(&feature.key).into_iter().collect(),
        })
        .collect()
    }
}
