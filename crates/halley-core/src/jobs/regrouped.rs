//! Groups read anew after a job changed who is in them.

use cometchat_client::Priority;
use halley_store::ItemState;
use indexmap::IndexSet;

use super::step::members::parted;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::groups::read_group;
use crate::model::connection::AppRef;
use crate::model::import::ImportKind;
use crate::model::job::JobTask;

/// Groups that are read one by one; where a job changed more, the whole index is.
const MOST_GROUPS: usize = 50;
/// Items read at a time.
const AT_ONCE: u32 = 5_000;

impl Console {
    /// Learns how many members groups have now that a job changed them.
    pub(super) async fn job_groups_seen(&self, id: &str, app: &AppRef, task: &JobTask) {
        let guids = match task {
            JobTask::Members { guid, .. }
            | JobTask::UsersJoin { guid }
            | JobTask::UsersLeave { guid } => Ok(IndexSet::from([guid.clone()])),
            JobTask::ImportBack { rows: ImportKind::Members, .. } => self.job_groups(id).await,
            JobTask::Import { source } if source.rows == ImportKind::Members => {
                self.job_groups(id).await
            }
            _ => return,
        };
        let read = match guids {
            Ok(guids) if guids.len() > MOST_GROUPS => self.users_refresh(app).await.map(drop),
            Ok(guids) => self.groups_seen(app, guids).await,
            Err(error) => Err(error),
        };
        if let Err(error) = read {
            tracing::warn!(%error, "groups that a job changed are not read anew");
        }
    }

    async fn groups_seen(&self, app: &AppRef, guids: IndexSet<String>) -> Result<(), Error> {
        let reader = self.reader(app).await?.at(Priority::Job);
        for guid in guids {
            match read_group(&reader, &guid).await {
                Ok(group) => self.group_seen(app, &group).await,
                Err(error) if error.code == Code::NotFound => self.group_gone(app, &guid).await,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The groups whose members a job changed, by its items; a few more than are read singly.
    async fn job_groups(&self, id: &str) -> Result<IndexSet<String>, Error> {
        let id = id.to_owned();
        self.stored(move |store| {
            let (mut guids, mut after) = (IndexSet::new(), 0);
            while guids.len() <= MOST_GROUPS {
                let items = store.job_items(&id, Some(ItemState::Done), after, AT_ONCE)?;
                let Some(last) = items.last() else { break };
                after = last.seq;
                guids.extend(items.iter().map(|item| parted(&item.what.key).0.to_owned()));
            }
            Ok(guids)
        })
        .await
    }
}
