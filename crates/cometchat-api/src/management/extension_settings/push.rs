use super::schema::FieldKind::{Flag, Number, Secret, Text};
use super::schema::{Field, Schema};

/// Settings of the push-notification extension.
pub(super) const SCHEMA: Schema = Schema::of(
    "push-notification",
    &[
        Field::new("version", Number)
            .required()
            .default("2")
            .note("2 token-based; 0 topic and token; 1 topic (legacy)."),
        Field::new("pushProvider", Number).required().default("1").note("1 FCM; 2 APNs; 0 both."),
        Field::new("fcmCredentials.project_id", Text),
        Field::new("fcmCredentials.client_email", Text),
        Field::new("fcmCredentials.private_key", Secret),
        Field::new("fcmCredentials.private_key_id", Text),
        Field::new("notificationInPayload.web", Flag).default("true"),
        Field::new("notificationInPayload.android", Flag).default("true"),
        Field::new("notificationInPayload.ionic_cordova", Flag).default("true"),
        Field::new("notificationInPayload.react_native", Flag).default("false"),
        Field::new("notificationInPayload.ios", Flag).default("true"),
        Field::new("notificationInPayload.flutter", Flag).default("true"),
        Field::new("useP8", Flag).default("true").note("APNs only."),
        Field::new("keyId", Text).note("APNs only."),
        Field::new("teamId", Text).note("APNs only."),
        Field::new("bundleId", Text).note("APNs only."),
        Field::new("sendApnsProduction", Flag)
            .default("true")
            .note("APNs only; true for App Store builds."),
        Field::new("sendNewMessageNotification", Flag).default("true"),
        Field::new("sendEditMessageNotification", Flag).default("false"),
        Field::new("sendDeleteMessageNotification", Flag).default("false"),
        Field::new("sendThreadedMessageNotification", Flag).default("true"),
        Field::new("sendIncomingCallNotification", Flag).default("true"),
        Field::new("sendMissedCallNotification", Flag).default("true"),
        Field::new("sendMemberJoinedNotification", Flag).default("true"),
        Field::new("sendMemberLeftNotification", Flag).default("true"),
        Field::new("sendMemberKickedNotification", Flag).default("true"),
        Field::new("sendMemberBannedNotification", Flag).default("true"),
        Field::new("sendMemberUnbannedNotification", Flag).default("true"),
        Field::new("sendMemberAddedNotification", Flag).default("true"),
        Field::new("sendMemberScopeChangedNotification", Flag).default("false"),
        Field::new("cometchatMessagePayloadOptions.skipSenderMetadata", Flag).default("false"),
        Field::new("cometchatMessagePayloadOptions.skipReceiverMetadata", Flag).default("false"),
        Field::new("cometchatMessagePayloadOptions.skipMessageMetadata", Flag).default("false"),
        Field::new("cometchatMessagePayloadOptions.trimMessageText", Flag)
            .default("true")
            .note("Keeps the push payload within 4 KB."),
    ],
);
