//! Notes about apps and who answers for them, which only this installation knows.

use cometchat_api::AppId;
use halley_store::AppMarks;
use serde_json::json;

use crate::checked::Checked;
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::fleet::{AppNotes, FleetApp};
use crate::model::gate::{Act, Written};

const NOTE_CHARS: usize = 2_000;
const CONTACT_CHARS: usize = 200;

impl Console {
    /// Keeps what somebody wrote about an app and who answers for it; empty text clears.
    ///
    /// # Errors
    /// When a text is too long, or the profile does not allow it.
    pub async fn app_notes_set(
        &self,
        app: &AppRef,
        notes: &AppNotes,
    ) -> Result<Written<FleetApp>, Error> {
        let notes = fitting(notes)?;
        let before = self.app_get(app).await?;
        let former = AppNotes { note: before.note, contact: before.contact };
        let change = Change {
            act: Act::AppNotes,
            app: app.clone(),
            count: 1,
            object: Some(ActivityObject {
                kind: "app".to_owned(),
                id: app.app.clone(),
                name: Some(before.name.clone()),
            }),
            sentence: format!("Changed the notes about {}", before.name),
            before: Some(json!(former)),
        };
        let (id, new) = (AppId::from(app.app.as_str()), notes.clone());
        let written = self.local_change(change, async {
            self.stored(move |store| {
                let known = store.app_marks(&id)?;
                let (note, contact) = (given(new.note), given(new.contact));
                store.app_mark(&id, &AppMarks { note, contact, ..known })
            })
            .await?;
            let after = self.app_get(app).await?;
            let step = UndoStep::Notes { notes: former };
            Ok(Done::wholly(after).now(Some(json!(notes))).undone_by(step))
        });
        let written = written.await?;
        let connection = app.connection.clone();
        self.emit(Event::FleetChanged { connection, problem: None });
        Ok(written)
    }
}

fn fitting(notes: &AppNotes) -> Result<AppNotes, Error> {
    let mut checked = Checked::of("app");
    let notes =
        AppNotes { note: notes.note.trim().to_owned(), contact: notes.contact.trim().to_owned() };
    if notes.note.chars().count() > NOTE_CHARS {
        checked.wrong("note", "A note has at most 2,000 characters.");
    }
    if notes.contact.chars().count() > CONTACT_CHARS {
        checked.wrong("contact", "A contact has at most 200 characters.");
    }
    checked.end(notes)
}

fn given(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
