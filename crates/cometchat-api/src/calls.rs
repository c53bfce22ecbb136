//! The calls API (`contract/calls/`).
