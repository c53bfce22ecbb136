//! The one place that maps an error code to an HTTP status.
//!
//! The service documents almost no status (`semantics.md` section 4), so this mapping is the
//! sandbox's own, apart from the rows marked recorded or documented. Clients branch on the code.

use http::StatusCode;

/// The status that goes with an error code.
pub(crate) fn of(code: &str) -> StatusCode {
    match code {
        // Recorded by third parties or documented.
        "ERR_BAD_REQUEST" => StatusCode::BAD_REQUEST,
        "AUTH_ERR_NO_ACCESS" | "ERR_PERMISSION_DENIED" | "ERR_SYSTEM_PINNED_CONVERSATION" => {
            StatusCode::FORBIDDEN
        }
        "ERR_TOO_MANY_REQUESTS" => StatusCode::TOO_MANY_REQUESTS,
        // Ours.
        "ERR_BODY_TOO_LARGE" => StatusCode::PAYLOAD_TOO_LARGE,
        "ERR_INTERNAL" => StatusCode::INTERNAL_SERVER_ERROR,
        "AUTH_ERR_INVALID_APPID" | "AUTH_ERR_INVALID_CREDENTIALS" => StatusCode::UNAUTHORIZED,
        "ERR_CONVERSATION_NOT_ACCESSIBLE" => StatusCode::NOT_FOUND,
        _ => by_words(code),
    }
}

fn by_words(code: &str) -> StatusCode {
    let has = |word| code.contains(word);
    if has("_NOT_FOUND") {
        StatusCode::NOT_FOUND
    } else if code.starts_with("AUTH_ERR_EMPTY_") {
        StatusCode::UNAUTHORIZED
    } else if has("_ALREADY_") {
        StatusCode::CONFLICT
    } else if [
        "_NO_",
        "_DENIED",
        "_NOT_ALLOWED",
        "_RESTRICTION",
        "_NOT_A_",
        "_BANNED_",
        "_BLOCKED_",
    ]
    .into_iter()
    .any(has)
    {
        StatusCode::FORBIDDEN
    } else {
        StatusCode::BAD_REQUEST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recorded_statuses_hold() {
        for (code, status) in [
            ("ERR_BAD_REQUEST", 400),
            ("AUTH_ERR_NO_ACCESS", 403),
            ("ERR_UID_NOT_FOUND", 404),
            ("ERR_TOO_MANY_REQUESTS", 429),
        ] {
            assert_eq!(of(code).as_u16(), status, "{code}");
        }
    }

    #[test]
    fn other_codes_follow_their_words() {
        for (code, status) in [
            ("AUTH_ERR_EMPTY_APIKEY", 401),
            ("ERR_GUID_ALREADY_EXISTS", 409),
            ("ERR_GROUP_NO_ADMIN_SCOPE", 403),
            ("ERR_PLAN_QUOTA_RESTRICTION", 403),
            ("ERR_EMPTY_MESSAGE_TEXT", 400),
        ] {
            assert_eq!(of(code).as_u16(), status, "{code}");
        }
    }
}
