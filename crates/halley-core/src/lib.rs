//! What the console does: connections, the fleet, people, conversations, and the one gate that
//! every change passes. A command of the window is one call of a [`Console`] method.
//!
//! Not here: windows and commands (the shell), HTTP and sockets (`cometchat-client`), SQL
//! (`halley-store`), keychains (`halley-vault`). What a method needs from its surroundings is a
//! narrow trait in [`outside`].

mod calls;
mod clipboard;
mod connections;
pub mod console;
pub mod error;
pub mod event;
pub mod gate;
mod groups;
mod health;
mod masks;
pub mod model;
pub mod outside;
mod overview;
mod reach;
mod rows;
mod users;
pub mod vaults;

pub use console::{Console, Parts};
pub use error::{Code, Error};
pub use cometchat_api::Secret;
pub use event::{Event, EventSink};
