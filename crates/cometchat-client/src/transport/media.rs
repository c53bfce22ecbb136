//! Fetching media of anybody.

use bytes::BytesMut;
use url::Url;

use super::{Transport, fault, public};
use crate::bases::is_loopback;
use crate::error::{Error, ErrorKind, MediaFault};
use crate::media::{Media, MediaLimits};

const MAX_HOPS: usize = 5;

impl Transport {
    /// Fetches one file; `local` allows this computer itself, as the demo needs.
    pub(crate) async fn fetch_media(
        &self,
        mut url: Url,
        limits: &MediaLimits,
        local: bool,
    ) -> Result<Media, Error> {
        for _ in 0..MAX_HOPS {
            if !is_allowed(&url, local) {
                return Err(refused(MediaFault::Address));
            }
            let client = self.connections.media(&url)?;
            let response = client
                .get(url.clone())
                .header(http::header::ACCEPT, limits.types.join(", "))
                .timeout(self.config.timeouts.total)
                .send()
                .await
                .map_err(fault::before_answer)?;
            if !response.status().is_redirection() {
                return read(response, limits).await;
            }
            let next = response.headers().get(http::header::LOCATION);
            url = next
                .and_then(|location| url.join(location.to_str().ok()?).ok())
                .ok_or_else(|| refused(MediaFault::Status(response.status().as_u16())))?;
        }
        Err(refused(MediaFault::Address))
    }
}

async fn read(mut response: reqwest::Response, limits: &MediaLimits) -> Result<Media, Error> {
    if !response.status().is_success() {
        return Err(refused(MediaFault::Status(response.status().as_u16())));
    }
    let named = response.headers().get(http::header::CONTENT_TYPE);
    let content_type = named
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.split(';').next())
        .map(|essence| essence.trim().to_lowercase())
        .unwrap_or_default();
    if !limits.types.contains(&content_type.as_str()) {
        let shown = content_type.chars().take(100).collect();
        return Err(refused(MediaFault::Type(shown)));
    }
    let too_large = || refused(MediaFault::TooLarge { max_bytes: limits.max_bytes });
    if response.content_length().is_some_and(|length| length > limits.max_bytes) {
        return Err(too_large());
    }
    let mut bytes = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(fault::within_answer)? {
        if (bytes.len() + chunk.len()) as u64 > limits.max_bytes {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Media { bytes: bytes.freeze(), content_type })
}

fn is_allowed(url: &Url, local: bool) -> bool {
    if !matches!(url.scheme(), "http" | "https") || !url.username().is_empty() {
        return false;
    }
    if is_loopback(url) {
        return local;
    }
    match url.host() {
        Some(url::Host::Ipv4(ip)) => public::is_public(ip.into()),
        Some(url::Host::Ipv6(ip)) => public::is_public(ip.into()),
        Some(url::Host::Domain(_)) => true,
        None => false,
    }
}

fn refused(fault: MediaFault) -> Error {
    Error::new(ErrorKind::Media(fault))
}
