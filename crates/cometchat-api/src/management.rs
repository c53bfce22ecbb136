//! The multi-tenancy (management) API: one file per section of `contract/management/`.

pub mod apps;
pub mod collaborators;
pub mod extension_settings;
pub mod extensions;
pub mod settings;
pub mod tenants;
pub mod webhooks;
