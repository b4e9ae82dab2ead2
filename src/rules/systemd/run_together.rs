//! Several assignments in one `Environment=` are not parted as systemd parts them.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::unit::{Word, words};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP183",
    name: "run-together",
    cause: Cause::EnvSyntax,
    title: both("Quotes, blanks or commas in `Environment=` fall in the wrong place", "`Environment=` 里的引号、空格或逗号位置不对"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Blanks part the assignments of one `Environment=` line; quotes go around a whole assignment, name included. One pair of \
         quotes around three assignments makes a single variable with blanks in its value. A blank in an unquoted list cuts it \
         off. A comma behind an address becomes a part of the address.",
        "一行 `Environment=` 里用空格分隔多个赋值；引号要把整个赋值（包括变量名）括起来。三个赋值共用一对引号，就成了一个值里带空格的变量。\
         没加引号的列表里出现空格，后面的部分会被截掉。地址后面的逗号会成为地址的一部分。",
    ),
    bad: &[
        example(
            Kind::Systemd,
            "[Service]\nEnvironment=\"HTTP_PROXY=http://proxy.corp.example:3128 HTTPS_PROXY=http://proxy.corp.example:3128\"\n",
        ),
        example(
            Kind::Systemd,
            "[Service]\nEnvironment=HTTP_PROXY=http://proxy.corp.example:3128, HTTPS_PROXY=http://proxy.corp.example:3128\n",
        ),
        example(
            Kind::Systemd,
            "[Service]\nEnvironment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\nEnvironment=NO_PROXY=localhost, \
             127.0.0.1, corp.example\n",
        ),
    ],
    good: &[example(
        Kind::Systemd,
        "[Service]\nEnvironment=\"HTTP_PROXY=http://proxy.corp.example:3128\" \"HTTPS_PROXY=http://proxy.corp.example:3128\"\n",
    )],
    sources: &[source::SYSTEMD_EXEC],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some(at) = shown(case).filter(|_| case.of_kind(Kind::Systemd).next().is_none()) {
        out.push(finding(at, ONE_QUOTE, ONE_QUOTE_TODO));
        return;
    }
    for document in case.of_kind(Kind::Systemd) {
        let entries = document.ini().map(|it| it.entries.as_slice()).unwrap_or_default();
        for entry in entries.iter().filter(|it| matches!(it.key.of(case.text), "Environment" | "DefaultEnvironment")) {
            out.extend(line(case, &words(case.text, entry.value)));
        }
    }
    if out.is_empty()
        && let Some(at) = case.says_any(&["invalid environment assignment", "invalid syntax, ignoring: environment"])
    {
        out.push(finding(at, CUT, CUT_TODO));
    }
}

/// Where a program shows a proxy's address with a blank and the next assignment in it: `docker info`, or a message.
fn shown(case: &Case) -> Option<Span> {
    let names = [" https_proxy=", " http_proxy=", " no_proxy=", " all_proxy="];
    let leads = ["http proxy: ", "https proxy: ", "no proxy: ", "parse \"http", "parse \\\"http", "proxyconnect tcp: "];
    // What `systemctl show` puts in quotes is one value.
    let quoted = case.says("environment=\"").map(|at| case.line(at)).filter(|line| {
        let inner = case.lower(*line).split('"').nth(1).unwrap_or_default();
        names.iter().any(|name| inner.contains(name))
    });
    quoted.or_else(|| in_message(case, &leads, &names))
}

fn in_message(case: &Case, leads: &[&str], names: &[&str]) -> Option<Span> {
    leads.iter().filter_map(|lead| case.says(lead)).find_map(|at| {
        let line = case.line(at);
        let rest = Span::new(at.end, line.end);
        names.iter().any(|name| case.lower(rest).contains(name)).then_some(line)
    })
}

