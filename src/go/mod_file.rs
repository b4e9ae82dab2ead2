//! go.mod and go.work: what they declare, and what go says where they are wrong; looks at no other file.

use super::mod_reader::{Manner, read};
use super::quote::quote;
use super::{Failure, Kind, Os, Release, gover};

/// A module that is required.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Require {
    /// Its path.
    pub path: String,
    /// Its version.
    pub version: String,
    /// Whether `// indirect` stands behind it.
    pub indirect: bool,
}

/// A module that stands for another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replace {
    /// The path and version of the other; no version means all of them.
    pub old: (String, String),
    /// The path and version; no version means a folder.
    pub new: (String, String),
}

/// What a go.mod declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModFile {
    /// The module's path, empty if there is none.
    pub module: String,
    /// The go line's version, empty if there is none.
    pub go: String,
    /// The toolchain line's name, empty if there is none.
    pub toolchain: String,
    /// In the order of the file.
    pub require: Vec<Require>,
    /// In the order of the file.
    pub replace: Vec<Replace>,
    /// Paths and versions.
    pub exclude: Vec<(String, String)>,
    /// The first and the last version of each range.
    pub retract: Vec<(String, String)>,
}

/// What a go.work declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkFile {
    /// The go line's version, empty if there is none.
    pub go: String,
    /// The toolchain line's name, empty if there is none.
    pub toolchain: String,
    /// Folders.
    pub uses: Vec<String>,
    /// In the order of the file.
    pub replace: Vec<Replace>,
}

impl ModFile {
    /// A dependency's go.mod (`golang.org/x/mod/modfile.ParseLax`).
    ///
    /// # Errors
    /// The mistakes as go lists them, one a line; `parsing go.mod: ` stands before them.
    pub fn parse_lax(text: &str, release: Release) -> Result<ModFile, Failure> {
        read("go.mod", text, release, Os::Linux, Manner::Lax).map(|reader| reader.file)
    }

    /// The go.mod of a module that is built on its own (`golang.org/x/mod/modfile.Parse`).
    ///
    /// # Errors
    /// The mistakes as go lists them, one a line.
    pub fn parse_strict(text: &str, release: Release, os: Os) -> Result<ModFile, Failure> {
        read("go.mod", text, release, os, Manner::Strict).map(|reader| reader.file)
    }

    /// The main module's go.mod (`cmd/go/internal/modload.ReadModFile`, `indexModFile`). One that wants a newer Go is no
    /// error here, and may lack what this Go does not understand: whoever asks compares [`ModFile::go`] first.
    ///
    /// # Errors
    /// What go says.
    pub fn parse_main(text: &str, release: Release, os: Os) -> Result<ModFile, Failure> {
        let newer = |file: &ModFile| gover::compare(&file.go, &release.to_string()).is_gt();
        let file = match read("go.mod", text, release, os, Manner::Main) {
            Ok(reader) => reader.file,
            Err(failure) => {
                let lax = ModFile::parse_lax(text, release).ok().filter(|file| release.minor >= 24 && newer(file));
                return lax.ok_or_else(|| failure.after("errors parsing go.mod:\n"));
            }
        };
        if newer(&file) {
            return Ok(file);
        }
        if file.module.is_empty() {
            let text = "error reading go.mod: missing module declaration. To specify the module path:\n\tgo mod edit \
                        -module=example.com/mod";
            return Err(Failure::new(Kind::Unclassified, text));
        }
        if release.minor >= 26 && matches!(file.module.as_str(), "go" | "toolchain") {
            let text = format!("error reading go.mod: invalid module path: {}", quote(&file.module));
            return Err(Failure::new(Kind::Unclassified, text));
        }
        for (place, replace) in file.replace.iter().enumerate() {
            let before =
                file.replace[..place].iter().find(|other| other.old == replace.old && other.new != replace.new);
            if let Some(before) = before {
                let text = format!(
                    "conflicting replacements for {}:\n\t{}\n\t{}",
                    shown(&replace.old),
                    shown(&before.new),
                    shown(&replace.new)
                );
                return Err(Failure::new(Kind::Unclassified, text));
            }
        }
        Ok(file)
    }
}

impl WorkFile {
    /// A go.work (`cmd/go/internal/modload.ReadWorkFile`). One that wants a newer Go is no error here.
    ///
    /// # Errors
    /// What go says.
    pub fn parse(text: &str, release: Release, os: Os) -> Result<WorkFile, Failure> {
        let words = if release.minor < 23 { "reading go.work: " } else { "errors parsing go.work:\n" };
        let reader = read("go.work", text, release, os, Manner::Work).map_err(|failure| failure.after(words))?;
        let ModFile { go, toolchain, replace, .. } = reader.file;
        Ok(WorkFile { go, toolchain, uses: reader.uses, replace })
    }
}

/// A path and version as messages have them (`golang.org/x/mod/module.Version.String`).
fn shown((path, version): &(String, String)) -> String {
    if version.is_empty() { path.clone() } else { format!("{path}@{version}") }
}

#[cfg(test)]
mod tests {
    use super::{ModFile, WorkFile};
    use crate::go::{Os, Release};

    /// Comments of `golang.org/x/mod/modfile/testdata` and its `isIndirect`.
    #[test]
    fn only_the_word_alone_or_before_a_semicolon_means_indirect() {
        for (comment, indirect) in [
            ("// indirect", true),
            ("//indirect", true),
            ("// indirect; as well", true),
            ("// indirect as well", false),
            ("// indirect;", false),
            ("// not indirect", false),
            ("", false),
        ] {
            let text = format!("module m\nrequire a.test/b v1.0.0 {comment}\n");
            let file = ModFile::parse_lax(&text, Release::NEWEST).unwrap();
            assert_eq!(file.require[0].indirect, indirect, "{comment}");
        }
    }

    /// Said by 1.21.13, 1.24.11 and 1.27.3 (`go list -m`).
    #[test]
    fn a_workspace_is_read_as_go_reads_it() {
        let read = |text: &str, minor| WorkFile::parse(text, Release::new(minor, 9), Os::Linux);
        let file = read("go 1.21\nuse (\n\t./a // first\n\t\"./b c\"\n)\nreplace a.test/b => ./x\n", 27).unwrap();
        assert_eq!((file.go.as_str(), file.uses, file.replace.len()), ("1.21", vec!["./a".into(), "./b c".into()], 1));
        for (minor, text, want) in [
            (27, "go 1.21\nuse ./a\nfoo x\n", "errors parsing go.work:\ngo.work:3: unknown directive: foo"),
            (
                24,
                "use (\n",
                "errors parsing go.work:\ngo.work:2: syntax error (unterminated block started at go.work:1:1)",
            ),
            (21, "go 1.21\nuse a b\n", "reading go.work: go.work:2: usage: use local/dir"),
            (21, "go x", "reading go.work: go.work:1: invalid go version 'x': must match format 1.23"),
            (27, "go x", "errors parsing go.work:\ngo.work:1: invalid go version 'x': must match format 1.23.0"),
        ] {
            assert_eq!(read(text, minor).unwrap_err().text, want);
        }
    }
}
