//! The manifest as JSON, member by member; knows what it says and nothing of where it is kept.

use std::fmt::Write as _;

use super::{Manifest, ManifestFile, ManifestStep};

/// A value.
enum Json<'a> {
    Null,
    Number(u32),
    Text(&'a str),
    List(Vec<Json<'a>>),
    Object(Vec<(&'static str, Json<'a>)>),
}

impl Manifest {
    /// The text of `manifest.json`.
    pub fn json(&self) -> String {
        let note = |weight, about, text| {
            Json::Object(vec![("weight", Json::Text(weight)), ("about", Json::Text(about)), ("text", Json::Text(text))])
        };
        let notes = self.notes.iter().map(|it| note(it.weight, it.about, &it.text)).collect();
        let whole = Json::Object(vec![
            ("schema_version", Json::Number(self.schema_version)),
            ("lang", Json::Text(self.lang)),
            ("link", Json::Text(&self.link)),
            ("notes", Json::List(notes)),
            ("files", Json::List(self.files.iter().map(file).collect())),
        ]);
        let mut out = String::new();
        whole.print(0, &mut out);
        out.push('\n');
        out
    }
}

fn file(it: &ManifestFile) -> Json<'_> {
    let place = Json::Object(vec![
        ("how", Json::Text(it.place.how)),
        ("at", Json::Text(it.place.at)),
        ("text", Json::Text(&it.place.text)),
    ]);
    let lines = it.lines.iter().map(|line| {
        Json::Object(vec![
            ("text", Json::Text(&line.text)),
            ("reason", Json::Text(&line.reason)),
            ("source", Json::Text(line.source)),
            ("asked_by", Json::List(line.asked_by.iter().map(|name| Json::Text(name)).collect())),
        ])
    });
    Json::Object(vec![
        ("target", Json::Text(it.target)),
        ("path", Json::Text(it.path)),
        ("place", place),
        ("choice", it.choice.as_deref().map_or(Json::Null, Json::Text)),
        ("apply", steps(&it.apply)),
        ("check", steps(&it.check)),
        ("undo", steps(&it.undo)),
        ("lines", Json::List(lines.collect())),
    ])
}

fn steps(steps: &[ManifestStep]) -> Json<'_> {
    Json::List(steps.iter().map(step).collect())
}

/// A step has only the members that there is something to say in.
fn step(it: &ManifestStep) -> Json<'_> {
    let mut members = vec![("text", Json::Text(&it.text))];
    members.extend(it.command.as_deref().map(|text| ("command", Json::Text(text))));
    members.extend(it.good.as_deref().map(|text| ("good", Json::Text(text))));
    Json::Object(members)
}

impl Json<'_> {
    /// Prints it, two blanks for each level.
    fn print(&self, depth: usize, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Number(number) => out.push_str(&number.to_string()),
            Json::Text(text) => string(text, out),
            Json::List(items) => within(['[', ']'], items, depth, out, |item, depth, out| item.print(depth, out)),
            Json::Object(members) => within(['{', '}'], members, depth, out, |(name, value), depth, out| {
                string(name, out);
                out.push_str(": ");
                value.print(depth, out);
            }),
        }
    }
}

fn within<T>(
    [open, close]: [char; 2],
    items: &[T],
    depth: usize,
    out: &mut String,
    print: impl Fn(&T, usize, &mut String),
) {
    out.push(open);
    for (i, item) in items.iter().enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        print(item, depth + 1, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

/// RFC 8259, section 7.
fn string(text: &str, out: &mut String) {
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\0'..' ' => {
                let _ = write!(out, "\\u{:04x}", ch as u32);
            }
            _ => out.push(ch),
        }
    }
    out.push('"');
}
