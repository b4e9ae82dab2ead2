//! The netrc names the module proxy's host without its port, or with another one.

use super::netrc;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP088",
    name: "netrc-port",
    cause: Cause::ModuleProxyAuth,
    title: both("The netrc entry does not fit host and port", "netrc 条目与主机和端口不符"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go compares the entry with host and port as the address has them: for `https://goproxy.corp.example:8443` it looks \
         for `machine goproxy.corp.example:8443`. curl and git look for the host alone. Two entries with the same login \
         serve both.",
        "go 用地址里的主机和端口去匹配条目：`https://goproxy.corp.example:8443` 对应 `machine goproxy.corp.example:8443`。curl 和 git 只看主机名。写两条相同凭据的条目，两边都能用。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "# ~/.netrc: machine goproxy.corp.example login ci password example\ngo: rsc.io/quote@v1.5.2: reading https://goproxy.corp.example:8443/rsc.io/quote/@v/v1.5.2.info: 401 Unauthorized\n",
    )],
    good: &[example(
        Kind::Netrc,
        "machine goproxy.corp.example:8443 login ci password example\nmachine goproxy.corp.example login ci password example\n",
    )],
    sources: &[source::NETRC_CODE, source::GO_CREDENTIALS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some((at, needed)) = netrc::wrong_port(case) else { return };
    out.push(
        Finding::error(
            at,
            both("go looks for `machine {needed}` and does not find it.", "go 查找的是 `machine {needed}`，没有找到。").with("needed", &needed),
        )
        .why(both(
            "It compares host and port as the address has them, so it sends no login.",
            "它按地址里的主机和端口来匹配，所以没有发送凭据。",
        ))
        .todo(both(
            "Add `machine {needed} login USER password TOKEN`; keep an entry without the port for git and curl.",
            "增加 `machine {needed} login 用户 password 令牌`；不带端口的条目留给 git 和 curl。",
        )
        .with("needed", &needed))
        .weight(98),
    );
}
