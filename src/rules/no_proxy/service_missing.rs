//! A Compose service has a proxy, and its `NO_PROXY` does not name the services beside it.

use crate::data::source;
use crate::facts::{Case, Place, ProxyAddress, no_proxy};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP127",
    name: "service-not-in-no-proxy",
    cause: Cause::NoProxy,
    title: both("Services of a Compose file reach each other through the proxy", "Compose 里的服务之间走了代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "With `HTTP_PROXY` in a container every request goes to the proxy, those to other services of the same file too; the \
         proxy does not know the name `db` and answers 502, 503 or 407. Name the services in `NO_PROXY`, in both letter cases.",
        "容器里有 `HTTP_PROXY` 时，所有请求都会发给代理，包括发给同一个文件里其他服务的请求；代理不认识 `db` 这样的名字，只会返回 502、503 或 407。请把服务名\
         写进 `NO_PROXY`，大小写两个变量都写。",
    ),
    bad: &[example(
        Kind::Compose,
        "services:\n  web:\n    image: myapp\n    environment:\n      HTTP_PROXY: http://proxy.corp.example:3128\n      HTTPS_PROXY: \
         http://proxy.corp.example:3128\n      NO_PROXY: localhost,127.0.0.1\n  api:\n    image: myapi\n",
    )],
    good: &[example(
        Kind::Compose,
        "services:\n  web:\n    image: myapp\n    environment:\n      HTTP_PROXY: http://proxy.corp.example:3128\n      HTTPS_PROXY: \
         http://proxy.corp.example:3128\n      NO_PROXY: localhost,127.0.0.1,api\n  api:\n    image: myapi\n",
    )],
    sources: &[source::DOCKER_CLI_PROXY, source::COMPOSE_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for document in case.of_kind(Kind::Compose) {
        let Some(services) = document.tree().and_then(|it| it.get("services")) else { continue };
        for service in services.pairs() {
            let inside = |at: crate::base::Span| service.node.at.contains(at);
            let here: Vec<_> =
                case.settings.iter().filter(|it| it.place == Place::Container && inside(it.at) && it.is_set()).collect();
            let Some(proxy) = here.iter().find(|it| it.is_forward_proxy() && !it.value.trim().is_empty()) else { continue };
            let list: Vec<_> = here.iter().filter(|it| it.is("NO_PROXY")).collect();
            if list.iter().any(|it| it.has_gap() || it.value.trim() == "*") {
                continue;
            }
            let own = ProxyAddress::of(&proxy.value).host;
            let missing: Vec<&str> = services
                .pairs()
                .iter()
                .map(|it| it.key.as_str())
                .filter(|it| *it != service.key && *it != own && !list.iter().any(|no| no_proxy::covers(&no.value, it)))
                .collect();
            let Some(first) = missing.first() else { continue };
            // Others may be no servers at all; then nothing of the text speaks of them.
            let is_asked = missing.iter().any(|it| case.text.contains(&format!("//{it}:")) || case.text.contains(&format!("//{it}/")));
            let at = list.first().map_or(proxy.at, |it| it.value_at);
            out.push(
                Finding::warning(
                    at,
                    both("`{service}` reaches `{other}` through the proxy.", "`{service}` 访问 `{other}` 时会走代理。")
                        .with("service", &service.key)
                        .with("other", first),
                )
                .confidence(if is_asked { Confidence::High } else { Confidence::Medium })
                .weight(if is_asked { 97 } else { 75 })
                .why(both(
                    "`NO_PROXY` does not name it, and the proxy does not know the names of services.",
                    "`NO_PROXY` 里没有它，而代理不认识这些服务名。",
                ))
                .todo(
                    both("Add `{missing}` to `NO_PROXY` and `no_proxy`.", "在 `NO_PROXY` 和 `no_proxy` 里加上 `{missing}`。")
                        .with("missing", missing.join(",")),
                ),
            );
        }
    }
}
