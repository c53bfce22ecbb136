//! Media fetched for the screen: bounded, typed, without credentials.

mod guarded;

use bytes::Bytes;

/// What may come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaLimits {
    /// Most bytes.
    pub max_bytes: u64,
    /// Content types, such as `image/png`.
    pub types: &'static [&'static str],
}

impl MediaLimits {
    /// Pictures of up to 20 MB; never SVG, which is a program.
    pub const PICTURES: Self = Self {
        max_bytes: 20 << 20,
        types: &["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"],
    };
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// The file.
    pub bytes: Bytes,
    /// Its type as its host gives it, one of those allowed, without parameters.
    pub content_type: String,
}
