use cometchat_api::chat::messages::{self as api, Message, ReceiverType, UnreadCount};
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Uid};

use super::walk::Walk;
use super::{Filter, visible};
use crate::chat::conversations::{of_user, unread_in};
use crate::chat::groups::may;
use crate::refuse;
use crate::scene::Read;
use crate::world::{Peers, lower};

/// Lists the messages of the app, or those the acting user may see.
pub(crate) fn list(r: Read<'_>, asked: api::ListMessages) -> Result<Listing<Message>, ApiError> {
    let walk = Walk {
        affix: asked.affix,
        id: asked.id.clone(),
        sent_at: asked.sent_at,
        limit: asked.limit,
    };
    let viewer = r.actor();
    let numbers: Vec<u64> = match (&asked.conversation_id, viewer) {
        (Some(id), _) => {
            let found = r.app.conversations.get(id).filter(|conversation| {
                viewer.is_none_or(|viewer| match &conversation.peers {
                    Peers::Group(guid) => {
                        r.app.groups.get(guid).is_ok_and(|group| group.member(viewer).is_some())
                    }
                    pair @ Peers::Pair(..) => pair.other(viewer).is_some(),
                })
            });
            let Some(conversation) = found else {
                return Err(refuse::with(
                    "ERR_CONVERSATION_NOT_ACCESSIBLE",
                    format!("The conversation {id} is not accessible."),
                ));
            };
            conversation.seen_by(viewer).to_vec()
        }
        (None, None) => r.app.messages.all().map(|stored| stored.number).collect(),
        (None, Some(viewer)) => {
            let mut numbers: Vec<u64> = of_user(r.app, viewer)
                .flat_map(|conversation| conversation.seen_by(Some(viewer)).iter().copied())
                .collect();
            numbers.sort_unstable();
            numbers
        }
    };
    Ok(walk.page(r, &numbers, &of_list(asked), viewer))
}

fn of_list(asked: api::ListMessages) -> Filter {
    // Without a start the end of the window is ignored (`semantics.md` section 6).
    let window_end = asked.to_timestamp.filter(|_| asked.from_timestamp.is_some());
    Filter {
        text: text(asked.search_key),
        receiver_type: asked.receiver_type,
        senders: asked.sender.into_iter().chain(asked.senders).collect(),
        categories: asked.category.into_iter().chain(asked.categories).collect(),
        kinds: asked.kind.into_iter().chain(asked.kinds).collect(),
        tags: asked.tags,
        has_attachments: asked.has_attachments == Some(true),
        attachments: asked.attachment_types,
        has_links: asked.has_links == Some(true),
        has_mentions: asked.has_mentions == Some(true),
        mentioned: asked.mentioned_uids,
        has_reactions: asked.has_reactions == Some(true),
        hide_deleted: asked.hide_deleted == Some(true),
        only_deleted: asked.only_deleted == Some(true),
        hide_replies: asked.hide_replies == Some(true),
        hide_quoted: asked.hide_quoted_messages == Some(true),
        hide_blocked: asked.hide_messages_from_blocked_users == Some(true),
        sent: (asked.sent_from.max(asked.from_timestamp), least(asked.sent_to, window_end)),
        updated: (asked.updated_from, asked.updated_to),
        edited: (asked.edited_from, asked.edited_to),
        with_tags: asked.with_tags == Some(true),
        ..Filter::default()
    }
}

/// Lists what a user sent and got, or his conversation with the acting user.
pub(crate) fn list_of_user(
    r: Read<'_>,
    asked: api::ListUserMessages,
) -> Result<Listing<Message>, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let walk = Walk {
        affix: asked.affix,
        id: asked.id.clone(),
        sent_at: None,
        limit: asked.limit.or(asked.per_page),
    };
    let numbers: Vec<u64> = match r.actor() {
        Some(actor) => r
            .app
            .conversations
            .get(&Peers::pair(actor, &uid).id())
            .map(|conversation| conversation.seen_by(Some(actor)).to_vec())
            .unwrap_or_default(),
        None => {
            let mut numbers: Vec<u64> = of_user(r.app, &uid)
                .flat_map(|conversation| conversation.numbers.iter().copied())
                .collect();
            numbers.sort_unstable();
            numbers
        }
    };
    let viewer = r.actor().or(Some(&uid)).cloned();
    let window_end = asked.to_timestamp.filter(|_| asked.from_timestamp.is_some());
    let filter = Filter {
        text: text(asked.search_key),
        senders: asked.sender.into_iter().collect(),
        categories: asked.category.into_iter().chain(asked.categories).collect(),
        kinds: asked.kind.into_iter().chain(asked.kinds).collect(),
        tags: asked.tags,
        has_attachments: asked.has_attachments == Some(true),
        attachments: asked.attachment_types,
        has_links: asked.has_links == Some(true),
        has_mentions: asked.has_mentions == Some(true),
        mentioned: mentioned(asked.mentioned_uids, asked.my_mentions_only, viewer.as_ref()),
        has_reactions: asked.has_reactions == Some(true),
        hide_replies: asked.hide_replies == Some(true),
        hide_quoted: asked.hide_quoted_messages == Some(true),
        unread: asked.unread == Some(true),
        undelivered: asked.undelivered == Some(true),
        sent: (asked.from_timestamp, window_end),
        with_tags: asked.with_tags == Some(true),
        ..Filter::default()
    };
    Ok(walk.page(r, &numbers, &filter, viewer.as_ref()))
}

