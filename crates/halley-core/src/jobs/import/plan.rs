//! The dry run of an import: every row beside what the app has of it. Nothing is sent.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use cometchat_api::chat::groups::Scope;
use cometchat_api::{AppId, Guid, RateClass};
use halley_store::{EndedItem, ItemState, NewItem, NewJob, Store};
use indexmap::IndexSet;

use super::TOGETHER;
use super::fate::{Fate, Known, fate};
use super::way_back;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::groups::roll_of;
use crate::import::look::{self, Once};
use crate::import::rows::{Columns, Entity};
use crate::import::{Chosen, fields};
use crate::jobs::blueprint::{Blueprint, KeptRow, Payload, RowAct};
use crate::jobs::words;
use crate::model::connection::AppRef;
use crate::model::import::{ImportKind, ImportMapping};
use crate::model::job::{ImportSource, JobPlan, JobTask, OutlookKind, OutlookLine};

/// Rows journalled together.
const AT_ONCE: usize = 1_000;

/// How many rows will meet which fate.
#[derive(Clone, Copy, Default)]
struct Outlook {
    made: u32,
    changed: u32,
    same: u32,
    refused: u32,
    /// Of those made and changed, how many could be taken back.
    reversible: u32,
}

impl Console {
    /// Looks up every row of a file in the app and says what importing it would do. The job waits
    /// in the journal to be begun or discarded.
    ///
    /// # Errors
    /// When the mapping cannot be used, the file holds no row, or the app cannot be read.
    pub async fn import_plan(
        &self,
        app: &AppRef,
        file: &str,
        mapping: &ImportMapping,
    ) -> Result<JobPlan, Error> {
        let chosen = self.import_chosen(file)?;
        let columns = Columns::of(chosen.kind, chosen.heads.len(), mapping)?;
        if let Some(first) = fields::missing(chosen.kind, mapping).into_iter().next() {
            return Err(Error::invalid("columns", first));
        }
        self.job_forget_old().await?;
        self.people_whole(app).await?;
        let known = self.import_known(app, &chosen, &columns).await?;
        let task = JobTask::Import {
            source: ImportSource {
                rows: chosen.kind,
                name: chosen.file.name(),
                format: chosen.file.format,
                heads: chosen.heads.clone(),
                mapping: mapping.clone(),
            },
        };
        let id = format!("{:016x}", rand::random::<u64>());
        let mut blueprint = Blueprint::new(task);
        let new = NewJob {
            id: id.clone(),
            kind: blueprint.task.kind(),
            connection: app.connection.clone(),
            app: Some(app.app.clone()),
            title: String::new(),
            plan: blueprint.text(),
        };
        let (key, now) = (AppId::from(app.app.as_str()), i64::from(self.now()));
        let gathered = self.stored(move |store| {
            store.job_add(&new, &[], now)?;
            Ok(gather(store, (&key, &new.id), &chosen, (&columns, &known)))
        });
        let outlook = match gathered.await? {
            Ok(outlook) => outlook,
            Err(error) => {
                self.job_discard(&id).await?;
                return Err(error);
            }
        };
        let Outlook { made, changed, same, refused, reversible } = outlook;
        blueprint.count = made + changed + same + refused;
        blueprint.to_send = Some(made + changed);
        blueprint.reversible = reversible;
        let object = self.job_object(app, &blueprint.task).await?;
        let title = words::title(&blueprint.task, &object, blueprint.about());
        self.job_replanned(&id, title, &blueprint).await?;
        let seconds = self.import_seconds(app, outlook).await?;
        let lines = outlook.lines(blueprint.task.nouns().1);
        let mut plan = self.job_foreseen(id, app, &blueprint, lines).await?;
        plan.seconds = Some(seconds);
        if plan.allowed && made + changed == 0 {
            plan.allowed = false;
            plan.reason = Some("No row of this file would make or change anything.".to_owned());
        }
        Ok(plan)
    }

    /// What must be known of the app besides its index.
    async fn import_known(
        &self,
        app: &AppRef,
        chosen: &Chosen,
        columns: &Columns,
    ) -> Result<Known, Error> {
        let mut known = Known::default();
        match chosen.kind {
            ImportKind::Users if columns.has("role") => {
                let roles = self.roles_list(app).await?;
                known.roles = Some(roles.into_iter().map(|role| role.role).collect::<HashSet<_>>());
            }
            ImportKind::Members => {
                let (file, columns) = (chosen.clone(), columns.clone());
                let guids = self.blocking(move |_| guids(&file, &columns)).await?;
                let reader = self.reader(app).await?.at(cometchat_client::Priority::Job);
                for guid in guids {
                    let roll = match roll_of(&reader, &Guid::from(guid.as_str())).await {
                        Err(error) if error.code == Code::NotFound => HashMap::new(),
                        roll => roll?,
                    };
                    known.rolls.insert(guid, roll);
                }
            }
            _ => {}
        }
        Ok(known)
    }

