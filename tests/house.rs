//! Presets of organisations: what is written is read back, the schema agrees with the reader, hostile ones do nothing.

#[path = "support/answers.rs"]
mod answers;
#[allow(dead_code)]
#[path = "support/hostile.rs"]
mod hostile;
#[allow(dead_code)]
#[path = "support/typed.rs"]
mod typed;

use std::sync::LazyLock;

use goproxy_wizard::ask::{Ground, QUESTIONS, QuestionId, link, read_answers, write_answers};
use goproxy_wizard::files::{FILES, FileGroup};
use goproxy_wizard::house::{
    Color, FileName, Given, GivenAnswer, Help, House, HouseName, Label, Links, Logo, Offered, Origin, Role, Version,
    WebLink, schema,
};
use goproxy_wizard::text::Lang;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../examples/presets/acme.json");

static VALIDATOR: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});

fn acme() -> HouseName {
    HouseName::parse("acme").unwrap()
}

fn label() -> impl Strategy<Value = Label> {
    "[ -~é中文\"\\\\<>&`']{0,40}[a-z]".prop_map(|text| Label::new(&text).unwrap())
}

fn web_link() -> impl Strategy<Value = WebLink> {
    select(vec!["https://wiki.acme.example/a?b=c#d", "http://wiki/go", "mailto:platform@acme.example"])
        .prop_map(|text| WebLink::parse(text).unwrap())
}

fn help() -> impl Strategy<Value = Help> {
    (label(), web_link()).prop_map(|(text, url)| Help { text, url })
}

fn ids() -> impl Strategy<Value = Vec<QuestionId>> {
    let all: Vec<_> = QUESTIONS.iter().map(|question| question.id).collect();
    subsequence(all.clone(), 0..=all.len())
}

fn given() -> impl Strategy<Value = Given> {
    let roles = vec(select(vec![Role::Default, Role::Locked, Role::Hidden]), QUESTIONS.len());
    (answers::answers(), ids(), roles).prop_map(|(answers, ids, roles)| {
        let one = |(id, role): (QuestionId, Role)| GivenAnswer { id, texts: (id.question().get)(&answers), role };
        Given(ids.into_iter().zip(roles).map(one).collect())
    })
}

fn links() -> impl Strategy<Value = Links> {
    (ids(), help()).prop_map(|(ids, help)| ids.into_iter().map(|id| (id, help.clone())).collect())
}

fn files() -> impl Strategy<Value = Vec<FileName>> {
    let names: Vec<_> = FILES.iter().map(|kind| kind.target).chain(FileGroup::ALL.map(FileGroup::name)).collect();
    vec(select(names).prop_map(FileName), 1..5)
}

fn houses() -> impl Strategy<Value = House> {
    let words = (label(), of(label()), of(help()), links());
    let offered = (given(), of(ids().prop_map(Offered)), of(files()));
    let hosts = vec(select(vec!["https://docs.acme.example", "http://wiki:8080"]), 0..3);
    let looks = (of(any::<[u8; 3]>()), of(select(vec!["acme.svg", "logo_2.png", "a-b.webp"])), hosts);
    (words, offered, looks).prop_map(
        |((name, welcome, help, links), (answers, questions, files), (rgb, logo, hosts))| House {
            version: Version,
            name,
            welcome,
            answers,
            questions,
            files,
            hosts: hosts.into_iter().map(|text| Origin::parse(text).unwrap()).collect(),
            links,
            help,
            color: rgb.map(|[r, g, b]| Color::parse(&format!("#{r:02x}{g:02x}{b:02x}")).unwrap()),
            logo: logo.map(|text| Logo::parse(text).unwrap()),
        },
    )
}

#[test]
fn the_example_in_the_docs_is_fine() {
    let house = House::read(EXAMPLE).unwrap();
    assert_eq!(House::read(&house.write()).unwrap(), house);
    let value: Value = serde_json::from_str(EXAMPLE).unwrap();
    assert!(VALIDATOR.is_valid(&value));
}

