//! Saved views: named, replaced, removed, one app's own.

use halley_core::model::view::SavedView;
use halley_core::testing::TestConsole;
use halley_core::{Code, Event};

#[tokio::test]
async fn views_are_saved_under_names_changed_and_removed() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    let vips = t.console.view_save(&app, "users", " VIPs ", "?tag=vip").await.unwrap();
    assert_eq!(vips.name, "VIPs");
    let taken = t.console.view_save(&app, "users", "vips", "").await.unwrap_err();
    assert_eq!(taken.fields[0].field, "name");
    t.console.view_save(&app, "groups", "VIPs", "?tag=vip").await.unwrap();
    let renamed = SavedView { name: "vips".into(), address: "?tag=vip&sort=uid".into(), ..vips };
    t.console.view_update(&app, &renamed).await.unwrap();
    assert_eq!(t.console.views_list(&app, "users").await.unwrap(), std::slice::from_ref(&renamed));
    let nudges = t.heard.all();
    assert!(nudges.iter().any(|event| matches!(event, Event::ViewsChanged { .. })));

    t.console.view_remove(&app, renamed.id).await.unwrap();
    assert_eq!(t.console.views_list(&app, "users").await.unwrap(), []);
    let gone = t.console.view_update(&app, &renamed).await.unwrap_err();
    assert_eq!(gone.code, Code::NotFound);
}

#[tokio::test]
async fn a_view_belongs_to_its_app_and_needs_a_name() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    t.console.view_save(&app, "users", "VIPs", "?tag=vip").await.unwrap();
    let other = halley_core::model::connection::AppRef { app: "other".into(), ..app.clone() };
    assert_eq!(t.console.views_list(&other, "users").await.unwrap(), []);
    let unnamed = t.console.view_save(&app, "users", "  ", "").await.unwrap_err();
    assert_eq!(unnamed.message, "A view needs a name.");
    let long = "x".repeat(16_001);
    assert!(t.console.view_save(&app, "users", "Long", &long).await.is_err());
}
