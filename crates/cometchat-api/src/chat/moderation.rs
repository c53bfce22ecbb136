//! Moderation (`contract/chat/moderation.yaml`, `semantics.md` section 10). All operations go to
//! the chat host with an API key, as the newest edition says (section 19).

mod lists;
mod queues;
mod reasons;
mod rules;
mod submitted;

pub use lists::{
    CreateList, DeleteList, GetList, ListCategory, ListLists, ModerationList, UpdateList,
};
pub use queues::{
    BlockedMessage, BlockedVerdict, Flag, FlaggedMessage, FlaggedVerdict, ListBlockedMessages,
    ListFlaggedMessages, ListReviewedMessages, ReviewBlockedMessage, ReviewFlaggedMessage,
};
pub use reasons::{
    CreateReason, DeleteReason, FlagMessage, GetReason, ListReasons, Reason, UpdateReason,
};
pub use rules::{
    Condition, CreateRule, DeleteRule, Filter, GetRule, ListRevisions, ListRules, NewCondition,
    Rule, UpdateRule,
};
pub use submitted::{
    DeleteSubmitted, GetSubmitted, ListSubmitted, SubmitMessage, SubmittedData, UpdateSubmitted,
};
