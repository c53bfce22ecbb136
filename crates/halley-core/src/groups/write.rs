//! Changes of one group.

mod fields;

use cometchat_api::chat::groups::{DeleteGroup, Group, GroupType, UpdateGroup};
use cometchat_api::{Guid, Uid};
use serde_json::json;

use super::{read_group, rules};
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done};
use crate::model::activity::{ActivityObject, Outcome};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::group::{GroupChanges, GroupDetail, GroupMade, GroupPassword, NewGroup};
use fields::{fields, former, in_words, whole};

/// Owner of groups that no user owns.
const SYSTEM: &str = "app_system";

impl Console {
    /// Makes a group and adds its first members, 25 a request.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says. Members that could not be added are in what was made.
    pub async fn group_create(
        &self,
        app: &AppRef,
        group: &NewGroup,
    ) -> Result<Written<GroupMade>, Error> {
        let (create, members) = rules::create(group)?;
        let change = Change {
            act: Act::GroupCreate,
            app: app.clone(),
            count: 1,
            object: Some(ActivityObject {
                kind: "group".to_owned(),
                id: create.guid.to_string(),
                name: Some(create.name.clone()),
            }),
            sentence: format!("Created the group {}", create.name),
            before: None,
        };
        let written = self.change(change, |writer| async move {
            let made = writer.send(create).await?;
            let fates = self.add_all(app, &writer, &made.guid, members).await;
            // The answer to its making counts no members yet.
            let made = if fates.done.is_empty() {
                made
            } else {
                read_group(writer.reader(), made.guid.as_str()).await.unwrap_or(made)
            };
            let problem = fates.failed.first().map(|first| {
                format!(
                    "The group was made, but {} could not be added: {}",
                    first.id, first.message
                )
            });
            let outcome = if problem.is_some() { Outcome::Partly } else { Outcome::Done };
            let mut after = whole(&made);
            after["members"] = super::fates::recorded(&fates.done)["members"].clone();
            let added = u32::try_from(fates.done.len()).unwrap_or(u32::MAX);
            let done = Done::wholly((made, added, fates.failed)).now(Some(after));
            Ok(Done { outcome, problem, ..done })
        });
        let written = written
            .await
            .map_err(|error| error.refused_at("ERR_GUID_ALREADY_EXISTS", "guid"))
            .map_err(|error| error.refused_at("ERR_EMPTY_GROUP_PASS", "password"))
            .map_err(|error| error.refused_at("ERR_UID_NOT_FOUND", "owner"))?;
        let Written { value: (made, added, failed), activity, undo } = written;
        self.group_changed(app, &made).await?;
        let group = self.group_shown(app, &made).await?;
        Ok(Written { value: GroupMade { group, added, failed }, activity, undo })
    }

