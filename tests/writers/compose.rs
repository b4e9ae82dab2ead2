//! Compose files read back by the YAML readers of others, and then as Compose fills in variables.

use goproxy_wizard::ask::Engine;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::Artifact;
use goproxy_wizard::plan::{Plan, SignIn};
use goproxy_wizard::write::compose::{Member, Node, print};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{hostile, yaml};

/// What Compose makes of a text: `$$` is a `$`; a single one starts a variable, which none of ours may (Compose file
/// reference, "Interpolation").
fn fill_in(text: &str) -> Result<String, String> {
    let singles = text.split("$$");
    if singles.clone().any(|part| part.contains('$')) {
        return Err(format!("a variable: {text}"));
    }
    Ok(singles.collect::<Vec<_>>().join("$"))
}

/// The file as Compose means it.
fn read(text: &str) -> Value {
    let read = yaml::libyaml(text);
    assert_eq!(read, yaml::saphyr(text), "{text}");
    filled(&read)
}

fn filled(read: &Value) -> Value {
    match read {
        Value::String(text) => json!(fill_in(text).unwrap()),
        Value::Array(items) => items.iter().map(filled).collect(),
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), filled(value))).collect(),
        other => other.clone(),
    }
}

/// What the plan asks for, said without any YAML.
fn expected(plan: &Plan) -> Value {
    let a = &plan.answers;
    let mut build = Map::from_iter([("context".to_owned(), json!("."))]);
    let mut secrets = Vec::new();
    if let Some(forward) = &plan.forward {
        let mut args = json!({ "NO_PROXY": forward.no_proxy().as_str() });
        if forward.has_login {
            secrets.push(("https_proxy", "~/.config/goproxy-wizard/proxy-url"));
        } else {
            // Without a value, Compose takes the one of its environment.
            let fixed = (!forward.is_at_windows).then(|| forward.proxy.text().as_str());
            args["HTTPS_PROXY"] = json!(fixed);
            args["HTTP_PROXY"] = args["HTTPS_PROXY"].clone();
        }
        build.insert("args".to_owned(), args);
        if forward.proxy.is_loopback() && a.engine == Engine::Systemd {
            build.insert("network".to_owned(), json!("host"));
        }
    }
    if plan.logins.iter().any(|login| login.sign_in != SignIn::Ssh) {
        secrets.push(("netrc", "~/.netrc"));
    }
    if plan.logins.iter().any(|login| login.sign_in == SignIn::Ssh && !login.machines.is_empty()) {
        secrets.push(("known_hosts", "~/.ssh/known_hosts"));
        build.insert("ssh".to_owned(), json!(["default"]));
    }
    if goproxy_wizard::ask::QuestionId::FileTree.is_asked(a) {
        build.insert("additional_contexts".to_owned(), json!({ "modules": a.file_tree.text().as_str() }));
    }
    let mut file = Map::new();
    if !secrets.is_empty() {
        build.insert("secrets".to_owned(), secrets.iter().map(|(id, _)| json!({ "source": id })).collect());
        let files = secrets.iter().map(|(id, path)| ((*id).to_owned(), json!({ "file": path })));
        file.insert("secrets".to_owned(), Value::Object(files.collect()));
    }
    file.insert("services".to_owned(), json!({ "app": { "image": "app", "build": build } }));
    Value::Object(file)
}

/// Exactly what the plan says.
pub(super) fn check(plan: &Plan, file: &Artifact) {
    assert_eq!(read(&file.text()), expected(plan), "{}", file.text());
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn no_text_becomes_a_variable(text in hostile::clean()) {
        let file = print(vec![Member::new("a", Node::text(&text), ())]).text();
        prop_assert_eq!(read(&file), json!({ "a": text.as_str() }), "{}", &file);
    }
}
