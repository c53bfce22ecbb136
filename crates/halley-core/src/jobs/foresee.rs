//! What a job would do to each user, by the index alone.

use cometchat_api::limits;
use halley_store::UserRow;

use super::blueprint::Payload;
use super::members;
use crate::model::job::{JobTask, OutlookKind, OutlookLine};

/// How many users will meet which fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outlook {
    pub(super) changed: u32,
    pub(super) same: u32,
    pub(super) deactivated: u32,
    pub(super) too_many_tags: u32,
    pub(super) no_member: u32,
    pub(super) owner: u32,
    pub(super) unknown: u32,
    /// Whether the group that it is about is too large to be read first.
    pub(super) blind: bool,
}

impl Outlook {
    /// Takes in a user; nothing is known of one that is not in the index.
    pub(super) fn add(&mut self, task: &JobTask, row: Option<&UserRow>) {
        self.meet(row.map_or(Fate::Changed, |row| fate(task, row)));
    }

    /// Takes in the fate of a user.
    pub(super) fn meet(&mut self, fate: Fate) {
        let place = match fate {
            Fate::Changed => &mut self.changed,
            Fate::Same => &mut self.same,
            Fate::Deactivated => &mut self.deactivated,
            Fate::TooManyTags => &mut self.too_many_tags,
            Fate::NoMember => &mut self.no_member,
            Fate::Owner => &mut self.owner,
            Fate::Unknown => &mut self.unknown,
        };
        *place += 1;
    }

    /// How many users there are in all.
    pub(super) fn total(&self) -> u32 {
        let refused = self.deactivated + self.too_many_tags + self.no_member + self.owner;
        self.changed + self.same + self.unknown + refused
    }

    fn will(&self, task: &JobTask, object: &str) -> String {
        let will = will(task, object);
        let unless = match task {
            JobTask::UsersJoin { .. } => "are members already",
            _ => "are no members",
        };
        match self.blind {
            true => format!(
                "{will}, unless they {unless}: the group is too large for Halley to look first"
            ),
            false => will,
        }
    }

    /// The fates that are met, in words.
    pub(super) fn lines(&self, task: &JobTask, object: &str) -> Vec<OutlookLine> {
        let line = |kind, count, text: String| OutlookLine { count, text, kind };
        let lines = [
            line(OutlookKind::Change, self.changed, self.will(task, object)),
            line(OutlookKind::Same, self.same, already(task).to_owned()),
            line(
                OutlookKind::Refused,
                self.deactivated,
                "deactivated: CometChat will refuse the change".to_owned(),
            ),
            line(
                OutlookKind::Refused,
                self.too_many_tags,
                format!("would have more than {} tags: left out", limits::TAGS),
            ),
            line(
                OutlookKind::Refused,
                self.no_member,
                "no members of the group: CometChat will refuse the change".to_owned(),
            ),
            line(
                OutlookKind::Refused,
                self.owner,
                "owner of the group, who stays in it as its admin: left out".to_owned(),
            ),
            line(
                OutlookKind::Refused,
                self.unknown,
                "not among the users that Halley knows: CometChat refuses uids that do not exist"
                    .to_owned(),
            ),
        ];
        lines.into_iter().filter(|line| line.count > 0).collect()
    }
}

/// What an item keeps of its user as it is before.
pub(super) fn before(task: &JobTask, row: Option<&UserRow>) -> Payload {
    let Some(row) = row else { return Payload::default() };
    let kept = Payload { needs: needs(task, row), ..Payload::default() };
    match task {
        JobTask::UsersRole { .. } => Payload { role: row.role.clone(), ..kept },
        JobTask::UsersTag { .. } | JobTask::UsersUntag { .. } => {
            Payload { tags: Some(row.tags.clone()), ..kept }
        }
        _ => kept,
    }
}

/// Whether a task changes anything of a user, as far as the index tells: it knows no members.
pub(super) fn needs(task: &JobTask, row: &UserRow) -> Option<bool> {
    match task {
        JobTask::UsersJoin { .. } | JobTask::UsersLeave { .. } | JobTask::Members { .. } => None,
        task => Some(fate(task, row) != Fate::Same),
    }
}

/// What becomes of one user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Changed,
    Same,
    Deactivated,
    TooManyTags,
    /// Is not in the group that it is about.
    NoMember,
    /// Owns the group that it is about.
    Owner,
    /// Is not in the index.
    Unknown,
}

