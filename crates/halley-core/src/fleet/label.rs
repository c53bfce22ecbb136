//! Labels and colours, which only this installation knows.

use cometchat_api::AppId;
use halley_store::AppMarks;
use serde_json::json;

use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::fleet::{AppLabel, FleetApp, Label};
use crate::model::gate::{Act, Written};

const COLOURS: [&str; 12] = [
    "grey", "red", "pink", "grape", "violet", "indigo", "blue", "cyan", "teal", "green", "orange",
    "yellow",
];

impl Console {
    /// Labels an app and gives it a colour.
    ///
    /// # Errors
    /// When the colour is none of the twelve, or the profile does not allow it.
    pub async fn app_label_set(
        &self,
        app: &AppRef,
        label: &AppLabel,
    ) -> Result<Written<FleetApp>, Error> {
        if !COLOURS.contains(&label.colour.as_str()) {
            return Err(Error::invalid("colour", "This is none of the twelve colours."));
        }
        let before = self.app_get(app).await?;
        let former = AppLabel { label: before.label, colour: before.colour.clone() };
        let change = Change {
            act: Act::AppLabel,
            app: app.clone(),
            count: 1,
            object: Some(ActivityObject {
                kind: "app".to_owned(),
                id: app.app.clone(),
                name: Some(before.name.clone()),
            }),
            sentence: format!("Labelled {} {}", before.name, in_words(label)),
            before: Some(json!(former)),
        };
        let (id, marks) = (AppId::from(app.app.as_str()), label.clone());
        let written = self.local_change(change, async {
            self.stored(move |store| {
                let known = store.app_marks(&id)?;
                let label = name(marks.label).map(str::to_owned);
                store.app_mark(&id, &AppMarks { label, colour: Some(marks.colour), ..known })
            })
            .await?;
            let after = self.app_get(app).await?;
            Ok(Done::wholly(after)
                .now(Some(json!(label)))
                .undone_by(UndoStep::Label { label: former }))
        });
        let written = written.await?;
        let connection = app.connection.clone();
        self.emit(Event::FleetChanged { connection, problem: None });
        Ok(written)
    }
}

fn name(label: Label) -> Option<&'static str> {
    match label {
        Label::None => None,
        Label::Production => Some("production"),
        Label::Staging => Some("staging"),
        Label::Development => Some("development"),
    }
}

fn in_words(label: &AppLabel) -> String {
    match name(label.label) {
        Some(name) => format!("{name}, {}", label.colour),
        None => label.colour.clone(),
    }
}
