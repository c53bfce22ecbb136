//! Usage over days: counted while Halley runs, filled in, warned of, written to files.

use std::time::Duration;

use cometchat_sandbox::{Clock, Fault, FaultPlan, SandboxConfig};
use halley_core::model::connection::AppRef;
use halley_core::model::export::{ExportFormat, ExportList, ExportRequest};
use halley_core::model::job::JobStage;
use halley_core::model::usage::{AppUsage, Measure, UsageSeries};
use halley_core::testing::{Setup, TestConsole};
use halley_core::{Code, Event};
use serde_json::Value;

use crate::scene::Scene;

/// When the clock of tests stands at the start: 2026-11-21, 19:15:45 UTC.
const START: i64 = 1_795_288_545;
const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

/// A scene whose service has the same time as its console, and a way to move both on.
async fn scene() -> (Scene, Clock) {
    let clock = Clock::standing_at(START);
    let sandbox = SandboxConfig { clock: clock.clone(), ..SandboxConfig::default() };
    (Scene::with(Setup { sandbox, ..Setup::default() }).await, clock)
}

fn pass(scene: &Scene, clock: &Clock, span: Duration) {
    clock.advance(span);
    scene.t.clock.advance(span);
}

fn of(usage: &AppUsage, measure: Measure) -> &UsageSeries {
    usage.series.iter().find(|series| series.measure == measure).expect("every measure is there")
}

fn values(usage: &AppUsage, measure: Measure) -> Vec<(u32, bool)> {
    of(usage, measure).days.iter().map(|day| (day.value, day.partial)).collect()
}

async fn usage(t: &TestConsole, app: &AppRef) -> AppUsage {
    t.console.usage_get(app, 30).await.expect("the usage")
}

#[tokio::test]
async fn a_round_counts_every_app_and_the_days_add_up_to_a_trend_with_gaps() {
    let (scene, clock) = scene().await;
    let (t, app) = (&scene.t, &scene.app);
    scene.say("ada", "cy", "one").await;
    t.console.usage_round().await;
    let first = usage(t, app).await;
    assert_eq!(values(&first, Measure::Users), [(3, false)]);
    let active = |usage: &AppUsage| -> Vec<(bool, bool)> {
        let days = values(usage, Measure::ActiveUsers).into_iter();
        days.map(|(value, partial)| (value > 0, partial)).collect()
    };
    assert_eq!(active(&first), [(false, false), (true, true)], "yesterday is over, today is not");
    assert_eq!(of(&first, Measure::Conversations).days[0].value, 2);
    pass(&scene, &clock, DAY * 2);
    crate::people(t, app, &["dee"]).await;
    t.console.usage_round().await;
    let later = usage(t, app).await;
    assert_eq!(values(&later, Measure::Users), [(3, false), (4, false)]);
    let days: Vec<u32> = of(&later, Measure::Users).days.iter().map(|day| day.day).collect();
    assert_eq!(days[1] - days[0], 2, "the day between is a gap");
    assert_eq!(later.today, days[1]);
    assert_eq!(active(&later), [(false, false), (true, true), (false, false), (false, true)]);
}

#[tokio::test]
async fn messages_are_summed_over_the_hours_without_counting_any_twice() {
    let (scene, clock) = scene().await;
    let (t, app) = (&scene.t, &scene.app);
    scene.say("ada", "cy", "one").await;
    pass(&scene, &clock, Duration::from_secs(600));
    t.console.usage_count(app).await.unwrap();
    let first = values(&usage(t, app).await, Measure::MessagesSent);
    assert!(first.len() == 1 && first[0].0 >= 1 && first[0].1, "{first:?}");
    t.console.usage_count(app).await.unwrap();
    assert_eq!(values(&usage(t, app).await, Measure::MessagesSent), first);
    scene.say("ada", "cy", "two").await;
    pass(&scene, &clock, Duration::from_secs(600));
    t.console.usage_count(app).await.unwrap();
    let counted = usage(t, app).await;
    assert_eq!(values(&counted, Measure::MessagesSent), [(first[0].0 + 1, true)]);
    assert_eq!(counted.counted_at, Some((START + 1_200) as u32));
}

#[tokio::test]
async fn apps_are_counted_by_themselves_while_halley_runs_and_not_sooner() {
    let (scene, clock) = scene().await;
    let t = &scene.t;
    let watch = tokio::spawn(t.console.clone().usage_watch());
    t.clock.until_pending(1).await;
    t.sandbox.clear_requests();
    pass(&scene, &clock, Duration::from_secs(59));
    assert!(t.sandbox.requests().is_empty());
    t.heard.clear();
    let counted = |event: &Event| matches!(event, Event::UsageChanged { .. });
    pass(&scene, &clock, Duration::from_secs(2));
    t.heard.until(counted).await;
    assert!(t.sandbox.requests().iter().any(|sent| sent.template == "/stats"));
    t.clock.until_pending(1).await;
    t.heard.clear();
    pass(&scene, &clock, HOUR);
    t.heard.until(counted).await;
    let rounds = t.sandbox.requests().iter().filter(|sent| sent.template == "/users").count();
    assert_eq!(rounds, 2);
    watch.abort();
}

#[tokio::test]
async fn what_a_plan_does_not_include_hinders_nothing_else() {
    let (scene, _) = scene().await;
    let (t, app) = (&scene.t, &scene.app);
    let code = "ERR_PLAN_RESTRICTION".to_owned();
    t.sandbox.fail_next(FaultPlan::from(Fault::Code { code }).on("/stats").times(9));
    let error = t.console.usage_count(app).await.unwrap_err();
    assert_eq!(error.code, Code::PlanRestricted);
    let counted = usage(t, app).await;
    assert_eq!(values(&counted, Measure::Users), [(3, false)]);
    assert!(of(&counted, Measure::ActiveUsers).days.is_empty());
    assert!(!of(&counted, Measure::MessagesSent).days.is_empty());
}

