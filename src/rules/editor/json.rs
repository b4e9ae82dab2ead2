//! The maps of an editor's settings, wherever they stand; no rule by itself.

use crate::facts::{Case, Document};
use crate::read::Kind;
use crate::read::tree::{Node, Pair};

/// The maps whose keys are settings: a `settings.json` itself, and `settings` in a workspace file or a Dev Container's
/// definition.
pub(super) fn settings<'c>(case: &'c Case) -> Vec<&'c Node> {
    let mut out = Vec::new();
    for document in case.documents.iter().filter(|it| matches!(it.kind(), Kind::Settings | Kind::Devcontainer)) {
        let Some(root) = document.tree() else { continue };
        if document.kind() == Kind::Settings && root.get("folders").is_none() {
            out.push(root);
        }
        let inner = [
            root.get("settings"),
            root.get("customizations").and_then(|it| it.get("vscode")?.get("settings")),
        ];
        out.extend(inner.into_iter().flatten().filter(|it| !it.pairs().is_empty()));
    }
    out
}

/// A setting with the map that it is in.
pub(super) fn pair<'c>(case: &'c Case, key: &str) -> Option<&'c Pair> {
    settings(case).into_iter().flat_map(Node::pairs).find(|it| it.key == key)
}

/// Whether the settings are those of a project: a workspace file, or a comment that says `.vscode/settings.json`.
pub(super) fn is_workspace(case: &Case) -> bool {
    let is_file = |it: &Document| it.tree().is_some_and(|root| root.get("folders").is_some() && root.get("settings").is_some());
    let is_told = case.says_any(&[
        ".vscode/settings.json",
        ".vscode\\settings.json",
        "(.vscode)",
        ".vscode/ ",
        ".vscode folder",
        "workspace settings",
        "workspace setting",
        ".code-workspace",
        "工作区设置",
    ]);
    // A remark that names the file's place beats one that compares it with another.
    let is_heading = case.text.trim_start().lines().next().is_some_and(|line| {
        let line = line.to_ascii_lowercase();
        line.starts_with(['#', '/']) && [".vscode/settings.json", "workspace setting", "(workspace)"].iter().any(|words| line.contains(words))
    });
    if is_heading {
        return true;
    }
    let is_user = case.says_any(&["user settings", "remote settings", "用户设置"]);
    (is_told.is_some() && is_user.is_none()) || case.documents.iter().any(is_file)
}

/// The editors that a paste names.
pub(super) fn named(case: &Case) -> Option<crate::base::Span> {
    let words = [
        "vscode", "vs code", "visual studio code", "gopls", "vim-go", "neovim", "nvim", "emacs", "zed", "cursor", "sublime",
        "windsurf", "code-server", "go: install/update tools", "go: locate configured go tools", "language server",
    ];
    words.iter().filter_map(|it| case.mentions(it)).min()
}
