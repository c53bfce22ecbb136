//! Clients for tests.

use std::sync::Arc;
use std::time::Duration;

use cometchat_api::{AppId, Region, Secret};
use cometchat_client::{
    AppAccess, AppClient, Bases, Client, ClientConfig, Manual, Proxy, Timeouts,
};
use url::Url;

pub(crate) const KEY: &str = "zz-example-key-zz-not-a-real-one";

/// A set-up without proxy, on a clock that sleeps in no time.
pub(crate) fn config(clock: &Manual) -> ClientConfig {
    ClientConfig { proxy: Proxy::None, ..ClientConfig::new(Arc::new(clock.clone())) }
}

/// A set-up that gives up soon.
pub(crate) fn hasty(clock: &Manual) -> ClientConfig {
    let timeouts = Timeouts { total: Duration::from_millis(150), ..Timeouts::new() };
    ClientConfig { timeouts, ..config(clock) }
}

/// An app whose hosts are all at one address.
pub(crate) fn app_at(config: ClientConfig, origin: &Url) -> AppClient {
    Client::new(config).unwrap().app(access(Some(origin)))
}

pub(crate) fn access(origin: Option<&Url>) -> AppAccess {
    AppAccess {
        app: AppId::new("exampleapp"),
        region: Region::new("eu"),
        key: Secret::new(KEY),
        bases: origin.map(|origin| Bases {
            chat: origin.join("v3").unwrap(),
            calls: origin.join("v3").unwrap(),
            client: origin.join("v3.0").unwrap(),
        }),
        plan: None,
    }
}
