//! The commands that a YAML file has run: `run` of a workflow, `script` of GitLab.

use crate::read::Kind;
use crate::read::shell::{self, Command, Shell};
use crate::read::tree::Node;

/// The commands of all scripts in a tree, in the order of the text.
pub(super) fn scripts(text: &str, root: &Node, kind: Kind) -> Vec<Command> {
    let keys: &[&str] = match kind {
        Kind::Workflow => &["run"],
        Kind::GitlabCi => &["script", "before_script", "after_script"],
        _ => return Vec::new(),
    };
    let mut out = Vec::new();
    root.each_map(&mut |map| {
        let shell = match map.get("shell").map(Node::text) {
            Some("pwsh" | "powershell") => Shell::PowerShell,
            Some("cmd") => Shell::Cmd,
            _ => Shell::Posix,
        };
        for pair in map.pairs().iter().filter(|pair| keys.contains(&pair.key.as_str())) {
            let lines = std::iter::once(&pair.node).chain(pair.node.items()).filter(|node| node.is_text());
            lines.for_each(|node| out.extend(shell::script(text, node.inner(text), shell)));
        }
    });
    out.sort_by_key(|command| command.at.start);
    out
}
