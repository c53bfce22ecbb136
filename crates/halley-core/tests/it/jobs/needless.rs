//! Users who needed nothing from a job: told so, and left alone when it is taken back.

use cometchat_api::chat::members::AddMembers;
use cometchat_api::{Guid, Uid};
use halley_core::model::connection::AppRef;
use halley_core::model::job::{JobTask, OutlookKind};
use halley_core::testing::TestConsole;

use super::{asked, group, these};
use crate::{indexed, people};

/// Ada, Bo and Cy; Bo is deactivated, and Ada moderates the group `night`.
async fn set_up() -> (TestConsole, AppRef) {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "bo", "cy"]).await;
    group(&t, &app, "night").await;
    let add = AddMembers {
        guid: Guid::from("night"),
        moderators: Some(vec![Uid::from("ada")]),
        ..AddMembers::default()
    };
    t.service(&app).send(add).await.expect("Ada is added");
    indexed(&t, &app).await;
    t.console.users_deactivate(&app, &these(&["bo"])).await.expect("Bo is deactivated");
    (t, app)
}

#[tokio::test]
async fn a_job_about_a_group_says_first_who_is_a_member_already() {
    let (t, app) = set_up().await;
    let told = async |task: JobTask| -> Vec<(u32, OutlookKind, String)> {
        let plan = t.console.job_plan(&asked(&app, task, these(&["ada", "cy"]))).await.unwrap();
        plan.outlook.into_iter().map(|line| (line.count, line.kind, line.text)).collect()
    };
    let join = told(JobTask::UsersJoin { guid: "night".to_owned() }).await;
    assert_eq!(
        join,
        [
            (1, OutlookKind::Change, "will join Night shift".to_owned()),
            (1, OutlookKind::Same, "are members already".to_owned()),
        ]
    );
    let leave = told(JobTask::UsersLeave { guid: "night".to_owned() }).await;
    assert_eq!(
        leave,
        [
            (1, OutlookKind::Change, "will be taken out of Night shift".to_owned()),
            (1, OutlookKind::Same, "are no members".to_owned()),
        ]
    );
}
