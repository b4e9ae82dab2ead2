//! An organisation's own preset: answers, questions, files, links and looks, read from `presets/NAME.json`; knows no
//! page and opens no file.

mod color;
mod file_names;
mod given;
mod help;
mod label;
mod links;
mod logo;
mod name;
mod origin;
mod part;
mod questions;
mod schema;
mod version;
mod web_link;

pub use color::{Accents, Color};
pub use file_names::FileName;
pub use given::{Given, GivenAnswer, Role};
pub use help::Help;
pub use label::Label;
pub use links::Links;
pub use logo::Logo;
pub use name::HouseName;
pub use origin::Origin;
pub use questions::Offered;
pub use schema::schema;
pub use version::Version;
pub use web_link::WebLink;

use crate::ask::{Answers, Fault, Ground, QUESTIONS, QuestionId, link};
use crate::files::Artifact;
use crate::jsonc::{Dialect, read};
use part::{Part, Reader, part};

part! {
    /// What an organisation says to its people: the content of `presets/NAME.json`.
    House {
        /// The version of this format: 1.
        version "version": Version;
        /// The organisation's name, as its people know it.
        name "name": Label;
        /// A sentence above the questions.
        welcome "welcome": Option<Label>;
        /// Answers that are given. A bare value is a default that people may change; {"is": VALUE, "as": "locked"} is
        /// shown and can't be changed; "as": "hidden" is not even shown.
        answers "answers": Given;
        /// The questions that are offered; all, if it is left out. Others keep the answers given here, or the defaults.
        questions "questions": Option<Offered>;
        /// The files that are offered, by target or group, as `--only` takes them; all, if it is left out.
        files "files": Option<Vec<FileName>>;
        /// Further hosts, as `https://docs.example.com`, whose pages may embed the wizard and hear from it.
        hosts "hosts": Vec<Origin>;
        /// Pages of the organisation's own, by the question that they are about.
        links "links": Links;
        /// Whom to ask; it stands beside the name.
        help "help": Option<Help>;
        /// The colour of buttons and links, as #0b6b62; it is made lighter or darker where it could not be read.
        color "color": Option<Color>;
        /// An image beside the preset, as acme.svg: svg, png or webp.
        logo "logo": Option<Logo>;
    }
}

