//! The module came, and the checksum database did not answer.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, SumTrouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP041",
    name: "sumdb-unreachable",
    cause: Cause::SumdbBlocked,
    title: both("The checksum database can't be reached", "访问不到校验和数据库"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The module itself was downloaded; go then asks the checksum database about it, through the module proxy if that \
         relays the database, and directly if it does not. `sum.golang.org` is blocked in the same networks as \
         `proxy.golang.org`.\n\nThe cure is a way to the database, not to switch it off: a mirror that relays it, or \
         `GOSUMDB=sum.golang.google.cn`, which is the same database under a name that answers in mainland China.",
        "模块已经下载；go 接着要向校验和数据库核对：模块代理中继该数据库就经由代理，不中继就直接访问。屏蔽 `proxy.golang.org` 的网络同样屏蔽 `sum.golang.org`。\n\n\
         该做的是给数据库一条通路，而不是关掉它：用会中继它的镜像，或者 `GOSUMDB=sum.golang.google.cn`——同一个数据库，在中国大陆可以访问的名字。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: verifying module: rsc.io/quote@v1.5.2: Get \"https://sum.golang.org/lookup/rsc.io/quote@v1.5.2\": dial tcp 142.250.73.81:443: i/o timeout\n",
        ),
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: verifying module: rsc.io/quote@v1.5.2: reading https://goproxy.io/sumdb/sum.golang.org/lookup/rsc.io/quote@v1.5.2: 404 Not Found\n",
        ),
    ],
    good: &[example(Kind::GoEnv, "GOPROXY='https://goproxy.cn,direct'\nGOSUMDB='sum.golang.google.cn'\n")],
    sources: &[source::GO_SUMDB, source::GO_SUMDB_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let trouble = |it: &_| case.sum_trouble(it);
    let is_mine = |it: &&_| matches!(trouble(it), Some(SumTrouble::Unreachable | SumTrouble::Stale));
    if let Some(failure) = case.failures.iter().find(is_mine) {
        let is_stale = trouble(failure) == Some(SumTrouble::Stale);
        let is_relay = failure.path().contains("/sumdb/");
        let (what, why) = if is_stale {
            (
                both(
                    "`{host}` does not have the checksum that it should relay.",
                    "`{host}` 没有它应当提供的校验和。",
                ),
                both(
                    "The module is public, so the database knows it; the relay is behind, or its answer is a stale one.",
                    "模块是公开的，数据库里应当有它；是这个中继落后了，或者返回的是过时的应答。",
                ),
            )
        } else if is_relay {
            (
                both("`{host}` fails as a relay of the checksum database.", "`{host}` 中继校验和数据库时失败。"),
                both("The module came; its checksum did not.", "模块下载到了，校验和没有。"),
            )
        } else {
            (
                both("The checksum database at `{host}` can't be reached.", "访问不到位于 `{host}` 的校验和数据库。"),
                both(
                    "The module came, from a mirror that does not relay the database, so go asks the database itself.",
                    "模块下载到了，但镜像不中继该数据库，所以 go 直接去访问它。",
                ),
            )
        };
        out.push(
            Finding::error(failure.words, what.with("host", failure.host())).why(why).todo(cure()).weight(92),
        );
    } else if let Some(at) = case.says("sum.golang.org").filter(|_| case.failures.is_empty() && case.works_without_sumdb() && case.says("private").is_none()) {
        out.push(
            Finding::error(case.line(at), both("The checksum database keeps go from a module that came.", "模块已下载，卡在校验和数据库上。"))
                .why(both(
                    "Without the database the command works; it can't be reached, or its answer is older than the version.",
                    "不查询数据库时命令能成功；是访问不到它，或者它的应答比这个版本还旧。",
                ))
                .todo(both(
                    "If the version is new, try again in half an hour. Otherwise give the database a way: `GOSUMDB=sum.golang.google.cn`, or a mirror that relays it.",
                    "如果版本刚发布，半小时后重试。否则给数据库一条通路：`GOSUMDB=sum.golang.google.cn`，或换用会中继它的镜像。",
                ))
                .confidence(Confidence::Medium)
                .weight(88),
        );
    } else if let Some(at) = told_unreachable(case) {
        out.push(
            Finding::error(at, both("The checksum database can't be reached.", "访问不到校验和数据库。"))
                .why(both("The module came; go then asks the checksum database about it, directly where the mirror does not relay that.", "模块下载到了；接着 go 要查询校验和数据库，镜像不中继时就直接访问。"))
                .todo(cure())
                .confidence(Confidence::Medium)
                .weight(90),
        );
    } else if let Some(at) = stale_relay(case) {
        out.push(
            Finding::error(at, both("What this mirror relays is not what the checksum database holds.", "这个镜像中继的内容与校验和数据库不一致。"))
                .why(both(
                    "A mirror keeps copies of the database's tiles; an old or broken one does not fit the newer ones, and go refuses it.",
                    "镜像会缓存数据库的数据块；旧的或损坏的数据块与新的对不上，go 就会拒绝。",
                ))
                .todo(both(
                    "Use another mirror until it is repaired: `go env -w GOPROXY=https://goproxy.cn,direct` or `https://proxy.golang.org,direct`. \
                     Leave `GOSUMDB` on.",
                    "在它修好之前换一个镜像：`go env -w GOPROXY=https://goproxy.cn,direct` 或 `https://proxy.golang.org,direct`。不要关掉 `GOSUMDB`。",
                ))
                .confidence(Confidence::Medium)
                .weight(92),
        );
    } else if let Some(at) = case.says_any(&[
        "malformed record data",
        "note has no verifiable signatures",
        "checksum missing from sumdb response",
        "malformed tree note",
        "malformed note",
    ]) {
        out.push(
            Finding::error(
                at,
                both("What answers for the checksum database is not the database.", "替校验和数据库应答的并不是它。"),
            )
            .why(both(
                "The answer lacks its signature: a login page of the network, a broken relay, or another database's mirror.",
                "应答没有它的签名：网络的登录页、坏掉的中继，或者另一个数据库的镜像。",
            ))
            .todo(cure())
            .confidence(Confidence::Medium)
            .weight(85),
        );
    }
}

