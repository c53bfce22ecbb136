use axum::Json;
use axum::extract::{Path, State};
use cometchat_api::id::{FeedItemId, PushNotificationId};
use cometchat_api::live::FeedItem;
use cometchat_api::{ApiError, Uid};
use serde_json::json;

use super::types::SendNotice;
use super::{Answer, act};
use crate::refuse;
use crate::scene::Write;
use crate::server::Server;
use crate::world::{Notice, Noticed, Push, What};

/// Sends a notice as the campaigns service would.
pub(super) async fn send(
    State(server): State<Server>,
    Path(app): Path<String>,
    Json(notice): Json<SendNotice>,
) -> Answer<FeedItem> {
    act(&server, &app, &notice.uid.clone(), |w| sent(w, notice))
}

fn sent(w: &mut Write<'_>, notice: SendNotice) -> Result<FeedItem, ApiError> {
    if notice.category.is_empty() {
        return Err(refuse::field("category", "The category field is required."));
    }
    let uid = w.app.known(&Uid::new(notice.uid))?;
    let now = w.now();
    let notification = w.app.dice.hex(24);
    let tags = notice.tags.unwrap_or_default();
    let with_push = notice.push == Some(true);
    tell(
        w,
        Notice::Created {
            notification: notification.clone(),
            category: notice.category.clone(),
            tags: tags.clone(),
            channels: ["in_app"].into_iter().chain(with_push.then_some("push")).collect(),
        },
    );
    let item = FeedItem {
        id: FeedItemId::new(w.app.dice.hex(24)),
        template_category: Some(notice.category),
        content: notice.content.unwrap_or_else(|| json!({})),
        sent_at: Some(now),
        metadata: Some(notice.metadata.unwrap_or_else(|| json!({}))),
        tags,
        sender: Some("server".to_owned()),
        receiver: Some(uid.clone()),
        receiver_type: Some("user".into()),
        ..FeedItem::default()
    };
    let noticed = Noticed { item, notification: notification.clone(), engaged_at: None };
    w.app.feed.add(&uid, noticed.clone());
    tell(w, Notice::Sent(Box::new(noticed.clone())));
    if with_push {
        let push = Push {
            // Programs know the push notification by the id of its item.
            id: PushNotificationId::new(noticed.item.id.as_str()),
            notification,
            receiver: uid,
            sent_at: now,
            delivered_at: None,
            clicked_at: None,
        };
        w.app.feed.push(push.clone());
        tell(w, Notice::PushSent(Box::new(push)));
    }
    Ok(noticed.item)
}

fn tell(w: &mut Write<'_>, notice: Notice) {
    w.app.tell(w.now_ms, None, None, What::Noticed(notice));
}
