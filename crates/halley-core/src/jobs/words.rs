//! The words of jobs.

use super::members;
use crate::gate::words::counted;
use crate::model::export::{ExportFormat, ExportList};
use crate::model::job::JobTask;

/// What a job is about besides users: the role, tags, group or file, as a person reads it.
pub(super) fn object(task: &JobTask, group: Option<&str>) -> String {
    match task {
        JobTask::UsersRole { role } => role.clone(),
        JobTask::UsersTag { tags } | JobTask::UsersUntag { tags } => listed(tags),
        JobTask::UsersJoin { guid }
        | JobTask::UsersLeave { guid }
        | JobTask::Members { guid, .. } => {
            group.filter(|name| !name.is_empty()).unwrap_or(guid).to_owned()
        }
        JobTask::UsersExport { format, .. } | JobTask::ListExport { format, .. } => {
            extension(*format).to_uppercase()
        }
        JobTask::Import { source } => source.name.clone(),
        JobTask::ImportBack { file, .. } => file.clone(),
        JobTask::UsersDeactivate
        | JobTask::UsersReactivate
        | JobTask::UsersDelete
        | JobTask::UsersFlush => String::new(),
    }
}

/// What a job does, as a title.
pub(super) fn title(task: &JobTask, object: &str, count: u32) -> String {
    let many = task.counted(count);
    match task {
        JobTask::UsersRole { .. } => format!("Give {many} the role {object}"),
        JobTask::UsersTag { .. } => format!("Tag {many} with {object}"),
        JobTask::UsersUntag { .. } => format!("Take {object} away from {many}"),
        JobTask::UsersDeactivate => format!("Deactivate {many}"),
        JobTask::UsersReactivate => format!("Reactivate {many}"),
        JobTask::UsersDelete => format!("Delete {many} for good"),
        JobTask::UsersJoin { .. } => format!("Add {many} to {object}"),
        JobTask::UsersLeave { .. } => format!("Take {many} out of {object}"),
        JobTask::Members { change, .. } => members::title(change, &many, object),
        JobTask::UsersFlush => format!("Delete all auth tokens of {many}"),
        JobTask::UsersExport { .. } => format!("Export {many} to {object}"),
        JobTask::ListExport { list, .. } => format!("Export {} to {object}", listed_as(list)),
        JobTask::Import { .. } => format!("Import {many} from {object}"),
        JobTask::ImportBack { .. } => format!("Take back the import of {many} from {object}"),
    }
}

/// What a job did, as a sentence of the activity.
pub(super) fn past(task: &JobTask, object: &str, count: u32) -> String {
    let many = task.counted(count);
    match task {
        JobTask::UsersRole { .. } => format!("Gave {many} the role {object}"),
        JobTask::UsersTag { .. } => format!("Tagged {many} with {object}"),
        JobTask::UsersUntag { .. } => format!("Took {object} away from {many}"),
        JobTask::UsersDeactivate => format!("Deactivated {many}"),
        JobTask::UsersReactivate => format!("Reactivated {many}"),
        JobTask::UsersDelete => format!("Deleted {many} for good"),
        JobTask::UsersJoin { .. } => format!("Added {many} to {object}"),
        JobTask::UsersLeave { .. } => format!("Took {many} out of {object}"),
        JobTask::Members { change, .. } => members::past(change, &many, object),
        JobTask::UsersFlush => format!("Deleted all auth tokens of {many}"),
        JobTask::UsersExport { .. } => format!("Exported {many} to {object}"),
        JobTask::ListExport { list, .. } => format!("Exported {} to {object}", listed_as(list)),
        JobTask::Import { .. } => format!("Imported {many} from {object}"),
        JobTask::ImportBack { .. } => format!("Took back the import of {many} from {object}"),
    }
}

/// What a job did that took another one back, as a sentence of the activity.
pub(super) fn taken_back(task: &JobTask, object: &str, count: u32) -> String {
    match task {
        JobTask::Import { source } => {
            let back = JobTask::ImportBack { rows: source.rows, file: object.to_owned() };
            past(&back, object, count)
        }
        task => format!("Undid: {}", past(task, object, count)),
    }
}

/// What a list is called in a sentence.
fn listed_as(list: &ExportList) -> String {
    match list {
        ExportList::Activity { .. } => "the activity".to_owned(),
        ExportList::ApiKeys => "the API keys, masked,".to_owned(),
        ExportList::Banned { guid } => format!("the users banned from {guid}"),
        ExportList::Conversations { .. } => "the conversations".to_owned(),
        ExportList::Fleet { .. } => "the apps".to_owned(),
        ExportList::Groups { .. } => "the groups".to_owned(),
        ExportList::Members { guid, .. } => format!("the members of {guid}"),
        ExportList::Roles => "the roles".to_owned(),
        ExportList::UserBlocked { uid } => format!("the blocks of {uid}"),
        ExportList::UserFriends { uid } => format!("the friends of {uid}"),
        ExportList::UserGroups { uid } => format!("the groups of {uid}"),
        ExportList::Usage { days } => format!("the usage of {}", counted(*days, "day")),
    }
}

/// What an export is called in the name of its file.
pub(super) fn file_word(task: &JobTask) -> &'static str {
    let JobTask::ListExport { list, .. } = task else { return "users" };
    match list {
        ExportList::Activity { .. } => "activity",
        ExportList::ApiKeys => "api-keys",
        ExportList::Banned { .. } => "banned",
        ExportList::Conversations { .. } => "conversations",
        ExportList::Fleet { .. } => "apps",
        ExportList::Groups { .. } => "groups",
        ExportList::Members { .. } => "members",
        ExportList::Roles => "roles",
        ExportList::Usage { .. } => "usage",
        ExportList::UserBlocked { .. } => "blocked",
        ExportList::UserFriends { .. } => "friends",
        ExportList::UserGroups { .. } => "user-groups",
    }
}

/// End of a file's name.
pub(super) fn extension(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "csv",
        ExportFormat::Xlsx => "xlsx",
        ExportFormat::Json => "json",
    }
}

fn listed(tags: &[String]) -> String {
    match tags {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
