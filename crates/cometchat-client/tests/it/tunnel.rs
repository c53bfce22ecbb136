//! What goes through the proxy of a network.

use std::sync::{Arc, Mutex};

use cometchat_api::{Secret, Uid};
use cometchat_client::{ClientConfig, LiveOptions, LiveState, Proxy};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use crate::fixture::{KEY, app_at};
use crate::live_stage::LiveStage;
use crate::tls::Secured;

/// A proxy that passes on to this computer, whichever host is asked for.
struct Tunnel {
    url: Url,
    /// Heads of the requests it was sent.
    heard: Arc<Mutex<Vec<String>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Tunnel {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Tunnel {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://ann:sesame@{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let task = tokio::spawn({
            let heard = Arc::clone(&heard);
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(pass(stream, Arc::clone(&heard)));
                }
            }
        });
        Self { url: url.parse().unwrap(), heard, task }
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

async fn pass(mut stream: TcpStream, heard: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap();
    let port: u16 = head.split([':', ' ']).nth(2).unwrap().parse().unwrap();
    heard.lock().unwrap().push(head);
    let mut service = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.unwrap();
    // Either side may close first.
    let _ = copy_bidirectional(&mut stream, &mut service).await;
}

#[tokio::test]
async fn requests_and_sockets_pass_a_proxy_that_never_sees_a_key() {
    let host = "service.example";
    let secured = Secured::of(host);
    let stage = LiveStage::named(host, &secured).await;
    let tunnel = Tunnel::open().await;
    let config = ClientConfig { proxy: Proxy::Manual(tunnel.url.clone()), ..secured.trusted() };
    let app = app_at(config, stage.url());
    let live = app.live(Uid::new("agent-1"), Secret::new("example-token"), LiveOptions::default());
    live.state().wait_for(|state| *state == LiveState::Live).await.unwrap();
    let seen = stage.seen();
    assert_eq!((seen.logins.len(), seen.proofs.len()), (1, 1));
    let heard = tunnel.heard();
    assert_eq!(heard.len(), 2, "{heard:?}");
    let port = stage.url().port().unwrap();
    for head in heard {
        assert!(head.starts_with(&format!("CONNECT {host}:{port} ")), "{head}");
        let head = head.to_lowercase();
        assert!(head.contains("proxy-authorization: basic yw5uonnlc2ftzq=="), "{head}");
        assert!(!head.contains(KEY) && !head.contains("example-token"), "{head}");
    }
}
