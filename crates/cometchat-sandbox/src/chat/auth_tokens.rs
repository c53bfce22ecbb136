//! Auth tokens of users (`contract/chat/auth-tokens.yaml`).

use cometchat_api::chat::auth_tokens as api;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done, Secret, Uid};
use serde_json::Map;

use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::{Token, What};

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(create).write(flush).read(get).write(update).write(delete)
}

fn list(r: Read<'_>, asked: api::ListAuthTokens) -> Result<Listing<api::AuthToken>, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let tokens: Vec<_> = r.app.tokens.of(&uid).rev().collect();
    let page = Page::of(asked.page, asked.per_page);
    Ok(page.cut(&tokens, |(text, token)| shown(&uid, text, token)))
}

fn create(w: &mut Write<'_>, asked: api::CreateAuthToken) -> Result<api::AuthToken, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    let latest = w.app.tokens.of(&uid).next_back().map(|(text, token)| shown(&uid, text, token));
    if let Some(token) = latest.filter(|_| asked.force != Some(true)) {
        return Ok(token);
    }
    let now = w.now();
    let text = w.app.tokens.make(&uid, now, &mut w.app.dice);
    w.app.tally.active(&uid, w.now_ms);
    Ok(shown(&uid, &text, &Token { created_at: now, ..Token::default() }))
}

fn flush(w: &mut Write<'_>, asked: api::FlushAuthTokens) -> Result<Done, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    w.app.tokens.end_all(&uid);
    w.app.tell(w.now_ms, None, None, What::LoggedOut(uid.clone()));
    Ok(Done::because(format!("Cleared Auth Tokens successfully for uid {uid}.")))
}

fn get(r: Read<'_>, asked: api::GetAuthToken) -> Result<api::AuthToken, ApiError> {
    let uid = r.app.known(&asked.uid)?;
    let text = asked.auth_token.expose();
    let token = r.app.tokens.get(&uid, text).ok_or_else(no_token)?;
    Ok(shown(&uid, text, token))
}

fn update(w: &mut Write<'_>, asked: api::UpdateAuthToken) -> Result<api::AuthToken, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    let text = asked.auth_token.expose();
    let token = w.app.tokens.get_mut(&uid, text).ok_or_else(no_token)?;
    token.platform = asked.platform.or(token.platform.take());
    token.user_agent = asked.user_agent.or(token.user_agent.take());
    token.app_info = asked.app_info.or(token.app_info.take());
    Ok(shown(&uid, text, token))
}

fn delete(w: &mut Write<'_>, asked: api::DeleteAuthToken) -> Result<Done, ApiError> {
    let uid = w.app.known(&asked.uid)?;
    if !w.app.tokens.end(&uid, asked.auth_token.expose()) {
        return Err(no_token());
    }
    Ok(Done::because(format!("The auth token of the user with UID {uid} has been deleted.")))
}

fn shown(uid: &Uid, text: &str, token: &Token) -> api::AuthToken {
    api::AuthToken {
        uid: uid.clone(),
        auth_token: Secret::new(text),
        created_at: Some(token.created_at),
        platform: token.platform.clone(),
        user_agent: token.user_agent.clone(),
        app_info: token.app_info.clone(),
        extra: Map::new(),
    }
}

fn no_token() -> ApiError {
    refuse::with("ERR_AUTH_TOKEN_NOT_FOUND", "The auth token does not exist.")
}
