//! The calls API (`contract/calls/`, `semantics.md` section 12).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_with::skip_serializing_none;

use crate::chat::messages::{CallStatus, ReceiverType};
use crate::endpoint::{Endpoint, Route, get};
use crate::id::{SessionId, Uid};
use crate::page::Listing;
use crate::{open_enum, paged, wire};

open_enum! {
    /// What a call carries.
    CallKind {
        /// Sound.
        Audio = "audio",
        /// Sound and picture.
        Video = "video",
    }
}

open_enum! {
    /// How a call came about.
    CallMode {
        /// One rang another.
        Call = "call",
        /// People met.
        Meet = "meet",
        /// One presented.
        Presenter = "presenter",
    }
}

/// A call. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// Id.
    pub session_id: SessionId,
    /// What it carried.
    #[serde(rename = "type")]
    pub kind: Option<CallKind>,
    /// How it came about.
    pub mode: Option<CallMode>,
    /// State.
    pub status: Option<CallStatus>,
    /// Who began it.
    pub initiator: Option<Uid>,
    /// Uid or guid it went to.
    pub receiver: Option<String>,
    /// Which of the two.
    pub receiver_type: Option<ReceiverType>,
    /// When it began to ring.
    #[serde(default, deserialize_with = "wire::number")]
    pub initiated_at: Option<i64>,
    /// When it was answered.
    #[serde(default, deserialize_with = "wire::number")]
    pub started_at: Option<i64>,
    /// When it was over.
    #[serde(default, deserialize_with = "wire::number")]
    pub ended_at: Option<i64>,
    /// How long, as `hh:mm:ss`.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub total_duration: Option<String>,
    /// How long, in minutes with fractions.
    pub total_duration_in_minutes: Option<f64>,
    /// Minutes of sound, over all participants.
    pub total_audio_minutes: Option<f64>,
    /// Minutes of picture, over all participants.
    pub total_video_minutes: Option<f64>,
    /// How many took part, each device counted.
    #[serde(default, deserialize_with = "wire::number")]
    pub total_participants: Option<u32>,
    /// Whether it was recorded.
    #[serde(default, deserialize_with = "wire::flag")]
    pub has_recording: Option<bool>,
    /// Whether it was written down.
    #[serde(default, deserialize_with = "wire::flag")]
    pub has_transcription: Option<bool>,
    /// Who took part.
    pub participants: Option<Vec<Participant>>,
    /// Recordings.
    pub recordings: Option<Vec<Recording>>,
    /// Transcriptions, the five latest.
    pub transcriptions: Option<Vec<Transcription>>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A device that took part in a call. Times are Unix seconds.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// Who.
    pub uid: Uid,
    /// Whether he joined.
    #[serde(default, deserialize_with = "wire::flag")]
    pub is_joined: Option<bool>,
    /// State.
    pub state: Option<CallStatus>,
    /// Minutes with fractions.
    pub total_duration: Option<f64>,
    /// Minutes of sound.
    pub total_audio_minutes: Option<f64>,
    /// Minutes of picture.
    pub total_video_minutes: Option<f64>,
    /// Device.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub device_id: Option<String>,
    /// When he joined.
    #[serde(default, deserialize_with = "wire::number")]
    pub joined_at: Option<i64>,
    /// When he left.
    #[serde(default, deserialize_with = "wire::number")]
    pub left_at: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A recording of a call; its times are text with fractions.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recording {
    /// Id.
    pub rid: Option<String>,
    /// Where it lies; snake case on the wire.
    #[serde(rename = "recording_url", default)]
    pub recording_url: Option<String>,
    /// Seconds.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub duration: Option<String>,
    /// Start, Unix seconds.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub start_time: Option<String>,
    /// End, Unix seconds.
    #[serde(default, deserialize_with = "wire::text_if_any")]
    pub end_time: Option<String>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What was said in a call.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transcription {
    /// Id.
    pub tid: Option<String>,
    /// Where it lies.
    pub transcript_url: Option<String>,
    /// When it was made, ISO 8601.
    pub transcript_date: Option<String>,
    /// Start, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub start_time: Option<i64>,
    /// End, Unix seconds.
    #[serde(default, deserialize_with = "wire::number")]
    pub end_time: Option<i64>,
    /// What this version does not know, kept as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Lists calls, 25 a page in the sample; no paging parameters are documented, though the answer
/// has pages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListCalls {
    /// Only of this kind.
    #[serde(rename = "type")]
    pub kind: Option<CallKind>,
    /// Only of this mode.
    pub mode: Option<CallMode>,
    /// Only with exactly so many participants.
    #[serde(deserialize_with = "wire::number")]
    pub participants_count: Option<u32>,
    /// Only by their start, Unix seconds.
    #[serde(deserialize_with = "wire::number")]
    pub started_at: Option<i64>,
    /// Only by their end, Unix seconds.
    #[serde(deserialize_with = "wire::number")]
    pub ended_at: Option<i64>,
    /// Only in this state.
    pub status: Option<CallStatus>,
    /// Only to users, or to groups.
    pub receiver_type: Option<ReceiverType>,
    /// Only recorded ones, or only others.
    #[serde(deserialize_with = "wire::flag")]
    pub has_recording: Option<bool>,
    /// Only those written down, or only others.
    #[serde(deserialize_with = "wire::flag")]
    pub has_transcription: Option<bool>,
    /// Only those this user took part in.
    pub uid: Option<Uid>,
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
    /// Lists what this user may see.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListCalls {
    type Reply = Listing<Call>;
    const ROUTE: Route = get("/calls").calls().paged();
}

/// Reads one call.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetCall {
    /// Which.
    pub session_id: SessionId,
    /// Sees it as this user does.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for GetCall {
    type Reply = Call;
    const ROUTE: Route = get("/calls/{sessionId}").calls();
}

/// Lists the transcriptions of a call.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListTranscriptions {
    /// Of which.
    pub session_id: SessionId,
    /// Items a page.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
    /// Lists what this user may see.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListTranscriptions {
    type Reply = Listing<Transcription>;
    const ROUTE: Route = get("/calls/{sessionId}/transcriptions").calls().paged();
}
paged!(ListCalls => Call, ListTranscriptions => Transcription);
