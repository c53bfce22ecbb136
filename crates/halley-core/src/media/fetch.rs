//! Fetching pictures: one at a time for each, few at once, and no more in memory than is useful.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use cometchat_client::{ErrorKind, MediaFault, MediaLimits};
use quick_cache::sync::Cache;
use quick_cache::{OptionsBuilder, Weighter};
use tokio::sync::Semaphore;

use super::Picture;
use super::address::Place;
use super::sniff::{self, Unfit};
use crate::console::Console;
use crate::error::{Code, Error};

/// Bytes of the largest picture that is loaded.
pub const MAX_BYTES: u64 = 25 * 1024 * 1024;
/// Kinds that are loaded; never SVG or HTML, which are programs.
pub(crate) const TYPES: &[&str] =
    &["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

const LIMITS: MediaLimits = MediaLimits { max_bytes: MAX_BYTES, types: TYPES };
/// Bytes of pictures that are kept.
const KEPT_BYTES: u64 = 64 * 1024 * 1024;
/// Pictures that are fetched at once.
const AT_ONCE: usize = 6;
/// How long a picture that could not be had is not asked for again.
const SULK: Duration = Duration::from_secs(60);

/// Pictures that were fetched, and failures that are not yet to be repeated.
pub(crate) struct Fetched {
    pictures: Cache<u128, Outcome, ByBytes>,
    turns: Semaphore,
}

#[derive(Clone)]
enum Outcome {
    Had(Picture),
    Failed { error: Arc<Error>, until: Duration },
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<u128, Outcome> for ByBytes {
    fn weight(&self, _: &u128, outcome: &Outcome) -> u64 {
        match outcome {
            Outcome::Had(picture) => picture.bytes.len() as u64 + 256,
            Outcome::Failed { .. } => 512,
        }
    }
}

impl Default for Fetched {
    fn default() -> Self {
        let options = OptionsBuilder::new()
            // One shard, so that the largest picture has room.
            .shards(1)
            .estimated_items_capacity(1_000)
            .weight_capacity(KEPT_BYTES)
            .build()
            .unwrap_or_else(|_| unreachable!("both capacities are given"));
        let pictures =
            Cache::with_options(options, ByBytes, Default::default(), Default::default());
        Self { pictures, turns: Semaphore::new(AT_ONCE) }
    }
}

impl Fetched {
    /// The picture, from memory or fetched; who asks while it is being fetched waits for the same
    /// answer.
    pub(super) async fn get_or_fetch(
        &self,
        place: &Place,
        now: Duration,
        fetch: impl Future<Output = Result<Picture, Error>>,
    ) -> Result<Picture, Error> {
        if let Some(Outcome::Failed { until, .. }) = self.pictures.peek(&place.id)
            && until <= now
        {
            self.pictures.remove(&place.id);
        }
        let guard = match self.pictures.get_value_or_guard_async(&place.id).await {
            Ok(Outcome::Had(picture)) => return Ok(picture),
            Ok(Outcome::Failed { error, .. }) => return Err(Error::clone(&error)),
            Err(guard) => guard,
        };
        let turn = self.turns.acquire().await;
        let result = fetch.await;
        drop(turn);
        let outcome = match &result {
            Ok(picture) => Outcome::Had(picture.clone()),
            Err(error) if error.code == Code::Cancelled => return result,
            Err(error) => Outcome::Failed { error: Arc::new(error.clone()), until: now + SULK },
        };
        // The place was taken out meanwhile: the next who asks fetches again.
        let _ = guard.insert(outcome);
        result
    }
}

impl Console {
    /// Fetches a picture of an app.
    pub(super) async fn fetch_picture(&self, place: &Place) -> Result<Picture, Error> {
        let reader = self.reader(&place.app).await?;
        let media = reader.client().fetch_media(&place.url, &LIMITS).await.map_err(told)?;
        match sniff::picture(&media.bytes) {
            Ok(mime_type) => Ok(Picture { mime_type, bytes: media.bytes }),
            Err(Unfit::Kind) => Err(unfit(
                "This file is not a picture of a kind that Halley shows (PNG, JPEG, GIF, WebP, \
                 AVIF).",
            )),
            Err(Unfit::Points) => {
                Err(unfit("This picture has too many points to be shown safely."))
            }
        }
    }
}

fn unfit(sentence: &str) -> Error {
    Error::new(Code::Invalid, sentence)
}

fn told(error: cometchat_client::Error) -> Error {
    match error.kind() {
        ErrorKind::Media(MediaFault::TooLarge { max_bytes }) => unfit(&format!(
            "This picture is larger than the {} MB that Halley loads.",
            max_bytes / (1024 * 1024)
        )),
        ErrorKind::Media(MediaFault::Type(_)) => {
            unfit("The host of this picture sends something that is not a picture.")
        }
        ErrorKind::Media(MediaFault::Address) => {
            unfit("This picture lies at an address that Halley does not load from.")
        }
        ErrorKind::Media(MediaFault::Status(status)) => Error::new(
            Code::NotFound,
            format!("The host of this picture does not give it out (HTTP {status})."),
        ),
        _ => error.into(),
    }
}
