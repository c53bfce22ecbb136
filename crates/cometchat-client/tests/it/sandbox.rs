//! The client against the imitation of the whole service.

use std::time::Duration;

use cometchat_api::chat::auth_tokens::CreateAuthToken;
use cometchat_api::chat::messages::{ReceiverType, SendMessage};
use cometchat_api::chat::users::{CreateUser, GetUser, ListUsers, User};
use cometchat_api::live::Body;
use cometchat_api::management::apps::ListApps;
use cometchat_api::{RateClass, Uid};
use cometchat_client::{
    AccountAccess, AppAccess, AppClient, Bases, Client, ConnectFault, Error, ErrorKind,
    LiveOptions, LiveState, Manual, Presence, Priority,
};
use cometchat_sandbox::{Fault, FaultPlan, HeaderSpelling, Sandbox, SandboxConfig};

use crate::fixture::{config, hasty};

/// A sandbox with one app.
pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) app: AppClient,
    clock: Manual,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(SandboxConfig::default()).await
    }

    async fn with(setup: SandboxConfig) -> Self {
        let sandbox = Sandbox::start(setup).await.unwrap();
        let clock = Manual::new();
        let app = open(&sandbox, &Client::new(config(&clock)).unwrap());
        Self { sandbox, app, clock }
    }

    pub(crate) async fn user(&self, uid: &str) -> User {
        let name = format!("Person {uid}");
        self.app.send(CreateUser { uid: uid.into(), name, ..create() }).await.unwrap()
    }

    fn requests(&self) -> usize {
        self.sandbox.requests().len()
    }
}

fn create() -> CreateUser {
    CreateUser {
        uid: Uid::new("ann"),
        name: "Ann".to_owned(),
        avatar: None,
        link: None,
        role: None,
        status_message: None,
        metadata: None,
        tags: None,
        with_auth_token: None,
    }
}

fn open(sandbox: &Sandbox, client: &Client) -> AppClient {
    let app = sandbox.create_app("Example", "eu");
    let bases = sandbox.bases(&app.id);
    client.app(AppAccess {
        app: app.id,
        region: app.region,
        key: app.full_access,
        bases: Some(Bases {
            chat: bases.chat.parse().unwrap(),
            calls: bases.calls.parse().unwrap(),
            client: bases.client.parse().unwrap(),
        }),
        plan: None,
    })
}

fn get() -> GetUser {
    GetUser { uid: Uid::new("ann"), on_behalf_of: None }
}

#[tokio::test]
async fn an_account_lists_its_apps() {
    let world = World::new().await;
    let (key, secret) = world.sandbox.account();
    let base = world.sandbox.management_base().parse().unwrap();
    let account = world.app.client().account(AccountAccess { key, secret, base: Some(base) });
    let apps = account.send(ListApps::default()).await.unwrap();
    assert_eq!(apps.data.len(), 1);
}

#[tokio::test]
async fn a_wrong_key_is_told_by_its_code_and_not_repeated() {
    let world = World::new().await;
    let key = cometchat_api::Secret::new("0123456789abcdef0123456789abcdef01234567");
    let bases = world.sandbox.bases(world.app.id());
    let app = world.app.client().app(AppAccess {
        app: world.app.id().clone(),
        region: world.app.region().clone(),
        key,
        bases: Some(Bases {
            chat: bases.chat.parse().unwrap(),
            calls: bases.calls.parse().unwrap(),
            client: bases.client.parse().unwrap(),
        }),
        plan: None,
    });
    let error = app.send(ListUsers::default()).await.unwrap_err();
    assert_eq!(error.code().unwrap().as_str(), "AUTH_ERR_APIKEY_NOT_FOUND");
    assert!(!format!("{error:?}").contains("0123456789"), "{error:?}");
}

#[tokio::test]
async fn a_read_survives_every_passing_fault() {
    let world = World::new().await;
    world.user("ann").await;
    for fault in [
        Fault::Status { status: 500 },
        Fault::Html502,
        Fault::CutBody,
        Fault::Reset,
        Fault::CloseSocket,
        Fault::DropAnswer,
        Fault::RateLimited { spelling: HeaderSpelling::Joined, retry_after: Some(15) },
        Fault::RateLimited { spelling: HeaderSpelling::Dashed, retry_after: None },
    ] {
        world.sandbox.fail_next(fault.clone());
        let user = world.app.at(Priority::Job).send(get()).await;
        assert!(user.is_ok(), "{fault:?}: {user:?}");
    }
}

#[tokio::test]
async fn a_creation_whose_answer_is_lost_is_done_once() {
    let world = World::new().await;
    world.sandbox.fail_next(Fault::DropAnswer);
    let error = world.app.send(create()).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect(ConnectFault::Reset)), "{error:?}");
    assert_eq!(world.requests(), 1);
    assert_eq!(world.app.send(get()).await.unwrap().name, "Ann");
}

