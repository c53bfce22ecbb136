//! Every place where this crate and the contract's samples part, each with its reason.

use std::collections::HashSet;

/// Where (an operation or endpoint, `*` for all), what (a path or field), and why.
pub(crate) type Exception = (&'static str, &'static str, &'static str);

/// A table of which the used rows are noted, so that none outlives its reason.
pub(crate) struct Used {
    table: &'static [Exception],
    used: HashSet<usize>,
}

impl Used {
    pub(crate) fn of(table: &'static [Exception]) -> Self {
        Self { table, used: HashSet::new() }
    }

    pub(crate) fn allows(&mut self, place: &str, what: &str) -> bool {
        let rows = self.table.iter().enumerate();
        let fits: Vec<usize> = rows
            .filter(|(_, (at, path, _))| (*at == "*" || *at == place) && fits(path, what))
            .map(|(index, _)| index)
            .collect();
        self.used.extend(&fits);
        !fits.is_empty()
    }

    pub(crate) fn assert_all_needed(&self) {
        let idle: Vec<_> =
            self.table.iter().enumerate().filter(|(i, _)| !self.used.contains(i)).collect();
        assert!(idle.is_empty(), "exceptions that nothing needs any more: {idle:#?}");
    }
}

/// Whether a path is the one of a row, in which a star stands for any name.
fn fits(row: &str, path: &str) -> bool {
    match row.split_once('*') {
        None => row == path,
        Some((start, end)) => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
    }
}

/// Documented answers that are not written as they were read.
pub(crate) fn replies() -> &'static [Exception] {
    &[
        ("POST /users/{uid}/conversation/delivered", ".data.Message", SPELLING),
        ("POST /users/{uid}/conversation/delivered", ".data.message invented", SPELLING),
        ("POST /users/{uid}/conversation/read", ".data.Message", SPELLING),
        ("POST /users/{uid}/conversation/read", ".data.message invented", SPELLING),
        ("POST /data_import/messages", ".data.3117.data.data.attachments[].size", BYTES),
        ("GET /groups/{guid}/members", ".cursor", CURSOR),
        ("GET /groups/{guid}/members", ".meta.cursor invented", CURSOR),
        ("GET /users", ".cursor", CURSOR),
        ("GET /users", ".meta.cursor invented", CURSOR),
        ("GET /moderation/flagged-messages", ".data[].data.entities.sender.entity.status", ONLINE),
        (
            "GET /moderation/reviewed-messages",
            ".data[].message.data.entities.sender.entity.status",
            ONLINE,
        ),
        ("GET /moderation/rules", ".data[].conditions[].isListReferencePresent", REFERENCE),
        (
            "GET /moderation/rules",
            ".data[].conditions[].isKeywordsReferencePresent invented",
            REFERENCE,
        ),
        ("GET /notifications/v1/logs", ".meta.next.messageId", LOG_CURSOR),
        ("GET /notifications/v1/logs", ".meta.next.id invented", LOG_CURSOR),
        ("GET /notifications/v1/logs", ".meta.previous.messageId", LOG_CURSOR),
        ("GET /notifications/v1/logs", ".meta.previous.id invented", LOG_CURSOR),
        ("GET /apps/{appId}/webhooks/{webhookId}", ".data.data", WRAPPED),
        ("GET /apps/{appId}/webhooks/{webhookId}", ".data.* invented", WRAPPED),
        ("PUT /apps/{appId}/webhooks/{webhookId}", ".data.data", WRAPPED),
        ("PUT /apps/{appId}/webhooks/{webhookId}", ".data.* invented", WRAPPED),
        (PUSH_GET, ".settings", BARE),
        (PUSH_GET, ".data invented", BARE),
        (PUSH_POST, ".settings", BARE),
        (PUSH_POST, ".data invented", BARE),
        (PUSH_PUT, ".settings", BARE),
        (PUSH_PUT, ".data invented", BARE),
    ]
}

