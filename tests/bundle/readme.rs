//! README.md, read by a Markdown parser of others: every step is in it, and no value becomes more than text.

use std::collections::BTreeSet;

use goproxy_wizard::ask::{Answers, link};
use goproxy_wizard::bundle::{Bundle, SCRIPT};
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::text::{Catalogue, Lang};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use regex::Regex;

use super::{answers, hostile, situations};

/// What a reader sees: headings, blocks of code, spans of code, and everything in a row.
#[derive(Default)]
struct Read {
    headings: Vec<String>,
    blocks: Vec<String>,
    spans: Vec<String>,
    text: String,
}

fn read(markdown: &str) -> Read {
    let mut out = Read::default();
    let mut inside: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Start(Tag::Heading { .. }) => inside = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => out.headings.push(inside.take().unwrap()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
                assert_eq!(&*kind, "sh");
                inside = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) => out.blocks.push(inside.take().unwrap()),
            Event::Text(text) => {
                out.text.push_str(&text);
                inside = inside.map(|it| it + &text);
            }
            Event::Code(code) => {
                out.text.push_str(&code);
                inside = inside.map(|it| it + &code);
                out.spans.push(code.into_string());
            }
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Strong) | Event::End(_) => {}
            Event::SoftBreak => out.text.push(' '),
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    out
}

fn check(name: &str, answers: &Answers, lang: Lang) {
    let words = Catalogue::of(lang);
    let plan = Plan::of(answers);
    let (files, link) = (files(&plan), link::write(answers));
    let command = format!("goproxy-wizard generate --link '{}'", link.replace('\'', "'\\''"));
    let bundle = Bundle {
        files: &files,
        plan: &plan,
        page: "https://tools.corp.example/go/",
        link: &link,
        command: &command,
        script: SCRIPT,
        words: &words,
    };
    let entries = bundle.entries();
    assert_eq!(entries[0].path, "README.md");
    let read = read(&entries[0].text);
    let paths: Vec<_> = files.iter().map(|file| file.path).collect();
    assert_eq!(read.headings[read.headings.len() - files.len()..], paths, "{name}");
    let mut commands: Vec<_> = files.iter().flat_map(|it| it.apply.iter().chain(&it.check).chain(&it.undo)).collect();
    commands.retain(|step| step.command.is_some());
    let mut blocks = read.blocks.iter().map(|block| block.trim_end_matches('\n'));
    for wanted in ["sh apply.sh", "sh apply.sh --yes", "sh apply.sh --undo --yes"] {
        assert_eq!(blocks.next(), Some(wanted), "{name}");
    }
    assert!(blocks.next().is_some_and(|block| block.starts_with("sh apply.sh")), "{name}");
    assert_eq!(blocks.next(), Some(&*format!("https://tools.corp.example/go/#{link}")), "{name}");
    assert_eq!(blocks.next(), Some(&*command), "{name}");
    for step in commands {
        assert_eq!(blocks.next(), step.command.as_deref(), "{name}");
    }
    assert_eq!(blocks.next(), None, "{name}");
    for gap in ["ask.", "step.", "good.", "place.", "bundle.", "choice.", "note."] {
        assert!(!read.text.split_whitespace().any(|word| word.starts_with(gap)), "{name}: {gap}");
    }
    for file in files.iter().filter(|file| file.place.at != file.path) {
        assert!(read.spans.iter().any(|span| span == file.place.at), "{name}: {}", file.place.at);
    }
}

/// What is not in the catalogue would be missing without a word.
#[test]
fn every_sentence_is_there_and_used() {
    let source = include_str!("../../src/bundle/readme.rs");
    let named = Regex::new(r#"say\("([a-z-]+)"\)|"bundle\.([a-z-]+)"|\("(place-[a-z]+)""#).unwrap();
    let found = named.captures_iter(source).filter_map(|found| (1..4).find_map(|i| found.get(i)));
    let used: BTreeSet<_> = found.map(|name| format!("bundle.{}", name.as_str())).collect();
    for lang in Lang::ALL {
        let words = Catalogue::of(lang);
        let there: BTreeSet<_> = words.entries().map(|(key, _)| key).filter(|key| key.starts_with("bundle.")).collect();
        assert_eq!(used, there, "{}", lang.tag());
    }
}

#[test]
fn in_every_situation() {
    for lang in Lang::ALL {
        for (name, answers) in situations::all() {
            check(name, &answers, lang);
        }
    }
}

#[test]
fn whatever_people_type() {
    for answers in hostile::batch(&answers::answers()) {
        check(&format!("{answers:?}"), &answers, Lang::En);
    }
}
