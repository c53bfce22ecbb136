//! What an app's overview shows.

use std::time::Duration;

use halley_core::Code;
use halley_core::model::activity::ActivityFilter;
use halley_core::model::overview::LimitClass;
use halley_core::model::preferences::ProxyChoice;
use halley_core::testing::TestConsole;

#[tokio::test]
async fn keys_are_masked_and_the_one_in_use_is_marked() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let keys = t.console.api_keys_list(&app).await.unwrap();
    let used: Vec<_> = keys.iter().filter(|key| key.in_use).collect();
    assert_eq!(used.len(), 1);
    assert_eq!(used[0].scope, "fullAccess");
    let id = cometchat_api::AppId::from(app.app.as_str());
    let secret = t.sandbox.app(&id).unwrap().full_access;
    let shown = serde_json::to_string(&keys).unwrap();
    assert!(!shown.contains(secret.expose()), "{shown}");
    assert!(!shown.contains(&secret.expose()[..16]), "{shown}");
}

#[tokio::test]
async fn a_copied_key_leaves_the_clipboard_after_a_minute_unless_something_else_is_there() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let key = t.console.api_keys_list(&app).await.unwrap().remove(0);
    t.console.api_key_copy(&app, &key.id).await.unwrap();
    assert!(t.clipboard.text().ends_with(&key.masked[key.masked.len() - 4..]));
    t.clock.advance(Duration::from_secs(61));
    while !t.clipboard.text().is_empty() {
        tokio::task::yield_now().await;
    }

    t.console.api_key_copy(&app, &key.id).await.unwrap();
    t.console.text_copy("a note of somebody").unwrap();
    t.clock.advance(Duration::from_secs(61));
    while t.clock.pending() > 0 {
        tokio::task::yield_now().await;
    }
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert_eq!(t.clipboard.text(), "a note of somebody");
}

#[tokio::test]
async fn a_key_that_is_shown_is_on_record_without_the_key() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let key = t.console.api_keys_list(&app).await.unwrap().remove(0);
    let shown = t.console.api_key_reveal(&app, &key.id).await.unwrap();
    assert_eq!(shown.value.expose().len(), 40);
    let filter = ActivityFilter { limit: 5, ..ActivityFilter::default() };
    let entries = t.console.activity_list(&filter).await.unwrap();
    assert_eq!(entries[0].act, "apiKeyReveal");
    assert_eq!(entries[0].sentence, format!("Showed the API key {}", key.name));
    let text = serde_json::to_string(&entries).unwrap();
    assert!(!text.contains(shown.value.expose()));
    let error = t.console.api_key_reveal(&app, "0000000000000000").await.unwrap_err();
    assert_eq!(error.code, Code::NotFound);
}

#[tokio::test]
async fn counts_metrics_and_allowances_are_exact() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let stats = t.console.app_stats(&app).await.unwrap();
    assert!(stats.active_users.is_some());
    let metrics = t.console.message_metrics(&app).await.unwrap();
    assert_eq!(metrics.points.len(), 12, "an hour in five-minute steps");
    assert!(metrics.points.is_sorted_by(|a, b| b.at == a.at + 300));
    let limits = t.console.rate_limits(&app).await.unwrap();
    let standard = limits.iter().find(|limit| limit.class == LimitClass::Standard).unwrap();
    assert_eq!((standard.waiting, standard.blocked_for_secs), (0, None));
    assert!(standard.limit.is_some());
}

#[tokio::test]
async fn what_the_service_told_of_its_limits_outlives_a_change_of_the_proxy() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    t.console.app_stats(&app).await.unwrap();
    let told = t.console.rate_limits(&app).await.unwrap();
    assert!(told.iter().any(|limit| limit.limit.is_some()));

    for proxy in [ProxyChoice::System, ProxyChoice::None] {
        t.console.proxy_set(&proxy).unwrap();
        assert_eq!(t.console.rate_limits(&app).await.unwrap(), told);
    }
}

#[tokio::test]
async fn a_proxy_with_a_password_is_refused_and_the_old_way_stays() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let url = "http://ann:hunter2@proxy.example:3128".to_owned();

    let error = t.console.proxy_set(&ProxyChoice::Manual { url }).unwrap_err();
    assert_eq!((error.code, error.fields[0].field.as_str()), (Code::Invalid, "proxy"));
    assert!(!format!("{error:?}").contains("hunter2"));
    t.console.app_stats(&app).await.expect("the service is reached as before");
}
