use cometchat_client::{Error, ErrorKind, Manual, MediaFault, MediaLimits};
use url::Url;

use crate::fixture::{KEY, app_at, config};
use crate::stage::{Say, Stage, answer};

const SMALL: MediaLimits = MediaLimits { max_bytes: 8, ..MediaLimits::PICTURES };

fn picture(body: &str) -> Say {
    answer(200, &[("content-type", "image/png; charset=x")], body)
}

fn fault(error: &Error) -> &MediaFault {
    match error.kind() {
        ErrorKind::Media(fault) => fault,
        other => panic!("{other:?}"),
    }
}

async fn fetch(say: Say, limits: &MediaLimits) -> Result<cometchat_client::Media, Error> {
    let stage = Stage::open(vec![say]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    let media = app.fetch_media(&stage.url().join("a.png").unwrap(), limits).await;
    let head = &stage.heard()[0].head;
    assert!(!head.to_lowercase().contains("apikey"), "{head}");
    media
}

#[tokio::test]
async fn a_picture_comes_with_its_type_and_without_credentials_sent() {
    let media = fetch(picture("pixels"), &SMALL).await.unwrap();
    assert_eq!(media.content_type, "image/png");
    assert_eq!(&media.bytes[..], b"pixels");
}

#[tokio::test]
async fn a_file_that_says_it_is_too_large_is_not_read() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 209715200\r\n\r\n";
    let error = fetch(Say::Hang(head.to_vec()), &SMALL).await.unwrap_err();
    assert_eq!(fault(&error), &MediaFault::TooLarge { max_bytes: 8 });
}

#[tokio::test]
async fn a_file_that_hides_its_size_is_cut_off_at_the_limit() {
    let mut bytes = b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n".to_vec();
    bytes.extend(b"transfer-encoding: chunked\r\n\r\n5\r\nabcde\r\n5\r\nfghij\r\n");
    let error = fetch(Say::Hang(bytes), &SMALL).await.unwrap_err();
    assert_eq!(fault(&error), &MediaFault::TooLarge { max_bytes: 8 });
}

#[tokio::test]
async fn other_types_and_statuses_are_refused() {
    let svg = answer(200, &[("content-type", "image/svg+xml")], "<svg/>");
    let error = fetch(svg, &SMALL).await.unwrap_err();
    assert_eq!(fault(&error), &MediaFault::Type("image/svg+xml".to_owned()));
    let error = fetch(answer(404, &[], ""), &SMALL).await.unwrap_err();
    assert_eq!(fault(&error), &MediaFault::Status(404));
}

#[tokio::test]
async fn a_redirect_is_followed_on_this_computer_in_the_demo_only() {
    let to = Stage::open(vec![picture("moved")]).await;
    let say = answer(302, &[("location", to.url().as_str())], "");
    let media = fetch(say, &SMALL).await.unwrap();
    assert_eq!(&media.bytes[..], b"moved");
}

#[tokio::test]
async fn no_redirect_leads_into_a_private_network_or_off_the_web() {
    for location in ["http://10.0.0.1/a.png", "http://[fd00::1]/", "file:///etc/passwd", "ftp://a/"]
    {
        let error = fetch(answer(302, &[("location", location)], ""), &SMALL).await.unwrap_err();
        assert_eq!(fault(&error), &MediaFault::Address, "{location}");
    }
}

#[tokio::test]
async fn redirects_in_a_circle_end() {
    let error = fetch(answer(302, &[("location", "/a.png")], ""), &SMALL).await.unwrap_err();
    assert_eq!(fault(&error), &MediaFault::Address);
}

#[tokio::test]
async fn a_connection_to_the_real_service_fetches_nothing_from_this_computer() {
    let stage = Stage::open(vec![picture("pixels")]).await;
    let real = app_at(config(&Manual::new()), &"https://service.example/".parse().unwrap());
    let mut urls = vec![stage.url()];
    let others = ["http://localhost/", "http://192.168.1.1/", "javascript:alert(1)", "data:,x"];
    urls.extend(others.iter().map(|text| Url::parse(text).unwrap()));
    for url in urls {
        let error = real.fetch_media(&url, &SMALL).await.unwrap_err();
        assert_eq!(fault(&error), &MediaFault::Address, "{url}");
        let error = real.client().fetch_media(&url, &SMALL).await.unwrap_err();
        assert_eq!(fault(&error), &MediaFault::Address, "{url}");
    }
    assert_eq!(stage.heard().len(), 0);
}

#[tokio::test]
async fn a_guarded_file_of_the_app_opens_with_a_token_that_its_key_gets() {
    let open = Stage::open(vec![picture("pixels")]).await;
    let address = open.url().join("exampleapp/media/a.png?fat=token").unwrap();
    let reply = answer(200, &[], &format!(r#"{{"data":{{"url":"{address}"}}}}"#));
    let guarded = Stage::open(vec![answer(401, &[], ""), reply]).await;
    let app = app_at(config(&Manual::new()), &guarded.url());
    let url = guarded.url().join("exampleapp/media/a.png").unwrap();
    let media = app.fetch_media(&url, &SMALL).await.unwrap();
    assert_eq!(&media.bytes[..], b"pixels");
    let asked = &guarded.heard()[1];
    assert_eq!(asked.header("apikey"), Some(KEY));
    assert_eq!(asked.header("appid"), Some("exampleapp"));
    assert_eq!(open.heard()[0].line(), "GET /exampleapp/media/a.png?fat=token");
    assert_eq!(open.heard()[0].header("apikey"), None);
}

#[tokio::test]
async fn the_key_is_never_sent_for_a_file_outside_the_apps_folder() {
    let stage = Stage::open(vec![answer(401, &[], "")]).await;
    let app = app_at(config(&Manual::new()), &stage.url());
    for path in ["a.png", "otherapp/media/a.png", "exampleapp2/a.png", "exampleapp"] {
        let url = stage.url().join(path).unwrap();
        let error = app.fetch_media(&url, &SMALL).await.unwrap_err();
        assert_eq!(fault(&error), &MediaFault::Status(401), "{path}");
    }
    assert!(stage.heard().iter().all(|heard| heard.header("apikey").is_none()));
}
