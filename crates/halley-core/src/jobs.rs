//! Long work: planned first, then done by a few workers, every step on disk before it is taken.
//!
//! A job is gathered item by item and foreseen ([`plan`]), begun through the gate ([`begin`]) and
//! driven by one task ([`run`]) that claims items in the journal, takes them ([`step`]) and notes
//! what came of them. After a kill, the claimed ones are those of which nobody knows: every step
//! can be taken twice, and the second time finds that it was taken. Halley goes on with a job only
//! when a person says so, since the app may have changed meanwhile.

mod again;
mod begin;
mod blueprint;
mod export;
mod failures;
mod foresee;
mod import;
mod live;
mod members;
mod patch;
mod plan;
mod regrouped;
mod run;
mod show;
mod step;
mod uids;
mod undo;
mod words;

pub(crate) use live::Jobs;
