//! A sample posted to the address of a webhook, to see what its server answers.

use std::time::Duration;

use cometchat_api::Secret;
use cometchat_client::{ErrorKind, PeerTls, Post, PostAnswer, Posted, TlsFault};
use serde_json::json;
use url::Url;

use super::{object, rules};
use crate::console::Console;
use crate::error::Error;
use crate::gate::{Change, Done, rights};
use crate::masks;
use crate::model::activity::Outcome;
use crate::model::connection::AppRef;
use crate::model::gate::Act;
use crate::model::webhook::{Header, SampleAnswer, SampleRequest, TlsFacts};
use crate::rows::time;

/// When an address is given up. CometChat itself waits 2 seconds.
const WITHIN: Duration = Duration::from_secs(10);
/// How long CometChat waits for an answer.
const SERVICE_WAITS: Duration = Duration::from_secs(2);
/// How much of an answer is shown.
const SHOWN_BYTES: usize = 16 << 10;
/// How many headers of an answer are shown.
const SHOWN_HEADERS: usize = 60;

impl Console {
    /// Posts a sample of a trigger from this computer to an address, once, and says what came of
    /// it. An address that does not answer is an answer too.
    ///
    /// # Errors
    /// When the address is none that may be told, no sample is known of the trigger, or the
    /// profile does not allow it.
    pub async fn webhook_sample(
        &self,
        app: &AppRef,
        request: &SampleRequest,
        password: &Secret,
    ) -> Result<SampleAnswer, Error> {
        let url = address(&request.url)?;
        let username = request.username.trim().to_owned();
        if username.is_empty() && !password.is_empty() {
            return Err(Error::invalid("username", "The password needs a name with it."));
        }
        rights::check(self.profile().await?, Act::WebhookSample, 1)?;
        let webhook = request.webhook.trim();
        let webhook = if webhook.is_empty() { "sample" } else { webhook };
        let payload = self.sample_payload(app, webhook, &request.trigger).await?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let change = Change {
            act: Act::WebhookSample,
            app: app.clone(),
            count: 1,
            object: Some(object(webhook, "")),
            sentence: format!("Sent a sample of {} to {host}", request.trigger),
            before: None,
        };
        let post = Post {
            account: (!username.is_empty()).then(|| (username, password.clone())),
            body: payload.to_string().into(),
            timeout: WITHIN,
            max_body: SHOWN_BYTES,
            url,
        };
        let client = self.client();
        let sent = self.local_change(change, async move {
            let answer = told(client.post(post).await);
            let after = json!({ "status": answer.status, "said": answer.sentence });
            let problem = (!answer.delivered).then(|| answer.sentence.clone());
            let outcome = if answer.status.is_some() { Outcome::Done } else { Outcome::Failed };
            Ok(Done { outcome, problem, ..Done::wholly(answer).now(Some(after)) })
        });
        Ok(sent.await?.value)
    }
}

/// An address that a sample may go to.
fn address(text: &str) -> Result<Url, Error> {
    let wrong = |sentence: &str| Error::invalid("url", sentence);
    let Ok(url) = Url::parse(text.trim()) else {
        return Err(wrong("This is not a web address. It begins with https://."));
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("Put name and password into the fields below, not into the address."));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if rules::is_here(&url) => Ok(url),
        _ => Err(wrong("A sample goes to addresses with https://, and to this computer.")),
    }
}

fn told(posted: Posted) -> SampleAnswer {
    let Posted { answer, took, tls } = posted;
    let took_ms = u32::try_from(took.as_millis()).unwrap_or(u32::MAX);
    let tls = tls.map(facts);
    match answer {
        Ok(answer) => {
            let ok = (200..300).contains(&answer.status);
            SampleAnswer {
                sentence: sentence(&answer, took),
                delivered: ok && took <= SERVICE_WAITS,
                status: Some(answer.status),
                headers: headers(answer.headers),
                body: String::from_utf8_lossy(&answer.body).into_owned(),
                truncated: answer.truncated,
                took_ms,
                tls,
            }
        }
        Err(error) => SampleAnswer {
            sentence: no_answer(error.kind()),
            delivered: false,
            status: None,
            headers: Vec::new(),
            body: String::new(),
            truncated: false,
            took_ms,
            tls,
        },
    }
}

