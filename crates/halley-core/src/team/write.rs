//! Changes of teams, in one app and in several.

use cometchat_api::AppId;
use cometchat_api::batch::Results;
use cometchat_api::management::collaborators::{ChangeCollaborators, ChangedCollaborators};
use serde_json::{Value, json};

use super::rules::{self, One, Wanted, role_name, role_of};
use crate::console::Console;
use crate::error::{Code, Error, refused};
use crate::event::Event;
use crate::gate::batch::is_hopeless;
use crate::gate::undo::NoticeStep;
use crate::gate::{Change, Done, rights};
use crate::model::activity::{ActivityObject, Outcome};
use crate::model::connection::AppRef;
use crate::model::gate::{Act, Written};
use crate::model::team::{TeamChange, TeamChanged, TeamMember, TeamPlace, TeamResult};

/// Apps whose teams one call changes at most; the management host takes about one a second.
const APPS: usize = 100;

impl Console {
    /// Adds people to the team of an app, changes their roles or takes them out.
    ///
    /// # Errors
    /// All mistakes at their field before anything is sent; otherwise what the gate or the service
    /// says. What the service refuses of single addresses is in the answer.
    pub async fn team_change(
        &self,
        app: &AppRef,
        change: &TeamChange,
    ) -> Result<TeamChanged, Error> {
        let wanted = rules::wanted(change)?;
        rights::check(self.profile().await?, act_of(&wanted), count(&wanted))?;
        let account = self.account_reader(&app.connection).await?;
        let before = super::read(&account, &app.app).await?;
        let owner = self.team_owner(app).await?;
        let wanted = rules::against(wanted, &before, owner.as_deref())?;
        if wanted.is_empty() {
            return Ok(TeamChanged { unchanged: 1, ..TeamChanged::default() });
        }
        self.team_write(app, wanted, before).await
    }

    /// The same in several apps of an account, one after the other; in each only what is not so
    /// already.
    ///
    /// # Errors
    /// When no app or too many are named, an address is none, or the profile does not allow it;
    /// what fails in single apps is in the answer.
    pub async fn team_change_everywhere(
        &self,
        connection: &str,
        apps: &[String],
        change: &TeamChange,
    ) -> Result<TeamChanged, Error> {
        let wanted = rules::wanted(change)?;
        if apps.is_empty() || apps.len() > APPS {
            let sentence = format!("Choose between one and {APPS} apps at a time.");
            return Err(Error::invalid("apps", sentence));
        }
        rights::check(self.profile().await?, act_of(&wanted), count(&wanted))?;
        let mut all = TeamChanged::default();
        for id in apps {
            let app = AppRef { connection: connection.to_owned(), app: id.clone() };
            // Boxed: several such futures would be large.
            match Box::pin(self.team_change(&app, change)).await {
                Ok(one) => {
                    all.results.extend(one.results);
                    all.unchanged += one.unchanged;
                    all.activities.extend(one.activities);
                    all.undo.extend(one.undo);
                }
                Err(error) => {
                    all.results.extend(failed(id, &wanted, &error.message));
                    // What follows would fail the same way; archived apps are their own affair.
                    if is_hopeless(&error) && error.code != Code::AppArchived {
                        break;
                    }
                }
            }
        }
        Ok(all)
    }

    /// Changes a team back; all of it, or it says what could not be.
    pub(crate) async fn team_restore(
        &self,
        app: &AppRef,
        change: &TeamChange,
    ) -> Result<Written<()>, Error> {
        let changed = self.team_change(app, change).await?;
        if let Some(first) = changed.results.iter().find_map(|result| result.problem.clone()) {
            return Err(Error::new(Code::Conflict, first).advise("Look at the team of this app."));
        }
        let activity = changed.activities.into_iter().next().ok_or_else(|| {
            Error::new(Code::Conflict, "The team is already as it was before this change.")
        })?;
        Ok(Written { value: (), activity, undo: changed.undo.into_iter().next() })
    }

