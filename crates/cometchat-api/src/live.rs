//! The live connection: WebSocket frames (`contract/realtime.md` sections 3 to 5) and the client
//! API calls around it (section 2).

mod body;
mod frame;
mod session;

pub use body::{
    AuthAnswer, AuthBody, AuthParams, ConversationChange, ConversationChanged, FeedItemSent,
    InteractionCompleted, MessageChange, MessageChanged, PresenceChanged, PresenceSubscription,
    ReactionAction, ReactionChanged, Receipt, ReceiptAction, Streamed, Transient, Typing,
    TypingAction,
};
pub use frame::{Body, Envelope, Frame, FrameError};
pub use session::{AppInfo, GetMe, Login, LoginReply, Logout, MissedMessages, Settings};
