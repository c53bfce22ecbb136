//! What the service told last about permissions, for services that tell it only after a change.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use cometchat_api::chat::rbac::Permissions;

use crate::model::connection::AppRef;
use crate::model::permission::PermissionHolder;

/// What was told in this session, by app and holder.
#[derive(Default)]
pub(crate) struct Told(Mutex<HashMap<(AppRef, PermissionHolder), Permissions>>);

impl Told {
    /// What was told last.
    pub(super) fn last(&self, app: &AppRef, holder: &PermissionHolder) -> Option<Permissions> {
        let book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.get(&(app.clone(), holder.clone())).cloned()
    }

    /// Notes what the answer to a change told.
    pub(super) fn note(&self, app: &AppRef, holder: &PermissionHolder, set: Permissions) {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.insert((app.clone(), holder.clone()), set);
    }
}
