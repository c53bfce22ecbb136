//! Auth tokens of a user. Whoever has one can sign in as the user, so none reaches the window.

use cometchat_api::chat::auth_tokens::{
    AuthToken, CreateAuthToken, DeleteAuthToken, FlushAuthTokens, ListAuthTokens,
};
use cometchat_api::{Secret, Uid, limits};
use serde_json::json;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::{Change, Done};
use crate::masks::handle;
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::user::MaskedToken;
use crate::rows::time;

impl Console {
    /// Reads the auth tokens of a user, masked.
    ///
    /// # Errors
    /// When there is no such user, or the service cannot be reached.
    pub async fn user_auth_tokens(
        &self,
        app: &AppRef,
        uid: &str,
    ) -> Result<Vec<MaskedToken>, Error> {
        Ok(self.tokens(app, uid).await?.iter().map(masked).collect())
    }

    /// Makes an auth token for a user.
    ///
    /// # Errors
    /// What the gate or the service says.
    pub async fn user_auth_token_create(
        &self,
        app: &AppRef,
        uid: &str,
    ) -> Result<Written<MaskedToken>, Error> {
        let change = self.token_change(app, uid, Act::AuthTokenCreate).await?;
        let create = CreateAuthToken { uid: Uid::from(uid), force: Some(true) };
        let made = self.change(change, |writer| async move {
            let token = masked(&writer.send(create).await?);
            let after = json!({ "token": token.masked });
            Ok(Done::wholly(token).now(Some(after)))
        });
        made.await
    }

    /// Copies an auth token to the clipboard, which is cleared after a minute.
    ///
    /// # Errors
    /// When the token does not exist any more, or what the gate says.
    pub async fn user_auth_token_copy(
        &self,
        app: &AppRef,
        uid: &str,
        id: &str,
    ) -> Result<(), Error> {
        let change = self.token_change(app, uid, Act::AuthTokenCopy).await?;
        let copied = self.local_change(change, async {
            let token = self.token(app, uid, id).await?;
            self.copy_secret(&token)?;
            Ok(Done::wholly(()))
        });
        copied.await.map(drop)
    }

    /// Deletes an auth token, which signs out whoever uses it.
    ///
    /// # Errors
    /// When the token does not exist any more, or what the gate or the service says.
    pub async fn user_auth_token_delete(
        &self,
        app: &AppRef,
        uid: &str,
        id: &str,
    ) -> Result<Written<()>, Error> {
        let token = self.token(app, uid, id).await?;
        let change = Change {
            before: Some(json!({ "token": token.masked() })),
            ..self.token_change(app, uid, Act::AuthTokenDelete).await?
        };
        let delete = DeleteAuthToken { uid: Uid::from(uid), auth_token: token };
        let deleted = self.change(change, |writer| async move {
            writer.send(delete).await?;
            Ok(Done::wholly(()))
        });
        deleted.await
    }

    /// Deletes all auth tokens of a user, which signs the user out everywhere.
    ///
    /// # Errors
    /// What the gate or the service says.
    pub async fn user_auth_tokens_flush(
        &self,
        app: &AppRef,
        uid: &str,
    ) -> Result<Written<()>, Error> {
        let change = self.token_change(app, uid, Act::AuthTokensFlush).await?;
        let flush = FlushAuthTokens { uid: Uid::from(uid) };
        let flushed = self.change(change, |writer| async move {
            writer.send(flush).await?;
            Ok(Done::wholly(()))
        });
        flushed.await
    }

    async fn tokens(&self, app: &AppRef, uid: &str) -> Result<Vec<AuthToken>, Error> {
        let list = ListAuthTokens { uid: Uid::from(uid), ..ListAuthTokens::default() };
        // A user has at most 100, so one page holds them all.
        let per_page = u32::try_from(limits::AUTH_TOKENS).unwrap_or(100);
        Ok(self.reader(app).await?.page(list, 1, per_page).await?.data)
    }

    async fn token(&self, app: &AppRef, uid: &str, id: &str) -> Result<Secret, Error> {
        let tokens = self.tokens(app, uid).await?;
        let found = tokens.into_iter().map(|token| token.auth_token).find(|one| handle(one) == id);
        found.ok_or_else(|| {
            Error::new(Code::NotFound, "This auth token does not exist any more.")
                .advise("Refresh the list of tokens.")
        })
    }

    async fn token_change(&self, app: &AppRef, uid: &str, act: Act) -> Result<Change, Error> {
        let name = self.user_name(app, uid).await?;
        let who = name.clone().unwrap_or_else(|| uid.to_owned());
        let sentence = match act {
            Act::AuthTokenCreate => format!("Made an auth token for {who}"),
            Act::AuthTokenCopy => format!("Copied an auth token of {who}"),
            Act::AuthTokenDelete => format!("Deleted an auth token of {who}"),
            _ => format!("Deleted all auth tokens of {who}"),
        };
        let object = ActivityObject { kind: "user".to_owned(), id: uid.to_owned(), name };
        Ok(Change { act, app: app.clone(), count: 1, object: Some(object), sentence, before: None })
    }
}

fn masked(token: &AuthToken) -> MaskedToken {
    MaskedToken {
        id: handle(&token.auth_token),
        masked: token.auth_token.masked(),
        platform: token.platform.clone().filter(|text| !text.is_empty()),
        created_at: time(token.created_at),
    }
}
