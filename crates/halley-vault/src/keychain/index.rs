//! The list of ids, an entry of its own: not every keychain can be searched.

use crate::error::{Code, Error, Result};
use crate::keychain::Keychain;

const INDEX: &str = "index";

impl Keychain {
    pub(super) fn listed_ids(&self) -> Result<Vec<String>> {
        let Some(bytes) = self.read(INDEX)? else { return Ok(Vec::new()) };
        serde_json::from_slice(&bytes).map_err(|error| {
            Error::new(Code::Damaged, "the list of secrets is lost").because(error)
        })
    }

    pub(super) fn list_id(&self, id: &str) -> Result<()> {
        let mut ids = self.listed_ids()?;
        if let Err(place) = ids.binary_search_by(|listed| listed.as_str().cmp(id)) {
            ids.insert(place, id.to_owned());
            self.write_ids(&ids)?;
        }
        Ok(())
    }

    pub(super) fn unlist_id(&self, id: &str) -> Result<()> {
        let mut ids = self.listed_ids()?;
        let n_listed = ids.len();
        ids.retain(|listed| listed != id);
        if ids.len() < n_listed { self.write_ids(&ids) } else { Ok(()) }
    }

    fn write_ids(&self, ids: &[String]) -> Result<()> {
        if ids.is_empty() {
            return self.delete(INDEX);
        }
        let bytes = serde_json::to_vec(ids)
            .map_err(|error| Error::new(Code::Io, "the list of secrets is lost").because(error))?;
        self.write(INDEX, &bytes)
    }
}
