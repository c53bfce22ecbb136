//! What the CometChat service says: its operations, entities, ids, errors and frames.
//!
//! An operation is one value that implements [`Endpoint`]: the client turns it into a request and
//! reads its reply, the sandbox turns a request into it and writes its reply, so the two cannot
//! drift apart. Nothing here does I/O: no sockets, no async runtime, no clock.
//!
//! Where the documents contradict themselves, the oddity is normalised here, in serde, with the
//! section of `contract/semantics.md` that rules on it.

pub mod batch;
pub mod calls;
pub mod chat;
pub mod endpoint;
pub mod error;
pub mod form;
pub mod id;
pub mod limits;
pub mod live;
pub mod lossy;
pub mod management;
pub mod open;
pub mod page;
pub mod reply;
pub mod request;
pub mod secret;
pub mod wire;

pub use batch::{Done, ItemResult, Results};
pub use endpoint::{Credential, Endpoint, Host, Method, Paging, RateClass, Route};
pub use error::{ApiError, ErrorCode};
pub use id::{AppId, ConversationId, Guid, MessageId, Region, RoleId, Uid};
pub use page::{Cursored, Listing, Paged};
pub use request::Request;
pub use secret::Secret;