#[test]
fn the_schema_knows_every_question_and_describes_every_member() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let answers = schema["properties"]["answers"]["properties"].as_object().unwrap();
    assert!(answers.keys().eq(QUESTIONS.iter().map(|question| question.name)));
    assert_eq!(schema["required"], json!(["version", "name"]));
    for (name, member) in schema["properties"].as_object().unwrap().iter().filter(|(name, _)| *name != "$schema") {
        assert!(member["description"].as_str().is_some_and(|text| text.len() > 15), "{name}");
    }
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn a_preset_is_read_back_as_it_was_written(house in houses()) {
        let text = house.write();
        let read = House::read(&text);
        prop_assert_eq!(read.as_ref(), Ok(&house), "{}", text);
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert!(VALIDATOR.is_valid(&value), "{}", text);
    }

    #[test]
    fn links_and_files_of_answers_lead_back_and_never_past_what_is_fixed(house in houses(), answers in answers::answers()) {
        let ground = house.ground(&acme());
        let wished = ground.hold(answers.clone());
        let link = link::write_from(&ground, &wished);
        prop_assert_eq!(link::read_from(&ground, &link, &[]), (wished.clone(), vec![]), "{}", link);
        let file = write_answers(&ground, &wished);
        prop_assert_eq!(read_answers(&ground, &file), Ok(wished), "{}", file);
        let foreign = link::write(&answers);
        for id in &ground.fixed {
            let get = id.question().get;
            prop_assert_eq!(get(&link::read_from(&ground, &foreign, &[]).0), get(&ground.answers));
            let forced = read_answers(&ground, &write_answers(&Ground::default(), &answers)).unwrap();
            prop_assert_eq!(get(&forced), get(&ground.answers));
        }
    }

    /// What the schema refuses, the reader refuses: an editor never complains about what works.
    #[test]
    fn the_schema_is_no_stricter_than_the_reader(house in houses(), piece in hostile::piece(), spot in any::<prop::sample::Index>()) {
        let text = house.write();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let mut changed = text.clone();
        changed.insert_str(*spot.get(&places), &piece);
        if House::read(&changed).is_ok() {
            let value: Value = serde_json::from_str(&changed).unwrap();
            prop_assert!(VALIDATOR.is_valid(&value), "{}", changed);
        }
    }

    #[test]
    fn nothing_that_is_no_preset_breaks_the_reader(text in "\\PC{0,200}") {
        let _ = House::read(&text);
        let _ = read_answers(&Ground::default(), &text);
    }
}

#[test]
fn hostile_presets_are_refused_whole() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let huge = format!(r#"{{"version": 1, "name": "{}"}}"#, "a".repeat(5_000_000));
    let texts = [
        r#"{"version": 1, "name": "Acme", "__proto__": {"name": "x"}}"#,
        r#"{"version": 1, "name": "Acme", "constructor": {"prototype": {}}}"#,
        r#"{"version": 1, "name": "Acme", "answers": {"__proto__": "x", "toString": "y"}}"#,
        r#"{"version": 1, "name": "Acme", "logo": "..%2f..%2fx.svg"}"#,
        r#"{"version": 1, "name": "Acme", "logo": "data:image/svg+xml,x.svg"}"#,
        r#"{"version": 1, "name": "Acme", "help": {"text": "x", "url": "javascript:alert(1)"}}"#,
        r#"{"version": 1, "name": "Acme", "color": "red;background:url(//x.example)"}"#,
        r#"{"version": 1, "name": "Acme", "hosts": ["https://a.example/../.."]}"#,
        deep.as_str(),
        huge.as_str(),
    ];
    for text in texts {
        assert!(House::read(text).is_err(), "{}", &text[..text.len().min(100)]);
    }
    let markup = r#"{"version": 1, "name": "<img src=x onerror=alert(1)>"}"#;
    assert_eq!(House::read(markup).unwrap().name.of(Lang::default()), "<img src=x onerror=alert(1)>", "text is text");
}
