//! Sends the operations of [`cometchat_api`] and keeps live connections.
//!
//! Not here: what the operations are (`cometchat-api`), where keys are kept (the vault), what is
//! remembered (the store), what a person is told (the core). `transport` and its parts alone name
//! the HTTP library, `auth` alone turns credentials into headers, and all waiting goes through a
//! [`Clock`].

mod access;
mod account;
mod app;
mod auth;
mod bases;
mod client;
mod clock;
mod config;
mod deliver;
mod error;
mod limit;
mod live;
mod media;
mod post;
mod receive;
mod redact;
mod retry;
mod session;
mod skew;
mod transport;

pub use access::{AccountAccess, AppAccess, Plan, Priority};
pub use account::AccountClient;
pub use app::AppClient;
pub use bases::{Bases, Endpoints};
pub use client::Client;
pub use clock::{Clock, Manual, Pause, Wall};
pub use config::{ClientConfig, Proxy, Timeouts};
pub use error::{ConnectFault, Error, ErrorKind, MediaFault, TlsFault};
pub use limit::LimitState;
pub use live::{LiveConnection, LiveOptions, LiveState, Presence};
pub use media::{Media, MediaLimits};
pub use post::{PeerCertificate, PeerTls, Post, PostAnswer, Posted};
pub use receive::{Received, Receiver};
pub use retry::{Retry, backoff, retry};
