//! Calls, put together from the messages that told of them.

use cometchat_api::Uid;
use cometchat_api::chat::messages::{CallStatus, Entity, Message, MessageType};
use cometchat_api::id::SessionId;
use indexmap::IndexMap;
use serde_json::Value;

use crate::chat::rights;
use crate::world::{App, Group, Peers, Stored};

/// Somebody who was rung up. Times are Unix seconds, 0 for never.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Participant {
    /// How it stands with him.
    pub(crate) state: CallStatus,
    /// When he joined.
    pub(crate) joined_at: i64,
    /// When he left.
    pub(crate) left_at: i64,
}

impl Participant {
    /// Seconds he took part, until now where he still does.
    pub(crate) fn secs(&self, now: i64) -> i64 {
        let end = if self.left_at > 0 { self.left_at } else { now };
        if self.joined_at > 0 { (end - self.joined_at).max(0) } else { 0 }
    }
}

/// A call. Times are Unix seconds, 0 for never.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// Id.
    pub(crate) id: SessionId,
    /// Between whom.
    pub(crate) peers: Peers,
    /// Who rang.
    pub(crate) initiator: Uid,
    /// Uid or guid that was rung.
    pub(crate) receiver: String,
    /// With picture.
    pub(crate) is_video: bool,
    /// State.
    pub(crate) status: CallStatus,
    /// When it rang.
    pub(crate) initiated_at: i64,
    /// When it was first answered.
    pub(crate) started_at: i64,
    /// When it was over.
    pub(crate) ended_at: i64,
    /// Who was rung up, and who rang.
    pub(crate) participants: IndexMap<Uid, Participant>,
    /// Recordings and transcriptions, where a message named any.
    pub(crate) recordings: Vec<Value>,
    /// Transcriptions.
    pub(crate) transcriptions: Vec<Value>,
}

impl Session {
    /// Seconds it took, until now where it goes on.
    pub(crate) fn secs(&self, now: i64) -> i64 {
        let end = if self.ended_at > 0 { self.ended_at } else { now };
        if self.started_at > 0 { (end - self.started_at).max(0) } else { 0 }
    }

    /// Seconds that were recorded; recordings state theirs as text (`semantics.md` section 7).
    pub(crate) fn recorded_secs(&self) -> i64 {
        let secs = |recording: &Value| {
            let text = recording.get("duration")?.as_str()?;
            text.split('.').next()?.parse::<i64>().ok()
        };
        self.recordings.iter().filter_map(secs).sum()
    }

    /// Whether a user was rung up or rang.
    pub(crate) fn includes(&self, uid: &Uid) -> bool {
        self.participants.contains_key(uid)
    }

    fn begin(app: &App, id: &SessionId, first: &Stored) -> Self {
        let message = &first.message;
        let initiator = by(message);
        let ringing = Participant { state: CallStatus::Unanswered, joined_at: 0, left_at: 0 };
        let rung: Vec<Uid> = match &first.peers {
            Peers::Pair(one, other) => vec![one.clone(), other.clone()],
            Peers::Group(guid) => app
                .groups
                .get(guid)
                .map(|group| rung_in(app, group, &initiator))
                .unwrap_or_default(),
        };
        let everybody = std::iter::once(initiator.clone()).chain(rung);
        Self {
            id: id.clone(),
            peers: first.peers.clone(),
            receiver: message.receiver.clone(),
            is_video: message.kind == Some(MessageType::Video),
            status: CallStatus::Initiated,
            initiated_at: first.sent_at(),
            started_at: 0,
            ended_at: 0,
            participants: everybody.map(|uid| (uid, ringing.clone())).collect(),
            recordings: Vec::new(),
            transcriptions: Vec::new(),
            initiator,
        }
    }

