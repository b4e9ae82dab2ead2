//! Variables for gopls in a form that it doesn't take.

use super::json;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Pair, Style, Value};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP292",
    name: "gopls-env",
    cause: Cause::EditorSettings,
    title: both("Variables for gopls in a form that it does not take", "给 gopls 的变量写成了它不认的形式"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Variables for gopls stand in one map, `\"gopls\": { \"build.env\": { … } }`. `build.env` is a single key with a dot: the \
         nested `{ \"build\": { \"env\": … } }` and the flat `\"gopls.build.env\"` are not read. `env` is its old name; both \
         together are a duplicate. Values are texts. gopls has no flag `-env`, so `go.languageServerFlags` can't carry them.",
        "给 gopls 的变量写在一个对象里：`\"gopls\": { \"build.env\": { … } }`。`build.env` 是带点的一个键：\
         嵌套写成 `{ \"build\": { \"env\": … } }`，或摊平成 `\"gopls.build.env\"`，都不会被读取。`env` 是它的旧名，两个同时写就重复了。\
         值必须是字符串。gopls 没有 `-env` 参数，不能靠 `go.languageServerFlags` 传递。",
    ),
    bad: &[
        example(Kind::Settings, "{\n  \"gopls.build.env\": { \"GOPROXY\": \"https://goproxy.cn,direct\" }\n}\n"),
        example(
            Kind::Settings,
            "{\n  \"gopls\": {\n    \"build\": { \"env\": { \"GOPROXY\": \"https://goproxy.cn,direct\" } }\n  }\n}\n",
        ),
        example(
            Kind::Settings,
            "{\n  \"gopls\": {\n    \"env\": { \"GOPROXY\": \"https://goproxy.cn,direct\" },\n    \"build.env\": { \"GOPRIVATE\": \
             \"git.corp.example\" }\n  }\n}\n",
        ),
    ],
    good: &[example(
        Kind::Settings,
        "{\n  \"gopls\": {\n    \"build.env\": { \"GOPROXY\": \"https://goproxy.cn,direct\", \"GOPRIVATE\": \"git.corp.example\" }\n  }\n}\n",
    )],
    sources: &[source::GOPLS_SETTINGS, source::VSCODE_GO],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let before = out.len();
    for map in json::settings(case) {
        for pair in map.pairs() {
            match pair.key.as_str() {
                "gopls.env" | "gopls.build.env" => out.push(flat(case, map, pair)),
                key if is_flat(key) => out.push(finding(pair.name_at(case.text), FLAT, FLAT_TODO)),
                "gopls" => inside(case, &pair.node, out),
                "go.languageServerFlags" => {
                    let is_wrong = |it: &&Node| it.text().starts_with("-env") || it.text().starts_with("-mod");
                    out.extend(pair.node.items().iter().find(is_wrong).map(|it| finding(it.at, FLAG, FLAG_TODO)));
                }
                _ => {}
            }
        }
    }
    if out.len() == before
        && let Some(at) = case.says("unexpected gopls setting")
    {
        out.push(finding(at, UNKNOWN, FLAT_TODO));
    }
}

/// Whether a flat key was meant to set variables or flags.
fn is_flat(key: &str) -> bool {
    let rest = key.strip_prefix("gopls.").map(str::to_ascii_lowercase).unwrap_or_default();
    ["env", "proxy", "private", "sumdb", "buildflags"].iter().any(|word| rest.contains(word))
}

fn flat(case: &Case, map: &Node, pair: &Pair) -> Finding {
    let runs = vec![
        Run::New("\"gopls\": { \"build.env\": ".to_owned()),
        Run::Keep(pair.node.at),
        Run::New(" }".to_owned()),
    ];
    let fix = Fix::review(TITLE, [Edit::runs(pair.at(), runs)]);
    finding(pair.name_at(case.text), FLAT, FLAT_TODO).fix(map.get("gopls").is_none().then_some(fix))
}

