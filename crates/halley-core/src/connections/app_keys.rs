//! Keys of single apps of an account, kept beside the account's own: those of apps that were made
//! here, so that they open at once, whenever the account lists them; and those that were chosen
//! here, since an account lists several and names none as the one to use.

use cometchat_api::{AppId, Region, Secret};
use halley_vault::Entry as Kept;

use super::book::Entry;
use super::ways::{Way, app_access};
use super::{API_KEY, vault_id};
use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;

const REGION: &str = "region";

impl Console {
    /// Keeps the key of an app of an account.
    pub(crate) async fn app_key_keep(
        &self,
        app: &AppRef,
        region: &Region,
        key: &Secret,
    ) -> Result<(), Error> {
        let keep = self.0.book.get(&app.connection)?.keep;
        let region = Secret::new(region.as_str());
        let kept = Kept::new().with(API_KEY, key.clone()).with(REGION, region);
        let id = app_vault_id(&app.connection, &app.app);
        self.blocking(move |inner| Ok(inner.vaults.of(keep)?.put(&id, &kept)?)).await
    }

    /// Forgets the key of an app; one that is not kept is no error.
    pub(crate) async fn app_key_forget(&self, app: &AppRef) -> Result<(), Error> {
        let keep = self.0.book.get(&app.connection)?.keep;
        let id = app_vault_id(&app.connection, &app.app);
        self.blocking(move |inner| Ok(inner.vaults.of(keep)?.remove(&id)?)).await
    }

    /// Takes the kept key of an app, where there is one that still counts. A vault that cannot be
    /// asked hinders nobody, since the account tells the key too.
    pub(super) async fn app_key_recall(&self, way: &Way, app: &AppRef) {
        let id = AppId::from(app.app.as_str());
        let Ok(Entry { keep, .. }) = self.0.book.get(&app.connection) else { return };
        if way.was_refused(&id) || way.account(&self.client()).is_none() {
            return;
        }
        let kept = self.kept(keep, &app_vault_id(&app.connection, &app.app)).await;
        let Ok(Some(kept)) = kept else { return };
        let (Some(key), Some(region)) = (kept.field(API_KEY), kept.field(REGION)) else { return };
        let endpoints = way.endpoints();
        if let Ok(access) = app_access(&app.app, region.expose(), key.clone(), endpoints) {
            way.take(access);
        }
    }

    /// Forgets the keys of all apps of a connection that is removed.
    pub(super) async fn app_keys_forget(&self, entry: &Entry) -> Result<(), Error> {
        let (keep, prefix) = (entry.keep, app_vault_id(&entry.id, ""));
        self.blocking(move |inner| {
            let vault = inner.vaults.of(keep)?;
            for id in vault.ids()?.iter().filter(|id| id.starts_with(&prefix)) {
                vault.remove(id)?;
            }
            Ok(())
        })
        .await
    }
}

/// Name of an app's key in a vault.
fn app_vault_id(connection: &str, app: &str) -> String {
    format!("{}-app-{app}", vault_id(connection))
}
