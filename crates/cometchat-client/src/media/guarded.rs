//! Files of the service that open only with a token (`semantics.md` section 14): the app's key
//! gets one that opens the file for five minutes. The key goes to the service's own hosts alone.

use cometchat_api::{Credential, Host, Method, RateClass};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use url::Url;

use super::{Media, MediaLimits};
use crate::app::AppClient;
use crate::bases::{invalid, is_loopback};
use crate::error::{Error, ErrorKind, MediaFault};
use crate::transport::Outgoing;

const APP_ID: HeaderName = HeaderName::from_static("appid");
/// Hosts of files, before the region; the second is the older one.
const FILE_HOSTS: [&str; 2] = ["files", "data"];

#[derive(Deserialize)]
struct Opened {
    data: OpenedFile,
}

#[derive(Deserialize)]
struct OpenedFile {
    url: Url,
}

impl AppClient {
    /// Fetches a file as [`crate::Client::fetch_media`] does, from this computer as well where the
    /// app itself is there, and one of this app that only opens with a token with such a token.
    ///
    /// # Errors
    /// As [`crate::Client::fetch_media`].
    pub async fn fetch_media(&self, url: &Url, limits: &MediaLimits) -> Result<Media, Error> {
        let is_local = self.base(Host::Chat).is_ok_and(|base| is_loopback(&base));
        let transport = &self.delivery.client.shared().transport;
        match transport.fetch_media(url.clone(), limits, is_local).await {
            Err(error) if is_guarded(&error) && self.is_own_file(url) => {
                let opened = self.open_file(url).await?;
                transport.fetch_media(opened, limits, is_local).await
            }
            fetched => fetched,
        }
    }

    /// Asks for the address of a file with a token in it.
    async fn open_file(&self, url: &Url) -> Result<Url, Error> {
        let mut headers = HeaderMap::new();
        self.delivery.proof.sign(Credential::ApiKey, &mut headers)?;
        let app = HeaderValue::from_str(self.place.app.as_str())
            .map_err(|_| invalid("app", "holds characters that no header may"))?;
        headers.insert(APP_ID, app);
        let outgoing = Outgoing {
            method: Method::Get,
            route: "/{file}",
            url: url.clone(),
            headers,
            body: None,
            multipart: false,
        };
        self.delivery.turn(RateClass::Standard).await?;
        let answer = self.delivery.client.shared().transport.send(outgoing).await?;
        let refused = || Error::new(ErrorKind::Media(MediaFault::Status(answer.status)));
        if !(200..300).contains(&answer.status) {
            return Err(refused());
        }
        let Opened { data } = serde_json::from_slice(&answer.body).map_err(|_| refused())?;
        if self.is_own_file(&data.url) { Ok(data.url) } else { Err(refused()) }
    }

    /// Whether a file lies on the service's own host, in this app's folder.
    fn is_own_file(&self, url: &Url) -> bool {
        let app = self.place.app.as_str();
        let is_in_folder = url.path().strip_prefix('/').and_then(|path| path.strip_prefix(app));
        if !is_in_folder.is_some_and(|rest| rest.starts_with('/')) {
            return false;
        }
        if self.base(Host::Chat).is_ok_and(|base| is_loopback(&base)) {
            return is_loopback(url);
        }
        let region = self.place.region.as_str();
        url.scheme() == "https"
            && url.port().is_none()
            && url.host_str().is_some_and(|host| {
                FILE_HOSTS.iter().any(|name| host == format!("{name}-{region}.cometchat.io"))
            })
    }
}

fn is_guarded(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Media(MediaFault::Status(401)))
}
