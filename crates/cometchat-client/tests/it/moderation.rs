//! Lists as files, and verdicts over the socket, against the imitation of the whole service.

use cometchat_api::chat::auth_tokens::CreateAuthToken;
use cometchat_api::chat::messages::{Message, ModerationStatus, ReceiverType, SendMessage};
use cometchat_api::chat::moderation::{
    CreateList, CreateRule, ListCategory, NewCondition, UpdateList,
};
use cometchat_api::form::Upload;
use cometchat_api::live::Body;
use cometchat_client::{LiveOptions, LiveState};

use crate::sandbox::World;

fn file(content: &str) -> Option<Upload> {
    let content = content.as_bytes().to_vec();
    Some(Upload { file_name: "words.csv".into(), media_type: "text/csv".into(), content })
}

fn status(message: &Message) -> Option<ModerationStatus> {
    message.data.moderation.as_ref().and_then(|state| state.status.clone())
}

#[tokio::test]
async fn a_list_goes_out_as_a_file_and_its_verdicts_come_back_over_the_socket() {
    let world = World::new().await;
    for uid in ["ann", "bob"] {
        world.user(uid).await;
    }
    let create = CreateList {
        id: Some("metals".into()),
        name: Some("Metals, \"bright\"".into()),
        description: None,
        category: ListCategory::Word,
        search_terms: None,
        disallowed_sentences: None,
        file: file("gold,silver\nhot air"),
    };
    let made = world.app.send(create).await.unwrap();
    assert_eq!(made.name, "Metals, \"bright\"");
    assert_eq!(made.search_terms.unwrap(), ["gold", "silver", "hot air"]);
    let condition = NewCondition {
        operand: Some("text".into()),
        names_list: Some(true),
        value: Some("metals".into()),
        ..NewCondition::default()
    };
    let rule = CreateRule {
        name: Some("No metals".into()),
        conditions: Some(vec![condition]),
        ..CreateRule::default()
    };
    assert_eq!(world.app.send(rule).await.unwrap().id.as_str(), "no-metals");

    let token = world.app.send(CreateAuthToken { uid: "ann".into(), force: None });
    let token = token.await.unwrap().auth_token;
    let mut live = world.app.live("ann".into(), token, LiveOptions::default());
    live.state().wait_for(|state| *state == LiveState::Live).await.unwrap();
    let say = async |text: &str| {
        let message = SendMessage::text(ReceiverType::User, "bob", text);
        let on_behalf_of = Some("ann".into());
        world.app.send(SendMessage { on_behalf_of, ..message }).await.unwrap()
    };
    let held = say("it is all gold").await;
    assert_eq!(status(&held), Some(ModerationStatus::Pending));
    let Body::Moderation(judged) = live.next().await.unwrap().body else { panic!("no verdict") };
    assert_eq!((&judged.id, status(&judged)), (&held.id, Some(ModerationStatus::Disapproved)));

    let change = UpdateList {
        keyword_id: "metals".into(),
        id: None,
        name: None,
        description: None,
        category: ListCategory::Word,
        search_terms: Some("tin".into()),
        disallowed_sentences: None,
        file: None,
    };
    world.app.send(change).await.unwrap();
    let fine = say("it is all gold").await;
    let Body::Message(sent) = live.next().await.unwrap().body else { panic!("not delivered") };
    assert_eq!(sent.id, fine.id);
    let Body::Moderation(judged) = live.next().await.unwrap().body else { panic!("no verdict") };
    assert_eq!(status(&judged), Some(ModerationStatus::Approved));
    live.close().await;
}
