//! Walking messages by cursor (`semantics.md` section 6): pages are always oldest first.

use cometchat_api::chat::messages::Message;
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};
use cometchat_api::{MessageId, Uid, limits};

use super::Filter;
use crate::chat::rights::Messages;
use crate::meta::PER_PAGE;
use crate::scene::Read;
use crate::world::Stored;

/// Where and which way to walk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Walk {
    /// Direction; forward where absent.
    pub(crate) affix: Option<Affix>,
    /// From which message, which is left out.
    pub(crate) id: Option<MessageId>,
    /// From which time, Unix seconds; messages of that very second are left out.
    pub(crate) sent_at: Option<i64>,
    /// Items a page.
    pub(crate) limit: Option<u32>,
}

impl Walk {
    /// One page of those of `numbers` (ascending) that pass.
    pub(crate) fn page(
        &self,
        r: Read<'_>,
        numbers: &[u64],
        filter: &Filter,
        viewer: Option<&Uid>,
    ) -> Listing<Message> {
        let most = self.limit.unwrap_or(PER_PAGE).clamp(1, limits::PER_PAGE);
        let backward = self.affix == Some(Affix::Prepend);
        let rights = Messages::of(r.app, r.actor());
        let inside = |stored: &Stored| {
            let after_time = self.sent_at.is_none_or(|at| {
                if backward { stored.sent_at() < at } else { stored.sent_at() > at }
            });
            after_time && rights.shows(stored) && filter.passes(r, stored, viewer)
        };
        let cursor = self.id.as_ref().map(MessageId::number);
        let found: Vec<&Stored> = if backward {
            let end = cursor.map_or(numbers.len(), |id| numbers.partition_point(|n| *n < id));
            let stored = numbers[..end].iter().rev().filter_map(|n| r.app.messages.get(*n));
            let mut found: Vec<_> =
                stored.filter(|stored| inside(stored)).take(most as usize).collect();
            found.reverse();
            found
        } else {
            let start = cursor.map_or(0, |id| numbers.partition_point(|n| *n <= id));
            let stored = numbers[start..].iter().filter_map(|n| r.app.messages.get(*n));
            stored.filter(|stored| inside(stored)).take(most as usize).collect()
        };
        let at = |stored: Option<&&Stored>, affix| {
            stored.map(|stored| Cursor {
                affix: Some(affix),
                id: Some(stored.message.id.clone()),
                sent_at: Some(stored.sent_at()),
                updated_at: None,
            })
        };
        let (next, previous) = if backward {
            (at(found.first(), Affix::Prepend), at(found.last(), Affix::Append))
        } else {
            (at(found.last(), Affix::Append), at(found.first(), Affix::Prepend))
        };
        let shown = found.iter().map(|stored| filter.shown(r, stored, viewer)).collect::<Vec<_>>();
        let current = Current { limit: Some(most), count: u32::try_from(shown.len()).ok() };
        let meta = Meta { current: Some(current), next, previous, ..Meta::default() };
        Listing { data: shown, meta }
    }
}
