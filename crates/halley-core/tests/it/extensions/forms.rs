//! Settings read as forms, saved with only what was changed, and taken back.

use cometchat_api::Secret;
use halley_core::Code;
use halley_core::model::activity::Undo;
use halley_core::model::connection::AppRef;
use halley_core::model::extension::ExtensionForm;
use halley_core::model::form::{
    Cell, FieldChange, FormChanges, FormField, FormValue, SecretChange,
};
use halley_core::model::gate::{Act, PlanRequest};
use halley_core::testing::TestConsole;
use serde_json::json;

use super::{elsewhere, kept, replace, store, switch_on, with_account};
use crate::groups::record;

async fn form(t: &TestConsole, app: &AppRef, id: &str) -> ExtensionForm {
    t.console.extension_form(app, id, None).await.expect("the form")
}

fn field<'a>(form: &'a ExtensionForm, path: &str) -> &'a FormField {
    form.fields.iter().find(|field| field.path == path).unwrap_or_else(|| panic!("no {path}"))
}

fn change(form: &ExtensionForm, path: &str, after: FormValue) -> FieldChange {
    let before = field(form, path).value.clone();
    FieldChange { path: path.to_owned(), before, after: Some(after) }
}

fn typed(form: &ExtensionForm, path: &str, text: &str) -> SecretChange {
    SecretChange {
        path: path.to_owned(),
        before: field(form, path).mark.clone(),
        typed: Secret::new(text),
        file: None,
    }
}

fn text(text: &str) -> FormValue {
    FormValue::Text(text.to_owned())
}

fn only(fields: Vec<FieldChange>) -> FormChanges {
    FormChanges { fields, secrets: Vec::new() }
}

#[tokio::test]
async fn an_extension_is_set_up_for_the_first_time_and_its_key_never_comes_back() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "gifs-giphy").await;
    let empty = form(&t, &app, "gifs-giphy").await;
    assert!(!empty.stored);
    let secrets = vec![typed(&empty, "giphyApiKey", " 0123456789abcdef0123456789abcdef ")];
    let changes = FormChanges { fields: Vec::new(), secrets };
    let saved =
        t.console.extension_settings_save(&app, "gifs-giphy", None, &changes).await.unwrap();
    let now = kept(&t, &app, "gifs-giphy").await;
    assert_eq!(now["giphyApiKey"], "0123456789abcdef0123456789abcdef");
    let full = form(&t, &app, "gifs-giphy").await;
    let shown = serde_json::to_string(&full).unwrap();
    assert!(!shown.contains("0123456789abcdef"), "{shown}");
    assert_eq!(field(&full, "giphyApiKey").masked.as_deref(), Some("••••••••cdef"));
    let entries = record(&t).await;
    assert_eq!(entries[0].sentence, "Set up Giphy");
    assert!(!format!("{entries:?}").contains("0123456789abcdef"), "the record keeps no key");
    t.console.activity_undo(saved.undo.as_deref().unwrap()).await.unwrap();
    assert!(!form(&t, &app, "gifs-giphy").await.stored);
}

#[tokio::test]
async fn only_what_was_changed_changes_and_what_is_unknown_goes_back_as_it_came() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "report-user").await;
    let before = json!({
        "maxReports": "3", "useWebhook": true, "webhookURL": "https://example.com/hook",
        "basicAuthPassword": "hunter2-hunter2-hunter2",
        "escalation": { "after": 5, "to": ["ops"], "deep": [{ "x": null }] },
    });
    store(&t, &app, "report-user", before).await;
    let form = form(&t, &app, "report-user").await;
    let changes =
        vec![change(&form, "maxReports", text("7")), change(&form, "escalation.after", text("9"))];
    let saved = t.console.extension_settings_save(&app, "report-user", None, &only(changes)).await;
    let now = kept(&t, &app, "report-user").await;
    assert_eq!(now["maxReports"], "7", "as text, as it came");
    assert_eq!(now["escalation"], json!({ "after": 9, "to": ["ops"], "deep": [{ "x": null }] }));
    assert_eq!(now["basicAuthPassword"], "hunter2-hunter2-hunter2");
    assert_eq!(record(&t).await[0].sentence, "Changed 2 settings of Report User");

    t.console.activity_undo(saved.unwrap().undo.as_deref().unwrap()).await.unwrap();
    let now = kept(&t, &app, "report-user").await;
    assert_eq!(
        (now["maxReports"].clone(), now["escalation"]["after"].clone()),
        (json!("3"), json!(5))
    );
}

#[tokio::test]
async fn mistakes_stand_at_their_fields_and_nothing_is_sent() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "report-user").await;
    let form = form(&t, &app, "report-user").await;
    let changes = vec![
        change(&form, "maxReports", text("many")),
        change(&form, "webhookURL", text("example.com")),
    ];
    t.sandbox.clear_requests();
    let error = t.console.extension_settings_save(&app, "report-user", None, &only(changes)).await;
    let fields: Vec<_> = error.unwrap_err().fields.into_iter().map(|one| one.field).collect();
    assert_eq!(fields, ["maxReports", "webhookURL"]);
    assert!(t.sandbox.requests().iter().all(|asked| asked.verb == "GET"));
    let none = FormChanges::default();
    let error = t.console.extension_settings_save(&app, "report-user", None, &none).await;
    assert_eq!(error.unwrap_err().message, "Nothing is changed yet.");
}