fn fate(task: &JobTask, row: &UserRow) -> Fate {
    let is_off = row.deactivated_at.is_some();
    let has = |tag: &String| row.tags.contains(tag);
    match task {
        JobTask::UsersDeactivate if is_off => Fate::Same,
        JobTask::UsersReactivate if !is_off => Fate::Same,
        JobTask::UsersDeactivate
        | JobTask::UsersReactivate
        | JobTask::UsersDelete
        | JobTask::UsersLeave { .. }
        | JobTask::UsersExport { .. } => Fate::Changed,
        _ if is_off => Fate::Deactivated,
        JobTask::UsersRole { role } if row.role.as_ref() == Some(role) => Fate::Same,
        JobTask::UsersTag { tags } if tags.iter().all(has) => Fate::Same,
        JobTask::UsersTag { tags } => {
            let n_new = tags.iter().filter(|tag| !has(tag)).count();
            if row.tags.len() + n_new > limits::TAGS { Fate::TooManyTags } else { Fate::Changed }
        }
        JobTask::UsersUntag { tags } if !tags.iter().any(has) => Fate::Same,
        _ => Fate::Changed,
    }
}

fn will(task: &JobTask, object: &str) -> String {
    match task {
        JobTask::UsersRole { .. } => format!("will get the role {object}"),
        JobTask::UsersTag { .. } => format!("will be tagged with {object}"),
        JobTask::UsersUntag { .. } => format!("will lose {object}"),
        JobTask::UsersDeactivate => "will be signed out and hidden".to_owned(),
        JobTask::UsersReactivate => "will be able to sign in again".to_owned(),
        JobTask::UsersDelete => "will be deleted with all their messages".to_owned(),
        JobTask::UsersJoin { .. } => format!("will join {object}"),
        JobTask::UsersLeave { .. } => format!("will be taken out of {object}"),
        JobTask::Members { change, .. } => members::will(change, object),
        JobTask::UsersFlush => "will be signed out on every device".to_owned(),
        JobTask::UsersExport { .. } | JobTask::ListExport { .. } => {
            "will be in the file".to_owned()
        }
        JobTask::Import { .. } => "will be made or changed".to_owned(),
        JobTask::ImportBack { .. } => "will be as they were".to_owned(),
    }
}

fn already(task: &JobTask) -> &'static str {
    match task {
        JobTask::UsersRole { .. } => "have this role already",
        JobTask::UsersTag { .. } => "have these tags already",
        JobTask::UsersUntag { .. } => "have none of these tags",
        JobTask::UsersDeactivate => "are deactivated already",
        JobTask::Members { change, .. } => members::already(change),
        JobTask::UsersJoin { .. } => "are members already",
        JobTask::UsersLeave { .. } => "are no members",
        _ => "are active already",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(tags: usize, deactivated_at: Option<i64>) -> UserRow {
        let tags = (0..tags).map(|n| format!("t{n}")).collect();
        UserRow { tags, deactivated_at, role: Some("vip".into()), ..UserRow::default() }
    }

    fn outlook(task: &JobTask, rows: &[UserRow]) -> Outlook {
        let mut outlook = Outlook::default();
        rows.iter().for_each(|row| outlook.add(task, Some(row)));
        outlook
    }

    #[test]
    fn who_has_all_tags_is_left_and_who_would_have_too_many_is_told() {
        let task = JobTask::UsersTag { tags: vec!["t0".into(), "t1".into()] };
        let rows = [row(0, None), row(2, None), row(25, None), row(1, Some(5))];
        let expected = Outlook { changed: 1, same: 2, deactivated: 1, ..Outlook::default() };
        assert_eq!(outlook(&task, &rows), expected);
        let task = JobTask::UsersTag { tags: vec!["new".into()] };
        let expected = Outlook { changed: 1, too_many_tags: 1, ..Outlook::default() };
        assert_eq!(outlook(&task, &[row(24, None), row(25, None)]), expected);
    }

    #[test]
    fn the_lines_add_up_to_all_and_leave_out_what_meets_nobody() {
        let task = JobTask::UsersDeactivate;
        let lines = outlook(&task, &[row(0, None), row(0, None), row(0, Some(5))]).lines(&task, "");
        let told: Vec<_> = lines.iter().map(|line| (line.count, line.text.as_str())).collect();
        let expected = [(2, "will be signed out and hidden"), (1, "are deactivated already")];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_group_too_large_to_be_read_is_told_as_such() {
        let task = JobTask::UsersJoin { guid: "night".into() };
        let blind = Outlook { changed: 2, blind: true, ..Outlook::default() };
        let text = "will join Night shift, unless they are members already: \
                    the group is too large for Halley to look first";
        assert_eq!(blind.lines(&task, "Night shift")[0].text, text);
    }
}
