//! Providers: who carries notifications to devices, mailboxes and phones. Their secrets are typed
//! or chosen once and go to the service; none is read back into the window, and none is kept here.

mod file;
mod form;
mod kinds;
mod read;
mod remove;
mod save;
mod send;

pub(crate) use file::CredentialFiles;
pub(crate) use form::is_phone;

pub(crate) use crate::team::is_address;

use futures_util::future::join_all;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::provider::{ProviderGroup, ProviderKind, ProviderRow};
use crate::reach::Reader;
use read::{Found, found};

impl Console {
    /// Reads the providers of an app, kind by kind; each kind says by itself why it cannot be
    /// read.
    ///
    /// # Errors
    /// When the app cannot be opened at all.
    pub async fn providers_list(&self, app: &AppRef) -> Result<Vec<ProviderGroup>, Error> {
        let reader = self.reader(app).await?;
        let reads = kinds::ALL.iter().map(|spec| {
            let reader = reader.clone();
            async move {
                let (providers, problem) = match found(&reader, spec.kind).await {
                    Ok(all) => (all.iter().map(|one| read::row(spec, one)).collect(), None),
                    Err(error) => (Vec::new(), Some(error)),
                };
                kinds::group(spec, providers, problem)
            }
        });
        Ok(join_all(reads).await)
    }

    /// Reads one provider as it is now.
    async fn provider(
        &self,
        reader: &Reader,
        kind: ProviderKind,
        id: &str,
    ) -> Result<(Found, ProviderRow), Error> {
        let spec = kinds::spec(kind);
        let all = found(reader, kind).await?;
        let rows = all.into_iter().map(|one| (read::row(spec, &one), one));
        let one = rows.into_iter().find(|(row, _)| row.id == id);
        one.map(|(row, one)| (one, row)).ok_or_else(|| {
            Error::new(Code::NotFound, "This notification provider does not exist any more.")
                .advise("Refresh the list of providers.")
        })
    }
}

/// A provider as the activity names it.
fn object(kind: ProviderKind, id: &str, name: &str) -> ActivityObject {
    let id = if id.is_empty() { kinds::word(kind).to_owned() } else { id.to_owned() };
    ActivityObject { kind: "provider".to_owned(), id, name: Some(name.to_owned()) }
}
