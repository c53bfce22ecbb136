//! Users: read anew from the service whenever one is looked at.

pub(crate) mod batch;
mod read;
pub(crate) mod related;
mod relations;
pub(crate) mod rules;
pub(crate) mod switch;
mod tokens;
mod write;

pub(crate) use read::{read_user, read_users};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::model::user::UserDetail;
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
        let user = self.tagged(app, user).await;
        self.user_seen(app, &user).await;
        Ok(self.user_detail(app, &user))
    }

    /// Reads a user as the service tells it, as JSON; secrets in it are masked.
    ///
    /// # Errors
    /// As [`Self::user_get`].
    pub async fn user_raw(&self, app: &AppRef, uid: &str) -> Result<String, Error> {
        let value = read::raw_user(&self.reader(app).await?, uid).await?;
        Ok(pretty(&crate::masks::masked(value)))
    }
}
