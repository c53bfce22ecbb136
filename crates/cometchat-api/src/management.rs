//! The multi-tenancy (management) API: one file per section of `contract/management/`.

pub mod apps;
