//! Bytes of real files: stored (uncompressed) PNG, silent-but-ticking WAV, one-page PDF, text.

/// Media type and bytes for a name, if its extension is known.
pub(crate) fn make(stem: &str, extension: &str) -> Option<(&'static str, Vec<u8>)> {
    let seed = stem
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Some(match extension {
        "png" => ("image/png", png(seed)),
        "wav" => ("audio/wav", wav(seed)),
        "mp4" => ("video/mp4", mp4()),
        "pdf" => ("application/pdf", pdf(stem)),
        "txt" => ("text/plain; charset=utf-8", format!("{stem}\n").into_bytes()),
        "csv" => ("text/csv; charset=utf-8", format!("name,seed\n{stem},{seed}\n").into_bytes()),
        _ => return None,
    })
}

const SIDE: u32 = 96;

/// A square of two colours that depend on the seed.
fn png(seed: u32) -> Vec<u8> {
    let colour = |shift: u32| -> [u8; 3] {
        let turned = seed.rotate_left(shift).to_be_bytes();
        [turned[0] / 2 + 64, turned[1] / 2 + 64, turned[2] / 2 + 64]
    };
    let (near, far) = (colour(0), colour(13));
    let mut rows = Vec::with_capacity((SIDE * (SIDE * 3 + 1)) as usize);
    for y in 0..SIDE {
        rows.push(0);
        for x in 0..SIDE {
            let (dx, dy) = (x.abs_diff(SIDE / 2), y.abs_diff(SIDE / 2));
            let inside = dx * dx + dy * dy < (SIDE / 3) * (SIDE / 3);
            rows.extend_from_slice(if inside { &near } else { &far });
        }
    }
    let mut bytes = png_start(SIDE, SIDE);
    chunk(&mut bytes, *b"IDAT", &stored(&rows));
    chunk(&mut bytes, *b"IEND", &[]);
    bytes
}

/// Signature and header of a PNG of this size.
pub(crate) fn png_start(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::with_capacity(13);
    head.extend_from_slice(&width.to_be_bytes());
    head.extend_from_slice(&height.to_be_bytes());
    head.extend_from_slice(&[8, 2, 0, 0, 0]);
    chunk(&mut bytes, *b"IHDR", &head);
    bytes
}

fn chunk(bytes: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&length.to_be_bytes());
    let start = bytes.len();
    bytes.extend_from_slice(&kind);
    bytes.extend_from_slice(data);
    let sum = crc(&bytes[start..]);
    bytes.extend_from_slice(&sum.to_be_bytes());
}

fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
        })
    })
}

/// A zlib stream of stored blocks.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let n_blocks = data.chunks(65_535).len();
    for (at, block) in data.chunks(65_535).enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(at + 1 == n_blocks));
        stream.extend_from_slice(&length.to_le_bytes());
        stream.extend_from_slice(&(!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
    let (low, high) = data.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    stream.extend_from_slice(&((high << 16) | low).to_be_bytes());
    stream
}

const RATE: u32 = 8_000;

/// Half a second of a soft tone.
fn wav(seed: u32) -> Vec<u8> {
    let period = 16 + seed % 32;
    let samples = (0..RATE / 2).map(|at| if at % period < period / 2 { 112_u8 } else { 144 });
    let data: Vec<u8> = samples.collect();
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    let mut bytes = b"RIFF".to_vec();
    bytes.extend_from_slice(&(length + 36).to_le_bytes());
    bytes.extend_from_slice(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    bytes.extend_from_slice(&RATE.to_le_bytes());
    bytes.extend_from_slice(&RATE.to_le_bytes());
    bytes.extend_from_slice(b"\x01\0\x08\0data");
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&data);
    bytes
}

/// The boxes of an empty film: players take it for a film without pictures.
fn mp4() -> Vec<u8> {
    let mut bytes = vec![0, 0, 0, 0x18];
    bytes.extend_from_slice(b"ftypisom\0\0\x02\0isommp42");
    bytes.extend_from_slice(&[0, 0, 0, 8]);
    bytes.extend_from_slice(b"mdat");
    bytes
}

/// One page with the name on it.
fn pdf(name: &str) -> Vec<u8> {
    let safe: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let text = format!("BT /F1 24 Tf 72 720 Td ({safe}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.push_str(&format!("{} 0 obj{object}endobj\n", at + 1));
    }
    let start = file.len();
    file.push_str("xref\n0 6\n0000000000 65535 f \n");
    for offset in offsets {
        file.push_str(&format!("{offset:010} 00000 n \n"));
    }
    file.push_str(&format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_png() {
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn the_same_name_gives_the_same_picture_and_others_another() {
        assert_eq!(make("a", "png"), make("a", "png"));
        assert_ne!(make("a", "png"), make("b", "png"));
        assert_eq!(make("a", "exe"), None);
    }
}
