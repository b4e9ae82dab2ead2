//! What dockerd says when it can't take its settings.

use super::configs::{self, Owner};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP238",
    name: "engine-says-invalid",
    cause: Cause::DockerConfigInvalid,
    title: both("dockerd can't take its settings", "dockerd 不接受它的设置"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "dockerd stops when `daemon.json` is no JSON (`invalid character …`), has keys that it doesn't know (`the following \
         directives don't match any configuration option`), or says again what the command line of its unit says (`the \
         following directives are specified both as a flag and in the configuration file`). `proxies` is known from Engine \
         23.0 on. `sudo dockerd --validate --config-file=/etc/docker/daemon.json` checks a file before a restart.",
        "`daemon.json` 不是合法 JSON（`invalid character …`）、有不认识的键（`the following directives don't match any \
         configuration option`），或者与单元命令行重复（`the following directives are specified both as a flag and in the \
         configuration file`）时，dockerd 会停止启动。`proxies` 从 Engine 23.0 起支持。重启之前可以用 \
         `sudo dockerd --validate --config-file=/etc/docker/daemon.json` 检查文件。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "dockerd[41140]: unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '}' looking \
             for beginning of object key string\n",
        ),
        example(
            Kind::ErrorText,
            "unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are specified both as \
             a flag and in the configuration file: http-proxy: (from flag: http://proxy.corp.example:3128, from file: \
             http://proxy.corp.example:8080)\n",
        ),
    ],
    good: &[example(
        Kind::Daemon,
        "{\n  \"proxies\": {\n    \"http-proxy\": \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \
         \"http://proxy.corp.example:3128\"\n  }\n}\n",
    )],
    sources: &[source::DOCKERD, source::DOCKERD_CODE, source::DOCKER_DAEMON_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(&[
        "unable to configure the docker daemon with file",
        "merged configuration validation from file and command line flags failed",
        "directives don't match any configuration option",
        "specified both as a flag and in the configuration file",
    ]);
    let is_of_file = case.says_any(&["daemon.json"]).is_some() && case.settings.iter().all(|it| !it.is_forward_proxy());
    let unit = || case.says_any(&["job for docker.service failed", "failed to start docker", "docker.service: failed with result"]);
    let Some(said) = said.or_else(|| unit().filter(|_| is_of_file)) else { return };
    let line = case.line(said);
    let lower = line.of(case.text).to_ascii_lowercase();
    // What the file itself shows is told of by the rules about it.
    let is_sound = |it: &configs::Config| {
        let keys = it.root.as_ref().and_then(|it| it.get("proxies")).map(|it| it.pairs().to_vec()).unwrap_or_default();
        it.mistake.is_none() && keys.iter().all(|it| configs::KEYS.iter().any(|(key, _)| *key == it.key))
    };
    let files: Vec<_> = configs::configs(case).into_iter().filter(|it| it.owner == Owner::Engine).collect();
    let has_proxies = files.iter().any(|it| it.root.as_ref().is_some_and(|it| it.get("proxies").is_some()));
    // No file shows what stands on the command line.
    let is_twice = lower.contains("both as a flag");
    let is_told = is_twice || files.is_empty() || (has_proxies && files.iter().all(is_sound));
    if !is_told {
        return;
    }
    out.push(finding(said, &lower));
}

fn finding(said: Span, line: &str) -> Finding {
    if line.contains("both as a flag") {
        return Finding::error(
            said,
            both(
                "The same setting stands in `daemon.json` and on dockerd's command line.",
                "同一个设置既写在 `daemon.json` 里，又写在 dockerd 的命令行上。",
            ),
        )
        .why(both("dockerd refuses to choose between the two.", "dockerd 不会替你选择，直接拒绝启动。"))
        .todo(both(
            "Keep one: take the flag out of `ExecStart=` (see `systemctl cat docker`) or the key out of the file.",
            "只留一处：从 `ExecStart=` 里去掉该参数（用 `systemctl cat docker` 查看），或从文件里删掉该键。",
        ));
    }
    if line.contains("don't match any configuration option") {
        return Finding::error(
            said,
            both(
                "dockerd doesn't know a key of `daemon.json`.",
                "dockerd 不认识 `daemon.json` 里的某个键。",
            ),
        )
        .why(both(
            "`proxies` with `http-proxy`, `https-proxy` and `no-proxy` below it exists from Engine 23.0 on; older engines and other \
             levels or spellings are refused.",
            "`proxies` 及其下的 `http-proxy`、`https-proxy`、`no-proxy` 从 Engine 23.0 起才有；更旧的引擎、别的层级或拼写都会被拒绝。",
        ))
        .todo(both(
            "Look at `docker version`: from 23.0 on put the three keys below `proxies`; before that take them out and use a systemd \
             drop-in with `Environment=`.",
            "先看 `docker version`：23.0 以上把三个键写到 `proxies` 下；更旧的版本请从文件里删掉，改用 systemd drop-in 的 `Environment=`。",
        ));
    }
    Finding::error(
        said,
        both("`daemon.json` is no JSON, so dockerd doesn't start.", "`daemon.json` 不是合法的 JSON，dockerd 起不来。"),
    )
    .why(both(
        "`invalid character` names what stands where something else was expected: mostly a comma after the last member, a missing \
         comma, or a comment.",
        "`invalid character` 指出了出错位置的字符：多半是最后一项后面多了逗号、少了逗号，或者写了注释。",
    ))
    .todo(both(
        "Find the place with `jq . /etc/docker/daemon.json`, mend it, check with `sudo dockerd --validate`, restart docker. Paste the \
         file here to have it mended.",
        "用 `jq . /etc/docker/daemon.json` 找到位置，改好后用 `sudo dockerd --validate` 检查，再重启 docker。把文件贴到这里可以直接修好。",
    ))
}
