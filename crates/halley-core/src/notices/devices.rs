//! Devices that get a user's push notifications. The service tells of them only to whoever has an
//! auth token of the user, and their tokens never reach the window.

use cometchat_api::chat::auth_tokens::ListAuthTokens;
use cometchat_api::chat::notifications::{
    DeletePushToken, DeletePushTokens, ListPushTokens, PushToken,
};
use cometchat_api::{Secret, Uid, limits};
use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::{Change, Done, rights};
use crate::masks::handle;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::notice::{DeviceRow, UserDevices};

impl Console {
    /// Lists the devices that get a user's push notifications.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_devices_list(&self, app: &AppRef, uid: &str) -> Result<UserDevices, Error> {
        let Some((_, devices)) = self.devices(app, uid).await? else {
            return Ok(UserDevices::default());
        };
        Ok(UserDevices { devices: devices.iter().map(row).collect(), signed_in: true })
    }

    /// Removes one device of a user, or all of them where none is named.
    ///
    /// # Errors
    /// When the device is not there any more, or what the gate or the service says.
    pub async fn user_devices_remove(
        &self,
        app: &AppRef,
        uid: &str,
        id: Option<&str>,
    ) -> Result<Written<()>, Error> {
        rights::check(self.profile().await?, Act::PushTokensRemove, 1)?;
        let gone = || {
            Error::new(Code::NotFound, "This device is not there any more.")
                .advise("Refresh the list of devices.")
        };
        let (auth_token, devices) = self.devices(app, uid).await?.ok_or_else(gone)?;
        let all = id.is_none();
        let chosen: Vec<PushToken> =
            devices.into_iter().filter(|one| id.is_none_or(|id| row(one).id == id)).collect();
        let first = chosen.first().cloned().ok_or_else(gone)?;
        let object = self.noticed(app, uid).await?;
        let who = object.name.clone().unwrap_or_else(|| uid.to_owned());
        let rows: Vec<DeviceRow> = chosen.iter().map(row).collect();
        let change = Change {
            act: Act::PushTokensRemove,
            app: app.clone(),
            count: u32::try_from(rows.len()).unwrap_or(u32::MAX),
            object: Some(object),
            sentence: match all {
                true => format!("Removed all devices of {who} from push notifications"),
                false => format!("Removed a device of {who} from push notifications"),
            },
            before: Some(json!(rows)),
        };
        let work = self.change(change, |writer| async move {
            if all {
                writer.send(DeletePushTokens { auth_token, all: Some(true) }).await?;
            } else {
                let push_token = first.push_token.unwrap_or_default();
                let auth_token = first.auth_token.unwrap_or(auth_token);
                writer.send(DeletePushToken { push_token, auth_token }).await?;
            }
            Ok(Done::wholly(()))
        });
        let written = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }

    /// The devices of a user, with an auth token that reaches them; nothing where the user has
    /// none.
    async fn devices(
        &self,
        app: &AppRef,
        uid: &str,
    ) -> Result<Option<(Secret, Vec<PushToken>)>, Error> {
        let reader = self.reader(app).await?;
        let list = ListAuthTokens { uid: Uid::from(uid), ..ListAuthTokens::default() };
        let per_page = u32::try_from(limits::AUTH_TOKENS).unwrap_or(100);
        let tokens = reader.page(list, 1, per_page).await?.data;
        let Some(auth_token) = tokens.into_iter().next().map(|token| token.auth_token) else {
            return Ok(None);
        };
        let list = ListPushTokens { auth_token: auth_token.clone(), all: Some(true) };
        Ok(Some((auth_token, reader.send(list).await?.push_tokens)))
    }
}

fn row(device: &PushToken) -> DeviceRow {
    let token = device.push_token.clone().unwrap_or_default();
    DeviceRow {
        id: handle(&token),
        masked: token.masked(),
        platform: device.platform.clone(),
        voip: device.push_token_type.as_deref() == Some("voip"),
        provider: device.provider_id.as_ref().map(ToString::to_string),
        created_at: device.created_at.as_deref().and_then(moment),
        updated_at: device.updated_at.as_deref().and_then(moment),
    }
}

/// A time in ISO 8601, as these lists have it, in Unix seconds.
fn moment(text: &str) -> Option<u32> {
    let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    u32::try_from(moment.unix_timestamp()).ok()
}
