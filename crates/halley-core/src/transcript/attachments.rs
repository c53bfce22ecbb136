//! Files of a message: pictures get an address on the image protocol, all others are named only.

use cometchat_api::chat::messages::{Attachment as Wire, Message, MessageType};

use crate::links::judge::judge;
use crate::media;
use crate::transcript::view::Pictures;
use crate::transcript::{Attachment, text};

/// Files of a message that are shown; the service allows ten.
const MAX_FILES: usize = 50;

/// The files of a message, also where it carries an address alone.
pub(crate) fn of(message: &Message, pictures: &dyn Pictures) -> Vec<Attachment> {
    let listed = message.data.attachments.as_deref().unwrap_or_default();
    let bare = message.data.url.as_deref().filter(|url| listed.is_empty() && !url.is_empty());
    let alone = bare.map(|url| Wire { url: url.to_owned(), ..Wire::default() });
    let is_image = message.kind == Some(MessageType::Image);
    listed.iter().chain(&alone).take(MAX_FILES).map(|file| view(file, is_image, pictures)).collect()
}

fn view(file: &Wire, in_image_message: bool, pictures: &dyn Pictures) -> Attachment {
    let name = match text::label(&file.name) {
        name if name.is_empty() => name_in(&file.url),
        name => name,
    };
    let extension = match file.extension.as_deref().map(text::label) {
        Some(extension) if !extension.is_empty() => extension,
        _ => extension_of(&name),
    };
    let mime_type = file.mime_type.as_deref().map(text::label).unwrap_or_default();
    let picture =
        in_image_message && mime_type.is_empty() || media::is_picture(&mime_type, &extension);
    let fits = file.size.is_none_or(|size| size <= media::MAX_BYTES);
    let external = judge(&file.url).ok().map(|passed| media::without_access_token(passed.address));
    let url = (picture && fits).then(|| pictures.address(&file.url)).flatten();
    let size = file.size.map(|size| u32::try_from(size).unwrap_or(u32::MAX));
    Attachment { name, extension, mime_type, size, url, external }
}

fn name_in(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(last).decode_utf8_lossy();
    match text::label(&decoded) {
        name if name.is_empty() => "File".to_owned(),
        name => name,
    }
}

fn extension_of(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 10 => {
            extension.to_lowercase()
        }
        _ => String::new(),
    }
}
