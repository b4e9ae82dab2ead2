//! `README.md`: what is in the zip, where it goes, how it is checked and undone, and how one gets the same again.

use super::markdown::{block, code, prose};
use super::{Bundle, Spot};
use crate::ask::{Kind, QUESTIONS, Question};
use crate::files::{Artifact, Step};
use crate::plan::Note;
use crate::text::{Catalogue, Msg};

/// The text.
pub(super) fn text(bundle: &Bundle) -> String {
    let words = bundle.words;
    let say = |name: &str| prose(words.get(&format!("bundle.{name}")));
    let mut out = vec![format!("# {}", say("title")), say("what")];
    out.push(format!("## {}", say("place")));
    for (name, command) in [
        ("place-see", "sh apply.sh"),
        ("place-do", "sh apply.sh --yes"),
        ("place-undo", "sh apply.sh --undo --yes"),
        ("place-some", &some(bundle.files)),
    ] {
        out.extend([say(name), block(command, 0)]);
    }
    out.push(say("place-hand"));
    if bundle.files.iter().any(is_of_windows) {
        out.push(say("place-windows"));
    }

    out.push(format!("## {}", say("answers")));
    let asked = QUESTIONS.iter().filter(|question| (question.asked)(&bundle.plan.answers));
    out.push(asked.map(|question| answer(question, bundle)).collect());
    if !bundle.plan.notes.is_empty() {
        out.push(format!("## {}", say("notes")));
        out.push(bundle.plan.notes.iter().map(|it| note(it, words)).collect());
    }

    out.push(format!("## {}", say("again")));
    out.extend([say("again-link"), block(&format!("{}#{}", bundle.page, bundle.link), 0)]);
    out.extend([say("again-command"), block(bundle.command, 0)]);

    out.push(format!("## {}", say("files")));
    out.extend(bundle.files.iter().flat_map(|it| file(it, words)));
    let parts: Vec<_> = out.iter().map(|part| part.trim_end()).collect();
    parts.join("\n\n") + "\n"
}

/// A command with files that there are.
fn some(files: &[Artifact]) -> String {
    let targets: Vec<_> = files.iter().filter(|it| Spot::of(it).is_some()).map(|it| it.target).take(2).collect();
    let only = if targets.is_empty() { String::new() } else { format!(" --only {}", targets.join(" ")) };
    format!("sh apply.sh{only} --repo ~/src/app")
}

fn is_of_windows(file: &Artifact) -> bool {
    matches!(file.target, "powershell" | "wslconfig")
}

fn answer(question: &Question, bundle: &Bundle) -> String {
    let words = bundle.words;
    let texts = (question.get)(&bundle.plan.answers);
    let said: Vec<_> = texts.iter().filter(|text| !text.is_empty()).map(|text| value(question, text, words)).collect();
    let join = |a: String, b: String| words.say(&Msg::new("page.join").with("a", a).with("b", b));
    let said = said.into_iter().reduce(join).unwrap_or_else(|| words.get("bundle.none").to_owned());
    format!("- **{}** {said}\n", prose(words.get(&format!("ask.{}", question.name))))
}

fn note(note: &Note, words: &Catalogue) -> String {
    let weight = words.get(&format!("page.weight-{}", note.weight.name()));
    let about = prose(words.get(&format!("ask.{}", note.about.question().name)));
    format!("- **{about}** {weight} {}\n", prose(&words.say(&note.msg)))
}

fn value(question: &Question, text: &str, words: &Catalogue) -> String {
    match question.kind {
        Kind::One(_) | Kind::Many(_) => prose(question.choice_label(text, words)),
        Kind::Text | Kind::List => code(text),
    }
}

fn file(file: &Artifact, words: &Catalogue) -> Vec<String> {
    let mut out = vec![format!("### {}", code(file.path)), format!("{} {}", code(file.target), goes(file, words))];
    let by = if Spot::of(file).is_some() { "bundle.by-script" } else { "bundle.by-hand" };
    out.push(prose(words.get(by)));
    out.extend(file.choice.as_ref().map(|msg| prose(&words.say(msg))));
    for (name, all) in [("apply", &file.apply), ("check", &file.check), ("undo", &file.undo)] {
        out.push(format!("**{}**", words.get(&format!("page.{name}"))));
        out.push(all.iter().map(|it| step(it, words)).collect());
    }
    out
}

fn goes(file: &Artifact, words: &Catalogue) -> String {
    let how = prose(words.get(&format!("place.{}", file.place.how.name())));
    if file.place.at == file.path { format!("· {how}") } else { format!("→ {} · {how}", code(file.place.at)) }
}

fn step(step: &Step, words: &Catalogue) -> String {
    let mut out = format!("- {}\n", prose(&words.say(&step.text)));
    if let Some(command) = &step.command {
        out.extend(["\n", &block(command, 2)]);
    }
    if let Some(good) = &step.good {
        out.extend(["\n  ", words.get("page.good"), " ", &prose(&words.say(good)), "\n"]);
    }
    out
}
