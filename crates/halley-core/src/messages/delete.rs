//! The deletion of a message, which leaves a tombstone.

use cometchat_api::chat::messages::{DeleteMessage, GetMessage};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::{Change, Done};
use crate::masks::masked;
use crate::messages::page::checked;
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::transcript::{names, summary};

impl Console {
    /// Deletes a message, as the app: everybody sees a note in its place.
    ///
    /// # Errors
    /// When there is no such message, it is already deleted, and what the gate or the service says.
    pub async fn message_delete(&self, app: &AppRef, id: &str) -> Result<Written<()>, Error> {
        let id = checked(id)?;
        let reader = self.reader(app).await?;
        let message = reader.send(GetMessage { id: id.into(), ..GetMessage::default() }).await?;
        if message.is_deleted() {
            return Err(Error::new(Code::Conflict, "This message is already deleted."));
        }
        let by = names::of_or_uid(&message, message.sender.as_str());
        let before = serde_json::to_value(&message).ok().map(masked);
        let change = Change {
            act: Act::MessageDelete,
            app: app.clone(),
            count: 1,
            object: Some(ActivityObject {
                kind: "message".to_owned(),
                id: id.to_string(),
                name: Some(summary::of(&message)),
            }),
            sentence: format!("Deleted a message from {by}"),
            before,
        };
        let delete = DeleteMessage { id: id.into(), permanent: Some(false), on_behalf_of: None };
        let deleted = self.change(change, |writer| async move {
            let action = writer.send(delete).await?;
            let after = serde_json::to_value(action.subject()).ok().map(masked);
            Ok(Done::wholly(()).now(after))
        });
        let written = deleted.await?;
        self.0.freshness.spoil(&(app.clone(), message.conversation_id.to_string()));
        self.0.freshness.spoil(&(app.clone(), String::new()));
        self.emit(Event::ConversationsChanged { app: app.clone() });
        Ok(written)
    }
}
