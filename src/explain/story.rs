//! A trace as people read it: chapters of numbered requests, each with its reason, answer and consequence; no language is here.

mod requests;
mod teller;
mod whys;

pub(super) use whys::origin as set_by;

use super::ends::{End, end};
use super::machine::Machine;
use super::query::Query;
use crate::data::source::Source;
use crate::go::{Origin, Release, Trace};
use crate::text::Msg;

/// What go does for one command.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The command line.
    pub command: String,
    /// Which go it is.
    pub release: Release,
    /// The settings that count, each with who set it.
    pub settings: Vec<Told>,
    /// What happens, in order.
    pub chapters: Vec<Chapter>,
    /// How it ends.
    pub end: End,
}

impl Story {
    /// How many requests and runs of tools there are.
    pub fn requests(&self) -> usize {
        self.chapters.iter().flat_map(|chapter| &chapter.steps).filter(|step| step.number.is_some()).count()
    }
}

/// A setting that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The variable.
    pub name: &'static str,
    /// Its value, secrets replaced.
    pub value: String,
    /// Who set it.
    pub origin: Msg,
}

/// One thing that go wants, with the steps to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// What is wanted.
    pub title: Msg,
    /// The steps.
    pub steps: Vec<Step>,
}

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A request of go itself.
    Request,
    /// A run of git or its like.
    Tool,
    /// A choice without a request.
    Choice,
}

impl StepKind {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            StepKind::Request => "request",
            StepKind::Tool => "tool",
            StepKind::Choice => "choice",
        }
    }
}

/// How a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// As wanted.
    Good,
    /// Not there; go looks elsewhere.
    Moves,
    /// It is the end, or would be.
    Bad,
}

impl Mood {
    /// The name in JSON and in classes of the page.
    pub const fn name(self) -> &'static str {
        match self {
            Mood::Good => "good",
            Mood::Moves => "moves",
            Mood::Bad => "bad",
        }
    }
}

/// A reason and where it can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// The reason.
    pub msg: Msg,
    /// The document or source file that says so.
    pub source: Source,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Requests and tools are numbered from 1 through the whole story.
    pub number: Option<usize>,
    /// What it is.
    pub kind: StepKind,
    /// What is asked, in words.
    pub title: Msg,
    /// The URL or the command line.
    pub asked: Option<String>,
    /// The forward proxy that it goes through.
    pub via: Option<Msg>,
    /// The kind of credentials that are sent.
    pub login: Option<Msg>,
    /// Why it is made, and why to this host.
    pub because: Vec<Because>,
    /// What came back.
    pub came_back: Option<Msg>,
    /// How it went.
    pub mood: Mood,
    /// What follows, where that is not just the next thing.
    pub follows: Option<Msg>,
    /// The path that the receiver learns, if any.
    pub shown: Option<String>,
    /// Whether it runs at the same time as its neighbours.
    pub at_once: bool,
}

impl Step {
    /// A choice without a request.
    fn choice(title: Msg, because: Vec<Because>) -> Self {
        Step {
            number: None,
            kind: StepKind::Choice,
            title,
            asked: None,
            via: None,
            login: None,
            because,
            came_back: None,
            mood: Mood::Good,
            follows: None,
            shown: None,
            at_once: false,
        }
    }
}

/// The story of a trace.
pub(super) fn story(query: &Query, machine: &Machine, trace: &Trace) -> Story {
    Story {
        command: query.line(),
        release: machine.release,
        settings: told(machine),
        chapters: teller::chapters(machine, trace),
        end: end(trace, machine),
    }
}

/// The settings that a story names: go's own that are not empty, and the forward proxy's.
fn told(machine: &Machine) -> Vec<Told> {
    const OWN: [&str; 10] = [
        "GOPROXY",
        "GOPRIVATE",
        "GONOPROXY",
        "GONOSUMDB",
        "GOSUMDB",
        "GOAUTH",
        "GOINSECURE",
        "GOVCS",
        "GOFLAGS",
        "GOTOOLCHAIN",
    ];
    const OTHERS: [&str; 11] = [
        "HTTPS_PROXY",
        "https_proxy",
        "HTTP_PROXY",
        "http_proxy",
        "NO_PROXY",
        "no_proxy",
        "ALL_PROXY",
        "all_proxy",
        "REQUEST_METHOD",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
    ];
    let mut out = Vec::new();
    for name in OWN {
        let setting = machine.environment.setting(name);
        let is_silent = match setting.origin {
            Origin::Nobody | Origin::Follows(_) | Origin::BuiltIn => true,
            Origin::GorootFile(_) => name == "GOTOOLCHAIN",
            Origin::Process | Origin::UserFile(..) => false,
        };
        if !is_silent {
            let origin = whys::origin(machine, name, &setting.origin);
            out.push(Told { name, value: setting.value, origin });
        }
    }
    for name in OTHERS {
        let twin = name.to_ascii_uppercase();
        let is_twin = twin != name && machine.environment.variable(&twin) == machine.environment.variable(name);
        if let Some(value) = machine.environment.variable(name).filter(|_| !is_twin) {
            out.push(Told { name, value: value.to_owned(), origin: whys::origin(machine, name, &Origin::Process) });
        }
    }
    out
}
