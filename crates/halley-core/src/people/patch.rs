//! The index corrected at once by what was just read or changed.

use cometchat_api::AppId;
use cometchat_api::chat::groups::Group;
use cometchat_api::chat::users::User;
use halley_store::{GroupRow, UserRow};

use super::found::user_filter;
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Selection};

impl Console {
    /// Uids of a selection, in its order.
    pub(crate) async fn selected(
        &self,
        app: &AppRef,
        selection: &Selection,
    ) -> Result<Vec<String>, Error> {
        let (filter, except) = match selection {
            Selection::Some { uids } => return Ok(uids.clone()),
            Selection::All { filter, except } => (user_filter(filter.clone()), except.clone()),
        };
        let id = AppId::from(app.app.as_str());
        self.stored(move |store| {
            let except: std::collections::HashSet<_> = except.into_iter().collect();
            let mut uids = Vec::new();
            for chunk in store.users_uids(&id, &filter)? {
                uids.extend(chunk?.into_iter().filter(|uid| !except.contains(uid)));
            }
            Ok(uids)
        })
        .await
    }

    /// How many users a selection holds.
    pub(crate) async fn selection_count(
        &self,
        app: &AppRef,
        selection: &Selection,
    ) -> Result<u32, Error> {
        let uids = self.selected(app, selection).await?;
        Ok(u32::try_from(uids.len()).unwrap_or(u32::MAX))
    }

    /// Name of a user, by the index.
    pub(crate) async fn user_name(&self, app: &AppRef, uid: &str) -> Result<Option<String>, Error> {
        let (id, uid) = (AppId::from(app.app.as_str()), uid.to_owned());
        let row = self.stored(move |store| store.user(&id, &uid)).await?;
        Ok(row.map(|row| row.name).filter(|name| !name.is_empty()))
    }

    /// A user that was read alone, with the tags that the index knows where the answer has none:
    /// single reads come without tags in places.
    pub(crate) async fn tagged(&self, app: &AppRef, mut user: User) -> User {
        if !user.tags.is_empty() {
            return user;
        }
        let (id, uid) = (AppId::from(app.app.as_str()), user.uid.to_string());
        match self.stored(move |store| store.user(&id, &uid)).await {
            Ok(row) => user.tags = row.map(|row| row.tags).unwrap_or_default(),
            Err(error) => tracing::warn!(%error, "the tags of a user could not be looked up"),
        }
        user
    }

    /// Takes in a user that was read. What is read stands although it could not be kept.
    pub(crate) async fn user_seen(&self, app: &AppRef, user: &User) {
        let user = self.tagged(app, user.clone()).await;
        if let Err(error) = self.user_changed(app, &user).await {
            tracing::warn!(%error, "a user that was read could not be kept");
        }
    }

    /// Takes in a user as it is now, with its tags.
    pub(crate) async fn user_changed(&self, app: &AppRef, user: &User) -> Result<(), Error> {
        let (id, row) = (AppId::from(app.app.as_str()), UserRow::from(user));
        let is_news = self
            .stored(move |store| {
                let known = store.user(&id, &row.uid)?;
                if known.as_ref() == Some(&row) {
                    return Ok(false);
                }
                store.users_save(&id, &[row])?;
                Ok(true)
            })
            .await?;
        if is_news {
            self.people_changed(app);
        }
        Ok(())
    }

    /// Takes out a user that is gone.
    pub(crate) async fn user_gone(&self, app: &AppRef, uid: &str) {
        let (id, uid) = (AppId::from(app.app.as_str()), uid.to_owned());
        match self.stored(move |store| store.users_remove(&id, &[&uid])).await {
            Ok(0) => {}
            Ok(_) => self.people_changed(app),
            Err(error) => tracing::warn!(%error, "a user that is gone is still in the index"),
        }
    }

    /// Takes in that users were deactivated or reactivated.
    pub(crate) async fn users_switched(
        &self,
        app: &AppRef,
        act: Act,
        uids: &[String],
    ) -> Result<(), Error> {
        if uids.is_empty() {
            return Ok(());
        }
        let (id, uids) = (AppId::from(app.app.as_str()), uids.to_vec());
        let at = (act == Act::UsersDeactivate).then(|| i64::from(self.now()));
        self.stored(move |store| {
            let mut rows = Vec::with_capacity(uids.len());
            for uid in &uids {
                let Some(row) = store.user(&id, uid)? else { continue };
                let online = if at.is_some() { Some(false) } else { row.online };
                rows.push(UserRow { deactivated_at: at, online, ..row });
            }
            store.users_save(&id, &rows)
        })
        .await?;
        self.people_changed(app);
        Ok(())
    }

    /// Name of a group by the index, or its guid.
    pub(crate) async fn group_name(&self, app: &AppRef, guid: &str) -> Result<String, Error> {
        let (id, key) = (AppId::from(app.app.as_str()), guid.to_owned());
        let row = self.stored(move |store| store.group(&id, &key)).await?;
        let name = row.map(|row| row.name).filter(|name| !name.is_empty());
        Ok(name.unwrap_or_else(|| guid.to_owned()))
    }

    /// Takes in a group that was read. What is read stands although it could not be kept.
    pub(crate) async fn group_seen(&self, app: &AppRef, group: &Group) {
        if let Err(error) = self.group_changed(app, group).await {
            tracing::warn!(%error, "a group that was read could not be kept");
        }
    }

    /// Takes in a group that was read or changed.
    pub(crate) async fn group_changed(&self, app: &AppRef, group: &Group) -> Result<(), Error> {
        let (id, row) = (AppId::from(app.app.as_str()), GroupRow::from(group));
        let is_news = self
            .stored(move |store| {
                if store.group(&id, &row.guid)?.as_ref() == Some(&row) {
                    return Ok(false);
                }
                store.groups_save(&id, &[row])?;
                Ok(true)
            })
            .await?;
        if is_news {
            self.people_changed(app);
        }
        Ok(())
    }

    /// Takes out a group that is gone.
    pub(crate) async fn group_gone(&self, app: &AppRef, guid: &str) {
        let (id, guid) = (AppId::from(app.app.as_str()), guid.to_owned());
        match self.stored(move |store| store.groups_remove(&id, &[&guid])).await {
            Ok(0) => {}
            Ok(_) => self.people_changed(app),
            Err(error) => tracing::warn!(%error, "a group that is gone is still in the index"),
        }
    }

    pub(crate) fn people_changed(&self, app: &AppRef) {
        self.emit(Event::PeopleChanged { app: app.clone() });
    }
}
