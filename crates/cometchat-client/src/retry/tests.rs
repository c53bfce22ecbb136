use cometchat_api::ApiError;
use cometchat_api::endpoint::{get, post};

use super::*;
use crate::error::TlsFault;

const READ: Route = get("/things");
const CREATE: Route = post("/things");

fn answered(kind: ErrorKind, status: u16) -> Error {
    Error::new(kind).with_answer(status, None, None)
}

fn refused(status: u16) -> Error {
    answered(ErrorKind::Refused(ApiError::new("ERR_EXCEPTION", "no"), status), status)
}

/// Statuses that are tried again, as ranges.
fn repeated(route: &Route) -> String {
    let statuses: Vec<u16> =
        (100..600).filter(|status| retry(&refused(*status), route, 1) != Retry::No).collect();
    format!("{statuses:?}")
}

#[test]
fn only_passing_troubles_of_replayable_operations_are_tried_again() {
    insta::assert_snapshot!(
        repeated(&READ),
        @"[408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524]"
    );
    insta::assert_snapshot!(repeated(&CREATE), @"[]");
}

#[test]
fn every_kind_of_failure_has_its_decision() {
    let faults = [ConnectFault::Name, ConnectFault::Offline, ConnectFault::Refused]
        .into_iter()
        .chain([ConnectFault::Reset, ConnectFault::Proxy, ConnectFault::Other]);
    let mut errors: Vec<Error> =
        faults.map(|fault| Error::new(ErrorKind::Connect(fault))).collect();
    errors.extend([
        Error::new(ErrorKind::Timeout),
        Error::new(ErrorKind::Cut),
        Error::new(ErrorKind::Tls(TlsFault::Expired)),
        Error::new(ErrorKind::Cancelled),
        answered(ErrorKind::NotTheService, 502),
        answered(ErrorKind::NotTheService, 200),
        Error::bad_answer("data", "is text"),
        Error::new(ErrorKind::RateLimited { retry_after: None }),
        Error::new(ErrorKind::RateLimited { retry_after: Some(Duration::from_secs(15)) }),
        Error::new(ErrorKind::RateLimited { retry_after: Some(Duration::from_secs(3_600)) }),
    ]);
    let table: Vec<String> = errors
        .iter()
        .map(|error| {
            let reads: Vec<_> = (1..=4).map(|attempt| retry(error, &READ, attempt)).collect();
            let create = retry(error, &CREATE, 1);
            format!("{error}: read {reads:?}, create {create:?}")
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    no connection: the host is not known: read [Backoff, No, No, No], create Backoff
    no connection: this computer is offline: read [Backoff, No, No, No], create Backoff
    no connection: the host takes no connections: read [Backoff, Backoff, Backoff, No], create Backoff
    no connection: the connection broke: read [Backoff, Backoff, Backoff, No], create No
    no connection: the proxy is away or refuses: read [Backoff, No, No, No], create Backoff
    no connection: the host cannot be reached: read [Backoff, Backoff, Backoff, No], create No
    no answer in time: read [Backoff, No, No, No], create No
    the answer ended in its middle: read [Backoff, Backoff, Backoff, No], create No
    the connection cannot be trusted: the certificate is no longer valid: read [No, No, No, No], create No
    cancelled: read [No, No, No, No], create No
    something else answered in its place, with 502: read [Backoff, Backoff, Backoff, No], create No
    something else answered in its place, with 200: read [No, No, No, No], create No
    the answer has another shape at data: is text: read [No, No, No, No], create No
    too many requests: read [After(60s), After(60s), After(60s), No], create After(60s)
    too many requests, to be tried again in 15 s: read [After(15s), After(15s), After(15s), No], create After(15s)
    too many requests, to be tried again in 3600 s: read [No, No, No, No], create No
    ");
}

#[test]
fn the_back_off_doubles_up_to_a_ceiling_and_has_full_jitter() {
    let ceilings: Vec<u128> = (1..=8).map(|attempt| backoff(attempt, 1.0).as_millis()).collect();
    assert_eq!(ceilings, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
    assert_eq!(backoff(3, 0.0), Duration::ZERO);
    assert_eq!(backoff(3, 0.5).as_millis(), 1_000);
    assert_eq!(backoff(u32::MAX, 1.0).as_secs(), 20);
}