const PUSH_GET: &str = "GET /apps/{appId}/extensions/push-notification/v1/settings";
const PUSH_POST: &str = "POST /apps/{appId}/extensions/push-notification/v1/settings";
const PUSH_PUT: &str = "PUT /apps/{appId}/extensions/push-notification/v1/settings";
const BARE: &str = "the sample lacks both envelopes its schema has; the settings are read all the \
                    same, and written in the service's own";
const SPELLING: &str = "a capital in one sentence's name, lower case in all others";
const BYTES: &str = "one sample has a size of 350.2, which no number of bytes is";
const CURSOR: &str = "the cursor beside meta is read into meta, where other lists have it";
const ONLINE: &str = "online and available are one state (semantics 8), written as available";
const REFERENCE: &str = "three spellings of one flag (semantics 10), written as most answers do";
const LOG_CURSOR: &str = "the cursor of logs is called logId in requests and messageId in answers, \
                          a conflict of the documents (semantics 6); here it is an id";
const WRAPPED: &str = "webhooks are wrapped twice in the samples (semantics 7), here once";

/// Documented requests that are not written as they were read.
pub(crate) fn requests() -> &'static [Exception] {
    &[
        ("GET /messages", "query.count", "asks for counts instead of messages: CountUnread"),
        ("GET /messages", "query.unread", "asks for counts instead of messages: CountUnread"),
        (
            "POST /messages/{id}/thread",
            "body.multipleReceivers.key",
            "an object of undocumented shape; uids and guids as in POST /messages",
        ),
        (
            "PUT /apps/{appId}/extensions/stickers/v1/settings",
            "body.appId",
            "the app's id is in the path already, and a field has one place",
        ),
    ]
}

/// Fields that the contract's YAML does not name.
pub(crate) fn fields() -> &'static [Exception] {
    &[
        ("ListCalls", "perPage", PAGES),
        ("ListCalls", "page", PAGES),
        ("ListReactions", "affix", REACTIONS),
        ("ListReactions", "id", REACTIONS),
        ("ListReactions", "limit", REACTIONS),
        ("ListReactionsOf", "affix", REACTIONS),
        ("ListReactionsOf", "id", REACTIONS),
        ("ListReactionsOf", "limit", REACTIONS),
    ]
}

const PAGES: &str = "the answer has pages, and semantics 6 counts calls among the paged lists";
const REACTIONS: &str = "the answer has a cursor, and clients send it (realtime 6.3)";

/// Required parameters and properties that a type does not require.
pub(crate) fn required() -> &'static [Exception] {
    &[
        (
            "PATCH /moderation/blocked-messages/{id}",
            "reviewed",
            "the same operation stands a second time in the contract, without it",
        ),
        ("POST /moderation/keywords", "searchTerms", ONE_OF),
        ("POST /moderation/keywords", "disallowedSentences", ONE_OF),
        ("PUT /moderation/keywords/{keywordId}", "searchTerms", ONE_OF),
        ("PUT /moderation/keywords/{keywordId}", "disallowedSentences", ONE_OF),
        (STICKERS, "dropMessage", STRAY),
        (STICKERS, "customregexData", STRAY),
        (STICKERS, "defaultRegexData", STRAY),
        (STICKERS, "deleteCustomRegexData", STRAY),
    ]
}

const STICKERS: &str = "PUT /apps/{appId}/extensions/stickers/v1/settings";
const STRAY: &str = "required but not a property: strayed in from data masking";
const ONE_OF: &str = "one of searchTerms, disallowedSentences and file, by category";

/// Parts of documented frames that are not written as they were read.
pub(crate) fn frames() -> &'static [Exception] {
    &[
        ("*", ".body.user.status", ONLINE),
        ("typing_indicator/ended/chat", ".receiverType", "chat is user (realtime 4.8)"),
        ("message_pin/unpinned", ".type", "of many spellings one is written (realtime 4.14)"),
        ("message_pin/unpinned", ".body.*", "the message is written inside `message`"),
    ]
}
