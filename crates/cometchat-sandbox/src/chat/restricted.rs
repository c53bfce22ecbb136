//! Features taken from roles (`contract/chat/restrict-features.yaml`).

use cometchat_api::batch::{ItemResult, Results};
use cometchat_api::chat::restricted as api;
use cometchat_api::page::Listing;
use cometchat_api::{ApiError, Done};
use serde_json::Map;

use crate::meta::Page;
use crate::refuse;
use crate::scene::{Read, Write};
use crate::serve::Mount;
use crate::world::features::{Feature, feature_of};

/// Mounts the section.
pub(crate) fn section() -> Mount {
    Mount::default().read(list).write(restrict).write(allow)
}

fn list(
    r: Read<'_>,
    asked: api::ListRestrictedFeatures,
) -> Result<Listing<api::RestrictedFeature>, ApiError> {
    let role = &r.app.roles.get(asked.role.as_str())?.role;
    let taken: Vec<_> = r.app.permits.restricted.get(role).into_iter().flatten().collect();
    Ok(Page::of(None, None).cut(&taken, |(key, at)| shown(key, **at)))
}

fn restrict(w: &mut Write<'_>, asked: api::RestrictFeatures) -> Result<Results<String>, ApiError> {
    let role = w.app.roles.get(asked.role.as_str())?.role.clone();
    if asked.features_to_restrict.is_empty() {
        return Err(refuse::field("featuresToRestrict", "The featuresToRestrict is required."));
    }
    let now = w.now();
    let taken = w.app.permits.restricted.entry(role).or_default();
    let one = |key: String| {
        let result = match known(&key) {
            Ok(feature) => {
                taken.entry(feature.key.to_owned()).or_insert(now);
                ItemResult::done(format!("The feature {key} has been restricted successfully."))
            }
            Err(error) => ItemResult::refused(error),
        };
        (key, result)
    };
    Ok(asked.features_to_restrict.into_iter().map(one).collect())
}

fn allow(w: &mut Write<'_>, asked: api::AllowFeatures) -> Result<Done, ApiError> {
    let role = w.app.roles.get(asked.role.as_str())?.role.clone();
    let keys = asked.features_to_allow.unwrap_or_default();
    let all = asked.allow_all == Some(true);
    if keys.is_empty() && !all {
        let sentence = "Either featuresToAllow or allowAll is required.";
        return Err(refuse::field("featuresToAllow", sentence));
    }
    let features: Vec<_> = keys.iter().map(|key| known(key)).collect::<Result<_, _>>()?;
    let restricted = &mut w.app.permits.restricted;
    if all {
        restricted.remove(&role);
    } else if let Some(taken) = restricted.get_mut(&role) {
        for feature in features {
            taken.shift_remove(feature.key);
        }
        if taken.is_empty() {
            restricted.remove(&role);
        }
    }
    Ok(Done::because("The feature has been allowed successfully."))
}

fn known(key: &str) -> Result<&'static Feature, ApiError> {
    feature_of(key).ok_or_else(|| {
        // Our code: the documents name none for an unknown feature.
        refuse::with("ERR_FEATURE_NOT_FOUND", format!("The feature {key} does not exist."))
    })
}

fn shown(key: &str, at: i64) -> api::RestrictedFeature {
    let feature = feature_of(key);
    api::RestrictedFeature {
        key: format!("u.{key}"),
        title: Some(title(key)),
        description: feature.map(|it| format!("Allows logged-in user to {}.", it.does)),
        path: feature.map(|it| format!("/v3{}", it.path)),
        created_at: Some(at),
        extra: Map::new(),
    }
}

/// `deleteGroup` as `Delete Group`.
fn title(key: &str) -> String {
    let mut title = String::with_capacity(key.len() + 4);
    for letter in key.chars() {
        if title.is_empty() {
            title.extend(letter.to_uppercase());
        } else {
            if letter.is_uppercase() {
                title.push(' ');
            }
            title.push(letter);
        }
    }
    title
}
