//! A single `%` in `Environment=` begins a specifier of systemd.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP181",
    name: "single-percent",
    cause: Cause::ProxyAuth,
    title: both("A single `%` in a unit of systemd", "systemd 单元里单独的 `%`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In a unit `%` begins a specifier. `%40` is none, so systemd logs `Failed to resolve specifiers, ignoring` and drops the \
         assignment: the daemon has no proxy at all. `%C3` or `%E2` is one, so the password silently becomes a path. First encode \
         the password for the address (`@` is `%40`), then double every `%` for the unit (`%%40`).\n\n\
         In a file that `EnvironmentFile=` names, `%` stays single.",
        "单元文件里 `%` 表示说明符。`%40` 不是合法的说明符，systemd 会记录 `Failed to resolve specifiers, ignoring` 并丢弃整条赋值，守护进程完全没有代理。\
         `%C3`、`%E2` 却是合法的，密码会悄悄变成一个路径。先按 URL 的规则给密码编码（`@` 写成 `%40`），再把每个 `%` 写成两个（`%%40`）。\n\n\
         在 `EnvironmentFile=` 指向的文件里，`%` 只写一个。",
    ),
    bad: &[
        example(
            Kind::Systemd,
            "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]\n\
             Environment=\"HTTP_PROXY=http://ci:p%40ss@proxy.corp.example:3128\"\n\
             Environment=\"HTTPS_PROXY=http://ci:p%40ss@proxy.corp.example:3128\"\n",
        ),
        example(
            Kind::ErrorText,
            "systemd[1]: /etc/systemd/system/docker.service.d/http-proxy.conf:2: Failed to resolve specifiers, ignoring: \
             HTTPS_PROXY=http://ci:p%40ss@proxy.corp.example:3128\n",
        ),
    ],
    good: &[example(
        Kind::Systemd,
        "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]\n\
         Environment=\"HTTP_PROXY=http://ci:p%%40ss@proxy.corp.example:3128\"\n\
         Environment=\"HTTPS_PROXY=http://ci:p%%40ss@proxy.corp.example:3128\"\n",
    )],
    sources: &[source::SYSTEMD_SPECIFIERS, source::DOCKER_DAEMON_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let mut is_found = false;
    for setting in case.settings.iter().filter(|it| it.how == How::Unit) {
        let singles = singles(case, setting);
        let Some(first) = singles.first().copied() else { continue };
        if !setting.is_forward_proxy() && !setting.value.contains("://") {
            continue;
        }
        is_found = true;
        let edits: Vec<_> = singles.iter().map(|at| Edit::insert(at.start, "%")).collect();
        let title = both("Double every `%`", "把每个 `%` 写成两个");
        let is_escape = singles.iter().all(|at| is_hex(&case.text[at.end..]));
        let fix = if is_escape { Fix::safe(title, edits) } else { Fix::review(title, edits) };
        out.push(finding(first, Some(&setting.name)).fix(fix));
    }
    if !is_found && let Some(at) = case.says_any(&["failed to resolve specifiers", "failed to resolve unit specifiers"]) {
        out.push(finding(at, None));
    }
}

/// Every `%` that stands alone.
fn singles(case: &Case, setting: &Setting) -> Vec<Span> {
    let value = setting.value_at.of(case.text).as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < value.len() {
        let is_double = value[at] == b'%' && value.get(at + 1) == Some(&b'%');
        if value[at] == b'%' && !is_double {
            out.push(Span::new(setting.value_at.start + at, setting.value_at.start + at + 1));
        }
        at += 1 + usize::from(is_double);
    }
    out
}

fn is_hex(rest: &str) -> bool {
    rest.len() > 1 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit())
}

fn finding(at: Span, name: Option<&str>) -> Finding {
    let what = match name {
        Some(name) => both(
            "systemd takes this `%` for a specifier, so `{name}` is dropped or wrong.",
            "systemd 把这个 `%` 当成说明符，`{name}` 会被丢弃或变成错误的值。",
        )
        .with("name", name),
        None => both(
            "systemd dropped an assignment because of a single `%` in it.",
            "赋值里有单独的 `%`，systemd 丢弃了它。",
        )
        .into(),
    };
    Finding::error(at, what)
        .weight(99)
        .why(both(
            "In units `%` begins a specifier; only `%%` is a percent sign.",
            "单元文件里 `%` 是说明符的开头，`%%` 才表示百分号。",
        ))
        .todo(both(
            "Write `%%` for every `%` (`p%%40ss`), then `sudo systemctl daemon-reload` and restart the service; look at the result \
             with `systemctl show --property=Environment SERVICE`.",
            "把每个 `%` 写成 `%%`（如 `p%%40ss`），然后运行 `sudo systemctl daemon-reload` 并重启服务；\
             用 `systemctl show --property=Environment SERVICE` 核对结果。",
        ))
}
