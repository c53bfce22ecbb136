//! Jobs about the members of one group: who is in it now, what becomes of each, in what words.

use std::collections::HashMap;

use cometchat_api::Uid;
use cometchat_api::chat::groups::Scope;
use halley_store::UserRow;

use super::blueprint::Payload;
use super::foresee::Fate;
use crate::console::Console;
use crate::error::Error;
use crate::groups::{read_group, roll, rules};
use crate::model::gate::{Act, Selection};
use crate::model::group::MemberScope;
use crate::model::job::{JobRequest, JobTask, MembersChange};

const OWNS: &str = "This user owns the group. Give the group another owner first.";

/// Members up to which a group is read while users are added to it or taken out by their list;
/// a larger one would keep the person waiting.
const READ_UP_TO: u64 = 5_000;

/// Who is in a group while a job about it is planned.
#[derive(Default)]
pub(super) struct Roll {
    /// Whether the group was too large to be read.
    pub(super) is_blind: bool,
    owner: Option<String>,
    /// Scopes of members, by uid; of those alone whom the job is about.
    scopes: HashMap<String, String>,
    /// Scopes that are to be given, by uid.
    wanted: HashMap<String, String>,
}

impl Console {
    /// Reads who of those a job is about is in its group; nothing where it is about no group.
    ///
    /// # Errors
    /// When there is no such group, or the service cannot be reached.
    pub(super) async fn job_roll(&self, request: &JobRequest) -> Result<Option<Roll>, Error> {
        let Some((guid, change)) = of(&request.task) else { return Ok(None) };
        let reader = self.reader(&request.app).await?;
        let group = read_group(&reader, guid).await?;
        let is_asked_here = matches!(request.task, JobTask::Members { .. });
        if !is_asked_here && group.members_count.is_none_or(|count| count > READ_UP_TO) {
            return Ok(Some(Roll { is_blind: true, ..Roll::default() }));
        }
        let uids = self.selected(&request.app, &request.selection).await?;
        let uids: Vec<Uid> = uids.iter().map(|uid| Uid::from(uid.as_str())).collect();
        let now = match &change {
            MembersChange::Unban => Vec::new(),
            _ => roll::scopes_of(&reader, &group.guid, &uids).await?.into_iter().collect(),
        };
        let wanted = match &change {
            MembersChange::Add { scopes } => scopes.as_slice(),
            _ => &[],
        };
        Ok(Some(Roll {
            is_blind: false,
            owner: group.owner.map(|owner| owner.to_string()),
            scopes: now.into_iter().map(|(uid, one)| (uid.to_string(), one.to_string())).collect(),
            wanted: wanted.iter().map(|one| (one.uid.clone(), one.scope.clone())).collect(),
        }))
    }
}

impl Roll {
    /// What becomes of a user, and what its item keeps; nothing where the task is about no group
    /// whose members are known.
    pub(super) fn foretell(
        &self,
        task: &JobTask,
        uid: &str,
        row: Option<&UserRow>,
    ) -> Option<(Fate, Payload)> {
        let (_, change) = of(task).filter(|_| !self.is_blind)?;
        let has = self.scopes.get(uid);
        let fate = match &change {
            MembersChange::Add { .. } if has.is_some() => Fate::Same,
            MembersChange::Add { .. } => match row {
                None => Fate::Unknown,
                Some(row) if row.deactivated_at.is_some() => Fate::Deactivated,
                Some(_) => Fate::Changed,
            },
            MembersChange::Unban => Fate::Changed,
            _ if self.owner.as_deref() == Some(uid) => Fate::Owner,
            MembersChange::Scope { scope } => match has {
                None => Fate::NoMember,
                Some(has) if has == scope => Fate::Same,
                Some(_) => Fate::Changed,
            },
            MembersChange::Kick if has.is_none() => Fate::Same,
            MembersChange::Kick | MembersChange::Ban => Fate::Changed,
        };
        let scope = match &change {
            MembersChange::Add { .. } => self.wanted.get(uid),
            _ => has,
        };
        let refused = matches!(fate, Fate::Owner).then(|| OWNS.to_owned());
        let needs = match change {
            // Who is banned is not read; a member surely is not.
            MembersChange::Ban => has.map(|_| true),
            MembersChange::Unban => None,
            _ => Some(fate != Fate::Same),
        };
        Some((fate, Payload { needs, scope: scope.cloned(), refused, ..Payload::default() }))
    }
}

/// The group that a task is about, and what it does with its members.
fn of(task: &JobTask) -> Option<(&str, MembersChange)> {
    match task {
        JobTask::Members { guid, change } => Some((guid, change.clone())),
        JobTask::UsersJoin { guid } => Some((guid, MembersChange::Add { scopes: Vec::new() })),
        JobTask::UsersLeave { guid } => Some((guid, MembersChange::Kick)),
        _ => None,
    }
}

