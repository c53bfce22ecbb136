//! Users: read anew from the service whenever one is looked at.

pub(crate) mod batch;
mod related;
mod relations;
pub(crate) mod rules;
mod tokens;
mod write;

use cometchat_api::Uid;
use cometchat_api::chat::users::{GetUser, ListUsers, SearchUsersIn, User};
use serde_json::{Value, json};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::user::UserDetail;
use crate::reach::Reader;
use crate::rows::pretty;

impl Console {
    /// Reads a user, deactivated ones too.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_get(&self, app: &AppRef, uid: &str) -> Result<UserDetail, Error> {
        let reader = self.reader(app).await?;
        let user = match read_user(&reader, uid).await {
            Err(error) if error.code == Code::UserGone => {
                self.user_gone(app, uid).await;
                return Err(error);
            }
            user => user?,
        };
        self.user_seen(app, &user).await;
        Ok(self.user_detail(app, &user))
    }

    /// Reads a user as the service tells it, as JSON; secrets in it are masked.
    ///
    /// # Errors
    /// As [`Self::user_get`].
    pub async fn user_raw(&self, app: &AppRef, uid: &str) -> Result<String, Error> {
        let reader = self.reader(app).await?;
        let get = GetUser { uid: Uid::from(uid), on_behalf_of: None };
        let value = match reader.raw(get).await {
            Err(error) if error.code == Code::UserGone => {
                let list = reader.raw(deactivated(uid)).await?;
                item_of(list, uid).ok_or(error)?
            }
            value => value?,
        };
        Ok(pretty(&crate::masks::masked(value)))
    }
}

/// Reads a user; a deactivated one answers as if it did not exist and is found among those
/// (`contract/semantics.md` section 8).
pub(crate) async fn read_user(reader: &Reader, uid: &str) -> Result<User, Error> {
    let get = GetUser { uid: Uid::from(uid), on_behalf_of: None };
    match reader.send(get).await {
        Err(error) if error.code == Code::UserGone => {
            let listed = reader.send(deactivated(uid)).await?;
            listed.data.into_iter().find(|user| user.uid.as_str() == uid).ok_or(error)
        }
        user => user,
    }
}

fn deactivated(uid: &str) -> ListUsers {
    ListUsers {
        search_key: Some(uid.to_owned()),
        search_in: vec![SearchUsersIn::Uid],
        only_deactivated: Some(true),
        with_tags: Some(true),
        per_page: Some(100),
        page: Some(1),
        ..ListUsers::default()
    }
}

fn item_of(mut list: Value, uid: &str) -> Option<Value> {
    let items = list.get_mut("data")?.as_array_mut()?;
    let item = items.iter_mut().find(|item| item["uid"].as_str() == Some(uid))?;
    Some(json!({ "data": item.take() }))
}
