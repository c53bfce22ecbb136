//! Stories of a console on a real sandbox, over sockets.

mod api_keys;
mod apps;
mod call_log;
mod connections;
mod conversations;
mod endless;
mod extensions;
mod faults;
mod find;
mod gate;
mod groups;
mod jobs;
mod links;
mod media;
mod members;
mod messages;
mod notices;
mod odd_answers;
mod overview;
mod people;
mod permissions;
mod preview;
mod preview_live;
mod providers;
mod relations;
mod restrictions;
mod roles;
mod scene;
mod settings;
mod stage;
mod team;
mod usage;
mod user_notices;
mod users;
mod users_back;
mod vaults;
mod views;
mod webhooks;

use cometchat_api::Uid;
use cometchat_api::chat::users::CreateUser;
use halley_core::model::connection::AppRef;
use halley_core::model::people::IndexPhase;
use halley_core::testing::TestConsole;
use halley_core::{Event, model};

/// Makes users at the service, round the console.
async fn people(t: &TestConsole, app: &AppRef, names: &[&str]) {
    let service = t.service(app);
    for name in names {
        let uid = Uid::checked(&name.replace(' ', "-")).expect("a name that makes a uid");
        let create = CreateUser { uid, name: (*name).to_owned(), ..CreateUser::default() };
        service.send(create).await.expect("the user is made");
    }
}

/// Reads an app's people and waits until both halves of the index are whole.
async fn indexed(t: &TestConsole, app: &AppRef) {
    t.console.users_list(app, model::user::UsersQuery::default()).await.expect("a list");
    t.heard
        .until(|event| match event {
            Event::IndexProgress { app: of, users, groups } => {
                of == app && users.phase == IndexPhase::Ready && groups.phase == IndexPhase::Ready
            }
            _ => false,
        })
        .await;
}

/// Names of an app's users by the index.
async fn names(t: &TestConsole, app: &AppRef, search: &str) -> Vec<String> {
    let query = model::user::UsersQuery {
        filter: model::user::UserFilter {
            search: search.to_owned(),
            ..model::user::UserFilter::default()
        },
        limit: 100,
        ..model::user::UsersQuery::default()
    };
    let page = t.console.users_list(app, query).await.expect("a list");
    page.rows.into_iter().map(|row| row.name).collect()
}
