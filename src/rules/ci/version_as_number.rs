//! A Go version that YAML reads as a number loses its last zero.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Step};
use crate::read::Kind;
use crate::read::tree::{Node, Style, Value};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP271",
    name: "version-as-number",
    cause: Cause::GoVersion,
    title: both("A Go version without quotes, read as a number", "没加引号的 Go 版本被读成数字"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go-version: 1.20` is a number to YAML, and the number 1.20 is 1.2: setup-go looks for Go 1.2. Put versions into \
         quotes, also in a matrix.",
        "`go-version: 1.20` 在 YAML 里是数字，而数字 1.20 就是 1.2，于是 setup-go 去找 Go 1.2。版本号要加引号，matrix 里也一样。",
    ),
    bad: &[
        example(
            Kind::Workflow,
            "steps:\n  - uses: actions/setup-go@v7\n    with:\n      go-version: 1.20\n  - run: go build ./...\n",
        ),
        example(
            Kind::Workflow,
            "jobs:\n  test:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        go: [1.19, 1.20]\n    steps:\n      - uses: \
             actions/setup-go@v7\n        with:\n          go-version: ${{ matrix.go }}\n      - run: go test ./...\n",
        ),
    ],
    good: &[example(
        Kind::Workflow,
        "steps:\n  - uses: actions/setup-go@v7\n    with:\n      go-version: '1.20'\n  - run: go build ./...\n",
    )],
    sources: &[source::SETUP_GO, source::WORKFLOW],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let before = out.len();
    for step in case.steps() {
        if !step.uses().is_some_and(|it| it.is("actions/setup-go")) {
            continue;
        }
        let Some(version) = step.input("go-version") else { continue };
        for node in std::iter::once(version).chain(of_matrix(&step, version.text())) {
            if let Some(read) = misread(node) {
                out.push(finding(node, &read));
            }
        }
    }
    if out.len() == before {
        out.extend(in_log(case));
    }
}

/// What setup-go says of a version that there is not: mostly one that has lost its zero.
fn in_log(case: &Case) -> Option<Finding> {
    let words = case.says("unable to find go version '")?;
    let rest = &case.text[words.end..];
    let version = rest.split('\'').next().unwrap_or_default();
    let at = Span::new(words.end, words.end + version.len());
    let is_short = matches!(version, "1.1" | "1.2" | "1.3");
    let finding = Finding::error(
        at,
        both("There is no Go {version} to download.", "没有 Go {version} 可以下载。").with("version", version),
    )
    .weight(97);
    Some(if is_short {
        finding
            .why(both(
                "`go-version: 1.20` without quotes is a number to YAML, and numbers have no zeros at their end.",
                "没加引号的 `go-version: 1.20` 在 YAML 里是数字，末尾的零会被去掉。",
            ))
            .todo(both("Put the version into quotes: `go-version: '1.20'`.", "给版本号加上引号：`go-version: '1.20'`。"))
    } else {
        finding
            .why(both(
                "setup-go found it neither in its manifest nor among the downloads of Go for this platform.",
                "setup-go 在版本清单和 Go 的下载列表里都没找到适合这个平台的版本。",
            ))
            .todo(both(
                "Name a version that exists for the platform, put it into quotes, or use `go-version-file: go.mod`.",
                "写一个该平台上存在的版本并加上引号，或改用 `go-version-file: go.mod`。",
            ))
    })
}

/// What YAML makes of a version that it takes for a number and that ends in a zero.
fn misread(node: &Node) -> Option<String> {
    let Value::Text { text, style: Style::Plain } = &node.value else { return None };
    let (whole, part) = text.split_once('.')?;
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    let short = part.trim_end_matches('0');
    (is_number(whole) && is_number(part) && part.len() > 1 && short.len() < part.len() && !short.is_empty())
        .then(|| format!("{whole}.{short}"))
}

/// The values of the matrix that a version refers to.
fn of_matrix<'n>(step: &Step<'n>, version: &str) -> Vec<&'n Node> {
    let name = version.split("matrix.").nth(1).map(|it| it.trim_end_matches([' ', '}']));
    let matrix = step.job.and_then(|job| job.get("strategy")?.get("matrix"));
    let values = name.and_then(|name| matrix?.get(name));
    values.map(|it| it.items().iter().collect()).unwrap_or_default()
}

fn finding(node: &Node, read: &str) -> Finding {
    let quote = Run::New("'".to_owned());
    let runs = vec![quote.clone(), Run::Keep(node.at), quote];
    Finding::error(
        node.at,
        both("YAML reads this as the number {read}, so Go {read} is looked for.", "YAML 把它读成数字 {read}，于是去找 Go {read}。")
            .with("read", read),
    )
    .weight(94)
    .why(both(
        "A number has no zeros at its end.",
        "数字末尾的零没有意义，会被去掉。",
    ))
    .todo(both("Put the version into quotes.", "给版本号加上引号。"))
    .fix(Fix::safe(both("Put it into quotes", "加上引号"), [Edit::runs(Span::new(node.at.start, node.at.end), runs)]))
}