/// A person tells that the database gives no answer.
fn told_unreachable(case: &Case) -> Option<Span> {
    const CUT: &[&str] = &[
        "hang", "stuck", "time out", "times out", "timeout", "timed out", "block", "firewall", "unreachable", "not reach", "n't reach", "cannot connect",
        "can't connect", "refused", "no route", "no access", "超时", "连不上", "被墙", "无法访问", "屏蔽",
    ];
    const OTHER: &[&str] = &["private", "internal", "our ", "410", "404", "athens", "artifactory", "nexus", "server", "私有", "内部"];
    let has = |said: &str, words: &[&str]| words.iter().any(|it| said.contains(it));
    if case.failures.iter().any(|it| !it.host().is_empty()) || case.settings_of("GOSUMDB").any(|it| it.value.trim() != "sum.golang.org") {
        return None;
    }
    told::clauses(case).into_iter().find_map(|it| {
        let (said, remark) = (case.lower(it.at), case.lower(it.remark));
        let is_named = has(said, &["sum.golang", "sumdb", "checksum database"]) || (has(remark, &["sum.golang", "sumdb", "checksum database"]) && !has(said, &["proxy.golang", "goproxy"]));
        (is_named && has(said, CUT) && !has(remark, OTHER)).then_some(it.at)
    })
}

/// A relay of the database that a person found to differ, or whose answers go calls inconsistent.
fn stale_relay(case: &Case) -> Option<Span> {
    const DIFFERS: &[&str] = &[
        "differ", "stale", "outdated", "out of date", "old", "inconsistent", "misbehavior", "mismatch", "not match", "n't match", "wrong", "behind", "corrupt",
        "verification fail", "not the same", "不一致", "过期", "不同步",
    ];
    if case.failures.iter().any(|it| !it.host().is_empty() && !it.is_remark) {
        return None;
    }
    let said = case.says_any(&["server misbehavior detected", "downloaded inconsistent tile", "inconsistent tile"]);
    said.or_else(|| {
        let differs = |at: &Span| DIFFERS.iter().any(|it| case.lower(*at).contains(it));
        let is_relay = |at: &Span| case.lower(*at).contains("/sumdb/") || case.lower(*at).contains("sumdb tile");
        told::clauses(case).into_iter().map(|it| it.remark).find(|at| is_relay(at) && differs(at))
    })
}

fn cure() -> crate::text::Both {
    both(
        "`go env -w GOSUMDB=sum.golang.google.cn` (the same database), or a mirror that relays it, such as \
         `GOPROXY=https://goproxy.cn,direct`. A complete `go.sum` needs no look-up. Leave `GOSUMDB=off` alone: it ends all \
         verification.",
        "执行 `go env -w GOSUMDB=sum.golang.google.cn`（同一个数据库），或换用会中继它的镜像，如 `GOPROXY=https://goproxy.cn,direct`。\
         `go.sum` 完整时不需要查询。不要用 `GOSUMDB=off`：那会关掉全部校验。",
    )
}