#[tokio::test]
async fn missing_days_are_filled_in_from_the_service_but_not_from_before_the_app_was_made() {
    let clock = Clock::standing_at(START);
    let sandbox = SandboxConfig { clock: clock.clone(), ..SandboxConfig::default() };
    let t = TestConsole::with(Setup { sandbox, ..Setup::default() }).await;
    let made = t.sandbox.create_app("Acme Health", "eu");
    let connection = t.account().await.unwrap().id;
    let app = AppRef { connection: connection.clone(), app: made.id.to_string() };
    crate::people(&t, &app, &["ada", "cy"]).await;
    for span in [DAY * 3, HOUR] {
        clock.advance(span);
        t.clock.advance(span);
    }
    let filled = t.console.usage_fill(&connection, None, 30).await.unwrap();
    assert_eq!(filled, 3, "three days are over since it was made");
    t.sandbox.clear_requests();
    assert_eq!(t.console.usage_fill(&connection, Some(&app.app), 30).await.unwrap(), 0);
    let asked = t.sandbox.requests();
    assert!(asked.iter().all(|sent| sent.template != "/stats"), "what is known is not asked again");
    let counted = usage(&t, &app).await;
    assert_eq!(values(&counted, Measure::ActiveUsers), [(0, false), (0, false), (0, false)]);
}

#[tokio::test]
async fn a_count_that_rises_above_what_somebody_set_is_told_once() {
    let (scene, clock) = scene().await;
    let t = &scene.t;
    t.console.usage_count(&scene.app).await.unwrap();
    let now = of(&usage(t, &scene.app).await, Measure::Users).days.last().unwrap().value;
    t.console.usage_threshold_set(&scene.app, Measure::Users, Some(now)).await.unwrap();
    let warns = |event: &Event| matches!(event, Event::UsageWarns { .. });
    t.heard.clear();
    t.console.usage_count(&scene.app).await.unwrap();
    assert!(!t.heard.all().iter().any(warns), "as many as were set are not too many");
    crate::people(t, &scene.app, &["zoe"]).await;
    pass(&scene, &clock, HOUR);
    t.console.usage_count(&scene.app).await.unwrap();
    t.console.usage_count(&scene.app).await.unwrap();
    let told: Vec<_> = t.heard.all().into_iter().filter(warns).collect();
    let [Event::UsageWarns { app, measure: Measure::Users, value, most, .. }] = &told[..] else {
        panic!("told {told:?}");
    };
    assert_eq!((app, *value, *most), (&scene.app, now + 1, now));
}

#[tokio::test]
async fn a_fleet_is_summed_and_warns_above_what_somebody_set() {
    let clock = Clock::standing_at(START);
    let sandbox = SandboxConfig { clock, ..SandboxConfig::default() };
    let t = TestConsole::with(Setup { sandbox, ..Setup::default() }).await;
    let apps = ["One", "Two"].map(|name| t.sandbox.create_app(name, "eu").id.to_string());
    let connection = t.account().await.unwrap().id;
    let app = |at: usize| AppRef { connection: connection.clone(), app: apps[at].clone() };
    crate::people(&t, &app(0), &["ada", "cy"]).await;
    crate::people(&t, &app(1), &["bo"]).await;
    t.console.usage_round().await;
    let written = t.console.usage_threshold_set(&app(0), Measure::Users, Some(1)).await.unwrap();
    let fleet = t.console.usage_fleet(&connection, Measure::Users, 7).await.unwrap();
    assert_eq!((fleet.sum.len(), fleet.sum[0].value, fleet.sum[0].apps), (1, 3, 2));
    let warned: Vec<_> = fleet.apps.iter().map(|app| (app.name.as_str(), app.warns)).collect();
    assert_eq!(warned, [("One", true), ("Two", false)]);
    assert!(of(&usage(&t, &app(0)).await, Measure::Users).warns);
    t.console.activity_undo(&written.undo.unwrap()).await.unwrap();
    assert!(!of(&usage(&t, &app(0)).await, Measure::Users).warns);
    let known = t.console.fleet_list(&connection).await.unwrap();
    assert!(known.apps.iter().all(|app| app.users.is_some()), "the fleet knows the counts too");
}

#[tokio::test]
async fn usage_is_written_to_a_file_day_by_day() {
    let (scene, _) = scene().await;
    let (t, app) = (&scene.t, &scene.app);
    t.console.usage_count(app).await.unwrap();
    let list = ExportList::Usage { days: 30 };
    let columns = t.console.export_columns(&list).into_iter().map(|column| column.id).collect();
    let request = ExportRequest { app: app.clone(), list, format: ExportFormat::Json, columns };
    let id = t.console.export_plan(&request).await.unwrap();
    assert!(t.console.job_file_name(&id).await.unwrap().ends_with("-usage.json"));
    let file = t.folder.path().join("usage.json");
    t.console.job_begin(&id, "", Some(&file)).await.unwrap();
    let job = crate::jobs::halted(t, &id).await;
    assert_eq!(job.stage, JobStage::Done, "{:?}", job.problem);
    let rows: Vec<Value> = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let today = rows.iter().find(|row| row["day"] == "2026-11-21").expect("the day of the test");
    assert_eq!((&today["users"], &today["name"]), (&3.into(), &"Acme Health".into()));
}
