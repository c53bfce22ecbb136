//! Posting to an address of somebody else.

use bytes::BytesMut;
use http::header::{ACCEPT, CONTENT_TYPE};

use super::witness::Witness;
use super::{Transport, fault};
use crate::bases::is_loopback;
use crate::error::{Error, ErrorKind};
use crate::post::{Post, PostAnswer, Posted};

impl Transport {
    /// Posts once, over a connection of its own, and tells what was answered and by whom.
    pub(crate) async fn post(&self, post: Post) -> Posted {
        let clock = &self.config.clock;
        let start = clock.now();
        let (witness, tls) = Witness::of(&self.config.extra_roots);
        let answer = match self.connections.once(tls, is_loopback(&post.url)) {
            Ok(client) => exchange(&client, post).await,
            Err(error) => Err(error),
        };
        let took = clock.now().saturating_sub(start);
        let fault = match answer.as_ref().map_err(Error::kind) {
            Err(ErrorKind::Tls(fault)) => Some(*fault),
            _ => None,
        };
        Posted { answer, took, tls: witness.told(fault) }
    }
}

async fn exchange(client: &reqwest::Client, post: Post) -> Result<PostAnswer, Error> {
    let mut request = client
        .post(post.url)
        .header(CONTENT_TYPE, "application/json")
        .header(ACCEPT, "*/*")
        .timeout(post.timeout)
        .body(post.body);
    if let Some((name, password)) = &post.account {
        request = request.basic_auth(name, Some(password.expose()));
    }
    let mut response = request.send().await.map_err(fault::before_answer)?;
    let status = response.status().as_u16();
    let headers = response.headers().iter().map(|(name, value)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    let headers = headers.collect();
    let mut body = BytesMut::new();
    let mut truncated = false;
    while let Some(chunk) = response.chunk().await.map_err(fault::within_answer)? {
        let room = post.max_body - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if chunk.len() > room {
            truncated = true;
            break;
        }
    }
    Ok(PostAnswer { status, headers, body: body.freeze(), truncated })
}
