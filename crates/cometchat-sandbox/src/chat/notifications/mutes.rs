use cometchat_api::chat::notifications::{self as api, Mute, MutedConversations, MutedKind};
use cometchat_api::{ApiError, Done, Guid, Uid};

use super::success;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{App, lower};

pub(super) fn mounted() -> Mount {
    Mount::default().read(list).write(mute).write(unmute)
}

/// What is muted still; what ran out is left out.
fn list(r: Read<'_>, asked: api::GetMutes) -> Result<MutedConversations, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let own = r.app.notifications.own.get(&uid);
    let mutes = own.into_iter().flat_map(|own| &own.mutes);
    let lasting = mutes.filter(|(_, until)| until.is_none_or(|until| r.now_ms < until));
    let shown = lasting.map(|((is_group, id), until)| Mute {
        id: id.clone(),
        kind: if *is_group { MutedKind::Group } else { MutedKind::OneOnOne },
        until: *until,
        extra: serde_json::Map::new(),
    });
    Ok(MutedConversations { muted_conversations: shown.collect() })
}

fn mute(w: &mut Write<'_>, asked: api::MuteConversations) -> Result<Done, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    let asked = needed(asked.conversations)?;
    let mut mutes = Vec::with_capacity(asked.len());
    for mute in asked {
        if mute.until.is_some_and(|until| until <= w.now_ms) {
            return Err(refuse::field("until", "The until must be in the future."));
        }
        mutes.push((key(w.app, &mute)?, mute.until));
    }
    w.app.notifications.own_mut(&uid).mutes.extend(mutes);
    Ok(success())
}

fn unmute(w: &mut Write<'_>, asked: api::UnmuteConversations) -> Result<Done, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    for mute in needed(asked.conversations)? {
        let key = key(w.app, &mute)?;
        w.app.notifications.own_mut(&uid).mutes.shift_remove(&key);
    }
    Ok(success())
}

fn needed(conversations: Option<Vec<Mute>>) -> Result<Vec<Mute>, ApiError> {
    conversations
        .filter(|conversations| !conversations.is_empty())
        .ok_or_else(|| refuse::field("conversations", "The conversations field is required."))
}

fn key(app: &App, mute: &Mute) -> Result<(bool, String), ApiError> {
    match mute.kind {
        MutedKind::OneOnOne => {
            app.known(&Uid::new(mute.id.as_str())).map(|uid| (false, uid.to_string()))
        }
        MutedKind::Group => {
            let guid = lower(&Guid::new(mute.id.as_str()));
            app.groups.get(&guid).map(|group| (true, group.about.guid.to_string()))
        }
        MutedKind::Other(_) => Err(refuse::field("type", "The type must be oneOnOne or group.")),
    }
}
