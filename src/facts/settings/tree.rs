//! Settings in JSON and YAML: objects that hold variables, and keys that stand for one.

use crate::base::Span;
use crate::facts::{How, Place, Setting};
use crate::read::Kind;
use crate::read::tree::{Node, Pair};

/// Adds the settings of a tree, apart from those that its scripts make.
pub(super) fn settings(text: &str, root: &Node, kind: Kind, out: &mut Vec<Setting>) {
    let mut found = Found { text, out };
    match kind {
        Kind::Settings | Kind::Devcontainer => root.each_map(&mut |map| found.editor(map)),
        Kind::DockerClient => {
            let daemons = root.get("proxies").map(Node::pairs).unwrap_or_default();
            for daemon in daemons {
                found.keys(&daemon.node, CLIENT_KEYS, Place::DockerClient);
            }
        }
        Kind::Daemon => {
            if let Some(proxies) = root.get("proxies") {
                found.keys(proxies, ENGINE_KEYS, Place::Engine);
            }
        }
        Kind::Workflow | Kind::GitlabCi => found.yaml(root, kind, Place::Ci),
        _ => found.yaml(root, kind, Place::Container),
    }
}

const CLIENT_KEYS: &[(&str, &str)] = &[
    ("httpProxy", "HTTP_PROXY"),
    ("httpsProxy", "HTTPS_PROXY"),
    ("ftpProxy", "FTP_PROXY"),
    ("allProxy", "ALL_PROXY"),
    ("noProxy", "NO_PROXY"),
];
const ENGINE_KEYS: &[(&str, &str)] =
    &[("http-proxy", "HTTP_PROXY"), ("https-proxy", "HTTPS_PROXY"), ("no-proxy", "NO_PROXY")];
const EDITOR_KEYS: &[(&str, &str)] =
    &[("http.proxy", "HTTPS_PROXY"), ("remote.SSH.httpProxy", "HTTP_PROXY"), ("remote.SSH.httpsProxy", "HTTPS_PROXY")];

struct Found<'a> {
    text: &'a str,
    out: &'a mut Vec<Setting>,
}

