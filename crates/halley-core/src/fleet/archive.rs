//! Apps that are deleted: the service archives them and removes them for good later.

use cometchat_api::AppId;
use cometchat_api::management::apps::{AppState, DeleteApp};
use serde_json::json;

use super::row::archived;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::{Change, Done, rights};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::fleet::FleetApp;
use crate::model::gate::{Act, Written};

/// Whether an app may be deleted.
///
/// # Errors
/// The sentence that says why not.
pub(crate) fn archivable(app: &FleetApp) -> Result<(), Error> {
    if app.state == AppState::Archived.to_string() {
        return Err(Error::new(Code::AppArchived, "This app is deleted already.")
            .advise("CometChat removes it for good 30 days after it was deleted."));
    }
    if app.paid == Some(true) {
        return Err(Error::new(Code::Conflict, "CometChat does not delete apps with a paid plan.")
            .advise("End its plan in the CometChat dashboard first."));
    }
    Ok(())
}

impl Console {
    /// Deletes an app; `typed` must be its id. It is archived at once and gone for good after 30
    /// days, and nothing brings it back from here.
    ///
    /// # Errors
    /// When something else was typed, its plan is paid or it is archived already; otherwise what
    /// the gate or the service says.
    pub async fn app_delete(&self, app: &AppRef, typed: &str) -> Result<Written<FleetApp>, Error> {
        if typed.trim() != app.app {
            let sentence = format!("Type {} to delete this app.", app.app);
            return Err(Error::invalid("typedId", sentence));
        }
        rights::check(self.profile().await?, Act::AppDelete, 1)?;
        let before = self.app_get(app).await?;
        archivable(&before)?;
        let change = Change {
            act: Act::AppDelete,
            app: app.clone(),
            count: 1,
            object: Some(ActivityObject {
                kind: "app".to_owned(),
                id: app.app.clone(),
                name: Some(before.name.clone()),
            }),
            sentence: format!("Deleted the app {}", before.name),
            before: Some(json!({ "state": before.state, "plan": before.plan })),
        };
        let delete = DeleteApp { app_id: app.app.as_str().into() };
        let written = self.account_change(change, |writer| async move {
            let answer = writer.send(delete).await?;
            if answer.success == Some(false) {
                let said = answer.message.unwrap_or_default();
                let message = format!("CometChat did not delete the app. {said}");
                return Err(Error::new(Code::Conflict, message.trim_end()));
            }
            let at = answer.scheduled_to_delete_at;
            let after = json!({ "state": AppState::Archived, "removedForGoodAt": at });
            Ok(Done::wholly(at).now(Some(after)))
        });
        let Written { value: purged_at, activity, undo } = written.await?;
        self.app_archived(app, purged_at).await?;
        Ok(Written { value: self.app_get(app).await?, activity, undo })
    }

    /// Takes in that an app is archived: nothing of it is kept ready any more.
    async fn app_archived(&self, app: &AppRef, purged_at: Option<i64>) -> Result<(), Error> {
        let id = AppId::from(app.app.as_str());
        self.opened(&app.connection).await?.archive(&id);
        self.people_stop_of(app);
        if let Err(error) = self.app_key_forget(app).await {
            tracing::warn!(%error, "the key of a deleted app could not be forgotten");
        }
        let connection = app.connection.clone();
        self.stored(move |store| {
            let fleet = store.fleet(&connection)?;
            match fleet.apps.iter().find(|(row, _)| row.app == id) {
                Some((row, _)) => store.fleet_put(&connection, &archived(row, purged_at)),
                None => Ok(()),
            }
        })
        .await?;
        self.emit(Event::FleetChanged { connection: app.connection.clone(), problem: None });
        Ok(())
    }
}
