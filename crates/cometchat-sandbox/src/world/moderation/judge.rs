//! Judging a message against the rules, and what follows from a hit.

use cometchat_api::chat::groups::Scope;
use cometchat_api::chat::messages::{Action, Category, Moderation as State, ModerationStatus};
use cometchat_api::chat::moderation::{BlockedMessage, Rule};
use cometchat_api::{Guid, Uid};
use serde_json::json;

use super::{criteria, flag_of_rule, raise};
use crate::world::{App, Ban, Peers, Stored, What};

/// Who judged a message.
#[derive(Clone, Debug)]
pub(crate) enum Judge {
    /// The rules.
    Engine,
    /// A person, of a message that a rule had held back.
    Moderator(Option<Box<BlockedMessage>>),
}

/// What the rules say of a message.
enum Verdict {
    /// No rule looks at such messages.
    Unmoderated,
    /// Some look, none found anything.
    Approved,
    /// A rule found something.
    Hit(Box<BlockedMessage>),
}

const BLOCK: &str = "blockMessage";
const DROP: &str = "dropMessage";

impl App {
    /// Judges a message that was just sent or changed; whether its receivers may have it. Hits of
    /// rules that block put it into the queue; those of rules that drop keep it from everybody
    /// but its sender, without a way back.
    pub(crate) fn judge(&mut self, number: u64, at_ms: i64) -> bool {
        let now = at_ms / 1_000;
        let Some(stored) = self.judged(number) else { return true };
        if matches!(stored.category(), Category::Action | Category::Call) {
            return true;
        }
        let hit = match self.verdict(stored) {
            Verdict::Unmoderated => return true,
            Verdict::Approved => {
                self.moderation.blocked.shift_remove(&number);
                self.settle(number, ModerationStatus::Approved, None);
                return true;
            }
            Verdict::Hit(hit) => hit,
        };
        let acts = |action: &str| hit.action.iter().any(|known| known == action);
        let (blocks, drops) = (acts(BLOCK) || hit.action.is_empty(), acts(DROP));
        if acts("flagMessage") {
            let flag = flag_of_rule(hit.rule_name.as_deref().unwrap_or_default(), now);
            raise(self.moderation.flags.entry(number).or_default(), flag);
        }
        self.punish(number, &hit, at_ms);
        if !blocks && !drops {
            self.settle(number, ModerationStatus::Approved, None);
            return true;
        }
        self.settle(number, ModerationStatus::Disapproved, Some(&hit));
        if blocks {
            let queued =
                BlockedMessage { created_at: Some(now), updated_at: Some(now), ..(*hit).clone() };
            self.moderation.blocked.insert(number, queued);
        }
        false
    }

    /// Tells the sender what became of his message.
    pub(crate) fn tell_judged(&mut self, number: u64, by: Judge, at_ms: i64) {
        let Some(stored) = self.judged(number) else { return };
        let (peers, is_judged) = (stored.peers.clone(), stored.message.data.moderation.is_some());
        if is_judged && let Some(message) = self.message_judged(number) {
            let what = What::Moderated { message: Box::new(message), by };
            self.tell(at_ms, None, Some(peers), what);
        }
    }

    /// A message that was sent or only submitted, as the app itself sees it.
    pub(crate) fn message_judged(
        &self,
        number: u64,
    ) -> Option<cometchat_api::chat::messages::Message> {
        self.judged(number).map(|stored| self.message(stored, None))
    }

    /// Writes a decision into the message.
    pub(crate) fn settle(
        &mut self,
        number: u64,
        status: ModerationStatus,
        hit: Option<&BlockedMessage>,
    ) {
        let Some(stored) = self.judged_mut(number) else { return };
        stored.withheld = status == ModerationStatus::Disapproved;
        let mut state = State { status: Some(status), ..State::default() };
        if let Some(hit) = hit {
            let rule = json!({ "id": hit.rule_id, "name": hit.rule_name });
            state.extra.insert("rule".to_owned(), rule);
        }
        stored.message.data.moderation = Some(state);
    }

    fn verdict(&self, stored: &Stored) -> Verdict {
        let looking: Vec<&Rule> = self
            .moderation
            .current()
            .filter(|rule| rule.enabled == Some(true))
            .filter(|rule| rule.conditions.iter().any(|c| criteria::concerns(c, &stored.message)))
            .filter(|rule| rule.filters.iter().all(|filter| criteria::holds(self, filter, stored)))
            .collect();
        if looking.is_empty() {
            return Verdict::Unmoderated;
        }
        let mut hits: Vec<BlockedMessage> = looking
            .into_iter()
            .filter_map(|rule| {
                let found = |c| criteria::hit(&self.moderation, c, &stored.message);
                let condition = rule.conditions.iter().find_map(found)?;
                Some(BlockedMessage {
                    rule_id: Some(rule.id.clone()),
                    rule_name: Some(rule.name.clone()),
                    revision_id: rule.revision_id.clone(),
                    condition: Some(condition),
                    action: rule.action.clone(),
                    ..BlockedMessage::default()
                })
            })
            .collect();
        // A rule that blocks counts before one that only flags.
        hits.sort_by_key(|hit| !hit.action.iter().any(|action| action == BLOCK));
        hits.into_iter().next().map_or(Verdict::Approved, |hit| Verdict::Hit(Box::new(hit)))
    }

    /// What is done to the sender. The documents name these actions without their spelling on the
    /// wire, which is therefore ours.
    fn punish(&mut self, number: u64, hit: &BlockedMessage, at_ms: i64) {
        let Some(stored) = self.judged(number) else { return };
        let (sender, peers) = (stored.message.sender.clone(), stored.peers.clone());
        for action in &hit.action {
            match (action.as_str(), &peers) {
                ("kickUser", Peers::Group(guid)) => self.expel(guid, &sender, false, at_ms),
                ("banUser", Peers::Group(guid)) => self.expel(guid, &sender, true, at_ms),
                ("blockUser", pair @ Peers::Pair(..)) => {
                    if let Some(other) = pair.other(&sender).cloned() {
                        self.relations.block(&other, &sender, at_ms / 1_000);
                    }
                }
                _ => {}
            }
        }
    }

    fn expel(&mut self, guid: &Guid, uid: &Uid, for_good: bool, at_ms: i64) {
        let Ok(group) = self.groups.get_mut(guid) else { return };
        if group.is_owned_by(uid) {
            return;
        }
        let Some(joined) = group.members.shift_remove(uid) else { return };
        if for_good {
            let scope: Scope = joined.scope;
            group.banned.insert(uid.clone(), Ban { scope, at: at_ms / 1_000 });
        }
        let action = if for_good { Action::Banned } else { Action::Kicked };
        let by = crate::world::system();
        self.post_member_action(guid, action, &by, Some(uid), None, at_ms);
    }
}