impl Found<'_> {
    fn add(&mut self, pair: &Pair, name: &str, how: How, place: Place) {
        if !pair.node.is_text() {
            return;
        }
        self.out.push(Setting {
            name: name.to_owned(),
            value: pair.node.text().to_owned(),
            how,
            place,
            at: pair.at(),
            name_at: pair.name_at(self.text),
            value_at: pair.node.inner(self.text),
            quote: pair.node.quote(),
            is_remark: false,
        });
    }

    /// A map or list of variables; an item of a list is `NAME=value`, or a map of `name` and `value`.
    fn variables(&mut self, node: &Node, how: How, place: Place) {
        for pair in node.pairs() {
            self.add(pair, &pair.key, how, place);
            // GitLab's long form.
            if let Some(value) = pair.node.pairs().iter().find(|it| it.key == "value") {
                self.add(value, &pair.key, how, place);
            }
        }
        for item in node.items() {
            let name = item.get("name").map(|it| (it.text(), it.inner(self.text)));
            if let (Some((name, name_at)), Some(value)) = (name, item.pairs().iter().find(|it| it.key == "value")) {
                self.add(value, name, how, place);
                if let Some(last) = self.out.last_mut().filter(|it| it.value_at == value.node.inner(self.text)) {
                    (last.at, last.name_at) = (item.at, name_at);
                }
            } else {
                self.assignment(item.inner(self.text), item.text(), item.quote(), how, place);
            }
        }
    }

    /// `NAME=value` in a place; `meant` is the same with escapes resolved.
    fn assignment(&mut self, at: Span, meant: &str, quote: Option<char>, how: How, place: Place) {
        let (Some(sign), Some((name, value))) = (at.of(self.text).find('='), meant.split_once('=')) else { return };
        if name.is_empty() || name.contains(char::is_whitespace) {
            return;
        }
        self.out.push(Setting {
            name: name.to_owned(),
            value: value.to_owned(),
            how,
            place,
            at,
            name_at: Span::new(at.start, at.start + sign),
            value_at: Span::new(at.start + sign + 1, at.end),
            quote,
            is_remark: false,
        });
    }

    fn keys(&mut self, map: &Node, keys: &[(&str, &str)], place: Place) {
        for pair in map.pairs() {
            if let Some((_, name)) = keys.iter().find(|(key, _)| *key == pair.key) {
                self.add(pair, name, How::JsonKey, place);
            }
        }
    }

    /// What a map in an editor's settings or a Dev Container's definition sets.
    fn editor(&mut self, map: &Node) {
        self.keys(map, EDITOR_KEYS, Place::Editor);
        for pair in map.pairs() {
            let node = &pair.node;
            match pair.key.as_str() {
                "go.toolsEnvVars" => self.variables(node, How::JsonEnv, Place::Editor),
                "gopls" => {
                    for key in ["build.env", "env"] {
                        if let Some(inner) = node.get(key) {
                            self.variables(inner, How::JsonEnv, Place::Editor);
                        }
                    }
                }
                "terminal.integrated.env.linux" | "terminal.integrated.env.osx" | "terminal.integrated.env.windows" => {
                    self.variables(node, How::JsonEnv, Place::Shell);
                }
                "containerEnv" | "remoteEnv" => self.variables(node, How::JsonEnv, Place::Container),
                "runArgs" => self.flags(node),
                "build" => {
                    if let Some(args) = node.get("args") {
                        self.variables(args, How::BuildArg, Place::BuildArgs);
                    }
                }
                _ => {}
            }
        }
    }

    /// `-e NAME=value` and `--env=NAME=value` in a list of arguments.
    fn flags(&mut self, list: &Node) {
        let items = list.items();
        for (index, item) in items.iter().enumerate() {
            let inner = item.inner(self.text);
            let is_behind = index > 0 && matches!(items[index - 1].text(), "-e" | "--env");
            let skipped = if item.text().starts_with("--env=") { "--env=".len() } else { 0 };
            if is_behind || skipped > 0 {
                let at = Span::new(inner.start + skipped, inner.end);
                self.assignment(at, &item.text()[skipped..], item.quote(), How::Environment, Place::Container);
            }
        }
    }

    /// What a node of a YAML file sets; `place` is where an `env` counts that stands here.
    fn yaml(&mut self, node: &Node, kind: Kind, place: Place) {
        for item in node.items() {
            self.yaml(item, kind, place);
        }
        for pair in node.pairs() {
            let inner = &pair.node;
            match (pair.key.as_str(), kind) {
                ("services", Kind::Workflow | Kind::GitlabCi) => self.yaml(inner, kind, Place::Container),
                ("env", _) | ("environment", Kind::Compose) => self.variables(inner, How::Environment, place),
                ("variables", Kind::GitlabCi) => self.variables(inner, How::Environment, Place::Ci),
                ("args", Kind::Compose) => self.variables(inner, How::BuildArg, Place::BuildArgs),
                ("with", Kind::Workflow) => self.inputs(inner),
                _ => self.yaml(inner, kind, place),
            }
        }
    }

    /// Inputs of actions that hold variables, one a line.
    fn inputs(&mut self, with: &Node) {
        for pair in with.pairs() {
            let (prefix, how, place) = match pair.key.as_str() {
                "build-args" => ("", How::BuildArg, Place::BuildArgs),
                "driver-opts" => ("env.", How::Environment, Place::Builder),
                _ => continue,
            };
            for line in crate::read::lines::lines(self.text, pair.node.inner(self.text)) {
                let written = line.of(self.text).trim();
                let bare = written.trim_matches('"').strip_prefix(prefix);
                let Some(bare) = bare.filter(|it| !it.starts_with('#')) else { continue };
                let start = line.start + line.of(self.text).find(bare).unwrap_or_default();
                let quote = written.starts_with('"').then_some('"');
                self.assignment(Span::new(start, start + bare.len()), bare, quote, how, place);
            }
        }
    }
}

#[cfg(test)]
mod tests;
