//! What the service's models say of a conversation to one of its sides (`contract/realtime.md`
//! section 6.5). The contract names the paths and the field of each answer; what a field holds is
//! known from the vendor's public pages on its programs.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::endpoint::{Endpoint, Route, get};
use crate::id::{Guid, Uid};

/// Answers a user may give to what was last said to him, one of each mood.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SmartReplies {
    /// One that agrees.
    pub positive: Option<String>,
    /// One that leaves it open.
    pub neutral: Option<String>,
    /// One that declines.
    pub negative: Option<String>,
}

/// The answer with suggested replies.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SuggestedReplies {
    /// The replies.
    #[serde(rename = "smart-replies", default)]
    pub replies: SmartReplies,
}

/// The answer with first sentences for a conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConversationStarters {
    /// The sentences.
    #[serde(rename = "conversation-starter", default)]
    pub sentences: Vec<String>,
}

/// The answer with what a conversation is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConversationSummary {
    /// The summary.
    #[serde(rename = "conversation-summary", default)]
    pub summary: String,
}

/// The answer of a bot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BotReply {
    /// What it says.
    #[serde(rename = "bot-reply", default)]
    pub reply: String,
}

macro_rules! about_a_conversation {
    ($($(#[$doc:meta])* $name:ident { $peer:ident: $Id:ty } -> $Reply:ty = $path:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct $name {
            /// With whom, or in which group.
            pub $peer: $Id,
        }

        impl Endpoint for $name {
            type Reply = $Reply;
            const ROUTE: Route = get($path).client();
        }
    )+};
}

about_a_conversation! {
    /// Asks for replies to the last message of a user.
    SuggestRepliesToUser { uid: Uid } -> SuggestedReplies = "/ai/smart-replies/users/{uid}";
    /// Asks for replies to the last message of a group.
    SuggestRepliesToGroup { guid: Guid } -> SuggestedReplies = "/ai/smart-replies/groups/{guid}";
    /// Asks how to begin a conversation with a user.
    SuggestStartWithUser { uid: Uid } -> ConversationStarters
        = "/ai/conversation-starter/users/{uid}";
    /// Asks how to begin a conversation in a group.
    SuggestStartInGroup { guid: Guid } -> ConversationStarters
        = "/ai/conversation-starter/groups/{guid}";
    /// Asks what a conversation with a user is about.
    SummariseWithUser { uid: Uid } -> ConversationSummary = "/ai/conversation-summary/users/{uid}";
    /// Asks what a conversation in a group is about.
    SummariseGroup { guid: Guid } -> ConversationSummary = "/ai/conversation-summary/groups/{guid}";
}

/// Asks a bot about a conversation with a user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskBotAboutUser {
    /// Which bot.
    pub bot_id: Uid,
    /// With whom.
    pub uid: Uid,
    /// The question.
    #[serde(default)]
    pub question: String,
}

impl Endpoint for AskBotAboutUser {
    type Reply = BotReply;
    const ROUTE: Route = get("/ai/bots/{botId}/assistance/users/{uid}").client();
}

/// Asks a bot about a conversation in a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskBotAboutGroup {
    /// Which bot.
    pub bot_id: Uid,
    /// In which group.
    pub guid: Guid,
    /// The question.
    #[serde(default)]
    pub question: String,
}

impl Endpoint for AskBotAboutGroup {
    type Reply = BotReply;
    const ROUTE: Route = get("/ai/bots/{botId}/assistance/groups/{guid}").client();
}
