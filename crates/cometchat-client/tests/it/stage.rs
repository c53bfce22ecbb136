//! A server that says what a test tells it to, byte for byte.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

/// What the server does with one request.
#[derive(Clone, Debug)]
pub(crate) enum Say {
    /// Sends these bytes and closes.
    Bytes(Vec<u8>),
    /// Sends these bytes and then nothing more, without closing.
    Hang(Vec<u8>),
    /// Breaks the connection.
    Reset,
}

/// One request as it came, and its body.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Heard {
    /// First line, without the protocol.
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1")
    }

    /// Value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// The server; it ends with the test.
pub(crate) struct Stage {
    address: std::net::SocketAddr,
    heard: Arc<Mutex<Vec<Heard>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Stage {
    /// Opens a server with an answer for each request; the last goes on for ever.
    pub(crate) async fn open(script: Vec<Say>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(Mutex::new(VecDeque::from(script)));
        let task = tokio::spawn({
            let heard = Arc::clone(&heard);
            async move {
                loop {
                    let (stream, _) = listener.accept().await.unwrap();
                    tokio::spawn(serve(stream, Arc::clone(&heard), Arc::clone(&script)));
                }
            }
        });
        Self { address, heard, task }
    }

    pub(crate) fn url(&self) -> Url {
        Url::parse(&format!("http://{}", self.address)).unwrap()
    }

    /// Requests so far.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }
}

async fn serve(
    mut stream: TcpStream,
    heard: Arc<Mutex<Vec<Heard>>>,
    script: Arc<Mutex<VecDeque<Say>>>,
) {
    let Some(request) = read(&mut stream).await else { return };
    heard.lock().unwrap().push(request);
    let say = {
        let mut script = script.lock().unwrap();
        if script.len() > 1 { script.pop_front() } else { script.front().cloned() }
    };
    match say {
        None | Some(Say::Reset) => stream.set_zero_linger().unwrap(),
        Some(Say::Bytes(bytes)) => {
            // The client may have enough and be gone.
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Some(Say::Hang(bytes)) => {
            let _ = stream.write_all(&bytes).await;
            std::future::pending::<()>().await;
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Heard> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4_096];
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let mut heard = Heard { head, body: String::new() };
            let length = heard.header("content-length").map_or(0, |text| text.parse().unwrap());
            while bytes.len() < end + 4 + length {
                let n = stream.read(&mut chunk).await.ok().filter(|n| *n > 0)?;
                bytes.extend_from_slice(&chunk[..n]);
            }
            heard.body = String::from_utf8_lossy(&bytes[end + 4..]).into_owned();
            return Some(heard);
        }
        let n = stream.read(&mut chunk).await.ok().filter(|n| *n > 0)?;
        bytes.extend_from_slice(&chunk[..n]);
    }
}

/// A complete answer.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Say {
    let mut text = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n", body.len());
    text.push_str("connection: close\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    Say::Bytes(format!("{text}\r\n{body}").into_bytes())
}

/// The thing the read asks for.
pub(crate) fn thing() -> Say {
    answer(200, &[("content-type", "application/json")], r#"{"data":{"id":"one"}}"#)
}

/// A refusal in the service's envelope.
pub(crate) fn refusal(status: u16, code: &str) -> Say {
    let body = format!(r#"{{"error":{{"message":"No.","code":"{code}"}}}}"#);
    answer(status, &[], &body)
}
