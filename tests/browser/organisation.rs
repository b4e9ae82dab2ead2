//! The page under an organisation's preset: its answers, its looks, and nothing that a preset or a link could break.

use std::fs;
use std::path::{Path, PathBuf};

use goproxy_wizard::ask::{Answers, Ground};
use goproxy_wizard::house::{House, HouseName};

use crate::visit::{Visit, dist, scratch, visit, visit_at};

/// What the example gives.
fn acme() -> Ground {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/presets/acme.json");
    let house = House::read(&fs::read_to_string(file).unwrap()).unwrap();
    house.ground(&HouseName::parse("acme").unwrap())
}

/// The built page with one more preset beside it.
fn page_with(name: &str, preset: &str) -> PathBuf {
    let folder = scratch(&format!("page-{name}"));
    copy(&dist(), &folder);
    fs::write(folder.join(format!("presets/{name}.json")), preset).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        // The pages of the rules are not looked at here.
        if source.is_dir() && !matches!(entry.file_name().to_str(), Some("rules" | "zh" | "reference")) {
            copy(&source, &target);
        } else if source.is_file() {
            fs::copy(&source, &target).unwrap();
        }
    }
}

async fn says(visit: &Visit, selector: &str, text: &str) {
    let script = format!("return document.querySelector({selector:?})?.textContent.includes({text:?}) ?? false");
    visit.wait(&format!("{selector} to say {text}"), &script).await;
}

#[test]
fn an_organisation_gives_answers_looks_and_links() {
    visit("acme", "en-US", "#v=1&preset=acme", |visit| async {
        visit.expect_files(&acme().answers).await;
        says(&visit, ".top .brand", "Acme").await;
        says(&visit, ".top .brand a[href^='mailto:']", "Ask the platform team").await;
        says(&visit, ".welcome", "Go on Acme's network").await;
        visit.wait("the logo", "return document.querySelector('.brand-logo').naturalWidth > 0").await;
        says(&visit, "#q-proxy", "Set by Acme").await;
        says(&visit, "#q-proxy .own-link a[href='https://wiki.acme.example/proxy'][rel=noopener]", "Who may use").await;
        let script = "return document.querySelector('#q-proxy input') === null \
            && document.querySelector('#q-no-proxy') === null \
            && document.querySelector('#q-ca input') !== null \
            && document.querySelector('.preset') === null \
            && getComputedStyle(document.querySelector('.top h1')).color !== 'rgb(11, 107, 98)'";
        visit.wait("what is set to be shown and what is hidden not", script).await;
        visit.type_into("#field-ca", "other/ca.crt").await;
        let wait = "return location.hash === '#v=1&preset=acme&ca=other/ca.crt'";
        visit.wait("a link with only what differs", wait).await;
        visit.click(".views [data-view=explain]").await;
        visit
            .wait(
                "its name in Explain",
                "return document.querySelector('#explain .brand')?.textContent.includes('Acme') ?? false",
            )
            .await;
        visit.click("#explain .views [data-view=fix]").await;
        visit
            .wait(
                "its name in Fix",
                "return document.querySelector('#fix .brand')?.textContent.includes('Acme') ?? false",
            )
            .await;
        visit.click("#fix .views [data-view=setup]").await;
        visit.wait("the answer that was given", "return location.hash.includes('ca=other')").await;
        visit
    });
}

#[test]
fn an_organisation_speaks_chinese() {
    visit("acme-zh", "zh-CN", "#v=1&preset=acme", |visit| async {
        says(&visit, ".top .brand", "顶点公司").await;
        says(&visit, "#q-proxy", "由顶点公司统一设定").await;
        visit
    });
}

#[test]
fn no_link_changes_what_is_locked() {
    let link = "#v=1&preset=acme&proxy=http://evil.example:1&no-proxy=evil.example&have=china&registry=evil.example";
    visit("acme-link", "en-US", link, |visit| async {
        visit.expect_files(&acme().answers).await;
        says(&visit, ".notices", "Your organisation has set this").await;
        let artifacts = visit.artifacts().await;
        assert!(artifacts.values().all(|text| !text.contains("evil")));
        visit
    });
}

#[test]
fn a_preset_that_can_not_be_used_is_said_and_the_page_works() {
    let cases = [
        ("broken", "{\"version\": 1,\n\"name\": \"A\",\n\"color\": \"url(x)\"}", "line 3, color"),
        ("newer", r#"{"version": 2, "name": "A"}"#, "version 2"),
        ("markup", "<!doctype html><script>alert(1)</script>", "presets/markup.json"),
        ("proto", r#"{"version": 1, "name": "A", "__proto__": {"name": "x"}}"#, "not known here"),
    ];
    for (name, preset, said) in cases {
        let page = page_with(name, preset);
        visit_at(&page, name, "en-US", &format!("#v=1&preset={name}&go=1.25"), |visit| async move {
            says(&visit, ".notices", said).await;
            let mut answers = Answers::default();
            let go = goproxy_wizard::ask::QuestionId::Go.question();
            (go.set)(&mut answers, &["1.25".to_owned()]).unwrap();
            visit.expect_files(&answers).await;
            visit
        });
    }
}

#[test]
fn text_of_a_preset_is_text() {
    let nasty = "<img src=x onerror=document.title='broken'>\\\"'--><svg/onload=document.title='broken'>";
    let preset = format!(
        r#"{{"version": 1, "name": "{nasty}", "welcome": "{nasty}", "help": {{"text": "{nasty}", "url": "https://a.example/"}}}}"#
    );
    let page = page_with("nasty", &preset);
    visit_at(&page, "nasty", "en-US", "#v=1&preset=nasty", |visit| async {
        says(&visit, ".brand", "onerror=").await;
        let script = "return document.title.startsWith('goproxy-wizard') && document.querySelectorAll('img, #app svg[onload]').length === 0";
        visit.wait("nothing to have run", script).await;
        visit
    });
}
