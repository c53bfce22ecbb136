//! TLS by rustls with ring and the operating system's certificates.

use std::sync::Arc;

use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::Verifier;

/// Builds the TLS set-up without protocol names.
///
/// A bare Linux box may have no certificates at all. The demo must start there too, so that is no
/// error here: every secure connection then fails as signed by nobody known.
pub(super) fn config(extra_roots: &[Vec<u8>]) -> ClientConfig {
    let builder = versions();
    let builder = match verifier(extra_roots) {
        Some(verifier) => builder.dangerous().with_custom_certificate_verifier(verifier),
        None => builder.with_root_certificates(RootCertStore::empty()),
    };
    builder.with_no_client_auth()
}

/// The versions of TLS that are spoken, with nobody trusted yet.
pub(super) fn versions() -> ConfigBuilder<ClientConfig, WantsVerifier> {
    ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring has cipher suites for TLS 1.2 and 1.3")
}

/// Whoever the operating system trusts, and these; nothing where it has no certificates.
pub(super) fn verifier(extra_roots: &[Vec<u8>]) -> Option<Arc<dyn ServerCertVerifier>> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let extra = extra_roots.iter().map(|der| CertificateDer::from(der.clone()));
    match Verifier::new_with_extra_roots(extra, provider) {
        Ok(verifier) => Some(Arc::new(verifier)),
        Err(error) => {
            tracing::warn!(%error, "this computer has no usable certificate store");
            None
        }
    }
}
