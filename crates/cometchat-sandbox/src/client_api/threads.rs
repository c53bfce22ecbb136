//! Threads of one conversation.

use cometchat_api::ApiError;
use cometchat_api::chat::messages::{ListThreads, Message};
use cometchat_api::live::{ListGroupThreads, ListUserThreads};
use cometchat_api::page::Listing;

use crate::chat::conversations::{group, pair};
use crate::chat::messages::threads;
use crate::scene::Read;
use crate::serve::Mount;
use crate::world::Peers;

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default().read(with_user).read(of_group)
}

fn with_user(r: Read<'_>, asked: ListUserThreads) -> Result<Listing<Message>, ApiError> {
    let (_, peers) = pair(r, &asked.uid)?;
    let all = ListThreads {
        limit: asked.limit,
        affix: asked.affix,
        updated_at: asked.updated_at,
        participated_by_me: asked.participated_by_me,
        ..ListThreads::default()
    };
    within(r, all, &peers)
}

fn of_group(r: Read<'_>, asked: ListGroupThreads) -> Result<Listing<Message>, ApiError> {
    let (_, peers) = group(r, &asked.guid)?;
    let all = ListThreads {
        limit: asked.limit,
        affix: asked.affix,
        updated_at: asked.updated_at,
        participated_by_me: asked.participated_by_me,
        ..ListThreads::default()
    };
    within(r, all, &peers)
}

fn within(r: Read<'_>, asked: ListThreads, peers: &Peers) -> Result<Listing<Message>, ApiError> {
    threads::list_within(r, asked, |stored| stored.peers == *peers)
}
