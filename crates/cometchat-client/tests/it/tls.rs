use std::sync::Arc;

use axum::serve::Listener;
use cometchat_api::{Secret, Uid};
use cometchat_client::{ClientConfig, ErrorKind, LiveOptions, LiveState, Manual, TlsFault};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::endpoints::read;
use crate::fixture::{app_at, config};
use crate::live_stage::LiveStage;

/// A certificate and whoever signed it.
pub(crate) struct Secured {
    root: Vec<u8>,
    server: rustls::ServerConfig,
}

impl Secured {
    /// For a host, valid within these years.
    fn new(host: &str, from: i32, until: i32) -> Self {
        let mut ca = CertificateParams::new(Vec::new()).unwrap();
        ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(ca, KeyPair::generate().unwrap()).unwrap();
        let mut leaf = CertificateParams::new(vec![host.to_owned()]).unwrap();
        leaf.not_before = date_time_ymd(from, 1, 1);
        leaf.not_after = date_time_ymd(until, 1, 1);
        let key = KeyPair::generate().unwrap();
        let leaf = leaf.signed_by(&key, &issuer).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let server = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![leaf.der().clone()],
                PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
            )
            .unwrap();
        Self { root: issuer.der().to_vec(), server }
    }

    pub(crate) fn valid() -> Self {
        Self::of("localhost")
    }

    pub(crate) fn of(host: &str) -> Self {
        Self::new(host, 2_000, 2_100)
    }

    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::new(self.server.clone()))
    }

    pub(crate) fn trusted(&self) -> ClientConfig {
        ClientConfig { extra_roots: vec![self.root.clone()], ..config(&Manual::new()) }
    }
}

/// Accepts what completes its handshake.
pub(crate) struct TlsListener {
    pub(crate) listener: TcpListener,
    pub(crate) tls: TlsAcceptor,
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let (stream, address) = self.listener.accept().await.unwrap();
            if let Ok(stream) = self.tls.accept(stream).await {
                return (stream, address);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

async fn fault(secured: &Secured, config: ClientConfig) -> TlsFault {
    let stage = LiveStage::secured(secured).await;
    let error = app_at(config, stage.url()).send(read()).await.unwrap_err();
    assert!(error.is_unsent());
    match error.kind() {
        ErrorKind::Tls(fault) => *fault,
        other => panic!("{other:?} {error:?}"),
    }
}

#[tokio::test]
async fn a_certificate_of_nobody_known_is_told() {
    let secured = Secured::valid();
    let fault = fault(&secured, config(&Manual::new())).await;
    assert_eq!(fault, TlsFault::UnknownIssuer);
}

#[tokio::test]
async fn a_certificate_of_the_past_or_future_is_told() {
    let past = Secured::new("localhost", 2_000, 2_001);
    assert_eq!(fault(&past, past.trusted()).await, TlsFault::Expired);
    let future = Secured::new("localhost", 2_090, 2_099);
    assert_eq!(fault(&future, future.trusted()).await, TlsFault::NotYetValid);
}

#[tokio::test]
async fn a_certificate_for_another_host_is_told() {
    let other = Secured::new("other.example", 2_000, 2_100);
    assert_eq!(fault(&other, other.trusted()).await, TlsFault::WrongName);
}

#[tokio::test]
async fn a_live_connection_stands_over_tls() {
    let secured = Secured::valid();
    let stage = LiveStage::secured(&secured).await;
    let app = app_at(secured.trusted(), stage.url());
    let token = Secret::new("example-token");
    let live = app.live(Uid::new("agent-1"), token, LiveOptions::default());
    live.state().wait_for(|state| *state == LiveState::Live).await.unwrap();
    assert_eq!(stage.seen().logins, ["PUT"]);
}
