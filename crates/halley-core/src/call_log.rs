//! Calls of an app as the service keeps them: who took part, how long, what was recorded.

use std::collections::HashMap;

use cometchat_api::Uid;
use cometchat_api::calls::{
    Call, CallKind, CallMode, GetCall, ListCalls, ListTranscriptions, Participant, Recording,
    Transcription,
};
use cometchat_api::chat::messages::{CallStatus, ReceiverType};
use cometchat_api::id::SessionId;

use crate::console::Console;
use crate::error::Error;
use crate::masks::masked;
use crate::model::call::{
    CallDetail, CallFilter, CallParticipant, CallRecording, CallRow, CallTranscript,
};
use crate::model::connection::AppRef;
use crate::model::people::Page;
use crate::rows::{page, pretty, time};

/// Calls a page, as the service's own sample has.
const CALLS: u32 = 25;
/// Transcripts a page.
const TRANSCRIPTS: u32 = 100;

impl Console {
    /// Reads a page of the calls that match, the newest first, from page 1.
    ///
    /// # Errors
    /// When the service cannot be reached, or the app's plan has no calls.
    pub async fn calls_list(
        &self,
        app: &AppRef,
        filter: &CallFilter,
        number: u32,
    ) -> Result<Page<CallRow>, Error> {
        let listing = self.reader(app).await?.page(asked(filter), number, CALLS).await?;
        let names = self.names_in_calls(app, &listing.data).await?;
        let rows = listing.data.iter().map(|call| row(call, &names)).collect();
        Ok(page(rows, &listing.meta, CALLS))
    }

    /// Reads one call.
    ///
    /// # Errors
    /// When there is none, or the service cannot be reached.
    pub async fn call_get(&self, app: &AppRef, session: &str) -> Result<CallDetail, Error> {
        let reader = self.reader(app).await?;
        let get = GetCall { session_id: SessionId::from(session), on_behalf_of: None };
        let raw = reader.raw(get.clone()).await?;
        let call = reader.send(get).await?;
        let names = self.names_in_calls(app, std::slice::from_ref(&call)).await?;
        let participants = call.participants.as_deref().unwrap_or_default();
        Ok(CallDetail {
            row: row(&call, &names),
            people: participants.iter().map(|one| participant(one, &names)).collect(),
            recordings: call.recordings.iter().flatten().map(recording).collect(),
            transcripts: call.transcriptions.iter().flatten().map(transcript).collect(),
            raw: pretty(&masked(raw)),
        })
    }

    /// Reads a page of the transcripts of a call, the newest first, from page 1.
    ///
    /// # Errors
    /// When there is no such call, or the service cannot be reached.
    pub async fn call_transcripts(
        &self,
        app: &AppRef,
        session: &str,
        number: u32,
    ) -> Result<Page<CallTranscript>, Error> {
        let list = ListTranscriptions {
            session_id: SessionId::from(session),
            ..ListTranscriptions::default()
        };
        let listing = self.reader(app).await?.page(list, number, TRANSCRIPTS).await?;
        let rows = listing.data.iter().map(transcript).collect();
        Ok(page(rows, &listing.meta, TRANSCRIPTS))
    }

    /// Names of users in calls by what is known here; calls themselves have only uids.
    async fn names_in_calls(&self, app: &AppRef, calls: &[Call]) -> Result<Names, Error> {
        let mut uids: Vec<String> = Vec::new();
        for call in calls {
            let people = call.participants.iter().flatten().map(|one| one.uid.to_string());
            let receiver = call.receiver.clone().filter(|_| is_to_user(call));
            let ends = call.initiator.iter().map(ToString::to_string).chain(receiver);
            uids.extend(people.chain(ends));
        }
        uids.sort_unstable();
        uids.dedup();
        let named = self.users_named(app, uids).await?;
        let mut users = HashMap::new();
        for user in named {
            if let Some(name) = user.name {
                users.insert(user.uid, name);
            }
        }
        let mut groups = HashMap::new();
        for guid in
            calls.iter().filter(|call| !is_to_user(call)).filter_map(|c| c.receiver.as_ref())
        {
            if !groups.contains_key(guid) {
                groups.insert(guid.clone(), self.group_name(app, guid).await?);
            }
        }
        Ok(Names { users, groups })
    }
}

/// Names by uid and by guid.
struct Names {
    users: HashMap<String, String>,
    groups: HashMap<String, String>,
}

