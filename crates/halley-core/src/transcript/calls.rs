//! What happened in a call, as a sentence of names.

use crate::transcript::CallKind;
use crate::transcript::actions::name;

/// What is known of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call<'a> {
    /// Status as the service spells it.
    pub(crate) status: &'a str,
    /// Sound alone or with picture.
    pub(crate) kind: CallKind,
    /// Who began the call.
    pub(crate) caller: Option<String>,
    /// Who was called: a person or a group.
    pub(crate) called: Option<String>,
    /// Whether a group was called.
    pub(crate) group: bool,
    /// Who did what the status says.
    pub(crate) by: Option<String>,
    /// Seconds it lasted.
    pub(crate) duration_secs: Option<u32>,
}

/// The sentence of a call.
pub(crate) fn sentence(call: &Call<'_>) -> String {
    let what = match call.kind {
        CallKind::Audio => "audio call",
        CallKind::Video => "video call",
    };
    let article = if call.kind == CallKind::Audio { "an" } else { "a" };
    let caller = name(call.caller.as_deref().or(call.by.as_deref()), "Someone");
    let by = name(call.by.as_deref(), "Someone");
    let called = name(call.called.as_deref(), "someone");
    match call.status {
        "initiated" if call.group => format!("{caller} started {article} {what} in {called}"),
        "initiated" => format!("{caller} started {article} {what} with {called}"),
        "ongoing" => format!("{by} joined the {what}"),
        "unanswered" => format!("{caller} called, but nobody answered the {what}"),
        "rejected" => format!("{by} declined the {what}"),
        "busy" => format!("{by} was busy during the {what} from {caller}"),
        "cancelled" | "canceled" => format!("{by} cancelled the {what}"),
        "ended" => match call.duration_secs.filter(|secs| *secs > 0) {
            Some(secs) => format!("The {what} ended after {}", length(secs)),
            None => format!("The {what} ended"),
        },
        "" => format!("There was {article} {what}"),
        other => format!("The {what} is now “{}”", super::text::isolated(other)),
    }
}

/// A length of time in its two largest units.
fn length(secs: u32) -> String {
    let (hours, minutes, seconds) = (secs / 3_600, secs / 60 % 60, secs % 60);
    match (hours, minutes, seconds) {
        (0, 0, s) => format!("{s} s"),
        (0, m, 0) => format!("{m} min"),
        (0, m, s) => format!("{m} min {s} s"),
        (h, 0, _) => format!("{h} h"),
        (h, m, _) => format!("{h} h {m} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Call, sentence};
    use crate::transcript::CallKind;

    fn call(status: &str) -> Call<'_> {
        Call {
            status,
            kind: CallKind::Video,
            caller: Some("Ada".to_owned()),
            called: Some("Cy".to_owned()),
            group: false,
            by: Some("Cy".to_owned()),
            duration_secs: Some(250),
        }
    }

    #[test]
    fn every_documented_status_is_a_sentence() {
        let all: Vec<String> = [
            "initiated",
            "ongoing",
            "unanswered",
            "rejected",
            "busy",
            "cancelled",
            "ended",
            "",
            "paused",
        ]
        .iter()
        .map(|status| sentence(&call(status)))
        .collect();
        assert_eq!(
            all,
            [
                "Ada started a video call with Cy",
                "Cy joined the video call",
                "Ada called, but nobody answered the video call",
                "Cy declined the video call",
                "Cy was busy during the video call from Ada",
                "Cy cancelled the video call",
                "The video call ended after 4 min 10 s",
                "There was a video call",
                "The video call is now “paused”",
            ]
        );
    }

    #[test]
    fn a_call_of_a_group_names_the_group() {
        let call = Call {
            group: true,
            kind: CallKind::Audio,
            called: Some("Support room".to_owned()),
            ..call("initiated")
        };
        assert_eq!(sentence(&call), "Ada started an audio call in Support room");
    }
}
