//! A loopback address handed to an image build.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Place, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Fix, Rule, example, loopback};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP211",
    name: "loopback-in-build",
    cause: Cause::LocalhostInsideContainer,
    title: both("A loopback address in an image build", "镜像构建里用了回环地址"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A `RUN` step runs in a container of its own: `127.0.0.1` and `localhost` there are that container, and nothing \
         listens in it. Name the host instead: `host.docker.internal` on Docker Desktop, and on Linux with \
         `--add-host host.docker.internal=host-gateway`; the proxy has to listen beyond loopback (\u{201c}allow \
         LAN\u{201d}). On Linux `docker build --network=host` shares the loopback of the host.",
        "`RUN` 在自己的容器里执行：那里的 `127.0.0.1` 和 `localhost` 就是这个容器，里面没有代理在监听。请改用宿主机地址：\
         Docker Desktop 上是 `host.docker.internal`；Linux 上加 `--add-host host.docker.internal=host-gateway`。\
         代理还要监听回环之外的地址（“允许局域网连接”）。Linux 上也可以用 `docker build --network=host` 共用宿主机的回环。",
    ),
    bad: &[
        example(
            Kind::Shell,
            "docker build --build-arg http_proxy=http://127.0.0.1:7890 --build-arg https_proxy=http://127.0.0.1:7890 .\n",
        ),
        example(
            Kind::Compose,
            "services:\n  app:\n    build:\n      context: .\n      args:\n        HTTP_PROXY: http://127.0.0.1:7890\n        \
             HTTPS_PROXY: http://127.0.0.1:7890\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27 AS build\nENV GOPROXY=http://127.0.0.1:8009\nWORKDIR /src\nCOPY . .\nRUN go build ./...\n",
        ),
    ],
    good: &[example(
        Kind::Shell,
        "docker build --build-arg http_proxy=http://host.docker.internal:7890 --build-arg \
         https_proxy=http://host.docker.internal:7890 .\ndocker build --network=host --build-arg \
         https_proxy=http://127.0.0.1:7890 --build-arg http_proxy=http://127.0.0.1:7890 .\n",
    )],
    sources: &[source::DOCKER_NETWORK_HOST, source::DOCKER_BUILD],
};

/// Whether a step of a build reads it.
fn is_for_build(it: &Setting) -> bool {
    matches!(it.place, Place::BuildArgs | Place::BuildStep(_))
        || matches!(it.how, How::BuildArg | How::DockerEnv | How::DockerArg)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    if loopback::shares_network(case) {
        return;
    }
    let settings = case.settings.iter().filter(|it| is_for_build(it) && it.is_set() && !it.is_remark);
    let mut found: Vec<_> = settings
        .filter(|it| loopback::takes_an_address(it))
        .filter_map(|it| loopback::host_of(case, it).map(|at| (it.name.clone(), at)))
        .collect();
    found.extend(driver_options(case));
    found.extend(options(case));
    found.extend(written(case));
    found.sort_by_key(|(_, at)| at.start);
    found.dedup_by_key(|(_, at)| at.start);
    let Some((first, at)) = found.first() else { return };
    let edits: Vec<_> = found.iter().map(|(_, at)| loopback::host_of_containers(*at)).collect();
    out.push(
        Finding::error(
            *at,
            both(
                "In a build step `{host}` is the build's own container, where no proxy listens.",
                "在构建步骤里，`{host}` 是构建容器自己，里面没有代理在监听。",
            )
            .with("host", at.of(case.text)),
        )
        .why(
            both(
                "`{name}` is read inside the build; the proxy runs on the machine around it.",
                "`{name}` 是在构建里读取的，而代理运行在外面的机器上。",
            )
            .with("name", first),
        )
        .todo(both(
            "Use `host.docker.internal` (on Linux add `--add-host host.docker.internal=host-gateway`) and let the proxy accept \
             connections from the LAN; or, on Linux, build with `--network=host`.",
            "改用 `host.docker.internal`（Linux 上再加 `--add-host host.docker.internal=host-gateway`），并让代理允许局域网连接；\
             Linux 上也可以用 `--network=host` 构建。",
        ))
        .fix(Fix::review(both("Name the host", "改成宿主机地址"), edits)),
    );
}

