//! Which rows a list shows.

use crate::roster::bits::Bits;
use crate::roster::words::Words;
use crate::roster::{DEACTIVATED, N_NUMBERS, OFFLINE, ONLINE, Roster};

/// What rows have to be; the default lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Part of a name or key, folded; empty for all.
    pub(crate) needle: String,
    /// Any of these; empty for all.
    pub(crate) categories: Vec<String>,
    /// Any of these; empty for all.
    pub(crate) owners: Vec<String>,
    /// Any of these; empty for all.
    pub(crate) tags: Vec<String>,
    pub(crate) online: Option<bool>,
    pub(crate) deactivated: Option<bool>,
    /// Least and greatest of each number, both included; what has none does not match.
    pub(crate) ranges: [Option<(u32, u32)>; N_NUMBERS],
}

impl Roster {
    /// The slots that match.
    pub(super) fn matching(&self, filter: &Filter) -> Bits {
        let mut slots = if filter.needle.is_empty() {
            self.alive.clone()
        } else {
            let mut found = self.texts.find(&filter.needle);
            found.intersect(&self.alive);
            found
        };
        let mut mask = 0;
        let mut wanted = 0;
        if let Some(deactivated) = filter.deactivated {
            mask |= DEACTIVATED;
            wanted |= if deactivated { DEACTIVATED } else { 0 };
        }
        if let Some(online) = filter.online {
            mask |= ONLINE | OFFLINE;
            wanted |= if online { ONLINE } else { OFFLINE };
        }
        if mask != 0 {
            slots.retain(|slot| self.flags[slot] & mask == wanted);
        }
        for (numbers, range) in self.numbers.iter().zip(filter.ranges) {
            if let Some((least, greatest)) = range {
                slots.retain(|slot| (least..=greatest).contains(&numbers[slot]));
            }
        }
        if !filter.categories.is_empty() {
            let wanted = chosen(&filter.categories, &self.categories);
            slots.retain(|slot| wanted[self.category[slot] as usize]);
        }
        if !filter.owners.is_empty() {
            let wanted = chosen(&filter.owners, &self.owners);
            slots.retain(|slot| wanted[self.owner[slot] as usize]);
        }
        if !filter.tags.is_empty() {
            let wanted = chosen(&filter.tags, &self.tags);
            slots.retain(|slot| self.tags_of(slot).iter().any(|&tag| wanted[tag as usize]));
        }
        slots
    }
}

fn chosen(texts: &[String], known: &Words) -> Vec<bool> {
    let mut chosen = vec![false; known.len()];
    for id in texts.iter().filter_map(|text| known.known(text)) {
        chosen[id as usize] = true;
    }
    chosen
}
