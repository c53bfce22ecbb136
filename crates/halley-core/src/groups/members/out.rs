//! Taking users out of a group: for now, or until the ban is lifted.

use cometchat_api::Uid;
use cometchat_api::chat::groups::{Group, Scope};
use cometchat_api::chat::members::{BanUser, KickMember, UnbanUser};

use super::{change, guid_of, not_owner, some};
use crate::console::Console;
use crate::error::Error;
use crate::gate::Change;
use crate::gate::undo::UndoStep;
use crate::groups::fates::{named, recorded};
use crate::groups::{read_group, rules};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, BatchReport};
use crate::model::group::MemberScope;

impl Console {
    /// Takes members out of a group, which they may join again, and reports on each.
    ///
    /// # Errors
    /// As [`Self::group_members_add`].
    pub async fn group_members_kick(
        &self,
        app: &AppRef,
        guid: &str,
        uids: &[String],
    ) -> Result<BatchReport, Error> {
        let words = |who: &str, group: &str| format!("Kicked {who} out of {group}");
        let Leaving { asked, group, members, change } =
            self.leaving(app, (Act::GroupMembersKick, guid, uids), words).await?;
        let (guid, owner) = (group.guid.clone(), group.owner.clone());
        let kicked = self.change(change, |writer| async move {
            let needless = ["ERR_NOT_A_MEMBER", "ERR_GROUP_NOT_JOINED"];
            let one = |uid: Uid, _: Scope| {
                let (guid, writer, owner) = (guid.clone(), &writer, owner.as_ref());
                async move {
                    not_owner(owner, &uid)?;
                    let kick = KickMember { guid, uid, on_behalf_of: None };
                    writer.send(kick).await.map(drop)
                }
            };
            let asked = with_scopes(asked, &members);
            let fates = self.to_each(app, Act::GroupMembersKick, asked, &needless, one).await;
            let guid = guid.to_string();
            Ok(fates.ended("Kicked", |members| UndoStep::MembersAdd { guid, members }))
        });
        self.members_changed(app, guid_of(&group), kicked.await).await
    }

    /// Bans users from a group, members or not, and reports on each.
    ///
    /// # Errors
    /// As [`Self::group_members_add`].
    pub async fn group_members_ban(
        &self,
        app: &AppRef,
        guid: &str,
        uids: &[String],
    ) -> Result<BatchReport, Error> {
        let words = |who: &str, group: &str| format!("Banned {who} from {group}");
        let Leaving { asked, group, members, change } =
            self.leaving(app, (Act::GroupMembersBan, guid, uids), words).await?;
        let (guid, owner) = (group.guid.clone(), group.owner.clone());
        let banned = self.change(change, |writer| async move {
            let one = |uid: Uid, _: Scope| {
                let (guid, writer, owner) = (guid.clone(), &writer, owner.as_ref());
                async move {
                    not_owner(owner, &uid)?;
                    let ban = BanUser { guid, uid, on_behalf_of: None };
                    writer.send(ban).await.map(drop)
                }
            };
            let needless = ["ERR_ALREADY_BANNED"];
            let fates = self.to_each(app, Act::GroupMembersBan, asked, &needless, one).await;
            let guid = guid.to_string();
            Ok(fates.ended("Banned", |banned| {
                let was = |uid: &str| members.iter().find(|(known, _)| known.as_str() == uid);
                let back = banned.iter().filter_map(|one| was(&one.uid)).cloned().collect();
                UndoStep::MembersUnban {
                    guid,
                    uids: banned.into_iter().map(|one| one.uid).collect(),
                    members: named(back),
                }
            }))
        });
        self.members_changed(app, guid_of(&group), banned.await).await
    }

    /// Lifts bans from a group and reports on each user.
    ///
    /// # Errors
    /// As [`Self::group_members_add`].
    pub async fn group_members_unban(
        &self,
        app: &AppRef,
        guid: &str,
        uids: &[String],
    ) -> Result<BatchReport, Error> {
        let asked = some(rules::members(&participants(uids))?)?;
        let group = read_group(&self.reader(app).await?, guid).await?;
        let who = self.who(app, &asked).await?;
        let sentence = format!("Lifted the ban of {who} from {}", group.name);
        let change = change(Act::GroupMembersUnban, app, &group, asked.len(), sentence);
        let guid = group.guid.clone();
        let lifted = self.change(change, |writer| async move {
            let one = |uid: Uid, _: Scope| {
                let unban = UnbanUser { guid: guid.clone(), uid, on_behalf_of: None };
                let writer = &writer;
                async move { writer.send(unban).await.map(drop) }
            };
            let needless = ["ERR_NOT_A_BANNED_USER"];
            let fates = self.to_each(app, Act::GroupMembersUnban, asked, &needless, one).await;
            let guid = guid.to_string();
            Ok(fates.ended("Lifted the ban of", |members| UndoStep::MembersBan {
                guid,
                uids: members.into_iter().map(|member| member.uid).collect(),
            }))
        });
        self.members_changed(app, guid_of(&group), lifted.await).await
    }

    /// Checks who is to leave a group and reads what the record keeps of them.
    async fn leaving(
        &self,
        app: &AppRef,
        (act, guid, uids): (Act, &str, &[String]),
        words: impl FnOnce(&str, &str) -> String,
    ) -> Result<Leaving, Error> {
        let asked = some(rules::members(&participants(uids))?)?;
        let who = self.who(app, &asked).await?;
        let (group, members) = self.roll_now(app, guid, &asked).await?;
        let sentence = words(&who, &group.name);
        let change = Change {
            before: Some(recorded(&members)),
            ..change(act, app, &group, asked.len(), sentence)
        };
        Ok(Leaving { asked, group, members, change })
    }
}

/// Who is to leave which group.
struct Leaving {
    asked: Vec<(Uid, Scope)>,
    group: Group,
    /// Those of them who are members, with their scopes.
    members: Vec<(Uid, Scope)>,
    change: Change,
}

fn participants(uids: &[String]) -> Vec<MemberScope> {
    let named =
        |uid: &String| MemberScope { uid: uid.clone(), scope: Scope::Participant.to_string() };
    uids.iter().map(named).collect()
}

/// The same users with the scopes they have.
fn with_scopes(asked: Vec<(Uid, Scope)>, known: &[(Uid, Scope)]) -> Vec<(Uid, Scope)> {
    let scope = |uid: &Uid| known.iter().find(|(one, _)| one == uid).map(|(_, scope)| scope);
    asked
        .into_iter()
        .map(|(uid, fallback)| {
            let scope = scope(&uid).cloned().unwrap_or(fallback);
            (uid, scope)
        })
        .collect()
}