/// Lists the messages of a group.
pub(crate) fn list_of_group(
    r: Read<'_>,
    asked: api::ListGroupMessages,
) -> Result<Listing<Message>, ApiError> {
    let guid = lower(&asked.guid);
    may::talk(r.app.groups.get(&guid)?, r.actor())?;
    let walk = Walk { affix: asked.affix, id: asked.id.clone(), sent_at: None, limit: asked.limit };
    let numbers = r
        .app
        .conversations
        .get(&Peers::Group(guid).id())
        .map(|conversation| conversation.seen_by(r.actor()))
        .unwrap_or_default();
    let window_end = asked.to_timestamp.filter(|_| asked.from_timestamp.is_some());
    let filter = Filter {
        text: text(asked.search_key),
        senders: asked.sender.into_iter().collect(),
        categories: asked.category.into_iter().chain(asked.categories).collect(),
        kinds: asked.kind.into_iter().chain(asked.kinds).collect(),
        tags: asked.tags,
        has_attachments: asked.has_attachments == Some(true),
        attachments: asked.attachment_types,
        has_links: asked.has_links == Some(true),
        has_mentions: asked.has_mentions == Some(true),
        mentioned: mentioned(asked.mentioned_uids, asked.my_mentions_only, r.actor()),
        has_reactions: asked.has_reactions == Some(true),
        hide_replies: asked.hide_replies == Some(true),
        hide_quoted: asked.hide_quoted_messages == Some(true),
        hide_blocked: asked.hide_messages_from_blocked_users == Some(true),
        unread: asked.unread == Some(true),
        undelivered: asked.undelivered == Some(true),
        sent: (asked.from_timestamp, window_end),
        with_tags: asked.with_tags == Some(true),
        ..Filter::default()
    };
    Ok(walk.page(r, numbers, &filter, r.actor()))
}

/// Lists the answers in a thread.
pub(crate) fn list_thread(
    r: Read<'_>,
    asked: api::ListThread,
) -> Result<Listing<Message>, ApiError> {
    let parent = r.app.messages.find(&asked.message_id)?;
    visible(r.app, parent, r.actor())?;
    let walk =
        Walk { affix: asked.affix, id: asked.id, sent_at: asked.sent_at, limit: asked.limit };
    let numbers = r.app.messages.replies_to(parent.number);
    let filter = Filter { with_tags: true, ..Filter::default() };
    Ok(walk.page(r, numbers, &filter, r.actor()))
}

/// Counts the unread messages of the acting user, by whom they are from.
pub(crate) fn count_unread(
    r: Read<'_>,
    asked: api::CountUnread,
) -> Result<Vec<UnreadCount>, ApiError> {
    let uid = r.by.needed_actor()?;
    let hide_blocked = asked.hide_messages_from_blocked_users == Some(true);
    let counts = of_user(r.app, uid).filter_map(|conversation| {
        let (entity_type, entity_id) = match &conversation.peers {
            Peers::Group(guid) => (ReceiverType::Group, guid.to_string()),
            pair @ Peers::Pair(..) => {
                let other = pair.other(uid)?;
                if hide_blocked && r.app.relations.blocked_at(uid, other).is_some() {
                    return None;
                }
                (ReceiverType::User, other.to_string())
            }
        };
        let wanted = asked.receiver_type.as_ref().is_none_or(|kind| *kind == entity_type);
        let (count, _) = unread_in(r.app, conversation, uid);
        (wanted && count > 0).then_some(UnreadCount { entity_type, entity_id, count })
    });
    Ok(counts.collect())
}

fn text(key: Option<String>) -> Option<String> {
    key.map(|key| key.trim().to_lowercase()).filter(|key| !key.is_empty())
}

fn least(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn mentioned(uids: Vec<Uid>, mine: Option<bool>, viewer: Option<&Uid>) -> Vec<Uid> {
    let me = viewer.filter(|_| mine == Some(true)).cloned();
    uids.into_iter().chain(me).collect()
}
