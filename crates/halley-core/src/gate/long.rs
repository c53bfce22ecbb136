//! Changes that take longer than a call: begun once on record, gone on with after a restart.

use super::{Change, Permit, rights};
use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::gate::Act;
use crate::reach::Writer;

impl Console {
    /// Checks whether long work may be done, and writes down that it is begun; gives the entry's
    /// id, under which its end is to be written.
    ///
    /// # Errors
    /// When the profile does not allow it, or the record cannot be written.
    pub(crate) async fn long_begin(&self, change: Change) -> Result<String, Error> {
        self.long_check(change.act, change.count).await?;
        self.activity_begin(change).await
    }

    /// A way to make the changes of long work that is on record. Asked for at every going on,
    /// since the profile may have changed.
    ///
    /// # Errors
    /// When the profile does not allow it, or the app cannot be reached.
    pub(crate) async fn long_writer(
        &self,
        app: &AppRef,
        act: Act,
        count: u32,
    ) -> Result<Writer, Error> {
        self.long_check(act, count).await?;
        Ok(self.reader(app).await?.writer(Permit { _made_here: () }))
    }

    /// Whether long work may be done.
    ///
    /// # Errors
    /// When the profile does not allow it.
    pub(crate) async fn long_check(&self, act: Act, count: u32) -> Result<(), Error> {
        rights::check(self.profile().await?, act, count)
    }
}
