//! Another key for an app that is connected.

use std::sync::Arc;

use cometchat_api::Secret;
use cometchat_api::chat::api_keys::ListApiKeys;
use cometchat_client::AppAccess;
use halley_vault::Entry as Kept;

use super::ways::{Way, WayKind};
use super::{API_KEY, vault_id};
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::model::connection::AppRef;
use crate::reach::Reader;

impl Console {
    /// Uses another key for an app from now on, once the service answers to it. It is kept,
    /// so that the next start uses it too, whichever the account lists first.
    pub(crate) async fn use_key(&self, app: &AppRef, key: &Secret) -> Result<(), Error> {
        let way = self.opened(&app.connection).await?;
        let access = AppAccess { key: key.clone(), ..self.access(&way, app).await? };
        let reader = Reader::new(self.client().app(access.clone()), Arc::clone(&way));
        reader.send(ListApiKeys::default()).await?;
        match &way.kind {
            WayKind::Account { .. } => {
                self.app_key_keep(app, &access.region, &access.key).await?;
                way.take(access);
            }
            WayKind::App(_) => {
                let entry = self.0.book.get(&app.connection)?;
                let (keep, id) = (entry.keep, vault_id(&entry.id));
                let kept = Kept::new().with(API_KEY, key.clone());
                self.blocking(move |inner| Ok(inner.vaults.of(keep)?.put(&id, &kept)?)).await?;
                self.0.book.update(&entry.id, |entry| entry.credential = key.masked())?;
                let kind = WayKind::App(access);
                let pulse = Arc::clone(&way.pulse);
                self.open_way(&entry.id, &Arc::new(Way { pulse, kind, _guard: None }));
                self.emit(Event::ConnectionsChanged);
            }
        }
        Ok(())
    }
}
