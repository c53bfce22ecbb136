//! The sandbox over real sockets: what it answers, refuses, counts and breaks.

mod access;
mod apps;
mod chatter;
mod control;
mod control_types;
mod conversations;
mod desk;
mod faults;
mod groups;
mod keys;
mod limits;
mod marks;
mod media;
mod members;
mod messages;
mod metrics;
mod paging;
mod people;
mod reactions;
mod relations;
mod roles;
mod routes;
mod tls;
mod tokens;
mod users;
mod webhooks;
