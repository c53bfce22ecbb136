//! The calls API (`contract/calls/`, `semantics.md` section 12): calls that messages told of.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a handler is given its endpoint, of whatever size and use"
)]

use cometchat_api::calls::{self as api, Call, CallKind, CallMode, Transcription};
use cometchat_api::id::SessionId;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Uid};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::meta::Page;
use crate::refuse;
use crate::scene::Read;
use crate::serve::Mount;
use crate::world::{Participant, Session};

/// Items a page where nothing is said, as in the sample.
const PER_PAGE: u32 = 25;
const MOST_TRANSCRIPTIONS: usize = 5;

/// All sections.
pub(crate) fn sections() -> Mount {
    Mount::default().read(list).read(get).read(transcriptions)
}

fn list(r: Read<'_>, asked: api::ListCalls) -> Result<Listing<Call>, ApiError> {
    let found: Vec<Session> = r
        .app
        .calls()
        .filter(|session| r.actor().is_none_or(|actor| session.includes(actor)))
        .filter(|session| passes(session, &asked))
        .collect();
    let page = Page::of(asked.page, Some(asked.per_page.unwrap_or(PER_PAGE)));
    Ok(page.cut(&found, |session| shown(r, session)))
}

/// Times are bounds: the documents speak of ranges and do not say which side is meant.
fn passes(session: &Session, asked: &api::ListCalls) -> bool {
    let n_joined = joined(session).count();
    asked.kind.as_ref().is_none_or(|kind| *kind == kind_of(session))
        && asked.mode.as_ref().is_none_or(|mode| *mode == CallMode::Call)
        && asked.participants_count.is_none_or(|count| count as usize == n_joined)
        && asked.started_at.is_none_or(|from| session.started_at >= from)
        && asked.ended_at.is_none_or(|to| session.ended_at > 0 && session.ended_at <= to)
        && asked.status.as_ref().is_none_or(|status| *status == session.status)
        && asked.receiver_type.as_ref().is_none_or(|kind| *kind == session.peers.kind())
        && asked.has_recording.is_none_or(|has| has != session.recordings.is_empty())
        && asked.has_transcription.is_none_or(|has| has != session.transcriptions.is_empty())
        && asked.uid.as_ref().is_none_or(|uid| took_part(session, uid))
}

fn get(r: Read<'_>, asked: api::GetCall) -> Result<Call, ApiError> {
    Ok(shown(r, &seen(r, &asked.session_id)?))
}

fn transcriptions(
    r: Read<'_>,
    asked: api::ListTranscriptions,
) -> Result<Listing<Transcription>, ApiError> {
    let session = seen(r, &asked.session_id)?;
    let newest_first: Vec<Transcription> = read_all(&session.transcriptions);
    Ok(Page::of(asked.page, asked.per_page).cut(&newest_first, Clone::clone))
}

fn seen(r: Read<'_>, id: &SessionId) -> Result<Session, ApiError> {
    let session = r.app.call(id).ok_or_else(|| {
        refuse::with("ERR_CALL_SESSION_NOT_FOUND", format!("The call {id} does not exist."))
    })?;
    match r.actor().filter(|actor| !session.includes(actor)) {
        None => Ok(session),
        Some(actor) => Err(refuse::with(
            "ERR_CALL_NOT_A_PART",
            format!("The user with UID {actor} is not a part of the call {id}."),
        )),
    }
}

fn kind_of(session: &Session) -> CallKind {
    if session.is_video { CallKind::Video } else { CallKind::Audio }
}

fn joined(session: &Session) -> impl Iterator<Item = (&Uid, &Participant)> {
    session.participants.iter().filter(|(_, participant)| participant.joined_at > 0)
}

fn took_part(session: &Session, uid: &Uid) -> bool {
    joined(session).any(|(joined, _)| joined == uid)
}

fn some(at: i64) -> Option<i64> {
    (at > 0).then_some(at)
}

fn shown(r: Read<'_>, session: &Session) -> Call {
    let now = r.now_ms / 1000;
    let secs = session.secs(now);
    let (audio, video) = minutes(session, secs);
    let mid = mid(&session.id);
    let participants = session.participants.iter().map(|(uid, participant)| {
        let is_joined = participant.joined_at > 0;
        let secs = participant.secs(now);
        let (audio, video) = minutes(session, secs);
        let mut extra = Map::new();
        if is_joined {
            extra.insert("mid".to_owned(), json!(mid));
        }
        api::Participant {
            uid: uid.clone(),
            is_joined: Some(is_joined),
            state: Some(participant.state.clone()),
            total_duration: Some(in_minutes(secs)),
            total_audio_minutes: Some(audio),
            total_video_minutes: Some(video),
            device_id: is_joined.then(|| format!("{uid}@rtc.cometchat.io/{mid}")),
            joined_at: some(participant.joined_at),
            left_at: some(participant.left_at),
            extra,
        }
    });
    let mut newest: Vec<Transcription> = read_all(&session.transcriptions);
    newest.truncate(MOST_TRANSCRIPTIONS);
    Call {
        session_id: session.id.clone(),
        kind: Some(kind_of(session)),
        mode: Some(CallMode::Call),
        status: Some(session.status.clone()),
        initiator: Some(session.initiator.clone()),
        receiver: Some(session.receiver.clone()),
        receiver_type: Some(session.peers.kind()),
        initiated_at: some(session.initiated_at),
        started_at: some(session.started_at),
        ended_at: some(session.ended_at),
        total_duration: Some(clock(secs)),
        total_duration_in_minutes: Some(in_minutes(secs)),
        total_audio_minutes: Some(audio),
        total_video_minutes: Some(video),
        total_participants: u32::try_from(joined(session).count()).ok(),
        has_recording: Some(!session.recordings.is_empty()),
        has_transcription: Some(!session.transcriptions.is_empty()),
        participants: Some(participants.collect()),
        recordings: (!session.recordings.is_empty()).then(|| read_all(&session.recordings)),
        transcriptions: (!newest.is_empty()).then_some(newest),
        extra: Map::from_iter([("mid".to_owned(), json!(mid))]),
    }
}

/// Sound and picture are counted apart: a call with picture counts as picture alone. The whole call
/// counts once, however many take part, as the sample does.
fn minutes(session: &Session, secs: i64) -> (f64, f64) {
    let minutes = in_minutes(secs);
    if session.is_video { (0.0, minutes) } else { (minutes, 0.0) }
}

fn in_minutes(secs: i64) -> f64 {
    f64::from(i32::try_from(secs).unwrap_or(i32::MAX)) / 60.0
}

/// `hh:mm:ss`.
fn clock(secs: i64) -> String {
    format!("{:02}:{:02}:{:02}", secs / 3600, secs / 60 % 60, secs % 60)
}

/// Id of the meeting: the same for one call always.
fn mid(session: &SessionId) -> String {
    let sum = |seed: u64| {
        let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        session.as_str().bytes().fold(seed, mix)
    };
    let digits = format!("{:016x}{:016x}", sum(0xcbf2_9ce4_8422_2325), sum(0x9ae1_6a3b_2f90_404f));
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| digits[range].to_owned());
    groups.join("-")
}

fn read_all<T: DeserializeOwned>(values: &[Value]) -> Vec<T> {
    let read = |value: &Value| serde_json::from_value(value.clone()).ok();
    values.iter().rev().filter_map(read).collect()
}
