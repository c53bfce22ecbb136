use serde::{Deserialize, Serialize};

use super::Conversation;
use crate::batch::Done;
use crate::chat::messages::ReceiverType;
use crate::endpoint::{Endpoint, Route, delete, get};
use crate::id::{ConversationId, Uid};
use crate::page::Listing;
use crate::wire::Single;
use crate::{paged, wire};

/// Lists the conversations of the app, or those of the acting user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListConversations {
    /// Text to find in the name of the other side.
    pub search_key: Option<String>,
    /// Only with users, or with groups.
    pub conversation_type: Option<ReceiverType>,
    /// Adds each conversation's tags.
    #[serde(deserialize_with = "wire::flag")]
    pub with_tags: Option<bool>,
    /// Only conversations with one of these tags.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Adds the tags of the other side.
    #[serde(deserialize_with = "wire::flag")]
    pub with_user_and_group_tags: Option<bool>,
    /// Only with users who have one of these tags.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub user_tags: Vec<String>,
    /// Only with groups that have one of these tags.
    #[serde(deserialize_with = "wire::list", skip_serializing_if = "Vec::is_empty")]
    pub group_tags: Vec<String>,
    /// Only conversations with unread messages.
    #[serde(deserialize_with = "wire::flag")]
    pub unread: Option<bool>,
    /// Items a page, up to 1,000.
    #[serde(deserialize_with = "wire::number")]
    pub per_page: Option<u32>,
    /// Page number, from 1.
    #[serde(deserialize_with = "wire::number")]
    pub page: Option<u32>,
    /// Also lists those with blocked users.
    #[serde(deserialize_with = "wire::flag")]
    pub include_blocked_users: Option<bool>,
    /// Adds to each user whether he is blocked.
    #[serde(deserialize_with = "wire::flag")]
    pub with_blocked_info: Option<bool>,
    /// Leaves out those with AI agents.
    #[serde(deserialize_with = "wire::flag")]
    pub hide_agentic: Option<bool>,
    /// Lists those with AI agents alone.
    #[serde(deserialize_with = "wire::flag")]
    pub only_agentic: Option<bool>,
    /// 1 for the service's cursored index (its default), 0 for the plain one.
    #[serde(deserialize_with = "wire::number")]
    pub use_cursored_index: Option<u8>,
    /// 1 to list each conversation once; not together with an acting user.
    #[serde(deserialize_with = "wire::number")]
    pub unique: Option<u8>,
    /// Whose; of the whole app where absent.
    pub on_behalf_of: Option<Uid>,
}

impl Endpoint for ListConversations {
    type Reply = Listing<Conversation>;
    const ROUTE: Route = get("/conversations").paged();
}
paged!(ListConversations => Conversation);

/// Reads a conversation by its id; deprecated by the service in favour of the other side's id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetConversation {
    /// Which.
    pub conversation_id: ConversationId,
    /// Whose.
    pub on_behalf_of: Uid,
}

impl Endpoint for GetConversation {
    type Reply = Single<Conversation>;
    const ROUTE: Route = get("/conversations/{conversationId}");
}

/// Deletes a conversation for all its users; deprecated by the service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteConversation {
    /// Which.
    pub conversation_id: ConversationId,
    /// Deletes it as this user.
    pub on_behalf_of: Uid,
}

impl Endpoint for DeleteConversation {
    type Reply = Done;
    const ROUTE: Route = delete("/conversations/{conversationId}").replayable();
}
