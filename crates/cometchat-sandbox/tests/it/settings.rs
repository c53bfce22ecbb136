use cometchat_api::chat::conversations::ListConversations;
use cometchat_api::chat::messages::{EditMessage, NewMessageData};
use cometchat_api::management::settings::{GetSettings, MapSettings, UnmapSettings};
use serde_json::json;
use std::time::Duration;

use crate::desk::{Desk, START, code};

impl Desk {
    async fn switch(&self, key: &str, on: bool) {
        let settings = Some([(key.to_owned(), on)].into_iter().collect());
        let results = self.call(MapSettings { app_id: self.app.id.clone(), settings }).await;
        assert!(results.unwrap()[key].is_done());
    }

    async fn setting(&self, key: &str) -> Option<serde_json::Value> {
        let ask = GetSettings { app_id: self.app.id.clone() };
        self.call(ask).await.unwrap().get(key).cloned()
    }

    async fn moved_at(&self, uid: &str) -> Option<i64> {
        let ask =
            ListConversations { on_behalf_of: Some(uid.into()), ..ListConversations::default() };
        self.call(ask).await.unwrap().data[0].updated_at
    }
}

const ON_REPLIES: &str = "core.conversations.updateOnReplies";
const ON_MESSAGE_ACTIONS: &str = "core.conversations.updateOnMessageActions";

#[tokio::test]
async fn settings_have_their_documented_defaults_until_they_are_changed() {
    let desk = Desk::new().await;
    assert_eq!(desk.setting(ON_REPLIES).await, Some(json!(true)));
    assert_eq!(desk.setting(ON_MESSAGE_ACTIONS).await, Some(json!(false)));
    let included = desk.setting("core.notifications.push.advanced.included").await.unwrap();
    assert!(included.is_array());
    desk.switch(ON_REPLIES, false).await;
    desk.switch("features.own", true).await;
    assert_eq!(desk.setting(ON_REPLIES).await, Some(json!(false)));
    assert_eq!(desk.setting("features.own").await, Some(json!(true)));
    desk.call(UnmapSettings { app_id: desk.app.id.clone() }).await.unwrap();
    assert_eq!(desk.setting(ON_REPLIES).await, Some(json!(true)));
    assert_eq!(desk.setting("features.own").await, None);
}

#[tokio::test]
async fn nothing_to_change_and_an_unknown_app_are_refused() {
    let desk = Desk::new().await;
    let nothing = MapSettings { app_id: desk.app.id.clone(), settings: None };
    assert_eq!(code(desk.call(nothing).await), "ERR_BAD_REQUEST");
    let unknown = GetSettings { app_id: "nothere".into() };
    assert_eq!(code(desk.call(unknown).await), "ERR_APP_NOT_FOUND");
}

#[tokio::test]
async fn an_edit_moves_a_conversation_up_only_where_the_setting_says_so() {
    let desk = Desk::with_users(&["ann", "bob"]).await;
    let said = desk.say("ann", "bob", "old").await;
    let edit = || EditMessage {
        id: said.id.clone(),
        data: Some(NewMessageData { text: Some("new".into()), ..NewMessageData::default() }),
        on_behalf_of: Some("ann".into()),
        ..EditMessage::default()
    };
    desk.clock.advance(Duration::from_secs(60));
    desk.call(edit()).await.unwrap();
    assert_eq!(desk.moved_at("bob").await, Some(START));
    desk.switch(ON_MESSAGE_ACTIONS, true).await;
    desk.call(edit()).await.unwrap();
    assert_eq!(desk.moved_at("bob").await, Some(START + 60));
}
