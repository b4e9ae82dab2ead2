//! A loopback address handed to a container: by Compose, `docker run`, act, or from one service to another.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Place, Setting};
use crate::read::Kind;
use crate::read::tree::Node;
use crate::rules::{Cause, Confidence, Doc, Finding, Fix, Rule, example, loopback};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP212",
    name: "loopback-in-container",
    cause: Cause::LocalhostInsideContainer,
    title: both("A loopback address in a container's environment", "容器的环境变量里用了回环地址"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In a container `127.0.0.1` is the container. A proxy of the host is reached by `host.docker.internal` (on Linux \
         with `extra_hosts: [\"host.docker.internal:host-gateway\"]`), a service of the same Compose file by its name.",
        "容器里的 `127.0.0.1` 是容器自己。访问宿主机的代理用 `host.docker.internal`（Linux 上加 \
         `extra_hosts: [\"host.docker.internal:host-gateway\"]`），访问同一 Compose 文件里的服务用服务名。",
    ),
    bad: &[
        example(
            Kind::Compose,
            "services:\n  worker:\n    image: golang:1.27\n    environment:\n      - http_proxy=http://127.0.0.1:7890\n      \
             - https_proxy=http://127.0.0.1:7890\n",
        ),
        example(
            Kind::Shell,
            "act -j test --env HTTP_PROXY=http://localhost:3128/ --env HTTPS_PROXY=http://localhost:3128/\n",
        ),
    ],
    good: &[example(
        Kind::Compose,
        "services:\n  athens:\n    image: gomods/athens:v0.15.1\n  ci:\n    image: golang:1.27\n    environment:\n      \
         GOPROXY: http://athens:3000\n    command: go mod download\n",
    )],
    sources: &[source::DOCKER_NETWORK_HOST],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if loopback::shares_network(case) {
        return;
    }
    let jobs = jobs_in_containers(case);
    let is_inside = |it: &&Setting| it.place == Place::Container || is_told_inside(case, it) || jobs.iter().any(|job| job.contains(it.at));
    let settings = case.settings.iter().filter(is_inside).filter(|it| it.is_set() && !it.is_remark);
    let mut found: Vec<_> = settings
        .filter(|it| loopback::takes_an_address(it))
        .filter_map(|it| loopback::host_of(case, it).map(|at| (it, at)))
        .collect();
    found.sort_by_key(|(_, at)| at.start);
    found.dedup_by_key(|(_, at)| at.start);
    if let Some((first, at)) = found.first() {
        let service = service(case, *at);
        let edits: Vec<_> = found.iter().map(|(_, at)| loopback::host_of_containers(*at)).collect();
        let finding = say(case, *at, &first.name);
        out.push(match service {
            Some(service) => finding
                .todo(
                    both(
                        "Name the service: `{service}` instead of `{host}`.",
                        "写服务名：把 `{host}` 改成 `{service}`。",
                    )
                    .with("service", service.of(case.text))
                    .with("host", at.of(case.text)),
                )
                .fix(Fix::review(
                    both("Name the service", "改成服务名"),
                    [crate::rules::Edit::replace(*at, service.of(case.text))],
                )),
            None => finding.fix(Fix::review(both("Name the host", "改成宿主机地址"), edits)),
        });
    }
}

fn say(case: &Case, at: Span, name: &str) -> Finding {
    Finding::error(
        at,
        both("In the container `{host}` is the container itself.", "在容器里，`{host}` 是容器自己。")
            .with("host", at.of(case.text)),
    )
    .why(
        both(
            "`{name}` is read inside the container; what listens on the loopback of the host can't be reached from there.",
            "`{name}` 是在容器里读取的，从那里访问不到宿主机回环上的服务。",
        )
        .with("name", name),
    )
    .todo(both(
        "Use `host.docker.internal` (on Linux add `host.docker.internal:host-gateway` to `extra_hosts` or `--add-host`) and let \
         the proxy accept connections from the LAN.",
        "改用 `host.docker.internal`（Linux 上在 `extra_hosts` 或 `--add-host` 里加 `host.docker.internal:host-gateway`），\
         并让代理允许局域网连接。",
    ))
    .confidence(Confidence::High)
    .weight(98)
}

/// Where the jobs of workflows and pipelines stand that run in a container.
fn jobs_in_containers(case: &Case) -> Vec<Span> {
    let workflows = case.of_kind(Kind::Workflow).filter_map(|it| it.tree());
    let jobs = workflows.filter_map(|it| it.get("jobs")).flat_map(Node::pairs);
    let mut out: Vec<_> = jobs.filter(|it| it.node.get("container").is_some()).map(|it| it.node.at).collect();
    for root in case.of_kind(Kind::GitlabCi).filter_map(|it| it.tree()) {
        let is_in_image = |node: &Node| node.get("image").is_some();
        let has_default = is_in_image(root) || root.get("default").is_some_and(is_in_image);
        let jobs = root.pairs().iter().filter(|it| has_default || is_in_image(&it.node));
        out.extend(jobs.map(|it| it.node.at));
    }
    out
}

/// The service of a Compose file that publishes the port of the address, by its name.
fn service(case: &Case, at: Span) -> Option<Span> {
    let port: String = case.text[at.end..].strip_prefix(':')?.chars().take_while(char::is_ascii_digit).collect();
    let root = case.of_kind(Kind::Compose).find_map(|it| it.tree())?;
    let services = root.get("services")?.pairs().iter().filter(|it| !it.node.at.contains(at));
    let has_port = |node: &Node| {
        node.get("ports").is_some_and(|ports| {
            ports.items().iter().any(|it| it.text().split(['/', ':']).any(|part| part == port))
        })
    };
    services.into_iter().find(|it| has_port(&it.node)).map(|it| {
        let key = it.key_at.of(case.text);
        let trim = usize::from(key.starts_with(['"', '\'']));
        Span::new(it.key_at.start + trim, it.key_at.end - trim)
    })
}

/// Whether the nearest remark or command above a setting says that it holds in a container.
fn is_told_inside(case: &Case, setting: &Setting) -> bool {
    if setting.place != Place::Shell {
        return false;
    }
    let above = case.lower(Span::new(0, case.line(setting.at).start));
    let head = above.lines().rev().map(str::trim).find(|it| it.starts_with(['#', '$', '>', '%']) || it.ends_with(':'));
    let Some(head) = head else { return false };
    let is_command = head.starts_with(['$', '>', '%']);
    let is_env = ["docker exec", "docker run", "podman exec", "podman run", "compose exec", "compose run", "kubectl exec"].iter().any(|it| head.contains(it))
        && ["env", "printenv", "set"].iter().any(|it| head.split_whitespace().any(|word| word == *it));
    let is_there = ["container", "the pod"].iter().any(|it| head.contains(it)) && ["in ", "inside", "within", "of the", "containers"].iter().any(|it| head.contains(it));
    let is_other = ["host", "outside", "not ", "n't", "my mac", "before"].iter().any(|it| head.contains(it));
    if is_command { is_env } else { is_there && !is_other }
}
