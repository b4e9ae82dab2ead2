//! All that a paste says.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use super::grams::Grams;
use super::{Content, Document, Failure, Setting, failures, settings};
use crate::base::Span;
use crate::read::shell::Command;
use crate::read::{Kind, parts};

/// How many lines a person tells something in.
const SHORT: usize = 30;

/// How people and programs say that something can't be reached.
const TROUBLE: &[&str] = &[
    "deadlineexceeded",
    "deadline exceeded",
    "timed out",
    "timeout",
    "network error",
    "no proxy in",
    "no proxy used",
    "have no proxy",
    "has no proxy",
    "gets no proxy",
    "get no proxy",
    "not through the proxy",
    "no longer goes through",
    "still asks",
    "still times out",
    "failed to fetch",
    "not used",
    "not use",
    "without proxy",
    "without the proxy",
    "still uses",
    "still goes",
    "cannot fetch",
    "can't fetch",
    "cannot reach",
    "can't reach",
    "cannot connect",
    "connection issue",
    "connection problem",
    "connection error",
    "network issue",
    "network problem",
    "can't connect",
    "could not resolve",
    "couldn't resolve",
    "could not connect",
    "unable to connect",
    "unreachable",
    "econnrefused",
    "etimedout",
    "enotfound",
    "connection refused",
    "gateway timeout",
    "service unavailable",
    "hangs",
    "超时",
    "连不上",
    "无法访问",
    "无法连接",
    "不生效",
    "没有生效",
    "没走代理",
];

/// A paste, understood as far as it goes. Every place is one in `text`.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The text, its secrets covered.
    pub text: &'a str,
    /// Its parts.
    pub documents: Vec<Document>,
    /// Variables that are given values, in the order of the text.
    pub settings: Vec<Setting>,
    /// What went wrong, in the order of the text.
    pub failures: Vec<Failure>,
    lower: String,
    grams: Grams,
    /// Where words stand that were asked for: rules ask for the same ones again and again.
    said: RefCell<HashMap<String, Option<Span>>>,
    references: BTreeSet<&'a str>,
    pub(super) is_server_log: bool,
}

/// More settings, failures and commands than these tell nothing new, and rules hold them to each other and to the text.
const SETTINGS: usize = 500;
const FAILURES: usize = 200;
const COMMANDS: usize = 2000;

/// Leaves out what stands in the middle of too many.
fn keep_ends<T>(all: &mut Vec<T>, count: usize) {
    if all.len() > count {
        all.drain(count / 2..all.len() - count / 2);
    }
}

impl<'a> Case<'a> {
    /// Reads a text; a kind that a person chose holds for all of it.
    pub fn of(text: &'a str, kind: Option<Kind>) -> Self {
        let documents: Vec<_> = parts(text, kind).into_iter().map(|part| Document::read(text, part)).collect();
        let mut settings = settings::settings(text, &documents);
        keep_ends(&mut settings, SETTINGS);
        let mut failures = failures::failures(text);
        keep_ends(&mut failures, FAILURES);
        let lower = text.to_ascii_lowercase();
        let grams = Grams::of(&lower);
        let (said, references) = (RefCell::default(), references(text));
        let mut it = Self { text, documents, settings, failures, lower, grams, said, references, is_server_log: false };
        it.is_server_log = it.looks_like_server_log();
        it
    }

    /// Whether something takes over the value of a variable: `$NAME`, `${NAME}`, `$(NAME)`, `%NAME%`, `env.NAME`.
    pub fn refers_to(&self, name: &str) -> bool {
        self.references.contains(name)
    }

    /// The kinds of its parts, each once, in order.
    pub fn kinds(&self) -> Vec<Kind> {
        let mut out = Vec::new();
        for document in &self.documents {
            if !out.contains(&document.kind()) {
                out.push(document.kind());
            }
        }
        out
    }

