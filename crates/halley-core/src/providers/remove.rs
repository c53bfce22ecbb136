//! Removing providers, and which one is used by itself.

use cometchat_api::chat::notifications::{
    DeleteApns, DeleteCustomEmail, DeleteCustomPush, DeleteCustomSms, DeleteFcm, DeleteSendGrid,
    DeleteTwilio, MakeApnsDefault, MakeFcmDefault,
};
use cometchat_api::id::ProviderId;
use serde_json::json;

use super::kinds::spec;
use super::read::found;
use super::{object, read};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::NoticeStep;
use crate::gate::{Change, Done, rights};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::provider::ProviderKind;

impl Console {
    /// Removes a provider with its credentials, which cannot be taken back.
    ///
    /// # Errors
    /// When it does not exist any more, or what the gate or the service says.
    pub async fn provider_remove(
        &self,
        app: &AppRef,
        kind: ProviderKind,
        id: &str,
    ) -> Result<Written<()>, Error> {
        rights::check(self.profile().await?, Act::ProviderRemove, 1)?;
        let (_, row) = self.provider(&self.reader(app).await?, kind, id).await?;
        let values = row.values.iter().map(|one| (one.field.clone(), json!(one.value)));
        let change = Change {
            act: Act::ProviderRemove,
            app: app.clone(),
            count: 1,
            object: Some(object(kind, id, &row.name)),
            sentence: format!("Removed the provider {}", row.name),
            before: Some(serde_json::Value::Object(values.collect())),
        };
        let provider_id = ProviderId::from(id);
        let work = self.change(change, |writer| async move {
            match kind {
                ProviderKind::Fcm => writer.send(DeleteFcm { provider_id }).await,
                ProviderKind::Apns => writer.send(DeleteApns { provider_id }).await,
                ProviderKind::CustomPush => writer.send(DeleteCustomPush {}).await,
                ProviderKind::SendGrid => writer.send(DeleteSendGrid {}).await,
                ProviderKind::CustomEmail => writer.send(DeleteCustomEmail {}).await,
                ProviderKind::Twilio => writer.send(DeleteTwilio {}).await,
                ProviderKind::CustomSms => writer.send(DeleteCustomSms {}).await,
            }?;
            Ok(Done::wholly(()))
        });
        let written = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }

    /// Makes a provider the one that devices use that name none.
    ///
    /// # Errors
    /// When there is only one of its kind anyhow, it does not exist any more, or what the gate or
    /// the service says.
    pub async fn provider_default(
        &self,
        app: &AppRef,
        kind: ProviderKind,
        id: &str,
    ) -> Result<Written<()>, Error> {
        rights::check(self.profile().await?, Act::ProviderDefault, 1)?;
        let all = found(&self.reader(app).await?, kind).await?;
        let rows: Vec<_> = all.iter().map(|one| read::row(spec(kind), one)).collect();
        if !rows.iter().any(|row| row.id == id) {
            return Err(Error::new(
                Code::NotFound,
                "This notification provider does not exist any more.",
            )
            .advise("Refresh the list of providers."));
        }
        let former = rows.iter().find(|row| row.is_default == Some(true)).map(|row| row.id.clone());
        let change = Change {
            act: Act::ProviderDefault,
            app: app.clone(),
            count: 1,
            object: Some(object(kind, id, id)),
            sentence: format!("Made the provider {id} the default"),
            before: Some(json!({ "default": former })),
        };
        let (provider_id, now) = (ProviderId::from(id), json!({ "default": id }));
        let work = self.change(change, |writer| async move {
            match kind {
                ProviderKind::Fcm => writer.send(MakeFcmDefault { provider_id }).await?,
                ProviderKind::Apns => writer.send(MakeApnsDefault { provider_id }).await?,
                _ => {
                    let message = "There is only one provider of this kind.";
                    return Err(Error::new(Code::Conflict, message));
                }
            };
            let done = Done::wholly(()).now(Some(now));
            Ok(match former {
                Some(id) => done.undone_by(NoticeStep::ProviderDefault { provider: kind, id }),
                None => done,
            })
        });
        let written = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }
}
