//! Sees what the other side of a secure connection shows, also where it is not trusted.

use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::Resumption;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use x509_parser::extensions::GeneralName;
use x509_parser::prelude::{FromDer, X509Certificate};

use super::tls;
use crate::error::TlsFault;
use crate::post::{PeerCertificate, PeerTls};

/// Notes what passes by the verifier of one connection.
#[derive(Clone, Debug)]
pub(super) struct Witness {
    verifier: Option<Arc<dyn ServerCertVerifier>>,
    seen: Arc<Mutex<Option<PeerTls>>>,
}

impl Witness {
    /// A witness with the TLS set-up that it watches. Nothing is resumed, so that the other side
    /// shows its certificate.
    pub(super) fn of(extra_roots: &[Vec<u8>]) -> (Self, ClientConfig) {
        let witness = Self { verifier: tls::verifier(extra_roots), seen: Arc::default() };
        let builder = tls::versions().dangerous();
        let verified = builder.with_custom_certificate_verifier(Arc::new(witness.clone()));
        let mut config = verified.with_no_client_auth();
        config.resumption = Resumption::disabled();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        (witness, config)
    }

    /// What was seen; nothing where no certificate came.
    pub(super) fn told(&self, fault: Option<TlsFault>) -> Option<PeerTls> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match (seen, fault) {
            (Some(seen), fault) => Some(PeerTls { fault, ..seen }),
            (None, Some(fault)) => Some(PeerTls { fault: Some(fault), ..PeerTls::default() }),
            (None, None) => None,
        }
    }

    fn note(&self, change: impl FnOnce(&mut PeerTls)) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        change(seen.get_or_insert_default());
    }

    fn verifier(&self) -> Result<&Arc<dyn ServerCertVerifier>, Error> {
        self.verifier.as_ref().ok_or(Error::InvalidCertificate(CertificateError::UnknownIssuer))
    }
}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.note(|seen| seen.certificate = read(end_entity));
        let verifier = self.verifier()?;
        verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.note(|seen| seen.version = Some("TLS 1.2"));
        self.verifier()?.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.note(|seen| seen.version = Some("TLS 1.3"));
        self.verifier()?.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let schemes = self.verifier.as_ref().map(|verifier| verifier.supported_verify_schemes());
        schemes.unwrap_or_else(|| vec![SignatureScheme::ECDSA_NISTP256_SHA256])
    }
}

/// A certificate in short; nothing where it is none.
fn read(der: &CertificateDer<'_>) -> Option<PeerCertificate> {
    let (_, certificate) = X509Certificate::from_der(der).ok()?;
    let names = certificate.subject_alternative_name().ok().flatten();
    let names = names.map(|extension| extension.value.general_names.as_slice());
    let hosts = names.unwrap_or_default().iter().filter_map(|name| match name {
        GeneralName::DNSName(host) => Some((*host).to_owned()),
        _ => None,
    });
    Some(PeerCertificate {
        subject: certificate.subject().to_string(),
        hosts: hosts.collect(),
        issuer: certificate.issuer().to_string(),
        valid_from: certificate.validity().not_before.timestamp(),
        valid_until: certificate.validity().not_after.timestamp(),
    })
}
