//! Blanks in an unquoted `no_proxy=a, b`: the shell ends the value at the first.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP123",
    name: "no-proxy-cut-off",
    cause: Cause::NoProxy,
    title: both("The shell cuts an unquoted `NO_PROXY` at its first blank", "`NO_PROXY` 没加引号，被 shell 在第一个空格处截断"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Without quotes a shell ends the value at the first blank or semicolon, so only the first entry counts; what follows is taken for \
         further names or for a command. Inside quotes blanks behind commas do no harm to go, curl and Python.",
        "没有引号时，shell 会在第一个空格或分号处结束这个值，只有第一个条目有效，后面的内容被当成别的变量名或命令。放在引号里的话，逗号后面的空格对 go、curl 和 \
         Python 都没有影响。",
    ),
    bad: &[example(Kind::Shell, "export no_proxy=localhost, 127.0.0.1, .corp.example\n")],
    good: &[
        example(Kind::Shell, "export no_proxy=localhost,127.0.0.1,.corp.example\n"),
        example(Kind::Shell, "export NO_PROXY=\"localhost, 127.0.0.1, .corp.example\"\n"),
    ],
    sources: &[source::POSIX_SHELL, source::HTTPPROXY],
};

/// What the shell cut off, up to the end of the list.
fn rest(case: &Case, setting: &Setting) -> Option<Span> {
    let is_command = matches!(setting.how, How::Export | How::Unexported | How::Prefix | How::DockerEnv);
    if !is_command || setting.quote.is_some() {
        return None;
    }
    let line = case.line(setting.at);
    if let Some(rest) = parted(Span::new(setting.value_at.end, line.end.max(setting.value_at.end)).of(case.text)) {
        return Some(Span::new(setting.value_at.end, setting.value_at.end + rest.len()));
    }
    if !setting.value.ends_with(',') {
        return None;
    }
    let behind = Span::new(setting.value_at.end, line.end.max(setting.value_at.end)).of(case.text);
    let list = behind.split(" #").next().unwrap_or_default().split(" &&").next().unwrap_or_default().trim_end();
    let entries = list.trim_start();
    let is_list = list.starts_with([' ', '\t'])
        && !entries.is_empty()
        && !entries.contains(['=', ';', '&', '|', '"', '\'', '$'])
        && entries.split(',').all(|it| !it.trim().contains(char::is_whitespace));
    is_list.then(|| Span::new(setting.value_at.end, setting.value_at.end + list.len()))
}

/// Further entries behind semicolons, which end the command.
fn parted(behind: &str) -> Option<&str> {
    let list = behind.split([' ', '\t']).next().filter(|it| it.starts_with(';'))?;
    let is_entry = |it: &str| {
        let is_name = it.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'*' | b'/' | b':'));
        it.is_empty() || (is_name && (it.contains('.') || it == "localhost"))
    };
    (list.len() > 1 && list.split(';').all(is_entry)).then_some(list)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("NO_PROXY") {
        let Some(rest) = rest(case, setting) else { continue };
        let whole = setting.value_at.to(rest);
        let bare: String = whole.of(case.text).replace(';', ",").chars().filter(|ch| !ch.is_whitespace()).collect();
        out.push(
            Finding::error(
                rest,
                both("The shell ends `{name}` before `{rest}`, which is lost.", "shell 在 `{rest}` 之前截断了 `{name}`，后面的都丢了。")
                    .with("name", &setting.name)
                    .with("rest", rest.of(case.text).trim()),
            )
            .weight(99)
            .why(both("The value is not in quotes.", "这个值没有加引号。"))
            .todo(both("Write `{name}={list}`: commas, no blanks.", "写成 `{name}={list}`：用英文逗号，不加空格。").with("name", &setting.name).with("list", &bare))
            .fix(Fix::safe(both("Part by commas alone", "只用逗号分隔"), [Edit::replace(whole, bare)])),
        );
    }
}
