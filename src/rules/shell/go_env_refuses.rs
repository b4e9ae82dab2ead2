//! `go env -w` is given a variable that is not go's own.

use crate::data::source;
use crate::facts::{Case, How};
use crate::go::{Release, known_variable};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP171",
    name: "go-env-refuses",
    cause: Cause::EnvSyntax,
    title: both("`go env -w` takes go's own variables only", "`go env -w` 只接受 go 自己的变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go env -w` writes into go's own file, and only variables that go knows: `HTTPS_PROXY`, `NO_PROXY` and `SSL_CERT_FILE` \
         are refused (`unknown go command variable`). They belong to the environment, since many programs read them.",
        "`go env -w` 写的是 go 自己的配置文件，只接受 go 认识的变量：`HTTPS_PROXY`、`NO_PROXY`、`SSL_CERT_FILE` 都会被拒绝（`unknown go command variable`）。\
         它们是许多程序共用的，应该设在环境变量里。",
    ),
    bad: &[
        example(Kind::Shell, "go env -w HTTPS_PROXY=http://127.0.0.1:7890\n"),
        example(Kind::ErrorText, "go: unknown go command variable NO_PROXY\n"),
    ],
    good: &[example(Kind::Shell, "export HTTPS_PROXY=http://127.0.0.1:7890 HTTP_PROXY=http://127.0.0.1:7890\n")],
    sources: &[source::GO_ENV_COMMAND, source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    const WHY: Both = both(
        "go's own file takes only variables that `go env` prints; the proxy and certificate variables belong to the environment.",
        "go 的配置文件只接受 `go env` 会打印的变量；代理和证书相关的变量属于环境变量。",
    );
    const SUMS: &[&str] = &["GONOSUMCHECK", "GONOSUM", "GOSUMCHECK"];
    let is_unknown = |name: &str| known_variable(Release::NEWEST, name).is_none() && !SUMS.contains(&name);
    let written: Vec<_> = case.settings.iter().filter(|it| it.how == How::GoEnvWrite && is_unknown(&it.name)).collect();
    for setting in &written {
        // A misspelt name is told of by another rule.
        let is_proxy = setting.is_forward_proxy() || setting.is("NO_PROXY") || !setting.name.starts_with("GO");
        if !is_proxy {
            continue;
        }
        let finding = Finding::error(
            setting.name_at,
            both("`go env -w` refuses `{name}`.", "`go env -w` 不接受 `{name}`。").with("name", &setting.name),
        )
        .why(WHY)
        .todo(
            both(
                "Export it instead: `export {name}=…`; on Windows `setx {name} …`, then open a new terminal.",
                "改用环境变量：`export {name}=…`；在 Windows 上用 `setx {name} …`，再打开新的终端。",
            )
            .with("name", &setting.name),
        );
        let line = case.line(setting.at).of(case.text);
        let lead = crate::base::Span::new(setting.at.start, setting.name_at.start);
        let is_alone = lead.of(case.text).trim() == "go env -w" && line.matches('=').count() == 1;
        out.push(if is_alone {
            finding.fix(Fix::review(both("Export it", "改成 export"), [Edit::replace(lead, "export ")]))
        } else {
            finding
        });
    }
    if !written.is_empty() {
        return;
    }
    let Some(at) = case.says("unknown go command variable ") else { return };
    let name: String = case.text[at.end..].chars().take_while(|ch| ch.is_ascii_alphanumeric() || *ch == '_').collect();
    out.push(
        Finding::error(at, both("`go env -w` refuses `{name}`.", "`go env -w` 不接受 `{name}`。").with("name", &name))
            .why(WHY)
            .todo(both(
                "Export it instead: `export {name}=…`. If it is a variable of newer releases, as `GOAUTH` from 1.24 on, update Go.",
                "改用环境变量：`export {name}=…`。如果它是新版本才有的变量（例如 1.24 起的 `GOAUTH`），请升级 Go。",
            )
            .with("name", &name)),
    );
}
