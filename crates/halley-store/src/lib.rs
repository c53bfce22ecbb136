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
//!
//! What is not here: network, secrets (the file's own key comes from the caller), clocks (times
//! are given), what rows mean.

mod activity;
mod apps;
mod error;
mod fold;
mod index;
mod roster;
mod store;
mod users;

pub use activity::{Activity, ActivityEnd, ActivityFilter, NewActivity, Outcome};
pub use apps::{AppMarks, AppRow, Fleet};
pub use error::{Code, Error, Result};
pub use index::{Facet, IndexState, KeyStream, Kind, PassPage, Saved};
pub use store::{Opened, Store};
pub use users::{Shown, UserFacets, UserFilter, UserRow, UserSort, UsersQuery, UsersWindow};