fn asked(filter: &CallFilter) -> ListCalls {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let of = |text: &Option<String>| text.as_deref().and_then(given);
    ListCalls {
        kind: of(&filter.kind).map(|text| CallKind::from(text.as_str())),
        mode: of(&filter.mode).map(|text| CallMode::from(text.as_str())),
        status: of(&filter.status).map(|text| CallStatus::from(text.as_str())),
        receiver_type: of(&filter.receiver_type).map(|text| ReceiverType::from(text.as_str())),
        uid: of(&filter.uid).map(Uid::new),
        participants_count: filter.participants,
        started_at: filter.from.map(i64::from),
        ended_at: filter.to.map(i64::from),
        has_recording: filter.recorded,
        has_transcription: filter.transcribed,
        ..ListCalls::default()
    }
}

fn is_to_user(call: &Call) -> bool {
    call.receiver_type.as_ref().is_none_or(|kind| *kind != ReceiverType::Group)
}

fn row(call: &Call, names: &Names) -> CallRow {
    let text = |value: Option<String>| value.unwrap_or_default();
    let initiator = call.initiator.as_ref().map(ToString::to_string);
    let to_user = is_to_user(call);
    let known = if to_user { &names.users } else { &names.groups };
    CallRow {
        id: call.session_id.to_string(),
        kind: text(call.kind.as_ref().map(ToString::to_string)),
        mode: text(call.mode.as_ref().map(ToString::to_string)),
        status: text(call.status.as_ref().map(ToString::to_string)),
        initiator_name: initiator.as_ref().and_then(|uid| names.users.get(uid)).cloned(),
        initiator,
        receiver_name: call.receiver.as_ref().and_then(|id| known.get(id)).cloned(),
        receiver: call.receiver.clone(),
        to_group: !to_user,
        initiated_at: time(call.initiated_at),
        started_at: time(call.started_at),
        ended_at: time(call.ended_at),
        secs: secs(call),
        audio_secs: call.total_audio_minutes.map(in_secs),
        video_secs: call.total_video_minutes.map(in_secs),
        participants: call.total_participants,
        recorded: call.has_recording == Some(true),
        transcribed: call.has_transcription == Some(true),
    }
}

/// How long a call took, by the most exact that is told.
fn secs(call: &Call) -> Option<u32> {
    let clock = || {
        let mut secs = 0_u32;
        for part in call.total_duration.as_deref()?.split(':') {
            secs = secs.checked_mul(60)?.checked_add(part.parse().ok()?)?;
        }
        Some(secs)
    };
    call.total_duration_in_minutes.map(in_secs).or_else(clock)
}

/// Minutes with fractions as whole seconds.
fn in_secs(minutes: f64) -> u32 {
    // A cast from float to integer saturates, and makes nothing of what is no number.
    (minutes * 60.0).round() as u32
}

fn participant(one: &Participant, names: &Names) -> CallParticipant {
    let uid = one.uid.to_string();
    CallParticipant {
        name: names.users.get(&uid).cloned(),
        uid,
        joined: one.is_joined == Some(true),
        state: one.state.as_ref().map(ToString::to_string).unwrap_or_default(),
        joined_at: time(one.joined_at),
        left_at: time(one.left_at),
        secs: one.total_duration.map(in_secs),
        audio_secs: one.total_audio_minutes.map(in_secs),
        video_secs: one.total_video_minutes.map(in_secs),
        device: one.device_id.clone(),
    }
}

fn recording(one: &Recording) -> CallRecording {
    let number = |text: &Option<String>| text.as_deref()?.trim().parse::<f64>().ok();
    CallRecording {
        id: one.rid.clone(),
        url: one.recording_url.clone(),
        secs: number(&one.duration).map(|secs| secs.round() as u32),
        started_at: number(&one.start_time).and_then(|at| time(Some(at as i64))),
        ended_at: number(&one.end_time).and_then(|at| time(Some(at as i64))),
    }
}

fn transcript(one: &Transcription) -> CallTranscript {
    CallTranscript {
        id: one.tid.clone(),
        url: one.transcript_url.clone(),
        made: one.transcript_date.clone(),
        started_at: time(one.start_time),
        ended_at: time(one.end_time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_call_is_read_from_either_of_its_two_fields() {
        let minutes = Call { total_duration_in_minutes: Some(19.0 / 60.0), ..Call::default() };
        assert_eq!(secs(&minutes), Some(19));
        let clock = Call { total_duration: Some("01:02:03".to_owned()), ..Call::default() };
        assert_eq!(secs(&clock), Some(3_723));
        let neither = Call { total_duration: Some("soon".to_owned()), ..Call::default() };
        assert_eq!(secs(&neither), None);
    }
}
