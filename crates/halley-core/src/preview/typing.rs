//! Who types. The service never says that somebody stopped by closing the window, so typing ends
//! by itself after a while.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::preview::PreviewEvent;

/// How long somebody types without saying so again.
const LASTS: Duration = Duration::from_secs(10);
/// People typing at once that are kept.
const AT_ONCE: usize = 50;

/// People who type, and until when.
#[derive(Debug, Default)]
pub(crate) struct Typists(BTreeMap<String, (String, Duration)>);

impl Typists {
    /// Notes that somebody types or stops; gives what is new to tell.
    pub(crate) fn note(
        &mut self,
        uid: &str,
        name: &str,
        on: bool,
        now: Duration,
    ) -> Option<PreviewEvent> {
        if !on {
            return self.stop(uid);
        }
        if self.0.len() >= AT_ONCE && !self.0.contains_key(uid) {
            return None;
        }
        let began = self.0.insert(uid.to_owned(), (name.to_owned(), now + LASTS)).is_none();
        began.then(|| told(uid, name, true))
    }

    /// Ends somebody's typing, as their message does.
    pub(crate) fn stop(&mut self, uid: &str) -> Option<PreviewEvent> {
        self.0.remove(uid).map(|(name, _)| told(uid, &name, false))
    }

    /// Ends the typing of all whose time is over.
    pub(crate) fn expire(&mut self, now: Duration) -> Vec<PreviewEvent> {
        let over: Vec<String> = self
            .0
            .iter()
            .filter(|(_, (_, until))| *until <= now)
            .map(|(uid, _)| uid.clone())
            .collect();
        over.iter().filter_map(|uid| self.stop(uid)).collect()
    }

    /// Ends all typing, as a broken connection does.
    pub(crate) fn clear(&mut self) -> Vec<PreviewEvent> {
        std::mem::take(&mut self.0)
            .into_iter()
            .map(|(uid, (name, _))| told(&uid, &name, false))
            .collect()
    }

    /// When the next typing ends by itself.
    pub(crate) fn next_end(&self) -> Option<Duration> {
        self.0.values().map(|(_, until)| *until).min()
    }
}

fn told(uid: &str, name: &str, on: bool) -> PreviewEvent {
    PreviewEvent::Typing { uid: uid.to_owned(), name: name.to_owned(), on }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Typists, told};

    fn secs(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn typing_is_told_once_and_ends_by_itself() {
        let mut typists = Typists::default();
        assert_eq!(typists.note("cy", "Cy", true, secs(0)), Some(told("cy", "Cy", true)));
        assert_eq!(typists.note("cy", "Cy", true, secs(5)), None);
        assert_eq!(typists.next_end(), Some(secs(15)));
        assert_eq!(typists.expire(secs(14)), []);
        assert_eq!(typists.expire(secs(15)), [told("cy", "Cy", false)]);
        assert_eq!(typists.next_end(), None);
    }

    #[test]
    fn whoever_sends_a_message_has_stopped_typing() {
        let mut typists = Typists::default();
        typists.note("cy", "Cy", true, secs(0));
        assert_eq!(typists.stop("cy"), Some(told("cy", "Cy", false)));
        assert_eq!(typists.stop("cy"), None);
    }
}