    /// The documents of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(move |it| it.kind() == kind)
    }

    /// Settings of a variable, by [`Setting::is`], that are not taken away and stand in no comment.
    pub fn settings_of<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Setting> {
        self.settings.iter().filter(move |it| it.is(name) && it.is_set() && !it.is_remark)
    }

    /// The same; where a variable is set in comments only, what they say.
    pub fn told_of<'s>(&'s self, name: &'s str) -> Vec<&'s Setting> {
        let set: Vec<_> = self.settings_of(name).collect();
        if set.is_empty() { self.settings.iter().filter(|it| it.is(name) && it.is_set()).collect() } else { set }
    }

    /// The failures that are told of in the text itself; where there are none, those that its comments tell of.
    pub fn troubles(&self) -> Vec<&Failure> {
        let open: Vec<_> = self.failures.iter().filter(|it| !it.is_remark).collect();
        if open.is_empty() { self.failures.iter().collect() } else { open }
    }

    /// Where it tells of trouble with connections, in whatever words; nothing in a text that only sets something.
    pub fn tells_of_trouble(&self) -> Option<Span> {
        // A long text has such words for many reasons; what a person tells is short.
        let is_short = self.text.lines().nth(SHORT).is_none();
        self.troubles().first().map(|it| it.words).or_else(|| self.says_any(TROUBLE).filter(|_| is_short))
    }

    /// Whether it sets a forward proxy or speaks of one.
    pub fn speaks_of_proxy(&self) -> bool {
        self.settings.iter().any(|it| it.is_forward_proxy() && it.is_set())
            || self.says_any(&["proxy", "代理"]).is_some()
    }

    /// Every command of its shells, of Dockerfiles' `RUN` instructions and of the scripts in YAML files.
    pub fn commands(&self) -> impl Iterator<Item = &Command> {
        let all = self.documents.iter().flat_map(|document| {
            let (own, steps) = match &document.content {
                Content::Commands(commands) => (commands.as_slice(), [].as_slice()),
                Content::Dockerfile(file) => ([].as_slice(), file.instructions.as_slice()),
                _ => (document.scripts.as_slice(), [].as_slice()),
            };
            own.iter().chain(steps.iter().flat_map(|it| &it.commands))
        });
        all.take(COMMANDS)
    }

    /// Where these words stand for the first time, in any case; `words` in small letters. Comments count.
    pub fn says(&self, words: &str) -> Option<Span> {
        if !self.grams.may_hold(words) {
            return None;
        }
        if let Some(known) = self.said.borrow().get(words) {
            return *known;
        }
        let found = self.lower.find(words).map(|start| Span::new(start, start + words.len()));
        self.said.borrow_mut().insert(words.to_owned(), found);
        found
    }

    /// The first of several ways to say it.
    pub fn says_any(&self, ways: &[&str]) -> Option<Span> {
        ways.iter().filter_map(|words| self.says(words)).min()
    }

    /// Where a name stands for the first time as a word of its own, in any case; `name` in small letters.
    pub fn mentions(&self, name: &str) -> Option<Span> {
        if !self.grams.may_hold(name) {
            return None;
        }
        let is_inner = |ch: char| ch.is_ascii_alphanumeric() || ch == '_';
        self.lower
            .match_indices(name)
            .map(|(start, _)| Span::new(start, start + name.len()))
            .find(|span| !self.lower[..span.start].ends_with(is_inner) && !self.lower[span.end..].starts_with(is_inner))
    }

    /// What a place says, in small letters.
    pub fn lower(&self, at: Span) -> &str {
        at.of(&self.lower)
    }

    /// A failure's message in small letters with what follows it, such as the server's response: up to the next message
    /// of go or command, and not much.
    pub fn response(&self, failure: &Failure) -> &str {
        const ENOUGH: usize = 1500;
        let mut end = (failure.at.end + ENOUGH).min(self.lower.len());
        while !self.lower.is_char_boundary(end) {
            end -= 1;
        }
        let rest = &self.lower[failure.at.end..end];
        let cut = ["\ngo: ", "\\ngo: ", "\n$ ", "\n> "].iter().filter_map(|it| rest.find(it)).min();
        &self.lower[failure.at.start..failure.at.end + cut.unwrap_or(rest.len())]
    }

    /// The line that a place is in, without its end.
    pub fn line(&self, at: Span) -> Span {
        let start = self.text[..at.start].rfind('\n').map_or(0, |it| it + 1);
        let end = self.text[at.start..].find('\n').map_or(self.text.len(), |it| at.start + it);
        Span::new(start, end)
    }
}

/// The names of variables whose values a text takes over.
fn references(text: &str) -> BTreeSet<&str> {
    let is_inner = |ch: char| ch.is_ascii_alphanumeric() || ch == '_';
    let mut out = BTreeSet::new();
    for sign in ["$", "${", "$(", "%", "env.", "env:"] {
        for (at, _) in text.match_indices(sign) {
            let rest = &text[at + sign.len()..];
            let name = &rest[..rest.find(|ch| !is_inner(ch)).unwrap_or(rest.len())];
            // `$env:NAME` is how PowerShell sets it, too.
            let is_set = sign == "env:" && rest[name.len()..].trim_start().starts_with('=');
            if name.len() > 2 && !is_set {
                out.insert(name);
            }
        }
    }
    out
}