fn inside(case: &Case, gopls: &Node, out: &mut Vec<Finding>) {
    let find = |key: &str| gopls.pairs().iter().find(|it| it.key == key);
    let nested = find("build").and_then(|build| Some((build, build.node.get("env")?)));
    if let Some((build, env)) = nested {
        let is_alone = build.node.pairs().len() == 1 && find("build.env").is_none();
        let runs = vec![Run::New("\"build.env\": ".to_owned()), Run::Keep(env.at)];
        let fix = Fix::review(TITLE, [Edit::runs(build.at(), runs)]);
        out.push(finding(build.name_at(case.text), NESTED, NESTED_TODO).fix(is_alone.then_some(fix)));
    }
    if let (Some(old), Some(new)) = (find("env"), find("build.env")) {
        let last = if old.key_at.start > new.key_at.start { old } else { new };
        out.push(finding(last.name_at(case.text), TWICE, TWICE_TODO));
    }
    for env in [find("env"), find("build.env")].into_iter().flatten() {
        if !matches!(env.node.value, Value::Map(_)) {
            out.push(finding(env.node.at, NO_MAP, FLAT_TODO));
        }
        let is_text = |it: &Node| matches!(it.value, Value::Text { style: Style::Double, .. });
        let wrong = env.node.pairs().iter().find(|it| !is_text(&it.node));
        out.extend(wrong.map(|it| finding(it.node.at, NO_TEXT, NO_TEXT_TODO)));
    }
    let is_variable = |key: &str| {
        matches!(key, "GOPROXY" | "GOPRIVATE" | "GOSUMDB" | "GONOSUMDB" | "GONOPROXY" | "GOFLAGS" | "HTTPS_PROXY" | "HTTP_PROXY")
    };
    let loose = gopls.pairs().iter().find(|it| is_variable(&it.key));
    out.extend(loose.map(|it| finding(it.name_at(case.text), LOOSE, NESTED_TODO)));
}

const UNKNOWN: Both = both("gopls does not know a setting that it was given.", "gopls 收到了它不认识的设置。");
const TITLE: Both = both("Write `build.env` inside of `gopls`", "写成 `gopls` 里的 `build.env`");
const FLAT: Both = both(
    "gopls does not read flat keys; its settings stand inside of `\"gopls\": { … }`.",
    "gopls 不读取摊平的键，它的设置要写在 `\"gopls\": { … }` 里面。",
);
const FLAT_TODO: Both = both(
    "Write `\"gopls\": { \"build.env\": { … } }`; `go.toolsEnvVars` holds for gopls and for the tools.",
    "改成 `\"gopls\": { \"build.env\": { … } }`；如果写进 `go.toolsEnvVars`，则对 gopls 和工具都生效。",
);
const NESTED: Both = both("`build.env` is one key with a dot, not a map in a map.", "`build.env` 是带点的一个键，不是对象里再套对象。");
const NESTED_TODO: Both = both("Write `\"build.env\": { … }` inside of `\"gopls\"`.", "在 `\"gopls\"` 里写 `\"build.env\": { … }`。");
const TWICE: Both = both(
    "`env` is the old name of `build.env`; gopls reports both together as a duplicate.",
    "`env` 是 `build.env` 的旧名，两个同时出现会被 gopls 报成重复设置。",
);
const TWICE_TODO: Both = both("Put all variables into `build.env` and delete `env`.", "把所有变量都放进 `build.env`，删掉 `env`。");
const NO_MAP: Both = both("gopls takes an object of names and texts here.", "gopls 在这里要的是由名称和字符串组成的对象。");
const NO_TEXT: Both = both("gopls takes texts only as values of variables.", "gopls 的变量值只能是字符串。");
const NO_TEXT_TODO: Both = both("Put the value into double quotes.", "给值加上双引号。");
const LOOSE: Both = both("A variable directly inside of `gopls` is no setting of gopls.", "直接写在 `gopls` 里的变量不是 gopls 的设置。");
const FLAG: Both = both("gopls has no such flag and does not start with it.", "gopls 没有这个参数，带上它就启动不了。");
const FLAG_TODO: Both = both(
    "Take it out; write variables into `go.toolsEnvVars` and build flags into `\"gopls\": { \"build.buildFlags\": [ … ] }`.",
    "去掉它；变量写进 `go.toolsEnvVars`，构建参数写进 `\"gopls\": { \"build.buildFlags\": [ … ] }`。",
);

fn finding(at: Span, what: Both, todo: Both) -> Finding {
    Finding::error(at, what)
        .weight(97)
        .why(both(
            "The extension hands the object `gopls` to the language server as it is, and passes over everything else.",
            "扩展把 `gopls` 对象原样交给语言服务器，其余的一概不管。",
        ))
        .todo(todo)
}
