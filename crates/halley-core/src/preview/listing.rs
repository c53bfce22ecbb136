//! The previews that are open.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use cometchat_api::{ConversationId, Uid};
use cometchat_client::{LiveOptions, Presence};
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::console::{Console, Inner};
use crate::conversations::sides::Sides;
use crate::error::{Code, Error};
use crate::messages::checked;
use crate::model::connection::AppRef;
use crate::preview::engine::{CLOSE_WITHIN, Engine, Link, Plan};
use crate::preview::token::Loan;
use crate::preview::{PreviewKind, PreviewSink};

/// Previews that may be open at once.
const AT_ONCE: usize = 32;

/// Open previews by id. Dropping them ends them.
#[derive(Default)]
pub(crate) struct OpenPreviews(Mutex<HashMap<String, Handle>>);

struct Handle {
    connection: String,
    /// Name of the token it was lent.
    token: Option<String>,
    task: JoinHandle<()>,
    close: DropGuard,
}

/// What a window asks to watch.
#[derive(Clone, Debug)]
pub struct PreviewRequest {
    /// Which app.
    pub app: AppRef,
    /// Id of the conversation.
    pub conversation: String,
    /// How to watch it.
    pub kind: PreviewKind,
    /// Id of the last message that the window has; nothing where it has none.
    pub last_id: Option<String>,
}

impl Console {
    /// Watches a conversation: tells the sink what came since the window's last message, then
    /// every change, until it is closed or the sink no longer listens. Gives the preview's id.
    ///
    /// # Errors
    /// When the id names no conversation, the user takes no part in it, too many previews are
    /// open, and for a live one what the gate or the service says.
    pub async fn preview_open(
        &self,
        request: PreviewRequest,
        sink: Arc<dyn PreviewSink>,
    ) -> Result<String, Error> {
        let PreviewRequest { app, conversation, kind, last_id } = request;
        let last_id = last_id.as_deref().map(checked).transpose()?;
        if self.0.previews.book().len() >= AT_ONCE {
            return Err(Error::new(Code::Invalid, "Too many conversations are watched at once.")
                .advise("Close some of them."));
        }
        let sides = taking_part(&conversation, &kind)?;
        let reader = self.reader(&app).await?;
        let mut engine = Engine::new(Plan {
            app: app.clone(),
            reader: reader.clone(),
            conversation: ConversationId::from(conversation.as_str()),
            sides,
            kind: kind.clone(),
            last_id,
            clock: Arc::clone(self.clock()),
            media: Arc::clone(&self.0.media),
            sink,
        });
        engine.announce();
        let (loan, link) = match kind {
            PreviewKind::Quiet => (None, Link::none()),
            PreviewKind::Live { as_user } => {
                let loan = self.borrow_token(&app, &as_user, &conversation).await?;
                let options = LiveOptions { presence: Presence::AllUsers };
                let uid = Uid::from(as_user.as_str());
                let connection = reader.client().live(uid, loan.token(), options);
                (Some(loan), Link::to(connection))
            }
        };
        let id = format!("{:016x}", rand::random::<u64>());
        let close = CancellationToken::new();
        let token = loan.as_ref().map(Loan::name);
        let mut book = self.0.previews.book();
        let task = tokio::spawn(watch(Watch {
            id: id.clone(),
            engine,
            link,
            loan,
            closed: close.clone(),
            console: Arc::downgrade(&self.0),
        }));
        let close = close.drop_guard();
        book.insert(id.clone(), Handle { connection: app.connection, token, task, close });
        Ok(id)
    }

    /// Closes a preview and waits until its token is revoked; one that has ended is left alone.
    pub async fn preview_close(&self, id: &str) {
        let handle = self.0.previews.book().remove(id);
        if let Some(handle) = handle {
            handle.end().await;
        }
    }

    /// Closes all previews, as before the program ends, and waits a few seconds at most: a token
    /// that is not revoked by then is after the next start.
    pub async fn previews_close(&self) {
        let handles: Vec<Handle> = self.0.previews.book().drain().map(|(_, one)| one).collect();
        let ends = futures_util::future::join_all(handles.into_iter().map(Handle::end));
        tokio::select! {
            _ = ends => {}
            () = self.clock().alarm(CLOSE_WITHIN) => {}
        }
    }
}

impl OpenPreviews {
    /// Ends the previews of a connection.
    pub(crate) fn close_of(&self, connection: &str) {
        self.book().retain(|_, handle| handle.connection != connection);
    }

    /// Whether a token is lent to a preview that is open.
    pub(super) fn holds_token(&self, name: &str) -> bool {
        self.book().values().any(|handle| handle.token.as_deref() == Some(name))
    }

    fn book(&self) -> MutexGuard<'_, HashMap<String, Handle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Handle {
    async fn end(self) {
        drop(self.close);
        // A task that panicked has ended as well.
        let _ = self.task.await;
    }
}

struct Watch {
    id: String,
    engine: Engine,
    link: Link,
    loan: Option<Loan>,
    closed: CancellationToken,
    console: Weak<Inner>,
}

/// The whole life of a preview.
async fn watch(watch: Watch) {
    let Watch { id, mut engine, link, loan, closed, console } = watch;
    engine.run(link, &closed).await;
    let (link, clock) = engine.into_end();
    tokio::select! {
        () = link.close() => {}
        () = clock.alarm(CLOSE_WITHIN) => {}
    }
    if let Some(loan) = loan {
        loan.give_back().await;
    }
    if let Some(inner) = console.upgrade() {
        inner.previews.book().remove(&id);
    }
}

/// Who takes part; a live preview is as one of them.
fn taking_part(conversation: &str, kind: &PreviewKind) -> Result<Sides, Error> {
    let as_user = match kind {
        PreviewKind::Quiet => "",
        PreviewKind::Live { as_user } => as_user.as_str(),
    };
    let sides = Sides::of(conversation, &[as_user])
        .ok_or_else(|| Error::new(Code::NotFound, "There is no such conversation in this app."))?;
    match (&sides, kind) {
        (Sides::Pair(one, other), PreviewKind::Live { as_user })
            if as_user != one && as_user != other =>
        {
            Err(Error::invalid("as", "Only one of the two people can be watched as.")
                .advise("Choose one of them, or watch quietly."))
        }
        _ => Ok(sides),
    }
}
