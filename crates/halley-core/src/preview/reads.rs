//! Questions of a preview to the service.

use cometchat_api::chat::messages::{GetMessage, ListMessages, Message};
use cometchat_api::page::Affix;
use cometchat_api::{ConversationId, MessageId};

use crate::conversations::has_no_message;
use crate::error::{Code, Error};
use crate::reach::Reader;

/// Messages a question asks for.
const LIMIT: u32 = 100;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// The end of the conversation, or the stretch that ends with a message.
    Tail {
        /// Its last message.
        up_to: Option<u64>,
    },
    /// What came after a message.
    After(u64),
    /// What changed since a time, from the newest back.
    Changed {
        /// Unix seconds.
        since: i64,
        /// Only messages before this one.
        before: Option<u64>,
    },
    /// One message as it is now.
    One(u64),
}

/// What the service said.
#[derive(Debug)]
pub(crate) struct Answer {
    /// What was asked.
    pub(crate) ask: Ask,
    /// Messages, in no certain order.
    pub(crate) messages: Vec<Message>,
    /// Whether there may be more.
    pub(crate) full: bool,
}

/// Asks the service.
pub(crate) async fn ask(
    reader: Reader,
    conversation: ConversationId,
    ask: Ask,
) -> Result<Answer, Error> {
    let list = ListMessages {
        conversation_id: Some(conversation),
        with_tags: Some(true),
        limit: Some(LIMIT),
        ..ListMessages::default()
    };
    let list = match ask {
        Ask::Tail { up_to } => ListMessages {
            affix: Some(Affix::Prepend),
            id: up_to.map(|id| MessageId::from(id + 1)),
            ..list
        },
        Ask::After(id) => {
            ListMessages { affix: Some(Affix::Append), id: Some(MessageId::from(id)), ..list }
        }
        Ask::Changed { since, before } => ListMessages {
            affix: Some(Affix::Prepend),
            id: before.map(MessageId::from),
            updated_from: Some(since),
            ..list
        },
        Ask::One(id) => {
            let message = reader.send(GetMessage { id: id.into(), ..GetMessage::default() }).await;
            return match message {
                Ok(message) => Ok(Answer { ask, messages: vec![message], full: false }),
                Err(error) if error.code == Code::NotFound => {
                    Ok(Answer { ask, messages: Vec::new(), full: false })
                }
                Err(error) => Err(error),
            };
        }
    };
    let messages = match reader.send(list).await {
        Ok(listing) => listing.data,
        Err(error) if has_no_message(&error) => Vec::new(),
        Err(error) => return Err(error),
    };
    Ok(Answer { ask, full: messages.len() >= LIMIT as usize, messages })
}
