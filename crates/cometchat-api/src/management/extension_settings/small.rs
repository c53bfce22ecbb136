use super::schema::FieldKind::{Flag, Map, Number, Records, Secret, Text, Texts};
use super::schema::{Field, Schema};

/// Settings of all extensions but the two large ones.
pub(super) const SCHEMAS: &[Schema] = &[
    Schema::of(
        "broadcast",
        &[
            Field::new("apiVideoKey", Secret).required(),
            Field::new("recordVideo", Flag).required().default("false"),
        ],
    ),
    Schema::of(
        "chatwoot",
        &[
            Field::new("chatwootAccessToken", Secret).required(),
            Field::new("chatwootAccountId", Text).required(),
            Field::new("chatwootInboxId", Text).required(),
            Field::new("customerSupportUid", Text).required(),
        ],
    ),
    Schema {
        stored_by_post: false,
        ..Schema::of(
            "data-masking",
            &[
                Field::new("dropMessage", Flag)
                    .required()
                    .default("false")
                    .note("Drop a message that holds sensitive data."),
                Field::new("defaultRegexData", Records).required(),
                Field::new("customregexData", Records).required(),
                Field::new("deleteCustomRegexData", Texts)
                    .required()
                    .note("Ids of custom masks to remove."),
            ],
        )
    },
    Schema::of(
        "e2ee",
        &[
            Field::new("virgilAppID", Text).required(),
            Field::new("virgilAppKeyID", Text).required(),
            Field::new("virgilAppKey", Secret).required(),
        ],
    ),
    Schema::of(
        "email-notification",
        &[
            Field::new("sendGridApiKey", Secret),
            Field::new("messageDelay", Number)
                .required()
                .default("120")
                .note("Wait before notifying; unit not stated."),
            Field::new("senderEmail", Text).required(),
            Field::new("senderName", Text).required(),
            Field::new("sendGridTemplateId", Text).required(),
            Field::new("sendGridUnsubscribeGroupId", Text).required(),
            Field::new("useWebhook", Flag).required().default("false"),
            Field::new("webhookURL", Text).required(),
            Field::new("useWebhookBasicAuth", Flag).required().default("false"),
            Field::new("webhookUsername", Text).required(),
            Field::new("webhookPassword", Secret).required(),
        ],
    ),
    Schema::of(
        "email-replies",
        &[
            Field::new("senderEmailForReplies", Text),
            Field::new("sendEmailReplies", Flag).required().default("false"),
        ],
    ),
    Schema::of("gifs-giphy", &[Field::new("giphyApiKey", Secret).required()]),
    Schema::of("gifs-tenor", &[Field::new("tenorApiKey", Secret).required()]),
    Schema::of(
        "human-moderation",
        &[
            Field::new("allUserMessages", Flag).required().default("false"),
            Field::new("allGroupMessages", Flag).required().default("false"),
            Field::new("senders", Texts).required().note("Sender UIDs."),
            Field::new("receiverGroups", Texts).required().note("GUIDs."),
            Field::new("receiverUsers", Texts).required().note("Receiver UIDs."),
            Field::new("allMessages", Flag).required().default("false"),
        ],
    ),
    Schema::of("image-moderation", &[Field::new("dropMessage", Flag).required()]),
    Schema::of(
        "intercom",
        &[
            Field::new("intercomAccessToken", Secret).required(),
            Field::new("customerSupportUid", Text).required(),
        ],
    ),
    Schema::of(
        "message-shortcuts",
        &[Field::new("shortcuts", Map).required().note("Shortcut -> text.")],
    ),
    Schema::of(
        "profanity-filter",
        &[
            Field::new("dropMessage", Flag).required().default("false"),
            Field::new("badwords", Texts).required(),
        ],
    ),
    Schema::of(
        "report-message",
        &[
            Field::new("maxReports", Number)
                .required()
                .default("3")
                .note("Unique reports before moderation acts."),
            Field::new("useWebhook", Flag).required().default("true"),
            Field::new("webhookURL", Text),
            Field::new("basicAuthUsername", Text),
            Field::new("basicAuthPassword", Secret),
        ],
    ),
    Schema::of(
        "report-user",
        &[
            Field::new("maxReports", Number)
                .required()
                .default("3")
                .note("Unique reports before moderation acts."),
            Field::new("useWebhook", Flag).required().default("true"),
            Field::new("webhookURL", Text),
            Field::new("basicAuthUsername", Text),
            Field::new("basicAuthPassword", Secret),
        ],
    ),
    Schema::of("rich-media", &[Field::new("iframelyApiKey", Secret).required()]),
    Schema::of("sentiment-analysis", &[Field::new("dropMessage", Flag).required()]),
    Schema::of(
        "sms-notification",
        &[
            Field::new("fromMobileNo", Text).required(),
            Field::new("messageDelay", Number)
                .required()
                .default("60")
                .note("Seconds a message stays unread before an SMS goes."),
            Field::new("twilioAccountSid", Text).required(),
            Field::new("twilioAuthToken", Secret).required(),
            Field::new("websiteURL", Text).required(),
        ],
    ),
    Schema {
        stored_by_post: false,
        in_settings: false,
        ..Schema::of(
            "stickers",
            &[
                Field::new("defaultMasterStickersData", Records),
                Field::new("customStickersData", Records),
            ],
        )
    },
    Schema::of(
        "stickers-stipop",
        &[
            Field::new("stipopApiKey", Secret).required(),
            Field::new("stipopAppId", Text).required(),
        ],
    ),
    Schema::of(
        "url-shortener-bitly",
        &[
            Field::new("bitlyAccessToken", Secret).required(),
            Field::new("groupGUID", Text).required().note("bitly group."),
        ],
    ),
    Schema::of(
        "url-shortener-tinyurl",
        &[
            Field::new("tinyUrlAPIToken", Secret).required(),
            Field::new("tinyUrlDomain", Text)
                .required()
                .note("Own domain on a paid plan, else the default."),
        ],
    ),
    Schema::of(
        "virus-malware-scanner",
        &[
            Field::new("scaniiApiKey", Secret).required(),
            Field::new("scaniiSecretKey", Secret).required(),
        ],
    ),
    Schema::of("voice-transcription", &[Field::new("revaiAPIKey", Secret).required()]),
    Schema::of("xss-filter", &[Field::new("dropMessage", Flag).required()]),
];
