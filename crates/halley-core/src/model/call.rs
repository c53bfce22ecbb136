//! Calls of an app.

use serde::{Deserialize, Serialize};

/// Which calls to list; nothing lists all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct CallFilter {
    /// `audio` or `video`.
    pub kind: Option<String>,
    /// `call`, `meet` or `presenter`.
    pub mode: Option<String>,
    /// `ongoing`, `ended`, `rejected` or `unanswered`.
    pub status: Option<String>,
    /// `user` or `group`.
    pub receiver_type: Option<String>,
    /// Only recorded ones, or only others.
    pub recorded: Option<bool>,
    /// Only those with a transcript, or only others.
    pub transcribed: Option<bool>,
    /// With exactly so many participants.
    pub participants: Option<u32>,
    /// Uid of a user that took part.
    pub uid: Option<String>,
    /// Started from then on, Unix seconds.
    pub from: Option<u32>,
    /// Ended until then, Unix seconds.
    pub to: Option<u32>,
}

/// A call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallRow {
    /// Id of its session.
    pub id: String,
    /// `audio` or `video`, as the service says it.
    pub kind: String,
    /// `call`, `meet` or `presenter`, as the service says it.
    pub mode: String,
    /// State, as the service says it.
    pub status: String,
    /// Uid of whoever began it.
    pub initiator: Option<String>,
    /// Name of whoever began it, where known here.
    pub initiator_name: Option<String>,
    /// Uid or guid that it went to.
    pub receiver: Option<String>,
    /// Name of the user or group, where known here.
    pub receiver_name: Option<String>,
    /// Whether it went to a group.
    pub to_group: bool,
    /// When it began to ring, Unix seconds.
    pub initiated_at: Option<u32>,
    /// When it was answered, Unix seconds.
    pub started_at: Option<u32>,
    /// When it was over, Unix seconds.
    pub ended_at: Option<u32>,
    /// How long, in seconds.
    pub secs: Option<u32>,
    /// Sound over all participants, in seconds.
    pub audio_secs: Option<u32>,
    /// Picture over all participants, in seconds.
    pub video_secs: Option<u32>,
    /// How many took part, each device counted.
    pub participants: Option<u32>,
    /// Whether there is a recording.
    pub recorded: bool,
    /// Whether there is a transcript.
    pub transcribed: bool,
}

/// A call with all that is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CallDetail {
    /// The call.
    #[serde(flatten)]
    pub row: CallRow,
    /// Who was called and who took part.
    pub people: Vec<CallParticipant>,
    /// Recordings.
    pub recordings: Vec<CallRecording>,
    /// Transcripts, the five latest.
    pub transcripts: Vec<CallTranscript>,
    /// As the service tells it, indented JSON with secrets masked.
    pub raw: String,
}

/// Somebody who was called, by device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallParticipant {
    /// Uid.
    pub uid: String,
    /// Name, where known here.
    pub name: Option<String>,
    /// Whether he or she joined.
    pub joined: bool,
    /// State, as the service says it.
    pub state: String,
    /// When joined, Unix seconds.
    pub joined_at: Option<u32>,
    /// When left, Unix seconds.
    pub left_at: Option<u32>,
    /// How long, in seconds.
    pub secs: Option<u32>,
    /// Sound, in seconds.
    pub audio_secs: Option<u32>,
    /// Picture, in seconds.
    pub video_secs: Option<u32>,
    /// Device.
    pub device: Option<String>,
}

/// A recording of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallRecording {
    /// Id.
    pub id: Option<String>,
    /// Where it lies.
    pub url: Option<String>,
    /// How long, in seconds.
    pub secs: Option<u32>,
    /// Start, Unix seconds.
    pub started_at: Option<u32>,
    /// End, Unix seconds.
    pub ended_at: Option<u32>,
}

/// What was said in a call, written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CallTranscript {
    /// Id.
    pub id: Option<String>,
    /// Where it lies.
    pub url: Option<String>,
    /// When made, ISO 8601.
    pub made: Option<String>,
    /// Start, Unix seconds.
    pub started_at: Option<u32>,
    /// End, Unix seconds.
    pub ended_at: Option<u32>,
}
