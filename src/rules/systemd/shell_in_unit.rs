//! A unit is written like a shell script: `export`, bare variables, `${…}`.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Trouble};
use crate::read::Kind;
use crate::read::ini::Entry;
use crate::rules::near::is_near;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP184",
    name: "shell-in-unit",
    cause: Cause::EnvSyntax,
    title: both("A unit of systemd is no shell script", "systemd 单元不是 shell 脚本"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Variables reach a service by `Environment=\"NAME=value\"`. `export NAME=value` and a bare `NAME=value` are keys that \
         systemd does not know; it says so in the journal (`Unknown key name … ignoring`) and starts the service without them. \
         `${http_proxy}` in a value is not replaced: systemd does not see the variables of your shell.",
        "变量通过 `Environment=\"NAME=value\"` 传给服务。`export NAME=value` 或直接写 `NAME=value`，对 systemd 来说是不认识的键；\
         它只在日志里说一句 `Unknown key name … ignoring`，就不带这些变量启动服务。值里的 `${http_proxy}` 不会被替换：systemd 看不到你 shell 里的变量。",
    ),
    bad: &[
        example(
            Kind::Systemd,
            "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]\nexport HTTP_PROXY=http://proxy.corp.example:3128\n\
             export HTTPS_PROXY=http://proxy.corp.example:3128\n",
        ),
        example(
            Kind::Systemd,
            "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]\nEnvironment=\"HTTPS_PROXY=${https_proxy}\"\n",
        ),
    ],
    good: &[example(
        Kind::Systemd,
        "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]\nEnvironment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n",
    )],
    sources: &[source::SYSTEMD_EXEC],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let before = out.len();
    for document in case.of_kind(Kind::Systemd) {
        let entries = document.ini().map(|it| it.entries.as_slice()).unwrap_or_default();
        // What a named file holds is often shown below the unit.
        let has_file = entries.iter().any(|it| it.key.of(case.text) == "EnvironmentFile");
        for entry in entries {
            // A proxy that asks for a login shows that the variable has arrived, by whatever file.
            let is_read = case.failures.iter().any(|it| it.trouble == Trouble::ProxyLogin);
            let finding = key(case, entry, has_file);
            out.extend(finding.map(|it| if is_read { it.weight(80) } else { it }));
        }
    }
    for setting in case.settings.iter().filter(|it| it.how == How::Unit) {
        let bare = setting.value.trim_start_matches("http://").trim_start_matches("https://");
        let is_name = bare.strip_prefix('$').is_some_and(|it| it.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '{'));
        if is_name || setting.value.contains("${") || setting.value.contains("$(") {
            out.push(finding(setting.value_at, REFERENCE, REFERENCE_TODO));
        }
    }
    if out.len() == before
        && let Some(at) = case.says_any(&["unknown key name 'export", "unknown lvalue 'export", "unknown key name 'http", "unknown lvalue 'http"])
    {
        out.push(finding(at, KEY, KEY_TODO));
    }
}

fn key(case: &Case, entry: &Entry, has_file: bool) -> Option<Finding> {
    let key = entry.key.of(case.text);
    if !matches!(entry.section.as_str(), "Service" | "Manager" | "Unit" | "Install" | "") {
        return None;
    }
    if key == "EnvironmentFile" {
        return script(case, entry);
    }
    let (is_export, name) = match key.strip_prefix("export ").or_else(|| key.strip_prefix("set ")) {
        Some(name) => (true, name.trim_start()),
        None => (false, key),
    };
    let is_proxy = matches!(name.to_ascii_uppercase().as_str(), "HTTP_PROXY" | "HTTPS_PROXY" | "NO_PROXY" | "ALL_PROXY" | "GOPROXY");
    if is_proxy && (is_export || (!has_file && !entry.section.is_empty())) {
        let value = entry.value.of(case.text);
        let is_quoted = value.len() > 1 && value.starts_with(['"', '\'']) && value.ends_with(['"', '\'']);
        let inner =
            if is_quoted { Span::new(entry.value.start + 1, entry.value.end - 1) } else { entry.value };
        let runs = vec![
            Run::New(format!("Environment=\"{name}=")),
            Run::Keep(inner),
            Run::New("\"".to_owned()),
        ];
        let fix = Fix::review(both("Write `Environment=`", "改成 `Environment=`"), [Edit::runs(entry.at, runs)]);
        return Some(finding(entry.key, KEY, KEY_TODO).fix(fix));
    }
    let is_misspelt = key != "Environment" && (key.eq_ignore_ascii_case("Environment") || is_near(key, "Environment") || key == "Env");
    is_misspelt.then(|| {
        let title = both("Write `Environment`", "改成 `Environment`");
        finding(entry.key, SPELT, SPELT_TODO).fix(Fix::safe(title, [Edit::replace(entry.key, "Environment")]))
    })
}

