//! Older restrictions: features taken from roles. The service gives them up in favour of
//! permissions, so they are shown, lifted and moved, but no new ones are made but to undo.

mod features;
mod write;

pub(crate) use features::{FEATURES, Feature, cannot_of};

use cometchat_api::chat::restricted::ListRestrictedFeatures;
use futures_util::{StreamExt, stream};

use crate::console::Console;
use crate::error::Error;
use crate::model::connection::AppRef;
use crate::model::restriction::{RestrictedFeature, RoleRestrictions};
use crate::reach::Reader;
use crate::roles;
use crate::rows::time;

/// Roles that are read at once.
const AT_ONCE: usize = 6;

impl Console {
    /// Reads the older restrictions of every role of an app.
    ///
    /// # Errors
    /// When the roles cannot be read, or the restrictions of none of them.
    pub async fn restrictions_list(&self, app: &AppRef) -> Result<Vec<RoleRestrictions>, Error> {
        let reader = self.reader(app).await?;
        let read = stream::iter(roles::all(&reader).await?).map(|role| {
            let reader = &reader;
            async move {
                let (features, problem) = match of(reader, role.role.as_str()).await {
                    Ok(features) => (features, None),
                    Err(error) => (Vec::new(), Some(error)),
                };
                let id = role.role.to_string();
                let name = Some(role.name).filter(|name| !name.trim().is_empty());
                let name = name.unwrap_or_else(|| id.clone());
                RoleRestrictions { role: id, name, features, problem }
            }
        });
        let all: Vec<_> = read.buffered(AT_ONCE).collect().await;
        match all.iter().find_map(|one| one.problem.as_ref()) {
            Some(error) if all.iter().all(|one| one.problem.is_some()) => Err(error.clone()),
            _ => Ok(all),
        }
    }
}

/// The features that a role does not have, whichever way the service spells their keys.
pub(crate) async fn of(reader: &Reader, role: &str) -> Result<Vec<RestrictedFeature>, Error> {
    let listing = reader.send(ListRestrictedFeatures { role: role.into() }).await?;
    let shown = listing.data.into_iter().map(|feature| {
        let key = feature.bare_key().to_owned();
        let known = Feature::of(&key);
        let told = feature.title.filter(|title| !title.is_empty());
        RestrictedFeature {
            cannot: known
                .map(|known| known.cannot.to_owned())
                .or(told)
                .unwrap_or_else(|| format!("use “{key}”")),
            permission: known.and_then(|known| known.permission).map(str::to_owned),
            since: time(feature.created_at),
            key,
        }
    });
    Ok(shown.collect())
}
