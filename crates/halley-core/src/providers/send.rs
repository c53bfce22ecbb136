//! Providers on their way to the service: one request for each kind, new or changed.

use cometchat_api::chat::notifications::{
    AddApns, AddFcm, SaveCustomEmail, SaveCustomPush, SaveCustomSms, SaveSendGrid, SaveTwilio,
    UpdateApns, UpdateCustomEmail, UpdateCustomPush, UpdateCustomSms, UpdateFcm, UpdateSendGrid,
    UpdateTwilio,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::read::value;
use crate::error::{Code, Error};
use crate::model::provider::ProviderKind;
use crate::reach::Writer;

/// Hands a provider to the service, as the kind of request that is made for it.
pub(super) async fn send(
    writer: &Writer,
    kind: ProviderKind,
    is_new: bool,
    body: Value,
) -> Result<(), Error> {
    match (kind, is_new) {
        (ProviderKind::Fcm, true) => writer.send(made::<AddFcm>(body)?).await.map(drop),
        (ProviderKind::Fcm, false) => writer.send(made::<UpdateFcm>(body)?).await.map(drop),
        (ProviderKind::Apns, true) => writer.send(made::<AddApns>(body)?).await.map(drop),
        (ProviderKind::Apns, false) => writer.send(made::<UpdateApns>(body)?).await.map(drop),
        (ProviderKind::CustomPush, true) => {
            writer.send(made::<SaveCustomPush>(with_names(body))?).await.map(drop)
        }
        (ProviderKind::CustomPush, false) => {
            writer.send(made::<UpdateCustomPush>(body)?).await.map(drop)
        }
        (ProviderKind::SendGrid, true) => writer.send(made::<SaveSendGrid>(body)?).await.map(drop),
        (ProviderKind::SendGrid, false) => {
            writer.send(made::<UpdateSendGrid>(body)?).await.map(drop)
        }
        (ProviderKind::CustomEmail, true) => {
            writer.send(made::<SaveCustomEmail>(with_names(body))?).await.map(drop)
        }
        (ProviderKind::CustomEmail, false) => {
            writer.send(made::<UpdateCustomEmail>(body)?).await.map(drop)
        }
        (ProviderKind::Twilio, true) => writer.send(made::<SaveTwilio>(body)?).await.map(drop),
        (ProviderKind::Twilio, false) => writer.send(made::<UpdateTwilio>(body)?).await.map(drop),
        (ProviderKind::CustomSms, true) => {
            writer.send(made::<SaveCustomSms>(with_names(body))?).await.map(drop)
        }
        (ProviderKind::CustomSms, false) => {
            writer.send(made::<UpdateCustomSms>(body)?).await.map(drop)
        }
    }
}

/// A request for a server of the app's own: the service wants name and password even where it is
/// not to use them.
fn with_names(mut body: Value) -> Value {
    for field in ["basicAuthUsername", "basicAuthPassword"] {
        if value(&body, field).is_none() {
            body[field] = json!("");
        }
    }
    body
}

fn made<T: DeserializeOwned>(body: Value) -> Result<T, Error> {
    // The error of serde may repeat a value, and this holds secrets.
    serde_json::from_value(body).map_err(|_| {
        Error::new(Code::Invalid, "This does not fit what CometChat takes for such a provider.")
            .advise("Check that every field is filled in.")
    })
}
