//! Conversations of which a user hears nothing.

use cometchat_api::Uid;
use cometchat_api::chat::notifications::{
    GetMutes, Mute, MuteConversations, MutedKind, UnmuteConversations,
};
use serde_json::{Map, json};

use crate::checked::Checked;
use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::gate::undo::NoticeStep;
use crate::gate::{Change, Done};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::notice::{MuteRequest, MuteRow};

impl Console {
    /// Lists what a user has muted.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_mutes_list(&self, app: &AppRef, uid: &str) -> Result<Vec<MuteRow>, Error> {
        let mutes = self.mutes(app, uid).await?;
        let mut rows = Vec::with_capacity(mutes.len());
        for mute in mutes {
            let name = match mute.kind {
                MutedKind::Group => Some(self.group_name(app, &mute.id).await?),
                _ => self.user_name(app, &mute.id).await?,
            };
            rows.push(MuteRow {
                name: name.filter(|name| *name != mute.id && !name.is_empty()),
                kind: mute.kind.to_string(),
                until: mute.until.and_then(|ms| u32::try_from(ms / 1_000).ok()),
                id: mute.id,
            });
        }
        Ok(rows)
    }

    /// Mutes a conversation for a user.
    ///
    /// # Errors
    /// All mistakes at their fields before anything is sent; otherwise what the gate or the
    /// service says.
    pub async fn user_mute(
        &self,
        app: &AppRef,
        uid: &str,
        mute: &MuteRequest,
    ) -> Result<Written<()>, Error> {
        let wanted = checked(mute, self.now())?;
        let former = self.mutes(app, uid).await?.into_iter().find(|one| is_same(one, &wanted));
        let (conversations, user) = (Some(vec![wanted.clone()]), Uid::from(uid));
        let change = self.mute_change(app, uid, Act::UserMute, &wanted, former.as_ref()).await?;
        let step = match former {
            Some(former) => NoticeStep::UserMute { uid: uid.to_owned(), mute: asked(&former) },
            None => NoticeStep::UserUnmute { uid: uid.to_owned(), mute: asked(&wanted) },
        };
        let work = self.change(change, |writer| async move {
            writer.send(MuteConversations { uid: user, conversations }).await?;
            let after = json!({ "id": wanted.id, "until": wanted.until });
            Ok(Done::wholly(()).now(Some(after)).undone_by(step))
        });
        let written = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }

    /// Has a user hear of a conversation again.
    ///
    /// # Errors
    /// What the gate or the service says.
    pub async fn user_unmute(
        &self,
        app: &AppRef,
        uid: &str,
        mute: &MuteRequest,
    ) -> Result<Written<()>, Error> {
        let wanted = checked(&MuteRequest { until: None, ..mute.clone() }, self.now())?;
        let former = self.mutes(app, uid).await?.into_iter().find(|one| is_same(one, &wanted));
        let change = self.mute_change(app, uid, Act::UserUnmute, &wanted, former.as_ref()).await?;
        let (conversations, user) = (Some(vec![wanted]), Uid::from(uid));
        let uid = uid.to_owned();
        let work = self.change(change, |writer| async move {
            writer.send(UnmuteConversations { uid: user, conversations }).await?;
            let done = Done::wholly(());
            Ok(match former {
                Some(former) => done.undone_by(NoticeStep::UserMute { uid, mute: asked(&former) }),
                None => done,
            })
        });
        let written = work.await?;
        self.emit(Event::NotificationsChanged { app: app.clone() });
        Ok(written)
    }

    async fn mutes(&self, app: &AppRef, uid: &str) -> Result<Vec<Mute>, Error> {
        let get = GetMutes { uid: Uid::from(uid) };
        Ok(self.reader(app).await?.send(get).await?.muted_conversations)
    }

    async fn mute_change(
        &self,
        app: &AppRef,
        uid: &str,
        act: Act,
        mute: &Mute,
        former: Option<&Mute>,
    ) -> Result<Change, Error> {
        let object = self.noticed(app, uid).await?;
        let who = object.name.clone().unwrap_or_else(|| uid.to_owned());
        let what = match mute.kind {
            MutedKind::Group => self.group_name(app, &mute.id).await?,
            _ => self.user_name(app, &mute.id).await?.unwrap_or_else(|| mute.id.clone()),
        };
        let verb = if act == Act::UserMute { "Muted" } else { "Unmuted" };
        Ok(Change {
            act,
            app: app.clone(),
            count: 1,
            object: Some(object),
            sentence: format!("{verb} {what} for {who}"),
            before: former.map(|mute| json!({ "id": mute.id, "until": mute.until })),
        })
    }
}

fn is_same(one: &Mute, other: &Mute) -> bool {
    one.kind == other.kind && one.id == other.id
}

/// A mute as it is asked for; one that ran out meanwhile is put back for ever by nobody.
fn asked(mute: &Mute) -> MuteRequest {
    MuteRequest {
        id: mute.id.clone(),
        kind: mute.kind.to_string(),
        until: mute.until.and_then(|ms| u32::try_from(ms / 1_000).ok()),
    }
}

fn checked(mute: &MuteRequest, now: u32) -> Result<Mute, Error> {
    let mut checked = Checked::of("conversation");
    let kind = MutedKind::from(mute.kind.as_str());
    if let MutedKind::Other(_) = kind {
        checked.wrong("kind", "A user can mute another user, or a group.");
    }
    if mute.id.trim().is_empty() {
        checked.wrong("id", "Choose whom or what to mute.");
    }
    if mute.until.is_some_and(|until| until <= now) {
        checked.wrong("until", "This moment has passed already.");
    }
    let until = mute.until.map(|secs| i64::from(secs) * 1_000);
    checked.end(Mute { id: mute.id.trim().to_owned(), kind, until, extra: Map::new() })
}
