use std::io::Write;
use std::sync::{Arc, Mutex};

use cometchat_client::{ClientConfig, Manual, Proxy};

use crate::endpoints::ReadThing;
use crate::fixture::{KEY, app_at, config};
use crate::stage::{Stage, answer};

/// What was traced.
#[derive(Clone, Default)]
pub(crate) struct Trace(Arc<Mutex<Vec<u8>>>);

impl Trace {
    /// Keeps everything that is traced on this thread until the guard goes.
    pub(crate) fn watch(&self) -> tracing::subscriber::DefaultGuard {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE)
            .with_ansi(false)
            .with_writer({
                let trace = self.clone();
                move || trace.clone()
            })
            .finish();
        tracing::subscriber::set_default(subscriber)
    }

    /// All of it.
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// What the client itself traced.
    pub(crate) fn ours(&self) -> String {
        let text = self.text();
        let ours = text.lines().filter(|line| line.contains("cometchat_client"));
        ours.collect::<Vec<_>>().join("\n")
    }
}

impl Write for Trace {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn traces_hold_the_route_and_neither_key_query_id_nor_body() {
    let trace = Trace::default();
    let _guard = trace.watch();
    let stage = Stage::open(vec![answer(200, &[], r#"{"data":{"id":"body-text"}}"#)]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let search = Some("private-search".to_owned());
    app.send(ReadThing { id: "private-uid".to_owned(), search }).await.unwrap();
    let (text, ours) = (trace.text(), trace.ours());
    assert!(ours.contains(r#"method="GET" route="/things/{id}""#), "{text}");
    assert!(ours.contains("status=200") && ours.contains("size=27"), "{text}");
    for secret in [KEY, "private-search", "private-uid", "body-text"] {
        assert!(!ours.contains(secret), "{secret} in {ours}");
        assert!(secret != KEY || !text.contains(secret), "{secret} in {text}");
    }
}

#[tokio::test]
async fn an_error_repeats_no_part_of_the_key() {
    let body = format!(
        r#"{{"error":{{"code":"AUTH_ERR_NO_ACCESS","message":"Key {KEY} is too small.",
        "devMessage":"zz-example-key is no match","details":{{"apikey":["was {KEY}"]}}}}}}"#
    );
    for status in [200, 403] {
        let stage = Stage::open(vec![answer(status, &[], &body)]).await;
        let app = app_at(config(&Manual::new()), &stage.url());
        let error = app.send(crate::endpoints::read()).await.unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(!text.contains("example-key"), "{text}");
        assert_eq!(error.refusal().unwrap().message, "Key •••• is too small.");
    }
}

#[tokio::test]
async fn neither_client_nor_error_of_the_connection_shows_a_key_or_an_address() {
    let url = "https://nowhere.invalid/".parse().unwrap();
    let proxy = Proxy::Manual("http://user:proxy-password@127.0.0.1:9".parse().unwrap());
    let app = app_at(ClientConfig { proxy, ..config(&Manual::new()) }, &url);
    let shown = format!("{app:?}");
    assert!(!shown.contains(KEY) && !shown.contains("proxy-password"), "{shown}");
    let search = Some("private-search".to_owned());
    let error = app.send(ReadThing { id: "private-uid".to_owned(), search }).await.unwrap_err();
    let text = format!("{error:?}");
    assert!(!["private", "password", KEY].iter().any(|secret| text.contains(secret)), "{text}");
}
