//! What is said of a user wherever he is listed, as it is written.

use serde::Serialize;
use serde_json::Value;

use super::Person;

/// The fields of [`cometchat_api::chat::users::User`] that depend on nobody else, but for the tags.
#[serde_with::skip_serializing_none]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    uid: &'a str,
    name: &'a str,
    avatar: Option<&'a str>,
    link: Option<&'a str>,
    role: &'a str,
    metadata: Option<&'a Value>,
    status_message: Option<&'a str>,
    last_active_at: Option<u32>,
    created_at: Option<u32>,
    updated_at: Option<u32>,
    deactivated_at: Option<u32>,
}

impl Person {
    /// A JSON object without its end. It is kept until the user changes: whole apps are read
    /// again and again.
    pub(crate) fn head(&self) -> &str {
        self.head.get_or_init(|| {
            let details = self.details.as_deref();
            let some = |at: u32| (at > 0).then_some(at);
            let head = Head {
                uid: &self.uid,
                name: &self.name,
                avatar: details.and_then(|details| details.avatar.as_deref()),
                link: details.and_then(|details| details.link.as_deref()),
                role: self.role(),
                metadata: details.and_then(|details| details.metadata.as_ref()),
                status_message: details.and_then(|details| details.status_message.as_deref()),
                last_active_at: some(self.last_active_at),
                created_at: some(self.created_at),
                updated_at: some(self.updated_at),
                deactivated_at: some(self.deactivated_at),
            };
            // Texts, numbers and JSON always have a written form.
            let mut text = serde_json::to_string(&head).unwrap_or_else(|_| "{}".to_owned());
            text.pop();
            text.into()
        })
    }
}
