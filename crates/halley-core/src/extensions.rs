//! Extensions of an app: which are on, whether they have what they need, and their settings as
//! forms. All of it takes the account's own keys; no secret of the settings leaves the core.

mod check;
mod delete;
mod files;
mod form;
mod merge;
mod read;
mod rules;
mod save;
mod secrets;
mod switch;
mod value;
mod words;
mod write;

pub(crate) use files::PushFiles;
pub(crate) use write::RawChange;

use cometchat_api::AppId;
use cometchat_api::id::ExtensionId;
use cometchat_api::management::extension_settings::{Schema, schema_of};
use cometchat_api::management::extensions::{CATALOGUE, Extension, ListExtensions};
use cometchat_client::Priority;
use futures_util::{StreamExt, stream};

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::extension::{ExtensionRow, ExtensionSetUp, SetUp};
use crate::reach::AccountReader;

/// All extensions in one answer: the documents name no page to ask for.
const ALL: u32 = 1_000;
/// Settings that are read at once.
const AT_ONCE: usize = 4;
/// Heading of extensions that this version of Halley does not know.
const OTHER: &str = "Other";

impl Console {
    /// Reads the extensions of an app: all that are known, and those the service has beside.
    ///
    /// # Errors
    /// When the connection is a way into one app alone, or the service cannot be reached.
    pub async fn extensions_list(&self, app: &AppRef) -> Result<Vec<ExtensionRow>, Error> {
        let listed = listed(&self.account_reader(&app.connection).await?, app).await?;
        let mut rows: Vec<_> = listed.iter().map(row).collect();
        let missing = CATALOGUE
            .iter()
            .filter(|known| !listed.iter().any(|one| one.id.as_str() == known.id))
            .map(|known| {
                let absent = Extension { id: ExtensionId::new(known.id), ..Extension::default() };
                ExtensionRow { offered: false, third_party: known.third_party, ..row(&absent) }
            });
        rows.extend(missing);
        rows.sort_by_key(|one| one.name.to_lowercase());
        Ok(rows)
    }

    /// Says of each extension that is on whether it has what it takes to work; one that cannot be
    /// read says so by itself. Takes one request for each that has settings, at low priority.
    ///
    /// # Errors
    /// When the connection is a way into one app alone, or the list cannot be read.
    pub async fn extension_set_ups(&self, app: &AppRef) -> Result<Vec<ExtensionSetUp>, Error> {
        let reader = self.account_reader(&app.connection).await?;
        let on = listed(&reader, app).await?.into_iter().filter(|one| one.is_active == Some(true));
        let schemas: Vec<_> = on.filter_map(|one| schema_of(one.id.as_str())).collect();
        let reader = reader.at(Priority::Background);
        let read: Vec<_> =
            schemas.into_iter().map(|one| set_up(reader.clone(), app.clone(), one)).collect();
        Ok(stream::iter(read).buffer_unordered(AT_ONCE).collect().await)
    }
}

/// Whether one extension has what it takes to work.
async fn set_up(reader: AccountReader, app: AppRef, schema: &'static Schema) -> ExtensionSetUp {
    let state = match read::all(&reader, &app, schema).await {
        Ok(settings) => check::set_up(schema, &settings),
        Err(problem) => SetUp::Unknown { problem: Box::new(problem) },
    };
    ExtensionSetUp { id: schema.extension.to_owned(), state }
}

/// The extensions of an app as the service lists them.
async fn listed(reader: &AccountReader, app: &AppRef) -> Result<Vec<Extension>, Error> {
    let list = ListExtensions { app_id: AppId::from(app.app.as_str()), per_page: Some(ALL) };
    Ok(reader.send(list).await?.data)
}

fn row(extension: &Extension) -> ExtensionRow {
    let id = extension.id.as_str();
    let said = words::means(id);
    let own = extension.tag_line.clone().or_else(|| extension.description.clone());
    ExtensionRow {
        name: match named(id) {
            name if name == id && !extension.name.is_empty() => extension.name.clone(),
            name => name.to_owned(),
        },
        category: said.map_or(OTHER, |said| said.category).to_owned(),
        on_means: said.map_or_else(|| own.unwrap_or_default(), |said| said.on.to_owned()),
        off_means: said.map_or("", |said| said.off).to_owned(),
        on: extension.is_active.unwrap_or(false),
        offered: true,
        third_party: extension.is_third_party.unwrap_or(false),
        has_settings: schema_of(id).is_some(),
        id: id.to_owned(),
    }
}

/// Name of an extension, or its id where it is not known.
pub(crate) fn named(id: &str) -> &str {
    CATALOGUE.iter().find(|known| known.id == id).map_or(id, |known| known.name)
}

/// The schema of an extension that has settings.
fn schema(extension: &str) -> Result<&'static Schema, Error> {
    schema_of(extension).ok_or_else(|| {
        Error::new(Code::NotFound, "This extension has no settings that Halley knows of.")
    })
}

/// An extension as the activity names it.
fn object(extension: &str) -> ActivityObject {
    ActivityObject {
        kind: "extension".to_owned(),
        id: extension.to_owned(),
        name: Some(named(extension).to_owned()),
    }
}
