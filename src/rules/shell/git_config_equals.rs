//! `git config http.proxy=URL`: git wants name and value as two words.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP175",
    name: "git-config-equals",
    cause: Cause::EnvSyntax,
    title: both("`git config` takes name and value apart", "`git config` 的名称和值要用空格分开"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`git config` takes the name and the value as two words. With `=` between them git takes all of it for a name and says \
         `invalid key`. (`git -c http.proxy=URL` for one command does want the `=`.)",
        "`git config` 的名称和值是两个词。中间写 `=` 时，git 会把整个当成名称，报 `invalid key`。（只对一条命令生效的 `git -c http.proxy=URL` 才用 `=`。）",
    ),
    bad: &[example(Kind::Shell, "git config --global http.proxy=http://127.0.0.1:7890\n")],
    good: &[
        example(Kind::Shell, "git config --global http.proxy http://127.0.0.1:7890\n"),
        example(Kind::Shell, "git -c http.proxy=http://127.0.0.1:7890 ls-remote https://github.com/golang/go\n"),
    ],
    sources: &[source::GIT_HTTP],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for command in case.commands().filter(|it| it.starts_with(&["git", "config"])) {
        let Some(word) = command.words[2..].iter().find(|it| !it.value.starts_with('-')) else { continue };
        let Some((key, _)) = word.value.split_once('=') else { continue };
        let is_key = key.contains('.') && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        let raw = word.at.of(case.text);
        let Some(sign) = raw.find('=').filter(|_| is_key) else { continue };
        let at = Span::new(word.at.start + sign, word.at.start + sign + 1);
        let finding = Finding::error(word.at, both("git takes `{word}` for a name.", "git 把 `{word}` 整个当成了名称。").with("word", &word.value))
            .why(both("`git config` takes the name and the value as two words.", "`git config` 的名称和值是两个词。"))
            .todo(both("Put a blank in the place of `=`.", "把 `=` 换成空格。"));
        out.push(if word.quote.is_none() {
            finding.fix(Fix::safe(both("Write a blank", "换成空格"), [Edit::replace(at, " ")]))
        } else {
            finding
        });
    }
}
