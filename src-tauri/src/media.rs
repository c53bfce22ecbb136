//! The one way bytes other than our own pages reach a window: pictures, sound and film that the
//! core has fetched and measured.
//!
//! A page writes `<img src="halley-media://localhost/…">` (on Windows
//! `http://halley-media.localhost/…`); what follows the host is an address only the core
//! understands. Nothing that a browser could run passes: see [`mime_is_media`].

use std::future::Future;

use tauri::{
    AppHandle, UriSchemeContext, UriSchemeResponder, Wry,
    http::{Request, Response, StatusCode, header},
};

/// Name of the protocol.
pub const SCHEME: &str = "halley-media";

/// Bytes that may be shown or played.
#[derive(Clone, Debug)]
pub struct Media {
    /// What the bytes are, for example `image/png`.
    pub mime: String,
    /// The bytes, whole.
    pub bytes: Vec<u8>,
}

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// Nothing is known under this address.
    NotFound,
    /// It is larger than what a window is given.
    TooLarge,
    /// It is neither picture nor sound nor film.
    NotMedia,
    /// Its host does not answer.
    Unreachable,
}

/// Makes the handler of the protocol from the one function that finds the bytes of an address.
pub fn protocol<F, Found>(
    find: F,
) -> impl Fn(UriSchemeContext<'_, Wry>, Request<Vec<u8>>, UriSchemeResponder) + Send + Sync + 'static
where
    F: Fn(AppHandle, String) -> Found + Send + Sync + 'static,
    Found: Future<Output = Result<Media, Refusal>> + Send + 'static,
{
    move |context, request, responder| {
        let address = address_of(&request);
        let range = request.headers().get(header::RANGE).and_then(|range| range.to_str().ok());
        let range = range.map(ToOwned::to_owned);
        let found = find(context.app_handle().clone(), address);
        tauri::async_runtime::spawn(async move {
            responder.respond(answer(found.await, range.as_deref()));
        });
    }
}

/// Whether a window may be given bytes of this kind. Vector pictures are left out: they can carry
/// scripts and fetch more.
#[must_use]
pub fn mime_is_media(mime: &str) -> bool {
    let kind = mime.split(';').next().unwrap_or_default().trim();
    match kind.split_once('/') {
        Some(("image", picture)) => !picture.starts_with("svg"),
        Some(("audio" | "video", _)) => true,
        _ => false,
    }
}

fn address_of<B>(request: &Request<B>) -> String {
    let uri = request.uri();
    let path = uri.path().trim_start_matches('/');
    uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
}

fn answer(found: Result<Media, Refusal>, range: Option<&str>) -> Response<Vec<u8>> {
    let media = match found {
        Ok(media) if mime_is_media(&media.mime) => media,
        Ok(_) => return refused(StatusCode::UNSUPPORTED_MEDIA_TYPE),
        Err(refusal) => return refused(refusal.status()),
    };
    let whole = media.bytes.len();
    let part = range.map(|range| part_of(range, whole));
    let (status, bytes, shown) = match part {
        None => (StatusCode::OK, media.bytes, None),
        Some(Some((from, to))) => {
            let shown = format!("bytes {from}-{}/{whole}", to - 1);
            (StatusCode::PARTIAL_CONTENT, media.bytes[from..to].to_vec(), Some(shown))
        }
        Some(None) => return refused(StatusCode::RANGE_NOT_SATISFIABLE),
    };
    let mut response = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media.mime)
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::CACHE_CONTROL, "private, max-age=3600")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if let Some(shown) = shown {
        response = response.header(header::CONTENT_RANGE, shown);
    }
    response.body(bytes).unwrap_or_else(|_| refused(StatusCode::UNSUPPORTED_MEDIA_TYPE))
}

/// Reads a `Range` header: first byte and the one after the last, or nothing when it lies outside.
fn part_of(range: &str, whole: usize) -> Option<(usize, usize)> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = if from.is_empty() {
        (whole.saturating_sub(to.parse().ok()?), whole)
    } else {
        let last = if to.is_empty() { whole } else { to.parse::<usize>().ok()?.saturating_add(1) };
        (from.parse().ok()?, last.min(whole))
    };
    (from < to).then_some((from, to))
}

impl Refusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unreachable => StatusCode::BAD_GATEWAY,
        }
    }
}

fn refused(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use tauri::http::{Request, StatusCode, header};

    use super::{Media, Refusal, address_of, answer, mime_is_media, part_of};

    fn media(mime: &str) -> Result<Media, Refusal> {
        Ok(Media { mime: mime.into(), bytes: (0..10).collect() })
    }

    #[test]
    fn nothing_that_can_run_reaches_a_window() {
        for mime in ["text/html", "image/svg+xml", "application/pdf", "application/javascript", ""]
        {
            assert!(!mime_is_media(mime), "{mime}");
            assert_eq!(answer(media(mime), None).status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
        }
        for mime in ["image/png", "audio/mpeg", "video/mp4; codecs=avc1"] {
            assert!(mime_is_media(mime), "{mime}");
        }
    }

    #[test]
    fn a_type_that_is_no_header_is_refused() {
        let status = answer(media("image/png\r\nx: y"), None).status();
        assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }

    #[test]
    fn a_player_gets_the_part_it_asks_for() {
        let response = answer(media("video/mp4"), Some("bytes=2-4"));
        assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(response.headers()[header::CONTENT_RANGE], "bytes 2-4/10");
        assert_eq!(response.body(), &[2, 3, 4]);
    }

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        assert_eq!(part_of("bytes=0-", 10), Some((0, 10)));
        assert_eq!(part_of("bytes=-3", 10), Some((7, 10)));
        assert_eq!(part_of("bytes=5-99", 10), Some((5, 10)));
        for outside in ["bytes=10-", "bytes=5-4", "bytes=a-b", "0-4", "bytes=-0"] {
            assert_eq!(part_of(outside, 10), None, "{outside}");
        }
    }

    #[test]
    fn the_address_is_what_follows_the_host() {
        for uri in ["halley-media://localhost/m/1?w=2", "http://halley-media.localhost/m/1?w=2"] {
            let request = Request::builder().uri(uri).body(()).expect("a request");
            assert_eq!(address_of(&request), "m/1?w=2");
        }
    }

    #[test]
    fn each_refusal_has_a_status_of_its_own() {
        let refusals =
            [Refusal::NotFound, Refusal::TooLarge, Refusal::NotMedia, Refusal::Unreachable];
        let statuses = refusals.map(|refusal| answer(Err(refusal), None).status().as_u16());
        assert_eq!(statuses, [404, 413, 415, 502]);
    }
}
