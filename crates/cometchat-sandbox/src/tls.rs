//! A certificate made at the start, for https and wss on loopback.

use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio_rustls::TlsAcceptor;

use crate::sandbox::StartError;

/// What serves TLS, and the certificate that clients are to trust.
pub(crate) struct Tls {
    /// Shakes hands.
    pub(crate) acceptor: TlsAcceptor,
    /// The certificate as PEM.
    pub(crate) certificate: String,
}

/// Makes a certificate for 127.0.0.1 and localhost.
///
/// # Errors
/// When the certificate cannot be made or is refused.
pub(crate) fn make() -> Result<Tls, StartError> {
    let names = ["127.0.0.1".to_owned(), "localhost".to_owned()];
    let made = rcgen::generate_simple_self_signed(names).map_err(StartError::certificate)?;
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der())
        .map_err(StartError::certificate)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(StartError::certificate)?
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .map_err(StartError::certificate)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Tls { acceptor: TlsAcceptor::from(Arc::new(config)), certificate: made.cert.pem() })
}