    /// Changes a group; what is absent stays, empty text clears.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn group_update(
        &self,
        app: &AppRef,
        guid: &str,
        changes: &GroupChanges,
        password: Option<&GroupPassword>,
    ) -> Result<Written<GroupDetail>, Error> {
        let update = rules::update(guid, changes, password.map(|password| &password.0))?;
        let before = read_group(&self.reader(app).await?, guid).await?;
        let is_locked = before.kind == Some(GroupType::Password);
        if update.password.is_some() && update.kind.is_none() && !is_locked {
            let sentence = "Only a group of the type password has one.";
            return Err(Error::invalid("password", sentence));
        }
        let change = Change {
            act: Act::GroupUpdate,
            app: app.clone(),
            count: 1,
            object: Some(object(&before)),
            sentence: format!("Changed {} of the group {}", in_words(&update), before.name),
            before: Some(fields(&before, &update)),
        };
        // A former password is known to nobody, so what replaced it cannot be taken back.
        let is_unlocked = update.kind.as_ref().is_some_and(|kind| *kind != GroupType::Password);
        let loses_password = is_locked && (update.password.is_some() || is_unlocked);
        let step = (!loses_password).then(|| former(&before, &update));
        let guid = guid.to_owned();
        let written = self.change(change, |writer| async move {
            let asked = update.clone();
            let after = writer.send(update).await?;
            let now = fields(&after, &asked);
            let done = Done::wholly(after).now(Some(now));
            Ok(match step {
                Some(changes) => done.undone_by(UndoStep::GroupUpdate { guid, changes }),
                None => done,
            })
        });
        let written =
            written.await.map_err(|error| error.refused_at("ERR_EMPTY_GROUP_PASS", "password"))?;
        self.group_written(app, written).await
    }

    /// Gives a group another owner, who becomes an admin of it.
    ///
    /// # Errors
    /// When the uid cannot be one or owns the group already; otherwise what the gate or the
    /// service says.
    pub async fn group_transfer(
        &self,
        app: &AppRef,
        guid: &str,
        owner: &str,
    ) -> Result<Written<GroupDetail>, Error> {
        let Ok(owner) = Uid::checked(owner) else {
            return Err(Error::invalid("owner", "Choose the user who shall own the group."));
        };
        let before = read_group(&self.reader(app).await?, guid).await?;
        if before.owner.as_ref() == Some(&owner) {
            return Err(Error::invalid("owner", "This user owns the group already."));
        }
        let name = self.user_name(app, owner.as_str()).await?;
        let name = name.unwrap_or_else(|| owner.to_string());
        let change = Change {
            act: Act::GroupTransfer,
            app: app.clone(),
            count: 1,
            object: Some(object(&before)),
            sentence: format!("Made {name} the owner of the group {}", before.name),
            before: Some(json!({ "owner": before.owner })),
        };
        let former = before.owner.filter(|former| former.as_str() != SYSTEM);
        let update =
            UpdateGroup { guid: before.guid, owner: Some(owner), ..UpdateGroup::default() };
        let guid = guid.to_owned();
        let written = self.change(change, |writer| async move {
            let after = writer.send(update).await?;
            let now = json!({ "owner": after.owner });
            let done = Done::wholly(after).now(Some(now));
            Ok(match former {
                Some(owner) => {
                    done.undone_by(UndoStep::GroupTransfer { guid, owner: owner.to_string() })
                }
                None => done,
            })
        });
        let written =
            written.await.map_err(|error| error.refused_at("ERR_UID_NOT_FOUND", "owner"))?;
        self.group_written(app, written).await
    }

    /// Deletes a group with all its messages; `typed` must be the guid.
    ///
    /// # Errors
    /// When something else was typed; otherwise what the gate or the service says.
    pub async fn group_delete(
        &self,
        app: &AppRef,
        guid: &str,
        typed: &str,
    ) -> Result<Written<()>, Error> {
        if typed.trim() != guid {
            return Err(Error::invalid("typedGuid", format!("Type {guid} to delete this group.")));
        }
        let before = read_group(&self.reader(app).await?, guid).await?;
        let change = Change {
            act: Act::GroupDelete,
            app: app.clone(),
            count: 1,
            object: Some(object(&before)),
            sentence: format!("Deleted the group {}", before.name),
            before: Some(whole(&before)),
        };
        let delete = DeleteGroup { guid: Guid::from(guid), on_behalf_of: None };
        let written = self.change(change, |writer| async move {
            writer.send(delete).await?;
            Ok(Done::wholly(()))
        });
        let written = written.await?;
        self.group_gone(app, guid).await;
        self.emit(Event::ConversationsChanged { app: app.clone() });
        Ok(written)
    }

    async fn group_written(
        &self,
        app: &AppRef,
        written: Written<Group>,
    ) -> Result<Written<GroupDetail>, Error> {
        let Written { value, activity, undo } = written;
        self.group_changed(app, &value).await?;
        Ok(Written { value: self.group_shown(app, &value).await?, activity, undo })
    }
}

/// A group as the activity names it.
pub(super) fn object(group: &Group) -> ActivityObject {
    let name = Some(group.name.clone()).filter(|name| !name.is_empty());
    ActivityObject { kind: "group".to_owned(), id: group.guid.to_string(), name }
}
