//! The directives of go.mod and go.work, one by one; reads no file itself.

use super::mod_file::{ModFile, Replace, Require};
use super::mod_syntax::{Line, Mistake, Statement, parse};
use super::mod_word::{Checked, QUOTED, is_folder, lax_go_version, retracted, unquoted};
use super::module_path::{check_path_major, split_path_version};
use super::pseudo_version::canonical_version;
use super::quote::quote;
use super::{Failure, InvalidVersion, Kind, Os, Release, gover};

/// Which file is read, and how closely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// The main module's go.mod: versions that are not in their usual form stay, since go looks them up.
    Main,
    /// A go.mod that must be right.
    Strict,
    /// A dependency's go.mod: what does not concern others is passed over.
    Lax,
    /// A go.work.
    Work,
}

/// What is read so far.
pub(super) struct Reader {
    release: Release,
    os: Os,
    manner: Manner,
    /// What the file declares.
    pub(super) file: ModFile,
    /// The folders that a go.work uses.
    pub(super) uses: Vec<String>,
    has_module: bool,
    /// Where each range of retracted versions stands.
    retract_at: Vec<(usize, usize)>,
    mistakes: Vec<Mistake>,
}

/// Reads a file of that name (`golang.org/x/mod/modfile.parseToFile`, `ParseWork`).
///
/// # Errors
/// The mistakes as go lists them, one a line.
pub(super) fn read(name: &str, text: &str, release: Release, os: Os, manner: Manner) -> Result<Reader, Failure> {
    let file = ModFile::default();
    let mut reader = Reader {
        release,
        os,
        manner,
        file,
        uses: Vec::new(),
        has_module: false,
        retract_at: Vec::new(),
        mistakes: Vec::new(),
    };
    match parse(name, text) {
        Ok(statements) => statements.iter().for_each(|statement| reader.statement(statement)),
        Err(mistake) => reader.mistakes.push(mistake),
    }
    reader.check_retracted();
    if reader.mistakes.is_empty() {
        return Ok(reader);
    }
    let lines = reader.mistakes.iter().map(|mistake| match mistake.at {
        (line, 0 | 1) => format!("{name}:{line}: {}", mistake.text),
        (line, column) => format!("{name}:{line}:{column}: {}", mistake.text),
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    let kind = match () {
        () if text.contains("malformed module path") => Kind::MalformedPath,
        () if text.contains("invalid toolchain") => Kind::ToolchainInvalid,
        () => Kind::Unclassified,
    };
    Err(Failure::new(kind, text))
}

impl Reader {
    fn has(&self, verb: &str) -> bool {
        let minor = self.release.minor;
        match (self.manner, verb) {
            (Manner::Lax, "go" | "module" | "retract" | "require")
            | (
                Manner::Main | Manner::Strict,
                "go" | "toolchain" | "module" | "require" | "exclude" | "replace" | "retract",
            )
            | (Manner::Work, "go" | "toolchain" | "use" | "replace") => true,
            (Manner::Main | Manner::Strict | Manner::Work, "godebug") => minor >= 23,
            (Manner::Main | Manner::Strict, "tool") => minor >= 24,
            (Manner::Main | Manner::Strict | Manner::Lax, "ignore") => minor >= 25,
            _ => false,
        }
    }

    /// A line, or the lines of a block (`golang.org/x/mod/modfile.parseToFile`, `ParseWork`).
    fn statement(&mut self, statement: &Statement) {
        let (start, lines) = match statement {
            Statement::Line(line) => {
                let (verb, arguments) = line.words.split_first().map_or(("", &[][..]), |(verb, rest)| (verb, rest));
                self.directive(verb, arguments, line);
                return;
            }
            Statement::Block(start, lines) => (start, lines),
        };
        match start.words.as_slice() {
            [verb] if self.has(verb) && !matches!(verb.as_str(), "go" | "toolchain") => {
                for line in lines {
                    self.directive(verb, &line.words, line);
                }
            }
            _ if self.manner == Manner::Lax => {}
            words => {
                let text = format!("unknown block type: {}", words.join(" "));
                self.mistakes.push(Mistake { at: start.at, text });
            }
        }
    }

    fn directive(&mut self, verb: &str, arguments: &[String], line: &Line) {
        let read = if self.has(verb) {
            self.read(verb, arguments, line)
        } else if self.manner == Manner::Lax {
            Ok(())
        } else {
            Err(format!("unknown directive: {verb}"))
        };
        if let Err(text) = read {
            self.mistakes.push(Mistake { at: line.at, text });
        }
    }

    /// What a directive says (`golang.org/x/mod/modfile.File.add`).
    fn read(&mut self, verb: &str, arguments: &[String], line: &Line) -> Checked<()> {
        match verb {
            "go" => {
                let version = only(verb, arguments, &self.file.go)?;
                self.file.go = self.go_version(version)?;
            }
            "toolchain" => {
                let name = only(verb, arguments, &self.file.toolchain)?;
                if name != "default" && name != "go1" && !name.starts_with("go1.") {
                    let form = match (self.release.minor, self.manner) {
                        (..22, _) | (22, Manner::Work) => "go1.23 or local",
                        (22, _) => "go1.23.0 or local",
                        _ => "go1.23.0 or default",
                    };
                    return Err(format!("invalid toolchain version '{name}': must match format {form}"));
                }
                self.file.toolchain = name.to_owned();
            }
            "module" => {
                if std::mem::replace(&mut self.has_module, true) {
                    return Err("repeated module statement".to_owned());
                }
                let [path] = arguments else { return Err("usage: module module/path".to_owned()) };
                self.file.module = unquoted(path)?;
            }
            "godebug" => match arguments {
                [word] if word.contains('=') && !word.contains(['"', '`', '\'', ',']) => {}
                _ => return Err("usage: godebug key=value".to_owned()),
            },
            "require" | "exclude" => {
                let [path, version] = arguments else { return Err(format!("usage: {verb} module/path v1.2.3")) };
                let path = unquoted(path)?;
                let version = self.version(verb, &path, version)?;
                self.check_major(verb, &path, &version)?;
                if verb == "exclude" {
                    self.file.exclude.push((path, version));
                } else {
                    let mut words = line.comment.as_deref().unwrap_or_default().split_whitespace();
                    let indirect =
                        matches!((words.next(), words.next()), (Some("indirect"), None) | (Some("indirect;"), Some(_)));
                    self.file.require.push(Require { path, version, indirect });
                }
            }
            "replace" => {
                let replace = self.replace(verb, arguments)?;
                self.file.replace.push(replace);
            }
            "retract" => match retracted(arguments) {
                Ok((_, rest)) if !rest.is_empty() && self.manner != Manner::Lax => {
                    return Err(format!("unexpected token after version: {}", quote(&rest[0])));
                }
                Ok((range, _)) => {
                    self.file.retract.push(range);
                    self.retract_at.push(line.at);
                }
                Err(_) if self.manner == Manner::Lax => {}
                Err(text) => return Err(text),
            },
            "use" => {
                let [folder] = arguments else { return Err("usage: use local/dir".to_owned()) };
                self.uses.push(unquoted(folder)?);
            }
            _ => {
                let [word] = arguments else { return Err(format!("{verb} directive expects exactly one argument")) };
                unquoted(word)?;
            }
        }
        Ok(())
    }

    fn go_version(&self, version: &str) -> Checked<String> {
        if gover::is_go_line(version) {
            return Ok(version.to_owned());
        }
        if let Some(fixed) = lax_go_version(version).filter(|_| self.manner == Manner::Lax) {
            return Ok(fixed);
        }
        let old = self.release.minor < 22 || self.release.minor == 22 && self.manner == Manner::Work;
        let form = if old { "1.23" } else { "1.23.0" };
        Err(format!("invalid go version '{version}': must match format {form}"))
    }

    /// A version in its usual form (`golang.org/x/mod/modfile.parseVersion`, `cmd/go/internal/modload.fixVersion`).
    fn version(&self, verb: &str, path: &str, word: &str) -> Checked<String> {
        let start = if path.is_empty() { format!("{verb}: ") } else { format!("{verb} {path}: ") };
        let wrong = |version: &str, why: &str| Err(format!("{start}{}", InvalidVersion::new(version, why)));
        let version = match unquoted(word) {
            Ok(version) => version,
            Err(why) => return wrong(word, why.trim_start_matches(QUOTED)),
        };
        let canonical = canonical_version(&version);
        if self.manner != Manner::Main {
            return if canonical.is_empty() { wrong(&version, "must be of the form v1.2.3") } else { Ok(canonical) };
        }
        let (_, major, valid) = split_path_version(path);
        if !valid {
            return wrong(&version, &format!("malformed module path {}", quote(path)));
        }
        if canonical == version && !version.is_empty() {
            check_path_major(&version, major).map_err(|invalid| format!("{start}{invalid}"))?;
        }
        Ok(version)
    }

    fn check_major(&self, verb: &str, path: &str, version: &str) -> Checked<()> {
        let (_, major, valid) = split_path_version(path);
        if !valid {
            return Err("invalid module path".to_owned());
        }
        if self.manner == Manner::Main && canonical_version(version) != version {
            return Ok(());
        }
        check_path_major(version, major).map_err(|invalid| format!("{verb} {path}: {invalid}"))
    }

    /// Which module stands for which (`golang.org/x/mod/modfile.parseReplace`).
    fn replace(&self, verb: &str, arguments: &[String]) -> Checked<Replace> {
        let arrow = if arguments.get(1).is_some_and(|word| word == "=>") { 1 } else { 2 };
        let (old, new) = match arguments.get(arrow).map(String::as_str) {
            Some("=>") => (&arguments[..arrow], &arguments[arrow + 1..]),
            _ => (&[][..], &[][..]),
        };
        let (Some(path), true) = (old.first(), (1..=2).contains(&new.len())) else {
            return Err(format!(
                "usage: {verb} module/path [v1.2.3] => other/module v1.4\n\t or {verb} module/path [v1.2.3] => ../local/directory"
            ));
        };
        let path = unquoted(path)?;
        if !split_path_version(&path).2 {
            return Err(format!("{verb} {path}: invalid module path"));
        }
        let mut version = String::new();
        if let Some(word) = old.get(1) {
            version = self.version(verb, &path, word)?;
            self.check_major(verb, &path, &version)?;
        }
        let target = unquoted(&new[0])?;
        let is_folder = is_folder(&target, self.release);
        let mut target_version = String::new();
        if let Some(word) = new.get(1) {
            target_version = self.version(verb, &target, word)?;
            if is_folder {
                return Err(format!("replacement module directory path {} cannot have version", quote(&target)));
            }
        } else if !is_folder && target.contains('@') {
            return Err("replacement module must match format 'path version', not 'path@version'".to_owned());
        } else if !is_folder {
            let start = if self.release.minor < 22 { "./ or ../" } else { ". or .." };
            return Err(format!(
                "replacement module without version must be directory path (rooted or starting with {start})"
            ));
        } else if self.os != Os::Windows && target.contains('\\') {
            return Err("replacement directory appears to be Windows path (on a non-windows system)".to_owned());
        }
        Ok(Replace { old: (path, version), new: (target, target_version) })
    }

    /// Ranges of versions are about the module itself (`golang.org/x/mod/modfile.File.fixRetract`).
    fn check_retracted(&mut self) {
        if self.manner != Manner::Main {
            return;
        }
        let module = self.file.module.clone();
        for (range, at) in self.file.retract.iter().zip(&self.retract_at) {
            if module.is_empty() {
                let text = "no module directive found, so retract cannot be used".to_owned();
                self.mistakes.push(Mistake { at: *at, text });
                return;
            }
            let checked =
                [&range.0, &range.1].into_iter().try_for_each(|it| self.version("retract", &module, it).map(|_| ()));
            if let Err(text) = checked {
                self.mistakes.push(Mistake { at: *at, text });
            }
        }
    }
}

/// The one argument of a directive that comes once.
fn only<'a>(verb: &str, arguments: &'a [String], before: &str) -> Checked<&'a str> {
    match arguments {
        _ if !before.is_empty() => Err(format!("repeated {verb} statement")),
        [one] => Ok(one),
        _ => Err(format!("{verb} directive expects exactly one argument")),
    }
}
