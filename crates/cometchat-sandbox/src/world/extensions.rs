//! Extensions of an app: which are on, and what was stored for them.

use cometchat_api::AppId;
use cometchat_api::id::ExtensionId;
use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::world::Dice;

/// Extensions of an app.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Extensions {
    /// Those that are on.
    pub(crate) active: IndexSet<ExtensionId>,
    /// Settings that were stored, by extension.
    pub(crate) settings: IndexMap<ExtensionId, Value>,
    /// Widgets by id, oldest first.
    pub(crate) widgets: IndexMap<String, Value>,
    /// Certificates of the push-notification extension.
    #[serde(default)]
    pub(crate) certificates: Certificates,
}

/// Which of Apple's certificates there are.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Certificates {
    /// The `.p12` file.
    pub(crate) p12: bool,
    /// The `.p8` file.
    pub(crate) p8: bool,
}

/// The token by which the vendor's own forms know the app; the same for one app always.
pub(crate) fn app_token(app: &AppId) -> String {
    let seed = u64::from_str_radix(app.as_str(), 16).unwrap_or_default();
    Dice::new(seed).hex(40)
}
