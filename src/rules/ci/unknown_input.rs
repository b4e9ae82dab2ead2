//! An action is given an input that it does not have: the value is ignored.

use crate::base::Span;
use crate::data::actions::ActionFacts;
use crate::data::source;
use crate::facts::{Action, Case, Step};
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::near::is_near;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::{Said, both};

pub(super) static RULE: Rule = Rule {
    code: "GP261",
    name: "unknown-input",
    cause: Cause::WorkflowUnknownInput,
    title: both("An action is given an input that it does not have", "给了 action 一个它没有的输入"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "What stands below `with:` reaches an action only if the action declares an input of that name. Any other key is \
         passed over; the run goes on with the warning `Unexpected input(s) …, valid inputs are […]`.\n\n\
         `actions/setup-go` has no input for proxies: `GOPROXY`, `GOPRIVATE` and the like are environment variables and \
         belong below `env:` of the job, so that every later step has them.",
        "写在 `with:` 下面的键，只有 action 声明过同名输入才会生效。其他键会被忽略，运行照常继续，只留下警告 \
         `Unexpected input(s) …, valid inputs are […]`。\n\n\
         `actions/setup-go` 没有设置代理的输入：`GOPROXY`、`GOPRIVATE` 等是环境变量，应写在 job 的 `env:` 下，后面的每个步骤才都能用到。",
    ),
    bad: &[
        example(
            Kind::Workflow,
            "jobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/setup-go@v7\n        with:\n          \
             go-version-file: go.mod\n          goproxy: https://goproxy.cn,direct\n      - run: go build ./...\n",
        ),
        example(
            Kind::ErrorText,
            "Warning: Unexpected input(s) 'go-proxy', valid inputs are ['go-version', 'go-version-file', 'check-latest', \
             'token', 'cache', 'cache-dependency-path', 'architecture', 'go-download-base-url']\n",
        ),
        example(
            Kind::Workflow,
            "steps:\n  - uses: golangci/golangci-lint-action@v8\n    with:\n      version: v2.5\n      \
             skip-go-installation: true\n",
        ),
    ],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n      GOPROXY: https://goproxy.cn,direct\n    steps:\n      - \
         uses: actions/setup-go@v7\n        with:\n          go-version-file: go.mod\n      - run: go build ./...\n",
    )],
    sources: &[source::SETUP_GO, source::WORKFLOW],
};

/// Keys of a step, which people put a level too deep.
const STEP_KEYS: &[&str] = &["id", "name", "if", "env", "run", "uses", "shell", "continue-on-error", "timeout-minutes"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let mut names = Vec::new();
    for step in case.steps() {
        let Some(action) = step.uses() else { continue };
        let Some(facts) = ActionFacts::named(action.name) else { continue };
        let major = action.major().or_else(|| of_comment(case, action));
        for pair in step.inputs() {
            let is_newer = major.is_some_and(|it| it > facts.newest);
            let is_telling = variable(&pair.key).is_some() || STEP_KEYS.contains(&pair.key.as_str());
            if !facts.has(&pair.key, major) && (is_telling || !is_newer) {
                names.push(pair.key.clone());
                out.push(in_step(case, &step, action, facts, pair, major));
            }
        }
    }
    in_log(case, &names, out);
}

/// The version behind a commit's hash, as in `@0a12ed9… # v5.0.2`.
fn of_comment(case: &Case, action: Action) -> Option<u8> {
    let behind = Span::new(action.at.end, case.line(action.at).end).of(case.text);
    let version = behind.split_once('#')?.1.trim().split(' ').next()?;
    Action { version, ..action }.major()
}

/// The variable that somebody meant by the name of an input.
fn variable(input: &str) -> Option<&'static str> {
    let bare: String = input.chars().filter(char::is_ascii_alphanumeric).collect();
    let known = ["GOPROXY", "GOPRIVATE", "GOSUMDB", "GONOSUMDB", "GONOPROXY", "GOFLAGS", "GOTOOLCHAIN", "GOINSECURE"];
    let forward = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];
    let is = |it: &&&str| it.replace('_', "").eq_ignore_ascii_case(&bare);
    let it = known.iter().find(is).or_else(|| forward.iter().find(is)).copied();
    it.or_else(|| bare.eq_ignore_ascii_case("proxy").then_some("HTTPS_PROXY"))
}

