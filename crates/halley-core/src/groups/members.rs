//! Changes of who is in a group: each user reported, the whole undone where the service can.

mod out;

use cometchat_api::chat::groups::{Group, Scope};
use cometchat_api::chat::members::{AddMembers, AddedMembers, ChangeScope};
use cometchat_api::{Guid, Uid, limits};

use super::fates::{Fates, named, recorded};
use super::roll::scopes_of;
use super::{read_group, rules};
use crate::console::Console;
use crate::error::{Code, Error, refused};
use crate::gate::Change;
use crate::gate::batch::is_hopeless;
use crate::gate::undo::UndoStep;
use crate::gate::words::users;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, BatchReport, Written};
use crate::model::group::MemberScope;
use crate::reach::Writer;

impl Console {
    /// Adds users to a group, 25 a request, and reports on each.
    ///
    /// # Errors
    /// When somebody is named who cannot be, or the gate refuses; failures of single users are in
    /// the report.
    pub async fn group_members_add(
        &self,
        app: &AppRef,
        guid: &str,
        members: &[MemberScope],
    ) -> Result<BatchReport, Error> {
        let members = some(rules::members(members)?)?;
        let group = read_group(&self.reader(app).await?, guid).await?;
        let who = self.who(app, &members).await?;
        let sentence = format!("Added {who} to {}", group.name);
        let change = change(Act::GroupMembersAdd, app, &group, members.len(), sentence);
        let guid = group.guid.clone();
        let added = self.change(change, |writer| async move {
            let fates = self.add_all(app, &writer, &guid, members).await;
            let guid = guid.to_string();
            Ok(fates.ended("Added", |members| UndoStep::MembersKick {
                guid,
                uids: members.into_iter().map(|member| member.uid).collect(),
            }))
        });
        self.members_changed(app, guid_of(&group), added.await).await
    }

    /// Gives members other scopes and reports on each.
    ///
    /// # Errors
    /// As [`Self::group_members_add`].
    pub async fn group_members_scope(
        &self,
        app: &AppRef,
        guid: &str,
        members: &[MemberScope],
    ) -> Result<BatchReport, Error> {
        let members = some(rules::members(members)?)?;
        let who = self.who(app, &members).await?;
        let to = members.first().map(|(_, scope)| scope.clone()).unwrap_or(Scope::Participant);
        let (group, before) = self.roll_now(app, guid, &members).await?;
        let sentence = if members.iter().all(|(_, scope)| *scope == to) {
            format!("Made {who} {} of {}", one_of(&to, members.len()), group.name)
        } else {
            format!("Changed the scope of {who} in {}", group.name)
        };
        let change = Change {
            before: Some(recorded(&before)),
            ..change(Act::GroupMembersScope, app, &group, members.len(), sentence)
        };
        let (guid, owner) = (group.guid.clone(), group.owner.clone());
        let changed = self.change(change, |writer| async move {
            let needless = ["ERR_SAME_SCOPE"];
            let one = |uid: Uid, scope: Scope| {
                let (guid, writer, owner) = (guid.clone(), &writer, owner.as_ref());
                async move {
                    not_owner(owner, &uid)?;
                    let change = ChangeScope { guid, uid, scope, on_behalf_of: None };
                    writer.send(change).await.map(drop)
                }
            };
            let fates = self.to_each(app, Act::GroupMembersScope, members, &needless, one).await;
            let guid = guid.to_string();
            let was = |uid: &str| before.iter().find(|(known, _)| known.as_str() == uid);
            Ok(fates.ended("Changed", |members| UndoStep::MembersScope {
                guid,
                members: named(
                    members.iter().filter_map(|member| was(&member.uid)).cloned().collect(),
                ),
            }))
        });
        self.members_changed(app, guid_of(&group), changed.await).await
    }

