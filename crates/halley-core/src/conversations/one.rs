//! One conversation, read by its id.

use cometchat_api::chat::groups::GetGroup;
use cometchat_api::chat::messages::ListMessages;
use cometchat_api::page::Affix;
use cometchat_api::{ConversationId, Guid};

use crate::console::Console;
use crate::conversations::ConversationRow;
use crate::conversations::row::{self, Known};
use crate::conversations::sides::Sides;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::reach::Reader;
use crate::users::read_user;

impl Console {
    /// Reads a conversation by its id: who takes part and what was said last.
    ///
    /// # Errors
    /// When the id names nobody, there is no such conversation, and those of the service.
    pub async fn conversation_get(&self, app: &AppRef, id: &str) -> Result<ConversationRow, Error> {
        let reader = self.reader(app).await?;
        let list = ListMessages {
            conversation_id: Some(ConversationId::from(id)),
            affix: Some(Affix::Prepend),
            limit: Some(1),
            ..ListMessages::default()
        };
        let last = match reader.send(list).await {
            Ok(mut listing) => listing.data.pop().filter(|last| last.id.number() > 0),
            Err(error) if has_no_message(&error) => None,
            Err(error) => return Err(error),
        };
        let mut known = Known::default();
        if let Some(last) = &last {
            known.learn_message(last);
        }
        let sender = last.as_ref().map_or("", |last| last.sender.as_str());
        let sides = Sides::of(id, &[sender]).ok_or_else(|| nobody(id))?;
        let has_people = self.learn_sides(&reader, app, &sides, &mut known).await?;
        if last.is_none() && !has_people {
            return Err(nobody(id));
        }
        let mut row = row::empty(id, &sides, &known, &self.pictures(app));
        row.tags = self.kept_tags(app, id).await;
        if let Some(last) = &last {
            row::say(&mut row, last);
        }
        Ok(row)
    }

    /// Learns names and pictures; says whether all of them exist.
    async fn learn_sides(
        &self,
        reader: &Reader,
        app: &AppRef,
        sides: &Sides,
        known: &mut Known,
    ) -> Result<bool, Error> {
        match sides {
            Sides::Group(guid) => {
                let get = GetGroup { guid: Guid::from(guid.as_str()), on_behalf_of: None };
                let Some(group) = found(reader.send(get).await)? else { return Ok(false) };
                let members = group.members_count;
                known.learn_group(guid, &group.name, group.icon.as_deref(), members);
                self.group_seen(app, &group).await;
                Ok(true)
            }
            Sides::Pair(one, other) => {
                let (one, other) = tokio::join!(read_user(reader, one), read_user(reader, other));
                let users = [found(one)?, found(other)?];
                for user in users.iter().flatten() {
                    known.learn_user(user.uid.as_str(), &user.name, user.avatar.as_deref());
                    self.user_seen(app, user).await;
                }
                Ok(users.iter().all(Option::is_some))
            }
        }
    }

    /// Learns the names of users from the people index.
    pub(super) async fn learn_names(&self, app: &AppRef, uids: &[String], known: &mut Known) {
        let (id, wanted) = (cometchat_api::AppId::from(app.app.as_str()), uids.to_vec());
        if wanted.is_empty() {
            return;
        }
        let found = self.stored(move |store| {
            let rows = wanted.iter().map(|uid| store.user(&id, uid));
            rows.collect::<halley_store::Result<Vec<_>>>()
        });
        // Without the index the uid stands for the name.
        for row in found.await.unwrap_or_default().iter().flatten() {
            known.learn_user(row.uid.as_str(), &row.name, row.avatar.as_deref());
        }
    }
}

/// Whether the service says that nothing was said in a conversation yet; it says the same of one
/// that is closed to the acting user, and here there is none.
pub(crate) fn has_no_message(error: &Error) -> bool {
    error.is_service_code("ERR_CONVERSATION_NOT_ACCESSIBLE")
        || error.is_service_code("ERR_CONVERSATION_NOT_FOUND")
}

/// A person or group may be gone while the conversation is still there.
fn found<T>(result: Result<T, Error>) -> Result<Option<T>, Error> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.code, Code::NotFound | Code::UserGone) => Ok(None),
        Err(error) => Err(error),
    }
}

fn nobody(id: &str) -> Error {
    Error::new(
        Code::NotFound,
        format!("There is no conversation “{}” in this app.", crate::transcript::text::label(id)),
    )
    .advise("Check the id. It looks like ada_user_cy or group_support.")
}