/// The input of an action that a name was meant to be.
fn meant(facts: &ActionFacts, input: &str, major: Option<u8>) -> Option<&'static str> {
    let dashed = input.replace('_', "-").to_ascii_lowercase();
    let names = || facts.inputs.iter().map(|it| it.name).filter(|name| facts.has(name, major));
    let known = match dashed.as_str() {
        "dockerfile" => Some("file"),
        "build-arg" | "args" | "arg" => Some("build-args"),
        "secret" => Some("secrets"),
        "version" | "go" | "goversion" | "golang-version" => Some("go-version"),
        _ => None,
    };
    let known = known.filter(|it| names().any(|name| name == *it));
    known.or_else(|| names().find(|name| *name == dashed || is_near(&dashed, name)))
}

fn in_step(case: &Case, step: &Step, action: Action, facts: &ActionFacts, pair: &Pair, major: Option<u8>) -> Finding {
    let uses = if action.version.is_empty() { action.name.to_owned() } else { format!("{}@{}", action.name, action.version) };
    let is_gone = facts.has(&pair.key, None);
    let what = both(
        "`{input}` is no input of `{action}`; its value is ignored.",
        "`{action}` 没有 `{input}` 这个输入，它的值会被忽略。",
    );
    let at = pair.name_at(case.text);
    let finding = Finding::error(at, what.with("input", &pair.key).with("action", &uses)).weight(97);
    if let Some(variable) = variable(&pair.key) {
        return finding
            .why(both(
                "The module proxy is chosen by environment variables; no input of the action sets them.",
                "模块代理由环境变量决定，这个 action 没有设置它们的输入。",
            ))
            .todo(belongs_in_env(variable))
            .fix(to_env(case, step, pair, variable));
    }
    if is_gone && meant(facts, &pair.key, major).is_none() {
        return finding
            .weight(92)
            .why(both(
                "Other versions of the action have this input, the one that is used does not.",
                "这个 action 的其他版本有这个输入，而正在用的版本没有。",
            ))
            .todo(both("Delete the line.", "删掉这一行。"))
            .fix(delete(case, pair).map(|edit| Fix::review(both("Delete the line", "删掉这一行"), [edit])));
    }
    if STEP_KEYS.contains(&pair.key.as_str()) {
        return finding
            .why(both(
                "It is a key of the step, but stands a level too deep, among the inputs.",
                "它是步骤的键，却多缩进了一级，混进了输入里。",
            ))
            .todo(both("Move `{input}` out of `with:`, beside `uses:`.", "把 `{input}` 移出 `with:`，与 `uses:` 对齐。").with("input", &pair.key));
    }
    let finding = finding.why(both(
        "An action only sees the inputs that its `action.yml` declares; GitHub warns about others and goes on.",
        "action 只能收到 `action.yml` 里声明过的输入；遇到其他的键，GitHub 只警告一声就继续。",
    ));
    match meant(facts, &pair.key, major) {
        Some(meant) => finding
            .todo(both("Write `{meant}`.", "改成 `{meant}`。").with("meant", meant))
            .fix(Fix::review(both("Write `{meant}`", "改成 `{meant}`").with("meant", meant), [Edit::replace(at, meant)])),
        None => finding.todo(both(
            "Remove it, or look for the input that you mean in the action's README.",
            "删掉它，或者在 action 的 README 里找到你真正要用的输入。",
        )),
    }
}

fn belongs_in_env(variable: &str) -> Said {
    both(
        "Set `{variable}` below `env:` of the job (or of the whole workflow) instead.",
        "改为在 job（或整个 workflow）的 `env:` 下设置 `{variable}`。",
    )
    .with("variable", variable)
}

/// The whole lines of a member.
fn delete(case: &Case, pair: &Pair) -> Option<Edit> {
    let start = case.line(pair.key_at).start;
    let is_alone = Span::new(start, pair.key_at.start).of(case.text).trim().is_empty();
    let end = case.line(Span::at(pair.node.at.end)).end;
    let end = if case.text[end..].starts_with('\n') { end + 1 } else { end };
    is_alone.then(|| Edit::delete(Span::new(start, end)))
}

