//! A whole file looked over with a mapping, before anything is asked of the app.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::ops::ControlFlow;

use super::rows::{Columns, Entity};
use super::{Chosen, fields};
use crate::error::Error;
use crate::model::import::{ImportFault, ImportMapping, ImportPreview, ImportRow};

/// Rows that are shown from the start of the file.
const FIRST: usize = 20;
/// Further rows that are shown because something is wrong with them.
const FAULTY: usize = 80;
/// Letters of a cell that are shown.
const SHOWN: usize = 200;

/// Looks over every row of a file.
pub(super) fn over(chosen: &Chosen, mapping: &ImportMapping) -> Result<ImportPreview, Error> {
    let columns = Columns::of(chosen.kind, chosen.heads.len(), mapping)?;
    let missing = fields::missing(chosen.kind, mapping);
    let is_told = missing.is_empty();
    let mut preview = ImportPreview { missing, ..ImportPreview::default() };
    let mut once = Once::default();
    chosen.file.each(&chosen.heads, &mut |line, cells| {
        preview.total += 1;
        let faults = match is_told {
            true => read(&columns, &mut once, line, &cells).err().unwrap_or_default(),
            // Without its ids no row is right, and one sentence says so better than all rows.
            false => Vec::new(),
        };
        preview.wrong += u32::from(!faults.is_empty());
        let place = if preview.first.len() < FIRST {
            Some(&mut preview.first)
        } else if !faults.is_empty() && preview.faulty.len() < FAULTY {
            Some(&mut preview.faulty)
        } else {
            None
        };
        if let Some(place) = place {
            let cells = shown(&chosen.heads, cells);
            place.push(ImportRow { line, cells, faults });
        }
        ControlFlow::Continue(())
    })?;
    Ok(preview)
}

/// Reads a row and makes sure that no other row of the file is about the same.
///
/// # Errors
/// Everything that is wrong with it.
pub(crate) fn read(
    columns: &Columns,
    once: &mut Once,
    line: u32,
    cells: &[String],
) -> Result<(String, Entity), Vec<ImportFault>> {
    let (key, entity) = columns.read(cells)?;
    match once.first(&key, line) {
        None => Ok((key, entity)),
        Some(first) => {
            let noun = match entity {
                Entity::User(_) => "user",
                Entity::Group(_) => "group",
                Entity::Member(_) => "member",
            };
            let message = format!("Row {first} is about the same {noun} already.");
            Err(vec![ImportFault { column: None, message }])
        }
    }
}

/// Which row was the first about something; known by two hashes, so that ids take no room.
#[derive(Default)]
pub(crate) struct Once {
    seen: HashMap<(u64, u64), u32>,
    one: RandomState,
    two: RandomState,
}

impl Once {
    fn first(&mut self, key: &str, line: u32) -> Option<u32> {
        let hashes = (self.one.hash_one(key), self.two.hash_one(key));
        let first = *self.seen.entry(hashes).or_insert(line);
        (first != line).then_some(first)
    }
}

/// Cells as the window may see them.
fn shown(heads: &[String], cells: Vec<String>) -> Vec<String> {
    let cell = |(at, cell): (usize, String)| match heads.get(at) {
        Some(head) if fields::is_secret(head) && !cell.is_empty() => "••••••".to_owned(),
        _ if cell.chars().nth(SHOWN).is_some() => cell.chars().take(SHOWN).chain(['…']).collect(),
        _ => cell,
    };
    cells.into_iter().enumerate().map(cell).collect()
}
