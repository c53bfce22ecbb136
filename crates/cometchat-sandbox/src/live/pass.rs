//! Proofs that open a socket.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cometchat_api::{AppId, Uid};
use serde_json::json;

/// Who may open a socket with a proof.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pass {
    /// App.
    pub(crate) app: AppId,
    /// User.
    pub(crate) uid: Uid,
    /// Auth token it came from.
    pub(crate) token: String,
    /// Session it is bound to, as a third party reports of the real service (`realtime.md`
    /// section 7); unbound where the login named none.
    pub(crate) device: Option<String>,
}

/// Proofs that were issued.
#[derive(Default)]
pub(crate) struct Passes {
    by_jwt: HashMap<String, Pass>,
    n_issued: u64,
}

impl Passes {
    /// Makes a proof: three base64url parts with JSON in the first two, since some SDKs parse it
    /// (`realtime.md` section 2.4).
    pub(crate) fn issue(&mut self, pass: Pass) -> String {
        self.n_issued += 1;
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let jwt = format!(
            "{}.{}.{}",
            part(json!({ "alg": "none", "typ": "JWT" })),
            part(json!({ "appId": pass.app, "uid": pass.uid, "n": self.n_issued })),
            URL_SAFE_NO_PAD.encode(self.n_issued.to_be_bytes()),
        );
        self.by_jwt.insert(jwt.clone(), pass);
        jwt
    }

    /// Whose a proof is.
    pub(crate) fn get(&self, jwt: &str) -> Option<Pass> {
        self.by_jwt.get(jwt).cloned()
    }

    /// Ends the proofs that came from an auth token.
    pub(crate) fn revoke(&mut self, token: &str) {
        self.by_jwt.retain(|_, pass| pass.token != token);
    }
}
