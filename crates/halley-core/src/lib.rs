//! What the console does: connections, the fleet, people, conversations, and the one gate that
//! every change passes. A command of the window is one call of a [`Console`] method.
//!
//! Not here: windows and commands (the shell), HTTP and sockets (`cometchat-client`), SQL
//! (`halley-store`), keychains (`halley-vault`). What a method needs from its surroundings is a
//! narrow trait in [`outside`].

mod abilities;
mod activity;
mod api_keys;
mod call_log;
mod calls;
mod checked;
mod clipboard;
mod connections;
pub mod console;
pub mod conversations;
pub mod error;
pub mod event;
mod extensions;
mod find;
mod fleet;
mod freshness;
pub mod gate;
mod groups;
mod health;
mod import;
mod jobs;
pub mod links;
mod masks;
pub mod media;
pub mod messages;
pub mod model;
mod notices;
pub mod outside;
mod overview;
mod pages;
mod people;
mod permissions;
pub mod preview;
mod providers;
mod reach;
mod restrictions;
mod roles;
mod rows;
mod settings;
mod stores;
mod team;
#[cfg(feature = "testing")]
pub mod testing;
pub mod transcript;
mod usage;
mod users;
pub mod vaults;
mod views;
pub mod webhooks;

pub use console::{Console, Outside, Parts};
pub use error::{Code, Error};
pub use event::{Event, EventSink};
