//! What is not as documented, each with its reason. All lists should be empty or nearly so.

use cometchat_api::Host;

/// Documented operations that are not served: host, start of their paths, reason.
pub(super) const NOT_SERVED: &[(Host, &str, &str)] = &[];

/// Answers of another shape than the sample: operation, place, reason.
pub(super) const OTHER_SHAPE: &[(&str, &str, &str)] = &[
    ("GET /apps", "/data is", "the sample shows one app bare (`semantics.md` section 16)"),
    ("GET /users/{uid}/conversation", "/data is", IN_A_LIST),
    ("PUT /users/{uid}/conversation", "/data is", IN_A_LIST),
    ("GET /groups/{guid}/conversation", "/data is", IN_A_LIST),
    ("PUT /groups/{guid}/conversation", "/data is", IN_A_LIST),
    ("GET /conversations/{conversationId}", "/data is", IN_A_LIST),
    ("GET /apps/{appId}/webhooks/{webhookId}", "/data is", "the sample puts it into a list"),
    ("GET /apps/{appId}/extensions/gifs-giphy/v1/settings", APP_ID, A_NUMBER),
    ("GET /apps/{appId}/extensions/email-replies/v1/settings", APP_ID, A_NUMBER),
    ("GET /apps/{appId}/extensions/virus-malware-scanner/v1/settings", APP_ID, A_NUMBER),
    (
        "GET /moderation/reasons",
        "/data/0/createdAt",
        "this sample writes times as text, those of single reasons as numbers",
    ),
];

const APP_ID: &str = "/data/body/data/settings/appId";
const A_NUMBER: &str = "the sample has a number for an app id, which is text everywhere else";
const IN_A_LIST: &str = "the sample puts the one conversation into a list; the SDK reads an object \
                         (`realtime.md` section 6.4)";

/// Codes of the sandbox's own, where the service documents none.
pub(super) const OWN_CODES: &[(&str, &str)] = &[
    ("ERR_WEBHOOK_NOT_FOUND", "no code is documented for a webhook that does not exist"),
    ("ERR_PERMISSION_NOT_FOUND", "no code is documented for a permission that does not exist"),
    ("ERR_FEATURE_NOT_FOUND", "no code is documented for a feature that does not exist"),
];
