//! The multi-tenancy (management) API: one file per section.

use crate::serve::Mount;

mod apps;
mod samples;

/// All sections.
pub(crate) fn sections() -> Mount {
    Mount::default().and(apps::section())
}
