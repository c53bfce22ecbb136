//! Imitates the CometChat service in process: management, chat, calls and client APIs, the
//! WebSocket, and a control API for tests, all on one loopback port.
//!
//! The answers follow from a world that changes: what is created appears in lists, counts and
//! searches; what is deleted leaves them; messages make conversations, receipts and action
//! messages. Where the service documents nothing (HTTP statuses, most of all) the choice is ours
//! and said so beside it.

mod asked;
mod auth;
mod body;
mod calls;
mod chat;
mod chatter;
mod check;
mod client_api;
mod clock;
mod config;
pub mod control;
mod cors;
mod fault;
mod hooks;
mod limit;
mod listen;
mod live;
mod management;
mod media;
mod meta;
mod record;
mod refuse;
mod sandbox;
mod scene;
mod seed;
mod serve;
mod server;
mod status;
mod surface;
mod tls;
mod world;

pub use clock::Clock;
pub use config::{HeaderSpelling, SandboxConfig, Seed};
pub use fault::{Fault, FaultPlan};
pub use record::Recorded;
pub use sandbox::{AppAccess, Bases, Sandbox, StartError};
