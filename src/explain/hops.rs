//! The picture of a story: who takes part, and who is asked in which order with which end; draws nothing.

use super::behaviour::Role;
use super::cast::{Actor, asked_at, host_of};
use super::story::Mood;
use crate::go::{Event, Outcome, Trace};

/// Somebody in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its name: a host, `go` or `git`.
    pub name: String,
    /// What it is; nothing for go itself and for git.
    pub role: Option<Role>,
    /// Whether it belongs to all the world.
    pub is_public: bool,
}

/// Somebody asks somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The place of the one who asks in [`Picture::nodes`].
    pub from: usize,
    /// The place of the one who is asked.
    pub to: usize,
    /// The place of the forward proxy in between.
    pub via: Option<usize>,
    /// The numbers of the requests, as in the story.
    pub numbers: Vec<usize>,
    /// The end of the last of them.
    pub mood: Mood,
}

/// The picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Who takes part: go first, then everybody in the order of the cast, asked or not.
    pub nodes: Vec<Node>,
    /// Who asks whom; requests in a row between the same two are one edge.
    pub edges: Vec<Edge>,
}

impl Picture {
    /// The picture of a trace.
    pub fn of(trace: &Trace, actors: &[Actor]) -> Self {
        let mut picture = Picture { nodes: vec![own("go")], edges: Vec::new() };
        for actor in actors {
            let node = Node { name: actor.host.clone(), role: Some(actor.role), is_public: actor.is_public };
            picture.nodes.push(node);
        }
        let mut number = 0;
        for event in &trace.events {
            let (by, url, via, mood) = match event {
                Event::Exchange(it) => ("go", &it.url, &it.via, mood(&it.outcome)),
                Event::Tool(it) => ("git", &it.url, &it.via, if it.failure.is_none() { Mood::Good } else { Mood::Bad }),
                _ => continue,
            };
            number += 1;
            let from = picture.place(by, None);
            let via = via.as_ref().and_then(|via| host_of(&via.proxy));
            let via = via.map(|host| picture.place(&host, Some(Role::ForwardProxy)));
            let is_relay = url.contains("/sumdb/");
            let role = if is_relay { Role::ModuleProxy } else { picture.role(url) };
            let to = picture.place(&asked_at(url).unwrap_or_default(), Some(role));
            picture.edge(Edge { from, to, via, numbers: vec![number], mood });
        }
        picture
    }

    fn edge(&mut self, edge: Edge) {
        match self.edges.last_mut() {
            Some(last) if (last.from, last.to, last.via) == (edge.from, edge.to, edge.via) => {
                last.numbers.extend(edge.numbers);
                last.mood = edge.mood;
            }
            _ => self.edges.push(edge),
        }
    }

    /// The role that the one in a URL most likely plays.
    fn role(&self, url: &str) -> Role {
        let host = asked_at(url).unwrap_or_default();
        if url.contains("?go-get=1") {
            return Role::Origin;
        }
        let known = self.nodes.iter().filter(|it| it.name == host).find_map(|it| it.role);
        known.unwrap_or(Role::Origin)
    }

    /// The place of somebody, who is added if missing.
    fn place(&mut self, name: &str, role: Option<Role>) -> usize {
        let known = self.nodes.iter().position(|it| it.name == name && it.role == role);
        known.unwrap_or_else(|| {
            self.nodes.push(Node { name: name.to_owned(), role, is_public: role.is_some() });
            self.nodes.len() - 1
        })
    }
}

fn own(name: &str) -> Node {
    Node { name: name.to_owned(), role: None, is_public: false }
}

fn mood(outcome: &Outcome) -> Mood {
    match outcome {
        Outcome::Status(200) | Outcome::Redirect(..) => Mood::Good,
        Outcome::Status(404 | 410) => Mood::Moves,
        Outcome::Status(_) | Outcome::Failed(..) => Mood::Bad,
    }
}
