use cometchat_api::chat::notifications::{self as api, Mute, MutedConversations, MutedKind};
use cometchat_api::{ApiError, Done, Guid, Uid};
use serde_json::Map;

use super::success;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{App, Own, lower};

pub(super) fn mounted() -> Mount {
    Mount::default().read(list).write(mute).write(unmute)
}

/// What is muted still; what ran out is left out.
pub(crate) fn list(r: Read<'_>, asked: api::GetMutes) -> Result<MutedConversations, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let own = r.app.notifications.own.get(&uid);
    let mutes = own.into_iter().flat_map(|own| own.mutes.values());
    let lasting = mutes.filter(|mute| mute.until.is_none_or(|until| r.now_ms < until));
    Ok(MutedConversations { muted_conversations: lasting.cloned().collect() })
}

pub(crate) fn mute(w: &mut Write<'_>, asked: api::MuteConversations) -> Result<Done, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    let asked = needed(asked.conversations)?;
    let mut mutes = Vec::with_capacity(asked.len());
    for mute in asked {
        if mute.until.is_some_and(|until| until <= w.now_ms) {
            return Err(refuse::field("until", "The until must be in the future."));
        }
        let mute = known(w.app, mute)?;
        mutes.push((Own::mute_key(&mute.kind, &mute.id), mute));
    }
    w.app.notifications.own_mut(&uid).mutes.extend(mutes);
    Ok(success())
}

pub(crate) fn unmute(w: &mut Write<'_>, asked: api::UnmuteConversations) -> Result<Done, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    for mute in needed(asked.conversations)? {
        let mute = known(w.app, mute)?;
        let key = Own::mute_key(&mute.kind, &mute.id);
        w.app.notifications.own_mut(&uid).mutes.shift_remove(&key);
    }
    Ok(success())
}

fn needed(conversations: Option<Vec<Mute>>) -> Result<Vec<Mute>, ApiError> {
    conversations
        .filter(|conversations| !conversations.is_empty())
        .ok_or_else(|| refuse::field("conversations", "The conversations field is required."))
}

/// A mute of a conversation that can be had, with the id as the app keeps it.
fn known(app: &App, mute: Mute) -> Result<Mute, ApiError> {
    let id = match mute.kind {
        MutedKind::OneOnOne => app.known(&Uid::new(mute.id.as_str()))?.to_string(),
        MutedKind::Group => {
            let guid = lower(&Guid::new(mute.id.as_str()));
            app.groups.get(&guid)?.about.guid.to_string()
        }
        MutedKind::Other(_) => {
            return Err(refuse::field("type", "The type must be oneOnOne or group."));
        }
    };
    Ok(Mute { id, extra: Map::new(), ..mute })
}
