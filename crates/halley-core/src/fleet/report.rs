//! Usage reports, which the service sends by e-mail.

use cometchat_api::management::apps::RequestUsage;
use serde_json::json;

use crate::console::Console;
use crate::error::{Code, Error};
use crate::gate::{Change, Done};
use crate::model::activity::ActivityObject;
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};

impl Console {
    /// Asks for a usage report of an app and of those that share its subscription. It comes by
    /// e-mail; the value is what the service says about it, in English.
    ///
    /// # Errors
    /// What the gate or the service says.
    pub async fn app_usage_report(
        &self,
        app: &AppRef,
        previous_cycle: bool,
    ) -> Result<Written<String>, Error> {
        let name = self.app_get(app).await?.name;
        let cycle = if previous_cycle { "the previous" } else { "this" };
        let change = Change {
            act: Act::AppUsageReport,
            app: app.clone(),
            count: 1,
            object: Some(ActivityObject {
                kind: "app".to_owned(),
                id: app.app.clone(),
                name: Some(name.clone()),
            }),
            sentence: format!("Asked for a usage report of {name} for {cycle} billing cycle"),
            before: None,
        };
        let request = RequestUsage {
            app_id: app.app.as_str().into(),
            use_previous_billing_cycle: Some(previous_cycle),
        };
        let asked = self.account_change(change, |writer| async move {
            let answer = writer.send(request).await?;
            let said = answer.message.unwrap_or_default();
            if answer.success == Some(false) {
                let message = format!("CometChat does not make this report. {said}");
                return Err(Error::new(Code::Conflict, message.trim_end()));
            }
            Ok(Done::wholly(said.clone()).now(Some(json!({ "answer": said }))))
        });
        asked.await
    }
}
