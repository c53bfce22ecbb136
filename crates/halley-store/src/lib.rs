//! What this installation remembers, in one encrypted file.
//!
//! In short: [`Store::open`] with a key, [`Store::in_memory`], [`Store::run`] to call it from async
//! code; then, by noun, methods named `noun_verb`. All times are Unix seconds.
//! - apps: `fleet`, `fleet_save`, `fleet_forget`, `app_mark`, `app_marks`, `app_users`,
//!   `app_forget`.
//! - users (and `groups_…` alike): `users_window` (filter, sort, offset, limit → rows and exact
//!   count), `users_count`, `users_uids` (stream for *select all*), `users_facets`, `user`,
//!   `users_save_page` (a page of a full pass), `users_save` (single rows), `users_remove`.
//! - passes over the index: `index_state`, `index_pass_begin`, `index_pass_restart`,
//!   `index_pass_end`, `index_delta_end`.
//! - activity: `activity_add`, `activity_end`, `activity_undone`, `activity_list`, `activity`.
//! - conversations and messages as last read: `conversations_save`, `conversations_top`,
//!   `conversation`, `messages_save`, `messages_end`.
//! - tokens lent to live previews: `lent_token_add`, `lent_token_remove`, `lent_tokens`.
//!
//! What is not here: network, secrets (the file's own key comes from the caller), clocks (times
//! are given), what rows mean.

mod activity;
mod apps;
mod conversations;
mod error;
mod fold;
mod groups;
mod index;
mod lent_tokens;
mod messages;
mod roster;
mod store;
mod users;

pub use activity::{Activity, ActivityEnd, ActivityFilter, NewActivity, Outcome};
pub use apps::{AppMarks, AppRow, Fleet};
pub use conversations::KeptConversation;
pub use error::{Code, Error, Result};
pub use groups::{GroupFacets, GroupFilter, GroupRow, GroupSort, GroupsQuery, GroupsWindow};
pub use index::{Facet, IndexState, KeyStream, Kind, PassPage, Saved};
pub use lent_tokens::LentToken;
pub use messages::KeptMessage;
pub use store::{Opened, Store};
pub use users::{Shown, UserFacets, UserFilter, UserRow, UserSort, UsersQuery, UsersWindow};
