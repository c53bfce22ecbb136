//! Who is told that messages were delivered or read.

use cometchat_api::Uid;
use cometchat_api::live::ReceiptAction;

use crate::world::{App, Peers, Receipt, What, message_id};

impl App {
    /// Tells that a user got or read messages up to one, and that all of a group have it by now
    /// where this user was the last.
    pub(crate) fn tell_receipt(
        &mut self,
        peers: &Peers,
        by: &Uid,
        (number, message_sender, read): (u64, Uid, bool),
        (now_ms, device): (i64, Option<&str>),
    ) {
        let at = now_ms / 1_000;
        let mut actions = vec![if read { ReceiptAction::Read } else { ReceiptAction::Delivered }];
        if self.last_of_all(peers, by, (number, at), |receipt| receipt.delivered_at) {
            actions.push(ReceiptAction::DeliveredToAll);
        }
        if self.last_of_all(peers, by, (number, at), |receipt| receipt.read_at) {
            actions.push(ReceiptAction::ReadByAll);
        }
        for action in actions {
            let what = What::Receipt {
                action,
                by: Box::new(self.plain_user(by)),
                message_id: message_id(number),
                message_sender: message_sender.clone(),
                at,
            };
            self.tell(now_ms, device, Some(peers.clone()), what);
        }
    }

    /// Whether every member of a group but the sender has a message, the last of them just now.
    fn last_of_all(
        &self,
        peers: &Peers,
        by: &Uid,
        (number, at): (u64, i64),
        time: impl Fn(&Receipt) -> i64,
    ) -> bool {
        let Peers::Group(guid) = peers else { return false };
        let (Ok(group), Some(stored)) = (self.groups.get(guid), self.messages.get(number)) else {
            return false;
        };
        let had = |uid: &Uid| stored.receipts.get(uid).map_or(0, &time);
        had(by) == at
            && group
                .members
                .keys()
                .filter(|uid| **uid != stored.message.sender)
                .all(|uid| had(uid) > 0)
    }
}