#[tokio::test]
async fn what_a_colleague_changed_meanwhile_is_shown_and_asked_about() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "virus-malware-scanner").await;
    let keys = |key: &str| json!({ "scaniiApiKey": key, "scaniiSecretKey": "s1", "level": 1 });
    store(&t, &app, "virus-malware-scanner", keys("k1")).await;
    let seen = form(&t, &app, "virus-malware-scanner").await;
    replace(&t, &app, "virus-malware-scanner", keys("a-colleague's-new-key")).await;
    let mine = FormChanges {
        fields: vec![change(&seen, "level", text("2"))],
        secrets: vec![typed(&seen, "scaniiApiKey", "k2")],
    };
    let save = || t.console.extension_settings_save(&app, "virus-malware-scanner", None, &mine);
    let asked = save().await.unwrap();
    assert_eq!(asked.conflicts.len(), 1);
    assert_eq!(asked.conflicts[0].label, "API key");
    assert!(asked.conflicts[0].masked.as_ref().unwrap().ends_with("-key"));
    assert_eq!(kept(&t, &app, "virus-malware-scanner").await["level"], 1, "nothing was saved");

    let sure = FormChanges {
        secrets: vec![SecretChange {
            before: asked.conflicts[0].mark.clone(),
            ..typed(&seen, "scaniiApiKey", "k2")
        }],
        ..mine.clone()
    };
    let saved = t.console.extension_settings_save(&app, "virus-malware-scanner", None, &sure).await;
    let saved = saved.unwrap();
    assert_eq!(saved.lost, ["API key"], "undo says what it does not bring back");
    t.console.activity_undo(saved.undo.as_deref().unwrap()).await.unwrap();
    let now = kept(&t, &app, "virus-malware-scanner").await;
    assert_eq!((now["level"].clone(), now["scaniiApiKey"].clone()), (json!(1), json!("k2")));
}

#[tokio::test]
async fn undoing_leaves_alone_what_was_changed_again_since() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "report-user").await;
    let reports = |n: i32| json!({ "maxReports": n, "useWebhook": false });
    store(&t, &app, "report-user", reports(3)).await;
    let form = form(&t, &app, "report-user").await;
    let changes = only(vec![change(&form, "maxReports", text("5"))]);
    let saved = t.console.extension_settings_save(&app, "report-user", None, &changes).await;
    replace(&t, &app, "report-user", reports(8)).await;
    let error = t.console.activity_undo(saved.unwrap().undo.as_deref().unwrap()).await.unwrap_err();
    assert_eq!(error.code, Code::Conflict);
    assert!(error.message.contains("“Reports before something happens” was changed again"));
    assert_eq!(kept(&t, &app, "report-user").await["maxReports"], 8);
}

#[tokio::test]
async fn patterns_are_added_and_taken_away_by_row_and_keep_what_no_column_shows() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "data-masking").await;
    let stored = json!({
        "dropMessage": false,
        "defaultRegexData": [{ "id": "1", "name": "SSN", "regex": "x", "enableFlag": false }],
        "customregexData": [{ "id": "a", "name": "A", "regex": "a", "weight": 3 },
                            { "id": "b", "name": "B", "regex": "b" }],
        "deleteCustomRegexData": [],
    });
    replace(&t, &app, "data-masking", stored).await;
    let form = form(&t, &app, "data-masking").await;
    let Some(FormValue::Records(mut own)) = field(&form, "customregexData").value.clone() else {
        panic!("records")
    };
    own[0].insert("regex".into(), Cell::Text("a+".into()));
    own.remove(1);
    own.push(
        [("name".to_owned(), Cell::Text("C".into())), ("regex".into(), Cell::Text("c".into()))]
            .into(),
    );
    let Some(FormValue::Records(mut ready)) = field(&form, "defaultRegexData").value.clone() else {
        panic!("records")
    };
    ready[0].insert("enableFlag".into(), Cell::Flag(true));
    let changes = vec![
        change(&form, "customregexData", FormValue::Records(own)),
        change(&form, "defaultRegexData", FormValue::Records(ready)),
    ];
    t.sandbox.clear_requests();
    t.console.extension_settings_save(&app, "data-masking", None, &only(changes)).await.unwrap();
    let put = t.sandbox.requests().into_iter().find(|asked| asked.verb == "PUT").unwrap();
    assert_eq!(put.body.unwrap()["settings"]["deleteCustomRegexData"], json!(["b"]));
    let now = kept(&t, &app, "data-masking").await;
    assert_eq!(
        now["customregexData"],
        json!([{ "id": "a", "name": "A", "regex": "a+", "weight": 3 }, { "name": "C", "regex": "c" }])
    );
    assert_eq!(now["defaultRegexData"][0]["enableFlag"], true);
}

