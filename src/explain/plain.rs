//! A story as plain text, for a terminal and for copying.

use super::ends::End;
use super::leaks::Leak;
use super::near_miss::NearMiss;
use super::scene::Explained;
use super::story::{Step, StepKind, Story, Told};
use crate::text::{Catalogue, Msg};

/// How far the details of a step are moved in.
const INDENT: &str = "      ";
/// Settings from that many characters on don't move the remarks behind the others.
const WIDE: usize = 60;

/// The whole of it, ending with a line end.
pub fn plain(explained: &Explained, words: &Catalogue) -> String {
    let story = &explained.story;
    let mut out = Text { words, out: String::new(), entry: None, rules: Vec::new() };
    if let Some(near_miss) = &explained.near_miss {
        out.near_miss(near_miss);
    }
    out.line("", &format!("$ {}    # Go {}", story.command, story.release));
    out.settings(story);
    for chapter in &story.chapters {
        out.line("", "");
        out.say("", &chapter.title);
        for step in &chapter.steps {
            out.step(step);
        }
    }
    out.line("", "");
    out.end(&story.end);
    out.leaks(&explained.leaks);
    out.out
}

struct Text<'a> {
    words: &'a Catalogue,
    out: String,
    /// The entry of GOPROXY that was named last.
    entry: Option<Msg>,
    /// The rules that were said.
    rules: Vec<Msg>,
}

impl Text<'_> {
    fn line(&mut self, indent: &str, text: &str) {
        if !text.is_empty() {
            self.out.push_str(indent);
            self.out.push_str(text);
        }
        self.out.push('\n');
    }

    fn said(&self, msg: &Msg) -> String {
        self.words.say(msg)
    }

    fn say(&mut self, indent: &str, msg: &Msg) {
        let text = self.said(msg);
        self.line(indent, &text);
    }

    fn near_miss(&mut self, near_miss: &NearMiss) {
        for (i, line) in near_miss.lines(self.words).iter().enumerate() {
            self.line(if i == 0 { "" } else { "  " }, line);
        }
        self.line("", "");
    }

    fn settings(&mut self, story: &Story) {
        if story.settings.is_empty() {
            return;
        }
        self.line("", "");
        let line = |told: &Told| format!("{}={}", told.name, told.value);
        let width = story.settings.iter().map(|told| line(told).chars().count()).filter(|it| *it < WIDE).max();
        let width = width.unwrap_or_default();
        for told in &story.settings {
            let origin = self.said(&told.origin);
            self.line("  ", &format!("{:width$}  # {origin}", line(told)));
        }
    }

    fn step(&mut self, step: &Step) {
        let number = step.number.map_or_else(|| "  -".to_owned(), |number| format!("{number:>3}"));
        let mut title = self.said(&step.title);
        if step.at_once {
            title.push_str(self.words.get("purpose.at-once"));
        }
        let back = step.came_back.as_ref().map(|msg| self.said(msg)).unwrap_or_default();
        let mut back = back.lines().map(str::trim_end);
        let first = back.next().map(|line| format!(" → {line}")).unwrap_or_default();
        match &step.asked {
            None => self.line("", &format!("{number} {title}")),
            Some(asked) => {
                let verb = if step.kind == StepKind::Request { "GET " } else { "" };
                self.line("", &format!("{number} {verb}{asked}"));
                self.line(INDENT, &format!("{title}{first}"));
            }
        }
        for line in back {
            self.line(INDENT, &format!("  {line}"));
        }
        for msg in [&step.via, &step.login].into_iter().flatten() {
            self.say(INDENT, msg);
        }
        for because in &step.because {
            if self.is_new(&because.msg) {
                self.say(INDENT, &because.msg);
            }
        }
        if let Some(follows) = &step.follows {
            let text = self.said(follows);
            self.line(INDENT, &format!("⇒ {text}"));
        }
    }

    /// Whether a reason has to be said: a rule once, an entry of GOPROXY whenever it is another one.
    fn is_new(&mut self, msg: &Msg) -> bool {
        if msg.key().starts_with("because.hop") {
            let is_new = self.entry.as_ref() != Some(msg);
            self.entry = Some(msg.clone());
            return is_new;
        }
        let is_new = !self.rules.contains(msg);
        self.rules.push(msg.clone());
        is_new
    }

    fn end(&mut self, end: &End) {
        let failed = match end {
            End::Done => return self.say("", &Msg::new("end.done")),
            End::Failed(failed) => failed,
        };
        self.say("", &Msg::new(if failed.hangs { "end.hangs" } else { "end.failed" }));
        for line in failed.text.lines() {
            self.line("  ", line);
        }
        self.line("", "");
        for (key, msg) in [("end.cause", &failed.cause), ("end.cure", &failed.cure)] {
            let text = self.said(msg);
            self.say("", &Msg::new(key).with("text", text));
        }
        self.say("", &Msg::new("end.read").with("title", failed.source.title).with("url", failed.source.url));
    }

    fn leaks(&mut self, leaks: &[Leak]) {
        for leak in leaks {
            self.line("", "");
            self.say("", &leak.msg());
        }
    }
}

impl Leak {
    /// The leak in words.
    pub fn msg(&self) -> Msg {
        let (key, through) = match (&self.through, self.is_near) {
            (Some(through), false) => ("leak.through", through.as_str()),
            (Some(through), true) => ("leak.through-near", through.as_str()),
            (None, false) => ("leak.seen", ""),
            (None, true) => ("leak.seen-near", ""),
        };
        let msg = Msg::new(key).with("path", &self.path).with("host", &self.host).with("pattern", &self.pattern);
        if through.is_empty() { msg } else { msg.with("through", through) }
    }
}
