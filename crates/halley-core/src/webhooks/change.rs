//! Adding and removing triggers, which the service does by calls of their own.

use cometchat_api::id::TriggerId;
use cometchat_api::management::webhooks::{AddTriggers, RemoveTriggers};

use super::{ids, triggers};
use crate::error::{Error, refused};
use crate::gate::uncertain;
use crate::gate::words::counted;
use crate::model::connection::AppRef;
use crate::model::webhook::TriggerResult;
use crate::reach::AccountWriter;

/// Triggers to add and to remove.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) add: Vec<String>,
    pub(super) remove: Vec<String>,
}

impl Shift {
    /// What leads from one set of triggers to another.
    pub(super) fn between(from: &[String], to: &[String]) -> Self {
        let missing = |of: &[String], all: &[String]| {
            let mut missing: Vec<String> = Vec::new();
            for one in of {
                if !all.contains(one) && !missing.contains(one) {
                    missing.push(one.clone());
                }
            }
            missing
        };
        Self { add: missing(to, from), remove: missing(from, to) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.add.is_empty() && self.remove.is_empty()
    }

    /// How many triggers are touched.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.add.len() + self.remove.len()).unwrap_or(u32::MAX)
    }

    /// Adds and removes, then reads the triggers anew: what the service lists afterwards decides
    /// what was done.
    pub(super) async fn apply(
        &self,
        writer: &AccountWriter,
        app: &AppRef,
        id: &str,
    ) -> Vec<TriggerResult> {
        let mut results = self.added(writer, app, id).await;
        results.extend(self.removed(writer, app, id).await);
        if results.is_empty() {
            return results;
        }
        let Ok(now) = triggers(writer.reader(), app, id).await else { return results };
        for result in &mut results {
            if now.contains(&result.trigger) == result.added {
                result.problem = None;
            } else if result.problem.is_none() {
                let said = "CometChat took it, yet lists this trigger as it was.";
                result.problem = Some(said.to_owned());
            }
        }
        results
    }

    async fn added(&self, writer: &AccountWriter, app: &AppRef, id: &str) -> Vec<TriggerResult> {
        if self.add.is_empty() {
            return Vec::new();
        }
        let (app_id, webhook_id) = ids(app, id);
        let trigger_ids = Some(of(&self.add));
        let answer = writer.send(AddTriggers { app_id, webhook_id, trigger_ids }).await;
        let problem = |trigger: &String| match &answer {
            Err(error) => Some(sentence(error)),
            Ok(results) => {
                let result = results.get(&TriggerId::from(trigger.as_str()));
                let refusal = result.filter(|result| !result.is_done())?;
                Some(match &refusal.error {
                    Some(error) => refused(error, 200).message,
                    None => "CometChat did not add it and does not say why.".to_owned(),
                })
            }
        };
        self.add.iter().map(|trigger| told(trigger, true, problem(trigger))).collect()
    }

    async fn removed(&self, writer: &AccountWriter, app: &AppRef, id: &str) -> Vec<TriggerResult> {
        if self.remove.is_empty() {
            return Vec::new();
        }
        let (app_id, webhook_id) = ids(app, id);
        let trigger_ids = Some(of(&self.remove));
        let answer = writer.send(RemoveTriggers { app_id, webhook_id, trigger_ids }).await;
        let problem = answer.err().map(|error| sentence(&error));
        self.remove.iter().map(|trigger| told(trigger, false, problem.clone())).collect()
    }
}

/// What was not done, in one sentence.
pub(super) fn shortfall(results: &[TriggerResult]) -> Option<String> {
    let failed: Vec<_> =
        results.iter().filter_map(|result| Some((result, result.problem.as_ref()?))).collect();
    let (first, why) = failed.first()?;
    let count = counted(u32::try_from(failed.len()).unwrap_or(u32::MAX), "trigger");
    Some(format!("{count} could not be changed, {} first: {why}", first.trigger))
}

fn of(triggers: &[String]) -> Vec<TriggerId> {
    triggers.iter().map(|trigger| TriggerId::from(trigger.as_str())).collect()
}

fn told(trigger: &str, added: bool, problem: Option<String>) -> TriggerResult {
    TriggerResult { trigger: trigger.to_owned(), added, problem }
}

fn sentence(error: &Error) -> String {
    uncertain(error.clone()).0.message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_two_sets_touches_only_what_differs() {
        let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let shift = Shift::between(&set(&["a", "b"]), &set(&["b", "c", "c"]));
        assert_eq!(shift, Shift { add: set(&["c"]), remove: set(&["a"]) });
        assert!(Shift::between(&set(&["a", "b"]), &set(&["b", "a"])).is_empty());
    }
}
