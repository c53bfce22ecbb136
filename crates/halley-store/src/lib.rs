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
//! - conversations: `conversations_save`, `conversations_list`, `conversation`,
//!   `conversation_remove`; messages: `messages_save`, `messages_replace`, `messages_list`,
//!   `messages_remove`.
//! - activity: `activity_add`, `activity_end`, `activity_undone`, `activity_list`, `activity`.
//! - jobs: `job_add`, `job_replan`, `job_set`, `job_reopen`, `job`, `jobs_list`,
//!   `jobs_unfinished`, `job_remove`, `job_items_add`, `job_items_put`,
//!   `job_items_claim`, `job_items_end`, `job_items_turn`, `job_items_retry`, `job_items`,
//!   `job_counts`.
//! - views: `view_add`, `view_update`, `views_arrange`, `view_remove`, `views_list`; recents:
//!   `recent_add`, `recents_list`, `recents_forget`; samples: `sample_add`, `samples_add`,
//!   `samples_list`, `samples_of`, `samples_of_fleet`, `samples_last`, `thresholds`,
//!   `thresholds_of`, `threshold_set`.
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
mod jobs;
mod lent_tokens;
mod named;
mod recents;
mod roster;
mod samples;
mod store;
mod users;
mod views;

pub use activity::{Activity, ActivityEnd, ActivityFilter, NewActivity, Outcome};
pub use apps::{AppMarks, AppRow, Fleet};
pub use conversations::{ConversationRow, MessageRow};
pub use error::{Code, Error, Result};
pub use groups::{GroupFacets, GroupFilter, GroupRow, GroupSort, GroupsQuery, GroupsWindow};
pub use index::{Amount, Between, Facet, IndexState, KeyStream, Kind, Part, PassPage, Saved};
pub use jobs::{EndedItem, ItemEnd, ItemState, Job, JobCounts, JobItem, JobState, NewItem, NewJob};
pub use lent_tokens::LentToken;
pub use recents::Recent;
pub use samples::{Measures, Sample};
pub use store::{Opened, Store};
pub use users::{Shown, UserFacets, UserFilter, UserRow, UserSort, UsersQuery, UsersWindow};
pub use views::View;
