//! Who has access where: the teams of all apps of an account, read in the background and kept for
//! this session.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cometchat_client::Priority;
use futures_util::StreamExt;
use futures_util::stream;
use tokio_util::task::AbortOnDropHandle;

use crate::console::Console;
use crate::error::Error;
use crate::event::Event;
use crate::model::connection::AppRef;
use crate::model::fleet::FleetApp;
use crate::model::team::{TeamMember, TeamOfApp, TeamPerson, TeamSeat, TeamsOfAccount};

/// Teams asked for at a time; the limiter says how many a minute.
const AT_ONCE: usize = 4;
/// Time between two nudges while the reading goes on.
const BETWEEN_NUDGES: Duration = Duration::from_millis(400);

/// Readings of this session, by connection.
#[derive(Default)]
pub(crate) struct Sweeps(Mutex<HashMap<String, Sweep>>);

/// What is read of the teams of an account.
#[derive(Default)]
struct Sweep {
    teams: HashMap<String, Result<Vec<TeamMember>, Error>>,
    done: u32,
    is_running: bool,
    as_of: Option<u32>,
    task: Option<AbortOnDropHandle<()>>,
}

impl Sweeps {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Sweep>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what was read of a connection, and ends a reading of it.
    pub(crate) fn forget(&self, connection: &str) {
        self.all().remove(connection);
    }
}

impl Console {
    /// Says who has access to which apps, as far as it was read in this session.
    ///
    /// # Errors
    /// When the connection is not one of an account, or the store cannot be used.
    pub async fn teams_get(&self, connection: &str) -> Result<TeamsOfAccount, Error> {
        self.account_reader(connection).await?;
        let apps = self.teams_apps(connection).await?;
        let all = self.0.sweeps.all();
        Ok(shown(&apps, all.get(connection).unwrap_or(&Sweep::default())))
    }

    /// Begins to read the teams of all apps of an account, at the lowest priority; nudges say how
    /// far it is.
    ///
    /// # Errors
    /// When the connection is not one of an account, or the store cannot be used.
    pub async fn teams_read(&self, connection: &str) -> Result<TeamsOfAccount, Error> {
        let account = self.account_reader(connection).await?.at(Priority::Background);
        let apps: Vec<String> =
            self.teams_apps(connection).await?.into_iter().map(|app| app.app).collect();
        let (console, id) = (self.clone(), connection.to_owned());
        let begin = self.now();
        let reading = async move {
            let reads: Vec<_> = apps
                .into_iter()
                .map(|app| {
                    let account = account.clone();
                    async move { (super::read(&account, &app).await, app) }
                })
                .collect();
            let mut answers = stream::iter(reads).buffer_unordered(AT_ONCE);
            let mut nudged = console.clock().now();
            while let Some((team, app)) = answers.next().await {
                if let Some(sweep) = console.0.sweeps.all().get_mut(&id) {
                    sweep.teams.insert(app, team);
                    sweep.done += 1;
                }
                if console.clock().now() >= nudged + BETWEEN_NUDGES {
                    nudged = console.clock().now();
                    console.emit(Event::TeamsChanged { connection: id.clone() });
                }
            }
            if let Some(sweep) = console.0.sweeps.all().get_mut(&id) {
                sweep.is_running = false;
            }
            console.emit(Event::TeamsChanged { connection: id.clone() });
        };
        {
            let mut all = self.0.sweeps.all();
            let sweep = all.entry(connection.to_owned()).or_default();
            if !sweep.is_running {
                sweep.done = 0;
                sweep.is_running = true;
                sweep.as_of = Some(begin);
                sweep.task = Some(AbortOnDropHandle::new(tokio::spawn(reading)));
            }
        }
        self.teams_get(connection).await
    }

    /// Stops reading the teams of an account; what was read stays.
    ///
    /// # Errors
    /// When the connection is not one of an account, or the store cannot be used.
    pub async fn teams_stop(&self, connection: &str) -> Result<TeamsOfAccount, Error> {
        if let Some(sweep) = self.0.sweeps.all().get_mut(connection) {
            sweep.task = None;
            sweep.is_running = false;
        }
        self.emit(Event::TeamsChanged { connection: connection.to_owned() });
        self.teams_get(connection).await
    }

    /// Takes in the team of one app that was read or changed elsewhere.
    pub(super) fn team_seen(&self, app: &AppRef, people: &[TeamMember]) {
        if let Some(sweep) = self.0.sweeps.all().get_mut(&app.connection) {
            sweep.teams.insert(app.app.clone(), Ok(people.to_vec()));
        }
    }

    /// The apps of a connection that have a team: archived ones have none any more.
    async fn teams_apps(&self, connection: &str) -> Result<Vec<FleetApp>, Error> {
        let apps = self.fleet_list(connection).await?.apps;
        Ok(apps.into_iter().filter(|app| app.state != "archived").collect())
    }
}

fn shown(apps: &[FleetApp], sweep: &Sweep) -> TeamsOfAccount {
    let mut people: BTreeMap<&str, TeamPerson> = BTreeMap::new();
    let rows = apps.iter().map(|app| {
        let team = sweep.teams.get(&app.app);
        for one in team.and_then(|team| team.as_ref().ok()).into_iter().flatten() {
            let person = people.entry(&one.email).or_insert_with(|| TeamPerson {
                email: one.email.clone(),
                ..TeamPerson::default()
            });
            person.name = person.name.take().or_else(|| one.name.clone());
            person.seats.push(TeamSeat { app: app.app.clone(), role: one.role.clone() });
        }
        TeamOfApp {
            app: app.app.clone(),
            name: app.name.clone(),
            label: app.label,
            people: team
                .and_then(|team| team.as_ref().ok())
                .map(|team| u32::try_from(team.len()).unwrap_or(u32::MAX)),
            problem: team.and_then(|team| team.as_ref().err().cloned()),
        }
    });
    let apps = rows.collect();
    let mut people: Vec<TeamPerson> = people.into_values().collect();
    // Who has access to the most is what is asked first; a name is found by searching.
    people.sort_by_key(|person| Reverse(person.seats.len()));
    TeamsOfAccount { people, apps, done: sweep.done, running: sweep.is_running, as_of: sweep.as_of }
}
