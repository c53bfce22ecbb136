//! How what an import changes was before, and the way back to it.

use halley_store::{GroupRow, JobItem, UserRow};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::groups::rules as group_rules;
use crate::jobs::blueprint::{Payload, RowAct};
use crate::jobs::patch::Touch;
use crate::jobs::step::{Came, Hand, members, parted};
use crate::model::group::{GroupChanges, NewGroup};
use crate::model::import::ImportKind;
use crate::model::job::{JobTask, MembersChange};
use crate::model::user::{NewUser, UserChanges};
use crate::users::rules::{self as user_rules, DEFAULT_ROLE};

/// What a row changes, as it was before: nothing else is given back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::jobs) enum Former {
    /// Fields of a user; never links and metadata, which the index does not keep.
    User(UserChanges),
    /// Fields of a group; never descriptions and metadata, which the index does not keep.
    Group(GroupChanges),
}

impl Former {
    /// The fields of a user that a row changes.
    pub(super) fn of_user(wanted: &NewUser, row: &UserRow) -> Option<Self> {
        let role = row.role.as_deref().unwrap_or(DEFAULT_ROLE);
        let former = UserChanges {
            name: text(&wanted.name, &row.name),
            role: text(wanted.role.as_deref().unwrap_or_default(), role),
            avatar: text(&wanted.avatar, row.avatar.as_deref().unwrap_or_default()),
            tags: tags(&wanted.tags, &row.tags),
            ..UserChanges::default()
        };
        (former != UserChanges::default()).then_some(Self::User(former))
    }

    /// The fields of a group that a row changes.
    pub(super) fn of_group(wanted: &NewGroup, row: &GroupRow) -> Option<Self> {
        let former = GroupChanges {
            name: text(&wanted.name, &row.name),
            kind: text(&wanted.kind, &row.kind),
            icon: text(&wanted.icon, row.icon.as_deref().unwrap_or_default()),
            tags: tags(&wanted.tags, &row.tags),
            ..GroupChanges::default()
        };
        (former != GroupChanges::default()).then_some(Self::Group(former))
    }
}

/// What there is, where a row asks for something else.
fn text(wanted: &str, there: &str) -> Option<String> {
    (!wanted.is_empty() && wanted != there).then(|| there.to_owned())
}

fn tags(wanted: &[String], there: &[String]) -> Option<Vec<String>> {
    (!wanted.is_empty() && wanted != there).then(|| there.to_owned())
}

/// What an item keeps that takes back what an import did with a row; nothing where that stays.
pub(in crate::jobs) fn way_back(rows: ImportKind, key: &str, before: &Payload) -> Option<Payload> {
    let member = |change| JobTask::Members { guid: members::parted(key).0.to_owned(), change };
    let task = match (rows, before.row.as_ref()?.what) {
        (ImportKind::Users, RowAct::Make) => JobTask::UsersDeactivate,
        (ImportKind::Members, RowAct::Make) => member(MembersChange::Kick),
        (ImportKind::Members, RowAct::Change) => {
            member(MembersChange::Scope { scope: before.scope.clone()? })
        }
        (_, RowAct::Change) => {
            let former = Some(before.former.clone()?);
            return Some(Payload { former, ..Payload::default() });
        }
        (ImportKind::Groups, RowAct::Make) | (_, RowAct::Look) => return None,
    };
    Some(Payload { task: Some(task), ..Payload::default() })
}

/// Parts what takes an import back into steps: those it made are deactivated so many at a time,
/// whatever else it did is taken back one by one.
pub(in crate::jobs) fn steps_back(items: Vec<JobItem>, most: usize) -> Vec<Vec<JobItem>> {
    let (made, other) = items.into_iter().partition(is_made);
    let mut steps = parted(made, most);
    steps.extend(parted(other, 1));
    steps
}

/// Whether an item takes back a user that an import made.
pub(in crate::jobs) fn is_made(item: &JobItem) -> bool {
    Payload::of(item).task == Some(JobTask::UsersDeactivate)
}

/// Gives a user or a group its former fields. Taken twice, it leaves the same.
///
/// # Errors
/// What the service says, or that a former value is none that Halley would send.
pub(in crate::jobs) async fn give_back(
    hand: &Hand,
    id: &str,
    former: &Former,
) -> Result<Came, Error> {
    Ok(Came::Done(Some(match former {
        Former::User(changes) => {
            let after = hand.writer.send(user_rules::update(id, changes)?).await?;
            Touch::user(UserRow::from(&after), changes.tags.clone())
        }
        Former::Group(changes) => {
            let after = hand.writer.send(group_rules::update(id, changes, None)?).await?;
            Touch::Group(Box::new(GroupRow::from(&after)))
        }
    })))
}
