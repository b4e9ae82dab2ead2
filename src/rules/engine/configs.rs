//! Finds the settings of the Docker engine and of its client, wherever in a paste they stand, and tells the two apart.

use crate::base::Span;
use crate::facts::Case;
use crate::jsonc::{Dialect, Mistake};
use crate::read::tree::{Node, Pair, Value};
use crate::read::{Kind, json};
use crate::rules::{Edit, Finding, Fix, Run};
use crate::text::both;

/// Whose settings they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// dockerd: `daemon.json`.
    Engine,
    /// The docker command: `config.json`.
    Client,
}

/// A file of settings.
pub(super) struct Config {
    /// Whose it is.
    pub owner: Owner,
    /// From its first to its last bracket.
    pub at: Span,
    /// What it says, as far as it can be read.
    pub root: Option<Node>,
    /// What its reader refuses first.
    pub mistake: Option<Mistake>,
}

/// The files of a paste.
pub(super) fn configs(case: &Case) -> Vec<Config> {
    let mut out = Vec::new();
    for document in &case.documents {
        let kind = document.kind();
        if matches!(kind, Kind::Settings | Kind::Devcontainer | Kind::Workflow | Kind::Compose | Kind::Dockerfile) {
            continue;
        }
        let mut from = document.span().start;
        while let Some(at) = block(case.text, Span::new(from, document.span().end)) {
            from = at.end;
            let owner = match kind {
                Kind::Daemon => named_before(case.text, at).unwrap_or(Owner::Engine),
                Kind::DockerClient => named_before(case.text, at).unwrap_or(Owner::Client),
                _ => match owner(case, at) {
                    Some(owner) => owner,
                    None => continue,
                },
            };
            let (root, mistake) = json::read(case.text, at, Dialect::Plain);
            let name = cut_out(case.text, at);
            let mistake = mistake.filter(|it| name.is_none() && !is_left_out(case.text, it.at));
            let root = match name {
                Some(name) => root.map(|root| below(name, at, root)),
                None => root,
            };
            out.push(Config { owner, at, root, mistake });
        }
    }
    out
}

/// The first block of brackets in a part of a text that has a line or more of its own or names a proxy.
fn block(text: &str, part: Span) -> Option<Span> {
    let mut from = part.start;
    loop {
        let start = from + part_of(text, from, part.end).find('{')?;
        let lead = text[part.start..start].rsplit('\n').next().unwrap_or_default().trim();
        let end = closing(text, start, part.end);
        // `${NAME}`, `{{ … }}` and the like are no files.
        let is_file = lead.is_empty() || lead.ends_with('>') || lead.ends_with('\'') || lead.ends_with(':');
        if is_file && text[start..end].contains(['"', '\'', '\u{201c}', '\u{201d}']) {
            return Some(Span::new(start, end));
        }
        from = end.max(start + 1);
    }
}

fn part_of(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// The byte behind the bracket that closes the one at `start`; the end of the part if none does.
fn closing(text: &str, start: usize, end: usize) -> usize {
    let mut depth = 0_usize;
    let mut is_text = false;
    let mut is_escaped = false;
    for (at, byte) in text.as_bytes()[start..end].iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_text => is_escaped = true,
            b'"' => is_text = !is_text,
            // A text ends with its line at the latest.
            b'\n' => is_text = false,
            b'{' if !is_text => depth += 1,
            b'}' if !is_text => {
                depth -= 1;
                if depth == 0 {
                    return start + at + 1;
                }
            }
            _ => {}
        }
    }
    end
}

/// The `"proxies"` before a block that was cut out of its file with that key and without the braces around it.
fn cut_out(text: &str, at: Span) -> Option<Span> {
    let before = text[..at.start].trim_end().strip_suffix(':')?.trim_end();
    let name = "\"proxies\"";
    before.ends_with(name).then(|| Span::new(before.len() - name.len(), before.len()))
}

/// The file that a cut-out block is from, as far as it is shown.
fn below(name: Span, at: Span, node: Node) -> Node {
    let pair = Pair { key: "proxies".to_owned(), key_at: name, node };
    Node { at: name.to(at), value: Value::Map(vec![pair]) }
}

