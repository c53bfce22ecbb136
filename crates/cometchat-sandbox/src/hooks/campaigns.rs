//! What webhooks are told of notices (`semantics.md` section 14).

use serde_json::{Value, json};

use crate::world::{Notice, Noticed, Push};

/// Trigger and data of what became of a notice; times are Unix seconds.
pub(super) fn of(notice: &Notice, at: i64) -> (&'static str, Value) {
    match notice {
        Notice::Created { notification, category, tags, channels } => {
            let data = json!({
                "notificationId": notification,
                "templateId": category,
                "category": category,
                "label": category,
                "tags": tags,
                "sendMode": "message",
                "campaignId": null,
                "priority": "normal",
                "channels": channels,
                "status": "created",
                "counts": { "total": 1, "sent": 0, "failed": 0 },
                "createdAt": at,
            });
            ("after_notification_created", data)
        }
        Notice::Sent(noticed) => {
            let mut data = item(noticed, "sent");
            data["content"] = noticed.item.content.clone();
            ("after_feed_item_sent", data)
        }
        Notice::Delivered(noticed) => ("after_feed_item_delivered", item(noticed, "delivered")),
        Notice::Read(noticed) => ("after_feed_item_read", item(noticed, "read")),
        Notice::Interacted(noticed) => {
            let mut data = item(noticed, "interacted");
            data["interactedAt"] = json!(noticed.engaged_at);
            ("after_feed_item_interacted", data)
        }
        Notice::PushSent(it) => ("after_push_notification_sent", push(it, "sent")),
        Notice::PushDelivered(it) => ("after_push_notification_delivered", push(it, "delivered")),
        Notice::PushClicked(it) => ("after_push_notification_clicked", push(it, "clicked")),
    }
}

fn item(noticed: &Noticed, status: &str) -> Value {
    let item = &noticed.item;
    json!({
        "id": item.id,
        "notificationId": noticed.notification,
        "campaignId": null,
        "receiver": item.receiver,
        "templateId": item.template_category,
        "templateCategory": item.template_category,
        "channelType": "in_app",
        "status": status,
        "sentAt": item.sent_at,
        "deliveredAt": item.delivered_at,
        "readAt": item.read_at,
        "engagedAt": noticed.engaged_at,
        "realtimeFanout": true,
    })
}

fn push(push: &Push, status: &str) -> Value {
    json!({
        "pushNotificationId": push.id,
        "notificationId": push.notification,
        "campaignId": null,
        "receiver": push.receiver,
        "channelType": "push",
        "status": status,
        "sentAt": push.sent_at,
        "deliveredAt": push.delivered_at,
        "clickedAt": push.clicked_at,
        "engagedAt": push.clicked_at,
        "failedAt": null,
        "errorMessage": null,
    })
}