/// A script of a shell that is named as a file of variables.
fn script(case: &Case, entry: &Entry) -> Option<Finding> {
    const SCRIPTS: &[&str] =
        &["/etc/profile", "/etc/bashrc", "/etc/bash.bashrc", ".bashrc", ".bash_profile", ".profile", ".zshrc", ".zprofile", ".sh"];
    let path = entry.value.of(case.text).trim_start_matches('-').trim_matches(['"', '\'']);
    let is_script = path.contains("/profile.d/") || SCRIPTS.iter().any(|it| path.ends_with(it));
    // The file itself, shown beside the unit.
    let is_shown = || case.text.matches(path).count() > 1;
    let exports = || case.settings.iter().any(|it| it.is_forward_proxy() && it.how == How::Export) || case.says("export http").is_some();
    (is_script || (!path.is_empty() && exports() && is_shown())).then(|| finding(entry.value, FILE, FILE_TODO))
}

const FILE: Both = both(
    "`EnvironmentFile=` takes `NAME=value` lines; lines with `export` and other shell code are left out.",
    "`EnvironmentFile=` 只认 `NAME=value` 这样的行，带 `export` 的行和其他 shell 代码都会被忽略。",
);
const FILE_TODO: Both = both(
    "Put plain `NAME=value` lines into a file of its own and name that, or write `Environment=\"NAME=value\"`.",
    "把 `NAME=value` 写进单独的文件再引用它，或者直接写 `Environment=\"NAME=value\"`。",
);
const KEY: Both = both(
    "systemd does not know this key and ignores the line.",
    "systemd 不认识这个键，会忽略这一行。",
);
const KEY_TODO: Both = both(
    "Write `Environment=\"NAME=value\"`, one a line, then `sudo systemctl daemon-reload` and restart the service.",
    "改成 `Environment=\"NAME=value\"`，一行一个，然后运行 `sudo systemctl daemon-reload` 并重启服务。",
);
const SPELT: Both = both("The key is called `Environment`.", "这个键应写作 `Environment`。");
const SPELT_TODO: Both = both("Write `Environment=`, with a capital E.", "写成 `Environment=`，首字母大写。");
const REFERENCE: Both = both(
    "systemd does not replace variables in `Environment=`; the value stays as it is written.",
    "systemd 不会替换 `Environment=` 里的变量，值会原样保留。",
);
const REFERENCE_TODO: Both = both(
    "Write the address itself, or put `NAME=value` lines into a file and name it by `EnvironmentFile=`.",
    "直接写出地址，或把 `NAME=value` 写进一个文件，再用 `EnvironmentFile=` 引用它。",
);

fn finding(at: Span, what: Both, todo: Both) -> Finding {
    Finding::error(at, what)
        .weight(99)
        .why(both(
            "No shell reads a unit: nothing is exported, and no variable of your shell is known there.",
            "读取单元文件的不是 shell：没有 export，也看不到你 shell 里的变量。",
        ))
        .todo(todo)
}
