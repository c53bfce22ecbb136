use cometchat_sandbox::SandboxConfig;
use http::StatusCode;

use crate::desk::Desk;

#[tokio::test]
async fn https_is_served_with_a_certificate_to_trust() {
    let desk = Desk::with(SandboxConfig { tls: true, ..SandboxConfig::default() }).await;
    let url = desk.sandbox.bases(&desk.app.id).chat + "/users";
    assert!(url.starts_with("https://127.0.0.1:"));
    let pem = desk.sandbox.certificate().unwrap();
    let trusted = reqwest::Certificate::from_pem(pem.as_bytes()).unwrap();
    let http = reqwest::Client::builder().no_proxy().tls_certs_only([trusted]).build().unwrap();
    let key = desk.app.full_access.expose();
    let answer = http.get(&url).header("apikey", key).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert!(desk.http.get(&url).send().await.is_err(), "without trust there is no answer");
}
