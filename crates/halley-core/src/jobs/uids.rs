//! The uids of a selection, a few thousand at a time, each once.

use std::collections::HashSet;

use cometchat_api::AppId;
use halley_store::{KeyStream, Store};
use indexmap::IndexSet;

use crate::model::gate::Selection;
use crate::people::user_filter;

/// Uids given at a time at most.
const AT_ONCE: usize = 5_000;

/// Who was selected when it was made; those who came since are not in it.
pub(super) enum Uids {
    Some(std::vec::IntoIter<String>),
    All { matching: KeyStream, except: HashSet<String> },
}

impl Uids {
    pub(super) fn of(
        store: &Store,
        app: &AppId,
        selection: Selection,
    ) -> halley_store::Result<Self> {
        Ok(match selection {
            Selection::Some { uids } => {
                let uids: Vec<_> = uids.into_iter().collect::<IndexSet<_>>().into_iter().collect();
                Self::Some(uids.into_iter())
            }
            Selection::All { filter, except } => Self::All {
                matching: store.users_uids(app, &user_filter(filter))?,
                except: except.into_iter().collect(),
            },
        })
    }
}

impl Iterator for Uids {
    type Item = halley_store::Result<Vec<String>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut uids = Vec::new();
        match self {
            Self::Some(left) => uids.extend(left.by_ref().take(AT_ONCE)),
            Self::All { matching, except } => {
                while uids.len() < AT_ONCE {
                    match matching.next() {
                        None => break,
                        Some(Err(error)) => return Some(Err(error)),
                        Some(Ok(chunk)) => {
                            uids.extend(chunk.into_iter().filter(|uid| !except.contains(uid)));
                        }
                    }
                }
            }
        }
        (!uids.is_empty()).then_some(Ok(uids))
    }
}
