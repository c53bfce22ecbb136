use cometchat_api::chat::notifications::{self as api, ContactDetails};
use cometchat_api::{ApiError, Done};

use super::success;
use crate::check::Check;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::merged;

pub(super) fn mounted() -> Mount {
    Mount::default().read(get).write(update).write(delete)
}

fn get(r: Read<'_>, _: api::GetContactDetails) -> Result<ContactDetails, ApiError> {
    let own = r.app.notifications.own.get(r.by.needed_actor()?);
    Ok(own.map(|own| own.contact.clone()).unwrap_or_default())
}

fn update(w: &mut Write<'_>, asked: api::UpdateContactDetails) -> Result<ContactDetails, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    let mut check = Check::default();
    if asked.email.as_deref().is_some_and(|email| !is_address(email)) {
        check = check.wrong("email", "The email must be a valid email address.");
    }
    if asked.phno.as_deref().is_some_and(|number| !is_number(number)) {
        let sentence = "The phno must be a number with its country code, such as +15555550123.";
        check = check.wrong("phno", sentence);
    }
    check.done()?;
    let new = ContactDetails { email: asked.email, phno: asked.phno };
    let own = w.app.notifications.own_mut(&uid);
    own.contact = merged(&own.contact, &new)?;
    Ok(own.contact.clone())
}

fn delete(w: &mut Write<'_>, _: api::DeleteContactDetails) -> Result<Done, ApiError> {
    let uid = w.by.needed_actor()?.clone();
    w.app.notifications.own_mut(&uid).contact = ContactDetails::default();
    Ok(success())
}

fn is_address(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !text.contains(char::is_whitespace)
            && text.len() <= 254
    })
}

/// As E.164 has it: a plus and up to 15 digits.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}
