//! Lists of a service that does not hear which page it is asked for: they end, with a word why.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use halley_core::conversations::ConversationFilter;
use halley_core::model::connection::AppRef;
use halley_core::model::export::{ExportFormat, ExportList, ExportRequest};
use halley_core::model::group::MemberFilter;
use halley_core::model::job::JobStage;
use halley_core::model::people::IndexPhase;
use halley_core::model::user::UsersQuery;
use halley_core::testing::{Setup, TestConsole};
use halley_core::{Code, Event};
use serde_json::{Value, json};

use crate::jobs::halted;
use crate::stage::{Answer, Stage};

/// A service that gives the first page of every list for ever, and how often it was asked.
async fn set_up() -> (TestConsole, AppRef, Arc<AtomicUsize>, Stage) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let stage = Stage::open(move |path| {
        let listed = listed(path);
        count.fetch_add(usize::from(!listed.is_empty()), Ordering::SeqCst);
        Answer::json(200, json!({ "data": listed }).to_string())
    })
    .await;
    let t = TestConsole::with(Setup { service: Some(stage.url()), ..Setup::default() }).await;
    let app = t.app().await;
    (t, app, asked, stage)
}

fn listed(path: &str) -> Vec<Value> {
    let uids = (0..1_000).map(|n| format!("u{n}"));
    let place = path.split('?').next().unwrap_or_default();
    match place.rsplit('/').next() {
        Some("users" | "members" | "bannedusers" | "friends" | "blockedusers") => {
            uids.map(|uid| json!({ "uid": uid, "name": "Ann", "scope": "participant" })).collect()
        }
        Some("conversations") => uids.take(100).map(|uid| talk(&uid)).collect(),
        _ => Vec::new(),
    }
}

fn talk(uid: &str) -> Value {
    json!({
        "conversationId": format!("{uid}_user_zoe"), "conversationType": "user",
        "conversationWith": { "uid": uid, "name": "Ann" },
    })
}

#[tokio::test]
async fn the_reading_of_people_fails_where_every_page_is_the_first() {
    let (t, app, asked, _stage) = set_up().await;
    t.console.users_list(&app, UsersQuery::default()).await.unwrap();
    let failed = t.heard.until(|event| {
        matches!(event, Event::IndexProgress { users, .. } if users.phase == IndexPhase::Failed)
    });
    let Event::IndexProgress { users, .. } = failed.await else { unreachable!() };
    let problem = users.problem.expect("why it failed");
    assert_eq!(problem.code, Code::BadAnswer);
    assert!(problem.message.contains("page 1 of this list again as page 2"), "{problem}");
    assert!(asked.load(Ordering::SeqCst) <= 3, "asked {asked:?} times");
}

#[tokio::test]
async fn an_export_ends_where_every_page_is_the_first() {
    let (t, app, asked, _stage) = set_up().await;
    let guid = "support".to_owned();
    let nobody = MemberFilter { search: "nobody".to_owned(), ..MemberFilter::default() };
    for (list, column) in [
        (ExportList::Members { guid: guid.clone(), filter: MemberFilter::default() }, "uid"),
        (ExportList::Members { guid: guid.clone(), filter: nobody }, "uid"),
        (ExportList::Banned { guid }, "uid"),
        (ExportList::Conversations { filter: ConversationFilter::default() }, "id"),
    ] {
        asked.store(0, Ordering::SeqCst);
        let file = t.folder.path().join("list.json");
        let request = ExportRequest {
            app: app.clone(),
            list: list.clone(),
            format: ExportFormat::Json,
            columns: vec![column.to_owned()],
        };
        let id = t.console.export_plan(&request).await.unwrap();
        t.heard.clear();
        t.console.job_begin(&id, "", Some(&file)).await.unwrap();
        let job = halted(&t, &id).await;
        assert_eq!(job.stage, JobStage::Paused, "{list:?}");
        let problem = job.problem.expect("why it failed");
        assert!(problem.contains("page 1 of this list again as page 2"), "{list:?}: {problem}");
        assert!(asked.load(Ordering::SeqCst) <= 4, "{list:?}: asked {asked:?} times");
    }
}

#[tokio::test]
async fn friends_and_blocks_are_not_changed_where_every_page_is_the_first() {
    let (t, app, asked, _stage) = set_up().await;
    let nobody = ["nobody".to_owned()];
    let parted = t.console.user_friends_remove(&app, "ada", &nobody).await.unwrap_err();
    let unblocked = t.console.user_unblock(&app, "ada", &nobody).await.unwrap_err();
    for problem in [parted, unblocked] {
        assert_eq!(problem.code, Code::BadAnswer);
        assert!(problem.message.contains("page 1 of this list again as page 2"), "{problem}");
    }
    assert!(asked.load(Ordering::SeqCst) <= 4, "asked {asked:?} times");
}
