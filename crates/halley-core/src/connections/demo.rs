//! The demo: a sandbox inside the process, of which there is one at a time.

use std::sync::Arc;

use cometchat_api::Secret;
use cometchat_client::Endpoints;
use halley_vault::Entry as Kept;

use super::account_way;
use super::book::Entry;
use super::ways::Way;
use crate::console::Console;
use crate::error::Error;
use crate::model::connection::{Connection, ConnectionKind, Keep};

/// Id of the demo.
const DEMO: &str = "demo";

impl Console {
    /// Starts the demo, or gives the one that runs.
    ///
    /// # Errors
    /// When its sandbox cannot listen on loopback.
    pub async fn demo_start(&self) -> Result<Connection, Error> {
        let _one_at_a_time = self.0.demo_starting.lock().await;
        let running =
            self.0.book.all().into_iter().find(|entry| entry.kind == ConnectionKind::Demo);
        if let Some(entry) = running {
            return Ok(self.connection_shown(entry));
        }
        let service = self.0.demo.start().await?;
        let endpoints = Endpoints::on_this_computer(&service.base)?;
        let entry = Entry {
            kind: ConnectionKind::Demo,
            ..self.entry(DEMO.to_owned(), "Demo".to_owned(), Keep::Session, &Secret::default())
        };
        // A demo that was killed may have left people behind that the new one does not have.
        self.forget_data(DEMO).await?;
        let kind = account_way(service.key, service.secret, Some(endpoints))?;
        let way = Arc::new(Way { pulse: self.pulse(&entry.id), kind, _guard: Some(service.guard) });
        self.keep(entry, Kept::new(), way).await
    }
}