/// Takes a member out of the inputs and puts it into the job's `env`.
fn to_env(case: &Case, step: &Step, pair: &Pair, variable: &str) -> Option<Fix> {
    let job = step.job?;
    let value = Run::Keep(pair.node.at);
    let (before, new) = match job.get("env").map(Node::pairs) {
        Some(env) if env.iter().any(|it| it.key == variable) => return None,
        Some([first, ..]) => (first.key_at.start, format!("{variable}: ")),
        Some([]) => return None,
        None => {
            let steps = job.pairs().iter().find(|it| it.key == "steps")?;
            let indent = indent(case, steps.key_at)?;
            (steps.key_at.start, format!("env:\n{indent}  {variable}: "))
        }
    };
    let behind = format!("\n{}", indent(case, Span::at(before))?);
    let insert = Edit::runs(Span::at(before), [Run::New(new), value, Run::New(behind)]);
    // An input alone leaves an empty `with:` behind, which is as good as none.
    Some(Fix::review(
        both("Move it to `env` of the job", "移到 job 的 `env` 下"),
        [insert, delete(case, pair)?],
    ))
}

/// The blanks before a place, if there is nothing else before it on its line.
fn indent<'t>(case: &'t Case, at: Span) -> Option<&'t str> {
    let before = Span::new(case.line(at).start, at.start).of(case.text);
    before.trim().is_empty().then_some(before)
}

/// `Unexpected input(s) 'a', 'b', valid inputs are ['c', …]`, for names that are found in no step.
fn in_log(case: &Case, found: &[String], out: &mut Vec<Finding>) {
    let Some(words) = case.says_any(&["unexpected input(s) ", "unexpected input '"]) else { return };
    // The quote belongs to the name.
    let words = if words.of(case.text).ends_with('\'') { Span::new(words.start, words.end - 1) } else { words };
    let line = case.line(words);
    let rest = Span::new(words.end, line.end).of(case.text);
    let cut = rest.to_ascii_lowercase().find("valid inputs").unwrap_or(rest.len());
    let (names, valid) = rest.split_at(cut);
    let (places, names): (Vec<_>, Vec<_>) = quoted(names).map(|(at, name)| (words.end + at, name)).unzip();
    let Some((start, first)) = places.first().zip(names.first()) else { return };
    if found.iter().any(|it| it == first) {
        return;
    }
    let end = places.last().zip(names.last()).map_or(*start, |(at, name)| at + name.len());
    let what = both(
        "The action has no input `{input}`; the value is ignored.",
        "这个 action 没有输入 `{input}`，给它的值会被忽略。",
    );
    let finding = Finding::error(Span::new(*start, end), what.with("input", names.join(", ")))
        .weight(98)
        .why(both(
            "An action only sees the inputs that it declares. This is a warning: the run goes on without the value.",
            "action 只能收到它声明过的输入。这只是警告：运行会继续，但这个值没有起作用。",
        ));
    let near = quoted(valid).map(|(_, name)| name).find(|name| is_near(first, name));
    out.push(match (variable(first), near) {
        (Some(variable), _) => finding.todo(belongs_in_env(variable)),
        (None, Some(near)) => finding.todo(both("Write `{meant}`.", "改成 `{meant}`。").with("meant", near)),
        (None, None) if STEP_KEYS.contains(first) => finding.todo(
            both("Move `{input}` out of `with:`, beside `uses:`.", "把 `{input}` 移出 `with:`，与 `uses:` 对齐。").with("input", first),
        ),
        (None, None) => finding.todo(both(
            "Delete it from `with:`, or write one of the valid inputs; it may have gone in a newer version of the action.",
            "从 `with:` 里删掉它，或换成列出的某个有效输入；它可能在新版本的 action 里已被去掉。",
        )),
    });
}

/// What stands between single quotes, and at which byte.
fn quoted(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let pieces = text.split('\'').map(move |piece| {
        let at = next;
        next += piece.len() + 1;
        (at, piece)
    });
    pieces.skip(1).step_by(2)
}
