//! Build tools that start go with an environment of their own: xk6, Please, Bazel, tox-like wrappers, `env -i`.

use super::seen;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP314",
    name: "build-tool",
    cause: Cause::EnvPrecedence,
    title: both("A build tool that drops your variables", "构建工具丢掉了你的环境变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Some tools start go with an environment of their own, so that builds don't depend on yours. Please passes what \
         `passenv` of `[build]` in `.plzconfig` names; Bazel gives repository rules the client's environment, and \
         `--repo_env=GOPROXY=…` sets it for sure; xk6 before 1.1.2 dropped the proxy variables; `env -i` and `sudo` drop \
         nearly everything.",
        "有些工具用自己的环境启动 go，好让构建不依赖你的环境。Please 只传 `.plzconfig` 里 `[build]` 的 `passenv` 列出的变量；\
         Bazel 的仓库规则使用客户端环境，`--repo_env=GOPROXY=…` 可以明确指定；xk6 1.1.2 之前会丢掉代理变量；\
         `env -i` 和 `sudo` 几乎什么都不传。",
    ),
    bad: &[
        example(
            Kind::Shell,
            "$ export HTTPS_PROXY=http://proxy.corp.example:3128 HTTP_PROXY=http://proxy.corp.example:3128\n$ export \
             https_proxy=http://proxy.corp.example:3128 http_proxy=http://proxy.corp.example:3128\n$ xk6 build --with \
             github.com/grafana/xk6-output-example\n# go get inside xk6 does not use the proxy\n",
        ),
        example(
            Kind::Shell,
            "$ export GOPROXY=https://goproxy.cn,direct\n$ env -i PATH=$PATH HOME=/tmp/build make build\ngo: \
             github.com/google/uuid@v1.6.0: Get \"https://proxy.golang.org/github.com/google/uuid/@v/v1.6.0.mod\": dial tcp \
             142.250.73.81:443: i/o timeout\n",
        ),
    ],
    good: &[example(
        Kind::Shell,
        "export GOPROXY=https://goproxy.cn,direct\nbazel build --repo_env=GOPROXY=https://goproxy.cn,direct //...\n",
    )],
    sources: &[source::XK6, source::PLEASE, source::BAZEL_REPO_ENV, source::GAZELLE],
};

struct Tool {
    words: &'static [&'static str],
    /// Whether the tool alone tells; otherwise the paste has to show that something is set.
    is_telling: bool,
    name: &'static str,
    todo: Both,
}

const TOOLS: &[Tool] = &[
    Tool {
        words: &["xk6 build", "xk6 run", "inside xk6"],
        is_telling: true,
        name: "xk6",
        todo: both("Update xk6 to 1.1.2 or later.", "把 xk6 升级到 1.1.2 以上。"),
    },
    Tool {
        words: &["plz build", "plz test", "plz run", ".plzconfig", "please build"],
        is_telling: true,
        name: "Please",
        todo: both(
            "Name them in `.plzconfig`: `[build]` with `passenv = GOPROXY` and `passenv = https_proxy`, or set them in `[buildenv]`.",
            "在 `.plzconfig` 里列出：`[build]` 下写 `passenv = GOPROXY`、`passenv = https_proxy`，或写进 `[buildenv]`。",
        ),
    },
    Tool {
        words: &["bazel build", "bazel run", "bazel test", "fetch_repo", "go_repository", "gazelle"],
        is_telling: false,
        name: "Bazel",
        todo: both(
            "Write `common --repo_env=GOPROXY=https://goproxy.cn,direct` (and the proxy variables) into `.bazelrc`; the variable counts when \
             the repository is fetched, not in `--action_env`.",
            "在 `.bazelrc` 里写 `common --repo_env=GOPROXY=https://goproxy.cn,direct`（代理变量同理）；变量在下载仓库时生效，\
             写在 `--action_env` 里没用。",
        ),
    },
    Tool {
        words: &["env -i", "env -"],
        is_telling: true,
        name: "env -i",
        todo: both(
            "Hand them on by name: `env -i GOPROXY=\"$GOPROXY\" HTTPS_PROXY=\"$HTTPS_PROXY\" …`.",
            "按名称传进去：`env -i GOPROXY=\"$GOPROXY\" HTTPS_PROXY=\"$HTTPS_PROXY\" …`。",
        ),
    },
    Tool {
        words: &["crontab", "cron job", "/etc/cron", "cronjob", "systemd unit", "systemd service", "launchd"],
        is_telling: false,
        name: "the scheduler",
        todo: both(
            "Jobs of cron, systemd or launchd read no start-up file of a shell: set `GOPROXY=…` in the crontab (`Environment=` in a unit), or \
             store it with `go env -w` as the user that runs the job.",
            "cron、systemd、launchd 的任务不读 shell 的启动文件：在 crontab 里写 `GOPROXY=…`（单元里用 `Environment=`），\
             或者以执行任务的用户身份用 `go env -w` 保存。",
        ),
    },
    Tool {
        words: &["xbps-src", "abuild", "debuild", "sbuild", "ebuild", "flatpak-builder", "tox", "nox", "pants", "buck2", "asdf install", "mise install", "dpkg-buildpackage", "rpmbuild", "mock -r", "makepkg"],
        is_telling: false,
        name: "the wrapper",
        todo: both(
            "Look up how it passes variables on (tox: `passenv`; pants: `env_vars`), and name `GOPROXY` and the proxy variables there.",
            "查一下它怎样传递变量（tox：`passenv`；pants：`env_vars`），在那里列出 `GOPROXY` 和代理变量。",
        ),
    },
];

