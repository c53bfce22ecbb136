//! Groups: read anew from the service whenever one is looked at.

mod fates;
mod members;
pub(crate) mod roll;
pub(crate) mod rules;
mod write;

pub(crate) use members::fate as added;
pub(crate) use roll::roll_of;

use cometchat_api::Guid;
use cometchat_api::chat::groups::{GetGroup, Group};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::masks;
use crate::model::connection::AppRef;
use crate::model::group::GroupDetail;
use crate::reach::Reader;
use crate::rows::pretty;

impl Console {
    /// Reads a group.
    ///
    /// # Errors
    /// When there is no such group, or the service cannot be reached.
    pub async fn group_get(&self, app: &AppRef, guid: &str) -> Result<GroupDetail, Error> {
        let reader = self.reader(app).await?;
        let group = match read_group(&reader, guid).await {
            Err(error) if error.code == Code::NotFound => {
                self.group_gone(app, guid).await;
                return Err(error);
            }
            group => group?,
        };
        self.group_seen(app, &group).await;
        self.group_shown(app, &group).await
    }

    /// Everything about a group, with its owner's name.
    pub(crate) async fn group_shown(
        &self,
        app: &AppRef,
        group: &Group,
    ) -> Result<GroupDetail, Error> {
        let owner_name = match &group.owner {
            Some(owner) => self.user_name(app, owner.as_str()).await?,
            None => None,
        };
        Ok(GroupDetail { owner_name, ..self.group_detail(app, group) })
    }

    /// Reads a group as the service tells it, as JSON; secrets in it are masked.
    ///
    /// # Errors
    /// As [`Self::group_get`].
    pub async fn group_raw(&self, app: &AppRef, guid: &str) -> Result<String, Error> {
        let get = GetGroup { guid: Guid::from(guid), on_behalf_of: None };
        Ok(pretty(&masks::masked(self.reader(app).await?.raw(get).await?)))
    }
}

/// Reads a group as it is now.
pub(crate) async fn read_group(reader: &Reader, guid: &str) -> Result<Group, Error> {
    reader.send(GetGroup { guid: Guid::from(guid), on_behalf_of: None }).await
}
