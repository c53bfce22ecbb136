//! The auth token of a live preview: made for it, written down, and revoked after it, also when
//! the program was ended in between. What is written down is a name for the token, never the token.

use std::sync::{Arc, Weak};

use cometchat_api::chat::auth_tokens::{CreateAuthToken, DeleteAuthToken, ListAuthTokens};
use cometchat_api::{Secret, Uid, limits};
use halley_store::LentToken;

use crate::console::{Console, Inner};
use crate::error::{Code, Error};
use crate::gate::{Change, Done};
use crate::masks::handle;
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::Act;
use crate::reach::Writer;

/// A token that is to be given back.
pub(crate) struct Loan {
    writer: Writer,
    uid: Uid,
    token: Secret,
    console: Weak<Inner>,
}

impl Loan {
    /// The token itself, for the connection.
    pub(crate) fn token(&self) -> Secret {
        self.token.clone()
    }

    /// A name for the token that does not tell it.
    pub(crate) fn name(&self) -> String {
        handle(&self.token)
    }

    /// Revokes the token. What fails now is done when the connection is opened next.
    pub(crate) async fn give_back(self) {
        let name = self.name();
        let revoked = revoke(&self.writer, self.uid, self.token).await;
        match (revoked, self.console.upgrade()) {
            (Ok(()), Some(inner)) => Console(inner).forget_loan(name).await,
            (Ok(()), None) => {}
            (Err(error), _) => tracing::warn!(code = ?error.code, "a token is not yet revoked"),
        }
    }
}

impl Console {
    /// Makes a token for a preview as a user, on record.
    ///
    /// # Errors
    /// What the gate or the service says.
    pub(super) async fn borrow_token(
        &self,
        app: &AppRef,
        uid: &str,
        conversation: &str,
    ) -> Result<Loan, Error> {
        let who = self.user_name(app, uid).await?.unwrap_or_else(|| uid.to_owned());
        let object = ActivityObject {
            kind: "conversation".to_owned(),
            id: conversation.to_owned(),
            name: None,
        };
        let change = Change {
            act: Act::PreviewLive,
            app: app.clone(),
            count: 1,
            object: Some(object),
            sentence: format!("Watched a conversation live as {who}"),
            before: None,
        };
        let uid = Uid::from(uid);
        let lent = self.change(change, |writer| async move {
            let create = CreateAuthToken { uid: uid.clone(), force: Some(true) };
            let token = writer.send(create).await?.auth_token;
            let row = LentToken {
                name: handle(&token),
                connection: app.connection.clone(),
                app: app.app.clone(),
                uid: uid.to_string(),
                at: i64::from(self.now()),
            };
            if let Err(error) = self.stored(move |store| store.lent_token_add(&row)).await {
                // A token that is not written down might outlive the preview.
                revoke(&writer, uid, token).await?;
                return Err(error);
            }
            let console = Arc::downgrade(&self.0);
            Ok(Done::wholly(Loan { writer, uid, token, console }))
        });
        Ok(lent.await?.value)
    }

    /// Revokes the tokens of previews that ended with the program, as far as their connections
    /// can be opened. Called once after start; a connection that is opened later does its own.
    pub async fn previews_recover(&self) {
        self.revoke_leftovers(|_| true).await;
    }

    /// Revokes what is left of the previews of a connection that was opened just now.
    pub(crate) fn revoke_leftovers_of(&self, connection: &str) {
        let (console, connection) = (self.clone(), connection.to_owned());
        tokio::spawn(async move { console.revoke_leftovers(|one| one == connection).await });
    }

    /// Revokes what is left of the previews of some connections.
    async fn revoke_leftovers(&self, wanted: impl Fn(&str) -> bool) {
        let left = self.stored(halley_store::Store::lent_tokens).await.unwrap_or_default();
        for lent in left {
            let is_open = self.0.previews.holds_token(&lent.name);
            if is_open || !wanted(&lent.connection) {
                continue;
            }
            match self.revoke_leftover(&lent).await {
                Ok(()) => self.forget_loan(lent.name).await,
                Err(error) => tracing::warn!(code = ?error.code, "a token is not yet revoked"),
            }
        }
    }

    async fn revoke_leftover(&self, lent: &LentToken) -> Result<(), Error> {
        if !self.has_connection(&lent.connection) {
            // Its demo is gone, or somebody removed it with its keys.
            return Ok(());
        }
        let app = AppRef { connection: lent.connection.clone(), app: lent.app.clone() };
        let writer = self.take_back(&app).await?;
        let list =
            ListAuthTokens { uid: Uid::from(lent.uid.as_str()), ..ListAuthTokens::default() };
        let per_page = u32::try_from(limits::AUTH_TOKENS).unwrap_or(100);
        let tokens = match writer.reader().page(list, 1, per_page).await {
            Ok(tokens) => tokens.data,
            Err(error) if is_gone(&error) => return Ok(()),
            Err(error) => return Err(error),
        };
        match tokens.into_iter().find(|token| handle(&token.auth_token) == lent.name) {
            Some(token) => revoke(&writer, token.uid, token.auth_token).await,
            None => Ok(()),
        }
    }

    async fn forget_loan(&self, name: String) {
        if let Err(error) = self.stored(move |store| store.lent_token_remove(&name)).await {
            tracing::warn!(code = ?error.code, "a revoked token is still written down");
        }
    }
}

/// Revokes a token; one that is gone is revoked.
async fn revoke(writer: &Writer, uid: Uid, auth_token: Secret) -> Result<(), Error> {
    match writer.send(DeleteAuthToken { uid, auth_token }).await {
        Ok(_) => Ok(()),
        Err(error) if is_gone(&error) => Ok(()),
        Err(error) => Err(error),
    }
}

fn is_gone(error: &Error) -> bool {
    matches!(error.code, Code::NotFound | Code::UserGone)
}
