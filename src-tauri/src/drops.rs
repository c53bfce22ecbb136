//! Files that were dropped on a window. The pages get a name for each; where it lies stays here.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{
    Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use halley_core::{Code, Error};
use tauri::{DragDropEvent, Manager, WebviewWindow, WindowEvent};

use crate::events;

/// Files remembered at a time.
const KEPT: usize = 8;

/// Files that were dropped in this session, the latest last.
#[derive(Debug, Default)]
pub struct Drops {
    all: Mutex<VecDeque<(String, PathBuf)>>,
    n_dropped: AtomicU32,
}

impl Drops {
    /// Remembers a file and gives the name for it.
    fn keep(&self, file: PathBuf) -> String {
        let name = format!("drop-{}", self.n_dropped.fetch_add(1, Ordering::Relaxed) + 1);
        let mut all = self.all();
        if all.len() == KEPT {
            all.pop_front();
        }
        all.push_back((name.clone(), file));
        name
    }

    /// Where a file lies that was dropped; once.
    ///
    /// # Errors
    /// When it was taken already, or is not remembered any more.
    pub fn take(&self, name: &str) -> Result<PathBuf, Error> {
        let mut all = self.all();
        let at = all.iter().position(|(known, _)| known == name);
        at.and_then(|at| all.remove(at)).map(|(_, file)| file).ok_or_else(|| {
            Error::new(Code::NotFound, "Halley does not know this file any more.")
                .advise("Drop it again.")
        })
    }

    fn all(&self) -> MutexGuard<'_, VecDeque<(String, PathBuf)>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the pages of a window of files that are dragged over it and dropped on it.
pub fn watch(window: &WebviewWindow) {
    let here = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(event) = event else { return };
        let told = match event {
            DragDropEvent::Enter { .. } => events::file_over(&here, true),
            DragDropEvent::Leave => events::file_over(&here, false),
            DragDropEvent::Drop { paths, .. } => events::file_over(&here, false).and_then(|()| {
                let Some(file) = paths.first() else { return Ok(()) };
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let drop = here.state::<Drops>().keep(file.clone());
                events::file_dropped(&here, drop, name)
            }),
            _ => Ok(()),
        };
        // A window that is closing has nobody to tell.
        drop(told);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_dropped_is_taken_once_and_old_ones_are_forgotten() {
        let drops = Drops::default();
        let first = drops.keep(PathBuf::from("/a.csv"));
        assert_eq!(drops.take(&first).expect("the file"), PathBuf::from("/a.csv"));
        assert_eq!(drops.take(&first).expect_err("it was taken").code, Code::NotFound);
        let old = drops.keep(PathBuf::from("/b.csv"));
        (0..KEPT).for_each(|_| drop(drops.keep(PathBuf::from("/c.csv"))));
        assert!(drops.take(&old).is_err());
    }
}
