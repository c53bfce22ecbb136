//! The dry run: whom a job is about, item by item, and what it would do. Nothing is sent.

use cometchat_api::AppId;
use halley_store::{JobState, Kind, NewItem, NewJob};

use super::blueprint::Blueprint;
use super::foresee::{Outlook, before};
use super::members::{self, Roll};
use super::step::cost;
use super::uids::Uids;
use super::words;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::words::{Subject, Words, confirm};
use crate::model::connection::AppRef;
use crate::model::fleet::Label;
use crate::model::job::{JobPlan, JobRequest, JobTask, OutlookLine};
use crate::model::user::UserChanges;
use crate::users::rules;

/// Share of an allowance that a job draws from: the rest is kept for persons.
const SHARE: f64 = 0.9;
/// Seconds after which a job that was planned and not begun is forgotten.
const FORGOTTEN_AFTER: i64 = 86_400;

impl Console {
    /// Gathers whom a job is about and says what it would do. The job waits in the journal to be
    /// begun or discarded.
    ///
    /// # Errors
    /// When the task itself is not taken, the selection holds nobody, or the store cannot be used.
    pub async fn job_plan(&self, request: &JobRequest) -> Result<JobPlan, Error> {
        let request = &members::checked(request)?;
        let task = members::kept(&checked(&request.task)?);
        let app = &request.app;
        let roll = self.job_roll(request).await?;
        let id = format!("{:016x}", rand::random::<u64>());
        self.job_forget_old().await?;
        let object = self.job_object(app, &task).await?;
        let mut blueprint = Blueprint::new(task);
        let outlook = match self.job_gathered(&id, request, &mut blueprint, roll).await {
            Ok(outlook) => outlook,
            Err(error) => {
                self.job_discard(&id).await?;
                return Err(error);
            }
        };
        let title = words::title(&blueprint.task, &object, blueprint.count);
        self.job_replanned(&id, title, &blueprint).await?;
        let lines = outlook.lines(&blueprint.task, &object);
        let seconds = self.job_seconds(app, &blueprint).await?;
        let plan = self.job_foreseen(id, app, &blueprint, lines).await?;
        Ok(JobPlan { seconds, ..plan })
    }

    /// What a job would do in the words of its confirmation; how long it takes is not known yet.
    pub(super) async fn job_foreseen(
        &self,
        id: String,
        app: &AppRef,
        blueprint: &Blueprint,
        outlook: Vec<OutlookLine>,
    ) -> Result<JobPlan, Error> {
        let words = self.job_words(app, blueprint).await?;
        let refusal = self.long_check(blueprint.task.act(), blueprint.count).await.err();
        let index = self.index_state(app, Kind::Users).await?;
        Ok(JobPlan {
            id,
            allowed: refusal.is_none(),
            reason: refusal.map(|refusal| format!("{} {}", refusal.message, refusal.advice)),
            count: blueprint.about(),
            outlook,
            seconds: None,
            as_of: index.as_of,
            reversible: words.reversible,
            title: words.title,
            text: words.text,
            button: words.button,
            must_type: words.must_type,
            production: self.production(app).await?.is_some(),
        })
    }

    /// The words by which a job is confirmed.
    pub(super) async fn job_words(
        &self,
        app: &AppRef,
        blueprint: &Blueprint,
    ) -> Result<Words, Error> {
        let production = self.production(app).await?;
        let object = self.job_object(app, &blueprint.task).await?;
        Ok(confirm(&Subject {
            act: blueprint.task.act(),
            count: blueprint.about(),
            name: &object,
            id: "",
            group: &object,
            production: production.as_deref(),
        }))
    }

    /// Name of an app where it is labelled production; a list of no app is not.
    async fn production(&self, app: &AppRef) -> Result<Option<String>, Error> {
        if app.app.is_empty() {
            return Ok(None);
        }
        let known = self.app_get(app).await?;
        Ok((known.label == Label::Production).then_some(known.name))
    }

    /// What a job is about besides users.
    pub(super) async fn job_object(&self, app: &AppRef, task: &JobTask) -> Result<String, Error> {
        let group = match task {
            JobTask::UsersJoin { guid }
            | JobTask::UsersLeave { guid }
            | JobTask::Members { guid, .. } => {
                let (id, guid) = (AppId::from(app.app.as_str()), guid.clone());
                self.stored(move |store| store.group(&id, &guid)).await?.map(|row| row.name)
            }
            _ => None,
        };
        Ok(words::object(task, group.as_deref()))
    }

    /// Journals another title and plan of a job.
    pub(super) async fn job_replanned(
        &self,
        id: &str,
        title: String,
        blueprint: &Blueprint,
    ) -> Result<(), Error> {
        let (id, plan, now) = (id.to_owned(), blueprint.text(), i64::from(self.now()));
        self.stored(move |store| store.job_replan(&id, &title, &plan, now)).await
    }

