//! What goes on telling a window something, and its end when the window closes: a channel does not
//! say that nobody hears it any more.

use std::collections::{HashMap, HashSet};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use halley_core::Console;
use tauri::{Manager, WebviewWindow, WindowEvent};

/// Something that goes on until it is closed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stream {
    /// A conversation that is watched.
    Preview(String),
    /// A receiver of deliveries.
    Listener(String),
}

impl Stream {
    async fn close(self, console: &Console) {
        match self {
            Self::Preview(id) => console.preview_close(&id).await,
            Self::Listener(id) => console.listen_close(&id).await,
        }
    }
}

/// The streams of all windows.
#[derive(Debug, Default)]
pub struct Streams(Mutex<Book>);

#[derive(Debug, Default)]
struct Book {
    open: HashMap<String, Vec<Stream>>,
    /// Windows that are closed: what was being opened for one comes too late.
    gone: HashSet<String>,
}

impl Streams {
    /// Remembers whose a stream is; not when its window is gone.
    fn keep(&self, window: &str, stream: &Stream) -> bool {
        let mut book = self.book();
        let wanted = !book.gone.contains(window);
        if wanted {
            book.open.entry(window.to_owned()).or_default().push(stream.clone());
        }
        wanted
    }

    fn forget(&self, window: &str, stream: &Stream) {
        if let Some(open) = self.book().open.get_mut(window) {
            open.retain(|each| each != stream);
        }
    }

    /// Takes the streams of a page that is left; its window shows another one.
    fn left(&self, window: &str) -> Vec<Stream> {
        self.book().open.get_mut(window).map(mem::take).unwrap_or_default()
    }

    /// Takes the streams of a window that is closed.
    fn gone(&self, window: &str) -> Vec<Stream> {
        let mut book = self.book();
        book.gone.insert(window.to_owned());
        book.open.remove(window).unwrap_or_default()
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stream was opened for this window, and ends with it.
pub async fn opened(window: &WebviewWindow, stream: Stream) {
    if !window.state::<Streams>().keep(window.label(), &stream) {
        stream.close(&window.state::<Console>()).await;
    }
}

/// This window closes a stream.
pub async fn closed(window: &WebviewWindow, stream: Stream) {
    window.state::<Streams>().forget(window.label(), &stream);
    stream.close(&window.state::<Console>()).await;
}

/// Ends the streams of the page that this window leaves.
pub fn page_left(window: &WebviewWindow) {
    end(window, window.state::<Streams>().left(window.label()));
}

/// Ends the streams of a window when it closes.
pub fn watch(window: &WebviewWindow) {
    let here = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::Destroyed = event {
            end(&here, here.state::<Streams>().gone(here.label()));
        }
    });
}

fn end(window: &WebviewWindow, streams: Vec<Stream>) {
    let console = window.state::<Console>().inner().clone();
    tauri::async_runtime::spawn(async move {
        for stream in streams {
            stream.close(&console).await;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::{Stream, Streams};

    fn preview(id: &str) -> Stream {
        Stream::Preview(id.to_owned())
    }

    #[test]
    fn a_window_takes_its_own_streams_with_it_and_no_others() {
        let streams = Streams::default();
        assert!(streams.keep("one", &preview("a")));
        assert!(streams.keep("two", &preview("b")));
        assert!(streams.keep("two", &preview("c")));
        streams.forget("two", &preview("c"));

        assert_eq!(streams.gone("two"), [preview("b")]);
        assert_eq!(streams.gone("one"), [preview("a")]);
    }

    #[test]
    fn what_was_being_opened_for_a_closed_window_is_not_kept() {
        let streams = Streams::default();
        assert!(streams.gone("one").is_empty());

        assert!(!streams.keep("one", &preview("a")));
    }

    #[test]
    fn a_page_that_is_read_anew_leaves_its_window_open_for_others() {
        let streams = Streams::default();
        assert!(streams.keep("one", &preview("a")));
        assert_eq!(streams.left("one"), [preview("a")]);

        assert!(streams.keep("one", &preview("b")));
        assert_eq!(streams.left("one"), [preview("b")]);
    }
}
