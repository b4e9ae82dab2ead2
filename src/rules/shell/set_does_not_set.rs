//! `set NAME=value` of cmd.exe in a shell where `set` means something else.

use super::names::is_ours;
use super::shells::shell_of;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::shell::{Command, Shell};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP161",
    name: "set-does-not-set",
    cause: Cause::EnvSyntax,
    title: both("`set NAME=value` sets no variable in this shell", "`set NAME=value` 在这个 shell 里不会设置变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`set NAME=value` is for cmd.exe. In bash, zsh and sh it sets the positional parameters (`set export X=…` too), in \
         PowerShell it makes a variable of PowerShell, in fish it complains or makes one with an odd name: go sees nothing, and \
         nobody reports an error. Write `export NAME=value`, `$env:NAME = \"value\"` or `set -gx NAME value`.",
        "`set NAME=value` 是 cmd.exe 的写法。在 bash、zsh、sh 里它设置的是位置参数（`set export X=…` 也一样），在 PowerShell 里设置的是 PowerShell 自己的变量，\
         在 fish 里会报错或者得到名字奇怪的变量：go 都看不到，而且多半没有报错。应该写 `export NAME=value`、`$env:NAME = \"value\"` 或 `set -gx NAME value`。",
    ),
    bad: &[
        example(Kind::Shell, "set export GOPROXY=https://goproxy.cn,direct\ngo mod download\n"),
        example(Kind::PowerShell, "PS C:\\work> set GOPROXY=https://goproxy.cn,direct\nPS C:\\work> go mod download\n"),
        example(Kind::Shell, "me@host:~/src$ set GOPROXY=https://goproxy.cn,direct\nme@host:~/src$ go mod download\n"),
    ],
    good: &[
        example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\ngo mod download\n"),
        example(Kind::PowerShell, "PS C:\\work> $env:GOPROXY = \"https://goproxy.cn,direct\"\nPS C:\\work> go mod download\n"),
        example(Kind::Cmd, "C:\\work>set GOPROXY=https://goproxy.cn,direct\nC:\\work>go mod download\n"),
    ],
    sources: &[source::POSIX_SHELL, source::POWERSHELL_ENV],
};

/// Words that come with POSIX shells.
const POSIX_SIGNS: &[&str] = &[
    "export ", "bash", "zsh", "sudo ", "source ", "#!/", "~/", "linux", "ubuntu", "debian", "centos", "macos", "/etc/", "/home/",
    "/usr/", "from golang",
];

/// Whether the `#` before a command marks a remark and is no prompt of root: the lines that follow have none.
fn is_remark(case: &Case, command: &Command) -> bool {
    let is_hash = |it: &Command| it.prompt.is_some_and(|at| at.of(case.text).trim() == "#");
    let rest = case.text.get(command.at.end..).unwrap_or_default().lines().skip(1);
    let has_more = rest.filter(|it| !it.trim().is_empty()).any(|it| !it.trim_start().starts_with('#'));
    is_hash(command) && has_more && !case.commands().any(|it| it.at.start != command.at.start && is_hash(it))
}

/// Whether something in a paste comes with POSIX shells.
pub(super) fn speaks_posix(case: &Case) -> bool {
    case.says_any(POSIX_SIGNS).is_some()
}

/// Whether a command is a step of an image build by `sh`.
fn is_of_image(case: &Case, command: &Command) -> bool {
    let is_windows = case.says_any(&["windowsservercore", "nanoserver", "mcr.microsoft.com/windows", "shell [", "escape=`"]).is_some();
    !is_windows && case.of_kind(Kind::Dockerfile).any(|it| it.part.span.contains(command.at))
}

