//! Who takes part, told from the id of a conversation: `{uid}_user_{uid}` or `group_{guid}`.

/// Who takes part in a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sides {
    /// Two users.
    Pair(String, String),
    /// A group.
    Group(String),
}

const BETWEEN: &str = "_user_";
const GROUP: &str = "group_";

impl Sides {
    /// Reads the id of a conversation. A uid may hold `_user_` itself: `known` are uids that are
    /// known to take part, to tell where one ends.
    pub(crate) fn of(id: &str, known: &[&str]) -> Option<Self> {
        for uid in known.iter().filter(|uid| !uid.is_empty()) {
            let other = id
                .strip_prefix(uid)
                .and_then(|rest| rest.strip_prefix(BETWEEN))
                .or_else(|| id.strip_suffix(uid).and_then(|rest| rest.strip_suffix(BETWEEN)));
            if let Some(other) = other.filter(|other| !other.is_empty()) {
                return Some(Self::Pair((*uid).to_owned(), other.to_owned()).ordered(id));
            }
        }
        let pair =
            id.split_once(BETWEEN).filter(|(one, other)| !one.is_empty() && !other.is_empty());
        match (id.strip_prefix(GROUP), pair) {
            // `group_user_x` may be either; a group is what the service makes of such an id.
            (Some(guid), _) if !guid.is_empty() => Some(Self::Group(guid.to_owned())),
            (_, Some((one, other))) => Some(Self::Pair(one.to_owned(), other.to_owned())),
            _ => None,
        }
    }

    /// The pair in the order of the id.
    fn ordered(self, id: &str) -> Self {
        match self {
            Self::Pair(one, other) if !id.starts_with(&format!("{one}{BETWEEN}")) => {
                Self::Pair(other, one)
            }
            sides => sides,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sides;

    fn pair(one: &str, other: &str) -> Option<Sides> {
        Some(Sides::Pair(one.to_owned(), other.to_owned()))
    }

    #[test]
    fn an_id_names_two_users_or_a_group() {
        assert_eq!(Sides::of("ada_user_cy", &[]), pair("ada", "cy"));
        assert_eq!(Sides::of("group_support", &[]), Some(Sides::Group("support".to_owned())));
        for odd in ["", "ada", "_user_", "ada_user_", "_user_cy", "group_"] {
            assert_eq!(Sides::of(odd, &[]), None, "{odd}");
        }
    }

    #[test]
    fn a_known_uid_tells_where_the_other_begins() {
        assert_eq!(Sides::of("a_user_b_user_c", &["a_user_b"]), pair("a_user_b", "c"));
        assert_eq!(Sides::of("a_user_b_user_c", &["b_user_c"]), pair("a", "b_user_c"));
        assert_eq!(Sides::of("group_user_x", &["x"]), pair("group", "x"));
    }
}
