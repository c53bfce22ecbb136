//! The 44 features that can be taken from roles (`contract/semantics.md` section 8), in plain
//! words, with the permission that forbids the same where there is one.

/// A feature that can be taken from roles.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Feature {
    /// Key without its prefix.
    pub(crate) key: &'static str,
    /// Heading it stands under.
    pub(crate) group: &'static str,
    /// What users without it cannot do.
    pub(crate) cannot: &'static str,
    /// The permission of roles that forbids the same with `deny`.
    pub(crate) permission: Option<&'static str>,
}

impl Feature {
    /// A feature by its key, with or without prefix.
    pub(crate) fn of(key: &str) -> Option<&'static Self> {
        let bare = key.strip_prefix("u.").unwrap_or(key);
        FEATURES.iter().find(|feature| feature.key == bare)
    }
}

/// What users without a feature cannot do.
pub(crate) fn cannot_of(key: &str) -> String {
    Feature::of(key).map_or_else(|| format!("use “{key}”"), |known| known.cannot.to_owned())
}

const fn only(key: &'static str, group: &'static str, cannot: &'static str) -> Feature {
    Feature { key, group, cannot, permission: None }
}

const fn moved(
    key: &'static str,
    group: &'static str,
    cannot: &'static str,
    permission: &'static str,
) -> Feature {
    Feature { key, group, cannot, permission: Some(permission) }
}

const PEOPLE: &str = "People";
const READING: &str = "Reading messages";
const SENDING: &str = "Sending messages";
const CHANGING: &str = "Changing messages";
const GROUPS: &str = "Groups";
const CALLS: &str = "Calls";
const OWN: &str = "Their own account";

/// Every feature, by key.
#[rustfmt::skip]
pub(crate) const FEATURES: &[Feature] = &[
    only("addMember", GROUPS, "add members to a group"),
    only("ban", GROUPS, "ban users from a group"),
    only("blockUser", PEOPLE, "block users"),
    only("changeScope", GROUPS, "change the scope of members"),
    moved("createCall", CALLS, "start calls", "initiateCall"),
    moved("createGroup", GROUPS, "create groups", "createGroup"),
    moved("createMessage", SENDING, "send messages", "sendMessage"),
    only("createMessageThread", SENDING, "answer in threads"),
    only("deleteCall", CALLS, "delete calls"),
    only("deleteConversationForUser", CHANGING, "delete a conversation for themselves"),
    only("deleteGroup", GROUPS, "delete groups"),
    only("deleteGroupMessages", CHANGING, "delete all messages of a group"),
    moved("deleteMessage", CHANGING, "delete messages", "deleteMessage"),
    only("getBlockedUsers", PEOPLE, "see whom they blocked"),
    only("getCall", CALLS, "open a call"),
    only("getConversation", READING, "open a conversation"),
    only("getGroup", GROUPS, "open a group"),
    only("getGroupMessages", READING, "read the messages of a group"),
    only("getMember", GROUPS, "open a member of a group"),
    only("getMessage", READING, "open a single message"),
    only("getMyDetails", OWN, "see their own details"),
    only("getUser", PEOPLE, "open the details of a user"),
    only("getUserMessages", READING, "read the messages with a user"),
    moved("joinGroup", GROUPS, "join groups", "joinGroup"),
    only("kickMember", GROUPS, "kick members out of a group"),
    only("leaveGroup", GROUPS, "leave a group"),
    only("listBannedUsers", GROUPS, "see who is banned from a group"),
    only("listCalls", CALLS, "see the list of calls"),
    only("listConversations", READING, "see the list of conversations"),
    only("listGroupMembers", GROUPS, "see the members of a group"),
    moved("listGroups", GROUPS, "see the list of groups", "listGroups"),
    only("listMessages", READING, "see the list of messages"),
    only("listSettings", OWN, "read the settings of the app"),
    only("listThreadedMessages", READING, "read the answers in a thread"),
    moved("listUsers", PEOPLE, "see the list of users", "listUsers"),
    only("logout", OWN, "sign out"),
    only("massMemberOperate", GROUPS, "change several members of a group at once"),
    only("patchOwner", GROUPS, "hand a group over to another owner"),
    only("unban", GROUPS, "lift bans from a group"),
    only("unblockUser", PEOPLE, "lift their own blocks"),
    only("updateAuthToken", OWN, "renew their auth token"),
    only("updateCall", CALLS, "change a call"),
    only("updateGroup", GROUPS, "edit groups"),
    moved("updateMessage", CHANGING, "edit messages", "editMessage"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_44_features_of_the_contract_have_their_words_and_both_spellings_name_them() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../contract/semantics.md");
        let text = std::fs::read_to_string(path).expect("the contract is there");
        let line = text.lines().find(|line| line.starts_with("* 44 keys: ")).expect("the list");
        let named: Vec<_> = line["* 44 keys: ".len()..].trim_end_matches('.').split(", ").collect();
        let known: Vec<_> = FEATURES.iter().map(|feature| feature.key).collect();
        assert_eq!(known, named);
        for key in named {
            assert_eq!(Feature::of(&format!("u.{key}")).map(|it| it.key), Some(key));
        }
    }

    #[test]
    fn an_unknown_feature_is_named_by_its_key() {
        assert_eq!(cannot_of("flyAway"), "use “flyAway”");
    }
}
