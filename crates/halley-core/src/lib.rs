//! What the console does: connections, the fleet, people, conversations, and the one gate that
//! every change passes. A command of the window is one call of a [`Console`] method.
//!
//! Not here: windows and commands (the shell), HTTP and sockets (`cometchat-client`), SQL
//! (`halley-store`), keychains (`halley-vault`). What a method needs from its surroundings is a
//! narrow trait in [`outside`].

pub mod calls;
pub mod console;
pub mod error;
pub mod event;
pub mod gate;
pub mod model;
pub mod outside;
pub mod reach;

pub use console::{Console, Parts};
pub use error::{Code, Error};
pub use event::{Event, EventSink};