    /// Adds members, 25 a request; one bad uid does not fail the others.
    pub(super) async fn add_all(
        &self,
        app: &AppRef,
        writer: &Writer,
        guid: &Guid,
        members: Vec<(Uid, Scope)>,
    ) -> Fates {
        let mut fates = Fates::default();
        let mut hopeless: Option<Error> = None;
        for chunk in members.chunks(limits::MEMBERS_PER_CALL) {
            let of = |wanted: Scope| {
                let uids = chunk.iter().filter(|(_, scope)| *scope == wanted);
                let uids: Vec<Uid> = uids.map(|(uid, _)| uid.clone()).collect();
                Some(uids).filter(|uids| !uids.is_empty())
            };
            let add = AddMembers {
                guid: guid.clone(),
                admins: of(Scope::Admin),
                moderators: of(Scope::Moderator),
                participants: of(Scope::Participant),
                ..AddMembers::default()
            };
            let answer = match &hopeless {
                Some(error) => Err(error.clone()),
                None => writer.send(add).await,
            };
            for (uid, scope) in chunk {
                let result = match &answer {
                    Ok(answer) => fate(answer, uid, scope),
                    Err(error) => Err(error.clone()),
                };
                fates.took((uid.clone(), scope.clone()), result, &["ERR_ALREADY_JOINED"]);
            }
            hopeless = hopeless.or(answer.err().filter(is_hopeless));
            self.told(app, Act::GroupMembersAdd, &fates, members.len());
        }
        fates
    }

    /// The group as it is, and the scopes that some users have in it.
    async fn roll_now(
        &self,
        app: &AppRef,
        guid: &str,
        asked: &[(Uid, Scope)],
    ) -> Result<(Group, Vec<(Uid, Scope)>), Error> {
        let reader = self.reader(app).await?;
        let group = read_group(&reader, guid).await?;
        let uids: Vec<Uid> = asked.iter().map(|(uid, _)| uid.clone()).collect();
        let scopes = scopes_of(&reader, &group.guid, &uids).await?;
        Ok((group, scopes.into_iter().collect()))
    }

    /// Some users in words: the one by name, many by their count.
    async fn who(&self, app: &AppRef, members: &[(Uid, Scope)]) -> Result<String, Error> {
        match members {
            [(uid, _)] => {
                Ok(self.user_name(app, uid.as_str()).await?.unwrap_or_else(|| uid.to_string()))
            }
            many => Ok(users(u32::try_from(many.len()).unwrap_or(u32::MAX))),
        }
    }

    /// Ends a change of members: the list of groups learns how many there are now.
    async fn members_changed(
        &self,
        app: &AppRef,
        guid: &str,
        written: Result<Written<BatchReport>, Error>,
    ) -> Result<BatchReport, Error> {
        let Written { value: mut report, activity, undo } = written?;
        (report.activity, report.undo) = (Some(activity), undo);
        match read_group(&self.reader(app).await?, guid).await {
            Ok(group) => self.group_seen(app, &group).await,
            Err(error) => tracing::warn!(%error, "a group whose members changed is not read anew"),
        }
        Ok(report)
    }
}

fn guid_of(group: &Group) -> &str {
    group.guid.as_str()
}

fn change(act: Act, app: &AppRef, group: &Group, count: usize, sentence: String) -> Change {
    Change {
        act,
        app: app.clone(),
        count: u32::try_from(count).unwrap_or(u32::MAX),
        object: Some(super::write::object(group)),
        sentence,
        before: None,
    }
}

fn some(members: Vec<(Uid, Scope)>) -> Result<Vec<(Uid, Scope)>, Error> {
    if members.is_empty() {
        return Err(Error::invalid("members", "No user is named."));
    }
    Ok(members)
}

fn one_of(scope: &Scope, count: usize) -> String {
    match (scope, count) {
        (Scope::Admin, 1) => "an admin".to_owned(),
        (scope, 1) => format!("a {scope}"),
        (scope, _) => format!("{scope}s"),
    }
}

/// What an answer says of one user; silence is not success.
pub(crate) fn fate(answer: &AddedMembers, uid: &Uid, scope: &Scope) -> Result<(), Error> {
    let results = match scope {
        Scope::Admin => &answer.admins,
        Scope::Moderator => &answer.moderators,
        _ => &answer.participants,
    };
    match results.as_ref().and_then(|results| results.get(uid)) {
        Some(result) if result.is_done() => Ok(()),
        Some(result) => Err(match &result.error {
            Some(error) => refused(error, 200),
            None => Error::new(Code::ServiceFailed, "CometChat did not add this user."),
        }),
        None => Err(Error::new(
            Code::BadAnswer,
            "CometChat did not say what became of this user. Refresh the list of members.",
        )),
    }
}

/// Whoever owns a group stays in it as its admin.
fn not_owner(owner: Option<&Uid>, uid: &Uid) -> Result<(), Error> {
    if owner == Some(uid) {
        return Err(Error::new(
            Code::Conflict,
            "This user owns the group. Give the group another owner first.",
        ));
    }
    Ok(())
}