/// Whether a place has the dots of what somebody left out.
fn is_left_out(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches([',', ' ', '\n', '\r', '\t']);
    rest.starts_with("...") || rest.starts_with('…')
}

/// The owner that the lines right before a block name.
fn named_before(text: &str, at: Span) -> Option<Owner> {
    let mut from = at.start;
    for _ in 0..4 {
        let above = text[..from].strip_suffix('\n').unwrap_or(&text[..from]);
        from = above.rfind('\n').map_or(0, |it| it + 1);
    }
    let before = text[from..at.start].to_ascii_lowercase();
    let engine = before.rfind("daemon.json");
    let client = before.rfind("docker/config.json").or_else(|| before.rfind("docker\\config.json"));
    match (engine, client) {
        (None, None) => None,
        (engine, client) if engine > client => Some(Owner::Engine),
        _ => Some(Owner::Client),
    }
}

/// Whose file a block of any text is, by the name before it or by its keys.
fn owner(case: &Case, at: Span) -> Option<Owner> {
    let text = at.of(case.text);
    let is_docker = ["\"proxies\"", "\"httpProxy\"", "\"http-proxy\"", "\"https-proxy\"", "\"registry-mirrors\"", "\"auths\""]
        .iter()
        .any(|key| text.contains(key));
    if !is_docker {
        return None;
    }
    named_before(case.text, at).or_else(|| {
        let is_client = text.contains("\"default\"") || text.contains("\"auths\"") || text.contains("\"credsStore\"");
        let is_engine = text.contains("\"http-proxy\"") || text.contains("\"registry-mirrors\"");
        match (is_client, is_engine) {
            (true, false) => Some(Owner::Client),
            (false, true) => Some(Owner::Engine),
            _ => None,
        }
    })
}

/// What an engine's key is called by the client, and the other way round.
pub(super) const KEYS: &[(&str, &str)] =
    &[("http-proxy", "httpProxy"), ("https-proxy", "httpsProxy"), ("no-proxy", "noProxy")];

/// The engine's name of a key, however it is written.
pub(super) fn engine_key(key: &str) -> Option<&'static str> {
    let plain: String = key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    KEYS.iter().map(|(engine, _)| *engine).find(|engine| engine.replace('-', "") == plain)
}

/// The client's name of a key, however it is written.
pub(super) fn client_key(key: &str) -> Option<&'static str> {
    let plain: String = key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let more = [("allproxy", "allProxy"), ("ftpproxy", "ftpProxy")];
    let known = KEYS.iter().map(|(_, client)| *client).find(|client| client.to_ascii_lowercase() == plain);
    known.or_else(|| more.iter().find(|(it, _)| *it == plain).map(|(_, client)| *client))
}

/// Whether a node is a text.
pub(super) fn is_text(node: &Node) -> bool {
    matches!(node.value, Value::Text { .. })
}

/// A value that has to be one text, and is a list or another thing.
pub(super) fn one_text(case: &Case, pair: &Pair) -> Finding {
    let finding = Finding::error(
        pair.node.at,
        both("`{key}` takes one text with commas, not a list.", "`{key}` 的值是一个用逗号分隔的字符串，不是数组。")
            .with("key", &pair.key),
    )
    .why(both(
        "Docker reads a text there and refuses the file for anything else.",
        "Docker 在这里读取字符串，遇到别的类型会拒绝整个文件。",
    ))
    .todo(both("Join the entries by commas in one text.", "用逗号把各项连成一个字符串。"));
    let items = pair.node.items();
    if items.is_empty() || !items.iter().all(is_text) {
        return finding;
    }
    let mut runs = vec![Run::New("\"".to_owned())];
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            runs.push(Run::New(",".to_owned()));
        }
        let written = item.at.of(case.text);
        let is_quoted = written.len() > 1 && written.starts_with('"') && written.ends_with('"');
        let inner = usize::from(is_quoted);
        runs.push(Run::Keep(Span::new(item.at.start + inner, item.at.end - inner)));
    }
    runs.push(Run::New("\"".to_owned()));
    finding.fix(Fix::safe(both("Join them", "合并成一个字符串"), [Edit::runs(pair.node.at, runs)]))
}
