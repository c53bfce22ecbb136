//! An operation of the service as a value.

use serde::{Serialize, de::DeserializeOwned};

/// One operation: a value whose fields are its parameters.
///
/// A field named in the path (`{uid}`) fills it, encoded. `onBehalfOf` becomes the header of that
/// name. What remains goes to the query where the verb is GET or [`Route::query`] names it, and
/// into the JSON body otherwise.
pub trait Endpoint: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// What a success carries.
    type Reply: Serialize + DeserializeOwned + Send + 'static;
    /// Where and how it is sent.
    const ROUTE: Route;
}

/// HTTP verbs the service uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or acts.
    Post,
    /// Replaces or acts idempotently.
    Put,
    /// Changes in part.
    Patch,
    /// Removes; may carry a JSON body (`semantics.md` section 17, trap 12).
    Delete,
}

impl Method {
    /// The verb as written on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// Which of the service's hosts answers (`semantics.md` section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    /// `https://{appId}.api-{region}.cometchat.io/v3`.
    Chat,
    /// `https://{appId}.call-{region}.cometchat.io/v3`.
    Calls,
    /// `https://apimgmt.cometchat.io`, without a version.
    Management,
    /// `https://{appId}.apiclient-{region}.cometchat.io/v3.0`, or what the settings of a login name.
    Client,
}

/// What proves the caller's right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    /// Header `apikey` with an app's key.
    ApiKey,
    /// Headers `key` and `secret` of the account.
    Account,
    /// Header `authToken` of one user.
    AuthToken,
}

/// Which allowance a request draws from (`semantics.md` section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RateClass {
    /// Login, create and delete of users, create, join and leave of groups: 10,000 a minute.
    Core,
    /// Everything else of an app: 20,000 a minute.
    Standard,
    /// Data import: 60 a minute.
    Import,
    /// The management host, whose limit is not published.
    Management,
}

/// How a list is walked (`semantics.md` section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paging {
    /// Not a list, or a list that comes whole.
    None,
    /// `page` and `perPage` with `meta.pagination`.
    Page,
    /// `affix`, `id`, `sentAt`, `limit` with `meta.next` and `meta.previous`.
    Cursor,
    /// Only `limit`; there is no documented way to a second page.
    Limit,
}

/// The constants of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// HTTP verb.
    pub method: Method,
    /// Path template below the host's base, with `{camelCase}` placeholders.
    pub path: &'static str,
    /// Which host answers.
    pub host: Host,
    /// What proves the caller's right.
    pub credential: Credential,
    /// Which allowance it draws from.
    pub class: RateClass,
    /// How the list is walked.
    pub paging: Paging,
    /// Wire names of fields that go to the query although the verb has a body.
    pub query: &'static [&'static str],
    /// Constant headers of the operation.
    pub headers: &'static [(&'static str, &'static str)],
    /// Whether sending it twice has the effect of sending it once.
    pub replayable: bool,
    /// Whether the reply type reads the whole envelope rather than its `data`.
    pub whole: bool,
    /// Whether the body goes as `multipart/form-data` (see [`crate::form`]) instead of JSON.
    pub multipart: bool,
}

impl Route {
    const fn new(method: Method, path: &'static str) -> Self {
        Self {
            method,
            path,
            host: Host::Chat,
            credential: Credential::ApiKey,
            class: RateClass::Standard,
            paging: Paging::None,
            query: &[],
            headers: &[],
            replayable: matches!(method, Method::Get),
            whole: false,
            multipart: false,
        }
    }

    /// A list walked by page number; the reply is a [`crate::Listing`].
    #[must_use]
    pub const fn paged(mut self) -> Self {
        self.paging = Paging::Page;
        self.whole = true;
        self
    }

    /// A list walked by cursor; the reply is a [`crate::Listing`].
    #[must_use]
    pub const fn cursored(mut self) -> Self {
        self.paging = Paging::Cursor;
        self.whole = true;
        self
    }

    /// A list with a limit and no way on; the reply is a [`crate::Listing`].
    #[must_use]
    pub const fn limited(mut self) -> Self {
        self.paging = Paging::Limit;
        self.whole = true;
        self
    }

    /// A reply read from the whole envelope, `data` and `meta`.
    #[must_use]
    pub const fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// Draws from the core allowance.
    #[must_use]
    pub const fn core(mut self) -> Self {
        self.class = RateClass::Core;
        self
    }

    /// Draws from the data-import allowance.
    #[must_use]
    pub const fn import(mut self) -> Self {
        self.class = RateClass::Import;
        self
    }

    /// Goes to the management host with the account's key and secret.
    #[must_use]
    pub const fn management(mut self) -> Self {
        self.host = Host::Management;
        self.credential = Credential::Account;
        self.class = RateClass::Management;
        self
    }

    /// Goes to the calls host.
    #[must_use]
    pub const fn calls(mut self) -> Self {
        self.host = Host::Calls;
        self
    }

    /// Goes to the client host with a user's auth token.
    #[must_use]
    pub const fn client(mut self) -> Self {
        self.host = Host::Client;
        self.credential = Credential::AuthToken;
        self
    }

    /// Names fields that go to the query although the verb has a body.
    #[must_use]
    pub const fn query(mut self, names: &'static [&'static str]) -> Self {
        self.query = names;
        self
    }

    /// Adds constant headers.
    #[must_use]
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Sends the body as `multipart/form-data` instead of JSON.
    #[must_use]
    pub const fn multipart(mut self) -> Self {
        self.multipart = true;
        self
    }

    /// Says that sending it twice has the effect of sending it once, so that it may be retried.
    #[must_use]
    pub const fn replayable(mut self) -> Self {
        self.replayable = true;
        self
    }
}

/// A read.
pub const fn get(path: &'static str) -> Route {
    Route::new(Method::Get, path)
}
/// A creation or act.
pub const fn post(path: &'static str) -> Route {
    Route::new(Method::Post, path)
}
/// A replacement or idempotent act.
pub const fn put(path: &'static str) -> Route {
    Route::new(Method::Put, path)
}
/// A change in part.
pub const fn patch(path: &'static str) -> Route {
    Route::new(Method::Patch, path)
}
/// A removal.
pub const fn delete(path: &'static str) -> Route {
    Route::new(Method::Delete, path)
}
