//! One step of an import: some rows made together, others changed one by one.

use cometchat_api::AppId;
use futures_util::{StreamExt, stream};
use halley_store::JobItem;

use super::fate::{Fate, Known, fate};
use super::{SINGLY, change, make};
use crate::error::Error;
use crate::import::rows::{Columns, Entity};
use crate::jobs::blueprint::{Payload, RowAct};
use crate::jobs::step::{Came, Hand, failed, parted};
use crate::model::job::ImportSource;

/// Parts rows into steps: what is new first, many at a time since they are made together; then
/// what is changed one by one, few at a time so that a job tells often how far it is.
pub(in crate::jobs) fn steps(items: Vec<JobItem>, most: usize) -> Vec<Vec<JobItem>> {
    let (new, other) = items.into_iter().partition(is_new);
    let mut steps = parted(new, most);
    steps.extend(parted(other, SINGLY));
    steps
}

fn is_new(item: &JobItem) -> bool {
    Payload::of(item).row.is_some_and(|row| row.what == RowAct::Make)
}

/// Rows of a step by what is to be done with them, with their places in it.
#[derive(Default)]
struct Sorted {
    make: Vec<(usize, Entity)>,
    change: Vec<(usize, Entity)>,
    look: Vec<(usize, Entity)>,
    came: Vec<(usize, Came)>,
}

/// Takes a step; every row is told what came of it.
///
/// # Errors
/// What would befall every other step as well.
pub(in crate::jobs) async fn take(
    hand: &Hand,
    source: &ImportSource,
    items: &[JobItem],
    doubt: bool,
) -> Result<Vec<Came>, Error> {
    let columns = Columns::of(source.rows, source.heads.len(), &source.mapping)?;
    let mut sorted = Sorted::default();
    for (at, item) in items.iter().enumerate() {
        sorted.add(at, item, &columns);
    }
    sorted.look(hand).await?;
    let Sorted { make, change, mut came, .. } = sorted;
    came.extend(make::all(hand, make, doubt).await?);
    let changes = change.into_iter().map(|(at, entity)| async move {
        let one = change::one(hand, &entity).await;
        Ok::<_, Error>((at, one.or_else(failed)?))
    });
    let mut changed = stream::iter(changes).buffered(SINGLY);
    while let Some(one) = changed.next().await {
        came.push(one?);
    }
    came.sort_unstable_by_key(|(at, _)| *at);
    Ok(came.into_iter().map(|(_, came)| came).collect())
}

impl Sorted {
    fn add(&mut self, at: usize, item: &JobItem, columns: &Columns) {
        let Some(row) = Payload::of(item).row else {
            let why = "What this row holds cannot be read any more.";
            self.came.push((at, Came::Failed(why.to_owned())));
            return;
        };
        match (columns.read(&row.cells), row.what) {
            (Ok((_, entity)), RowAct::Make) => self.make.push((at, entity)),
            (Ok((_, entity)), RowAct::Change) => self.change.push((at, entity)),
            (Ok((_, entity)), RowAct::Look) => self.look.push((at, entity)),
            (Err(faults), _) => {
                let told: Vec<_> = faults.into_iter().map(|fault| fault.message).collect();
                self.came.push((at, Came::Failed(told.join(" "))));
            }
        }
    }

    /// Sorts rows that were refused before by what the app has of them now.
    async fn look(&mut self, hand: &Hand) -> Result<(), Error> {
        let look = std::mem::take(&mut self.look);
        if look.is_empty() {
            return Ok(());
        }
        let app = AppId::from(hand.app.app.as_str());
        let fated = hand.console.stored(move |store| {
            let known = Known::default();
            let fated = look.into_iter().map(|(at, entity)| {
                let fate = fate(store, &app, &entity, &known)?;
                Ok((at, entity, fate))
            });
            fated.collect::<halley_store::Result<Vec<_>>>()
        });
        for (at, entity, fate) in fated.await? {
            match fate {
                Fate::Make => self.make.push((at, entity)),
                Fate::Change(_) => self.change.push((at, entity)),
                Fate::Same => self.came.push((at, Came::Same("Is so already."))),
                Fate::Refused(why) => self.came.push((at, Came::Failed(why))),
            }
        }
        Ok(())
    }
}
