//! TLS by rustls with ring and the operating system's certificates.

use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;

/// Builds the TLS set-up without protocol names.
///
/// A bare Linux box may have no certificates at all. The demo must start there too, so that is no
/// error here: every secure connection then fails as signed by nobody known.
pub(super) fn config() -> ClientConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .expect("ring has cipher suites for TLS 1.2 and 1.3");
    match Verifier::new(provider) {
        Ok(verifier) => versions
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth(),
        Err(error) => {
            tracing::warn!(%error, "this computer has no usable certificate store");
            versions.with_root_certificates(RootCertStore::empty()).with_no_client_auth()
        }
    }
}