    fn hear(&mut self, stored: &Stored) {
        let Some(call) = stored.call() else { return };
        let who = by(&stored.message);
        let at = stored.sent_at();
        let some = |time: Option<i64>| time.filter(|at| *at > 0);
        self.is_video = stored.message.kind == Some(MessageType::Video);
        if let Some(rang) = some(call.initiated_at) {
            self.initiated_at = rang;
        }
        match call.status.clone().unwrap_or(CallStatus::Initiated) {
            CallStatus::Ongoing => {
                let joined = some(call.joined_at).or(some(call.started_at)).unwrap_or(at);
                self.answered(some(call.started_at).unwrap_or(joined));
                self.joins(&who, joined);
            }
            CallStatus::Ended => self.ends(&who, call.started_at, some(call.ended_at), at),
            CallStatus::Initiated => {}
            other => self.declines(&who, other, at),
        }
        for (name, kept) in
            [("recordings", &mut self.recordings), ("transcriptions", &mut self.transcriptions)]
        {
            let named = call.extra.get(name).and_then(Value::as_array);
            kept.extend(named.into_iter().flatten().cloned());
        }
    }

    fn answered(&mut self, at: i64) {
        if self.started_at == 0 {
            self.started_at = at;
            let initiator = self.initiator.clone();
            self.joins(&initiator, at);
        }
        self.status = CallStatus::Ongoing;
    }

    fn joins(&mut self, who: &Uid, at: i64) {
        let new = Participant { state: CallStatus::Ongoing, joined_at: at, left_at: 0 };
        let participant = self.participants.entry(who.clone()).or_insert(new);
        participant.state = CallStatus::Ongoing;
        if participant.joined_at == 0 {
            participant.joined_at = at;
        }
    }

    /// Ends the call of two, or somebody's part in that of a group.
    fn ends(&mut self, who: &Uid, started: Option<i64>, ended: Option<i64>, at: i64) {
        let end = ended.unwrap_or(at);
        let known_as_a_whole = started.filter(|at| *at > 0).filter(|_| self.started_at == 0);
        if let Some(start) = known_as_a_whole {
            self.answered(start);
            if let Peers::Pair(one, other) = self.peers.clone() {
                self.joins(&one, start);
                self.joins(&other, start);
            }
        }
        let all = matches!(self.peers, Peers::Pair(..)) || known_as_a_whole.is_some();
        for (uid, participant) in &mut self.participants {
            if participant.state == CallStatus::Ongoing && (all || uid == who) {
                participant.state = CallStatus::Ended;
                participant.left_at = end;
            }
        }
        let goes_on = self.participants.values().any(|it| it.state == CallStatus::Ongoing);
        if !goes_on {
            self.status = CallStatus::Ended;
            self.ended_at = end;
        }
    }

    /// Ends the ringing of two, or somebody's in that of a group.
    fn declines(&mut self, who: &Uid, how: CallStatus, at: i64) {
        let by_initiator = *who == self.initiator;
        if let Some(participant) = self.participants.get_mut(who) {
            participant.state = how.clone();
        }
        if matches!(self.peers, Peers::Pair(..)) || by_initiator && self.started_at == 0 {
            self.status = how;
            self.ended_at = at;
        }
    }
}

/// Members of a group that a call of one of them rings.
fn rung_in(app: &App, group: &Group, by: &Uid) -> Vec<Uid> {
    let guid = &group.about.guid;
    let members = group.members.iter();
    let rung = members.filter(|(_, joined)| rights::rings(app, guid, by, &joined.scope));
    rung.map(|(uid, _)| uid.clone()).collect()
}

/// Who did what a call message tells of.
fn by(message: &Message) -> Uid {
    match message.data.entities.as_ref().and_then(|entities| entities.by.as_ref()) {
        Some(Entity::User(user)) => user.uid.clone(),
        _ => message.sender.clone(),
    }
}

impl App {
    /// A call by its session.
    pub(crate) fn call(&self, id: &SessionId) -> Option<Session> {
        self.put_together(id, self.messages.of_call(id))
    }

    /// All calls, the newest first.
    pub(crate) fn calls(&self) -> impl Iterator<Item = Session> {
        self.messages.calls().rev().filter_map(|(id, numbers)| self.put_together(id, numbers))
    }

    fn put_together(&self, id: &SessionId, numbers: &[u64]) -> Option<Session> {
        let mut told = numbers.iter().filter_map(|number| self.messages.get(*number)).peekable();
        let mut session = Session::begin(self, id, told.peek()?);
        told.for_each(|stored| session.hear(stored));
        Some(session)
    }
}

#[cfg(test)]
mod tests;
