//! Blocked users (`contract/chat/blocked-users.yaml`).

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::chat::blocked as api;
use cometchat_api::chat::users::User;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Uid};

use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::What;

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(block).write(unblock)
}

pub(crate) fn list(r: Read<'_>, asked: api::ListBlocked) -> Result<Listing<User>, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let blocked: Vec<_> = r
        .app
        .relations
        .blocked_by(&uid)
        .map(|(other, _)| other)
        .filter(|other| r.app.active(other).is_ok())
        .collect();
    let page = Page::of(asked.page, asked.per_page);
    Ok(page.cut(&blocked, |other| r.app.seen_by(r.app.plain_user(other), Some(&uid))))
}

pub(crate) fn block(w: &mut Write<'_>, asked: api::BlockUsers) -> Result<Results<Uid>, ApiError> {
    change(w, &asked.uid, asked.blocked_uids, true)
}

pub(crate) fn unblock(
    w: &mut Write<'_>,
    asked: api::UnblockUsers,
) -> Result<Results<Uid>, ApiError> {
    change(w, &asked.uid, asked.blocked_uids, false)
}

fn change(
    w: &mut Write<'_>,
    by: &Uid,
    uids: Vec<Uid>,
    blocked: bool,
) -> Result<Results<Uid>, ApiError> {
    let by = w.app.known(by)?;
    if uids.is_empty() {
        return Err(refuse::field("blockedUids", "The blockedUids field is required."));
    }
    let results = uids.into_iter().map(|whom| {
        let result = match one(w, &by, &whom, blocked) {
            Ok(sentence) => ItemResult::done(sentence),
            Err(error) => ItemResult::refused(error),
        };
        (whom, result)
    });
    Ok(results.collect())
}

fn one(w: &mut Write<'_>, by: &Uid, whom: &Uid, blocked: bool) -> Result<String, ApiError> {
    let whom = w.app.known(whom)?;
    if whom == *by {
        return Err(refuse::with(
            "ERR_CANNOT_BLOCK_SELF",
            "A user cannot block or unblock himself.",
        ));
    }
    let now = w.now();
    let (changed, word) = if blocked {
        (w.app.relations.block(by, &whom, now), "blocked")
    } else {
        (w.app.relations.unblock(by, &whom), "unblocked")
    };
    if changed {
        let (by, whom) = (Box::new(w.app.plain_user(by)), Box::new(w.app.plain_user(&whom)));
        w.app.tell(w.now_ms, w.by.device.as_deref(), None, What::Blocked { by, whom, blocked });
    }
    Ok(format!("The user with UID {by} has {word} user with UID {whom} successfully."))
}