fn sentence(answer: &PostAnswer, took: Duration) -> String {
    let status = answer.status;
    match status {
        200..=299 if took > SERVICE_WAITS => format!(
            "It answered {status}, but after more than 2 seconds. CometChat would have given up."
        ),
        200..=299 => format!("It answered {status}. CometChat would take this as delivered."),
        300..=399 => {
            let location = answer.headers.iter().find(|(name, _)| name == "location");
            let to = location.map_or("elsewhere", |(_, value)| value.as_str());
            format!(
                "It answered {status} and points to {to}. Halley does not follow: put the last \
                 address into the webhook."
            )
        }
        401 | 403 => format!("It answered {status}: it does not take this name and password."),
        404 => "It answered 404: the server is there, but not this path.".to_owned(),
        500.. => format!("It answered {status}: its server has a fault."),
        _ => format!("It answered {status}. CometChat takes only 200 as delivered."),
    }
}

fn no_answer(kind: &ErrorKind) -> String {
    use cometchat_client::ConnectFault;
    match kind {
        ErrorKind::Timeout => "It did not answer within 10 seconds.",
        ErrorKind::Tls(fault) => return format!("Nothing was sent. {}", tls_fault(*fault)),
        ErrorKind::Connect(ConnectFault::Name) => {
            "There is no such host. Look at the spelling of the address."
        }
        ErrorKind::Connect(ConnectFault::Offline) => "This computer is offline.",
        ErrorKind::Connect(ConnectFault::Refused) => {
            "The host is there, but nothing listens at this port."
        }
        ErrorKind::Connect(ConnectFault::Reset) => "The connection broke before an answer came.",
        ErrorKind::Connect(ConnectFault::Proxy) => {
            "The proxy of this network is away or does not pass this on."
        }
        ErrorKind::Cut => "The answer broke off in its middle.",
        _ => "The host cannot be reached.",
    }
    .to_owned()
}

fn tls_fault(fault: TlsFault) -> &'static str {
    match fault {
        TlsFault::NotYetValid => "Its certificate is not valid yet.",
        TlsFault::Expired => "Its certificate has run out.",
        TlsFault::UnknownIssuer => "Its certificate is signed by nobody that this computer trusts.",
        TlsFault::WrongName => "Its certificate is for another host.",
        TlsFault::Other => "No secure connection could be made.",
    }
}

fn facts(tls: PeerTls) -> TlsFacts {
    let problem = tls.fault.map(|fault| tls_fault(fault).to_owned());
    let version = tls.version.map(ToOwned::to_owned);
    let Some(certificate) = tls.certificate else {
        return TlsFacts {
            version,
            subject: None,
            hosts: Vec::new(),
            issuer: None,
            valid_from: None,
            valid_until: None,
            problem,
        };
    };
    TlsFacts {
        version,
        subject: Some(certificate.subject),
        hosts: certificate.hosts,
        issuer: Some(certificate.issuer),
        valid_from: time(Some(certificate.valid_from)),
        valid_until: time(Some(certificate.valid_until)),
        problem,
    }
}

/// Headers as they may be shown.
pub(super) fn headers(headers: Vec<(String, String)>) -> Vec<Header> {
    let shown = headers.into_iter().take(SHOWN_HEADERS).map(|(name, value)| {
        let value = if masks::is_secret_header(&name) {
            "••••••••".to_owned()
        } else {
            value
        };
        Header { name, value }
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_go_to_secure_addresses_and_to_this_computer_alone() {
        for (text, fits) in [
            ("https://example.com/hook", true),
            ("http://127.0.0.1:9000/", true),
            ("http://example.com/hook", false),
            ("http://10.0.0.1/", false),
            ("https://me:secret@example.com/", false),
            ("file:///etc/passwd", false),
            ("", false),
        ] {
            assert_eq!(address(text).is_ok(), fits, "{text}");
        }
    }

    #[test]
    fn a_late_answer_is_none_to_the_service() {
        let answer =
            PostAnswer { status: 200, headers: Vec::new(), body: "".into(), truncated: false };
        let took = Duration::from_millis(2_100);
        let told = told(Posted { answer: Ok(answer), took, tls: None });
        assert!(!told.delivered);
        assert!(told.sentence.contains("more than 2 seconds"), "{}", told.sentence);
    }

    #[test]
    fn headers_that_prove_somebody_are_masked() {
        let given = [("set-cookie", "a=b"), ("content-type", "text/plain")];
        let given = given.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let shown = headers(given.to_vec());
        assert_eq!(shown[0].value, "••••••••");
        assert_eq!(shown[1].value, "text/plain");
    }
}
