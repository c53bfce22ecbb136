use axum::response::{IntoResponse, Response};
use cometchat_api::ApiError;

/// A refusal of the control API, in the service's envelope.
pub(crate) struct Refusal(ApiError);

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        crate::serve::refusal(self.0)
    }
}
