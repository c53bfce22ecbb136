//! How a sandbox is set up.

use std::path::PathBuf;

use crate::clock::Clock;

/// What the world holds at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seed {
    /// One account without apps.
    #[default]
    Empty,
    /// Believable tenants with people, groups and history.
    Demo,
}

/// How the rate-limit headers are spelled; the documents have two ways (`semantics.md` section 3).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub enum HeaderSpelling {
    /// `X-RateLimit-Limit`, `X-RateLimit-Remaining`, `X-RateLimit-Reset`, on every answer.
    #[default]
    Joined,
    /// `X-Rate-Limit`, `X-Rate-Limit-Remaining`; `X-Rate-Limit-Reset` only on a refusal.
    Dashed,
    /// No header but `Retry-After` on a refusal.
    None,
}

/// Settings of a sandbox; the default is an empty world on a random loopback port.
#[derive(Clone, Debug, Default)]
pub struct SandboxConfig {
    /// What the world holds at the start.
    pub seed: Seed,
    /// Users of the largest app, where the seed has one.
    pub users: Option<usize>,
    /// Whether people go on writing while the sandbox runs.
    pub chatter: bool,
    /// Where time comes from.
    pub clock: Clock,
    /// Whether requests over the documented rates are refused and the headers sent.
    pub rate_limits: bool,
    /// Spelling of the rate-limit headers.
    pub header_spelling: HeaderSpelling,
    /// Whether lists are answered with the oddities of the documents' samples: no total, a cursor
    /// beside `meta`, a list of one app as the app itself, nothing as an empty list; one user
    /// without tags.
    pub odd_lists: bool,
    /// Port on 127.0.0.1; a free one when absent.
    pub port: Option<u16>,
    /// Serves https and wss with a certificate made at the start.
    pub tls: bool,
    /// File that the world is read from at the start, where it is there, and saved to.
    pub world: Option<PathBuf>,
}
