//! The commands a window may call, by noun; each is one expression over the core.

pub mod shell;
