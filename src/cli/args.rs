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
    /// Write the files for a preset or for answers of your own
    Generate(Request),
    /// List the facts that nobody has checked for a while
    Facts {
        /// Age in days from which a fact is listed
        #[arg(long, default_value_t = 180, value_name = "DAYS")]
        older_than: i64,
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
}

/// Where the answers come from.
#[derive(Debug, ClapArgs)]
#[group(required = true, multiple = false)]
pub(super) struct From {
    /// A situation that `presets` lists
    #[arg(long, value_name = "ID")]
    pub(super) preset: Option<String>,
    /// A JSON object of answers, as `questions` describes them; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(super) answers: Option<PathBuf>,
}

impl Command {
    pub(super) fn lang(&self) -> Lang {
        match self {
            Command::Presets { lang, .. } | Command::Questions { lang, .. } => *lang,
            Command::Generate(request) => request.lang,
            Command::Facts { .. } => Lang::En,
        }
    }
}
