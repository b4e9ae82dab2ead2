//! Both languages say the same things: same keys, same gaps, nothing unsaid, and the typography of each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use goproxy_wizard::ask::{Group, Kind as AnswerKind, PRESETS, QUESTIONS, link};
use goproxy_wizard::explain::{self, Behaviour, Mistake, PLACES, Relay, Role, Stock, WORLDS, ends};
use goproxy_wizard::files::{FileGroup, Manifest, files};
use goproxy_wizard::plan::{Plan, Reason};
use goproxy_wizard::read::Kind;
use goproxy_wizard::text::{Catalogue, Lang, Part};

fn texts(lang: Lang) -> BTreeMap<String, &'static str> {
    Catalogue::of(lang).entries().collect::<Vec<_>>().into_iter().collect()
}

fn gaps(text: &str) -> BTreeSet<String> {
    let inner = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned());
    inner.filter(|name| name != "http_code").collect()
}

#[test]
fn both_have_the_same_keys_and_gaps() {
    let (en, zh) = (texts(Lang::En), texts(Lang::ZhCn));
    let keys = |it: &BTreeMap<String, &'static str>| it.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&en), keys(&zh));
    for (key, text) in &en {
        assert_eq!(gaps(text), gaps(zh[key]), "{key}");
        assert_eq!(text.matches('`').count() % 2, 0, "{key}: a backtick is missing");
        assert_eq!(zh[key].matches('`').count() % 2, 0, "{key}: a backtick is missing");
    }
}

#[test]
fn no_key_stands_twice() {
    for lang in Lang::ALL {
        let count = |part: Part| {
            let path = format!("{}/src/text/{}", env!("CARGO_MANIFEST_DIR"), part.file(lang));
            let file = std::fs::read_to_string(path).unwrap();
            file.lines().filter(|line| !line.starts_with('#') && line.contains(" = ")).count()
        };
        assert_eq!(texts(lang).len(), Part::ALL.map(count).iter().sum::<usize>());
    }
}

#[test]
fn everything_that_registries_name_is_said() {
    for lang in Lang::ALL {
        let words = Catalogue::of(lang);
        let must = |key: String| assert!(!words.get(&key).is_empty(), "{}: {key}", lang.tag());
        for question in QUESTIONS {
            must(format!("ask.{}", question.name));
            must(format!("ask.{}.help", question.name));
            if let AnswerKind::One(choices) | AnswerKind::Many(choices) = question.kind {
                assert!(choices.iter().all(|choice| !question.choice_label(choice, &words).is_empty()));
            }
        }
        for reason in Reason::ALL {
            must(reason.key().to_owned());
        }
        for group in Group::ALL {
            must(format!("group.{}", group.name()));
        }
        for group in FileGroup::ALL {
            must(format!("files.{}", group.name()));
        }
        for preset in PRESETS {
            must(format!("preset.{}", preset.name));
            must(format!("preset.{}.help", preset.name));
        }
    }
}

#[test]
fn everything_that_an_explanation_says_is_said() {
    let explain = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explain");
    let files = ["", "story"].map(|folder| std::fs::read_dir(explain.join(folder)).unwrap());
    let files = files.into_iter().flatten().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let sources: Vec<_> = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let written = sources.iter().flat_map(|text| text.split("Msg::new(\"").skip(1));
    let mut keys: Vec<_> = written.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    assert!(keys.len() > 80, "only {} keys were found: the reader of sources is blind", keys.len());
    for name in Role::ALL.map(Role::name).iter().chain(&["go", "git"]) {
        keys.push(format!("role.{name}"));
    }
    let words = Behaviour::ALL.iter().map(|it| it.name()).chain(Relay::ALL.map(Relay::name));
    keys.extend(words.chain(Stock::ALL.map(Stock::name)).map(|name| format!("behaviour.{name}")));
    keys.extend(WORLDS.iter().flat_map(|it| [format!("world.{}", it.name), format!("world.{}.help", it.name)]));
    keys.extend(PLACES.iter().flat_map(|name| [format!("spot.{name}"), format!("spot.{name}.help")]));
    keys.extend(explain::Command::ALL.iter().map(|it| format!("command.{}", it.name())));
    keys.extend(ends().flat_map(|name| [format!("cause.{name}"), format!("cure.{name}")]));
    keys.extend(Mistake::ALL.map(|it| format!("near.{}", it.name())));
    for setter in ["shell", "pasted", "build", "command", "editor", "ci"] {
        keys.extend([format!("origin.process-{setter}"), format!("because.hop-{setter}")]);
    }
    keys.extend(["image", "build-argument", "runner", "setup-go"].map(|setter| format!("origin.process-{setter}")));
    for lang in Lang::ALL {
        let words = Catalogue::of(lang);
        for key in keys.iter().filter(|key| key.contains('.')) {
            assert!(words.has(key), "{}: {key}", lang.tag());
        }
    }
}

