//! What is taken of a webhook (`contract/semantics.md` section 5), field by field.

use cometchat_api::Secret;
use cometchat_api::id::{AppId, WebhookId};
use cometchat_api::management::webhooks::{CreateWebhook, UpdateWebhook};
use url::{Host, Url};

use crate::checked::Checked;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::webhook::WebhookFields;

/// The most webhooks of an app.
pub(super) const MOST: usize = 25;
const ID_CHARS: usize = 50;
const NAME_CHARS: usize = 50;
const URL_CHARS: usize = 255;
const USERNAME_CHARS: usize = 50;
const PASSWORD_CHARS: usize = 100;

/// Reads a new webhook; `local` takes plain addresses of this computer, as the demo does.
pub(super) fn create(
    app: &AppRef,
    id: &str,
    fields: &WebhookFields,
    password: &Secret,
    local: bool,
) -> Result<CreateWebhook, Error> {
    let mut checked = Checked::of("webhook");
    let id = id.trim();
    if id.is_empty() || id.chars().count() > ID_CHARS || !id.chars().all(is_id_char) {
        checked.wrong("id", "An id has 1 to 50 letters, digits, hyphens and underscores.");
    }
    look(&mut checked, fields, password, local);
    let proves = fields.basic_auth == Some(true);
    if proves && password.is_empty() {
        checked.wrong("password", "Basic authentication needs a password.");
    }
    checked.end(CreateWebhook {
        app_id: AppId::from(app.app.as_str()),
        id: WebhookId::from(id),
        name: fields.name.trim().to_owned(),
        webhook_url: fields.url.trim().to_owned(),
        use_basic_auth: fields.basic_auth,
        username: proves.then(|| fields.username.trim().to_owned()),
        password: proves.then(|| password.clone()),
        enabled: fields.enabled,
        retry_on_failure: fields.retry,
    })
}

/// Reads a change; only what differs is in it, since the service keeps what it is not told, fields
/// of later versions among it. Nothing where nothing differs.
pub(super) fn update(
    app: &AppRef,
    id: &str,
    (seen, wanted): (&WebhookFields, &WebhookFields),
    password: &Secret,
    local: bool,
) -> Result<Option<UpdateWebhook>, Error> {
    let mut checked = Checked::of("webhook");
    look(&mut checked, wanted, password, local || seen.url == wanted.url);
    let begins = wanted.basic_auth == Some(true) && seen.basic_auth != Some(true);
    if begins && password.is_empty() {
        checked.wrong("password", "Basic authentication needs a password.");
    }
    let bare = UpdateWebhook {
        app_id: AppId::from(app.app.as_str()),
        webhook_id: WebhookId::from(id),
        ..UpdateWebhook::default()
    };
    let text =
        |seen: &str, wanted: &str| (seen.trim() != wanted.trim()).then(|| wanted.trim().to_owned());
    let flag = |seen: Option<bool>, wanted: Option<bool>| wanted.filter(|_| seen != wanted);
    let update = UpdateWebhook {
        name: text(&seen.name, &wanted.name),
        webhook_url: text(&seen.url, &wanted.url),
        enabled: flag(seen.enabled, wanted.enabled),
        retry_on_failure: flag(seen.retry, wanted.retry),
        use_basic_auth: flag(seen.basic_auth, wanted.basic_auth),
        username: text(&seen.username, &wanted.username),
        password: Some(password.clone()).filter(|password| !password.is_empty()),
        ..bare.clone()
    };
    checked.end(Some(update).filter(|update| *update != bare))
}

fn look(checked: &mut Checked, fields: &WebhookFields, password: &Secret, local: bool) {
    let name = fields.name.trim();
    if name.is_empty() {
        checked.wrong("name", "A webhook needs a name.");
    } else if name.chars().count() > NAME_CHARS {
        checked.wrong("name", "A name has at most 50 characters.");
    }
    if let Some(sentence) = address_fault(fields.url.trim(), local) {
        checked.wrong("url", sentence);
    }
    let username = fields.username.trim();
    if fields.basic_auth == Some(true) && username.is_empty() {
        checked.wrong("username", "Basic authentication needs a name.");
    }
    if !fits(username, USERNAME_CHARS) {
        checked.wrong("username", "The name has at most 50 letters and digits, without spaces.");
    }
    if !fits(password.expose(), PASSWORD_CHARS) {
        checked
            .wrong("password", "The password has at most 100 letters and digits, without spaces.");
    }
}

/// What is wrong with the address of a webhook.
fn address_fault(text: &str, local: bool) -> Option<&'static str> {
    let Ok(url) = Url::parse(text) else {
        return Some("This is not a web address. It begins with https://.");
    };
    if text.chars().count() > URL_CHARS {
        return Some("An address has at most 255 characters.");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("Put name and password into the fields below, not into the address.");
    }
    match url.scheme() {
        "https" => None,
        "http" if local && is_here(&url) => None,
        "http" => Some("CometChat tells only addresses that begin with https://."),
        _ => Some("This is not a web address. It begins with https://."),
    }
}

/// Whether an address is one of this computer.
pub(super) fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

fn is_id_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn fits(text: &str, most: usize) -> bool {
    text.chars().count() <= most && text.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app() -> AppRef {
        AppRef { connection: "c".to_owned(), app: "a".to_owned() }
    }

    fn orders() -> WebhookFields {
        WebhookFields {
            name: "Orders".to_owned(),
            url: "https://example.com/hook".to_owned(),
            enabled: Some(true),
            retry: Some(false),
            basic_auth: Some(false),
            username: String::new(),
        }
    }

    #[test]
    fn a_change_holds_only_what_differs() {
        let wanted = WebhookFields { retry: Some(true), ..orders() };
        let none = Secret::default();
        let sent = update(&app(), "orders", (&orders(), &wanted), &none, false).unwrap().unwrap();
        let body = serde_json::to_value(&sent).unwrap();
        let told: Vec<_> =
            body.as_object().unwrap().iter().filter(|(_, value)| !value.is_null()).collect();
        let mut names: Vec<_> = told.into_iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["appId", "retryOnFailure", "webhookId"]);
        assert!(update(&app(), "orders", (&orders(), &orders()), &none, false).unwrap().is_none());
    }

    #[test]
    fn only_secure_addresses_are_taken_but_for_the_demo() {
        for (address, local, fits) in [
            ("https://example.com/a?b=c", false, true),
            ("http://example.com", true, false),
            ("http://127.0.0.1:4000/", false, false),
            ("http://127.0.0.1:4000/", true, true),
            ("https://me:secret@example.com", false, false),
            ("ftp://example.com", false, false),
            ("example.com", false, false),
        ] {
            assert_eq!(address_fault(address, local).is_none(), fits, "{address}");
        }
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let fields = WebhookFields {
            basic_auth: Some(true),
            username: "two words".to_owned(),
            url: "nowhere".to_owned(),
            ..WebhookFields::default()
        };
        let error = create(&app(), "an id", &fields, &Secret::default(), false).unwrap_err();
        let names: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(names, ["id", "name", "url", "username", "password"]);
    }
}
