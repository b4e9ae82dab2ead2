//! `go.toolsEnvVars` holds something else than a map of texts.

use super::json;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Style, Value};
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP299",
    name: "tools-variables",
    cause: Cause::EditorSettings,
    title: both("`go.toolsEnvVars` is a map of names and texts", "`go.toolsEnvVars` 是名称到字符串的对象"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go.toolsEnvVars` takes an object: `{ \"GOPROXY\": \"https://goproxy.cn,direct\" }`. A list or a line of a \
         shell sets nothing.",
        "`go.toolsEnvVars` 的值是一个对象：`{ \"GOPROXY\": \"https://goproxy.cn,direct\" }`。写成列表或一行 shell 命令都不起作用。",
    ),
    bad: &[
        example(Kind::Settings, "{\n  \"go.toolsEnvVars\": [\"GOPROXY=https://goproxy.cn,direct\"]\n}\n"),
        example(Kind::Settings, "{\n  \"go.toolsEnvVars\": \"GOPROXY=https://goproxy.cn,direct\"\n}\n"),
    ],
    good: &[example(Kind::Settings, "{\n  \"go.toolsEnvVars\": { \"GOPROXY\": \"https://goproxy.cn,direct\" }\n}\n")],
    sources: &[source::VSCODE_GO],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let maps = json::settings(case);
    let tools = maps.iter().flat_map(|it| it.pairs()).filter(|it| it.key == "go.toolsEnvVars");
    for pair in tools {
        let is_map = matches!(pair.node.value, Value::Map(_));
        if !is_map {
            let is_null = matches!(&pair.node.value, Value::Text { text, style: Style::Plain } if text == "null");
            if !is_null {
                out.push(finding(pair.node.at, NO_MAP));
            }
            continue;
        }
        for inner in pair.node.pairs() {
            if inner.key.contains(['=', ' ', '$']) {
                out.push(finding(inner.name_at(case.text), NAME));
            } else if !is_value(&inner.node) {
                out.push(finding(inner.node.at, VALUE));
            }
        }
    }
}

fn is_value(node: &Node) -> bool {
    match &node.value {
        Value::Text { style: Style::Plain, text } => text == "null",
        Value::Text { .. } => true,
        _ => false,
    }
}

const NO_MAP: Both = both("`go.toolsEnvVars` must be an object of names and texts.", "`go.toolsEnvVars` 必须是由名称和字符串组成的对象。");
const NAME: Both = both("This is no name of a variable.", "这不是变量名。");
const VALUE: Both = both("The value of a variable must be a text.", "变量的值必须是字符串。");

fn finding(at: Span, what: Both) -> Finding {
    Finding::error(at, what)
        .weight(96)
        .why(both(
            "The extension copies names and texts into the environment of go and its tools, as they are.",
            "扩展把名称和字符串原样放进 go 和工具的环境变量。",
        ))
        .todo(both(
            "Write `\"go.toolsEnvVars\": { \"GOPROXY\": \"https://goproxy.cn,direct\" }`.",
            "写成 `\"go.toolsEnvVars\": { \"GOPROXY\": \"https://goproxy.cn,direct\" }`。",
        ))
}
