//! Ids in place of addresses.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use quick_cache::sync::Cache;
use url::Url;

use crate::model::connection::AppRef;

/// Addresses that are remembered; one that fell out is made anew when its message is read again.
const REMEMBERED: usize = 50_000;
/// Addresses longer than this are not loaded.
const MAX_CHARS: usize = 4_000;

/// What an id stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Id, 32 hexadecimal digits.
    pub(crate) id: u128,
    /// App whose message or user names it.
    pub(crate) app: AppRef,
    /// Where it lies.
    pub(crate) url: Url,
}

/// Ids of this run of the program and what they stand for.
pub(crate) struct Addresses {
    keys: (RandomState, RandomState),
    places: Cache<u128, Arc<Place>>,
}

impl Default for Addresses {
    fn default() -> Self {
        Self { keys: Default::default(), places: Cache::new(REMEMBERED) }
    }
}

impl Addresses {
    /// The id of an address, the same for the same address; nothing where it is no web address.
    pub(crate) fn of(&self, app: &AppRef, url: &str) -> Option<String> {
        let url = url.trim();
        if url.len() > MAX_CHARS {
            return None;
        }
        let named = (app, url);
        let id =
            u128::from(self.keys.0.hash_one(named)) << 64 | u128::from(self.keys.1.hash_one(named));
        if self.places.get(&id).is_none() {
            let url = Url::parse(url).ok()?;
            let loadable = matches!(url.scheme(), "http" | "https") && url.has_host();
            if !loadable {
                return None;
            }
            self.places.insert(id, Arc::new(Place { id, app: app.clone(), url }));
        }
        Some(format!("{id:032x}"))
    }

    /// What an id stands for.
    pub(crate) fn find(&self, id: &str) -> Option<Arc<Place>> {
        let plain = id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
        let id = plain.then(|| u128::from_str_radix(id, 16).ok()).flatten()?;
        self.places.get(&id)
    }
}

#[cfg(test)]
mod tests {
    use super::Addresses;
    use crate::model::connection::AppRef;

    fn app(name: &str) -> AppRef {
        AppRef { connection: "c1".into(), app: name.into() }
    }

    #[test]
    fn an_id_is_stable_opaque_and_leads_back() {
        let addresses = Addresses::default();
        let id = addresses.of(&app("a"), "https://example.com/secret.png").unwrap_or_default();
        assert_eq!(addresses.of(&app("a"), "https://example.com/secret.png").as_ref(), Some(&id));
        assert!(id.len() == 32 && !id.contains("secret"));
        let place = addresses.find(&id).expect("the id was made here");
        assert_eq!(place.url.as_str(), "https://example.com/secret.png");
    }

    #[test]
    fn the_same_address_in_two_apps_has_two_ids() {
        let addresses = Addresses::default();
        let url = "https://example.com/a.png";
        assert_ne!(addresses.of(&app("a"), url), addresses.of(&app("b"), url));
    }

    #[test]
    fn only_web_addresses_get_an_id_and_only_ids_lead_anywhere() {
        let addresses = Addresses::default();
        for url in ["file:///etc/passwd", "javascript:alert(1)", "data:image/png;base64,AA", "x"] {
            assert_eq!(addresses.of(&app("a"), url), None, "{url}");
        }
        for id in ["", "0", "../../etc/passwd", &"g".repeat(32), &"0".repeat(32)] {
            assert!(addresses.find(id).is_none(), "{id}");
        }
    }
}
