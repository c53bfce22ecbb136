//! The answers in a message's thread.

use cometchat_api::MessageId;
use cometchat_api::chat::messages::{ListThread, Message};
use cometchat_api::page::Affix;

use crate::console::Console;
use crate::error::Error;
use crate::messages::page::{MAX_LIMIT, Stretch, checked, ordered};
use crate::messages::{Anchor, MessagesPage};
use crate::model::connection::AppRef;
use crate::reach::Reader;

/// The cursor of a question.
#[derive(Clone, Copy)]
enum From {
    End,
    Id(u64),
    Time(i64),
}

impl Console {
    /// Reads a stretch of a thread, without the message that the thread hangs on.
    ///
    /// # Errors
    /// When there is no such message, and those of the service.
    pub async fn thread_page(
        &self,
        app: &AppRef,
        parent: &str,
        anchor: &Anchor,
        limit: u32,
    ) -> Result<MessagesPage, Error> {
        let parent = checked(parent)?;
        let reader = self.reader(app).await?;
        let limit = limit.clamp(1, MAX_LIMIT);
        let found = stretch(&reader, parent, anchor, limit).await?;
        Ok(self.shown(app, found, false))
    }
}

async fn stretch(
    reader: &Reader,
    parent: u64,
    anchor: &Anchor,
    limit: u32,
) -> Result<Stretch, Error> {
    let back = |from, limit| list(reader, parent, Affix::Prepend, from, limit);
    let on = |from, limit| list(reader, parent, Affix::Append, from, limit);
    let is_full = |page: &Vec<Message>, limit: u32| page.len() >= limit as usize;
    match anchor {
        Anchor::Newest => {
            let messages = back(From::End, limit).await?;
            Ok(Stretch { older: is_full(&messages, limit), messages, newer: false })
        }
        Anchor::Before { id } => {
            let messages = back(From::Id(checked(id)?), limit).await?;
            Ok(Stretch { older: is_full(&messages, limit), messages, newer: true })
        }
        Anchor::After { id } => {
            let messages = on(From::Id(checked(id)?), limit).await?;
            Ok(Stretch { newer: is_full(&messages, limit), messages, older: true })
        }
        Anchor::Around { id } => {
            let (id, half) = (checked(id)?, limit.div_ceil(2));
            // The message itself belongs to the older half.
            let (before, after) =
                tokio::try_join!(back(From::Id(id + 1), half + 1), on(From::Id(id), half))?;
            let (older, newer) = (is_full(&before, half + 1), is_full(&after, half));
            let messages = ordered(before.into_iter().chain(after).collect());
            Ok(Stretch { messages, older, newer })
        }
        Anchor::Date { at } => {
            // A cursor by time passes over its own second.
            let messages = on(From::Time(i64::from(*at) - 1), limit).await?;
            Ok(Stretch { newer: is_full(&messages, limit), messages, older: true })
        }
    }
}

async fn list(
    reader: &Reader,
    parent: u64,
    affix: Affix,
    from: From,
    limit: u32,
) -> Result<Vec<Message>, Error> {
    let list = ListThread {
        message_id: MessageId::from(parent),
        affix: Some(affix),
        id: if let From::Id(id) = from { Some(id.into()) } else { None },
        sent_at: if let From::Time(at) = from { Some(at) } else { None },
        limit: Some(limit),
        on_behalf_of: None,
    };
    Ok(ordered(reader.send(list).await?.data))
}
