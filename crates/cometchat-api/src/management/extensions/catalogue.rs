/// What is known of an extension before an app is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Id.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Whether somebody else than the service runs it.
    pub third_party: bool,
    /// Events it hooks into.
    pub hooks: &'static [&'static str],
}

const fn known(id: &'static str, name: &'static str) -> Known {
    Known { id, name, third_party: false, hooks: &[] }
}

impl Known {
    const fn third_party(mut self) -> Self {
        self.third_party = true;
        self
    }

    const fn hooks(mut self, hooks: &'static [&'static str]) -> Self {
        self.hooks = hooks;
        self
    }
}

/// Every documented extension, by id; who runs it and its hooks are told for those of the sample
/// list alone. The sample names `report-message` after `report-user`.
pub const CATALOGUE: &[Known] = &[
    known("avatar", "Avatar"),
    known("broadcast", "Video Broadcasting").third_party(),
    known("chatwoot", "Chatwoot"),
    known("data-masking", "Data Masking").hooks(&["before_message"]),
    known("disappearing-messages", "Disappearing messages"),
    known("document", "Collaborative document"),
    known("e2ee", "End-to-end Encryption").third_party().hooks(&["before_message"]),
    known("email-notification", "Email Notification").third_party().hooks(&["after_message"]),
    known("email-replies", "Email Replies"),
    known("emojis", "Emojis").hooks(&["before_message"]),
    known("gifs-gfycat", "Gfycat"),
    known("gifs-giphy", "Giphy"),
    known("gifs-tenor", "Tenor Gifs").third_party(),
    known("human-moderation", "In-flight Message Moderation")
        .third_party()
        .hooks(&["before_message"]),
    known("image-moderation", "Image Moderation").third_party().hooks(&["before_message"]),
    known("intercom", "Intercom").third_party().hooks(&["after_message"]),
    known("link-preview", "Link Preview").third_party().hooks(&["before_message"]),
    known("live-migration-applozic", "Applozic"),
    known("mentions", "Mentions").hooks(&["after_message"]),
    known("message-shortcuts", "Message shortcuts"),
    known("message-translation", "Message Translation").third_party().hooks(&["before_message"]),
    known("pin-message", "Pin Message"),
    known("polls", "Polls"),
    known("profanity-filter", "Profanity Filter").hooks(&["before_message"]),
    known("push-notification", "Push Notification").hooks(&[
        "after_auth_token_created",
        "after_auth_token_deleted",
        "after_auth_token_updated",
        "after_group_created",
        "after_group_deleted",
        "after_group_joined",
        "after_group_left",
        "after_group_members_added",
        "after_group_members_banned",
        "after_group_members_kicked",
        "after_group_members_unbanned",
        "after_logged_out",
        "after_message",
        "after_scope_changed",
        "after_user_deleted",
    ]),
    known("reactions", "Reactions"),
    known("reminders", "Reminders"),
    known("report-message", "Report Message"),
    known("report-user", "Report User"),
    known("rich-media", "Rich Media Preview").third_party().hooks(&["after_message"]),
    known("save-message", "Save Message"),
    known("sentiment-analysis", "Sentiment Analysis").third_party().hooks(&["before_message"]),
    known("slow-mode", "Slow Mode"),
    known("smart-reply", "Smart Reply").third_party().hooks(&["before_message"]),
    known("sms-notification", "SMS Notification").third_party().hooks(&["after_message"]),
    known("stickers", "Stickers"),
    known("stickers-stipop", "Stipop").third_party(),
    known("thumbnail-generation", "Thumbnail Generation"),
    known("url-shortener-bitly", "Bitly").third_party(),
    known("url-shortener-tinyurl", "TinyURL").third_party(),
    known("virus-malware-scanner", "Virus Malware Scanner").third_party().hooks(&["after_message"]),
    known("voice-transcription", "Voice transcription").third_party().hooks(&["after_message"]),
    known("whiteboard", "Collaborative whiteboard"),
    known("widget", "Chat Widget"),
    known("xss-filter", "XSS Filter"),
];
