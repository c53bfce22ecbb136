use cometchat_api::chat::reactions::{AddReaction, ListReactions, ListReactionsOf, RemoveReaction};

use crate::desk::{Desk, code};

#[tokio::test]
async fn reactions_are_counted_and_listed() {
    let desk = Desk::with_users(&["ann", "bob", "cid"]).await;
    let message = desk.say("ann", "bob", "hi").await;
    let add = |uid: &str, reaction: &str| AddReaction {
        message_id: message.id.clone(),
        reaction: reaction.into(),
        on_behalf_of: uid.into(),
    };
    desk.call(add("ann", "👍🏽")).await.unwrap();
    desk.call(add("bob", "👍🏽")).await.unwrap();
    desk.call(add("bob", "👍🏽")).await.unwrap();
    let shown = desk.call(add("bob", "a/b?c")).await.unwrap();
    let counts: Vec<_> = shown
        .data
        .reactions
        .unwrap()
        .into_iter()
        .map(|it| (it.reaction, it.count, it.reacted_by_me))
        .collect();
    assert_eq!(
        counts,
        [("👍🏽".to_owned(), Some(2), Some(true)), ("a/b?c".to_owned(), Some(1), Some(true))]
    );
    assert_eq!(code(desk.call(add("cid", "👍")).await), "ERR_MESSAGE_NO_ACCESS");
    let list = ListReactions { message_id: message.id.clone(), ..ListReactions::default() };
    assert_eq!(desk.call(list).await.unwrap().data.len(), 3);
    let of = ListReactionsOf {
        message_id: message.id.clone(),
        reaction: "👍🏽".into(),
        limit: Some(1),
        ..ListReactionsOf::default()
    };
    let page = desk.call(of.clone()).await.unwrap();
    assert_eq!(page.data[0].reacted_by.as_ref().unwrap().name, "Ann");
    let next = ListReactionsOf { id: page.meta.next.unwrap().id, ..of };
    assert_eq!(desk.call(next).await.unwrap().data[0].uid, "bob".into());
}

#[tokio::test]
async fn a_reaction_taken_back_is_gone() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let message = desk.say("ann", "bob", "hi").await;
    let add = AddReaction {
        message_id: message.id.clone(),
        reaction: "❤️".into(),
        on_behalf_of: "bob".into(),
    };
    desk.call(add).await.unwrap();
    let remove = || RemoveReaction {
        message_id: message.id.clone(),
        reaction: "❤️".into(),
        on_behalf_of: "bob".into(),
    };
    assert_eq!(desk.call(remove()).await.unwrap().data.reactions, None);
    assert_eq!(code(desk.call(remove()).await), "ERR_REACTION_NOT_FOUND");
}
