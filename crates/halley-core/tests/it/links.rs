use std::sync::Mutex;

use halley_core::Code;
use halley_core::links::{LinkOpener, check};
use halley_core::testing::TestConsole;

/// A browser that notes what it is asked to open.
#[derive(Default)]
struct Browser {
    opened: Mutex<Vec<String>>,
    broken: bool,
}

impl LinkOpener for Browser {
    fn open(&self, address: &str) -> Result<(), String> {
        if self.broken {
            return Err("no browser".to_owned());
        }
        self.opened.lock().unwrap().push(address.to_owned());
        Ok(())
    }
}

#[test]
fn an_ordinary_link_shows_its_site() {
    for (href, host) in [
        ("https://example.com/a?b=1#c", "example.com"),
        ("HTTP://Example.COM:8080/", "example.com:8080"),
        ("www.example.com/page", "www.example.com"),
        ("example.com:8080/x", "example.com:8080"),
        ("//example.com/x", "example.com"),
        ("mailto:ada@example.com", "ada@example.com"),
    ] {
        let link = check(href);
        assert_eq!((link.allowed, link.host.as_str(), link.warning), (true, host, None), "{href}");
    }
}

#[test]
fn scripts_files_and_other_programs_are_refused_with_a_sentence() {
    for href in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " \u{1}javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>1</script>",
        "file:///etc/passwd",
        "file://host/share",
        "\\\\host\\share",
        "blob:https://example.com/1",
        "ftp://example.com/",
        "ms-msdt:/id",
        "tel:123",
        "about:blank",
        "halley-media://localhost/1",
        "http:///",
        "not a link",
        "",
        "mailto:",
        "mailto:a@b@c",
        "mailto:a@example.com,b@example.com",
    ] {
        let link = check(href);
        assert!(!link.allowed, "{href}");
        let sentence = link.warning.unwrap_or_default();
        assert!(sentence.ends_with('.'), "{href}: {sentence}");
    }
    assert!(!check(&format!("https://example.com/{}", "a".repeat(9_000))).allowed);
}

#[test]
fn the_real_site_is_shown_whatever_stands_before_it() {
    let link = check("https://www.bank.example@evil.example/login");
    assert_eq!((link.allowed, link.host.as_str()), (true, "evil.example"));
    assert!(link.warning.is_some_and(|text| text.contains("before the @")));
    let link = check("https://evil.example\\@www.bank.example/");
    assert_eq!(link.host, "evil.example");
}

#[test]
fn look_alike_letters_are_shown_as_they_travel() {
    let link = check("https://аpple.com/");
    assert_eq!(link.host, "xn--pple-43d.com");
    let warning = link.warning.unwrap_or_default();
    assert!(warning.contains("аpple.com") && warning.contains("xn--pple-43d.com"), "{warning}");
}

#[test]
fn numbers_and_invisible_characters_are_pointed_out() {
    for href in ["http://2130706433/", "http://127.1/", "http://192.168.0.1/", "http://[::1]:80/"] {
        let warning = check(href).warning.unwrap_or_default();
        assert!(warning.contains("your own computer or network"), "{href}: {warning}");
    }
    assert!(check("http://93.184.216.34/").warning.is_some_and(|text| text.contains("by number")));
    let warning = check("https://example.com/\u{202E}gpj.exe").warning.unwrap_or_default();
    assert!(warning.contains("invisible"), "{warning}");
}

#[tokio::test]
async fn what_is_opened_is_what_was_judged() {
    let t = TestConsole::new().await;
    let browser = Browser::default();
    t.console.link_open(&browser, "https://name:word@example.com/a b").unwrap();
    t.console.link_open(&browser, "mailto:ada@example.com?subject=Hi&attach=/etc/passwd").unwrap();
    let refused = t.console.link_open(&browser, "javascript:alert(1)").unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
    assert_eq!(
        *browser.opened.lock().unwrap(),
        ["https://example.com/a%20b", "mailto:ada@example.com?subject=Hi"]
    );
    let broken = Browser { broken: true, ..Browser::default() };
    let error = t.console.link_open(&broken, "https://example.com/").unwrap_err();
    assert!(!error.advice.is_empty());
}
