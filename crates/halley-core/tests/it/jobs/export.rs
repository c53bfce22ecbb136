//! Users written to a file.

use std::path::{Path, PathBuf};

use halley_core::model::export::{ExportFormat, UserColumn};
use halley_core::model::gate::Profile;
use halley_core::model::job::{JobRow, JobStage, JobTask};
use halley_core::testing::TestConsole;
use serde_json::Value;

use super::{asked, crowd, everybody, halted, these, uid};
use crate::{indexed, people};

fn export(format: ExportFormat) -> JobTask {
    JobTask::UsersExport { format, columns: vec![UserColumn::Name, UserColumn::Uid] }
}

async fn exported(t: &TestConsole, request: &super::JobRequest, file: &Path) -> JobRow {
    let plan = t.console.job_plan(request).await.unwrap();
    assert_eq!(plan.must_type, None);
    let missing = t.console.job_begin(&plan.id, "", None).await.unwrap_err();
    assert_eq!(missing.fields[0].field, "file");
    t.console.job_begin(&plan.id, "", Some(file)).await.unwrap();
    halted(t, &plan.id).await
}

#[tokio::test]
async fn all_that_match_are_in_the_file_and_none_twice() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    crowd(&t, &app, 1_234).await;
    indexed(&t, &app).await;
    t.sandbox.clear_requests();
    let file = t.folder.path().join("people.csv");
    let request = asked(&app, export(ExportFormat::Csv), everybody());
    let job = exported(&t, &request, &file).await;
    assert_eq!((job.stage, job.tally.done, job.tally.total), (JobStage::Done, 1_234, 1_234));
    assert_eq!(job.file, Some(file.display().to_string()));
    let text = std::fs::read_to_string(&file).unwrap();
    let mut lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.remove(0), "name,uid");
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), 1_234);
    assert_eq!(t.sandbox.requests(), [], "what the list shows is here already");
    let again = exported(&t, &request, &file).await;
    assert_eq!(again.stage, JobStage::Done, "it replaces the file");
}

#[tokio::test]
async fn a_selection_is_exported_as_json_and_as_a_workbook() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    crowd(&t, &app, 3).await;
    indexed(&t, &app).await;
    let file = t.folder.path().join("people.json");
    let request = asked(&app, export(ExportFormat::Json), these(&[&uid(2)]));
    exported(&t, &request, &file).await;
    let read: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(read, serde_json::json!([{ "name": "Person 2", "uid": "u00002" }]));
    let file = t.folder.path().join("people.xlsx");
    let request = asked(&app, export(ExportFormat::Xlsx), everybody());
    assert_eq!(exported(&t, &request, &file).await.tally.done, 3);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
}

#[tokio::test]
async fn a_file_that_cannot_be_written_holds_the_job_and_says_why() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada"]).await;
    indexed(&t, &app).await;
    let file: PathBuf = t.folder.path().join("missing").join("people.csv");
    let request = asked(&app, export(ExportFormat::Csv), everybody());
    let job = exported(&t, &request, &file).await;
    assert_eq!(job.stage, JobStage::Paused);
    assert!(job.problem.unwrap().starts_with("The file people.csv cannot be written"));
    std::fs::create_dir(t.folder.path().join("missing")).unwrap();
    t.heard.clear();
    t.console.job_go_on(&job.id).await.unwrap();
    assert_eq!(halted(&t, &job.id).await.stage, JobStage::Done);
    assert!(file.exists());
}

#[tokio::test]
async fn an_installation_that_may_only_read_exports_nothing() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada"]).await;
    indexed(&t, &app).await;
    t.console.profile_set(Profile::ReadOnly).await.unwrap();
    let request = asked(&app, export(ExportFormat::Csv), everybody());
    assert!(!t.console.job_plan(&request).await.unwrap().allowed);
}
