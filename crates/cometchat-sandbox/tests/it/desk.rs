//! A sandbox with one app, and a client written from the endpoints alone.

use cometchat_api::chat::auth_tokens::CreateAuthToken;
use cometchat_api::chat::groups::{CreateGroup, Group, GroupType, NewMembers};
use cometchat_api::chat::messages::{Message, ReceiverType, SendMessage};
use cometchat_api::chat::users::{CreateUser, User};
use cometchat_api::endpoint::{Credential, Endpoint, Host};
use cometchat_api::form::{Content, parts_of};
use cometchat_api::reply::{ReplyError, reply_of};
use cometchat_api::request::Request;
use cometchat_api::{ApiError, Guid, Uid};
use cometchat_sandbox::{AppAccess, Clock, Sandbox, SandboxConfig};
use serde_json::Value;

/// When the world of the tests begins, Unix seconds.
pub(crate) const START: i64 = 1_790_000_000;

pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    pub(crate) app: AppAccess,
    pub(crate) clock: Clock,
    pub(crate) http: reqwest::Client,
}

impl Desk {
    pub(crate) async fn new() -> Self {
        Self::with(SandboxConfig::default()).await
    }

    pub(crate) async fn with(config: SandboxConfig) -> Self {
        let clock = Clock::standing_at(START);
        let sandbox =
            Sandbox::start(SandboxConfig { clock: clock.clone(), ..config }).await.unwrap();
        let app = sandbox.create_app("Acme", "us");
        // Another test of the process may have been first.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { sandbox, app, clock, http }
    }

    /// With users of these uids, whose names are their uids with a capital.
    pub(crate) async fn with_users(uids: &[&str]) -> Self {
        let desk = Self::new().await;
        for uid in uids {
            desk.user(uid).await;
        }
        desk
    }

    pub(crate) async fn user(&self, uid: &str) -> User {
        let mut name = uid.to_owned();
        name[..1].make_ascii_uppercase();
        self.call(CreateUser { uid: uid.into(), name, ..CreateUser::default() }).await.unwrap()
    }

    /// A public group whose owner is the first of its members.
    pub(crate) async fn group(&self, guid: &str, members: &[&str]) -> Group {
        let participants = members[1..].iter().map(|uid| Uid::from(*uid)).collect();
        self.call(CreateGroup {
            members: Some(NewMembers { participants: Some(participants), ..NewMembers::default() }),
            owner: Some(members[0].into()),
            ..new_group(guid)
        })
        .await
        .unwrap()
    }

    pub(crate) async fn say(&self, from: &str, to: &str, text: &str) -> Message {
        self.call(SendMessage {
            on_behalf_of: Some(from.into()),
            ..SendMessage::text(ReceiverType::User, to, text)
        })
        .await
        .unwrap()
    }

    pub(crate) async fn say_in(&self, from: &str, guid: &str, text: &str) -> Message {
        self.call(SendMessage {
            on_behalf_of: Some(from.into()),
            ..SendMessage::text(ReceiverType::Group, guid, text)
        })
        .await
        .unwrap()
    }

    pub(crate) fn base(&self, host: Host) -> String {
        let bases = self.sandbox.bases(&self.app.id);
        match host {
            Host::Chat => bases.chat,
            Host::Calls => bases.calls,
            Host::Client => bases.client,
            Host::Management => self.sandbox.management_base(),
        }
    }

    pub(crate) async fn call<E: Endpoint>(&self, endpoint: E) -> Result<E::Reply, ApiError> {
        let key = self.app.full_access.expose().to_owned();
        self.call_with_key(&key, endpoint).await
    }

    /// A token by which a user calls as himself, in place of a key.
    pub(crate) async fn token(&self, uid: &str) -> String {
        let made = self.call(CreateAuthToken { uid: uid.into(), force: Some(true) }).await;
        made.unwrap().auth_token.expose().to_owned()
    }

    pub(crate) async fn call_with_key<E: Endpoint>(
        &self,
        key: &str,
        endpoint: E,
    ) -> Result<E::Reply, ApiError> {
        let bytes = self.send(key, &endpoint).await.unwrap().bytes().await.unwrap();
        match reply_of::<E>(&bytes) {
            Ok(reply) => Ok(reply),
            Err(ReplyError::Refused(error)) => Err(error),
            Err(error) => panic!("{error}: {}", String::from_utf8_lossy(&bytes)),
        }
    }

    pub(crate) async fn send<E: Endpoint>(
        &self,
        key: &str,
        endpoint: &E,
    ) -> reqwest::Result<reqwest::Response> {
        let request = Request::of(endpoint).unwrap();
        let verb = request.method.as_str().parse::<reqwest::Method>().unwrap();
        let mut url = url::Url::parse(&(self.base(E::ROUTE.host) + &request.path)).unwrap();
        if !request.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&request.query);
        }
        let mut builder = self.http.request(verb, url);
        builder = match E::ROUTE.credential {
            Credential::Account => {
                let (key, secret) = self.sandbox.account();
                builder.header("key", key.expose()).header("secret", secret.expose())
            }
            Credential::AuthToken => builder.header("authtoken", key),
            Credential::ApiKey => builder.header("apikey", key),
        };
        for (name, value) in &request.headers {
            builder = builder.header(*name, value);
        }
        if let Some(body) = request.body.as_ref().filter(|_| E::ROUTE.multipart) {
            builder = builder.multipart(form_of(body));
        } else if let Some(body) = &request.body {
            builder = builder
                .header("content-type", "application/json")
                .body(serde_json::to_vec(body).unwrap());
        }
        builder.send().await
    }

    /// A request below the chat base with the full-access key: status and JSON.
    pub(crate) async fn raw(&self, verb: &str, path: &str, body: &str) -> (u16, Value) {
        let url = self.base(Host::Chat) + path;
        let answer = self
            .http
            .request(verb.parse().unwrap(), url)
            .header("apikey", self.app.full_access.expose())
            .body(body.to_owned())
            .send()
            .await
            .unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap())
    }
}

fn form_of(body: &Value) -> reqwest::multipart::Form {
    parts_of(body).into_iter().fold(reqwest::multipart::Form::new(), |form, part| {
        match part.content {
            Content::Text(text) => form.text(part.name, text),
            Content::File(file) => form.part(
                part.name,
                reqwest::multipart::Part::bytes(file.content)
                    .file_name(file.file_name)
                    .mime_str(&file.media_type)
                    .unwrap(),
            ),
        }
    })
}

pub(crate) fn new_group(guid: &str) -> CreateGroup {
    CreateGroup {
        guid: Guid::from(guid),
        name: guid.to_uppercase(),
        kind: GroupType::Public,
        password: None,
        icon: None,
        description: None,
        metadata: None,
        owner: None,
        tags: None,
        members: None,
        on_behalf_of: None,
    }
}

pub(crate) fn code<T: std::fmt::Debug>(result: Result<T, ApiError>) -> String {
    result.unwrap_err().code.to_string()
}

pub(crate) fn uids(users: &[User]) -> Vec<&str> {
    users.iter().map(|user| user.uid.as_str()).collect()
}
