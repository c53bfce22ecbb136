//! Moderation of an app: what is looked for, what was held back, flagged and reviewed
//! (`semantics.md` section 10).

use std::collections::BTreeMap;

use cometchat_api::chat::moderation::{BlockedMessage, Flag, ModerationList, Reason, Rule};
use cometchat_api::id::{ListId, ReasonId, RuleId};
use cometchat_api::{AppId, Uid};
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::world::{App, Stored};

mod criteria;
mod defaults;
mod judge;
mod patterns;
mod scores;
mod words;

pub(crate) use judge::Judge;
pub(crate) use patterns::{Patterns, unfit};

/// What moderation keeps of an app. Times are Unix seconds.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Moderation {
    /// Reasons for flagging, oldest first.
    pub(crate) reasons: IndexMap<ReasonId, Reason>,
    /// Revisions of each rule, newest first; rules oldest first.
    pub(crate) rules: IndexMap<RuleId, Vec<Rule>>,
    /// Lists that rules refer to, oldest first.
    pub(crate) lists: IndexMap<ListId, ModerationList>,
    /// What rules held back and nobody reviewed, by the message's number; without the message.
    pub(crate) blocked: IndexMap<u64, BlockedMessage>,
    /// What was flagged and nobody reviewed, by the message's number.
    pub(crate) flags: IndexMap<u64, Vec<Flag>>,
    /// What was reviewed, oldest first.
    pub(crate) reviewed: Vec<Reviewed>,
    /// Messages that are only judged, never sent, by number.
    pub(crate) submitted: BTreeMap<u64, Stored>,
    /// Patterns made ready.
    #[serde(skip)]
    pub(crate) patterns: Patterns,
}

/// A review. It holds whatever the queue held; there is no undo.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Reviewed {
    /// The message's number.
    pub(crate) number: u64,
    /// Rule and condition, empty of a message that users flagged.
    pub(crate) hit: BlockedMessage,
    /// Who had flagged it.
    pub(crate) flags: Vec<Flag>,
}

impl Moderation {
    /// Of a new app: what the service brings along, all rules switched off.
    pub(crate) fn new(now: i64) -> Self {
        Self {
            reasons: defaults::reasons(now),
            rules: defaults::rules(now),
            lists: defaults::lists(now),
            blocked: IndexMap::new(),
            flags: IndexMap::new(),
            reviewed: Vec::new(),
            submitted: BTreeMap::new(),
            patterns: Patterns::default(),
        }
    }

    /// The rules as they are now.
    pub(crate) fn current(&self) -> impl DoubleEndedIterator<Item = &Rule> {
        self.rules.values().filter_map(|revisions| revisions.first())
    }

    /// Adds a revision to a rule, which makes it the active one.
    pub(crate) fn revise(&mut self, app: &AppId, mut rule: Rule) -> Rule {
        let revisions = self.rules.entry(rule.id.clone()).or_default();
        for older in revisions.iter_mut() {
            older.active = Some(false);
        }
        rule.active = Some(true);
        rule.revision_id = Some(format!("{app}_{}_{}", rule.id, revisions.len() + 1));
        revisions.insert(0, rule.clone());
        rule
    }

    /// Takes a message out of all queues, since it is gone.
    pub(crate) fn forget(&mut self, number: u64) {
        self.blocked.shift_remove(&number);
        self.flags.shift_remove(&number);
        self.reviewed.retain(|review| review.number != number);
    }

    /// Whether a rule reports with a formula such as `violence_greaterThan_30`: label and least
    /// score, in per cent.
    pub(crate) fn formula(value: &str) -> Option<(&str, f64)> {
        let (label, least) = value.rsplit_once("_greaterThan_")?;
        Some((label, least.trim().parse().ok()?))
    }
}

impl App {
    /// A message that was sent or only submitted.
    pub(crate) fn judged(&self, number: u64) -> Option<&Stored> {
        self.messages.get(number).or_else(|| self.moderation.submitted.get(&number))
    }

    /// A message that was sent or only submitted, to change.
    pub(crate) fn judged_mut(&mut self, number: u64) -> Option<&mut Stored> {
        match self.messages.get_mut(number) {
            Some(stored) => Some(stored),
            None => self.moderation.submitted.get_mut(&number),
        }
    }
}

/// When a message was blocked: seconds, a dot, and its number on 15 digits.
pub(crate) fn blocked_at(at: i64, number: u64) -> String {
    format!("{at}.{number:015}")
}

/// A flag raised by the app itself, for a rule that only flags.
pub(crate) fn flag_of_rule(rule: &str, at: i64) -> Flag {
    Flag {
        uid: crate::world::system(),
        name: Some("System".to_owned()),
        remark: Some(format!("Flagged by the rule {rule}.")),
        flagged_at: Some(at),
        ..Flag::default()
    }
}

/// Whether a user flagged already; his newer flag replaces the older.
pub(crate) fn raise(flags: &mut Vec<Flag>, flag: Flag) {
    let by: Uid = flag.uid.clone();
    flags.retain(|older| older.uid != by);
    flags.push(flag);
}
