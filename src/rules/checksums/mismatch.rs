//! What was downloaded is not what was recorded.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP046",
    name: "checksum-mismatch",
    cause: Cause::ChecksumMismatch,
    title: both("The download is not what was recorded", "下载的内容与记录不一致"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The last line of the message names the witness. `sum.golang.org:` means that the whole world was given other \
         content for this version: a mirror altered it or is stale, or the tag was moved and you fetch it from its \
         origin. `go.sum:` means that your own project recorded other content before.\n\nA moved tag is cured by another \
         version, a stale mirror by another mirror, an own proxy built with an old Go by an update. Deleting the line in \
         `go.sum` only silences the alarm.",
        "消息最后一行写明了对照对象。`sum.golang.org:` 表示全世界拿到的这个版本是另一份内容：镜像改动过或已过时，或者标签被移动而你直接从源站下载。`go.sum:` 表示你自己的项目以前记录的是另一份内容。\n\n\
         标签被移动就换版本，镜像过时就换镜像，自建代理的 Go 太旧就升级代理。删掉 `go.sum` 里那一行只是关掉警报。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "verifying rsc.io/quote@v1.5.2: checksum mismatch\n\tdownloaded: h1:UFijQ/h7Uo44x90KBT9Nj+IQ3tCOwUeIgfWQs4Y0wOc=\n\tgo.sum:     h1:w5fcysjrx7yqtD/aO+QwRjYZOKnaM9Uh2b40tElTs3Y=\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_AUTHENTICATING, source::GO_SUMDB],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says_any(&[
        "checksum mismatch",
        ": dir has been modified (",
        ": zip has been modified (",
        "does not match an earlier download recorded in go.sum",
        "does not match the one reported by the checksum server",
    ]).or_else(|| case.says("security error").filter(|_| case.says_any(&["server misbehavior", "checksum server"]).is_none())) else {
        return;
    };
    let is_direct = case.settings_of("GOPROXY").any(|it| it.value == "direct");
    let is_by_database = case.says_any(&["sum.golang.org:", "sum.golang.google.cn:", "checksum server"]).is_some();
    let (why, todo) = if is_by_database {
        (
            both(
                "The checksum database, which everybody shares, recorded other content for this version: the mirror that \
                 served it is stale or broken, or the tag was moved and you fetched it from the origin.",
                "大家共用的校验和数据库对这个版本记录的是另一份内容：提供它的镜像过时或损坏，或者标签被移动而你是从源站下载的。",
            ),
            both(
                "Fetch it from another mirror (`GOPROXY=https://proxy.golang.org go mod download`) after `go clean \
                 -modcache`. If it persists, the tag was moved: take the next version.",
                "先 `go clean -modcache`，再换一个镜像下载（`GOPROXY=https://proxy.golang.org go mod download`）。如果仍然如此，就是标签被移动了：换用下一个版本。",
            ),
        )
    } else if is_direct {
        (
            both(
                "`GOPROXY=direct` fetched the tag as it is now, while mirrors and `go.sum` keep what it was first: the tag was moved.",
                "`GOPROXY=direct` 拿到的是标签现在的内容，而镜像和 `go.sum` 保存的是它最初的内容：标签被移动过。",
            ),
            both(
                "Use a public mirror, which keeps the first content, or go to a version that was never moved.",
                "使用保存着最初内容的公共镜像，或者换用没有被移动过的版本。",
            ),
        )
    } else {
        (
            both(
                "Your `go.sum` recorded other content before: the tag was moved, this mirror or proxy repacks or is stale, or \
                 the `go.sum` line came from such a one.",
                "`go.sum` 以前记录的是另一份内容：标签被移动、这个镜像或代理重新打包或已过时，或者 `go.sum` 那一行本身就来自这样的代理。",
            ),
            both(
                "Ask the database which is right; then change the version (moved tag), the mirror (stale), or update your own \
                 proxy (old Go). Only if the database confirms the download, correct `go.sum`.",
                "先问数据库哪个正确；再换版本（标签被移动）、换镜像（过时）或升级自建代理（Go 太旧）。只有数据库证实了下载内容，才去改 `go.sum`。",
            ),
        )
    };
    out.push(
        Finding::error(
            case.line(at),
            both("What was downloaded is not what was recorded for this version.", "下载的内容与这个版本的记录不一致。"),
        )
        .why(why)
        .todo(todo)
        .weight(99)
        .decide(
            "curl -sS https://sum.golang.org/lookup/MODULE@VERSION",
            both(
                "Compare its `h1:` with both lines: equal to `go.sum`: the mirror or the origin is wrong; equal to \
                 `downloaded`: the line in `go.sum` is.",
                "把它的 `h1:` 与两行比较：等于 `go.sum`，错在镜像或源站；等于 `downloaded`，错在 `go.sum` 那一行。",
            ),
        ),
    );
}
