//! What a job did, taken back by another job.

use cometchat_api::AppId;
use halley_store::{ItemState, JobItem, NewItem, NewJob, UserRow};

use super::blueprint::{Blueprint, Payload};
use super::foresee::needs;
use super::import::way_back;
use super::{members, words};
use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::gate::Written;
use crate::model::job::JobTask;
use crate::users::rules::DEFAULT_ROLE;

/// Items read at a time.
const AT_ONCE: u32 = 5_000;

impl Console {
    /// Begins a job that takes back what another did; `entry` is that one's in the activity.
    pub(crate) async fn job_undo(&self, entry: &str, id: &str) -> Result<Written<()>, Error> {
        let done = self.job_kept(id).await.map_err(|_| {
            Error::new(Code::Conflict, "The job was removed, so it cannot be undone any more.")
        })?;
        let (app, former) = Blueprint::of(&done)?;
        let task = inverse(&former.task, &Payload::default())
            .ok_or_else(|| Error::new(Code::Conflict, "CometChat offers no way to undo this."))?;
        self.long_check(task.act(), former.count).await?;
        let own = format!("{:016x}", rand::random::<u64>());
        let mut blueprint = Blueprint::new(task);
        blueprint.undoes = Some(entry.to_owned());
        let new = NewJob {
            id: own.clone(),
            kind: blueprint.task.kind(),
            connection: app.connection.clone(),
            app: Some(app.app.clone()),
            title: format!("Undo: {}", done.what.title),
            plan: blueprint.text(),
        };
        let (id, title, now) = (id.to_owned(), new.title.clone(), i64::from(self.now()));
        let (task, app_id) = (former.task.clone(), AppId::from(app.app.as_str()));
        let gathered = self.stored(move |store| {
            store.job_add(&new, &[], now)?;
            let (mut after, mut count) = (0, 0);
            loop {
                let items = store.job_items(&id, Some(ItemState::Done), after, AT_ONCE)?;
                let Some(last) = items.last() else { return Ok(count) };
                after = last.seq;
                let mut back = Vec::with_capacity(items.len());
                for item in &items {
                    let row = match task {
                        JobTask::Import { .. } => None,
                        _ => store.user(&app_id, &item.what.key)?,
                    };
                    back.extend(taken_back(&task, item, row.as_ref()));
                }
                count += back.len() as u32;
                store.job_items_add(&new.id, &back)?;
            }
        });
        blueprint.count = gathered.await?;
        if blueprint.count == 0 {
            self.job_discard(&own).await?;
            return Err(Error::new(Code::Conflict, "Nothing of it is left to undo."));
        }
        self.job_replanned(&own, title, &blueprint).await?;
        let object = self.job_object(&app, &former.task).await?;
        let sentence = words::taken_back(&former.task, &object, blueprint.count);
        let activity = self.job_recorded(&own, &app, blueprint, sentence).await?;
        if !entry.is_empty() {
            self.activity_undone(entry, &activity).await?;
        }
        self.job_start(&own).await?;
        Ok(Written { value: (), activity, undo: None })
    }
}

/// What takes an item back; `row` is its user by the index now.
fn taken_back(task: &JobTask, item: &JobItem, row: Option<&UserRow>) -> Option<NewItem> {
    let before = Payload::of(item);
    let key = item.what.key.clone();
    if let JobTask::Import { source } = task {
        let back = Payload { needs: Some(true), ..way_back(source.rows, &key, &before)? };
        return Some(NewItem { key, payload: back.text() });
    }
    if !is_known(task, &before) {
        return None;
    }
    let inverse = inverse(task, &before)?;
    let is_nothing = match &inverse {
        JobTask::UsersTag { tags } | JobTask::UsersUntag { tags } => tags.is_empty(),
        _ => false,
    };
    let scope = members::scope_back(task, &before);
    // What was done is there to be taken back, unless the index knows better.
    let needs = row.and_then(|row| needs(&inverse, row)).unwrap_or(true);
    let payload = Payload { needs: Some(needs), task: Some(inverse), scope, ..Payload::default() };
    (!is_nothing).then(|| NewItem { key, payload: payload.text() })
}

/// Whether enough is known of a user before to go back there.
fn is_known(task: &JobTask, before: &Payload) -> bool {
    match task {
        JobTask::UsersRole { .. } => before.role.is_some() || before.needs.is_some(),
        JobTask::UsersTag { .. } | JobTask::UsersUntag { .. } => before.tags.is_some(),
        _ => true,
    }
}

/// The task that takes another one back for a user who was so before.
fn inverse(task: &JobTask, before: &Payload) -> Option<JobTask> {
    let had = before.tags.as_deref().unwrap_or_default();
    Some(match task {
        JobTask::UsersRole { .. } => JobTask::UsersRole {
            role: before.role.clone().unwrap_or_else(|| DEFAULT_ROLE.to_owned()),
        },
        JobTask::UsersTag { tags } => JobTask::UsersUntag {
            tags: tags.iter().filter(|tag| !had.contains(tag)).cloned().collect(),
        },
        JobTask::UsersUntag { tags } => JobTask::UsersTag {
            tags: tags.iter().filter(|tag| had.contains(tag)).cloned().collect(),
        },
        JobTask::UsersDeactivate => JobTask::UsersReactivate,
        JobTask::UsersReactivate => JobTask::UsersDeactivate,
        JobTask::UsersJoin { guid } => JobTask::UsersLeave { guid: guid.clone() },
        JobTask::UsersLeave { guid } => JobTask::UsersJoin { guid: guid.clone() },
        JobTask::Members { guid, change } => {
            JobTask::Members { guid: guid.clone(), change: members::inverse(change, before) }
        }
        JobTask::Import { source } => {
            JobTask::ImportBack { rows: source.rows, file: source.name.clone() }
        }
        JobTask::UsersDelete
        | JobTask::UsersFlush
        | JobTask::UsersExport { .. }
        | JobTask::ListExport { .. }
        | JobTask::ImportBack { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(before: &Payload) -> JobItem {
        let what = NewItem { key: "maria".into(), payload: before.text() };
        JobItem { seq: 1, what, state: ItemState::Done, result: None }
    }

    #[test]
    fn only_the_tags_that_a_job_added_are_taken_away_again() {
        let task = JobTask::UsersTag { tags: vec!["a".into(), "b".into()] };
        let before = Payload { tags: Some(vec!["b".into()]), ..Payload::default() };
        let back = Payload::of(&JobItem {
            what: taken_back(&task, &item(&before), None).unwrap(),
            ..item(&before)
        });
        assert_eq!(back.task, Some(JobTask::UsersUntag { tags: vec!["a".into()] }));
        let all = Payload { tags: Some(vec!["a".into(), "b".into()]), ..Payload::default() };
        assert_eq!(taken_back(&task, &item(&all), None), None);
        let unknown = Payload::default();
        assert_eq!(taken_back(&task, &item(&unknown), None), None, "they may have had them");
    }

    #[test]
    fn each_user_gets_the_former_role_back() {
        let task = JobTask::UsersRole { role: "vip".into() };
        let before = Payload { role: Some("staff".into()), ..Payload::default() };
        let back = inverse(&task, &before);
        assert_eq!(back, Some(JobTask::UsersRole { role: "staff".into() }));
        assert_eq!(inverse(&JobTask::UsersDelete, &before), None);
    }
}
