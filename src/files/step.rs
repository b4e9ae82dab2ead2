//! One thing to do: words, perhaps a command, perhaps what a good answer looks like.

use crate::text::Msg;

/// A step of applying, checking or undoing.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What to do, `step.…`.
    pub text: Msg,
    /// The command, for the shell that the text names.
    pub command: Option<String>,
    /// What a good answer looks like, `good.…`.
    pub good: Option<Msg>,
}

impl Step {
    /// Words alone.
    pub fn say(name: &str) -> Self {
        Self { text: Msg::new(format!("step.{name}")), command: None, good: None }
    }

    /// Words and a command.
    pub fn run(name: &str, command: impl Into<String>) -> Self {
        Self { command: Some(command.into()), ..Self::say(name) }
    }

    /// Fills a gap of the words.
    #[must_use]
    pub fn with(mut self, gap: &'static str, value: impl std::fmt::Display) -> Self {
        self.text = self.text.with(gap, value);
        self
    }

    /// Says what a good answer looks like.
    #[must_use]
    pub fn good(mut self, msg: Msg) -> Self {
        self.good = Some(msg);
        self
    }
}

/// Brings a file of the repository back as it was, or removes it if there was none.
pub(super) fn undo_repo_file(file: &str) -> Step {
    Step::run("undo-repo-file", format!("git checkout HEAD -- {file} 2>/dev/null || rm {file}")).with("file", file)
}

/// Deletes the secrets of a CI system, where there are any.
pub(super) fn undo_secrets(names: &[impl AsRef<str>]) -> Option<Step> {
    let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
    (!names.is_empty()).then(|| Step::say("undo-secrets").with("names", names.join(", ")))
}

/// The message `good.NAME`.
pub(super) fn good(name: &str) -> Msg {
    Msg::new(format!("good.{name}"))
}
