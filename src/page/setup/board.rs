//! Everything that the page shows of a state's answers, decided once for each change of them.

use std::rc::Rc;

use yew::AttrValue;

use super::offer::Offer;
use super::shown::Shown;
use crate::ask::{Answers, Group, Kind, QUESTIONS, Question, QuestionId};
use crate::files::files;
use crate::plan::Plan;
use crate::text::{Catalogue, Msg};

/// What is derived from the answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Board {
    /// What the answers mean.
    pub(crate) plan: Rc<Plan>,
    /// The files.
    pub(crate) files: Vec<Rc<Shown>>,
    /// The paths of files that the last answer made needless.
    pub(crate) gone: Vec<&'static str>,
    /// The questions that matter, in their groups.
    pub(crate) groups: Vec<(Group, Vec<QuestionId>)>,
    /// The same, as one list.
    pub(crate) asked: Rc<Vec<QuestionId>>,
    /// Whether there is an earlier answer to compare with.
    pub(crate) has_before: bool,
}

impl Board {
    /// What these answers lead to, against those before the last change, with the files that exist already, as far as
    /// it is offered.
    pub(crate) fn of(
        offer: &Offer,
        answers: &Answers,
        before: Option<&Answers>,
        existing: &[(&'static str, AttrValue)],
    ) -> Self {
        let plan = Plan::of(answers);
        let mut shown = show(offer, &plan, existing);
        let mut gone = Vec::new();
        if let Some(before) = before {
            let earlier = show(offer, &Plan::of(before), existing);
            for file in &mut shown {
                file.mark(earlier.iter().find(|other| other.file.target == file.file.target));
            }
            let is_here = |old: &&Shown| shown.iter().any(|file| file.file.target == old.file.target);
            gone = earlier.iter().filter(|old| !is_here(old)).map(|old| old.file.path).collect();
        }
        let is_shown = |it: &&Question| (it.asked)(answers) && offer.shows(it.id);
        let asked = |group: Group| {
            QUESTIONS.iter().filter(|it| it.group == group).filter(is_shown).map(|it| it.id).collect::<Vec<_>>()
        };
        let groups: Vec<_> =
            Group::ALL.into_iter().map(|group| (group, asked(group))).filter(|(_, ids)| !ids.is_empty()).collect();
        Self {
            plan: Rc::new(plan),
            files: shown.into_iter().map(Rc::new).collect(),
            gone,
            asked: Rc::new(groups.iter().flat_map(|(_, ids)| ids.clone()).collect()),
            groups,
            has_before: before.is_some(),
        }
    }

    /// The kind of the file that is open: the chosen one if it is there, else the first.
    pub(crate) fn open(&self, chosen: Option<&'static str>) -> Option<&'static str> {
        let targets = || self.files.iter().map(|shown| shown.file.target);
        targets().find(|target| Some(*target) == chosen).or_else(|| targets().next())
    }

    /// What the last answer changed, in words; nothing before the first.
    pub(crate) fn changes(&self, words: &Catalogue) -> Option<String> {
        if !self.has_before {
            return None;
        }
        let said = |msg: Msg| words.say(&msg);
        let mut parts = Vec::new();
        for shown in &self.files {
            let path = shown.file.path;
            match shown.changed {
                _ if shown.is_new => parts.push(said(Msg::new("page.file-new").with("file", path))),
                0 => {}
                1 => parts.push(said(Msg::new("page.line-changed").with("file", path))),
                n => parts.push(said(Msg::new("page.lines-changed").with("n", n).with("file", path))),
            }
        }
        parts.extend(self.gone.iter().map(|path| said(Msg::new("page.file-gone").with("file", path))));
        Some(match parts.len() {
            0 => words.get("page.nothing-changed").to_owned(),
            1..=3 => join("page.join-wide", parts, words),
            n => said(Msg::new("page.files-changed").with("n", n)),
        })
    }
}

fn show(offer: &Offer, plan: &Plan, existing: &[(&'static str, AttrValue)]) -> Vec<Shown> {
    files(plan)
        .into_iter()
        .filter(|file| offer.takes(file))
        .map(|file| {
            let pasted = existing.iter().find(|(path, _)| *path == file.path).map(|(_, text)| text.as_str());
            Shown::new(file, pasted)
        })
        .collect()
}

/// The answers of some questions in a few words, for a group that is folded.
pub(crate) fn summary(ids: &[QuestionId], answers: &Answers, words: &Catalogue) -> String {
    let answered = ids.iter().map(|id| {
        let question = id.question();
        let values = (question.get)(answers);
        let name = |value: &String| match question.kind {
            Kind::One(_) | Kind::Many(_) => question.choice_label(value, words).to_owned(),
            Kind::Text | Kind::List => value.clone(),
        };
        let list = join("page.join", values.iter().take(MOST_VALUES).map(name), words);
        match values.len().saturating_sub(MOST_VALUES) {
            0 => list,
            more => words.say(&Msg::new("page.and-more").with("list", list).with("n", more)),
        }
    });
    answered.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A list as the language writes it: two at a time, by the pattern of this key.
fn join(key: &'static str, items: impl IntoIterator<Item = String>, words: &Catalogue) -> String {
    let pair = |a: String, b: String| words.say(&Msg::new(key).with("a", a).with("b", b));
    items.into_iter().reduce(pair).unwrap_or_default()
}

/// So many values of one answer are named in a summary.
const MOST_VALUES: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Preset;
    use crate::files::Only;

    fn answers(preset: &str) -> Answers {
        Preset::named(preset).unwrap().answers()
    }

    #[test]
    fn nothing_is_marked_before_the_first_answer() {
        let board = Board::of(&Offer::default(), &answers("forward-proxy"), None, &[]);
        assert!(board.files.iter().all(|shown| !shown.is_changed()));
        assert_eq!(board.changes(&Catalogue::built_in()), None);
    }

    #[test]
    fn one_answer_marks_the_lines_that_it_changed() {
        let before = answers("china-mirror");
        let mut now = before.clone();
        (QuestionId::Package.question().set)(&mut now, &["./cmd/app".to_owned()]).unwrap();
        let board = Board::of(&Offer::default(), &now, Some(&before), &[]);
        let changed: Vec<_> = board.files.iter().filter(|it| it.is_changed()).map(|it| it.file.target).collect();
        assert_eq!(changed, ["dockerfile"]);
        assert_eq!(board.changes(&Catalogue::built_in()).unwrap(), "1 line changed in Dockerfile");
    }

    #[test]
    fn files_that_come_and_go_are_said() {
        let (before, now) = (answers("china-mirror"), answers("forward-proxy"));
        let targets = |board: &Board| board.files.iter().filter(|it| it.is_new).count();
        assert!(targets(&Board::of(&Offer::default(), &now, Some(&before), &[])) > 0);
        assert!(!Board::of(&Offer::default(), &before, Some(&now), &[]).gone.is_empty());
    }

    #[test]
    fn the_chosen_file_is_open_while_it_is_there() {
        let board = Board::of(&Offer::default(), &answers("china-mirror"), None, &[]);
        assert_eq!(board.open(Some("dockerfile")), Some("dockerfile"));
        assert_eq!(board.open(Some("drop-in")), Some("bash"));
    }

    #[test]
    fn a_folded_group_says_its_answers() {
        let text = summary(&[QuestionId::Base, QuestionId::Package], &Answers::default(), &Catalogue::built_in());
        assert_eq!(text, "Debian · .");
    }

    #[test]
    fn only_some_files_are_offered() {
        let only = Only::of(["docker-engine", "bash"]).0;
        let targets = |preset: &str, only: &Only| {
            let board =
                Board::of(&Offer { only: Rc::new(only.clone()), ..Offer::default() }, &answers(preset), None, &[]);
            board.files.iter().map(|shown| shown.file.target).collect::<Vec<_>>()
        };
        assert_eq!(targets("forward-proxy", &only), ["bash", "daemon-json", "docker-config"]);
        assert_eq!(targets("china-mirror", &Only::of(["drop-in"]).0), Vec::<&str>::new());
    }
}
