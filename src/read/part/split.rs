//! Parts a paste: fences, JSON, here-documents, blocks, and the lines between them.

use super::{block, file_name, island, loose};
use crate::base::Span;
use crate::read::lines::lines;
use crate::read::shell::prompt;
use crate::read::{Kind, dockerfile};

/// A part that was found, and how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// Whether its structure or its file's name says so, not only its lines.
    pub(super) is_sure: bool,
    /// Whether it is the JSON or YAML, and so on, that a chosen kind can be meant for.
    family: Family,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Json,
    Yaml,
    Ini,
    Docker,
    Lines,
}

const fn family(kind: Kind) -> Family {
    match kind {
        Kind::Settings | Kind::Devcontainer | Kind::Daemon | Kind::DockerClient => Family::Json,
        Kind::Compose | Kind::Workflow | Kind::GitlabCi => Family::Yaml,
        Kind::Systemd | Kind::Wslconfig | Kind::GitConfig => Family::Ini,
        Kind::Dockerfile => Family::Docker,
        _ => Family::Lines,
    }
}

/// How often brackets may be left open before no more are followed to the end.
const PATIENCE: usize = 8;

struct Splitter<'a> {
    text: &'a str,
    chosen: Option<Kind>,
    lines: Vec<Span>,
    out: Vec<Piece>,
    /// The first of the loose lines that are collected.
    loose: Option<usize>,
    open_brackets: usize,
    /// Whether this is a part of a part.
    is_inner: bool,
    /// Delimiters of here-documents that have no end.
    endless: Vec<&'a str>,
}

/// The pieces of a part of a text.
pub(super) fn pieces(text: &str, whole: Span, chosen: Option<Kind>) -> Vec<Piece> {
    split(text, whole, chosen, false)
}

fn split(text: &str, whole: Span, chosen: Option<Kind>, is_inner: bool) -> Vec<Piece> {
    let lines: Vec<Span> = lines(text, whole).collect();
    let (out, endless) = (Vec::new(), Vec::new());
    let mut it = Splitter { text, chosen, lines, out, loose: None, open_brackets: 0, is_inner, endless };
    it.run();
    it.out
}

/// The kind of a text as a whole: that of its first sure part, or of its lines.
pub(in crate::read) fn main_kind(text: &str) -> Kind {
    let found = pieces(text, Span::new(0, text.len()), None);
    let sure = found.iter().find(|it| it.is_sure);
    sure.or(found.first()).map_or_else(Kind::default, |it| it.kind)
}

/// Gives the kind that a person chose to what it can be meant for.
pub(super) fn choose(text: &str, pieces: &mut [Piece], kind: Kind) {
    let wanted = family(kind);
    if wanted == Family::Lines {
        for piece in pieces.iter_mut().filter(|it| !it.is_sure) {
            piece.kind = match kind {
                Kind::Shell => loose::dialect(piece.span.of(text)),
                _ => kind,
            };
        }
        return;
    }
    let is_there = pieces.iter().any(|it| it.family == wanted);
    if !is_there {
        // Nothing looks like it: all that is not surely something else.
        for piece in pieces.iter_mut().filter(|it| !it.is_sure) {
            piece.kind = kind;
        }
        return;
    }
    for piece in pieces.iter_mut().filter(|it| it.family == wanted) {
        piece.kind = kind;
    }
}

