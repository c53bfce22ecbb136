//! How pages are drawn on a Linux computer without a graphics card.

use std::{fs, path::Path};

/// Where Linux names its graphics cards.
const CARDS: &str = "/dev/dri";

/// What GTK and WebKit are told where there is none.
const WITHOUT_CARD: [(&str, &str); 2] = [
    // WebKit draws the pages itself.
    ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
    // The toolkit does not ask what an imitated card could show.
    ("GDK_GL", "disable"),
];

/// Has WebKit draw the pages itself where there is no graphics card, as in virtual machines and on
/// remote desktops: a card imitated by the processor draws more slowly and takes far more memory,
/// and looking for it alone holds up the first window by some 80 ms.
///
/// Both ask once, when they start: to be called before them and before any thread.
pub(crate) fn choose() {
    if has_card(Path::new(CARDS)) {
        return;
    }
    for (name, value) in WITHOUT_CARD {
        // Whoever set one has a reason.
        drop(gtk::glib::setenv(name, value, false));
    }
}

/// Whether one of the devices can draw.
fn has_card(devices: &Path) -> bool {
    let Ok(devices) = fs::read_dir(devices) else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_what_can_draw_and_not_what_only_shows() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!has_card(&folder.path().join("none")));
        fs::write(folder.path().join("card0"), "").expect("a file");
        assert!(!has_card(folder.path()));
        fs::write(folder.path().join("renderD128"), "").expect("a file");
        assert!(has_card(folder.path()));
    }
}