/// The name in `set -x NAME=value` of fish.
fn in_fish(command: &Command) -> Option<&str> {
    let flag = command.word(1);
    let is_flag = matches!(flag, "-x" | "-gx" | "-xg" | "-Ux" | "-xU" | "-U" | "-g" | "-Uxg" | "--export");
    let (name, value) = command.words.get(2)?.value.split_once('=')?;
    (is_flag && is_ours(name) && !value.is_empty() && command.words.len() == 3).then_some(name)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    const POSIX: Both = both(
        "In bash, zsh and sh it sets the positional parameters; the programs that are started see nothing of it.",
        "在 bash、zsh、sh 里它设置的是位置参数，之后启动的程序看不到。",
    );
    const POWERSHELL: Both = both(
        "In PowerShell it makes a variable of PowerShell named `GOPROXY=…`; the programs that are started see nothing of it.",
        "在 PowerShell 里它创建的是一个名叫 `GOPROXY=…` 的 PowerShell 变量，之后启动的程序看不到。",
    );
    const FISH: Both = both(
        "In fish name and value are parted by a blank, and only `-x` hands them on to programs.",
        "在 fish 里名称和值用空格分开，而且加上 `-x` 才会传给程序。",
    );
    let is_posix = speaks_posix(case);
    for command in case.commands().filter(|it| it.word(0).eq_ignore_ascii_case("set")) {
        if is_remark(case, command) {
            continue;
        }
        let shell = shell_of(case, command);
        let is_export = command.word(1) == "export";
        if let Some(name) = in_fish(command) {
            out.push(
                Finding::error(command.at, both("`set` of fish takes name and value apart, without `=`.", "fish 的 `set` 要求名称和值分开写，中间没有 `=`。"))
                    .why(both("`NAME=value` as one word is no valid name of a variable.", "连在一起的 `NAME=value` 不是有效的变量名。"))
                    .todo(both("Write `set -gx {name} …`.", "改成 `set -gx {name} …`。").with("name", name))
                    .weight(99),
            );
            continue;
        }
        let Some(word) = command.words.get(if is_export { 2 } else { 1 }) else { continue };
        let Some((name, value)) = word.value.split_once('=') else { continue };
        // Without a prompt or another sign it may as well be cmd.exe, where it is right.
        if !is_export && shell == Shell::Posix && case.says_any(&["windows/amd64", "windows/386", "windows/arm64"]).is_some() {
            continue;
        }
        // The line above says that it is typed on Windows.
        let start = case.line(command.at).start;
        let above = case.lower(case.line(Span::at(start.saturating_sub(1))));
        let is_windows = above.trim_start().starts_with(['#', '/']) && (above.contains("windows") || above.contains("cmd"));
        if is_windows && !is_export {
            continue;
        }
        let is_told = is_export || command.prompt.is_some() || shell != Shell::Posix || is_posix || is_of_image(case, command);
        if (shell == Shell::Cmd && !is_export) || !is_ours(name) || !is_told {
            continue;
        }
        let right = match shell {
            Shell::Posix | Shell::Cmd => format!("export {name}={value}"),
            Shell::PowerShell => format!("$env:{name} = \"{value}\""),
            Shell::Fish => format!("set -gx {name} {value}"),
        };
        let right = if value.contains(['|', ' ', '&', ';']) { format!("export {name}='{value}'") } else { right };
        let finding = Finding::error(
            command.at,
            both("This `set` gives no variable `{name}` to the programs that follow.", "这里的 `set` 不会把变量 `{name}` 传给后面的程序。")
                .with("name", name),
        )
        .why(match shell {
            Shell::Posix | Shell::Cmd => POSIX,
            Shell::PowerShell => POWERSHELL,
            Shell::Fish => FISH,
        })
        .todo(both("Write `{right}`.", "改成 `{right}`。").with("right", &right));
        let start = command.words[0].at;
        let edits = match shell {
            Shell::Posix | Shell::Cmd if is_export => vec![Edit::delete(Span::new(start.start, command.words[1].at.start))],
            Shell::Posix | Shell::Cmd => vec![Edit::replace(start, "export")],
            Shell::PowerShell | Shell::Fish => {
                let raw = word.at.of(case.text);
                let sign = raw.find('=').unwrap_or(raw.len() - 1);
                let behind = Span::new(word.at.start + sign + 1, word.at.end);
                let is_quoted = behind.of(case.text).starts_with(['"', '\'']);
                if word.quote.is_some() {
                    Vec::new()
                } else if shell == Shell::Fish {
                    let runs = vec![Run::New(format!("set -gx {name} ")), Run::Keep(behind)];
                    vec![Edit::runs(start.to(word.at), runs)]
                } else {
                    let quote = if is_quoted { "" } else { "\"" };
                    let runs =
                        vec![Run::New(format!("$env:{name} = {quote}")), Run::Keep(behind), Run::New(quote.to_owned())];
                    vec![Edit::runs(start.to(word.at), runs)]
                }
            }
        };
        out.push(if edits.is_empty() {
            finding
        } else {
            finding.fix(Fix::safe(both("Set it for programs", "改成传给程序的写法"), edits))
        });
    }
}
