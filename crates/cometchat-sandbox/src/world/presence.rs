//! Who is there, and who is told of it.

use cometchat_api::Uid;

use super::app::App;
use super::event::What;
use super::people::seconds;

impl App {
    /// Notes that a user is there on one more connection; the first is told to others.
    pub(crate) fn come(&mut self, uid: &Uid, device: Option<&str>, now_ms: i64) {
        if self.tally.connect(uid, now_ms) {
            self.show(uid, device, true, now_ms);
        }
    }

    /// Notes that a connection of a user has ended; the last is told to others.
    pub(crate) fn go(&mut self, uid: &Uid, device: Option<&str>, now_ms: i64) {
        if self.tally.disconnect(uid) {
            self.show(uid, device, false, now_ms);
        }
    }

    fn show(&mut self, uid: &Uid, device: Option<&str>, online: bool, now_ms: i64) {
        self.people.touch(uid.as_str(), seconds(now_ms / 1_000));
        let user = Box::new(self.plain_user(uid));
        self.tell(now_ms, device, None, What::Presence { user, online });
    }
}
