//! Blocks of the user who is logged in.

use cometchat_api::batch::Results;
use cometchat_api::chat::blocked as api;
use cometchat_api::chat::users::User;
use cometchat_api::live::{BlockAsUser, BlockDirection, ListMyBlocked, UnblockAsUser};
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Uid};

use crate::chat::blocked;
use crate::meta::Page;
use crate::scene::{Read, Write};
use crate::serve::Mount;

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default().read(list).write(block).write(unblock)
}

fn list(r: Read<'_>, asked: ListMyBlocked) -> Result<Listing<User>, ApiError> {
    let me = r.by.needed_actor()?;
    let direction = asked.direction.unwrap_or(BlockDirection::Both);
    let mine = direction != BlockDirection::HasBlockedMe;
    let theirs = direction != BlockDirection::BlockedByMe;
    let mut found: Vec<&Uid> = r
        .app
        .relations
        .blocked_by(me)
        .map(|(uid, _)| uid)
        .filter(|_| mine)
        .chain(r.app.relations.blocking(me).filter(|_| theirs))
        .filter(|uid| r.app.active(uid).is_ok())
        .collect();
    found.sort_unstable();
    found.dedup();
    let page = Page::of(asked.page, asked.per_page);
    Ok(page.cut(&found, |uid| r.app.seen_by(r.app.plain_user(uid), Some(me))))
}

fn block(w: &mut Write<'_>, asked: BlockAsUser) -> Result<Results<Uid>, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    blocked::block(w, api::BlockUsers { uid, blocked_uids: asked.blocked_uids })
}

fn unblock(w: &mut Write<'_>, asked: UnblockAsUser) -> Result<Results<Uid>, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    blocked::unblock(w, api::UnblockUsers { uid, blocked_uids: asked.blocked_uids })
}
