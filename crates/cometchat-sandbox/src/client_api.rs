//! The client API (`contract/realtime.md` sections 2 and 6): what a program does for a user who is
//! logged in.
//!
//! Most of it is the chat API with another credential: the user is he whom the auth token names,
//! as if the chat API were asked on his behalf. What differs stands here.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a handler is given its endpoint, of whatever size and use"
)]

use cometchat_api::endpoint::{Host, Method};

use crate::chat;
use crate::serve::Mount;

mod ai;
mod calling;
mod feed;
mod groups;
mod history;
mod lists;
mod people;
mod preferences;
mod session;
mod threads;
mod uploads;
mod wire;

pub(crate) use wire::as_chat;

use Method::{Delete, Get, Patch, Post, Put};

/// Operations that are the chat API's own.
const SHARED: &[(Method, &str)] = &[
    (Get, "/users/{uid}"),
    (Get, "/groups"),
    (Post, "/groups"),
    (Get, "/groups/{guid}"),
    (Put, "/groups/{guid}"),
    (Delete, "/groups/{guid}"),
    (Get, "/groups/{guid}/members"),
    (Put, "/groups/{guid}/members/{uid}"),
    (Delete, "/groups/{guid}/members/{uid}"),
    (Get, "/groups/{guid}/bannedusers"),
    (Post, "/groups/{guid}/bannedusers/{uid}"),
    (Delete, "/groups/{guid}/bannedusers/{uid}"),
    (Post, "/messages"),
    (Get, "/messages/{id}"),
    (Put, "/messages/{id}"),
    (Delete, "/messages/{id}"),
    (Patch, "/messages/{id}/interacted"),
    (Post, "/messages/{id}/pin"),
    (Delete, "/messages/{id}/pin"),
    (Post, "/messages/{id}/save"),
    (Delete, "/messages/{id}/save"),
    (Post, "/messages/{messageId}/flagged"),
    (Post, "/messages/{messageId}/thread"),
    (Post, "/messages/{messageId}/thread/subscription"),
    (Delete, "/messages/{messageId}/thread/subscription"),
    (Get, "/messages/{messageId}/reactions"),
    (Get, "/messages/{messageId}/reactions/{reaction}"),
    (Post, "/messages/{messageId}/reactions/{reaction}"),
    (Delete, "/messages/{messageId}/reactions/{reaction}"),
    (Get, "/threads"),
    (Get, "/users/{uid}/conversation"),
    (Put, "/users/{uid}/conversation"),
    (Delete, "/users/{uid}/conversation"),
    (Get, "/groups/{guid}/conversation"),
    (Put, "/groups/{guid}/conversation"),
    (Delete, "/groups/{guid}/conversation"),
    (Post, "/users/{uid}/conversation/read"),
    (Delete, "/users/{uid}/conversation/read"),
    (Post, "/users/{uid}/conversation/delivered"),
    (Post, "/users/{uid}/conversation/pin"),
    (Delete, "/users/{uid}/conversation/pin"),
    (Post, "/groups/{guid}/conversation/read"),
    (Delete, "/groups/{guid}/conversation/read"),
    (Post, "/groups/{guid}/conversation/delivered"),
    (Post, "/groups/{guid}/conversation/pin"),
    (Delete, "/groups/{guid}/conversation/pin"),
];

/// All sections.
pub(crate) fn sections() -> Mount {
    let own = session::section()
        .and(history::section())
        .and(lists::section())
        .and(threads::section())
        .and(groups::section())
        .and(people::section())
        .and(calling::section())
        .and(uploads::section())
        .and(ai::section())
        .and(feed::section())
        .and(preferences::section());
    chat::sections().only(|method, path| SHARED.contains(&(method, path))).and(own).at(Host::Client)
}
