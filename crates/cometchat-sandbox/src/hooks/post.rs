//! One delivery over HTTP. The sandbox only ever speaks to this computer, in plain HTTP/1.1, so a
//! socket and a few lines are enough.

use std::io;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Delivery;

/// Sends a delivery; the status it is answered with.
///
/// # Errors
/// When nobody listens or what answers is no HTTP.
pub(super) async fn send(delivery: &Delivery) -> io::Result<u16> {
    let url = &delivery.url;
    let host = url.host_str().unwrap_or("127.0.0.1");
    let port = url.port_or_known_default().unwrap_or(80);
    let mut stream = TcpStream::connect((host.trim_matches(['[', ']']), port)).await?;
    let target = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    let mut head = format!(
        "POST {target} HTTP/1.1\r\nhost: {host}:{port}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n",
        delivery.body.len()
    );
    if let Some((name, password)) = &delivery.account {
        let proof = BASE64_STANDARD.encode(format!("{name}:{}", password.expose()));
        head.push_str(&format!("authorization: Basic {proof}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&delivery.body).await?;
    // "HTTP/1.1 200" is all that counts.
    let mut start = [0; 12];
    stream.read_exact(&mut start).await?;
    let status = std::str::from_utf8(&start).ok().and_then(|line| line.get(9..)?.parse().ok());
    status.ok_or_else(|| io::ErrorKind::InvalidData.into())
}
