//! The receiver on this computer.

use std::sync::{Arc, Mutex};

use cometchat_api::Secret;
use cometchat_client::{Received, Receiver};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

type Heard = Arc<Mutex<Vec<Received>>>;

async fn open(account: Option<(&str, &str)>, goes_on: bool) -> (Receiver, Heard) {
    let heard = Heard::default();
    let account = account.map(|(name, password)| (name.to_owned(), Secret::new(password)));
    let ear = Arc::clone(&heard);
    let receiver = Receiver::open(None, account, move |received| {
        ear.lock().unwrap().push(received);
        goes_on
    });
    (receiver.await.unwrap(), heard)
}

async fn say(receiver: &Receiver, text: &str) -> String {
    let mut stream = TcpStream::connect(receiver.address()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

fn post(headers: &str, body: &str) -> String {
    let length = body.len();
    format!("POST /hook?a=b HTTP/1.1\r\nhost: x\r\n{headers}content-length: {length}\r\n\r\n{body}")
}

#[tokio::test]
async fn a_delivery_is_answered_and_told() {
    let (receiver, heard) = open(None, true).await;
    assert!(receiver.address().ip().is_loopback());
    assert_eq!(say(&receiver, &post("", "{\"a\":1}")).await, "HTTP/1.1 200 OK");
    let told = heard.lock().unwrap().remove(0);
    assert_eq!(
        (told.method.as_str(), told.target.as_str(), told.status),
        ("POST", "/hook?a=b", 200)
    );
    assert_eq!(&told.body[..], b"{\"a\":1}");
}

#[tokio::test]
async fn who_does_not_prove_himself_or_asks_instead_of_telling_is_refused() {
    let (receiver, heard) = open(Some(("halley", "Zx81Example")), true).await;
    let proof = "authorization: Basic aGFsbGV5Olp4ODFFeGFtcGxl\r\n";
    assert_eq!(say(&receiver, &post("", "{}")).await, "HTTP/1.1 401 Unauthorized");
    assert_eq!(
        say(&receiver, &post("authorization: Basic eA==\r\n", "{}")).await,
        "HTTP/1.1 401 Unauthorized"
    );
    assert_eq!(say(&receiver, &post(proof, "{}")).await, "HTTP/1.1 200 OK");
    let get = format!("GET / HTTP/1.1\r\nhost: x\r\n{proof}\r\n");
    assert_eq!(say(&receiver, &get).await, "HTTP/1.1 405 Method Not Allowed");
    let statuses: Vec<_> = heard.lock().unwrap().iter().map(|one| one.status).collect();
    assert_eq!(statuses, [401, 401, 200, 405]);
    assert!(!format!("{:?}", heard.lock().unwrap()).contains("aGFsbGV5"), "nothing is printed");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_not_taken_in() {
    let (receiver, heard) = open(None, true).await;
    let text = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1048577\r\n\r\n".to_owned();
    let answer = say(&receiver, &format!("{text}{}", "x".repeat(1_048_577))).await;
    assert_eq!(answer, "HTTP/1.1 413 Payload Too Large");
    assert!(heard.lock().unwrap()[0].body.is_empty());
}

#[tokio::test]
async fn it_ends_when_nobody_looks_any_more_and_when_it_is_dropped() {
    let (receiver, _) = open(None, false).await;
    let mut stream = TcpStream::connect(receiver.address()).await.unwrap();
    stream.write_all(post("", "{}").as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // It ends with the connection open or closed; either way nothing listens afterwards.
    let _ = stream.read_to_end(&mut answer).await;
    assert!(!receiver.is_open());

    let (receiver, _) = open(None, true).await;
    let mut open = TcpStream::connect(receiver.address()).await.unwrap();
    drop(receiver);
    let n = open.read(&mut [0; 16]).await.unwrap_or(0);
    assert_eq!(n, 0, "what was open is closed");
}

#[tokio::test]
async fn a_port_is_free_again_once_its_receiver_is_closed() {
    let (receiver, _) = open(None, true).await;
    let port = receiver.address().port();
    assert!(Receiver::open(Some(port), None, |_| true).await.is_err(), "it is taken");
    receiver.close().await;
    let again = Receiver::open(Some(port), None, |_| true).await.unwrap();
    assert_eq!(again.address().port(), port);
}