    async fn team_write(
        &self,
        app: &AppRef,
        wanted: Wanted,
        before: Vec<TeamMember>,
    ) -> Result<TeamChanged, Error> {
        let change = Change {
            act: act_of(&wanted),
            app: app.clone(),
            count: count(&wanted),
            object: match wanted.as_slice() {
                [(email, _)] => Some(object(email)),
                _ => None,
            },
            sentence: sentence(&wanted),
            before: Some(recorded(&wanted, &before)),
        };
        let ask = |place: TeamPlace| {
            let of = wanted.iter().filter(|(_, as_what)| *as_what == place);
            let emails: Vec<String> = of.map(|(email, _)| email.clone()).collect();
            Some(emails).filter(|emails| !emails.is_empty())
        };
        let endpoint = ChangeCollaborators {
            app_id: AppId::from(app.app.as_str()),
            admins: ask(TeamPlace::Admin),
            moderators: ask(TeamPlace::Moderator),
            collaborators_to_remove: ask(TeamPlace::Out),
        };
        let id = app.app.clone();
        let work = self.account_change(change, |writer| async move {
            let answer = writer.send(endpoint).await?;
            // The answer leaves some addresses out; the team itself says what they became.
            let after = super::read(writer.reader(), &id).await?;
            let results = results(&id, &wanted, &answer, &after);
            let failed = results.iter().filter(|result| result.problem.is_some()).count();
            let problem = results.iter().find_map(|result| {
                result.problem.as_ref().map(|problem| format!("{}: {problem}", result.email))
            });
            let outcome = match failed {
                0 => Outcome::Done,
                all if all == results.len() => Outcome::Failed,
                _ => Outcome::Partly,
            };
            let back = way_back(&results, &before);
            let now = recorded(&wanted, &after);
            let mut done = Done::wholly((results, after)).now(Some(now));
            if let Some(change) = back {
                done = done.undone_by(NoticeStep::Team { change });
            }
            Ok(Done { outcome, problem, ..done })
        });
        let Written { value: (results, after), activity, undo } = work.await?;
        self.team_seen(app, &after);
        self.emit(Event::TeamsChanged { connection: app.connection.clone() });
        let (activities, undo) = (vec![activity], undo.into_iter().collect());
        Ok(TeamChanged { results, unchanged: 0, activities, undo })
    }
}

fn act_of(wanted: &[One]) -> Act {
    let only_out = wanted.iter().all(|(_, place)| *place == TeamPlace::Out);
    if only_out { Act::TeamRemove } else { Act::TeamChange }
}

fn count(wanted: &[One]) -> u32 {
    u32::try_from(wanted.len()).unwrap_or(u32::MAX)
}

fn object(email: &str) -> ActivityObject {
    ActivityObject { kind: "collaborator".to_owned(), id: email.to_owned(), name: None }
}

fn failed<'a>(
    app: &'a str,
    wanted: &'a [One],
    message: &'a str,
) -> impl Iterator<Item = TeamResult> + 'a {
    wanted.iter().map(move |(email, place)| TeamResult {
        app: app.to_owned(),
        email: email.clone(),
        place: *place,
        problem: Some(message.to_owned()),
    })
}

/// The activity's sentence.
fn sentence(wanted: &[One]) -> String {
    let part = |place: TeamPlace, verb: &str, rest: &str| {
        let of: Vec<_> = wanted.iter().filter(|(_, as_what)| *as_what == place).collect();
        match of.as_slice() {
            [] => None,
            [(email, _)] => Some(format!("{verb} {email} {rest}")),
            many => Some(format!("{verb} {} people {rest}", many.len())),
        }
    };
    let parts = [
        part(TeamPlace::Admin, "made", "admin of the team"),
        part(TeamPlace::Moderator, "made", "moderator of the team"),
        part(TeamPlace::Out, "took", "out of the team"),
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// Roles of the addresses of a change, for the record.
fn recorded(wanted: &[One], team: &[TeamMember]) -> Value {
    let one = |(email, _): &One| (email.clone(), json!(role_of(team, email)));
    Value::Object(wanted.iter().map(one).collect())
}

/// What became of each address: by the answer, and where it is silent by the team itself.
fn results(
    app: &str,
    wanted: &[One],
    answer: &ChangedCollaborators,
    after: &[TeamMember],
) -> Vec<TeamResult> {
    let one = |(email, place): &One| {
        let told: &Results<String> = match place {
            TeamPlace::Admin => &answer.admins,
            TeamPlace::Moderator => &answer.moderators,
            TeamPlace::Out => &answer.collaborators_to_remove,
        };
        let problem = match told.get(email) {
            Some(result) if !result.is_done() => Some(match &result.error {
                Some(error) => refused(error, 400).message,
                None => "CometChat did not do this and gave no reason.".to_owned(),
            }),
            _ if role_of(after, email) == role_name(*place) => None,
            // An invited person may only be listed once the invitation is taken.
            Some(_) => None,
            None => Some("CometChat did not say what became of this address.".to_owned()),
        };
        TeamResult { app: app.to_owned(), email: email.clone(), place: *place, problem }
    };
    wanted.iter().map(one).collect()
}

/// The change that puts everything back; nothing where somebody was a developer, since no request
/// can name developers.
fn way_back(results: &[TeamResult], before: &[TeamMember]) -> Option<TeamChange> {
    let mut change = TeamChange::default();
    for result in results.iter().filter(|result| result.problem.is_none()) {
        let email = result.email.clone();
        match role_of(before, &result.email) {
            None => change.remove.push(email),
            Some("admin") => change.admins.push(email),
            Some("moderator") => change.moderators.push(email),
            Some(_) => return None,
        }
    }
    Some(change).filter(|change| *change != TeamChange::default())
}
