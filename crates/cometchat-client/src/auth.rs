//! Credentials to headers: the only place that does so.

use cometchat_api::{Credential, Secret};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::bases::invalid;
use crate::error::Error;

const API_KEY: HeaderName = HeaderName::from_static("apikey");
const AUTH_TOKEN: HeaderName = HeaderName::from_static("authtoken");
const KEY: HeaderName = HeaderName::from_static("key");
const SECRET: HeaderName = HeaderName::from_static("secret");

/// What a caller can prove.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proof {
    pub(crate) api_key: Option<Secret>,
    pub(crate) account: Option<(Secret, Secret)>,
    pub(crate) auth_token: Option<Secret>,
}

impl Proof {
    /// Adds the headers that prove the right an operation asks for.
    pub(crate) fn sign(&self, asked: Credential, headers: &mut HeaderMap) -> Result<(), Error> {
        match (asked, &self.api_key, &self.account, &self.auth_token) {
            (Credential::ApiKey, Some(key), _, _) => set(headers, API_KEY, key),
            (Credential::Account, _, Some((key, secret)), _) => {
                set(headers, KEY, key)?;
                set(headers, SECRET, secret)
            }
            (Credential::AuthToken, _, _, Some(token)) => set(headers, AUTH_TOKEN, token),
            (Credential::ApiKey, ..) => Err(invalid("credential", "this asks for an app's key")),
            (Credential::Account, ..) => {
                Err(invalid("credential", "this asks for an account's key and secret"))
            }
            (Credential::AuthToken, ..) => {
                Err(invalid("credential", "this asks for a user's auth token"))
            }
        }
    }

    /// All secrets, so that errors can be cleaned of them.
    pub(crate) fn secrets(&self) -> Vec<&Secret> {
        let account = self.account.iter().flat_map(|(key, secret)| [key, secret]);
        self.api_key.iter().chain(account).chain(&self.auth_token).collect()
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, secret: &Secret) -> Result<(), Error> {
    let mut value = HeaderValue::from_str(secret.expose().trim())
        .map_err(|_| invalid("credential", "holds characters that no key has"))?;
    value.set_sensitive(true);
    headers.insert(name, value);
    Ok(())
}
