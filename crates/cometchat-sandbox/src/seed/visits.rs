//! People who came and read before the demo started, without writing.

use super::{DAY, people::first_uids};
use crate::world::{App, Dice};

/// Days that visits are known of.
const N_DAYS: i64 = 90;
/// Of so many people about half come on a usual day.
const N_REGULARS: usize = 700;
/// Days from a Thursday, 1970-01-01, to the week's start.
const MONDAY: i64 = 3;

/// Notes who came on each of the days before today; fewer come at the end of a week.
pub(super) fn write(app: &mut App, now: i64) {
    let regulars = first_uids(app, N_REGULARS);
    // Dice of its own: what the other parts of the seed draw stays as it was.
    let mut dice = Dice::new(regulars.len() as u64);
    let today = now.div_euclid(DAY);
    for day in today - N_DAYS..today {
        let is_weekend = (day + MONDAY).rem_euclid(7) >= 5;
        let share = if is_weekend { 32 } else { 48 } + dice.below(12);
        let n = regulars.len() * share / 100;
        let first = dice.below(regulars.len());
        for uid in regulars.iter().cycle().skip(first).take(n) {
            app.tally.active(uid, day * DAY * 1_000);
        }
        app.tally.peaked(n / 5 + dice.below(n / 20 + 1), day * DAY * 1_000);
    }
}