#[tokio::test]
async fn a_creation_that_was_not_processed_is_sent_again() {
    let world = World::new().await;
    let (spelling, job) = (HeaderSpelling::None, world.app.at(Priority::Job));
    world.sandbox.fail_next(Fault::RateLimited { spelling, retry_after: Some(15) });
    job.send(create()).await.unwrap();
    assert_eq!(world.clock.slept(), Duration::from_secs(15));
    world.sandbox.fail_next(Fault::RateLimited { spelling, retry_after: None });
    job.send(CreateUser { uid: "bob".into(), ..create() }).await.unwrap();
    assert_eq!(world.clock.slept(), Duration::from_secs(75));
}

#[tokio::test]
async fn lasting_faults_are_told_apart() {
    let world = World::new().await;
    world.user("ann").await;
    let fail = async |fault: Fault| -> Error {
        world.sandbox.clear_faults();
        world.sandbox.faults([FaultPlan::from(fault).times(4)]);
        world.app.send(get()).await.unwrap_err()
    };
    assert!(matches!(fail(Fault::Html200).await.kind(), ErrorKind::NotTheService));
    assert_eq!(fail(Fault::Html502).await.status(), Some(502));
    assert!(matches!(fail(Fault::CutBody).await.kind(), ErrorKind::Cut));
    assert!(matches!(fail(Fault::MalformedJson).await.kind(), ErrorKind::BadAnswer { .. }));
    let code = "ERR_PLAN_RESTRICTION".to_owned();
    assert_eq!(fail(Fault::Code { code }).await.code().unwrap().as_str(), "ERR_PLAN_RESTRICTION");
}

#[tokio::test]
async fn a_slow_drip_and_a_hang_run_into_the_time_out() {
    let sandbox = Sandbox::start(SandboxConfig::default()).await.unwrap();
    let app = open(&sandbox, &Client::new(hasty(&Manual::new())).unwrap());
    for fault in [Fault::SlowDrip { bytes_per_sec: 10 }, Fault::Hang] {
        sandbox.clear_faults();
        sandbox.faults([FaultPlan::from(fault).times(4)]);
        let error = app.send(ListUsers::default()).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Timeout), "{error:?}");
    }
}

#[tokio::test]
async fn the_allowance_is_learned_in_either_spelling() {
    for header_spelling in [HeaderSpelling::Joined, HeaderSpelling::Dashed] {
        let setup =
            SandboxConfig { rate_limits: true, header_spelling, ..SandboxConfig::default() };
        let world = World::with(setup).await;
        world.sandbox.set_allowance(RateClass::Standard, 700);
        world.app.send(ListUsers::default()).await.unwrap();
        let states = world.app.limits();
        let state = states.iter().find(|state| state.class == RateClass::Standard).unwrap();
        assert_eq!((state.limit, state.remaining), (Some(700), Some(699)));
    }
}

#[tokio::test]
async fn a_live_connection_hears_what_is_written_and_survives_a_break() {
    let world = World::new().await;
    world.user("ann").await;
    world.user("bob").await;
    let token = world.app.send(CreateAuthToken { uid: "ann".into(), ..CreateAuthToken::default() });
    let token = token.await.unwrap().auth_token;
    let presence = Presence::AllUsers;
    let mut live = world.app.live("ann".into(), token, LiveOptions { presence });
    let say = async |text: &str| {
        let message = SendMessage::text(ReceiverType::User, "ann", text);
        let on_behalf_of = Some(Uid::new("bob"));
        world.app.send(SendMessage { on_behalf_of, ..message }).await.unwrap()
    };
    live.state().wait_for(|state| *state == LiveState::Live).await.unwrap();
    let sent = say("hello").await;
    let heard = live.next().await.unwrap();
    assert!(matches!(heard.body, Body::Message(message) if message.id == sent.id));

    let mut state = live.state();
    state.mark_unchanged();
    world.sandbox.fail_next(FaultPlan::from(Fault::CloseSocket).on("websocket"));
    say("lost with the socket").await;
    state.changed().await.unwrap();
    state.wait_for(|state| *state == LiveState::Live).await.unwrap();
    let sent = say("hello again").await;
    loop {
        let heard = live.next().await.unwrap();
        if matches!(heard.body, Body::Message(message) if message.id == sent.id) {
            break;
        }
    }
    live.close().await;
}

#[tokio::test]
async fn a_refused_auth_frame_is_answered_with_a_fresh_proof() {
    let world = World::new().await;
    world.user("ann").await;
    let token = world.app.send(CreateAuthToken { uid: "ann".into(), ..CreateAuthToken::default() });
    let token = token.await.unwrap().auth_token;
    world.sandbox.fail_next(FaultPlan::from(Fault::RefuseAuth).on("websocket"));
    let live = world.app.live("ann".into(), token, LiveOptions::default());
    live.state().wait_for(|state| *state == LiveState::Live).await.unwrap();
    let paths: Vec<_> = world.sandbox.requests().iter().map(|r| format!("{r:?}")).collect();
    assert!(paths.iter().any(|request| request.contains("GET")), "{paths:?}");
}
