//! The steps of workflows, whole or copied out of one.

use super::{Case, Content};
use crate::base::Span;
use crate::read::tree::{Node, Pair};

/// A step: what runs a script or an action.
#[derive(Clone, Copy, Debug)]
pub struct Step<'n> {
    /// All of it.
    pub node: &'n Node,
    /// The job that it is in; nothing in a copied piece.
    pub job: Option<&'n Node>,
    /// The whole file, or what there is of it.
    pub root: &'n Node,
}

/// An action with the version that is asked for, as in `actions/setup-go@v7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action<'n> {
    /// `owner/name`, with the folder if there is one.
    pub name: &'n str,
    /// What stands behind `@`.
    pub version: &'n str,
    /// Where all of it stands.
    pub at: Span,
}

impl Action<'_> {
    /// The major version, if a version is named.
    pub fn major(&self) -> Option<u8> {
        let digits = self.version.strip_prefix('v').unwrap_or(self.version).split('.').next()?;
        if digits.len() > 2 { None } else { digits.parse().ok() }
    }

    /// Whether it is the action of this name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

impl<'n> Step<'n> {
    /// The action that it uses.
    pub fn uses(&self) -> Option<Action<'n>> {
        let uses = self.node.get("uses").filter(|it| it.is_text())?;
        let (name, version) = uses.text().split_once('@').unwrap_or((uses.text(), ""));
        (!name.is_empty()).then_some(Action { name, version, at: uses.at })
    }

    /// Its inputs.
    pub fn inputs(&self) -> &'n [Pair] {
        self.node.get("with").map(Node::pairs).unwrap_or_default()
    }

    /// An input.
    pub fn input(&self, name: &str) -> Option<&'n Node> {
        self.node.get("with")?.get(name)
    }

    /// Its script.
    pub fn run(&self) -> Option<&'n Node> {
        self.node.get("run").filter(|it| it.is_text())
    }

    /// The variables that hold in it, the nearest first: its own, its job's, the workflow's.
    pub fn env(&self) -> impl Iterator<Item = &'n Pair> {
        let own = self.node.get("env");
        let job = self.job.and_then(|job| job.get("env"));
        let all = self.root.get("env");
        [own, job, all].into_iter().flatten().flat_map(Node::pairs)
    }
}

impl Case<'_> {
    /// The steps of all workflows, in the order of the text.
    pub fn steps(&self) -> Vec<Step<'_>> {
        let mut out = Vec::new();
        for root in self.yaml() {
            steps(root, root, None, &mut out);
        }
        out
    }

    /// The trees of all YAML files.
    pub fn yaml(&self) -> impl Iterator<Item = &Node> {
        self.documents.iter().filter_map(|document| match &document.content {
            Content::Yaml(node) => node.as_ref(),
            _ => None,
        })
    }

    /// What starts the workflows (`on`), where they say so.
    pub fn triggers(&self) -> Vec<(&str, Span)> {
        let on = self.yaml().filter_map(|root| root.get("on").or_else(|| root.get("true")));
        on.flat_map(|node| {
            let own = node.is_text().then(|| (node.text(), node.at));
            let items = node.items().iter().map(|it| (it.text(), it.at));
            let pairs = node.pairs().iter().map(|it| (it.key.as_str(), it.key_at));
            own.into_iter().chain(items).chain(pairs).collect::<Vec<_>>()
        })
        .collect()
    }
}

fn steps<'n>(node: &'n Node, root: &'n Node, job: Option<&'n Node>, out: &mut Vec<Step<'n>>) {
    let is_step = ["uses", "run"].iter().any(|key| node.get(key).is_some_and(Node::is_text));
    if is_step && node.get("steps").is_none() {
        out.push(Step { node, job, root });
        return;
    }
    for item in node.items() {
        steps(item, root, job, out);
    }
    for pair in node.pairs() {
        steps(&pair.node, root, if pair.key == "steps" { Some(node) } else { job }, out);
    }
}
