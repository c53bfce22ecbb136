//! Faults on demand: what a client must survive.

use std::collections::VecDeque;

use cometchat_api::ApiError;
use indexmap::IndexMap;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::config::HeaderSpelling;
use crate::server::Server;

mod act;
mod sentinel;

pub(crate) use act::{after, before};

/// One thing that goes wrong.
///
/// Those that answer in place of the operation leave the world unchanged; `CutBody`,
/// `MalformedJson`, `SlowDrip` and `DropAnswer` spoil the answer of an operation that was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[ts(export_to = "control.ts")]
pub enum Fault {
    /// 429 with the envelope.
    #[serde(rename_all = "camelCase")]
    RateLimited {
        /// How the headers are spelled.
        #[serde(default)]
        spelling: HeaderSpelling,
        /// Seconds in `Retry-After`; no such header when absent.
        #[serde(default)]
        retry_after: Option<u32>,
    },
    /// A status with the envelope.
    Status {
        /// For instance 500.
        status: u16,
    },
    /// An error of the service with its own code.
    Code {
        /// For instance `ERR_PLAN_RESTRICTION`.
        code: String,
    },
    /// 502 with a page of HTML, as a proxy answers.
    Html502,
    /// 200 with a sign-in page of HTML, as an office's or hotel's network answers.
    Html200,
    /// The answer breaks off in its middle.
    CutBody,
    /// The answer is not JSON.
    MalformedJson,
    /// The answer comes slowly.
    #[serde(rename_all = "camelCase")]
    SlowDrip {
        /// Bytes a second of real time.
        bytes_per_sec: u32,
    },
    /// The connection is reset before anything is done.
    Reset,
    /// The connection is closed without an answer; a WebSocket is closed.
    CloseSocket,
    /// The operation is done and the connection closed before its answer.
    DropAnswer,
    /// The auth frame of a WebSocket is refused; on HTTP `AUTH_ERR_AUTH_TOKEN_NOT_FOUND`.
    RefuseAuth,
    /// Frames of a WebSocket come in the wrong order.
    FramesOutOfOrder,
    /// Frames of a WebSocket come twice.
    FramesTwice,
    /// No answer ever comes.
    Hang,
}

impl Fault {
    /// Whether it concerns WebSockets alone.
    fn of_frames(&self) -> bool {
        matches!(self, Self::FramesOutOfOrder | Self::FramesTwice)
    }
}

/// A fault with where and how often it strikes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "control.ts")]
pub struct FaultPlan {
    /// What goes wrong.
    pub fault: Fault,
    /// Path template, for instance `/users/{uid}`, or `websocket`; everywhere when absent.
    #[serde(default)]
    pub on: Option<String>,
    /// Requests that pass before it strikes.
    #[serde(default)]
    pub after: u32,
    /// How often it strikes.
    #[serde(default = "once")]
    pub times: u32,
}

fn once() -> u32 {
    1
}

impl From<Fault> for FaultPlan {
    fn from(fault: Fault) -> Self {
        Self { fault, on: None, after: 0, times: 1 }
    }
}

impl FaultPlan {
    /// Strikes only at one path template, or at `websocket`.
    #[must_use]
    pub fn on(mut self, template: &str) -> Self {
        self.on = Some(template.to_owned());
        self
    }

    /// Lets so many matching requests pass first.
    #[must_use]
    pub fn after(mut self, n_requests: u32) -> Self {
        self.after = n_requests;
        self
    }

    /// Strikes so often.
    #[must_use]
    pub fn times(mut self, n_times: u32) -> Self {
        self.times = n_times;
        self
    }
}

/// Name by which plans address the WebSocket.
pub(crate) const WEBSOCKET: &str = "websocket";

/// The planned faults, oldest first.
#[derive(Default)]
pub(crate) struct Faults(Mutex<VecDeque<FaultPlan>>);

impl Faults {
    /// Adds a plan.
    pub(crate) fn plan(&self, plan: FaultPlan) {
        if plan.times > 0 {
            self.0.lock().push_back(plan);
        }
    }

    /// Forgets all plans.
    pub(crate) fn clear(&self) {
        self.0.lock().clear();
    }

    /// The plans still to strike.
    pub(crate) fn waiting(&self) -> Vec<FaultPlan> {
        self.0.lock().iter().cloned().collect()
    }

    /// The fault of a request, if one is planned or its names ask for one.
    pub(crate) fn take(
        &self,
        template: &str,
        path: &IndexMap<String, String>,
        body: &Result<Option<Value>, ApiError>,
        server: &Server,
    ) -> Option<Fault> {
        self.strike(template).or_else(|| sentinel::fault_in(path, body, server))
    }

    /// The planned fault that strikes here now, if any.
    pub(crate) fn strike(&self, place: &str) -> Option<Fault> {
        let mut plans = self.0.lock();
        let here = |plan: &FaultPlan| match &plan.on {
            Some(template) => template == place,
            None => plan.fault.of_frames() == (place == WEBSOCKET),
        };
        let at = plans.iter().position(here)?;
        let plan = plans.get_mut(at)?;
        if plan.after > 0 {
            plan.after -= 1;
            return None;
        }
        plan.times -= 1;
        let fault = plan.fault.clone();
        if plan.times == 0 {
            plans.remove(at);
        }
        Some(fault)
    }
}
