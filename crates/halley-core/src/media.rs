//! Pictures of people and messages, fetched by the core and shown over an address of our own.
//!
//! The window never learns where a picture lies: it gets `halley-media://localhost/{id}` and asks
//! the shell, which asks here. An id is made for this run of the program, says nothing, and stands
//! for one address of one app.

mod address;
mod fetch;
mod sniff;

use bytes::Bytes;
pub use fetch::MAX_BYTES;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::model::connection::AppRef;
use crate::transcript::view::Pictures;

pub(crate) use address::Addresses;
pub(crate) use fetch::Fetched;

/// What all addresses on the image protocol start with. The web view of Windows knows own protocols
/// only as hosts of `http`.
pub const ORIGIN: &str =
    if cfg!(windows) { "http://halley-media.localhost/" } else { "halley-media://localhost/" };

/// A picture, fit to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// MIME type, told from its bytes.
    pub mime_type: &'static str,
    /// The file.
    pub bytes: Bytes,
}

/// Addresses and pictures of this run of the program.
#[derive(Default)]
pub(crate) struct MediaBook {
    addresses: Addresses,
    fetched: Fetched,
}

/// Gives the pictures of one app their addresses.
pub(crate) struct AppPictures<'a> {
    book: &'a MediaBook,
    app: &'a AppRef,
}

impl<'a> AppPictures<'a> {
    pub(crate) fn new(book: &'a MediaBook, app: &'a AppRef) -> Self {
        Self { book, app }
    }
}

impl Pictures for AppPictures<'_> {
    fn address(&self, url: &str) -> Option<String> {
        self.book.addresses.of(self.app, url).map(|id| format!("{ORIGIN}{id}"))
    }
}

impl Console {
    /// The address of a picture on the image protocol; nothing where it may not be loaded.
    pub(crate) fn picture_address(&self, app: &AppRef, url: &str) -> Option<String> {
        self.pictures(app).address(url)
    }

    pub(crate) fn pictures<'a>(&'a self, app: &'a AppRef) -> AppPictures<'a> {
        AppPictures::new(&self.0.media, app)
    }

    /// The picture that an address on the image protocol stands for; `path` is what follows the
    /// host, with or without a slash.
    ///
    /// # Errors
    /// When no address was made for it, the connection is closed, or the file is no picture of a
    /// kind and size that is shown.
    pub async fn media(&self, path: &str) -> Result<Picture, Error> {
        let book = &self.0.media;
        let Some(place) = book.addresses.find(path.trim_start_matches('/')) else {
            return Err(Error::new(Code::NotFound, "This picture is no longer on the screen."));
        };
        let now = self.clock().now();
        book.fetched.get_or_fetch(&place, now, self.fetch_picture(&place)).await
    }
}

/// Whether a file says it is a picture of a kind that is shown.
pub(crate) fn is_picture(mime_type: &str, extension: &str) -> bool {
    let mime_type = mime_type.split(';').next().unwrap_or_default().trim();
    if mime_type.is_empty() || mime_type.eq_ignore_ascii_case("application/octet-stream") {
        ["png", "jpg", "jpeg", "gif", "webp", "avif"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    } else {
        fetch::TYPES.iter().any(|known| mime_type.eq_ignore_ascii_case(known))
            || mime_type.eq_ignore_ascii_case("image/jpg")
    }
}

/// An address of the service's files without the token that opens it (`fat`): the token is a
/// secret, and five minutes later it opens nothing.
pub(crate) fn without_access_token(address: String) -> String {
    let Ok(mut url) = url::Url::parse(&address) else { return address };
    if !url.query_pairs().any(|(name, _)| name == "fat") {
        return address;
    }
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| name != "fat")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    url.into()
}

#[cfg(test)]
mod tests {
    use super::{is_picture, without_access_token};

    #[test]
    fn only_pictures_that_cannot_run_are_pictures() {
        for (mime, extension) in [("image/png", ""), ("IMAGE/JPEG; q=1", "x"), ("", "WebP")] {
            assert!(is_picture(mime, extension), "{mime} {extension}");
        }
        for (mime, extension) in [("image/svg+xml", "png"), ("text/html", "png"), ("", "svg")] {
            assert!(!is_picture(mime, extension), "{mime} {extension}");
        }
    }

    #[test]
    fn an_address_shown_outside_has_no_access_token() {
        let shown = |address: &str| without_access_token(address.to_owned());
        assert_eq!(shown("https://h/a.png?fat=SECRET"), "https://h/a.png");
        assert_eq!(shown("https://h/a.png?x=1&fat=SECRET"), "https://h/a.png?x=1");
        assert_eq!(shown("https://h/a.png?x=%20"), "https://h/a.png?x=%20");
    }
}
