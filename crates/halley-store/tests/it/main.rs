//! The store as its users see it, in memory and on disk.

mod activity;
mod apps;
mod conversations;
mod groups;
mod jobs;
mod lent_tokens;
mod opening;
mod passes;
mod small_tables;
mod users;
mod users_model;

use cometchat_api::{AppId, Secret};
use halley_store::{Store, UserRow};

/// A key for tests.
fn key() -> Secret {
    Secret::new("0123456789abcdef".repeat(4))
}

fn app() -> AppId {
    AppId::new("app-1")
}

fn memory() -> Store {
    Store::in_memory().unwrap()
}

fn user(uid: &str, name: &str) -> UserRow {
    UserRow { uid: uid.to_owned(), name: name.to_owned(), ..UserRow::default() }
}
