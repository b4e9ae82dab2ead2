//! git asks for a login in a container, while the host has one.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP210",
    name: "login-not-in-container",
    cause: Cause::EnvNotInContainer,
    title: both("The login of the host is not in the container", "宿主机上的登录信息不在容器里"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`~/.netrc`, git's settings and the keys of SSH lie in your home. A command that runs by `docker run` has another home, so git asks for a login there. Mount the file read-only for that one run: `docker run -v $HOME/.netrc:/root/.netrc:ro …`, and pass `GOPRIVATE` by `-e`. In an image build use a build secret instead.",
        "`~/.netrc`、git 的设置和 SSH 密钥都在你的主目录里，而 `docker run` 启动的命令用的是另一个主目录，于是 git 在那里要求登录。给这一次运行只读挂载该文件：`docker run -v $HOME/.netrc:/root/.netrc:ro …`，并用 `-e` 传入 `GOPRIVATE`。构建镜像时请改用构建密钥。",
    ),
    bad: &[example(Kind::Shell, "# the login is in ~/.netrc, go mod download works on the host\n$ docker run --rm -v $PWD:/src -w /src golang:1.27 go mod download\nfatal: could not read Username for 'https://git.corp.example': terminal prompts disabled\n")],
    good: &[example(Kind::Shell, "# the login is in ~/.netrc\n$ docker run --rm -v $PWD:/src -v $HOME/.netrc:/root/.netrc:ro -w /src golang:1.27 go mod download\n")],
    sources: &[source::GO_GIT_HTTPS, source::DOCKER_RUN],
};

/// How a command is started in a container.
const STARTS: &[&str] =
    &["docker run", "podman run", "nerdctl run", "compose run", "docker exec", "podman exec", "compose exec", "docker container run"];

/// Where a login of the host is.
const LOGINS: &[&str] = &[
    "~/.netrc", "$home/.netrc", ".netrc has", ".netrc on the host", ".netrc is", "login is in", "credential helper", "git-credentials", "works on the host",
    "on the host it works", "on the host works", "host has the login", "host has a login", "gh auth login",
];

/// What git and ssh say for want of one.
const ASKED: &[&str] = &["could not read username", "could not read password", "terminal prompts disabled", "permission denied (publickey", "no such identity"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let (Some(_), Some(at)) = (case.says_any(LOGINS), case.says_any(ASKED)) else { return };
    let runs = STARTS.iter().filter_map(|way| case.says(way)).find(|at| {
        let line = case.lower(case.line(*at));
        !["netrc:", "git-credentials:", ".gitconfig:", ".ssh:", "ssh_auth_sock", "works"].iter().any(|it| line.contains(it))
    });
    if runs.is_none() || case.says_any(&["type=secret", "type=ssh", "netrc:ro", "in the container has", "/root/.netrc"]).is_some() {
        return;
    }
    out.push(
        Finding::error(at, both("git asks for a login in the container, where the one of your machine is not.", "git 在容器里要求登录，而你机器上的登录信息不在那里。"))
            .why(both(
                "A container has a home of its own: neither `~/.netrc` nor git's settings and keys of the host are in it.",
                "容器有自己的主目录：宿主机的 `~/.netrc`、git 设置和密钥都不在里面。",
            ))
            .todo(both(
                "Mount it read-only: `docker run -v $HOME/.netrc:/root/.netrc:ro …` (the home of the user in the container), and pass `-e GOPRIVATE`.",
                "只读挂载进去：`docker run -v $HOME/.netrc:/root/.netrc:ro …`（容器里那个用户的主目录），并传 `-e GOPRIVATE`。",
            ))
            .weight(97),
    );
}