    /// Journals a job with its items, or with its selection where no item is sent.
    async fn job_gathered(
        &self,
        id: &str,
        request: &JobRequest,
        blueprint: &mut Blueprint,
        roll: Option<Roll>,
    ) -> Result<Outlook, Error> {
        let (task, selection) = (blueprint.task.clone(), request.selection.clone());
        let app = AppId::from(request.app.app.as_str());
        if task.is_export() {
            blueprint.selection = Some(selection.clone());
        }
        let new = NewJob {
            id: id.to_owned(),
            kind: task.kind(),
            connection: request.app.connection.clone(),
            app: Some(request.app.app.clone()),
            title: String::new(),
            plan: blueprint.text(),
        };
        let now = i64::from(self.now());
        let outlook = self
            .stored(move |store| {
                let id = new.id.clone();
                let file = NewItem { key: "file".to_owned(), payload: String::new() };
                let first: &[NewItem] = if task.is_export() { &[file] } else { &[] };
                store.job_add(&new, first, now)?;
                let blind = roll.as_ref().is_some_and(|roll| roll.is_blind);
                let mut outlook = Outlook { blind, ..Outlook::default() };
                for uids in Uids::of(store, &app, selection)? {
                    let uids = uids?;
                    if task.is_export() {
                        uids.iter().for_each(|_| outlook.add(&task, None));
                        continue;
                    }
                    let mut items = Vec::with_capacity(uids.len());
                    for key in uids {
                        let row = store.user(&app, &key)?;
                        let told = roll.as_ref();
                        let told = told.and_then(|roll| roll.foretell(&task, &key, row.as_ref()));
                        let payload = match told {
                            Some((fate, payload)) => {
                                outlook.meet(fate);
                                payload
                            }
                            None => {
                                outlook.add(&task, row.as_ref());
                                before(&task, row.as_ref())
                            }
                        };
                        items.push(NewItem { payload: payload.text(), key });
                    }
                    store.job_items_add(&id, &items)?;
                }
                Ok(outlook)
            })
            .await?;
        blueprint.count = outlook.total();
        if blueprint.count == 0 {
            return Err(Error::new(Code::Invalid, "No user is selected."));
        }
        Ok(outlook)
    }

    /// How long a job takes at least at the rate its app allows.
    async fn job_seconds(&self, app: &AppRef, blueprint: &Blueprint) -> Result<Option<u32>, Error> {
        let Some(cost) = cost(&blueprint.task) else { return Ok(None) };
        let limits = self.reader(app).await?.limits();
        let steps = f64::from(blueprint.count.div_ceil(cost.users_per_step));
        let slowest = cost
            .requests
            .iter()
            .filter_map(|(class, per_step)| {
                let limit = limits.iter().find(|state| state.class == *class)?.limit?;
                Some(steps * f64::from(*per_step) * 60.0 / (f64::from(limit) * SHARE))
            })
            .fold(0.0, f64::max);
        Ok(Some(slowest.ceil() as u32))
    }

    /// Forgets jobs that were planned and never begun.
    pub(super) async fn job_forget_old(&self) -> Result<(), Error> {
        let now = i64::from(self.now());
        self.stored(move |store| {
            for job in store.jobs_unfinished()? {
                let is_old = job.created_at < now - FORGOTTEN_AFTER;
                if job.state == JobState::Planned && is_old {
                    store.job_set(&job.what.id, JobState::Cancelled, None, now)?;
                    store.job_remove(&job.what.id)?;
                }
            }
            Ok(())
        })
        .await
    }
}

/// Looks over what was typed for a task.
fn checked(task: &JobTask) -> Result<JobTask, Error> {
    let tags = |tags: &[String]| {
        let changes = UserChanges { tags: Some(tags.to_vec()), ..UserChanges::default() };
        let tags = rules::update("any", &changes)?.tags.unwrap_or_default();
        if tags.is_empty() {
            Err(Error::invalid("tags", "Name at least one tag."))
        } else {
            Ok(tags)
        }
    };
    Ok(match task {
        JobTask::UsersRole { role } => {
            let changes = UserChanges { role: Some(role.clone()), ..UserChanges::default() };
            let role = rules::update("any", &changes)?.role.unwrap_or_default();
            JobTask::UsersRole { role: role.to_string() }
        }
        JobTask::UsersTag { tags: typed } => JobTask::UsersTag { tags: tags(typed)? },
        JobTask::UsersUntag { tags: typed } => JobTask::UsersUntag { tags: tags(typed)? },
        JobTask::UsersJoin { guid } | JobTask::UsersLeave { guid } if guid.trim().is_empty() => {
            return Err(Error::invalid("guid", "Choose a group."));
        }
        JobTask::UsersExport { columns, .. } if columns.is_empty() => {
            return Err(Error::invalid("columns", "Choose at least one column."));
        }
        JobTask::Import { .. } | JobTask::ListExport { .. } | JobTask::ImportBack { .. } => {
            return Err(Error::new(Code::Invalid, "This is planned by a call of its own."));
        }
        task => task.clone(),
    })
}
