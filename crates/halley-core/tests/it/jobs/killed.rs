//! A job that is killed again and again: no user is lost, none is done twice.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use cometchat_api::chat::members::ListMembers;
use cometchat_api::chat::users::ListUsers;
use cometchat_api::{Guid, RoleId};
use halley_core::model::activity::{ActivityFilter, Outcome};
use halley_core::model::connection::AppRef;
use halley_core::model::job::{JobItemState, JobStage, JobTask};
use halley_core::testing::{Setup, TestConsole};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::runtime::{Builder, Runtime};

use super::{asked, crowd, everybody, group, halted, items, role, vip};
use crate::indexed;

const USERS: usize = 1_500;
const KILLS: usize = 200;
/// Steps that may be in doubt after a kill: those claimed for the workers.
const CLAIMED: usize = 16 * 4;

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// Users that requests of a job were about, since the last look.
fn sent(t: &TestConsole) -> Vec<String> {
    let requests = t.sandbox.requests();
    t.sandbox.clear_requests();
    let mut uids = Vec::new();
    for request in requests {
        let body = request.body.unwrap_or_default();
        match (request.verb.as_str(), request.template.as_str()) {
            ("PUT", "/users/{uid}") => {
                uids.extend(request.path.rsplit('/').next().map(str::to_owned));
            }
            ("POST", "/groups/{guid}/members") => {
                let list = body["participants"].as_array().cloned().unwrap_or_default();
                uids.extend(list.iter().filter_map(|uid| uid.as_str().map(str::to_owned)));
            }
            _ => {}
        }
    }
    uids
}

/// Lives of one program: each goes on with the job and is killed at some point of it.
struct Lives {
    world: Runtime,
    setup: Setup,
    t: TestConsole,
    app: AppRef,
    job: String,
    dice: StdRng,
    times: HashMap<String, usize>,
}

impl Lives {
    fn begin(task: JobTask, seed: u64) -> Self {
        let (world, setup) = (runtime(), Setup::default());
        let (t, app, job) = world.block_on(async {
            let t = TestConsole::with(setup.clone()).await;
            let app = t.app().await;
            role(&t, &app, "vip").await;
            group(&t, &app, "night").await;
            crowd(&t, &app, USERS).await;
            indexed(&t, &app).await;
            t.sandbox.clear_requests();
            let plan = t.console.job_plan(&asked(&app, task, everybody())).await.unwrap();
            t.console.job_begin(&plan.id, &USERS.to_string(), None).await.unwrap();
            t.console.job_pause(&plan.id).await.unwrap();
            halted(&t, &plan.id).await;
            (t, app, plan.id)
        });
        let mut times = HashMap::new();
        sent(&t).into_iter().for_each(|uid| *times.entry(uid).or_default() += 1);
        Self { world, setup, t, app, job, dice: StdRng::seed_from_u64(seed), times }
    }

    /// Starts the program, goes on, and kills it after so many requests and a few steps more;
    /// tells whether the job came to its end before.
    fn live(mut self, patience: usize) -> (Self, bool) {
        let life = runtime();
        let (few, setup) = (self.dice.random_range(0..400_usize), self.setup.clone());
        let t = self.t;
        let (t, is_over, before) = life.block_on(async {
            let t = t.restarted(setup);
            let row = t.console.job_get(&self.job).await.unwrap();
            assert!(
                matches!(row.stage, JobStage::Interrupted | JobStage::Paused | JobStage::Done),
                "{:?}",
                row.stage
            );
            let before: HashSet<String> =
                items(&t, &self.job, JobItemState::Done).await.into_iter().map(|i| i.0).collect();
            if row.stage == JobStage::Done {
                return (t, true, before);
            }
            t.console.job_go_on(&self.job).await.unwrap();
            while t.sandbox.requests().len() < patience {
                let stage = t.console.job_get(&self.job).await.unwrap().stage;
                if stage != JobStage::Running {
                    break;
                }
                tokio::task::yield_now().await;
            }
            for _ in 0..few {
                tokio::task::yield_now().await;
            }
            (t, false, before)
        });
        // Tasks end where they stand, without a farewell; what the disk has begun, it ends.
        life.shutdown_timeout(Duration::from_secs(30));
        for uid in sent(&t) {
            assert!(!before.contains(&uid), "{uid} was done already and was done again");
            *self.times.entry(uid).or_default() += 1;
        }
        (Self { t, ..self }, is_over)
    }
}

fn survives(task: JobTask, seed: u64, (per_life, per_step): (usize, usize)) -> Lives {
    let act = serde_json::to_value(&task).unwrap()["kind"].as_str().unwrap().to_owned();
    let mut lives = Lives::begin(task, seed);
    let mut kills = 0;
    loop {
        let patience = lives.dice.random_range(0..per_life);
        let is_over;
        (lives, is_over) = lives.live(patience);
        if is_over {
            break;
        }
        kills += 1;
        assert!(kills < KILLS * 20, "the job does not come to an end");
        if kills >= KILLS {
            let (after, _) = lives.live(usize::MAX);
            lives = after;
        }
    }
    let setup = lives.setup.clone();
    let (t, app, job, times) = (lives.t, lives.app, lives.job, lives.times);
    let world = lives.world;
    let t = world.block_on(async {
        let t = t.restarted(setup);
        let row = t.console.job_get(&job).await.unwrap();
        let tally = row.tally;
        assert_eq!((row.stage, tally.done as usize), (JobStage::Done, USERS));
        assert_eq!((tally.unchanged, tally.failed, tally.open), (0, 0, 0));
        let done = items(&t, &job, JobItemState::Done).await;
        let keys: HashSet<_> = done.iter().map(|(key, _)| key.clone()).collect();
        assert_eq!((done.len(), keys.len()), (USERS, USERS), "each once");
        assert!(keys.iter().all(|uid| times.contains_key(uid)), "each was sent");
        let filter = ActivityFilter { limit: 100, ..ActivityFilter::default() };
        let record = t.console.activity_list(&filter).await.unwrap();
        let entries: Vec<_> = record.iter().filter(|entry| entry.act == act).collect();
        assert_eq!(entries.len(), 1, "one entry for the job");
        assert_eq!(entries[0].outcome, Outcome::Done);
        t
    });
    let n_again: usize = times.values().map(|times| times - 1).sum();
    assert!(n_again <= kills * CLAIMED * per_step, "{n_again} after {kills} kills");
    let dice = StdRng::seed_from_u64(seed);
    Lives { world, setup: lives.setup, t, app, job, dice, times }
}

#[test]
fn roles_of_many_users_survive_kills_at_random_points() {
    let lives = survives(vip(), 7, (24, 1));
    lives.world.block_on(async {
        let mut list = ListUsers { per_page: Some(1_000), page: Some(1), ..ListUsers::default() };
        list.role = Some(RoleId::from("vip"));
        let service = lives.t.service(&lives.app);
        let first = service.send(list.clone()).await.unwrap().data.len();
        list.page = Some(2);
        let second = service.send(list).await.unwrap().data.len();
        assert_eq!(first + second, USERS);
    });
}

#[test]
fn members_of_a_group_survive_kills_at_random_points() {
    let lives = survives(JobTask::UsersJoin { guid: "night".to_owned() }, 11, (3, 25));
    lives.world.block_on(async {
        let list = ListMembers {
            guid: Guid::from("night"),
            per_page: Some(1_000),
            page: Some(2),
            ..ListMembers::default()
        };
        let second = lives.t.service(&lives.app).send(list).await.unwrap().data.len();
        assert_eq!(second, USERS - 1_000);
    });
}
