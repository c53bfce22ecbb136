//! Tells webhooks what happens (`semantics.md` section 14).
//!
//! Deliveries go to this computer alone: a webhook with another address is kept and listed, but
//! the sandbox sends nothing beyond loopback.

use std::sync::Arc;
use std::time::Duration;

use cometchat_api::Secret;
use tokio::sync::mpsc;
use url::Url;

use crate::server::Server;
use crate::world::{App, AppCell, Event};

mod calls;
mod campaigns;
mod payload;
mod post;
mod triggers;

pub(crate) use triggers::TRIGGERS;

/// How long a webhook may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(2);
/// Waits before the second and third attempt.
const RETRY_AFTER: [Duration; 2] = [Duration::from_secs(10), Duration::from_secs(30)];

/// Whether an address is of this computer.
pub(crate) fn is_here(url: &Url) -> bool {
    url.scheme() == "http"
        && match url.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
            Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        }
}

/// Begins to deliver for an app, once.
pub(crate) fn watch(server: &Server, cell: &AppCell, app: &mut App) {
    if std::mem::replace(&mut app.hooks.delivered, true) {
        return;
    }
    let (sender, receiver) = mpsc::unbounded_channel();
    app.listen(sender);
    let (server, cell) = (server.clone(), cell.clone());
    tokio::spawn(async move {
        let stopping = server.stopping().clone();
        tokio::select! {
            () = stopping.cancelled() => {}
            () = deliver(server, cell, receiver) => {}
        }
    });
}

/// A delivery: where to, how to prove oneself, what to say.
struct Delivery {
    url: Url,
    account: Option<(String, Secret)>,
    retried: bool,
    body: Vec<u8>,
}

async fn deliver(server: Server, cell: AppCell, mut events: mpsc::UnboundedReceiver<Arc<Event>>) {
    while let Some(event) = events.recv().await {
        let deliveries = {
            let app = cell.read();
            of(&app, &event)
        };
        for delivery in deliveries {
            let server = server.clone();
            tokio::spawn(async move {
                let stopping = server.stopping().clone();
                tokio::select! {
                    () = stopping.cancelled() => {}
                    () = attempt(server, delivery) => {}
                }
            });
        }
    }
}

fn of(app: &App, event: &Event) -> Vec<Delivery> {
    let mut deliveries = Vec::new();
    for (trigger, data) in payload::of(app, event) {
        for hook in app.hooks.told(trigger) {
            let about = &hook.about;
            let url = about.webhook_url.as_deref().and_then(|url| Url::parse(url).ok());
            let Some(url) = url.filter(is_here) else { continue };
            let mut body = serde_json::json!({
                "trigger": trigger,
                "data": data,
                "appId": app.id,
                "region": app.region,
                "webhook": about.id,
            });
            if trigger.starts_with("call_") {
                body["type"] = "call".into();
            }
            let account = about.username.clone().zip(about.password.clone());
            deliveries.push(Delivery {
                url,
                account: account.filter(|_| about.use_basic_auth == Some(true)),
                retried: about.retry_on_failure == Some(true),
                body: body.to_string().into_bytes(),
            });
        }
    }
    deliveries
}

async fn attempt(server: Server, delivery: Delivery) {
    for wait in [None].into_iter().chain(RETRY_AFTER.map(Some)) {
        if let Some(wait) = wait {
            server.clock().sleep(wait).await;
        }
        let answered = tokio::time::timeout(ANSWER_WITHIN, post::send(&delivery)).await;
        match answered {
            Ok(Ok(status)) if (200..300).contains(&status) => return,
            _ if !delivery.retried => return,
            _ => {}
        }
    }
}
