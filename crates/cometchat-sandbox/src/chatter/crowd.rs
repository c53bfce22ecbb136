//! People who come and go while the sandbox runs.

use std::collections::VecDeque;

use cometchat_api::Uid;

use super::{N_LIVELY, lively};
use crate::server::Server;
use crate::world::{App, AppCell, Dice, Peers, Shown};

/// One in so many people of an app is there at the beginning.
const ONE_IN: usize = 12;
/// At most so many people of an app are there by chance.
const MOST: usize = 60;

/// Those who are there only because the chatter says so.
pub(super) struct Crowd(Vec<(AppCell, VecDeque<Uid>)>);

impl Crowd {
    /// Has some people of each app come, those who talk with each other first.
    pub(super) fn gather(server: &Server, dice: &mut Dice) -> Self {
        let now_ms = server.clock().now_ms();
        let apps = server.world().all();
        Self(apps.into_iter().map(|cell| gather_in(cell, dice, now_ms)).collect())
    }

    /// Has somebody come to an app, and whoever is there longest leave it.
    pub(super) fn stir(&mut self, server: &Server, dice: &mut Dice) {
        let place = dice.below(self.0.len().max(1));
        let Some((cell, there)) = self.0.get_mut(place) else { return };
        let now_ms = server.clock().now_ms();
        let mut app = cell.write();
        if app.archived_at.is_some() {
            return;
        }
        let Some(comes) = anybody(&app, dice).filter(|uid| !there.contains(uid)) else { return };
        app.come(&comes, None, now_ms);
        there.push_back(comes);
        if let Some(goes) = there.pop_front() {
            app.go(&goes, None, now_ms);
        }
    }
}

fn gather_in(cell: AppCell, dice: &mut Dice, now_ms: i64) -> (AppCell, VecDeque<Uid>) {
    let mut there = VecDeque::new();
    {
        let mut app = cell.write();
        let n_by_chance = (app.people.len() / ONE_IN).clamp(2, MOST);
        let by_chance: Vec<Uid> = (0..n_by_chance).filter_map(|_| anybody(&app, dice)).collect();
        // Whoever came first leaves first: those who talk come last.
        for uid in by_chance.into_iter().chain(talkers(&app)) {
            if app.archived_at.is_none() && !there.contains(&uid) && app.active(&uid).is_ok() {
                app.come(&uid, None, now_ms);
                there.push_back(uid);
            }
        }
    }
    (cell, there)
}

fn anybody(app: &App, dice: &mut Dice) -> Option<Uid> {
    let all = app.people.names_starting("");
    let place = dice.below(all.len(Shown::Active).max(1));
    let person = app.people.named(&all, Shown::Active, place).next()?;
    Some(Uid::from(person.uid.as_ref()))
}

/// Those who talk in the liveliest conversations of two.
fn talkers(app: &App) -> Vec<Uid> {
    let pairs = lively(app).into_iter().take(N_LIVELY);
    pairs
        .filter_map(|peers| match peers {
            Peers::Pair(one, other) => Some([one.clone(), other.clone()]),
            Peers::Group(_) => None,
        })
        .flatten()
        .collect()
}
