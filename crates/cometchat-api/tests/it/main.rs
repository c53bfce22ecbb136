//! The API crate against the documented contract (`contract/` at the root of the workspace).

mod contract;
mod coverage;
mod exceptions;
mod frames;
mod fuzz;
mod names;
mod oddities;
mod operations;
mod probe;
mod properties;
mod replies;
mod requests;
mod same;
mod sample;
mod schemas;
