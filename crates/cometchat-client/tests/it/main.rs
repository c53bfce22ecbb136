//! The client against servers on this computer: real sockets, no real service.

mod endpoints;
mod fixture;
mod form;
mod limit;
mod live;
mod live_stage;
mod media;
mod moderation;
mod post;
mod receive;
mod retry;
mod sandbox;
mod secrecy;
mod stage;
mod tls;
mod transport;
mod tunnel;
