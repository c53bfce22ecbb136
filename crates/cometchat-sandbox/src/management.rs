//! The multi-tenancy (management) API: one file per section.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a handler is given its endpoint, of whatever size and use"
)]

use crate::serve::Mount;

mod apps;
mod collaborators;
mod extension_settings;
mod extensions;
mod samples;
mod settings;
mod tenants;
mod webhooks;

/// All sections.
pub(crate) fn sections() -> Mount {
    Mount::default()
        .and(apps::section())
        .and(collaborators::section())
        .and(extensions::section())
        .and(extension_settings::section())
        .and(settings::section())
        .and(tenants::section())
        .and(webhooks::section())
}