impl House {
    /// Reads a preset, or says everything that is wrong with it; a file of a newer format only says that.
    pub fn read(text: &str) -> Result<Self, Vec<Fault>> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let value = read(text, Dialect::Plain).map_err(|mistake| vec![Fault::of_mistake(text, mistake)])?;
        let mut reader = Reader::new(text);
        let house = <Self as Part>::read(&value, &mut reader);
        let mut faults = reader.faults();
        faults.sort_by_key(|fault| fault.at);
        if let Some(newer) = faults.iter().position(|fault| fault.msg.key() == version::NEWER) {
            return Err(vec![faults.swap_remove(newer)]);
        }
        match house {
            Some(house) if faults.is_empty() => Ok(house),
            _ => Err(faults),
        }
    }

    /// The preset as a file.
    pub fn write(&self) -> String {
        self.tree().print()
    }

    /// A preset that gives these answers as defaults.
    pub fn of_answers(name: Label, answers: &Answers) -> Self {
        let open = Ground::default();
        let given = link::changed(&open, answers).map(|(question, texts)| GivenAnswer {
            id: question.id,
            texts,
            role: Role::Default,
        });
        Self {
            version: Version,
            name,
            welcome: None,
            answers: Given(given.collect()),
            questions: None,
            files: None,
            hosts: Vec::new(),
            links: Links::default(),
            help: None,
            color: None,
            logo: None,
        }
    }

    /// Where answers start from under this name.
    pub fn ground(&self, name: &HouseName) -> Ground {
        let mut answers = Answers::default();
        for given in &self.answers.0 {
            // It was taken when the preset was read.
            let _ = (given.id.question().set)(&mut answers, &given.texts);
        }
        let is_fixed =
            |id: &QuestionId| !self.is_offered(*id) || self.role(*id).is_some_and(|role| role != Role::Default);
        let fixed = QUESTIONS.iter().map(|question| question.id).filter(is_fixed).collect();
        Ground { name: Some(name.to_string()), answers, fixed }
    }

    /// Whether a file is offered.
    pub fn offers(&self, file: &Artifact) -> bool {
        let names = self.files.as_ref();
        names.is_none_or(|names| names.iter().any(|name| file.is_named(name.0)))
    }

    /// Whether a question is seen at all.
    pub fn is_shown(&self, id: QuestionId) -> bool {
        self.is_offered(id) && self.role(id) != Some(Role::Hidden)
    }

    fn is_offered(&self, id: QuestionId) -> bool {
        self.questions.as_ref().is_none_or(|offered| offered.0.contains(&id))
    }

    fn role(&self, id: QuestionId) -> Option<Role> {
        self.answers.0.iter().find(|given| given.id == id).map(|given| given.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    const ACME: &str = r##"{
  "$schema": "../preset.schema.json",
  "version": 1,
  "name": { "en": "Acme", "zh-CN": "顶点" },
  "answers": {
    "have": { "is": ["forward-proxy"], "as": "locked" },
    "proxy": { "is": "http://proxy.acme.example:3128", "as": "hidden" },
    "go": "1.25"
  },
  "questions": ["works", "have", "proxy", "go"],
  "files": ["shell", "dockerfile"],
  "hosts": ["https://docs.acme.example"],
  "links": { "go": { "text": "Which Go", "url": "https://wiki.acme.example/go" } },
  "help": { "text": "Ask the platform team", "url": "mailto:platform@acme.example" },
  "color": "#7c3aed",
  "logo": "acme.svg"
}
"##;

    fn faults(text: &str) -> Vec<(String, String)> {
        let faults = House::read(text).unwrap_err();
        faults.into_iter().map(|fault| (fault.path, fault.msg.key().to_owned())).collect()
    }

    fn fault(path: &str, key: &str) -> Vec<(String, String)> {
        vec![(path.to_owned(), key.to_owned())]
    }

    #[test]
    fn reads_everything_and_writes_it_back() {
        let house = House::read(ACME).unwrap();
        assert_eq!(house.name.of(Lang::ZhCn), "顶点");
        assert_eq!(House::read(&house.write()).unwrap(), house);
        let ground = house.ground(&HouseName::parse("acme").unwrap());
        assert!(
            ground.is_fixed(QuestionId::Have) && ground.is_fixed(QuestionId::Proxy) && !ground.is_fixed(QuestionId::Go)
        );
        assert!(ground.is_fixed(QuestionId::NoProxy), "what is not offered is not open to links");
        assert!(
            house.is_shown(QuestionId::Have) && !house.is_shown(QuestionId::Proxy) && !house.is_shown(QuestionId::Ca)
        );
        assert_eq!((QuestionId::Proxy.question().get)(&ground.answers), ["http://proxy.acme.example:3128"]);
    }

    #[test]
    fn a_name_and_a_version_are_enough() {
        let house = House::read(r#"{"version": 1, "name": "Acme"}"#).unwrap();
        let ground = house.ground(&HouseName::parse("acme").unwrap());
        assert_eq!((ground.answers, ground.fixed), (Answers::default(), vec![]));
        assert!(QUESTIONS.iter().all(|question| house.is_shown(question.id)));
    }

    #[test]
    fn everything_wrong_is_said_at_once_with_its_place() {
        let text = r#"{"version": 1, "label": "x", "answers": {"proxy": "proxy", "moon": 1, "go": {"is": "1.25", "as": "wished"}}}"#;
        let found = House::read(text).unwrap_err();
        let at: Vec<_> = found.iter().map(|fault| (fault.path.as_str(), &text[fault.at..fault.at + 4])).collect();
        assert_eq!(
            at,
            [
                ("", "{\"ve"),
                ("label", "\"lab"),
                ("answers.proxy", "\"pro"),
                ("answers.moon", "\"moo"),
                ("answers.go.as", "\"wis"),
            ]
        );
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(faults("[1]"), fault("", "house.object"));
        assert_eq!(faults("{"), fault("", "merge.unclosed"));
        assert_eq!(faults(r#"{"version": 2, "label": 1}"#), fault("version", "house.newer"));
        assert_eq!(faults(r#"{"version": "1", "name": "a"}"#), fault("version", "house.version"));
        assert_eq!(faults(r#"{"version": 1, "name": "a", "name": "b"}"#), fault("name", "house.twice"));
        assert_eq!(faults(r#"{"version": 1}"#), fault("", "house.missing"));
        let with = |more: &str| faults(&format!(r#"{{"version": 1, "name": "a", {more}}}"#));
        assert_eq!(with(r#""color": "red""#), fault("color", "house.color"));
        assert_eq!(with(r#""logo": "../secret.svg""#), fault("logo", "house.logo"));
        assert_eq!(with(r#""logo": "https://x.example/a.svg""#), fault("logo", "house.logo"));
        assert_eq!(with(r#""hosts": ["*"]"#), fault("hosts[0]", "house.origin"));
        assert_eq!(with(r#""files": ["shell", "moon"]"#), fault("files[1]", "house.file"));
        assert_eq!(with(r#""questions": ["moon"]"#), fault("questions[0]", "house.question"));
        assert_eq!(
            with(r#""links": {"go": {"text": "x", "url": "javascript:alert(1)"}}"#),
            fault("links.go.url", "house.link")
        );
        assert_eq!(with(r#""help": {"text": "x", "url": "https://a:b@c.example/"}"#), fault("help.url", "house.link"));
        assert_eq!(with(r#""name2": {"__proto__": 1}"#), fault("name2", "house.unknown"));
        assert_eq!(with(r#""welcome": "a\u202eb""#), fault("welcome", "refuse.unclean"));
        assert_eq!(
            with(r#""answers": {"proxy": "http://wile:coyote@proxy:1"}"#),
            fault("answers.proxy", "refuse.address-secret")
        );
    }

    #[test]
    fn a_preset_of_answers_leads_to_them() {
        let (answers, _) = link::read("v=1&have=private&private=git.acme.example&go=1.25", &[]);
        let house = House::of_answers(Label::new("Acme").unwrap(), &answers);
        let house = House::read(&house.write()).unwrap();
        assert_eq!(house.ground(&HouseName::parse("acme").unwrap()).answers, answers);
    }
}
