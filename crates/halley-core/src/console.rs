//! The console: one cheap handle, complete when constructed.

use std::path::PathBuf;
use std::sync::Arc;

use cometchat_client::{Clock, Endpoints};

use crate::calls::Calls;
use crate::event::{Event, EventSink};
use crate::model::preferences::ProxyChoice;
use crate::outside::{Clipboard, DemoHost};

/// What a console is made of.
pub struct Parts {
    /// Folder of this installation's data.
    pub data_dir: PathBuf,
    /// Source of time and of all waiting.
    pub clock: Arc<dyn Clock>,
    /// Where nudges go.
    pub events: Arc<dyn EventSink>,
    /// The operating system's clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// Starts the demo.
    pub demo: Arc<dyn DemoHost>,
    /// Through what the network is reached.
    pub proxy: ProxyChoice,
    /// Hosts in place of the service's own.
    pub endpoints: Option<Endpoints>,
}

/// Everything the window can ask for. Cloning shares.
#[derive(Clone)]
pub struct Console(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) calls: Calls,
    pub(crate) clipboard: Arc<dyn Clipboard>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) data_dir: PathBuf,
    pub(crate) demo: Arc<dyn DemoHost>,
    pub(crate) events: Arc<dyn EventSink>,
}

impl Console {
    /// Source of time and of all waiting.
    pub(crate) fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }

    /// Now, Unix seconds.
    pub(crate) fn now(&self) -> u32 {
        u32::try_from(self.0.clock.unix_ms() / 1_000).unwrap_or(0)
    }

    /// Sends a nudge.
    pub(crate) fn emit(&self, event: Event) {
        self.0.events.emit(event);
    }
}
