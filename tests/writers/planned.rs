//! The files for editors and CI systems of random answers, read back and compared with the plan.

use goproxy_wizard::base::Clean;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::Artifact;
use goproxy_wizard::plan::{Plan, Var};
use serde_json::{Map, Value, json};

use super::{groovy, lua, toml, yaml};

/// The plan's own variables, those that an image or set-up step has already left out.
fn settings(plan: &Plan, without: &[Var]) -> Map<String, Value> {
    let settings = plan.go.iter().filter(|it| !without.contains(&it.var));
    settings.map(|it| (it.var.name().to_owned(), json!(it.value.as_str()))).collect()
}

/// The forward proxy's variables, where `has_cases` in both cases; with a login only the exceptions.
fn proxy(plan: &Plan, has_cases: bool) -> Map<String, Value> {
    let Some(forward) = &plan.forward else { return Map::new() };
    let address = json!(forward.proxy.text().as_str());
    let mut out = Map::new();
    let mut set = |name: &str, value: &Value| {
        out.insert(name.to_owned(), value.clone());
        if has_cases {
            out.insert(name.to_lowercase(), value.clone());
        }
    };
    if !forward.has_login {
        set("HTTPS_PROXY", &address);
        set("HTTP_PROXY", &address);
    }
    set("NO_PROXY", &json!(forward.no_proxy().as_str()));
    out
}

/// In WSL2 only the shell knows the address of a proxy on Windows.
fn gopls_env(plan: &Plan) -> Value {
    let mut proxy = proxy(plan, false);
    let is_at_windows = plan.forward.as_ref().is_some_and(|forward| forward.is_at_windows);
    proxy.retain(|name, _| name == "NO_PROXY" || !is_at_windows);
    Value::Object(settings(plan, &[]).into_iter().chain(proxy).collect())
}

/// Whether the file is one of these, and says what the plan says.
pub(super) fn check(plan: &Plan, file: &Artifact) -> bool {
    let text = file.text();
    match file.target {
        "neovim" => assert_eq!(lua::read(&text)["settings"]["gopls"]["env"], gopls_env(plan), "{text}"),
        "helix" => assert_eq!(toml::read(&text)["language-server"]["gopls"]["environment"], gopls_env(plan), "{text}"),
        "gopls" => {
            let read: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(read, json!({ "gopls": { "env": gopls_env(plan) } }), "{text}");
        }
        "goland" => assert_eq!(Value::Object(field(text.trim_end_matches('\n'))), gopls_env(plan), "{text}"),
        "devcontainer" => devcontainer(plan, &text),
        "gitlab-ci" => gitlab(plan, &text),
        "jenkins" => jenkins(plan, &text),
        "arc-values" => arc(plan, &text),
        _ => return false,
    }
    true
}

/// The IDE's own reading of its field (intellij-community, `EnvVariablesTable.parseEnvsFromText`): a semicolon without
/// a backslash before it ends a variable, then escapes are undone.
fn field(text: &str) -> Map<String, Value> {
    let mut pairs = vec![String::new()];
    let mut chars = text.chars();
    while let Some(ch) = chars.next() {
        match ch {
            ';' => pairs.push(String::new()),
            '\\' => pairs.last_mut().unwrap().extend(chars.next()),
            ch => pairs.last_mut().unwrap().push(ch),
        }
    }
    pairs
        .iter()
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, value)| (name.to_owned(), json!(value)))
        .collect()
}

fn devcontainer(plan: &Plan, text: &str) {
    const OURS: [&str; 5] = ["image", "containerEnv", "mounts", "onCreateCommand", "customizations"];
    let read: Value = serde_json::from_str(text).unwrap();
    assert!(read.as_object().unwrap().keys().all(|key| OURS.contains(&key.as_str())), "{text}");
    let mut expected = settings(plan, &[Var::GoToolchain]);
    expected.extend(proxy(plan, true));
    for (name, value) in read["containerEnv"].as_object().into_iter().flatten() {
        let value = value.as_str().unwrap();
        if value.starts_with("${localEnv:") {
            assert!(plan.forward.as_ref().unwrap().has_login && name.to_uppercase().ends_with("_PROXY"), "{text}");
        } else {
            assert_eq!(expected.remove(name), Some(json!(value)), "{name}: {text}");
        }
    }
    assert!(expected.is_empty(), "not said: {expected:?}\n{text}");
}

/// GitLab replaces `$name` and `%name%` in every value that does not say `expand: false`.
fn gitlab(plan: &Plan, text: &str) {
    let read = yaml::libyaml(text);
    assert_eq!(read, yaml::saphyr(text), "{text}");
    assert_eq!(read.as_object().unwrap().keys().collect::<Vec<_>>(), [".go", "test"], "{text}");
    let mut expected = settings(plan, &[Var::GoToolchain]);
    expected.extend(proxy(plan, true));
    let mut variables = read[".go"]["variables"].as_object().cloned().unwrap_or_default();
    for ours in ["GOMODCACHE", "GO_MODULES_HOSTS", "GOPROXY_HOSTS"] {
        variables.remove(ours);
    }
    for (name, value) in variables {
        let said = match value {
            Value::Object(raw) => {
                assert_eq!(raw["expand"], json!(false), "{text}");
                raw["value"].clone()
            }
            bare => {
                assert!(!bare.as_str().unwrap().contains(['$', '%']), "{name} is expanded:\n{text}");
                bare
            }
        };
        assert_eq!(expected.remove(&name), Some(said), "{name}: {text}");
    }
    assert!(expected.is_empty(), "not said: {expected:?}\n{text}");
}

fn jenkins(plan: &Plan, text: &str) {
    let mut expected = settings(plan, &[]);
    expected.extend(proxy(plan, true));
    let block = text.split_once("  environment {\n").unwrap().1.split_once("\n  }\n").unwrap().0;
    for line in block.lines() {
        let (name, value) = line.trim_start().split_once(" = ").unwrap();
        let is_ours = matches!(name, "GO_MODULES_HOSTS" | "GOPROXY_HOSTS") || name.starts_with("GIT_CONFIG_");
        if value.starts_with('"') {
            assert!(value.starts_with("\"${env.WORKSPACE_TMP}/") && !value.contains('\''), "{line}");
        } else if !is_ours && !value.starts_with("credentials(") {
            let value = groovy::literal(value).unwrap_or_else(|| panic!("no literal: {line}"));
            assert_eq!(expected.remove(name), Some(json!(value)), "{line}");
        }
    }
    assert!(expected.is_empty(), "not said: {expected:?}\n{text}");
}

fn arc(plan: &Plan, text: &str) {
    let read = yaml::libyaml(text);
    assert_eq!(read, yaml::saphyr(text), "{text}");
    let Some(forward) = &plan.forward else {
        return assert_eq!(read.as_object().unwrap().keys().collect::<Vec<_>>(), ["githubServerTLS"], "{text}");
    };
    let address = forward.proxy.text().as_str();
    for scheme in ["http", "https"] {
        assert_eq!(read["proxy"][scheme]["url"], address, "{text}");
        assert_eq!(read["proxy"][scheme]["credentialSecretRef"].is_string(), forward.has_login, "{text}");
        // The chart prints the address without quotes.
        assert_eq!(yaml::libyaml(&format!("url: {address}\n")), json!({ "url": address }));
    }
    let direct = forward.direct.iter().map(Clean::as_str).filter(|entry| !entry.starts_with('['));
    assert_eq!(read["proxy"]["noProxy"], json!(direct.collect::<Vec<_>>()), "{text}");
}
