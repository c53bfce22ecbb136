//! The live connection: WebSocket frames (`contract/realtime.md` sections 3 to 5) and the client
//! API calls around it (section 2).

mod around;
mod blocks;
mod body;
mod calling;
mod frame;
mod history;
mod membership;
mod session;

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
pub use frame::{Body, Envelope, Frame, FrameError};
pub use history::History;
pub use membership::{AddMembersAsMember, JoinGroup, LeaveGroup, TransferOwnership};
pub use session::{AppInfo, GetMe, Login, LoginReply, Logout, MissedMessages, Settings};
