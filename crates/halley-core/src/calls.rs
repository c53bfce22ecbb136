//! Calls of the window that can be given up.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::sync::{Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

use crate::console::Console;
use crate::error::Error;

/// How many tickets are remembered that were given up before their call arrived.
const REMEMBERED: usize = 256;

/// Tickets of running calls.
#[derive(Default)]
pub(crate) struct Calls(Mutex<Tickets>);

#[derive(Default)]
struct Tickets {
    running: HashMap<String, CancellationToken>,
    /// Given up before they began: the two messages of the window may overtake each other.
    early: VecDeque<String>,
}

impl Calls {
    fn enter(&self, ticket: &str) -> CancellationToken {
        let mut tickets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let token = CancellationToken::new();
        if let Some(at) = tickets.early.iter().position(|early| early == ticket) {
            tickets.early.remove(at);
            token.cancel();
        } else if !ticket.is_empty() {
            tickets.running.insert(ticket.to_owned(), token.clone());
        }
        token
    }

    fn leave(&self, ticket: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).running.remove(ticket);
    }

    fn cancel(&self, ticket: &str) {
        let mut tickets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(token) = tickets.running.remove(ticket) {
            token.cancel();
        } else {
            tickets.early.truncate(REMEMBERED - 1);
            tickets.early.push_front(ticket.to_owned());
        }
    }
}

struct Ticket<'a>(&'a Calls, &'a str);

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.0.leave(self.1);
    }
}

impl Console {
    /// Runs a call until it ends or its ticket is given up, which drops it where it waits.
    ///
    /// # Errors
    /// Those of the call, and [`crate::Code::Cancelled`].
    pub async fn call<T>(
        &self,
        ticket: &str,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let token = self.0.calls.enter(ticket);
        let _ticket = Ticket(&self.0.calls, ticket);
        tokio::select! {
            biased;
            () = token.cancelled() => Err(Error::cancelled()),
            result = work => result,
        }
    }

    /// Gives up a call; one that has ended is left alone.
    pub fn call_cancel(&self, ticket: &str) {
        self.0.calls.cancel(ticket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_given_up_before_its_call_arrives_is_remembered_once() {
        let calls = Calls::default();
        calls.cancel("7");
        assert!(calls.enter("7").is_cancelled());
        assert!(!calls.enter("7").is_cancelled());
    }

    #[test]
    fn a_running_call_is_given_up_by_its_ticket_alone() {
        let calls = Calls::default();
        let (one, two) = (calls.enter("1"), calls.enter("2"));
        calls.cancel("1");
        assert!(one.is_cancelled());
        assert!(!two.is_cancelled());
    }
}
