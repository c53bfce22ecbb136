//! Where a user gets e-mails and texts, and in which time zone the user's day begins.

use cometchat_api::Uid;
use cometchat_api::chat::notifications::{
    ContactDetails, DeleteContactDetails, GetContactDetails, GetTimezone, SetTimezone,
    UpdateContactDetails,
};
use serde_json::json;

use crate::checked::{Checked, given};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::NoticeStep;
use crate::gate::{Change, Done};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::notice::UserContact;
use crate::providers::{is_address, is_phone};

impl Console {
    /// Reads where a user gets e-mails and texts.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_contact_get(&self, app: &AppRef, uid: &str) -> Result<UserContact, Error> {
        let get = GetContactDetails { on_behalf_of: Uid::from(uid) };
        Ok(shown(self.reader(app).await?.send(get).await?))
    }

    /// Changes where a user gets e-mails and texts; empty text forgets. `seen` is what the change
    /// was thought of with.
    ///
    /// # Errors
    /// All mistakes at their fields, and when somebody changed it since, before anything is sent;
    /// otherwise what the gate or the service says.
    pub async fn user_contact_save(
        &self,
        app: &AppRef,
        uid: &str,
        seen: &UserContact,
        contact: &UserContact,
    ) -> Result<Written<UserContact>, Error> {
        let wanted = checked(contact)?;
        let before = self.user_contact_get(app, uid).await?;
        if before == wanted {
            return Err(Error::invalid("email", "Nothing is changed yet."));
        }
        if before != *seen {
            let message = "Somebody else changed these contact details meanwhile.";
            return Err(Error::new(Code::Conflict, message)
                .advise("Close this and open it again to see what they are now."));
        }
        let object = self.noticed(app, uid).await?;
        let who = object.name.clone().unwrap_or_else(|| uid.to_owned());
        let change = Change {
            act: Act::UserContact,
            app: app.clone(),
            count: 1,
            object: Some(object),
            sentence: format!("Changed the contact details of {who}"),
            before: Some(json!(before)),
        };
        let step = NoticeStep::UserContact {
            uid: uid.to_owned(),
            seen: wanted.clone(),
            contact: before.clone(),
        };
        let on_behalf_of = Uid::from(uid);
        let work = self.change(change, |writer| async move {
            // A field alone cannot be emptied; both go, and the one that stays comes again.
            let loses = |was: &str, is: &str| !was.is_empty() && is.is_empty();
            if loses(&before.email, &wanted.email) || loses(&before.phone, &wanted.phone) {
                let on_behalf_of = on_behalf_of.clone();
                writer.send(DeleteContactDetails { on_behalf_of }).await?;
            }
            if wanted != UserContact::default() {
                let (email, phno) = (given(&wanted.email), given(&wanted.phone));
                let (email, phno) = (email.map(str::to_owned), phno.map(str::to_owned));
                writer.send(UpdateContactDetails { email, phno, on_behalf_of }).await?;
            }
            Ok(Done::wholly(wanted.clone()).now(Some(json!(wanted))).undone_by(step))
        });
        let written = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }

    /// Reads a user's time zone; nothing where none is set.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_timezone_get(
        &self,
        app: &AppRef,
        uid: &str,
    ) -> Result<Option<String>, Error> {
        let get = GetTimezone { uid: Uid::from(uid) };
        let zone = self.reader(app).await?.send(get).await?.timezone;
        Ok(zone.filter(|zone| !zone.is_empty()))
    }

    /// Sets a user's time zone.
    ///
    /// # Errors
    /// When there is no such zone, or what the gate or the service says.
    pub async fn user_timezone_set(
        &self,
        app: &AppRef,
        uid: &str,
        timezone: &str,
    ) -> Result<Written<()>, Error> {
        let zone = timezone.trim();
        let is_name = zone.contains('/') || matches!(zone, "UTC" | "GMT");
        if !is_name || zone.contains(char::is_whitespace) {
            let sentence = "A time zone is named by place: Europe/Berlin, Asia/Kolkata, or UTC.";
            return Err(Error::invalid("timezone", sentence));
        }
        let before = self.user_timezone_get(app, uid).await?;
        let object = self.noticed(app, uid).await?;
        let who = object.name.clone().unwrap_or_else(|| uid.to_owned());
        let change = Change {
            act: Act::UserTimezone,
            app: app.clone(),
            count: 1,
            object: Some(object),
            sentence: format!("Set the time zone of {who} to {zone}"),
            before: Some(json!({ "timezone": before })),
        };
        let set = SetTimezone { uid: Uid::from(uid), timezone: Some(zone.to_owned()) };
        let (uid, now) = (uid.to_owned(), json!({ "timezone": zone }));
        let work = self.change(change, |writer| async move {
            writer.send(set).await?;
            let done = Done::wholly(()).now(Some(now));
            // The service has no way to have none again.
            Ok(match before {
                Some(timezone) => done.undone_by(NoticeStep::UserTimezone { uid, timezone }),
                None => done,
            })
        });
        let written = work.await.map_err(|error| match error.code {
            Code::Invalid if error.fields.is_empty() => {
                let sentence = error.message.clone();
                error.at("timezone", sentence)
            }
            _ => error,
        })?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }
}

fn shown(contact: ContactDetails) -> UserContact {
    UserContact {
        email: contact.email.unwrap_or_default(),
        phone: contact.phno.unwrap_or_default(),
    }
}

fn checked(contact: &UserContact) -> Result<UserContact, Error> {
    let mut checked = Checked::of("user");
    let (email, phone) = (contact.email.trim(), contact.phone.trim());
    if !email.is_empty() && !is_address(email) {
        checked.wrong("email", "This is not an e-mail address.");
    }
    if !phone.is_empty() && !is_phone(phone) {
        checked.wrong("phone", "Write the number with its country code: +15555550123.");
    }
    checked.end(UserContact { email: email.to_owned(), phone: phone.to_owned() })
}
