//! What crosses between core and window: plain data, ids as text, times as Unix seconds.
//! No secret is ever in one of these, except in a type whose name starts with `Revealed`, and in
//! what a person types into a form of the first screen.

pub mod activity;
pub mod call;
pub mod connection;
pub mod export;
pub mod extension;
pub mod find;
pub mod fleet;
pub mod form;
pub mod gate;
pub mod group;
pub mod import;
pub mod job;
pub mod notice;
pub mod notice_log;
pub mod overview;
pub mod people;
pub mod permission;
pub mod preferences;
pub mod provider;
pub mod restriction;
pub mod role;
pub mod setting;
pub mod team;
pub mod usage;
pub mod user;
pub mod view;
pub mod webhook;
