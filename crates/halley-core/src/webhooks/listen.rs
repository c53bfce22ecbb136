//! A receiver on this computer that shows deliveries as they come. Each is handed on and not kept.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cometchat_api::Secret;
use cometchat_client::{Clock, Received, Receiver};
use serde_json::Value;

use super::sample::headers;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::masks::masked;
use crate::model::webhook::{Delivery, ListenRequest, Listening};
use crate::rows::pretty;

/// Receivers that may listen at once.
const AT_ONCE: usize = 8;
/// How much of a delivery is shown.
const SHOWN_CHARS: usize = 64 << 10;
/// Ports below are the system's.
const FIRST_PORT: u16 = 1024;

/// Takes deliveries to whoever shows them.
pub trait ListenSink: Send + Sync + 'static {
    /// Takes deliveries in the order they came; says whether anybody still looks.
    fn send(&self, deliveries: Vec<Delivery>) -> bool;
}

/// Receivers that listen, by id. Dropping them ends them.
#[derive(Default)]
pub(crate) struct Listeners(Mutex<HashMap<String, Receiver>>);

impl Listeners {
    /// Takes out what has ended and what listens on this port.
    fn make_way(&self, port: Option<u16>) -> Vec<Receiver> {
        let mut book = self.book();
        let goes = |one: &Receiver| !one.is_open() || port == Some(one.address().port());
        let ids: Vec<_> =
            book.iter().filter(|(_, one)| goes(one)).map(|(id, _)| id.clone()).collect();
        ids.iter().filter_map(|id| book.remove(id)).collect()
    }

    fn book(&self) -> MutexGuard<'_, HashMap<String, Receiver>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Console {
    /// Receives deliveries on this computer alone and hands each to the sink, until it is closed
    /// or the sink no longer looks. A receiver that listens on the port already gives way.
    ///
    /// # Errors
    /// When the port is taken or not to be had, a name comes without a password, or too many
    /// listen.
    pub async fn listen_open(
        &self,
        request: &ListenRequest,
        password: &Secret,
        sink: Arc<dyn ListenSink>,
    ) -> Result<Listening, Error> {
        let account = account(request, password)?;
        if request.port.is_some_and(|port| port < FIRST_PORT) {
            return Err(Error::invalid("port", "A port is a number from 1024 to 65535."));
        }
        for former in self.0.listeners.make_way(request.port) {
            former.close().await;
        }
        if self.0.listeners.book().len() >= AT_ONCE {
            return Err(Error::new(Code::Invalid, "Too many receivers listen at once.")
                .advise("Stop some of them."));
        }
        let (clock, count) = (Arc::clone(self.clock()), AtomicU32::new(0));
        let opened = Receiver::open(request.port, account, move |received| {
            let number = count.fetch_add(1, Ordering::Relaxed) + 1;
            sink.send(vec![delivery(received, number, clock.as_ref())])
        });
        let receiver = opened.await.map_err(|error| no_port(request.port, &error))?;
        let address = receiver.address();
        let id = format!("{:016x}", rand::random::<u64>());
        self.0.listeners.book().insert(id.clone(), receiver);
        Ok(Listening { id, url: format!("http://{address}/"), port: address.port() })
    }

    /// Stops a receiver and waits until its port is free; one that has ended is left alone.
    pub async fn listen_close(&self, id: &str) {
        let receiver = self.0.listeners.book().remove(id);
        if let Some(receiver) = receiver {
            receiver.close().await;
        }
    }
}

fn account(request: &ListenRequest, password: &Secret) -> Result<Option<(String, Secret)>, Error> {
    let username = request.username.trim();
    match (username.is_empty(), password.is_empty()) {
        (true, true) => Ok(None),
        (true, false) => Err(Error::invalid("username", "The password needs a name with it.")),
        (false, true) => Err(Error::invalid("password", "The name needs a password with it.")),
        (false, false) => Ok(Some((username.to_owned(), password.clone()))),
    }
}

fn no_port(port: Option<u16>, error: &io::Error) -> Error {
    match (port, error.kind()) {
        (Some(port), io::ErrorKind::AddrInUse) => {
            Error::invalid("port", format!("Another program listens on the port {port}."))
                .advise("Choose another port, or leave it empty for any free one.")
        }
        (Some(port), _) => Error::invalid("port", format!("The port {port} cannot be had here.")),
        (None, _) => Error::new(Code::Internal, "This computer has no free port."),
    }
}

fn delivery(received: Received, id: u32, clock: &dyn Clock) -> Delivery {
    let json = serde_json::from_slice::<Value>(&received.body).ok();
    let text = |name: &str| {
        let value = json.as_ref()?.get(name)?;
        value.as_str().map(ToOwned::to_owned)
    };
    let body = match &json {
        Some(json) => pretty(&masked(json.clone())),
        None => String::from_utf8_lossy(&received.body).into_owned(),
    };
    let whole = body.chars().count() <= SHOWN_CHARS;
    Delivery {
        id,
        at: u32::try_from(clock.unix_ms() / 1_000).unwrap_or(0),
        trigger: text("trigger"),
        app: text("appId"),
        webhook: text("webhook"),
        status: received.status,
        problem: problem(&received, json.is_some()).map(ToOwned::to_owned),
        headers: headers(received.headers),
        body: if whole { body } else { body.chars().take(SHOWN_CHARS).collect() },
        // What is cut off is no JSON any more.
        json: json.is_some() && whole,
        size: u32::try_from(received.body.len()).unwrap_or(u32::MAX),
    }
}

fn problem(received: &Received, is_json: bool) -> Option<&'static str> {
    match received.status {
        401 => Some("It did not prove itself with the name and password asked for."),
        405 => Some("It was no POST, as deliveries are."),
        408 => Some("It did not arrive whole in time."),
        413 => Some("Its body is larger than 1 MB and was not taken."),
        _ if !is_json => Some("Its body is not JSON."),
        _ => None,
    }
}
