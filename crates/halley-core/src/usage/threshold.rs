//! Above what usage warns, which only this installation knows.

use cometchat_api::AppId;
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::usage::Measure;

impl Console {
    /// Has a measure of an app warn above a value; nothing for never.
    ///
    /// # Errors
    /// When the profile does not allow it, or the store cannot be used.
    pub async fn usage_threshold_set(
        &self,
        app: &AppRef,
        measure: Measure,
        most: Option<u32>,
    ) -> Result<Written<()>, Error> {
        let name = self.app_get(app).await?.name;
        let id = AppId::from(app.app.as_str());
        let before = {
            let id = id.clone();
            let kept = self.stored(move |store| store.thresholds(&id)).await?;
            kept.get(measure.id()).map(|most| super::value(*most))
        };
        let sentence = match most {
            Some(most) => format!("Set {} of {name} to warn above {most}", measure.id()),
            None => format!("Set {} of {name} to warn no more", measure.id()),
        };
        let object =
            ActivityObject { kind: "app".to_owned(), id: app.app.clone(), name: Some(name) };
        let change = Change {
            act: Act::UsageThreshold,
            app: app.clone(),
            count: 1,
            object: Some(object),
            sentence,
            before: Some(json!({ "warnsAbove": before })),
        };
        let written = self.local_change(change, async {
            let kept = most.map(i64::from);
            self.stored(move |store| store.threshold_set(&id, measure.id(), kept)).await?;
            Ok(Done::wholly(())
                .now(Some(json!({ "warnsAbove": most })))
                .undone_by(UndoStep::Threshold { measure, most: before }))
        });
        let written = written.await?;
        self.emit(Event::UsageChanged { connection: app.connection.clone() });
        Ok(written)
    }
}