/// The loopback addresses that a builder of buildx is given: `--driver-opt env.http_proxy=…`.
fn driver_options(case: &Case) -> Vec<(String, Span)> {
    let options = case.text.match_indices("env.").filter_map(|(at, _)| {
        let rest = &case.text[at + 4..];
        let (name, _) = rest.split_once('=').filter(|(name, _)| name.to_ascii_lowercase().ends_with("_proxy"))?;
        let start = at + 4 + name.len() + 1;
        let value = case.text[start..].split([' ', '\n', '"', '\'', '\\', '\r']).next().unwrap_or_default();
        let is_list = name.eq_ignore_ascii_case("no_proxy");
        let host = loopback::host_at(case.text, Span::new(start, start + value.len()))?;
        (!is_list && !name.contains(char::is_whitespace)).then(|| (name.to_owned(), host))
    });
    options.collect()
}

/// The loopback addresses that a step gives a program itself: `git config http.proxy …`, `curl -x …`, `--proxy=…`.
fn options(case: &Case) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    let files = case.documents.iter().filter_map(|it| it.dockerfile());
    for command in files.flat_map(|file| &file.instructions).flat_map(|it| &it.commands) {
        let mut last = "";
        for word in &command.words {
            let names = ["http.proxy", "https.proxy", "--proxy", "-x", "proxy", "https-proxy", "--socks5", "--socks5-hostname", "--socks4", "--socks4a", "--preproxy"];
            let name = names.into_iter().find(|name| *name == last);
            let text = word.at.of(case.text);
            let quote = usize::from(word.quote.is_some());
            let inner = Span::new(word.at.start + quote, word.at.end - quote.min(text.len()));
            let own = ["--proxy=", "--socks5=", "--socks5-hostname=", "http.proxy=", "https.proxy=", "-x"].into_iter().find(|it| inner.of(case.text).starts_with(it));
            let value = match (name, own) {
                (Some(name), _) => Some((name, inner)),
                (None, Some(own)) => Some((own.trim_end_matches('='), Span::new(inner.start + own.len(), inner.end))),
                (None, None) => None,
            };
            if let Some((name, value)) = value {
                out.extend(loopback::host_at(case.text, value).map(|at| (name.to_owned(), at)));
            }
            last = word.value.as_str();
        }
    }
    out
}

/// The loopback addresses that a step writes into a program's own file: `Acquire::http::Proxy` of apt, `proxy=` of yum.
fn written(case: &Case) -> Vec<(String, Span)> {
    let files = case.documents.iter().filter_map(|it| it.dockerfile());
    let steps = files.flat_map(|file| &file.instructions).filter(|it| it.name == "RUN");
    let mut out = Vec::new();
    for step in steps {
        let said = step.rest.of(case.text);
        let lower = said.to_ascii_lowercase();
        for way in ["http://", "https://", "socks5://", "socks5h://"] {
            for (at, _) in lower.match_indices(way) {
                let before = &lower[..at];
                // The name of the setting stands right before its value.
                let Some(name) = before.rfind("proxy").filter(|name| at - name < 12 && !before[name + 5..].contains('\n')) else { continue };
                if before[..name].ends_with("go") || before[..name].ends_with("no_") {
                    continue;
                }
                let end = said[at..].find(['"', '\'', ' ', ';', '\n', '\\']).map_or(said.len(), |it| at + it);
                let host = loopback::host_at(case.text, Span::new(step.rest.start + at, step.rest.start + end));
                out.extend(host.map(|host| ("proxy".to_owned(), host)));
            }
        }
    }
    out
}
