//! Failures of the HTTP library to ours.

use std::error::Error as StdError;
use std::io;

use rustls::CertificateError;

use super::public::NotPublic;
use crate::error::{ConnectFault, Error, ErrorKind, MediaFault, TlsFault};

/// A failure before the answer's head was there.
pub(super) fn before_answer(error: reqwest::Error) -> Error {
    let error = error.without_url();
    let kind = if error.is_timeout() {
        ErrorKind::Timeout
    } else if let Some(fault) = find(&error, tls_fault) {
        ErrorKind::Tls(fault)
    } else if find(&error, |cause| cause.downcast_ref::<NotPublic>().map(|_| ())).is_some() {
        ErrorKind::Media(MediaFault::Address)
    } else {
        ErrorKind::Connect(connect_fault(&error))
    };
    Error::new(kind).with_source(error)
}

/// A failure within the answer's body.
pub(super) fn within_answer(error: reqwest::Error) -> Error {
    let error = error.without_url();
    let kind = if error.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Cut };
    Error::new(kind).with_source(error)
}

fn connect_fault(error: &reqwest::Error) -> ConnectFault {
    let said = |needle: &str| {
        find(error, |cause| cause.to_string().to_lowercase().contains(needle).then_some(()))
            .is_some()
    };
    if said("proxy") || said("tunnel") || said("socks") {
        return ConnectFault::Proxy;
    }
    if error.is_dns() {
        // Resolvers say by text alone whether the name is unknown or nobody could be asked.
        return if said("temporary failure") { ConnectFault::Offline } else { ConnectFault::Name };
    }
    let io = find(error, |cause| cause.downcast_ref::<io::Error>().map(io::Error::kind));
    match io {
        Some(
            io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkDown,
        ) => ConnectFault::Offline,
        Some(io::ErrorKind::ConnectionRefused) => ConnectFault::Refused,
        _ if error.is_connect() => ConnectFault::Other,
        _ => ConnectFault::Reset,
    }
}

fn tls_fault(cause: &(dyn StdError + 'static)) -> Option<TlsFault> {
    let error = cause.downcast_ref::<rustls::Error>()?;
    Some(match error {
        rustls::Error::InvalidCertificate(certificate) => match certificate {
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                TlsFault::NotYetValid
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                TlsFault::Expired
            }
            CertificateError::UnknownIssuer => TlsFault::UnknownIssuer,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                TlsFault::WrongName
            }
            _ => TlsFault::Other,
        },
        _ => TlsFault::Other,
    })
}

/// Looks through an error and its causes, also through those that `io::Error` hides.
fn find<T>(
    error: &(dyn StdError + 'static),
    look: impl Fn(&(dyn StdError + 'static)) -> Option<T>,
) -> Option<T> {
    let mut causes = vec![error];
    while let Some(cause) = causes.pop() {
        if let Some(found) = look(cause) {
            return Some(found);
        }
        causes.extend(cause.source());
        let hidden = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        causes.extend(hidden.map(|hidden| hidden as &(dyn StdError + 'static)));
    }
    None
}