#[tokio::test]
async fn settings_without_secrets_are_deleted_and_brought_back_those_with_are_not() {
    let (t, app) = with_account().await;
    for id in ["profanity-filter", "gifs-giphy"] {
        switch_on(&t, &app, id).await;
    }
    store(&t, &app, "profanity-filter", json!({ "dropMessage": true, "badwords": ["x"] })).await;
    store(&t, &app, "gifs-giphy", json!({ "giphyApiKey": "k1" })).await;
    let plan = PlanRequest {
        act: Act::ExtensionSettingsDelete,
        app: app.clone(),
        selection: None,
        subject: Some("gifs-giphy".into()),
    };
    let plan = t.console.gate_plan(&plan).await.unwrap();
    assert_eq!(plan.title, "Delete the settings of Giphy?");
    let deleted = t.console.extension_settings_delete(&app, "profanity-filter").await.unwrap();
    assert!(!form(&t, &app, "profanity-filter").await.stored);
    t.console.activity_undo(deleted.undo.as_deref().unwrap()).await.unwrap();
    assert_eq!(kept(&t, &app, "profanity-filter").await["badwords"], json!(["x"]));
    let deleted = t.console.extension_settings_delete(&app, "gifs-giphy").await.unwrap();
    assert_eq!(deleted.undo, None);
    assert_eq!(record(&t).await[0].undo, Undo::None);
    let error = t.console.extension_settings_delete(&app, "gifs-giphy").await.unwrap_err();
    assert_eq!(error.message, "There is nothing stored to be deleted.");
}

#[tokio::test]
async fn widgets_are_made_listed_and_changed_each_by_itself() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "widget").await;
    let new = t.console.extension_form(&app, "widget", Some("")).await.unwrap();
    let changes = only(vec![change(&new, "name", text("Shop"))]);
    let made = t.console.extension_settings_save(&app, "widget", Some(""), &changes).await.unwrap();
    let id = made.widget.expect("the id of the new widget");
    assert_eq!(made.undo, None, "CometChat deletes no widget");
    let listed = t.console.widgets_list(&app).await.unwrap();
    assert_eq!((listed[0].id.as_str(), listed[0].name.as_str()), (id.as_str(), "Shop"));
    let form = t.console.extension_form(&app, "widget", Some(&id)).await.unwrap();
    assert_eq!(field(&form, "style.primary_color").value, Some(text("#03A9F4")));
    let changes = only(vec![change(&form, "main.block_user", FormValue::Flag(false))]);
    let saved = t.console.extension_settings_save(&app, "widget", Some(&id), &changes).await;
    let kept = kept(&t, &app, "widget").await;
    assert_eq!(kept[0]["configuration"]["main"]["block_user"], false);
    assert_eq!(record(&t).await[0].sentence, "Changed “Block users” of the widget Shop");
    t.console.activity_undo(saved.unwrap().undo.as_deref().unwrap()).await.unwrap();
    let gone = t.console.extension_form(&app, "widget", Some("gone")).await.unwrap_err();
    assert_eq!(gone.code, Code::NotFound);
}

#[tokio::test]
async fn an_extension_that_is_off_or_refuses_says_so_in_words() {
    let (t, app) = with_account().await;
    let error = t.console.extension_form(&app, "report-user", None).await.unwrap_err();
    assert_eq!(error.message, "This extension is switched off for this app.");
    switch_on(&t, &app, "stickers").await;
    let form = form(&t, &app, "stickers").await;
    assert_eq!(form.fields.len(), 2);
    elsewhere(&t, &app, None, Some("stickers")).await;
    let rows = vec![
        [
            ("stickerName".to_owned(), Cell::Text("wave".into())),
            ("stickerUrl".to_owned(), Cell::Text("https://example.com/w.png".into())),
        ]
        .into(),
    ];
    let changes = only(vec![change(&form, "customStickersData", FormValue::Records(rows))]);
    let error = t.console.extension_settings_save(&app, "stickers", None, &changes).await;
    assert_eq!(error.unwrap_err().advice, "Switch it on first.");
    switch_on(&t, &app, "stickers").await;
    t.console.extension_settings_save(&app, "stickers", None, &changes).await.unwrap();
    let now = kept(&t, &app, "stickers").await;
    assert_eq!(now["customMasterStickersData"][0]["stickerName"], "wave");
}

#[tokio::test]
async fn the_address_of_a_help_desk_is_shown_without_its_token_and_copied_by_the_core() {
    let (t, app) = with_account().await;
    switch_on(&t, &app, "intercom").await;
    let keys = json!({ "intercomAccessToken": "t", "customerSupportUid": "support" });
    store(&t, &app, "intercom", keys).await;
    let form = form(&t, &app, "intercom").await;
    assert!(form.reply_address.unwrap().ends_with("reply?token=••••"));
    t.console.extension_address_copy(&app, "intercom").await.unwrap();
    assert!(t.clipboard.text().starts_with("https://intercom-eu.cometchat.io/v1/reply?token="));
    assert_eq!(record(&t).await[0].sentence, "Copied the address for answers of Intercom");
}
