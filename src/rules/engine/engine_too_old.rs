//! `proxies` in `daemon.json` of an engine that doesn't know it yet.

use super::configs::{self, Owner};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP240",
    name: "engine-too-old",
    cause: Cause::DockerConfigInvalid,
    title: both("An engine older than `proxies` in `daemon.json`", "引擎太旧，不支持 `daemon.json` 的 `proxies`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`proxies` in `daemon.json` exists from Docker Engine 23.0 on. Older engines refuse the file as a whole (`the following \
         directives don't match any configuration option`) and don't start. Update, or give dockerd the variables by a drop-in \
         of its unit.",
        "`daemon.json` 的 `proxies` 从 Docker Engine 23.0 起才有。更旧的引擎会拒绝整个文件（`the following directives don't match \
         any configuration option`），起不来。请升级，或者用单元的 drop-in 给 dockerd 设置变量。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ docker version --format '{{.Server.Version}}'\n20.10.24\n$ cat /etc/docker/daemon.json\n{ \"proxies\": { \"http-proxy\": \
         \"http://proxy.corp.example:3128\", \"https-proxy\": \"http://proxy.corp.example:3128\" } }\n",
    )],
    good: &[example(
        Kind::Shell,
        "$ docker version --format '{{.Server.Version}}'\n28.5.2\n$ cat /etc/docker/daemon.json\n{ \"proxies\": { \"http-proxy\": \
         \"http://proxy.corp.example:3128\", \"https-proxy\": \"http://proxy.corp.example:3128\" } }\n",
    )],
    sources: &[source::DOCKER_DAEMON_PROXY, source::DOCKERD_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let files = configs::configs(case);
    let has_proxies = files.iter().any(|it| {
        it.owner == Owner::Engine && it.root.as_ref().is_some_and(|root| root.get("proxies").is_some())
    });
    let Some(version) = old_version(case).filter(|_| has_proxies) else { return };
    out.push(
        Finding::error(
            version,
            both(
                "Engine {version} doesn't know `proxies` in `daemon.json`.",
                "引擎 {version} 不认识 `daemon.json` 里的 `proxies`。",
            )
            .with("version", version.of(case.text)),
        )
        .why(both(
            "It came with 23.0; older engines refuse the whole file and don't start.",
            "它是 23.0 才加入的，更旧的引擎会拒绝整个文件，起不来。",
        ))
        .todo(both(
            "Update Docker, or take `proxies` out and write `Environment=\"HTTPS_PROXY=…\"` into \
             `/etc/systemd/system/docker.service.d/http-proxy.conf`.",
            "升级 Docker；或者删掉 `proxies`，在 `/etc/systemd/system/docker.service.d/http-proxy.conf` 里写 \
             `Environment=\"HTTPS_PROXY=…\"`。",
        )),
    );
}

/// A version of Docker before 23 that the paste names.
fn old_version(case: &Case) -> Option<Span> {
    case.says("docker")?;
    let is_part = |ch: char| ch.is_ascii_digit() || ch == '.';
    let bytes = case.text.as_bytes();
    case.text.match_indices('.').find_map(|(dot, _)| {
        let start = dot.checked_sub(2)?;
        let stands_alone = start == 0 || !is_part(char::from(bytes[start - 1]));
        if !stands_alone || !bytes[start..dot].iter().all(u8::is_ascii_digit) {
            return None;
        }
        let end = dot + bytes[dot..].iter().take(7).take_while(|byte| is_part(char::from(**byte))).count();
        let version = Span::new(start, end);
        let mut numbers = version.of(case.text).trim_end_matches('.').split('.');
        let (first, second, third) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let (major, minor): (u32, &str) = (first.parse().ok()?, second);
        // Docker's releases by date have two digits for the month: 17.03 to 20.10.
        let is_release = (17..=20).contains(&major) && minor.len() == 2 && third.len() <= 2 && numbers.next().is_none();
        let line = case.line(version).of(case.text);
        (is_release && !line.contains("Ubuntu")).then_some(version)
    })
}
