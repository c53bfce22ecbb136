//! Threads of an app or of a user: the messages they hang on, each with its last answer.

use cometchat_api::chat::messages::{ListThreads, Message};
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};
use cometchat_api::{ApiError, Uid, limits};
use serde_json::Value;

use super::visible;
use crate::meta::PER_PAGE;
use crate::scene::Read;
use crate::world::settings::THREADS_ON_MESSAGE_ACTIONS;
use crate::world::{App, Stored};

/// Lists threads by their last answer, the oldest first when appending.
pub(crate) fn list(r: Read<'_>, asked: ListThreads) -> Result<Listing<Message>, ApiError> {
    list_within(r, asked, |_| true)
}

/// Lists those of the threads whose messages are wanted.
pub(crate) fn list_within(
    r: Read<'_>,
    asked: ListThreads,
    wanted: impl Fn(&Stored) -> bool,
) -> Result<Listing<Message>, ApiError> {
    let viewer = r.actor();
    let on_actions = r.app.settings.is_on(THREADS_ON_MESSAGE_ACTIONS);
    let mine = asked.participated_by_me == Some(true);
    let mut threads: Vec<(i64, &Stored)> = r
        .app
        .messages
        .all()
        .filter(|stored| wanted(stored) && visible(r.app, stored, viewer).is_ok())
        .filter_map(|stored| {
            let last = last_reply(r.app, stored)?;
            let changed = last.message.updated_at.filter(|_| on_actions).unwrap_or_default();
            let at = last.sent_at().max(changed);
            Some((at.max(stored.message.updated_at.unwrap_or_default()), stored))
        })
        .filter(|(_, stored)| !mine || viewer.is_some_and(|me| took_part(r.app, stored, me)))
        .collect();
    threads.sort_by_key(|(at, stored)| (*at, stored.number));
    let backward = asked.affix != Some(Affix::Append);
    if let Some(cursor) = asked.updated_at {
        threads.retain(|(at, _)| if backward { *at < cursor } else { *at > cursor });
    }
    if backward {
        threads.reverse();
    }
    let most = asked.limit.unwrap_or(PER_PAGE).clamp(1, limits::PER_PAGE);
    threads.truncate(most as usize);
    let affix = if backward { Affix::Prepend } else { Affix::Append };
    let next = threads.last().map(|(at, _)| Cursor {
        affix: Some(affix),
        updated_at: Some(*at),
        ..Cursor::default()
    });
    let data: Vec<_> = threads
        .into_iter()
        .map(|(at, stored)| {
            let mut shown = r.app.message(stored, viewer);
            let last = last_reply(r.app, stored);
            shown.last_reply = last.map(|reply| Box::new(r.app.message(reply, viewer)));
            shown.updated_at = Some(at);
            if let Some(me) = viewer {
                add_counts(r.app, &asked, stored, me, &mut shown);
            }
            shown
        })
        .collect();
    let current = Current { limit: Some(most), count: u32::try_from(data.len()).ok() };
    Ok(Listing { data, meta: Meta { current: Some(current), next, ..Meta::default() } })
}

fn last_reply<'a>(app: &'a App, stored: &Stored) -> Option<&'a Stored> {
    let replies = app.messages.replies_to(stored.number);
    replies.iter().rev().find_map(|number| app.messages.get(*number))
}

fn took_part(app: &App, stored: &Stored, me: &Uid) -> bool {
    stored.message.sender == *me
        || app
            .messages
            .replies_to(stored.number)
            .iter()
            .filter_map(|number| app.messages.get(*number))
            .any(|reply| reply.message.sender == *me)
}

fn add_counts(app: &App, asked: &ListThreads, stored: &Stored, me: &Uid, shown: &mut Message) {
    let conversation = app.conversations.get(&stored.peers.id());
    let read_to = conversation.map_or(0, |conversation| conversation.side(me).read_to);
    let unread = app
        .messages
        .replies_to(stored.number)
        .iter()
        .filter(|number| **number > read_to)
        .filter_map(|number| app.messages.get(*number))
        .filter(|reply| reply.message.sender != *me && reply.counts_as_unread());
    let (mut n_unread, mut n_mentions) = (0_u32, 0_u32);
    for reply in unread {
        n_unread += 1;
        let mentions = reply.message.data.mentions.as_ref();
        n_mentions += u32::from(mentions.is_some_and(|mentions| mentions.contains_key(me)));
    }
    if asked.with_unread_reply_count == Some(true) {
        shown.extra.insert("unreadRepliesCount".to_owned(), Value::from(n_unread));
    }
    if asked.with_mention_count == Some(true) {
        shown.extra.insert("unreadMentionsCount".to_owned(), Value::from(n_mentions));
    }
}
