//! sudo starts go with another environment and another home.

use super::seen;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing};
use crate::read::Kind;
use crate::read::shell::Command;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP317",
    name: "sudo",
    cause: Cause::EnvPrecedence,
    title: both("sudo drops your variables and your `go/env` file", "sudo 会丢掉你的变量和 `go/env` 文件"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "sudo resets the environment and, mostly, the home: exported variables are gone, and go reads the `go/env` file of root \
         instead of yours. Build as yourself and use sudo for the installation only, or hand the value over: \
         `sudo env GOPROXY=\"$(go env GOPROXY)\" make install`.",
        "sudo 会重置环境变量，通常连主目录也换掉：导出的变量没有了，go 读的是 root 的 `go/env` 文件，不是你的。\
         请用自己的账号构建，只在安装时用 sudo；或者把值传过去：`sudo env GOPROXY=\"$(go env GOPROXY)\" make install`。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ go env -w GOPROXY=https://goproxy.cn,direct\n$ sudo make install\ngo: github.com/google/uuid@v1.6.0: Get \
         \"https://proxy.golang.org/github.com/google/uuid/@v/v1.6.0.mod\": dial tcp 142.250.73.81:443: i/o timeout\n",
    )],
    good: &[example(
        Kind::Shell,
        "$ go env -w GOPROXY=https://goproxy.cn,direct\n$ make\n$ sudo make install\n",
    )],
    sources: &[source::SUDO, source::GO_ENV],
};

/// `sudo go env -w`, which writes the file of root, and whether go is then asked or run without sudo.
fn written_for_root(case: &Case) -> Option<(Span, bool)> {
    let is_write = |it: &&Command| it.starts_with(&["sudo", "go", "env", "-w"]);
    let written = case.commands().find(is_write)?;
    let is_later = |it: &Command| it.at.start > written.at.end && (it.word(0) == "go" || it.at.of(case.text).contains("$(go "));
    let is_root = case.commands().any(|it| it.starts_with(&["sudo", "go"]) && !is_write(&it));
    let is_own = case.commands().any(is_later) || told::any_trouble(case).is_some();
    (!is_root).then_some((written.at, is_own))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some((at, is_own)) = written_for_root(case) {
        out.push(
            Finding::error(at, both("This writes the `go/env` file of root, not yours.", "这写的是 root 的 `go/env` 文件，不是你的。"))
                .why(both("`go env -w` writes below the home of the user that runs it; under sudo that is root.", "`go env -w` 写在执行者的主目录下，在 sudo 下就是 root 的。"))
                .todo(both("Run `go env -w …` without sudo.", "不加 sudo 运行 `go env -w …`。"))
                .confidence(if is_own { Confidence::High } else { Confidence::Medium })
                .weight(if is_own { 96 } else { 70 }),
        );
        return;
    }
    let Some((sudo, program)) = started(case) else { return };
    let has_list_trouble = case.says("goproxy list is not the empty string").is_some();
    let is_go = program.of(case.text) == "go";
    let asks_modules = case
        .failures
        .iter()
        .any(|it| matches!(it.doing, Doing::ModuleProxy | Doing::Discovery | Doing::Git) || (is_go && it.doing == Doing::Other));
    // Without a message what a person tells counts, of go and of what builds with it.
    let is_told = case.failures.iter().all(|it| it.doing == Doing::Other && it.is_remark) && (is_go || matches!(program.of(case.text), "make" | "task" | "mage" | "just" | "bash" | "sh"));
    let is_trouble = has_list_trouble || ((asks_modules || is_told) && seen::trouble(case).is_some());
    if !is_trouble {
        return;
    }
    let is_set = case.settings.iter().any(|it| it.is_set() && (it.is("GOPROXY") || it.is_forward_proxy()));
    let is_shown = case.says_any(&["go env goproxy", "echo $goproxy", "echo \"$goproxy\""]).is_some();
    if !is_set && !is_shown {
        return;
    }
    out.push(
        Finding::error(
            sudo,
            both(
                "Under sudo `{program}` has neither your variables nor your `go/env` file.",
                "在 sudo 下，`{program}` 既没有你的变量，也读不到你的 `go/env` 文件。",
            )
            .with("program", program.of(case.text)),
        )
        .why(both(
            "sudo resets the environment, and root has a home and a `go/env` of its own; go uses its default there.",
            "sudo 会重置环境，root 有自己的主目录和 `go/env`；go 在那里用的是默认值。",
        ))
        .todo(both(
            "Run it as yourself and only install with sudo, or hand the value over: `sudo env GOPROXY=\"$(go env GOPROXY)\" …`.",
            "用自己的账号执行，只在安装时用 sudo；或者把值传过去：`sudo env GOPROXY=\"$(go env GOPROXY)\" …`。",
        ))
        .weight(97)
    );
}

/// The first sudo that starts something that may run go, and what it starts.
fn started(case: &Case) -> Option<(Span, Span)> {
    for (way, program) in [("su - ", "su"), ("su -l ", "su"), ("su --login ", "su"), ("runuser -l ", "runuser"), ("doas ", "doas")] {
        let Some(at) = case.mentions(way.trim_end()).filter(|at| case.text[at.end..].starts_with(' ')) else { continue };
        if case.line(at).of(case.text).split([' ', '\'', '"']).any(|word| matches!(word, "go" | "make")) {
            return Some((at, Span::new(at.start, at.start + program.len())));
        }
    }
    let mut from = 0;
    while let Some(at) = case.text.get(from..)?.find("sudo ") {
        let start = from + at;
        from = start + "sudo ".len();
        if case.text[..start].ends_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '/' | '-' | '_')) {
            continue;
        }
        let line = case.text[from..].lines().next().unwrap_or_default();
        let Some(program) = program(line) else { continue };
        let word = &line[program.start..program.end];
        let runs_go = matches!(word, "go" | "make" | "task" | "mage" | "just" | "bash" | "sh")
            || word.starts_with("./")
            || word.ends_with("/go")
            || word.rsplit_once('.').is_some_and(|(_, ending)| ending == "sh");
        if runs_go {
            return Some((Span::new(start, start + "sudo".len()), program.shifted(from)));
        }
    }
    None
}

/// The program that stands behind sudo's own options; nothing if they keep the environment.
fn program(line: &str) -> Option<Span> {
    let mut at = 0;
    let mut takes_value = false;
    for word in line.split(' ') {
        let span = Span::new(at, at + word.len());
        at = span.end + 1;
        match word {
            "" => {}
            _ if takes_value => takes_value = false,
            "-E" | "env" => return None,
            _ if word.starts_with("--preserve-env") => return None,
            "-u" | "-g" | "-h" | "-p" | "-C" | "-r" | "-t" | "-T" | "-U" | "-D" | "-R" => takes_value = true,
            _ if word.starts_with('-') => {}
            // `sudo NAME=value program` hands it over.
            _ if word.contains('=') => return None,
            _ => return Some(span),
        }
    }
    None
}
