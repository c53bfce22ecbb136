//! The notification feed of the user who is logged in (`contract/realtime.md` sections 4.15 and
//! 6.5). The contract names the paths and shows an item; verbs and filters are those of the
//! vendor's public programs, the cursor is that of the campaigns service (`semantics.md`
//! section 12).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::batch::Done;
use crate::chat::messages::ReceiverType;
use crate::endpoint::{Endpoint, Route, get, post, put};
use crate::id::{FeedItemId, MessageId, PushNotificationId, Uid};
use crate::page::{Affix, Listing};
use crate::{cursored, open_enum, wire};

/// An item of a user's feed. Times are Unix seconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedItem {
    /// Id.
    pub id: FeedItemId,
    /// What kind of notice it is, by which people filter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template_category: Option<String>,
    /// What it shows, laid out as a card.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub content: Value,
    /// When it was sent.
    #[serde(default, deserialize_with = "wire::number")]
    pub sent_at: Option<i64>,
    /// When it reached a device.
    #[serde(default, deserialize_with = "wire::number")]
    pub delivered_at: Option<i64>,
    /// When it was read.
    #[serde(default, deserialize_with = "wire::number")]
    pub read_at: Option<i64>,
    /// Data of the sender's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Value>,
    /// Tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who sent it, mostly `server`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// Whom it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<Uid>,
    /// Always a user so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver_type: Option<ReceiverType>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

open_enum! {
    /// Which items of a feed.
    FeedReadState {
        /// Those that were read.
        Read = "read",
        /// Those that were not.
        Unread = "unread",
        /// All.
        All = "all",
    }
}

/// Lists the feed, newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListFeed {
    /// Only items that were read, or only others.
    pub read_state: Option<FeedReadState>,
    /// Only items of this category.
    pub category: Option<String>,
    /// Only items with one of these tags, set apart by commas.
    pub tags: Option<String>,
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
    /// Direction from the cursor.
    pub affix: Option<Affix>,
    /// Cursor: when an item was sent, Unix seconds.
    #[serde(deserialize_with = "wire::number")]
    pub sent_at: Option<i64>,
    /// Cursor: id of an item.
    pub id: Option<MessageId>,
}

impl Endpoint for ListFeed {
    type Reply = Listing<FeedItem>;
    const ROUTE: Route = get("/campaigns/notification-feed").client().cursored();
}

cursored!(ListFeed => FeedItem);

/// Reads one item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GetFeedItem {
    /// Which.
    pub id: FeedItemId,
}

impl Endpoint for GetFeedItem {
    type Reply = FeedItem;
    const ROUTE: Route = get("/campaigns/notification-feed/{id}").client();
}

/// Counts the items that were not read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CountUnreadFeed {}

/// How many items were not read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnreadFeed {
    /// The number.
    #[serde(default, deserialize_with = "wire::number")]
    pub count: Option<u32>,
}

impl Endpoint for CountUnreadFeed {
    type Reply = UnreadFeed;
    const ROUTE: Route = get("/campaigns/notification-feed/unread-count").client();
}

/// Says that an item reached a device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MarkFeedItemDelivered {
    /// Which.
    pub id: FeedItemId,
}

impl Endpoint for MarkFeedItemDelivered {
    type Reply = Done;
    const ROUTE: Route = post("/campaigns/notification-feed/{id}/delivered").client().replayable();
}

/// Says that an item was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MarkFeedItemRead {
    /// Which.
    pub id: FeedItemId,
}

impl Endpoint for MarkFeedItemRead {
    type Reply = Done;
    const ROUTE: Route = post("/campaigns/notification-feed/{id}/read").client().replayable();
}

open_enum! {
    /// What a user did with an item.
    FeedEngagement {
        /// Saw it.
        Viewed = "viewed",
        /// Tapped it.
        Clicked = "clicked",
        /// Used something in it.
        Interacted = "interacted",
    }
}

/// Says what the user did with an item.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportFeedEngagement {
    /// Which.
    pub id: FeedItemId,
    /// What he did.
    #[serde(rename = "type")]
    pub kind: Option<FeedEngagement>,
}

impl Endpoint for ReportFeedEngagement {
    type Reply = Done;
    const ROUTE: Route = post("/campaigns/notification-feed/{id}/engagement").client().replayable();
}

/// A kind of notice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FeedCategory {
    /// What items carry as their category.
    pub id: String,
    /// What people read.
    #[serde(default)]
    pub label: String,
}

/// Lists the kinds of notices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListFeedCategories {
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub limit: Option<u32>,
}

impl Endpoint for ListFeedCategories {
    type Reply = Listing<FeedCategory>;
    const ROUTE: Route = get("/campaigns/templates/categories").client().limited();
}

/// Says that a push notification of a campaign reached the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MarkPushDelivered {
    /// Which.
    pub id: PushNotificationId,
}

impl Endpoint for MarkPushDelivered {
    type Reply = Done;
    const ROUTE: Route = put("/campaigns/push-notifications/{id}/delivered").client().replayable();
}

/// Says that the user tapped a push notification of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MarkPushClicked {
    /// Which.
    pub id: PushNotificationId,
}

impl Endpoint for MarkPushClicked {
    type Reply = Done;
    const ROUTE: Route = put("/campaigns/push-notifications/{id}/clicked").client().replayable();
}