/// The first thing that is wrong with the words of a line.
fn line(case: &Case, words: &[Word]) -> Option<Finding> {
    for (index, word) in words.iter().enumerate() {
        let written = word.inner().of(case.text);
        if word.is_open {
            return Some(finding(word.at, OPEN, OPEN_TODO));
        }
        let blanks = inner_assignments(written);
        if !blanks.is_empty() && word.quote.is_some() {
            let quote = word.quote.unwrap_or('"');
            let edits = blanks.iter().map(|at| {
                Edit::replace(at.shifted(word.inner().start), format!("{quote} {quote}"))
            });
            let title = both("Quote each assignment by itself", "给每个赋值单独加引号");
            return Some(finding(word.at, ONE_QUOTE, ONE_QUOTE_TODO).fix(Fix::safe(title, edits.collect::<Vec<_>>())));
        }
        // Quotes in the middle of a word hold a blank together with what stands around it.
        if word.quote.is_none() && !inner_assignments(&word.meant).is_empty() {
            let title = both("Quote each assignment by itself", "给每个赋值单独加引号");
            let ends = [Edit::insert(word.at.start, "\""), Edit::insert(word.at.end, "\"")];
            let is_even = !written.ends_with('"') && written.contains("\" \"");
            let fix = is_even.then(|| Fix::safe(title, ends));
            return Some(finding(word.at, MIDDLE, ONE_QUOTE_TODO).fix(fix));
        }
        if let Some(mark) = inner_mark(written) {
            let at = Span::new(word.inner().start + mark, word.inner().start + mark + 1);
            let parted = word.quote.map_or(" ".to_owned(), |quote| format!("{quote} {quote}"));
            let fix = Fix::safe(both("Part them by a blank", "用空格分隔"), [Edit::replace(at, parted)]);
            return Some(finding(at, COMMA, COMMA_TODO).fix(fix));
        }
        let next = words.get(index + 1);
        if word.quote.is_none() && written.ends_with(',') && next.is_some_and(|next| is_assignment(&next.meant)) {
            let comma = Span::new(word.at.end - 1, word.at.end);
            let title = both("Take the comma out", "去掉逗号");
            return Some(finding(comma, COMMA, COMMA_TODO).fix(Fix::safe(title, [Edit::delete(comma)])));
        }
        if !is_assignment(&word.meant) {
            let at = words[index.saturating_sub(1)].at.to(word.at);
            return Some(finding(at, CUT, CUT_TODO).fix(joined(words, index)));
        }
    }
    None
}

/// Where blanks in a quoted word are followed by another assignment.
fn inner_assignments(written: &str) -> Vec<Span> {
    let mut out = Vec::new();
    for (start, _) in written.match_indices([' ', '\t']) {
        let rest = written[start..].trim_start_matches([' ', '\t']);
        let end = written.len() - rest.len();
        if is_assignment(rest) && out.last().is_none_or(|last: &Span| last.end <= start) {
            out.push(Span::new(start, end));
        }
    }
    out
}

/// Where a `;` or `,` is followed by another assignment.
fn inner_mark(written: &str) -> Option<usize> {
    let behind = |at: usize| written[at + 1..].trim_start_matches(' ').split_once('=').map(|(name, _)| name);
    let is_variable = |name: &str| name.ends_with("_PROXY") || name.ends_with("_proxy");
    written.match_indices([';', ',']).map(|(at, _)| at).find(|at| behind(*at).is_some_and(is_variable))
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

/// Takes the blanks out of a list whose pieces end or begin with commas.
fn joined(words: &[Word], index: usize) -> Option<Fix> {
    let first = index.checked_sub(1)?;
    let mut edits = Vec::new();
    for pair in words[first..].windows(2) {
        let is_list = pair[0].meant.ends_with(',') || pair[1].meant.starts_with(',');
        if !is_list || pair.iter().any(|it| it.quote.is_some()) || is_assignment(&pair[1].meant) {
            break;
        }
        edits.push(Edit::delete(Span::new(pair[0].at.end, pair[1].at.start)));
    }
    (!edits.is_empty()).then(|| Fix::safe(both("Take the blanks out", "去掉空格"), edits))
}

const ONE_QUOTE: Both = both(
    "One pair of quotes around several assignments makes a single variable of them.",
    "多个赋值共用一对引号，systemd 会把它们当成一个变量。",
);
const MIDDLE: Both = both(
    "The quotes stand around the blanks between the assignments, so they all make one variable.",
    "引号括住的是赋值之间的空格，于是它们合成了一个变量。",
);
const ONE_QUOTE_TODO: Both = both(
    "Quote each assignment by itself: `Environment=\"HTTP_PROXY=…\" \"HTTPS_PROXY=…\"`, or give each a line.",
    "给每个赋值单独加引号：`Environment=\"HTTP_PROXY=…\" \"HTTPS_PROXY=…\"`，或者一行写一个。",
);
const COMMA: Both = both(
    "The sign between them becomes a part of the value; assignments are parted by blanks.",
    "中间的标点会成为值的一部分；多个赋值之间用空格分隔。",
);
const COMMA_TODO: Both = both("Take it out, or write one assignment a line.", "去掉它，或者一行写一个赋值。");
const CUT: Both = both(
    "The value ends at the blank; what follows is no assignment and is ignored.",
    "值到空格为止；后面的部分不是赋值，会被忽略。",
);
const CUT_TODO: Both = both(
    "Take the blanks out of the list and quote the whole assignment: `Environment=\"NO_PROXY=localhost,127.0.0.1\"`.",
    "去掉列表里的空格，并给整个赋值加上引号：`Environment=\"NO_PROXY=localhost,127.0.0.1\"`。",
);
const OPEN: Both = both("The quote is never closed, so systemd ignores the line.", "引号没有闭合，systemd 会忽略这一行。");
const OPEN_TODO: Both = both("Close the quote behind the value.", "在值的后面补上引号。");

fn finding(at: Span, what: Both, todo: Both) -> Finding {
    Finding::error(at, what)
        .weight(99)
        .why(both(
            "systemd parts `Environment=` at blanks that stand outside of quotes, and at nothing else.",
            "systemd 只在引号之外的空格处拆分 `Environment=`。",
        ))
        .todo(todo)
}
