use cometchat_api::management::apps::ListApps;
use cometchat_api::management::collaborators::{
    ChangeCollaborators, ChangedCollaborators, Collaborator, ListCollaborators, TeamRole,
};
use cometchat_api::management::tenants::CreateTenant;
use cometchat_api::{AppId, Secret};

use crate::desk::{Desk, START, code};

fn all(emails: &[&str]) -> Option<Vec<String>> {
    Some(emails.iter().map(|email| (*email).to_owned()).collect())
}

impl Desk {
    async fn team_of(&self, app_id: &AppId) -> Vec<Collaborator> {
        self.call(ListCollaborators { app_id: app_id.clone() }).await.unwrap().data
    }

    async fn admit(&self, app_id: &AppId, admins: &[&str]) -> ChangedCollaborators {
        let app_id = app_id.clone();
        let change =
            ChangeCollaborators { app_id, admins: all(admins), ..ChangeCollaborators::default() };
        self.call(change).await.unwrap()
    }
}

#[tokio::test]
async fn collaborators_come_change_their_role_and_go() {
    let desk = Desk::new().await;
    let app = &desk.app.id;
    let done = desk.admit(app, &["ada.lee@example.com", "Bo@Example.com"]).await;
    assert!(done.admins.values().all(|result| result.success == Some(true)));
    let team = desk.team_of(app).await;
    assert_eq!(team[0].name.as_deref(), Some("Ada Lee"));
    assert_eq!((&team[1].email[..], team[1].created_at), ("bo@example.com", Some(START)));
    let change = ChangeCollaborators {
        app_id: app.clone(),
        admins: None,
        moderators: all(&["bo@example.com"]),
        collaborators_to_remove: all(&["ada.lee@example.com", "nobody@example.com"]),
    };
    let done = desk.call(change).await.unwrap();
    assert!(done.collaborators_to_remove["ada.lee@example.com"].is_done());
    let nobody = done.collaborators_to_remove["nobody@example.com"].error.clone().unwrap();
    assert_eq!(nobody.code.as_str(), "ERR_NOT_A_COLLABORATOR");
    let team = desk.team_of(app).await;
    assert_eq!((team.len(), &team[0].role), (1, &Some(TeamRole::Moderator)));
}

#[tokio::test]
async fn the_owner_and_what_is_no_address_are_refused_one_by_one() {
    let desk = Desk::new().await;
    let app = &desk.app.id;
    let done = desk.admit(app, &["owner@example.com", "no address", "fine@example.com"]).await;
    let refused = |email: &str| done.admins[email].error.clone().map(|e| e.code.to_string());
    assert_eq!(refused("owner@example.com").as_deref(), Some("ERR_ALREADY_AN_OWNER"));
    assert_eq!(refused("no address").as_deref(), Some("ERR_BAD_REQUEST"));
    assert_eq!(refused("fine@example.com"), None);
    let remove = ChangeCollaborators {
        app_id: app.clone(),
        collaborators_to_remove: all(&["owner@example.com"]),
        ..ChangeCollaborators::default()
    };
    let done = desk.call(remove).await.unwrap();
    let own = done.collaborators_to_remove["owner@example.com"].error.clone().unwrap();
    assert_eq!(own.code.as_str(), "ERR_SELF_ACTION_DENIED");
    let nobody = ChangeCollaborators { app_id: app.clone(), ..ChangeCollaborators::default() };
    assert_eq!(code(desk.call(nobody).await), "ERR_BAD_REQUEST");
}

#[tokio::test]
async fn an_app_has_25_collaborators_at_most() {
    let desk = Desk::new().await;
    let emails: Vec<_> = (0..26).map(|n| format!("p{n}@example.com")).collect();
    let emails: Vec<_> = emails.iter().map(String::as_str).collect();
    let done = desk.admit(&desk.app.id, &emails).await;
    let refused: Vec<_> = done.admins.values().filter(|result| !result.is_done()).collect();
    assert_eq!(refused.len(), 1);
    let error = refused[0].error.clone().unwrap();
    assert_eq!(error.code.as_str(), "ERR_PLAN_QUOTA_RESTRICTION");
    assert_eq!(desk.team_of(&desk.app.id).await.len(), 25);
}

#[tokio::test]
async fn a_person_has_one_number_in_all_apps_and_a_role_in_each() {
    let desk = Desk::new().await;
    let other = desk.sandbox.create_app("Other", "eu").id;
    desk.admit(&desk.app.id, &["first@example.com", "ada@example.com"]).await;
    desk.admit(&other, &["ada@example.com"]).await;
    let (here, there) = (desk.team_of(&desk.app.id).await, desk.team_of(&other).await);
    assert_eq!(here[1].id, there[0].id);
    assert_eq!(there.len(), 1);
}

fn tenant(email: &str) -> CreateTenant {
    CreateTenant {
        name: "Cleo Customer".into(),
        email: email.into(),
        password: Secret::new("example-password"),
        app_name: "Clinic".into(),
        app_region: "eu".into(),
        ..CreateTenant::default()
    }
}

#[tokio::test]
async fn a_tenant_owns_his_first_app_which_is_listed_and_opened_by_its_keys() {
    let desk = Desk::new().await;
    let made = desk.call(tenant("cleo@example.com")).await.unwrap();
    let app = made.app.unwrap();
    assert_eq!(app.plan.as_deref(), Some("Build"));
    let listed = desk.call(ListApps::default()).await.unwrap().data;
    let owner = listed.iter().find(|it| it.id == app.app_id).unwrap().app_owner.clone().unwrap();
    assert_eq!(owner.email.as_deref(), Some("cleo@example.com"));
    let url = desk.sandbox.bases(&app.app_id).chat + "/users";
    let answer = desk.http.get(url).header("apikey", app.api_key.unwrap().expose()).send();
    assert!(answer.await.unwrap().status().is_success());
    let again = desk.call(tenant("Cleo@example.com")).await.unwrap_err();
    assert!(again.fields().iter().any(|(field, _)| field == "email"), "{again:?}");
}

#[tokio::test]
async fn tenants_are_also_made_with_basic_authentication_and_nothing_else_is() {
    let desk = Desk::new().await;
    let (key, secret) = desk.sandbox.account();
    let base = desk.sandbox.management_base();
    let body =
        r#"{"name":"C","email":"c@example.com","password":"p","appName":"A","appRegion":"us"}"#;
    let post = desk
        .http
        .post(format!("{base}/tenants"))
        .basic_auth(key.expose(), Some(secret.expose()))
        .body(body);
    assert!(post.send().await.unwrap().status().is_success());
    let list = desk
        .http
        .get(format!("{base}/apps"))
        .basic_auth(key.expose(), Some(secret.expose()))
        .send();
    assert_eq!(list.await.unwrap().status(), http::StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_wrong_with_a_tenant_is_named_by_field() {
    let desk = Desk::new().await;
    let wrong = CreateTenant {
        name: " ".into(),
        password: Secret::new(""),
        app_name: String::new(),
        app_region: "mars".into(),
        ..tenant("nowhere")
    };
    let fields = desk.call(wrong).await.unwrap_err().fields();
    assert_eq!(fields.len(), 5, "{fields:?}");
}
