//! Campaigns, items of feeds, push notifications.

use serde_json::{Value, json};

use super::AT;

pub(super) fn data(app: &str, trigger: &str) -> Option<Value> {
    Some(match trigger {
        "after_campaign_completed" => campaign(app, "completed", (480, 0)),
        "after_campaign_failed" => campaign(app, "failed", (12, 468)),
        "after_notification_created" => json!({
            "notificationId": "n-2291",
            "templateId": "spring-offer",
            "category": "offers",
            "label": "Spring offer",
            "tags": ["spring"],
            "sendMode": "campaign",
            "campaignId": "c-40",
            "priority": "normal",
            "channels": ["in_app", "push"],
            "status": "created",
            "counts": { "total": 480, "sent": 0, "failed": 0 },
            "createdAt": AT,
        }),
        "after_feed_item_sent" => {
            let mut item = feed_item("sent", 0);
            item["content"] = json!({ "title": "Spring offer", "body": "195 EUR until Sunday" });
            item
        }
        "after_feed_item_delivered" => feed_item("delivered", 1),
        "after_feed_item_read" => feed_item("read", 2),
        "after_feed_item_interacted" => {
            let mut item = feed_item("interacted", 3);
            item["interactedAt"] = json!(AT + 90);
            item
        }
        "after_push_notification_sent" => push("sent", 0),
        "after_push_notification_delivered" => push("delivered", 1),
        "after_push_notification_clicked" => push("clicked", 2),
        _ => return None,
    })
}

fn campaign(app: &str, status: &str, (sent, failed): (u32, u32)) -> Value {
    json!({
        "campaignId": "c-40",
        "appId": app,
        "name": "Spring offer",
        "status": status,
        "templateId": "spring-offer",
        "templateVersion": 2,
        "totalTargets": 480,
        "sentCount": sent,
        "failedCount": failed,
        "tag": "spring",
        "scheduledAt": AT - 600,
        "sentAt": AT - 540,
        "completedAt": AT,
        "createdAt": AT - 86_400,
        "updatedAt": AT,
    })
}

/// A time that has come once so many steps are behind.
fn since(steps: u8, needed: u8) -> Value {
    if steps >= needed { json!(AT + 30 * i64::from(needed)) } else { Value::Null }
}

fn feed_item(status: &str, steps: u8) -> Value {
    json!({
        "id": "f-77",
        "notificationId": "n-2291",
        "campaignId": "c-40",
        "receiver": "bo-example",
        "templateId": "spring-offer",
        "templateVersion": 2,
        "channelType": "in_app",
        "status": status,
        "sentAt": AT,
        "deliveredAt": since(steps, 1),
        "readAt": since(steps, 2),
        "engagedAt": since(steps, 3),
        "realtimeFanout": true,
    })
}

fn push(status: &str, steps: u8) -> Value {
    json!({
        "pushNotificationId": "p-91",
        "notificationId": "n-2291",
        "campaignId": "c-40",
        "receiver": "bo-example",
        "channelType": "push",
        "status": status,
        "sentAt": AT,
        "deliveredAt": since(steps, 1),
        "clickedAt": since(steps, 2),
        "engagedAt": since(steps, 2),
        "failedAt": null,
        "errorMessage": null,
    })
}
