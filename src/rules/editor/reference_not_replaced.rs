//! A `${env:NAME}` of the editor's settings that reached go as it is.

use crate::data::source;
use crate::base::Span;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP310",
    name: "reference-not-replaced",
    cause: Cause::EditorSettings,
    title: both("`${env:…}` reaches go as it is written", "`${env:…}` 没有被替换，原样传给了 go"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`${env:NAME}` is replaced by the editor, not by go, and not in every setting of every release: where it is not, go \
         gets the letters themselves and takes them for a part of an address. A login doesn't belong into settings anyway: \
         netrc or `GOAUTH` hold it, and the address stays plain.",
        "`${env:NAME}` 由编辑器替换，go 不认识它，而且并非每个版本的每个设置项都会替换：没有替换时，go 拿到的就是这串字符，会当成地址的\
         一部分。登录信息本来就不该写进设置：放在 netrc 或 `GOAUTH` 里，地址保持不带密码。",
    ),
    bad: &[example(
        Kind::Settings,
        "{\n  \"go.toolsEnvVars\": {\n    \"GOPROXY\": \"https://${env:GP_USER}:${env:GP_PASS}@goproxy.corp.example\"\n  }\n}\n\
         // parse \"https://${env:GP_USER}:${env:GP_PASS}@goproxy.corp.example\": net/url: invalid userinfo\n",
    )],
    good: &[example(
        Kind::Settings,
        "{\n  \"go.toolsEnvVars\": {\n    \"GOPROXY\": \"https://goproxy.corp.example\"\n  }\n}\n",
    )],
    sources: &[source::VSCODE_GO, source::GO_AUTH],
};

/// What the editor may replace, in this editor's settings.
fn reference(case: &Case) -> Option<Span> {
    let is_editor = case.documents.iter().any(|it| matches!(it.kind(), Kind::Settings | Kind::Devcontainer));
    case.says("${env:").or_else(|| {
        case.says_any(&["${workspaceroot}", "${workspacefolder", "${file", "${config:", "${userhome}", "${localenv:", "\"$", "${", "=$"]).filter(|_| is_editor)
    })
}

/// How people say that it stays as it is.
const UNCHANGED: &[&str] = &[
    "literal",
    "not expand",
    "n't expand",
    "unexpanded",
    "not replaced",
    "not substituted",
    "n't substituted",
    "unsubstituted",
    "not resolved",
    "n't resolved",
    "unresolved",
    "verbatim",
    "as is",
    "as it is",
    "as written",
    "unchanged",
    "没有替换",
    "没有展开",
    "原样",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = reference(case) else { return };
    let is_told = told::clauses(case).into_iter().any(|it| UNCHANGED.iter().any(|words| case.lower(it.remark).contains(words)));
    if !is_told && case.says_any(&["invalid userinfo", "invalid character \"{\"", "invalid proxy url", "no such host"]).is_none() {
        return;
    }
    out.push(
        Finding::error(
            at,
            both("go got `{reference}…` as it is written: nobody replaced it.", "go 收到的就是 `{reference}…` 本身：没有人替换它。")
                .with("reference", at.of(case.text).trim_end_matches('}')),
        )
        .why(both(
            "Only the editor knows this form, and it does not replace it in this place.",
            "只有编辑器认识这种写法，而它在这个地方不做替换。",
        ))
        .todo(both(
            "Take the login out of the address and put it into netrc (`machine HOST login … password …`), or set the variable \
             where the editor is started.",
            "把登录信息从地址里去掉，写进 netrc（`machine HOST login … password …`），或者在启动编辑器的环境里设置该变量。",
        ))
        .weight(98),
    );
}
