//! Notices of the campaigns service as users get them: items of a feed, and push notifications
//! (`semantics.md` sections 12 and 14). Times are Unix seconds.

use std::collections::HashMap;

use cometchat_api::id::{FeedItemId, PushNotificationId};
use cometchat_api::live::{FeedCategory, FeedItem};
use cometchat_api::{ApiError, Uid};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::refuse;

/// What users were noticed of.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Feed {
    /// Items of each user, oldest first.
    items: HashMap<Uid, Vec<Noticed>>,
    /// Push notifications.
    pushes: IndexMap<PushNotificationId, Push>,
    /// Kinds of notices.
    categories: IndexMap<String, FeedCategory>,
}

/// An item with what its reader does not see.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Noticed {
    /// The item.
    pub(crate) item: FeedItem,
    /// The notification it came with.
    pub(crate) notification: String,
    /// When the user did something with it.
    pub(crate) engaged_at: Option<i64>,
}

/// A push notification.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Push {
    /// Id.
    pub(crate) id: PushNotificationId,
    /// The notification it came with.
    pub(crate) notification: String,
    /// For whom.
    pub(crate) receiver: Uid,
    /// When it was sent.
    pub(crate) sent_at: i64,
    /// When it reached the device.
    pub(crate) delivered_at: Option<i64>,
    /// When it was tapped.
    pub(crate) clicked_at: Option<i64>,
}

/// What became of a notice.
#[derive(Clone, Debug)]
pub(crate) enum Notice {
    /// It was made.
    Created {
        /// Its id.
        notification: String,
        /// Its kind.
        category: String,
        /// Its tags.
        tags: Vec<String>,
        /// The ways it goes.
        channels: Vec<&'static str>,
    },
    /// An item was put into a feed.
    Sent(Box<Noticed>),
    /// An item reached a device.
    Delivered(Box<Noticed>),
    /// An item was read.
    Read(Box<Noticed>),
    /// An item was used.
    Interacted(Box<Noticed>),
    /// A push notification was sent.
    PushSent(Box<Push>),
    /// A push notification reached the device.
    PushDelivered(Box<Push>),
    /// A push notification was tapped.
    PushClicked(Box<Push>),
}

impl Feed {
    /// Puts an item into its reader's feed.
    pub(crate) fn add(&mut self, uid: &Uid, noticed: Noticed) {
        if let Some(id) = &noticed.item.template_category {
            let category = FeedCategory { id: id.clone(), label: label(id) };
            self.categories.entry(id.clone()).or_insert(category);
        }
        self.items.entry(uid.clone()).or_default().push(noticed);
    }

    /// Keeps a push notification.
    pub(crate) fn push(&mut self, push: Push) {
        self.pushes.insert(push.id.clone(), push);
    }

    /// The items of a user, oldest first.
    pub(crate) fn of(&self, uid: &Uid) -> &[Noticed] {
        self.items.get(uid).map_or(&[], Vec::as_slice)
    }

    /// An item of a user's feed.
    ///
    /// # Errors
    /// `ERR_FEED_ITEM_NOT_FOUND`.
    pub(crate) fn item_mut(
        &mut self,
        uid: &Uid,
        id: &FeedItemId,
    ) -> Result<&mut Noticed, ApiError> {
        let mut items = self.items.get_mut(uid).into_iter().flatten();
        items.find(|noticed| noticed.item.id == *id).ok_or_else(|| no_item(id))
    }

    /// A push notification of a user.
    ///
    /// # Errors
    /// `ERR_NOT_FOUND`.
    pub(crate) fn push_mut(
        &mut self,
        uid: &Uid,
        id: &PushNotificationId,
    ) -> Result<&mut Push, ApiError> {
        let push = self.pushes.get_mut(id).filter(|push| push.receiver == *uid);
        push.ok_or_else(|| {
            of_campaigns("ERR_NOT_FOUND", format!("There is no push notification {id}."))
        })
    }

    /// Kinds of notices, in the order in which they were first sent.
    pub(crate) fn categories(&self) -> impl Iterator<Item = &FeedCategory> {
        self.categories.values()
    }

    /// Drops what a user was noticed of.
    pub(crate) fn forget(&mut self, uid: &Uid) {
        self.items.remove(uid);
        self.pushes.retain(|_, push| push.receiver != *uid);
    }
}

/// An item that is not in the reader's feed.
pub(crate) fn no_item(id: &FeedItemId) -> ApiError {
    of_campaigns("ERR_FEED_ITEM_NOT_FOUND", format!("There is no item {id} in the feed."))
}

fn of_campaigns(code: &str, sentence: String) -> ApiError {
    ApiError { origin: Some("campaigns-service".to_owned()), ..refuse::with(code, sentence) }
}

/// An id as people read it: `spring-offers` is "Spring offers".
fn label(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
