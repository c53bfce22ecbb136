//! The live connection: WebSocket frames (`contract/realtime.md` sections 3 to 5) and the client
//! API calls around it (section 2).

mod ai;
mod around;
mod blocks;
mod body;
mod calling;
mod feed;
mod frame;
mod history;
mod lists;
mod membership;
mod own_preferences;
mod session;

pub use ai::{
    AskBotAboutGroup, AskBotAboutUser, BotReply, ConversationStarters, ConversationSummary,
    SmartReplies, SuggestRepliesToGroup, SuggestRepliesToUser, SuggestStartInGroup,
    SuggestStartWithUser, SuggestedReplies, SummariseGroup, SummariseWithUser,
};
pub use around::{
    AskUploads, FileToUpload, ListGroupThreads, ListUserThreads, ReadSettings, RenewJwt,
    RenewedJwt, TellSession, UploadRequest, UploadSlot,
};
pub use blocks::{BlockAsUser, BlockDirection, ListMyBlocked, UnblockAsUser};
pub use body::{
    AuthAnswer, AuthBody, AuthParams, ConversationChange, ConversationChanged, FeedItemSent,
    InteractionCompleted, MessageChange, MessageChanged, PresenceChanged, PresenceSubscription,
    ReactionAction, ReactionChanged, Receipt, ReceiptAction, Streamed, Transient, Typing,
    TypingAction,
};
pub use calling::{ChangeCall, StartCall, SwitchCall};
pub use feed::{
    CountUnreadFeed, FeedCategory, FeedEngagement, FeedItem, FeedReadState, GetFeedItem, ListFeed,
    ListFeedCategories, MarkFeedItemDelivered, MarkFeedItemRead, MarkPushClicked,
    MarkPushDelivered, ReportFeedEngagement, UnreadFeed,
};
pub use frame::{Body, Envelope, Frame, FrameError};
pub use history::History;
pub use lists::{ListMyConversations, ListPeople, PinnedBy};
pub use membership::{AddMembersAsMember, JoinGroup, LeaveGroup, TransferOwnership};
pub use own_preferences::{
    GetMyMutes, GetMyPreferences, GetMyTimezone, ListMyPushTokens, MuteMine, RegisterMyPushToken,
    RemoveMyPushTokens, ResetMyPreferences, SetMyTimezone, UnmuteMine, UpdateMyPreferences,
};
pub use session::{AppInfo, GetMe, Login, LoginReply, Logout, MissedMessages, Settings};
