use cometchat_api::chat::data_import::{ImportGroup, ImportUser};
use cometchat_api::chat::groups::{GetGroup, GroupType};
use cometchat_api::chat::messages::{ListMessages, ModerationStatus, ReceiverType};
use cometchat_api::chat::moderation::{
    BlockedVerdict, DeleteSubmitted, GetSubmitted, ListSubmitted, ReviewBlockedMessage,
    SubmitMessage, SubmittedData, UpdateSubmitted,
};
use cometchat_api::chat::users::GetUser;

use crate::desk::{Desk, START, code};
use crate::moderation::{blocked, state, words};

fn data(text: &str) -> Option<SubmittedData> {
    Some(SubmittedData { text: Some(text.to_owned()), ..SubmittedData::default() })
}

fn submit(text: &str) -> SubmitMessage {
    SubmitMessage {
        muid: None,
        category: Some("message".into()),
        kind: Some("text".into()),
        sender: "ann".into(),
        receiver: "bob".into(),
        receiver_type: ReceiverType::User,
        data: data(text),
        sender_user_details: None,
        receiver_user_details: None,
        receiver_group_details: None,
        tags: None,
        sent_at: Some(START - 60),
    }
}

#[tokio::test]
async fn a_submitted_message_is_judged_and_never_sent() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.call(words("no-gold", "gold")).await.unwrap();
    let fine = desk.call(submit("tin")).await.unwrap();
    let held = desk.call(submit("gold")).await.unwrap();
    assert_eq!((state(&fine), fine.sent_at), (Some(ModerationStatus::Pending), Some(START - 60)));
    let read = |id: &cometchat_api::MessageId| desk.call(GetSubmitted { id: id.clone() });
    assert_eq!(state(&read(&fine.id).await.unwrap()), Some(ModerationStatus::Approved));
    assert_eq!(state(&read(&held.id).await.unwrap()), Some(ModerationStatus::Disapproved));
    assert!(desk.call(ListMessages::default()).await.unwrap().data.is_empty());
    let only = ListSubmitted {
        moderation_status: Some(ModerationStatus::Disapproved),
        receiver_uid: Some("bob".into()),
        ..ListSubmitted::default()
    };
    let listed = desk.call(only).await.unwrap();
    assert_eq!((listed.data.len(), &listed.data[0].id), (1, &held.id));
    assert_eq!(listed.meta.current.unwrap().limit, Some(100));
    let of_bob = ListSubmitted { sender: Some("bob".into()), ..ListSubmitted::default() };
    assert!(desk.call(of_bob).await.unwrap().data.is_empty());
    assert_eq!(blocked(&desk).await.len(), 1);
    let approve = ReviewBlockedMessage {
        id: held.id.clone(),
        status: BlockedVerdict::Approved,
        reviewed: Some(true),
    };
    desk.call(approve).await.unwrap();
    assert_eq!(state(&read(&held.id).await.unwrap()), Some(ModerationStatus::Approved));
    assert!(desk.call(ListMessages::default()).await.unwrap().data.is_empty());
}

#[tokio::test]
async fn a_changed_one_is_judged_again_and_a_deleted_one_leaves_the_queue() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    desk.call(words("no-gold", "gold")).await.unwrap();
    let made = desk.call(submit("tin")).await.unwrap();
    let change = |text: &str| UpdateSubmitted { id: made.id.clone(), data: data(text) };
    let changed = desk.call(change("gold")).await.unwrap();
    assert_eq!(state(&changed), Some(ModerationStatus::Disapproved));
    assert_eq!((changed.edited_by.unwrap().as_str(), changed.edited_at), ("ann", Some(START)));
    assert_eq!(blocked(&desk).await.len(), 1);
    let again = desk.call(change("tin")).await.unwrap();
    assert_eq!(state(&again), Some(ModerationStatus::Approved));
    assert!(blocked(&desk).await.is_empty());
    desk.call(change("gold")).await.unwrap();
    let done = desk.call(DeleteSubmitted { id: made.id.clone() }).await.unwrap();
    let sentence = format!("Message with id {} has been deleted successfully.", made.id);
    assert_eq!(done.message.unwrap(), sentence);
    assert!(blocked(&desk).await.is_empty());
    let gone = GetSubmitted { id: made.id.clone() };
    assert_eq!(code(desk.call(gone).await), "ERR_MESSAGE_ID_NOT_FOUND");
}

#[tokio::test]
async fn people_and_groups_are_made_where_the_details_are_given() {
    let desk = Desk::new().await;
    assert_eq!(code(desk.call(submit("tin")).await), "ERR_UID_NOT_FOUND");
    let person = |uid: &str, name: &str| {
        Some(ImportUser { uid: uid.into(), name: name.to_owned(), ..ImportUser::default() })
    };
    let with_both = SubmitMessage {
        sender_user_details: person("ann", "Ann"),
        receiver_user_details: person("bob", "Bob"),
        ..submit("tin")
    };
    desk.call(with_both).await.unwrap();
    let read = GetUser { uid: "bob".into(), on_behalf_of: None };
    assert_eq!(desk.call(read).await.unwrap().name, "Bob");
    let to_group = |details| SubmitMessage {
        receiver: "team".into(),
        receiver_type: ReceiverType::Group,
        receiver_group_details: details,
        ..submit("tin")
    };
    assert_eq!(code(desk.call(to_group(None)).await), "ERR_GUID_NOT_FOUND");
    let team = ImportGroup {
        guid: "team".into(),
        name: "Team".into(),
        kind: GroupType::Public,
        password: None,
        icon: None,
        owner: None,
        created_at: None,
        metadata: None,
        tags: None,
        group_owner_details: None,
    };
    desk.call(to_group(Some(team))).await.unwrap();
    let read = GetGroup { guid: "team".into(), on_behalf_of: None };
    assert_eq!(desk.call(read).await.unwrap().name, "Team");
}
