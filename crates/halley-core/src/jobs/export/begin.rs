//! Exports as they are asked for.

use halley_store::{NewItem, NewJob};

use super::lists;
use crate::console::Console;
use crate::error::{Code, Error};
use crate::jobs::blueprint::Blueprint;
use crate::jobs::words::{extension, file_word, title};
use crate::model::connection::AppRef;
use crate::model::export::{ExportColumn, ExportList, ExportRequest};
use crate::model::job::JobTask;

impl Console {
    /// Names the columns that a list can have in a file.
    pub fn export_columns(&self, list: &ExportList) -> Vec<ExportColumn> {
        let nowhere = AppRef { connection: String::new(), app: String::new() };
        lists::of(self, &nowhere, list).columns()
    }

    /// Plans to write a list to a file; gives the id of the job, to be begun with a file or
    /// discarded.
    ///
    /// # Errors
    /// When no such column is there, what the profile says, or the store cannot be used.
    pub async fn export_plan(&self, request: &ExportRequest) -> Result<String, Error> {
        let ExportRequest { app, list, format, columns } = request;
        lists::of(self, app, list).choose(columns, *format)?;
        let task =
            JobTask::ListExport { list: list.clone(), format: *format, columns: columns.clone() };
        self.long_check(task.act(), 1).await?;
        let id = format!("{:016x}", rand::random::<u64>());
        let object = self.job_object(app, &task).await?;
        let blueprint = Blueprint::new(task);
        let new = NewJob {
            id: id.clone(),
            kind: blueprint.task.kind(),
            connection: app.connection.clone(),
            app: Some(app.app.clone()),
            title: title(&blueprint.task, &object, 0),
            plan: blueprint.text(),
        };
        let now = i64::from(self.now());
        let file = NewItem { key: "file".to_owned(), payload: String::new() };
        self.stored(move |store| store.job_add(&new, &[file], now)).await?;
        Ok(id)
    }

    /// A name for the file of a job that exports.
    ///
    /// # Errors
    /// When there is no such job, or it was begun already.
    pub async fn job_file_name(&self, id: &str) -> Result<String, Error> {
        let (app, blueprint) = self.job_planned(id).await?;
        let (JobTask::UsersExport { format, .. } | JobTask::ListExport { format, .. }) =
            &blueprint.task
        else {
            return Err(Error::new(Code::Invalid, "This job writes no file."));
        };
        let known = self.app_known(&app).await;
        let name = known.map_or_else(|| "halley".to_owned(), |known| known.name);
        let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let name: String = name.to_lowercase().chars().map(plain).collect();
        let what = file_word(&blueprint.task);
        Ok(format!("{name}-{what}.{}", extension(*format)))
    }
}
