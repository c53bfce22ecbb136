//! Rows of a file brought in: foreseen against the app, then made or changed a few at a time.
//!
//! What is new goes through data import, fifty a request, where the app has it, and is made singly
//! where not. What is there already is changed singly, and only by what the row gives.

mod change;
mod fate;
mod former;
mod make;
mod plan;
mod take;

use cometchat_api::limits;

pub(super) use former::{Former, give_back, is_made, steps_back, way_back};
pub(super) use take::{steps, take};

/// Rows of one step.
pub(super) const TOGETHER: usize = limits::IMPORT_PER_CALL;
/// Steps taken at the same time: data import allows one a second, and every row that is on its way
/// when Halley is killed is looked at again.
pub(super) const AT_ONCE: usize = 2;
/// Single requests that one step has on their way at the same time.
const SINGLY: usize = 4;
