//! WebSockets over the same connections as everything else: same certificates, same proxy.

use http::header::{CONNECTION, UPGRADE};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use url::Url;

use super::{Transport, fault};
use crate::bases::invalid;
use crate::error::{Error, ErrorKind};

/// An open WebSocket.
pub(crate) type Socket = WebSocketStream<reqwest::Upgraded>;

/// No frame of the service comes near this.
const MAX_FRAME_BYTES: usize = 4 << 20;

impl Transport {
    /// Opens a WebSocket at a `ws` or `wss` address. The caller sets the deadline.
    pub(crate) async fn open_socket(&self, mut url: Url) -> Result<Socket, Error> {
        let scheme = if url.scheme() == "ws" { "http" } else { "https" };
        url.set_scheme(scheme).map_err(|()| invalid("address", "must be a web address"))?;
        let key = generate_key();
        let response = self
            .connections
            .socket(&url)?
            .get(url)
            .header(CONNECTION, "Upgrade")
            .header(UPGRADE, "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", &key)
            .send()
            .await
            .map_err(fault::before_answer)?;
        let status = response.status().as_u16();
        let accepted = response.headers().get("sec-websocket-accept");
        let is_ours =
            accepted.is_some_and(|value| value == derive_accept_key(key.as_bytes()).as_str());
        if status != 101 || !is_ours {
            return Err(Error::new(ErrorKind::NotTheService).with_answer(status, None, None));
        }
        let stream = response.upgrade().await.map_err(fault::before_answer)?;
        let limits = WebSocketConfig::default()
            .max_message_size(Some(MAX_FRAME_BYTES))
            .max_frame_size(Some(MAX_FRAME_BYTES));
        Ok(WebSocketStream::from_raw_socket(stream, Role::Client, Some(limits)).await)
    }
}