/// Looks over what was asked of members: every uid and scope must be one.
///
/// # Errors
/// When nobody is named, or a uid or scope cannot be.
pub(super) fn checked(request: &JobRequest) -> Result<JobRequest, Error> {
    let JobTask::Members { guid, change } = &request.task else { return Ok(request.clone()) };
    if guid.trim().is_empty() {
        return Err(Error::invalid("guid", "Choose a group."));
    }
    let change = match change {
        MembersChange::Add { scopes } => {
            let scopes = rules::any_members(scopes)?.into_iter();
            let scopes = scopes.filter(|(_, scope)| *scope != Scope::Participant);
            MembersChange::Add { scopes: scopes.map(member).collect() }
        }
        MembersChange::Scope { scope } => {
            let one = MemberScope { uid: "any".to_owned(), scope: scope.clone() };
            let scope = rules::any_members(&[one])?.into_iter().next();
            MembersChange::Scope { scope: scope.map_or(String::new(), |(_, one)| one.to_string()) }
        }
        change => change.clone(),
    };
    let selection = match &request.selection {
        Selection::Some { uids } => {
            let named = |uid: &String| MemberScope {
                uid: uid.clone(),
                scope: Scope::Participant.to_string(),
            };
            let users: Vec<_> = uids.iter().map(named).collect();
            let uids = rules::any_members(&users)?.into_iter().map(|(uid, _)| uid.to_string());
            Selection::Some { uids: uids.collect() }
        }
        all => all.clone(),
    };
    let task = JobTask::Members { guid: guid.clone(), change };
    Ok(JobRequest { app: request.app.clone(), task, selection })
}

fn member((uid, scope): (Uid, Scope)) -> MemberScope {
    MemberScope { uid: uid.to_string(), scope: scope.to_string() }
}

/// The task as its job keeps it: scopes are in the items by then.
pub(super) fn kept(task: &JobTask) -> JobTask {
    match task {
        JobTask::Members { guid, change: MembersChange::Add { .. } } => JobTask::Members {
            guid: guid.clone(),
            change: MembersChange::Add { scopes: Vec::new() },
        },
        task => task.clone(),
    }
}

/// The act that the gate is asked about.
pub(super) fn act(change: &MembersChange) -> Act {
    match change {
        MembersChange::Add { .. } => Act::GroupMembersAdd,
        MembersChange::Scope { .. } => Act::GroupMembersScope,
        MembersChange::Kick => Act::GroupMembersKick,
        MembersChange::Ban => Act::GroupMembersBan,
        MembersChange::Unban => Act::GroupMembersUnban,
    }
}

/// What takes a change back for a user who was so before.
pub(super) fn inverse(change: &MembersChange, before: &Payload) -> MembersChange {
    match change {
        MembersChange::Add { .. } => MembersChange::Kick,
        MembersChange::Kick => MembersChange::Add { scopes: Vec::new() },
        MembersChange::Scope { .. } => MembersChange::Scope {
            scope: before.scope.clone().unwrap_or_else(|| Scope::Participant.to_string()),
        },
        MembersChange::Ban => MembersChange::Unban,
        MembersChange::Unban => MembersChange::Ban,
    }
}

/// What an item that takes another one back keeps of the scope.
pub(super) fn scope_back(task: &JobTask, before: &Payload) -> Option<String> {
    match task {
        JobTask::Members { change: MembersChange::Scope { scope }, .. } => Some(scope.clone()),
        JobTask::Members { .. } | JobTask::UsersLeave { .. } => before.scope.clone(),
        _ => None,
    }
}

/// What a job does, as a title.
pub(super) fn title(change: &MembersChange, many: &str, group: &str) -> String {
    match change {
        MembersChange::Add { .. } => format!("Add {many} to {group}"),
        MembersChange::Scope { scope } => format!("Make {many} {scope} of {group}"),
        MembersChange::Kick => format!("Kick {many} out of {group}"),
        MembersChange::Ban => format!("Ban {many} from {group}"),
        MembersChange::Unban => format!("Lift the ban of {many} from {group}"),
    }
}

/// What a job did, as a sentence of the activity.
pub(super) fn past(change: &MembersChange, many: &str, group: &str) -> String {
    match change {
        MembersChange::Add { .. } => format!("Added {many} to {group}"),
        MembersChange::Scope { scope } => format!("Made {many} {scope} of {group}"),
        MembersChange::Kick => format!("Kicked {many} out of {group}"),
        MembersChange::Ban => format!("Banned {many} from {group}"),
        MembersChange::Unban => format!("Lifted the ban of {many} from {group}"),
    }
}

/// What will happen to those who are changed, after their count.
pub(super) fn will(change: &MembersChange, group: &str) -> String {
    match change {
        MembersChange::Add { .. } => format!("will be added to {group}"),
        MembersChange::Scope { scope } => format!("will get the scope {scope}"),
        MembersChange::Kick => format!("will be kicked out of {group} and may join again"),
        MembersChange::Ban => format!("will be banned from {group}"),
        MembersChange::Unban => format!("will no longer be banned from {group}"),
    }
}

/// Why nothing happens to those who are not changed, after their count.
pub(super) fn already(change: &MembersChange) -> &'static str {
    match change {
        MembersChange::Add { .. } => "are members already and keep their scope",
        MembersChange::Scope { .. } => "have this scope already",
        _ => "are no members",
    }
}
