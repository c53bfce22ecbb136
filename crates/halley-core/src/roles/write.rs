//! Changes of one role.

use cometchat_api::chat::roles::{DeleteRole, Role};

use super::fields::{fields, former, in_words, whole};
use super::{FormerRole, object, read, row, rules};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::event::Event;
use crate::gate::undo::UndoStep;
use crate::gate::{Change, Done, rights};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::role::{NewRole, RoleChanges, RoleRow};
use crate::users::rules::DEFAULT_ROLE;

impl Console {
    /// Makes a role.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn role_create(
        &self,
        app: &AppRef,
        role: &NewRole,
    ) -> Result<Written<RoleRow>, Error> {
        let create = rules::create(role)?;
        let id = create.role.to_string();
        let change = Change {
            act: Act::RoleCreate,
            app: app.clone(),
            count: 1,
            object: Some(object(&id, &create.name)),
            sentence: format!("Created the role {}", create.name),
            before: None,
        };
        let written = self.change(change, |writer| async move {
            let made = writer.send(create).await?;
            let after = whole(&made);
            Ok(Done::wholly(made).now(Some(after)).undone_by(UndoStep::RoleDelete { role: id }))
        });
        let written =
            written.await.map_err(|error| error.refused_at("ERR_ROLE_ALREADY_EXISTS", "role"))?;
        self.role_written(app, written).await
    }

    /// Changes a role; what is absent stays, empty text clears.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn role_update(
        &self,
        app: &AppRef,
        role: &str,
        changes: &RoleChanges,
    ) -> Result<Written<RoleRow>, Error> {
        rules::update(role, changes, None)?;
        let before = read(&self.reader(app).await?, role).await?;
        let update = rules::update(role, changes, before.settings.as_ref())?;
        let change = Change {
            act: Act::RoleUpdate,
            app: app.clone(),
            count: 1,
            object: Some(object(role, &before.name)),
            sentence: format!("Changed {} of the role {}", in_words(&update), before.name),
            before: Some(fields(&before, &update)),
        };
        let step =
            UndoStep::RoleUpdate { role: role.to_owned(), changes: former(&before, &update) };
        let written = self.change(change, |writer| async move {
            let asked = update.clone();
            let after = writer.send(update).await?;
            let now = fields(&after, &asked);
            Ok(Done::wholly(after).now(Some(now)).undone_by(step))
        });
        let written = written.await?;
        self.role_written(app, written).await
    }

    /// Deletes a role; `typed` must be its id. Its users are left without it, so undoing it makes
    /// the role again but gives it back to nobody.
    ///
    /// # Errors
    /// When something else was typed, or it is the default role; otherwise what the gate or the
    /// service says.
    pub async fn role_delete(
        &self,
        app: &AppRef,
        role: &str,
        typed: &str,
    ) -> Result<Written<()>, Error> {
        if typed.trim() != role {
            return Err(Error::invalid("typedRole", format!("Type {role} to delete this role.")));
        }
        if role == DEFAULT_ROLE {
            return Err(Error::new(
                Code::Conflict,
                "The default role cannot be deleted, because every user without another role has \
                 it.",
            ));
        }
        rights::check(self.profile().await?, Act::RoleDelete, 1)?;
        let former = FormerRole::read(&self.reader(app).await?, role).await?;
        let users = self.role_counts(app).await?.of(role);
        let change = Change {
            act: Act::RoleDelete,
            app: app.clone(),
            count: users.unwrap_or(1).max(1),
            object: Some(object(role, &former.typed.name)),
            sentence: format!("Deleted the role {}", former.typed.name),
            before: Some(former.record()),
        };
        let delete = DeleteRole { role: role.into() };
        let written = self.change(change, |writer| async move {
            writer.send(delete).await?;
            Ok(Done::wholly(()).undone_by(UndoStep::RoleRestore { role: Box::new(former) }))
        });
        let written = written.await?;
        self.emit(Event::RolesChanged { app: app.clone() });
        if users != Some(0) {
            // Whoever had the role is known by the index as having it until it is read anew.
            self.users_refresh(app).await?;
        }
        Ok(written)
    }

    /// Shows the role that a change left behind.
    pub(super) async fn role_written(
        &self,
        app: &AppRef,
        written: Written<Role>,
    ) -> Result<Written<RoleRow>, Error> {
        self.emit(Event::RolesChanged { app: app.clone() });
        let Written { value, activity, undo } = written;
        let counts = self.role_counts(app).await?;
        Ok(Written { value: row(value, &counts), activity, undo })
    }
}
