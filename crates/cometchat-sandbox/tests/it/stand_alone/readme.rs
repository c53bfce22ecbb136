//! The commands of the README, as they stand there.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use serde_json::Value;

use super::program::Program;

const README: &str = include_str!("../../../README.md");

/// The shell commands, in their order.
fn blocks() -> Vec<String> {
    let blocks = README.split("\n```sh\n").skip(1);
    blocks.map(|rest| rest.split("\n```").next().unwrap().to_owned()).collect()
}

/// The first request that somebody makes here, answered with an empty 200.
fn told(listener: &TcpListener) -> String {
    let (mut stream, _) = listener.accept().unwrap();
    let request = whole(&mut stream);
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").unwrap();
    request
}

fn whole(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let head = head.to_lowercase();
            let length = head.split("content-length: ").nth(1).unwrap().lines().next().unwrap();
            if body.len() >= length.trim().parse().unwrap() {
                return text;
            }
        }
        let n_read = stream.read(&mut piece).unwrap();
        assert!(n_read > 0, "the request broke off: {text}");
        bytes.extend_from_slice(&piece[..n_read]);
    }
}

#[test]
fn every_command_does_what_the_readme_says() {
    let program = Program::start(&["--seed", "empty"]);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let hook = format!("http://{}/", listener.local_addr().unwrap());
    let mut known: Vec<(&str, String)> = Vec::new();
    let mut answers = Vec::new();
    for block in blocks() {
        let command = block
            .replace("http://127.0.0.1:8787", &program.ready.base)
            .replace("http://127.0.0.1:9000/", &hook);
        let done = Command::new("sh").args(["-ec", &command]).envs(known.clone()).output().unwrap();
        let text = String::from_utf8(done.stdout).unwrap();
        assert!(done.status.success(), "{command}\n{text}");
        let answer: Value =
            serde_json::from_str(&text).unwrap_or_else(|_| panic!("{command}\n{text}"));
        assert_eq!(answer.get("error"), None, "{command}");
        match answers.len() {
            0 => known.extend(["key", "secret"].map(|name| {
                let value = answer[name].as_str().unwrap().to_owned();
                (if name == "key" { "KEY" } else { "SECRET" }, value)
            })),
            1 => {
                let keys = answer["data"]["apiKeys"].as_object().unwrap();
                let full = keys.iter().find(|(_, key)| key["scope"] == "fullAccess").unwrap();
                known.push(("APP", answer["data"]["id"].as_str().unwrap().to_owned()));
                known.push(("REST_KEY", full.0.clone()));
            }
            _ => {}
        }
        answers.push(answer);
    }
    assert_eq!(answers.len(), 8);
    let told = told(&listener);
    assert!(told.contains("authorization: Basic"), "{told}");
    assert!(told.contains("message_sent") && told.contains("Hello Ben"), "{told}");
    assert_eq!(answers[7]["data"][0]["lastMessage"]["data"]["text"], "Hello Ben");
}
