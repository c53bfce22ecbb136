//! A POST to an address of somebody else, to see what it answers: one try, no redirects, none of
//! the service's credentials.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use cometchat_api::Secret;
use url::Url;

use crate::client::Client;
use crate::error::{Error, TlsFault};

/// What to post, and where to.
pub struct Post {
    /// Address.
    pub url: Url,
    /// Name and password for Basic authentication, for this address alone.
    pub account: Option<(String, Secret)>,
    /// JSON to post.
    pub body: Bytes,
    /// When to give up.
    pub timeout: Duration,
    /// How many bytes of the answer's body to read.
    pub max_body: usize,
}

impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Post").field("host", &self.url.host_str()).finish_non_exhaustive()
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Posted {
    /// The answer, whatever its status.
    pub answer: Result<PostAnswer, Error>,
    /// How long it took.
    pub took: Duration,
    /// The secure connection, where there was the beginning of one.
    pub tls: Option<PeerTls>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostAnswer {
    /// HTTP status.
    pub status: u16,
    /// Headers with names in small letters, in the order they came.
    pub headers: Vec<(String, String)>,
    /// First bytes of the body.
    pub body: Bytes,
    /// Whether the body goes on.
    pub truncated: bool,
}

/// What the other side showed of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeerTls {
    /// Version, such as `TLS 1.3`; nothing where the handshake did not come so far.
    pub version: Option<&'static str>,
    /// Its certificate, where it can be read.
    pub certificate: Option<PeerCertificate>,
    /// Why it is not trusted.
    pub fault: Option<TlsFault>,
}

/// A certificate in short. Times are Unix seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerCertificate {
    /// For whom it is.
    pub subject: String,
    /// Hosts that it is for.
    pub hosts: Vec<String>,
    /// Who signed it.
    pub issuer: String,
    /// Since when it is valid.
    pub valid_from: i64,
    /// Until when it is valid.
    pub valid_until: i64,
}

impl Client {
    /// Posts to an address of somebody else and tells what it answered.
    pub async fn post(&self, post: Post) -> Posted {
        self.shared().transport.post(post).await
    }
}
