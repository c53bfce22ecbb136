//! What a file is, told from its bytes, whatever its host says.

use imagesize::ImageType;

/// Points of a picture above which it is not shown: a file of a few kilobytes can claim to be
/// thousands of millions of points, and the window would try to hold them.
const MAX_POINTS: u64 = 64_000_000;

/// Why bytes are not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// No picture, or one of a kind that is not shown.
    Kind,
    /// More points than a screen can use.
    Points,
}

/// The MIME type of a picture that is fit to be shown.
pub(crate) fn picture(bytes: &[u8]) -> Result<&'static str, Unfit> {
    let mime_type = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => "image/png",
        Ok(ImageType::Jpeg) => "image/jpeg",
        Ok(ImageType::Gif) => "image/gif",
        Ok(ImageType::Webp) => "image/webp",
        Ok(ImageType::Heif(imagesize::Compression::Av1)) => "image/avif",
        _ => return Err(Unfit::Kind),
    };
    let size = imagesize::blob_size(bytes).map_err(|_| Unfit::Kind)?;
    let points = u64::try_from(size.width)
        .unwrap_or(u64::MAX)
        .saturating_mul(u64::try_from(size.height).unwrap_or(u64::MAX));
    if points > MAX_POINTS { Err(Unfit::Points) } else { Ok(mime_type) }
}

#[cfg(test)]
mod tests {
    use super::{Unfit, picture};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        bytes
    }

    fn gif(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = b"GIF89a".to_vec();
        bytes.extend(width.to_le_bytes());
        bytes.extend(height.to_le_bytes());
        bytes.extend([0, 0, 0]);
        bytes
    }

    #[test]
    fn a_picture_is_told_by_its_bytes() {
        assert_eq!(picture(&png(10, 10)), Ok("image/png"));
        assert_eq!(picture(&gif(10, 10)), Ok("image/gif"));
    }

    #[test]
    fn programs_and_pages_are_no_pictures() {
        for bytes in [
            &b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>"[..],
            b"<!doctype html><script>alert(1)</script>",
            b"BM\0\0\0\0",
            b"\x89PNG",
            b"",
        ] {
            assert_eq!(picture(bytes), Err(Unfit::Kind), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_small_file_that_claims_to_be_huge_is_refused() {
        assert_eq!(picture(&png(100_000, 100_000)), Err(Unfit::Points));
        assert_eq!(picture(&png(u32::MAX, u32::MAX)), Err(Unfit::Points));
    }
}