/// A person tells of a program that cleans the environment.
fn cleaned(case: &Case) -> Option<Span> {
    const CLEANS: &[&str] = &["clean", "clear", "drop", "strip", "reset", "sanitiz", "sanitis", "scrub", "wipe", "unset", "filter", "empties", "emptied"];
    const WHAT: &[&str] = &["environment", "env var", "variables", "the env", "proxy var", "环境变量"];
    const OTHER: &[&str] = &["container", "docker", "sudo", "daemon", "systemd", "no longer", "not clean", "n't clean", "ide ", "goland", "vscode", "extension"];
    let has = |said: &str, words: &[&str]| words.iter().any(|it| said.contains(it));
    told::clauses(case).into_iter().map(|it| it.at).find(|at| {
        let said = case.lower(*at);
        CLEANS.iter().filter_map(|it| said.find(it)).any(|at| at > 0 && has(&said[at..], WHAT)) && !has(case.lower(case.line(Span::at(at.start))), OTHER)
    })
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(trouble) = seen::trouble(case) else { return };
    let is_set = case.settings.iter().any(|it| it.is_set() && (it.name.starts_with("GO") || it.is_forward_proxy()))
        || case.says_any(&["goproxy=http", "goproxy=direct", "https_proxy=http", "go env goproxy", "https_proxy is set", "https_proxy is exported", "goproxy is set", "goproxy is exported", "proxy is set in", "exported in"]).is_some();
    let is_set = is_set
        || told::clauses(case).into_iter().any(|it| {
            let said = case.lower(it.at);
            ["goproxy", "http_proxy", "https_proxy"].iter().any(|name| said.contains(name)) && !told::is_trouble(said)
        });
    for tool in TOOLS {
        let named = tool.words.iter().filter_map(|words| case.mentions(words)).min();
        let Some(at) = named.filter(|_| tool.is_telling || is_set) else { continue };
        out.push(
            Finding::error(
                at,
                both("`{tool}` starts go with an environment of its own.", "`{tool}` 用自己的环境启动 go。").with("tool", tool.name),
            )
            .why(
                both(
                    "What you set doesn't reach that go, which fails (`{words}`).",
                    "你的设置传不到这个 go，于是失败（`{words}`）。",
                )
                .with("words", trouble.of(case.text)),
            )
            .todo(tool.todo)
            .weight(97),
        );
        return;
    }
    if let Some(at) = cleaned(case).filter(|_| is_set) {
        out.push(
            Finding::error(at, both("The program in between starts others with a cleaned environment.", "中间的程序用清理过的环境启动其他程序。"))
                .why(both(
                    "What you export ends at that program; what it starts sees the variables it passes on, and no others.",
                    "你导出的变量到这个程序为止；它启动的程序只看得到它传下去的变量。",
                ))
                .todo(both(
                    "Name the variables where it is configured to pass some on, or update it; where it knows only one letter case (`HTTP_PROXY` or \
                     `http_proxy`), set that one. `go env -w GOPROXY=…` needs no environment.",
                    "在它的配置里列出要传递的变量，或升级它；如果它只传其中一种大小写（`HTTP_PROXY` 或 `http_proxy`），就设那一种。`go env -w GOPROXY=…` 不依赖环境变量。",
                ))
                .weight(95),
        );
    }
}