impl<'a> Splitter<'a> {
    fn line(&self, index: usize) -> &'a str {
        self.lines.get(index).map_or("", |it| it.of(self.text))
    }

    fn end(&self) -> usize {
        self.lines.last().map_or(0, |it| it.end)
    }

    fn run(&mut self) {
        let mut index = 0;
        let mut named = None;
        while index < self.lines.len() {
            let line = self.line(index);
            let bare = line.trim();
            if bare.starts_with("```") || bare.starts_with("~~~") {
                self.flush(index);
                index = self.fence(index);
                named = None;
                continue;
            }
            if (bare.starts_with('{') || bare == "[")
                && let Some(next) = self.json(index, named)
            {
                index = next;
                named = None;
                continue;
            }
            let is_step = dockerfile::is_instruction(line);
            if let Some(next) = (!is_step).then(|| self.here_document(index)).flatten() {
                index = next;
                continue;
            }
            if let Some(kind) = heading(line) {
                self.flush(index);
                named = Some(kind);
                // A comment that is only a heading is no part of anything.
                if prompt(line).is_some() || !bare.starts_with(['#', '/']) {
                    self.loose = Some(index);
                }
                index += 1;
                if let Some(next) = self.named_block(index, kind) {
                    index = next;
                    named = None;
                }
                continue;
            }
            let shows_unit =
                index > 0 && self.line(index - 1).contains("systemctl") && bare.starts_with("Environment=");
            if let Some(kind) = block::begins(line, self.next_filled(index + 1)).filter(|_| !shows_unit) {
                self.flush(index);
                index = self.block(index, named.take().filter(|it| family(*it) == family(kind)).unwrap_or(kind));
                continue;
            }
            if !bare.is_empty() && !bare.starts_with('#') {
                named = None;
            }
            self.loose.get_or_insert(index);
            index += 1;
        }
        self.flush(self.lines.len());
    }

    fn next_filled(&self, from: usize) -> &'a str {
        (from..self.lines.len().min(from + 5))
            .map(|index| self.line(index))
            .find(|line| !line.trim().is_empty())
            .unwrap_or("")
    }

    /// Ends the loose lines before a line.
    fn flush(&mut self, before: usize) {
        let Some(first) = self.loose.take() else { return };
        let mut last = before;
        while last > first && self.line(last - 1).trim().is_empty() {
            last -= 1;
        }
        if last == first {
            return;
        }
        let span = self.lines[first].to(self.lines[last - 1]);
        let kind = loose::kind(span.of(self.text));
        self.out.push(Piece { kind, span, is_sure: false, family: Family::Lines });
    }

    fn push(&mut self, kind: Kind, span: Span) {
        if !span.is_empty() {
            self.out.push(Piece { kind, span, is_sure: true, family: family(kind) });
        }
    }

    /// What stands between fences is parted by itself.
    fn fence(&mut self, index: usize) -> usize {
        let mark: String = self.line(index).trim().chars().take(3).collect();
        let close = (index + 1..self.lines.len()).find(|it| self.line(*it).trim().starts_with(&mark));
        let last = close.unwrap_or(self.lines.len());
        if last > index + 1 {
            let inside = self.lines[index + 1].to(self.lines[last - 1]);
            self.out.extend(split(self.text, inside, self.chosen, true));
        }
        last + 1
    }

    /// JSON that begins in this line.
    fn json(&mut self, index: usize, named: Option<Kind>) -> Option<usize> {
        if self.open_brackets >= PATIENCE {
            return None;
        }
        let line = self.lines[index];
        let start = line.start + line.of(self.text).find(['{', '['])?;
        let found = island::island(self.text, start, self.end());
        self.open_brackets += usize::from(!found.as_ref().is_some_and(|it| it.is_closed));
        let found = found?;
        let chosen = self.chosen.filter(|it| family(*it) == Family::Json);
        // `go env -json` and a file of variables look alike.
        let looks = found.kind().filter(|it| *it != Kind::GoEnv || chosen.is_none());
        let kind = named.filter(|it| family(*it) == Family::Json).or(looks).or(chosen)?;
        self.flush(index);
        self.push(kind, found.span);
        let next = self.lines.partition_point(|it| it.start < found.span.end);
        Some(next.max(index + 1))
    }

    /// `cat > FILE << EOF`: the lines up to `EOF` are parted by themselves.
    fn here_document(&mut self, index: usize) -> Option<usize> {
        let line = self.line(index);
        let (before, rest) = line.split_once("<<").filter(|_| !self.is_inner)?;
        let rest = rest.trim_start_matches('-').trim_start();
        let quoted = rest.trim_start_matches(['"', '\'', '\\']);
        let length = quoted.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let delimiter = &quoted[..length];
        let is_command = before.contains("cat") || before.contains("tee");
        if delimiter.is_empty() || !is_command || self.endless.len() > PATIENCE || self.endless.contains(&delimiter) {
            return None;
        }
        let Some(last) = (index + 1..self.lines.len()).find(|it| self.line(*it).trim() == delimiter) else {
            self.endless.push(delimiter);
            return None;
        };
        self.loose.get_or_insert(index);
        if last == index + 1 {
            return Some(last + 1);
        }
        let named = file_name::in_line(line);
        let inside = self.lines[index + 1].to(self.lines[last - 1]);
        let mut found = split(self.text, inside, named, true);
        if named.is_none() && !found.iter().any(|it| it.is_sure) {
            return Some(last + 1);
        }
        if let Some(kind) = named {
            choose(self.text, &mut found, kind);
        }
        self.flush(index + 1);
        self.out.extend(found.into_iter().map(|it| Piece { is_sure: true, ..it }));
        Some(last + 1)
    }

    /// Lines of a file that is known by name and whose structure does not show.
    fn named_block(&mut self, index: usize, kind: Kind) -> Option<usize> {
        if !matches!(kind, Kind::EnvFile | Kind::Shell | Kind::Fish | Kind::PowerShell | Kind::Cmd | Kind::Netrc) {
            return None;
        }
        let mut last = index;
        while last < self.lines.len() {
            let line = self.line(last);
            let bare = line.trim();
            let is_other =
                kind == Kind::Netrc && block::begins(line, "") != Some(Kind::Netrc) && !block::goes_on(kind, line);
            let ends = is_other
                || bare.is_empty()
                || prompt(line).is_some()
                || bare.starts_with("```")
                || heading(line).is_some()
                || (kind == Kind::EnvFile && !bare.starts_with('#') && !is_assignment(bare));
            if ends {
                break;
            }
            last += 1;
        }
        if last == index {
            return None;
        }
        self.flush(index);
        let span = self.lines[index].to(self.lines[last - 1]);
        self.push(kind, span);
        Some(last)
    }

    /// The line behind the here-documents that an instruction opens; a forgotten end ends nothing.
    fn behind_bodies(&mut self, index: usize) -> usize {
        let mut last = index + 1;
        for delimiter in dockerfile::delimiters(self.line(index)) {
            if self.endless.len() > PATIENCE || self.endless.contains(&delimiter) {
                break;
            }
            match (last..self.lines.len()).find(|it| self.line(*it).trim() == delimiter) {
                Some(end) => last = end + 1,
                None => self.endless.push(delimiter),
            }
        }
        last
    }

    /// A block from its first line on.
    fn block(&mut self, index: usize, kind: Kind) -> usize {
        let mut last = index + 1;
        let mut filled = index + 1;
        let is_dockerfile = kind == Kind::Dockerfile;
        let mut is_continued = is_dockerfile && self.line(index).trim_end().ends_with(['\\', '`']);
        if is_dockerfile {
            last = self.behind_bodies(index);
            filled = last;
        }
        while last < self.lines.len() {
            let line = self.line(last);
            let is_comment = line.trim_start().starts_with('#') && !is_continued;
            let is_other_file = is_comment && (file_name::is_path(line.trim()) || heading(line).is_some());
            // A unit that is written like a shell script is still a unit.
            let is_slip = kind == Kind::Systemd
                && ["export ", "set "].iter().any(|word| line.trim_start().starts_with(word))
                && filled == last
                && self.line(index).trim_start().starts_with('[');
            if !is_continued && !is_slip && (!block::goes_on(kind, line) || is_other_file) {
                break;
            }
            last += 1;
            if !line.trim().is_empty() {
                if is_dockerfile && !line.trim_start().starts_with('#') {
                    is_continued = line.trim_end().ends_with(['\\', '`']);
                    last = self.behind_bodies(last - 1);
                }
                filled = last;
            }
        }
        let span = self.lines[index].to(self.lines[filled - 1]);
        let kind = match family(kind) {
            Family::Yaml => block::yaml_kind(span.of(self.text), kind),
            _ => kind,
        };
        self.push(kind, span);
        filled
    }
}

fn is_assignment(line: &str) -> bool {
    line.split_once('=').is_some_and(|(name, _)| {
        let name = name.strip_prefix("export ").unwrap_or(name).trim_end_matches([':', '?', '+']).trim_end();
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

/// The kind of the file whose lines follow: `# ~/.netrc`, `$ cat ~/.docker/config.json`, `Dockerfile:`.
fn heading(line: &str) -> Option<Kind> {
    let bare = line.trim();
    if let Some(found) = prompt(line) {
        let said = &line[found.command..];
        return said.starts_with("cat ").then(|| file_name::in_line(said)).flatten();
    }
    if bare.starts_with("cat ") && !bare.contains("<<") {
        return file_name::in_line(bare);
    }
    let comment = bare.strip_prefix('#').or_else(|| bare.strip_prefix("//"));
    let is_title = bare.ends_with([':', '：']) && bare.len() < 80;
    let said = comment.or(is_title.then_some(bare))?;
    file_name::in_line(said).filter(|_| said.len() < 120)
}
