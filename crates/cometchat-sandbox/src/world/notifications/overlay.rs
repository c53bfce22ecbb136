//! Changing what is given and keeping the rest.

use cometchat_api::ApiError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::refuse;

/// Puts what is given over what is there; `null` counts as not given.
pub(super) fn overlay(below: &mut Value, above: Value) {
    match (below, above) {
        (_, Value::Null) => {}
        (Value::Object(below), Value::Object(above)) => {
            for (key, value) in above {
                overlay(below.entry(key).or_insert(Value::Null), value);
            }
        }
        (below, above) => *below = above,
    }
}

/// A thing with what a request gives put over it.
///
/// # Errors
/// `ERR_BAD_REQUEST` when the two do not fit together.
pub(crate) fn merged<T, U>(old: &T, given: &U) -> Result<T, ApiError>
where
    T: Serialize + DeserializeOwned,
    U: Serialize,
{
    let unfit = |error: serde_json::Error| refuse::field("body", error.to_string());
    let mut whole = serde_json::to_value(old).map_err(unfit)?;
    overlay(&mut whole, serde_json::to_value(given).map_err(unfit)?);
    serde_json::from_value(whole).map_err(unfit)
}
