//! The palette's search.

use cometchat_api::Uid;
use cometchat_api::chat::messages::{ReceiverType, SendMessage};
use halley_core::model::find::Hit;
use halley_core::testing::TestConsole;

use crate::{indexed, people};

#[tokio::test]
async fn apps_are_found_by_name_and_by_id_without_asking_the_service() {
    let t = TestConsole::new().await;
    let made = t.sandbox.create_app("Acme Health", "eu");
    t.sandbox.create_app("Borealis Rides", "us");
    let connection = t.account().await.unwrap().id;
    t.sandbox.clear_requests();
    let hits = t.console.find("heal", None).await.unwrap();
    assert_eq!(hits.len(), 1);
    assert!(matches!(&hits[0], Hit::App { app, name }
        if app.connection == connection && name == "Acme Health"));
    assert_eq!(t.console.find(made.id.as_str(), None).await.unwrap(), hits);
    assert_eq!(t.sandbox.requests(), []);
    assert_eq!(t.console.find("  ", None).await.unwrap(), []);
}

#[tokio::test]
async fn people_are_found_inside_words_and_pasted_ids_are_asked_of_the_service() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "cy"]).await;
    indexed(&t, &app).await;
    let hits = t.console.find("d", Some(&app)).await.unwrap();
    assert!(hits.iter().any(|hit| matches!(hit, Hit::User { uid, .. } if uid == "ada")));

    // Made elsewhere since: not in the index yet.
    people(&t, &app, &["zoe"]).await;
    let hits = t.console.find("zoe", Some(&app)).await.unwrap();
    assert!(matches!(&hits[0], Hit::User { uid, .. } if uid == "zoe"), "{hits:?}");
    assert_eq!(t.console.find("nobody-at-all", Some(&app)).await.unwrap(), []);

    let hits = t.console.find("cy", None).await.unwrap();
    assert!(matches!(&hits[0], Hit::User { app: of, uid, .. } if uid == "cy" && *of == app));
}

#[tokio::test]
async fn a_pasted_message_id_leads_to_its_conversation() {
    let t = TestConsole::new().await;
    let app = t.app().await;
    people(&t, &app, &["ada", "cy"]).await;
    let parcel = SendMessage {
        on_behalf_of: Some(Uid::from("ada")),
        ..SendMessage::text(ReceiverType::User, "cy", "the parcel is here")
    };
    let message = t.service(&app).send(parcel).await.unwrap();
    let hits = t.console.find(message.id.as_str(), Some(&app)).await.unwrap();
    assert!(
        matches!(&hits[0], Hit::Message { conversation, text, .. }
            if conversation == "ada_user_cy" && text.contains("the parcel is here")),
        "{hits:?}"
    );
    let hits = t.console.find("ada_user_cy", Some(&app)).await.unwrap();
    assert!(
        hits.iter().any(|hit| matches!(hit, Hit::Conversation { id, .. } if id == "ada_user_cy"))
    );
}
