//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

use crate::text::Lang;

/// Correct Go proxy settings, with a reason beside every line.
#[derive(Debug, Parser)]
#[command(name = "goproxy-wizard", version, about)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the situations to start from
    Presets {
        /// Language of the texts
        #[arg(long, default_value = "en", value_parser = super::lang)]
        lang: Lang,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// List the questions: names, answers, defaults
    Questions {
        /// Language of the texts
        #[arg(long, default_value = "en", value_parser = super::lang)]
        lang: Lang,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Check, describe or begin a preset of an organisation's own
    #[command(subcommand)]
    Preset(OwnPreset),
    /// Write the files for a preset or for answers of your own
    Generate(Request),
    /// Put the keys of a JSON file into another; the other's keys, comments and order stay, and the result is printed
    Merge {
        /// The file that is there already
        #[arg(value_name = "FILE")]
        there: PathBuf,
        /// The file with the keys, as `generate` writes it
        #[arg(value_name = "KEYS")]
        keys: PathBuf,
        /// The reading program takes comments and trailing commas, as VS Code does and Docker does not
        #[arg(long)]
        comments: bool,
        /// Language of what is said when it can't be done
        #[arg(long, default_value = "en", value_parser = super::lang)]
        lang: Lang,
    },
    /// Show what go will do for a module, request by request
    Explain(Asked),
    /// Find what is wrong in what a terminal shows or in a file, why, and what to do
    Diagnose(Diagnosed),
    /// List the rules of diagnose, or tell all about one
    Rules(Listed),
    /// Show the page in a browser, from this program alone
    #[cfg(feature = "carry")]
    Serve {
        /// The port on loopback, or the next free one; 0 takes any
        #[arg(long, default_value_t = 8080, value_name = "PORT")]
        port: u16,
        /// Language of what is said here; the page has its own
        #[arg(long, default_value = "en", value_parser = super::lang)]
        lang: Lang,
    },
    /// List the facts that nobody has checked for a while
    Facts {
        /// Age in days from which a fact is listed
        #[arg(long, default_value_t = 180, value_name = "DAYS")]
        older_than: i64,
    },
}

/// What to do about an organisation's presets.
#[derive(Debug, Subcommand)]
pub(super) enum OwnPreset {
    /// Say what is wrong with presets, and where
    Check {
        /// The presets; `-` reads standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Language of the texts
        #[arg(long, default_value = "en", value_parser = super::lang)]
        lang: Lang,
    },
    /// Print the JSON Schema of presets
    Schema,
    /// Print a preset that gives these answers
    New {
        /// The organisation's name
        #[arg(long, value_name = "NAME")]
        name: String,
        #[command(flatten)]
        from: From,
        /// Language of the texts
        #[arg(long, default_value = "en", value_parser = super::lang)]
        lang: Lang,
    },
}

/// What to generate.
#[derive(Debug, ClapArgs)]
pub(super) struct Request {
    #[command(flatten)]
    pub(super) from: From,
    /// Language of reasons and steps
    #[arg(long, default_value = "en", value_parser = super::lang)]
    pub(super) lang: Lang,
    /// Only these files, by target or group
    #[arg(long, value_name = "TARGET", num_args = 1.., value_delimiter = ',')]
    pub(super) only: Vec<String>,
    /// Write the files and manifest.json below this folder instead of printing them
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Write a zip with the files, a README, and a script that puts them in place and takes them back; `-` is standard
    /// output
    #[arg(long, value_name = "FILE", conflicts_with = "out")]
    pub(super) zip: Option<PathBuf>,
}

/// Where the answers come from.
#[derive(Debug, Default, PartialEq, ClapArgs)]
pub(super) struct From {
    /// A situation that `presets` lists
    #[arg(long, value_name = "ID", conflicts_with_all = ["answers", "link"])]
    pub(super) preset: Option<String>,
    /// A JSON object of answers, as `questions` describes them; `-` reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "link")]
    pub(super) answers: Option<PathBuf>,
    /// An address of the page, or its part after `#`
    #[arg(long, value_name = "LINK")]
    pub(super) link: Option<String>,
    /// An organisation's preset, whose answers all others start from
    #[arg(long, value_name = "FILE")]
    pub(super) org: Option<PathBuf>,
    /// One answer, as `--set go=1.25`; values of a list are parted by commas
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
}

/// What to explain.
#[derive(Debug, ClapArgs)]
pub(super) struct Asked {
    /// The module or package path, with @VERSION if you like
    #[arg(value_name = "MODULE[@VERSION]")]
    pub(super) module: String,
    /// What go is to do: download, get, versions, install or build
    #[arg(long, default_value = "download", value_name = "NAME")]
    pub(super) command: String,
    /// Settings: the output of `go env`, exports, a go/env file; `-` reads standard input. Without it, Go's defaults
    #[arg(long, value_name = "FILE", conflicts_with_all = ["preset", "answers", "link", "org", "set"])]
    pub(super) env: Option<PathBuf>,
    /// Or the settings that the files for these answers make
    #[command(flatten)]
    pub(super) from: From,
    /// Where those files are: terminal, editor, build-download, build-compile or ci
    #[arg(long, default_value = "terminal", value_name = "NAME")]
    pub(super) place: String,
    /// What the network does: the name of a ready-made world, or a file of lines `HOST = WORD`; several add up
    #[arg(long, value_name = "NAME|FILE")]
    pub(super) world: Vec<String>,
    /// Patterns of private modules, besides those of GOPRIVATE
    #[arg(long, value_name = "PATTERN", value_delimiter = ',')]
    pub(super) private: Vec<String>,
    /// The release of Go, from 1.21 to 1.27
    #[arg(long, value_name = "RELEASE")]
    pub(super) go: Option<String>,
    /// Language of the explanation
    #[arg(long, default_value = "en", value_parser = super::lang)]
    pub(super) lang: Lang,
    /// How it is printed
    #[arg(long, default_value = "text")]
    pub(super) format: Format,
}

/// How an explanation or a rule is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// What to diagnose.
#[derive(Debug, ClapArgs)]
pub(super) struct Diagnosed {
    /// Files; `-`, or none, reads standard input
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// What the text is, if neither its name nor its look tells: error-text, dockerfile, shell, …
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// How findings are printed
    #[arg(long, default_value = "text")]
    pub(super) format: Shape,
    /// Apply the fixes that are safe, and keep a backup; for standard input, print the mended text
    #[arg(long)]
    pub(super) fix: bool,
    /// Language of the findings
    #[arg(long, default_value = "en", value_parser = super::lang)]
    pub(super) lang: Lang,
}

/// Which rules to list.
#[derive(Debug, ClapArgs)]
pub(super) struct Listed {
    /// A rule's code or name, for all that is written about it
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
    /// How it is printed
    #[arg(long, default_value = "text")]
    pub(super) format: Format,
    /// Language of the texts
    #[arg(long, default_value = "en", value_parser = super::lang)]
    pub(super) lang: Lang,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Shape {
    /// For people
    Text,
    /// For programs
    Json,
    /// For places that show findings beside code: SARIF 2.1.0
    Sarif,
}

impl Command {
    pub(super) fn lang(&self) -> Lang {
        match self {
            Command::Presets { lang, .. }
            | Command::Questions { lang, .. }
            | Command::Merge { lang, .. }
            | Command::Preset(OwnPreset::Check { lang, .. } | OwnPreset::New { lang, .. }) => *lang,
            Command::Generate(request) => request.lang,
            Command::Explain(asked) => asked.lang,
            Command::Diagnose(asked) => asked.lang,
            Command::Rules(asked) => asked.lang,
            #[cfg(feature = "carry")]
            Command::Serve { lang, .. } => *lang,
            Command::Preset(OwnPreset::Schema) | Command::Facts { .. } => Lang::En,
        }
    }
}
