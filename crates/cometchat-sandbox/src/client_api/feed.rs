//! The notification feed of the user who is logged in.

use cometchat_api::live::{
    CountUnreadFeed, FeedCategory, FeedItem, FeedReadState, GetFeedItem, ListFeed,
    ListFeedCategories, MarkFeedItemDelivered, MarkFeedItemRead, MarkPushClicked,
    MarkPushDelivered, ReportFeedEngagement, UnreadFeed,
};
use cometchat_api::page::{Affix, Current, Cursor, Listing, Meta};
use cometchat_api::{ApiError, Done, MessageId, limits};

use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Notice, Noticed, What, no_feed_item};

/// Items a page where nothing is said.
const PER_PAGE: u32 = 20;

/// Mounts them.
pub(super) fn section() -> Mount {
    Mount::default()
        .read(list)
        .read(count)
        .read(get)
        .read(categories)
        .write(delivered)
        .write(read)
        .write(engaged)
        .write(push_delivered)
        .write(push_clicked)
}

fn list(r: Read<'_>, asked: ListFeed) -> Result<Listing<FeedItem>, ApiError> {
    let all = r.app.feed.of(r.by.needed_actor()?);
    let newer = asked.affix == Some(Affix::Append);
    // An id is the finer cursor; one that is gone leaves the time.
    let place = asked
        .id
        .as_ref()
        .and_then(|id| all.iter().position(|noticed| noticed.item.id.as_str() == id.as_str()));
    let beyond = |at: usize, noticed: &Noticed| match (place, asked.sent_at) {
        (Some(place), _) => {
            if newer {
                at > place
            } else {
                at < place
            }
        }
        (None, Some(sent_at)) => {
            let at = noticed.item.sent_at.unwrap_or_default();
            if newer { at > sent_at } else { at < sent_at }
        }
        (None, None) => true,
    };
    let fits = all.iter().enumerate().filter(|(at, it)| beyond(*at, it) && wanted(it, &asked));
    let most = asked.limit.unwrap_or(PER_PAGE).clamp(1, limits::PER_PAGE) as usize;
    let mut found: Vec<&Noticed> = if newer {
        fits.map(|(_, noticed)| noticed).take(most + 1).collect()
    } else {
        fits.rev().map(|(_, noticed)| noticed).take(most + 1).collect()
    };
    let has_more = found.len() > most;
    found.truncate(most);
    let affix = if newer { Affix::Append } else { Affix::Prepend };
    let next = found.last().filter(|_| has_more).map(|last| Cursor {
        affix: Some(affix),
        id: Some(MessageId::new(last.item.id.as_str())),
        sent_at: last.item.sent_at,
        ..Cursor::default()
    });
    let current =
        Current { limit: u32::try_from(most).ok(), count: u32::try_from(found.len()).ok() };
    let data = found.into_iter().map(|noticed| noticed.item.clone()).collect();
    Ok(Listing { data, meta: Meta { current: Some(current), next, ..Meta::default() } })
}

fn wanted(noticed: &Noticed, asked: &ListFeed) -> bool {
    let item = &noticed.item;
    let state = match &asked.read_state {
        Some(FeedReadState::Read) => item.read_at.is_some(),
        Some(FeedReadState::Unread) => item.read_at.is_none(),
        _ => true,
    };
    let tagged = |tags: &String| tags.split(',').any(|tag| item.tags.iter().any(|it| it == tag));
    state
        && (asked.category.is_none() || asked.category == item.template_category)
        && asked.tags.as_ref().is_none_or(tagged)
}

fn count(r: Read<'_>, _: CountUnreadFeed) -> Result<UnreadFeed, ApiError> {
    let items = r.app.feed.of(r.by.needed_actor()?).iter();
    let n_unread = items.filter(|noticed| noticed.item.read_at.is_none()).count();
    Ok(UnreadFeed { count: u32::try_from(n_unread).ok() })
}

fn get(r: Read<'_>, asked: GetFeedItem) -> Result<FeedItem, ApiError> {
    let mut items = r.app.feed.of(r.by.needed_actor()?).iter();
    let found = items.find(|noticed| noticed.item.id == asked.id);
    found.map(|noticed| noticed.item.clone()).ok_or_else(|| no_feed_item(&asked.id))
}

fn categories(r: Read<'_>, asked: ListFeedCategories) -> Result<Listing<FeedCategory>, ApiError> {
    let most = asked.limit.unwrap_or(limits::PER_PAGE).clamp(1, limits::PER_PAGE) as usize;
    Ok(r.app.feed.categories().take(most).cloned().collect::<Vec<_>>().into())
}

fn delivered(w: &mut Write<'_>, asked: MarkFeedItemDelivered) -> Result<Done, ApiError> {
    let (me, now) = (w.by.needed_actor()?.clone(), w.now());
    let noticed = w.app.feed.item_mut(&me, &asked.id)?;
    if noticed.item.delivered_at.is_none() {
        noticed.item.delivered_at = Some(now);
        let notice = Notice::Delivered(Box::new(noticed.clone()));
        tell(w, notice);
    }
    Ok(done())
}

/// What is read has been delivered.
fn read(w: &mut Write<'_>, asked: MarkFeedItemRead) -> Result<Done, ApiError> {
    let (me, now) = (w.by.needed_actor()?.clone(), w.now());
    delivered(w, MarkFeedItemDelivered { id: asked.id.clone() })?;
    let noticed = w.app.feed.item_mut(&me, &asked.id)?;
    if noticed.item.read_at.is_none() {
        noticed.item.read_at = Some(now);
        let notice = Notice::Read(Box::new(noticed.clone()));
        tell(w, notice);
    }
    Ok(done())
}

fn engaged(w: &mut Write<'_>, asked: ReportFeedEngagement) -> Result<Done, ApiError> {
    let (me, now) = (w.by.needed_actor()?.clone(), w.now());
    if asked.kind.is_none() {
        return Err(refuse::field("type", "The type field is required."));
    }
    let noticed = w.app.feed.item_mut(&me, &asked.id)?;
    if noticed.engaged_at.is_none() {
        noticed.engaged_at = Some(now);
        let notice = Notice::Interacted(Box::new(noticed.clone()));
        tell(w, notice);
    }
    Ok(done())
}

fn push_delivered(w: &mut Write<'_>, asked: MarkPushDelivered) -> Result<Done, ApiError> {
    let (me, now) = (w.by.needed_actor()?.clone(), w.now());
    let push = w.app.feed.push_mut(&me, &asked.id)?;
    if push.delivered_at.is_none() {
        push.delivered_at = Some(now);
        let notice = Notice::PushDelivered(Box::new(push.clone()));
        tell(w, notice);
    }
    Ok(done())
}

fn push_clicked(w: &mut Write<'_>, asked: MarkPushClicked) -> Result<Done, ApiError> {
    let (me, now) = (w.by.needed_actor()?.clone(), w.now());
    let push = w.app.feed.push_mut(&me, &asked.id)?;
    if push.clicked_at.is_none() {
        push.clicked_at = Some(now);
        let notice = Notice::PushClicked(Box::new(push.clone()));
        tell(w, notice);
    }
    Ok(done())
}

fn tell(w: &mut Write<'_>, notice: Notice) {
    w.app.tell(w.now_ms, w.by.device.as_deref(), None, What::Noticed(notice));
}

fn done() -> Done {
    Done { success: Some(true), message: None }
}
