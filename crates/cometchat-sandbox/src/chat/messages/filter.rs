//! Which messages a list shows.

use cometchat_api::Uid;
use cometchat_api::chat::messages::{AttachmentType, Category, Message, MessageType, ReceiverType};

use crate::scene::Read;
use crate::world::{Peers, Stored};

/// What a list is narrowed to. Times are Unix seconds, bounds inclusive.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// Text to find, lower case.
    pub(crate) text: Option<String>,
    /// To users or to groups.
    pub(crate) receiver_type: Option<ReceiverType>,
    /// Of one of these users; of anybody where empty.
    pub(crate) senders: Vec<Uid>,
    /// Of one of these categories.
    pub(crate) categories: Vec<Category>,
    /// Of one of these types.
    pub(crate) kinds: Vec<MessageType>,
    /// With one of these tags.
    pub(crate) tags: Vec<String>,
    /// With attachments.
    pub(crate) has_attachments: bool,
    /// With attachments of this kind.
    pub(crate) attachments: Option<AttachmentType>,
    /// With links.
    pub(crate) has_links: bool,
    /// With mentions.
    pub(crate) has_mentions: bool,
    /// Mentioning one of these.
    pub(crate) mentioned: Vec<Uid>,
    /// With reactions.
    pub(crate) has_reactions: bool,
    /// Without tombstones.
    pub(crate) hide_deleted: bool,
    /// Tombstones alone.
    pub(crate) only_deleted: bool,
    /// Without answers in threads.
    pub(crate) hide_replies: bool,
    /// Without the messages quoted.
    pub(crate) hide_quoted: bool,
    /// Without messages of users the viewer has blocked.
    pub(crate) hide_blocked: bool,
    /// Not yet read by the viewer.
    pub(crate) unread: bool,
    /// Not yet delivered to the viewer.
    pub(crate) undelivered: bool,
    /// Sent within.
    pub(crate) sent: (Option<i64>, Option<i64>),
    /// Changed within; never-changed messages do not pass.
    pub(crate) updated: (Option<i64>, Option<i64>),
    /// Edited within.
    pub(crate) edited: (Option<i64>, Option<i64>),
    /// Shown with tags.
    pub(crate) with_tags: bool,
}

impl Filter {
    /// Whether a message passes.
    pub(crate) fn passes(&self, r: Read<'_>, stored: &Stored, viewer: Option<&Uid>) -> bool {
        let message = &stored.message;
        let deleted = stored.is_deleted();
        let kept_back = stored.withheld && viewer.is_some_and(|viewer| *viewer != message.sender);
        let left_out = kept_back
            || self.hide_deleted && deleted
            || self.only_deleted && !deleted
            || self.hide_replies && message.parent_id.is_some();
        !left_out
            && one_of(&self.senders, &message.sender)
            && self.receiver_type.as_ref().is_none_or(|kind| *kind == stored.peers.kind())
            && one_of(&self.categories, stored.category())
            && (self.kinds.is_empty()
                || message.kind.as_ref().is_some_and(|kind| self.kinds.contains(kind)))
            && (self.tags.is_empty() || message.tags.iter().any(|tag| self.tags.contains(tag)))
            && within(message.sent_at, self.sent)
            && within(message.updated_at.filter(|at| Some(*at) != message.sent_at), self.updated)
            && within(message.edited_at, self.edited)
            && !(self.has_reactions && stored.reactions.is_empty())
            && self.passes_content(stored)
            && self.passes_for(r, stored, viewer)
    }

    fn passes_content(&self, stored: &Stored) -> bool {
        let data = &stored.message.data;
        let text = data.text.as_deref().unwrap_or_default();
        let files = data.attachments.as_deref().unwrap_or_default();
        let mentions = data.mentions.as_ref();
        self.text.as_ref().is_none_or(|wanted| text.to_lowercase().contains(wanted))
            && !(self.has_attachments && files.is_empty())
            && self.attachments.as_ref().is_none_or(|kind| {
                !files.is_empty()
                    && stored.message.kind.as_ref().is_some_and(|it| it.as_str() == kind.as_str())
            })
            && !(self.has_links && !text.contains("http://") && !text.contains("https://"))
            && !(self.has_mentions && mentions.is_none())
            && (self.mentioned.is_empty()
                || mentions.is_some_and(|m| self.mentioned.iter().any(|uid| m.contains_key(uid))))
    }

    fn passes_for(&self, r: Read<'_>, stored: &Stored, viewer: Option<&Uid>) -> bool {
        let Some(viewer) = viewer else { return true };
        let sender = &stored.message.sender;
        if self.hide_blocked && r.app.relations.blocked_at(viewer, sender).is_some() {
            return false;
        }
        if !self.unread && !self.undelivered {
            return true;
        }
        let side = r
            .app
            .conversations
            .get(&stored.peers.id())
            .map(|conversation| conversation.side(viewer))
            .unwrap_or_default();
        sender != viewer
            && stored.counts_as_unread()
            && (!self.unread || stored.number > side.read_to)
            && (!self.undelivered || stored.number > side.delivered_to)
    }

    /// A message that passed, as the list shows it.
    pub(crate) fn shown(&self, r: Read<'_>, stored: &Stored, viewer: Option<&Uid>) -> Message {
        let mut shown = r.app.message(stored, viewer);
        if self.hide_quoted {
            shown.quoted_message = None;
        }
        if !self.with_tags {
            shown.tags.clear();
        }
        if let (Some(viewer), Peers::Group(_)) = (viewer, &stored.peers)
            && let Some(receipt) = stored.receipts.get(viewer)
        {
            let mine = serde_json::json!({
                "deliveredAt": receipt.delivered_at,
                "readAt": receipt.read_at,
            });
            shown.extra.insert("myReceipt".to_owned(), mine);
        }
        shown
    }
}

fn one_of<T: PartialEq>(wanted: &[T], it: &T) -> bool {
    wanted.is_empty() || wanted.contains(it)
}

fn within(at: Option<i64>, (from, to): (Option<i64>, Option<i64>)) -> bool {
    from.is_none_or(|from| at.is_some_and(|at| at >= from))
        && to.is_none_or(|to| at.is_some_and(|at| at <= to))
}