    /// How long an import takes at least at the rate its app allows, seconds.
    async fn import_seconds(&self, app: &AppRef, outlook: Outlook) -> Result<u32, Error> {
        let limits = self.reader(app).await?.limits();
        let of = |class: RateClass, requests: u32| {
            let limit = limits.iter().find(|state| state.class == class)?.limit?;
            Some(f64::from(requests) * 60.0 / f64::from(limit.max(1)))
        };
        let made = of(RateClass::Import, outlook.made.div_ceil(TOGETHER as u32));
        let changed = of(RateClass::Standard, outlook.changed);
        Ok(made.unwrap_or(0.0).max(changed.unwrap_or(0.0)).ceil() as u32)
    }
}

impl Outlook {
    fn lines(self, noun: &str) -> Vec<OutlookLine> {
        let line = |count, kind, text: String| OutlookLine { count, text, kind };
        let new = if noun == "member" { "new: will be added" } else { "new: will be made" };
        let lines = [
            line(self.made, OutlookKind::Change, new.to_owned()),
            line(
                self.changed,
                OutlookKind::Change,
                "there already: will be changed as the file says".to_owned(),
            ),
            line(self.same, OutlookKind::Same, "there already and the same".to_owned()),
            line(
                self.refused,
                OutlookKind::Refused,
                "cannot be imported: each with its reason below".to_owned(),
            ),
        ];
        lines.into_iter().filter(|line| line.count > 0).collect()
    }
}

/// Journals every row with its fate.
fn gather(
    store: &Store,
    (app, job): (&AppId, &str),
    chosen: &Chosen,
    (columns, known): (&Columns, &Known),
) -> Result<Outlook, Error> {
    let (mut outlook, mut once) = (Outlook::default(), Once::default());
    let mut batch: Vec<EndedItem> = Vec::with_capacity(AT_ONCE);
    chosen.file.each(&chosen.heads, &mut |line, cells| {
        let foreseen = foresee(store, app, (columns, known), (&mut once, line, &cells));
        let Foreseen { key, fate, scope } = match foreseen {
            Ok(foreseen) => foreseen,
            Err(error) => return ControlFlow::Break(error.into()),
        };
        let (place, what, state, result, former) = match fate {
            Fate::Make => (&mut outlook.made, RowAct::Make, ItemState::Waiting, None, None),
            Fate::Change(former) => {
                (&mut outlook.changed, RowAct::Change, ItemState::Waiting, None, former)
            }
            Fate::Same => {
                let why = Some("Is so already.".to_owned());
                (&mut outlook.same, RowAct::Look, ItemState::Skipped, why, None)
            }
            Fate::Refused(why) => {
                (&mut outlook.refused, RowAct::Look, ItemState::Failed, Some(why), None)
            }
        };
        *place += 1;
        let row = KeptRow { line, cells: plain(&chosen.heads, columns, cells), what };
        let payload = Payload { row: Some(row), scope, former, ..Payload::default() };
        if way_back(chosen.kind, &key, &payload).is_some() {
            outlook.reversible += 1;
        }
        let payload = payload.text();
        batch.push(EndedItem { what: NewItem { key, payload }, state, result });
        if batch.len() == AT_ONCE
            && let Err(error) = store.job_items_put(job, &std::mem::take(&mut batch))
        {
            return ControlFlow::Break(error.into());
        }
        ControlFlow::Continue(())
    })?;
    store.job_items_put(job, &batch)?;
    if outlook.made + outlook.changed + outlook.same + outlook.refused == 0 {
        return Err(Error::new(Code::Invalid, "This file has no row below its heads.")
            .advise("Choose a file with at least one row."));
    }
    Ok(outlook)
}

/// What is known of a row before it is taken.
struct Foreseen {
    /// What it is known by.
    key: String,
    fate: Fate,
    /// Scope that its member has now.
    scope: Option<String>,
}

fn foresee(
    store: &Store,
    app: &AppId,
    (columns, known): (&Columns, &Known),
    (once, line, cells): (&mut Once, u32, &[String]),
) -> halley_store::Result<Foreseen> {
    match look::read(columns, once, line, cells) {
        Ok((key, entity)) => {
            let scope = match &entity {
                Entity::Member(member) => known.scope(member).map(Scope::to_string),
                _ => None,
            };
            Ok(Foreseen { key, fate: fate(store, app, &entity, known)?, scope })
        }
        Err(faults) => {
            let told: Vec<_> = faults.into_iter().map(|fault| fault.message).collect();
            let fate = Fate::Refused(told.join(" "));
            Ok(Foreseen { key: columns.key(cells), fate, scope: None })
        }
    }
}

/// Cells as the journal may keep them: what is imported, and of the rest what cannot be secret.
fn plain(heads: &[String], columns: &Columns, mut cells: Vec<String>) -> Vec<String> {
    for (at, (head, cell)) in heads.iter().zip(&mut cells).enumerate() {
        if fields::is_secret(head) && !columns.is_used(at) {
            cell.clear();
        }
    }
    cells
}

/// The groups that a file of members names.
fn guids(chosen: &Chosen, columns: &Columns) -> Result<IndexSet<String>, Error> {
    let mut guids = IndexSet::new();
    chosen.file.each(&chosen.heads, &mut |_, cells| {
        if let Ok((_, Entity::Member(member))) = columns.read(&cells) {
            guids.insert(member.guid);
        }
        ControlFlow::Continue(())
    })?;
    Ok(guids)
}
