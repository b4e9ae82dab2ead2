//! An entry is a single word that go does not know, mostly a slip for `direct`.

use super::look::read;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Failure, has_gap};
use crate::read::Kind;
use crate::rules::near::is_near;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP003",
    name: "unknown-word",
    cause: Cause::GoproxyMalformed,
    title: both("A word in `GOPROXY` that go does not know", "`GOPROXY` 里有 go 不认识的词"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Only two words have a meaning in `GOPROXY`: `direct` and `off`, in small letters. Any other single word makes go \
         refuse the whole list (`invalid proxy URL missing scheme`), even where an earlier entry would have served. With a \
         dot, colon or slash, as in `direct/`, the word is taken for a host name and go looks it up in DNS.",
        "`GOPROXY` 里只有 `direct` 和 `off` 这两个词有意义，而且必须小写。出现别的单词时，go 会拒绝整个列表（`invalid proxy URL \
         missing scheme`），即使前面的条目可用也不行。如果带有点号、冒号或斜杠，例如 `direct/`，go 会把它当成主机名去查 DNS。",
    ),
    bad: &[
        example(Kind::Dockerfile, "FROM golang:1.27\nWORKDIR /src\nENV GOPROXY=https://goproxy.cn,direc\n"),
        example(Kind::Shell, "go env -w GOPROXY=https://goproxy.cn,direct/\n"),
        example(Kind::Shell, "export GOPROXY=https://goproxy.cn,DIRECT\n"),
        example(Kind::Shell, "export GOPROXY=default\n"),
    ],
    good: &[
        example(Kind::Dockerfile, "FROM golang:1.27\nWORKDIR /src\nENV GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::Shell, "export GOPROXY=goproxy.cn,direct\n"),
    ],
    sources: &[source::GO_ENV, source::GO_PROXY_CODE],
};

/// The keyword that a word was meant to be.
fn meant(word: &str) -> Option<&'static str> {
    let bare = word.trim_start_matches("https://").trim_start_matches("http://");
    let bare = bare.trim_end_matches(['/', '.', ':']).to_ascii_lowercase();
    ["direct", "off"].into_iter().find(|it| bare == *it || (is_near(&bare, it) && (bare.len() > 3 || !word.contains('.'))))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let mut is_found = false;
    for setting in case.told_of("GOPROXY") {
        let hops = setting.hops(case.text);
        for (place, word) in read(setting, case.text) {
            let is_keyword = matches!(word.as_str(), "direct" | "off");
            let is_odd = word.contains([';', '，', '；', '、', '"', '\'', '“', '”', '‘', '’', '{', '}', '(', ')']) || word.contains(char::is_whitespace);
            if is_keyword || is_odd || has_gap(&word) || (place == 0 && hops.len() == 1 && setting.name != "GOPROXY") {
                continue;
            }
            let is_word = !word.contains(['.', ':', '/']);
            let meant = meant(&word);
            if !is_word && meant.is_none() {
                continue;
            }
            is_found = true;
            let at = hops[place].at;
            let mut finding = said(at, &word, meant, is_word);
            // What failed elsewhere is not explained by this.
            let troubles = case.troubles();
            let tells = |it: &&Failure| is_about(it, &word);
            if !troubles.is_empty() && !troubles.iter().any(tells) {
                finding = finding.weight(85);
            }
            if let Some(meant) = meant.filter(|_| setting.is_verbatim(case.text)) {
                let title = both("Write `{meant}`", "改成 `{meant}`").with("meant", meant);
                finding = finding.fix(Fix::safe(title, [Edit::replace(at, meant)]));
            }
            out.push(finding);
        }
    }
    if is_found {
        return;
    }
    for failure in &case.failures {
        let names = [failure.host(), failure.peer.as_deref().unwrap_or_default()];
        let Some((word, keyword)) =
            names.into_iter().find_map(|it| meant(it).filter(|_| !it.contains('.')).map(|keyword| (it.to_owned(), keyword)))
        else {
            continue;
        };
        out.push(said(failure.words, &word, Some(keyword), false));
        return;
    }
}

fn is_about(failure: &Failure, word: &str) -> bool {
    let word = word.trim_end_matches('/');
    failure.host() == word || failure.peer.as_deref() == Some(word)
}

const WORD: Both = both(
    "Only `direct` and `off`, in small letters, have a meaning; any other single word makes go refuse the whole list.",
    "只有小写的 `direct` 和 `off` 有意义；出现别的单词，go 会拒绝整个列表。",
);
const HOST: Both = both(
    "go takes it for the name of a host and looks it up in DNS, where nobody knows it.",
    "go 把它当成主机名去查 DNS，而这个名字并不存在。",
);

fn said(at: Span, word: &str, meant: Option<&'static str>, is_word: bool) -> Finding {
    let finding = match meant {
        Some(meant) => Finding::error(
            at,
            both("`{word}` in `GOPROXY` is not `{meant}`.", "`GOPROXY` 里的 `{word}` 不是 `{meant}`。")
                .with("word", word)
                .with("meant", meant),
        )
        .todo(both("Write `{meant}`.", "改成 `{meant}`。").with("meant", meant)),
        None => Finding::error(
            at,
            both("go does not know the word `{word}` in `GOPROXY`.", "go 不认识 `GOPROXY` 里的 `{word}`。").with("word", word),
        )
        .todo(both(
            "Write the address of a module proxy, `direct` or `off`; for go's own default run `go env -u GOPROXY`.",
            "写成模块代理的地址、`direct` 或 `off`；想恢复默认值就运行 `go env -u GOPROXY`。",
        )),
    };
    finding.why(if is_word { WORD } else { HOST })
}