#[test]
fn everything_that_the_view_fix_says_is_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/fix");
    let sources =
        std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let named = |text: &str| -> Vec<String> {
        let literals = text.split('"').skip(1).step_by(2).filter(|it| it.starts_with("fix."));
        literals.filter(|it| !it.contains('{')).map(str::to_owned).collect()
    };
    let mut keys: Vec<String> = sources.flat_map(|text| named(&text)).collect();
    assert!(keys.len() > 30, "only {} keys were found: the reader of sources is blind", keys.len());
    for (part, names) in [
        ("severity", &["error", "warning", "note"][..]),
        ("confidence", &["high", "medium", "low"]),
        ("besides", &["error", "env", "file", "trace"]),
        ("example", &["timeout", "410", "daemon", "dockerfile"]),
    ] {
        keys.extend(names.iter().map(|name| format!("fix.{part}-{name}")));
    }
    keys.extend(["explain", "setup"].iter().flat_map(|view| [format!("fix.to-{view}"), format!("fix.to-{view}-help")]));
    keys.extend(Kind::ALL.iter().map(|kind| format!("kind.{}", kind.name())));
    for lang in Lang::ALL {
        let words = Catalogue::of(lang);
        for key in &keys {
            assert!(words.has(key), "{}: {key}", lang.tag());
        }
    }
}

#[test]
fn steps_notes_and_choices_are_said_in_full() {
    let links = PRESETS.iter().map(|preset| format!("preset={}", preset.name)).chain(
        [
            "have=forward-proxy,inspection,module-proxy&proxy-login=basic",
            "have=private&vcs-login=ssh",
            "have=air-gap",
            "have=forward-proxy,inspection,private&runner=arc&ci=github,gitlab,jenkins&editor=dev-container",
            "have=forward-proxy&proxy-login=basic&editors=goland,neovim,helix,other",
        ]
        .map(str::to_owned),
    );
    for link in links {
        let (answers, _) = link::read(&link, &[]);
        let plan = Plan::of(&answers);
        for lang in Lang::ALL {
            let words = Catalogue::of(lang);
            let manifest = Manifest::of(&files(&plan), &plan.notes, link.clone(), &words);
            for file in &manifest.files {
                assert!(!file.place.text.is_empty(), "{}", file.path);
                let steps = file.apply.iter().chain(&file.check).chain(&file.undo);
                let said = steps.flat_map(|step| [Some(&step.text), step.good.as_ref()]).chain([file.choice.as_ref()]);
                said.flatten().for_each(|text| is_said(text));
                file.lines.iter().for_each(|line| is_said(&line.reason));
            }
            plan.notes.iter().for_each(|note| is_said(&words.say(&note.msg)));
        }
    }
}

/// A key in the place of a text has dots and no blanks; an unfilled gap has braces.
fn is_said(text: &str) {
    let is_key = ["step.", "good.", "note.", "choice.", "why."].iter().any(|section| text.starts_with(section));
    assert!(!text.is_empty() && !is_key && gaps(text).is_empty(), "{text}");
}

#[test]
fn chinese_uses_its_own_punctuation_and_spacing() {
    let is_han = |ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch);
    for (key, text) in texts(Lang::ZhCn) {
        let chars: Vec<char> = text.chars().collect();
        for pair in chars.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            assert!(!(is_han(a) && ",.;:!?()".contains(b)), "{key}: half-width {b} after {a}");
            assert!(!(is_han(a) && b.is_ascii_alphanumeric()), "{key}: no space between {a} and {b}");
            assert!(!(a.is_ascii_alphanumeric() && is_han(b)), "{key}: no space between {a} and {b}");
        }
    }
}
