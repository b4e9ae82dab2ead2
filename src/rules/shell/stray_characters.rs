//! Characters that nobody meant stand in a value: `\r\n`, blanks at its end, full-width signs, invisible ones.

use super::names::is_ours;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP169",
    name: "stray-characters",
    cause: Cause::EnvSyntax,
    title: both("Characters that nobody meant stand in the value", "值里混进了多余的字符"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A value is taken to the letter. A line break or its `\\r\\n`, a blank at the end of a proxy's address, a semicolon, a \
         full-width colon, or an invisible character from a web page make another address of it: the proxy is then looked up \
         under a name that nobody has, or not used at all.",
        "值会被逐字使用。换行或字面上的 `\\r\\n`、代理地址末尾的空格、分号、全角冒号，或者从网页复制来的不可见字符，都会让地址变成另一个：程序要么去找一个不存在的主机，要么\
         干脆不用代理。",
    ),
    bad: &[
        example(Kind::Cmd, "set http_proxy=http://127.0.0.1:8118\\r\\n\nset https_proxy=http://127.0.0.1:8118\n"),
        example(Kind::Shell, "export HTTPS_PROXY=\"http://127.0.0.1:7890 \" HTTP_PROXY=http://127.0.0.1:7890\n"),
        example(Kind::Shell, "export HTTPS_PROXY=http://127.0.0.1：7890 HTTP_PROXY=http://127.0.0.1:7890\n"),
    ],
    good: &[example(Kind::Cmd, "set http_proxy=http://127.0.0.1:8118\nset https_proxy=http://127.0.0.1:8118\n")],
    sources: &[source::HTTPPROXY],
};

/// Characters that look like nothing.
fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{3000}' | '\r')
}

/// What stands there, and what should stand instead.
fn stray(setting: &Setting) -> Option<(usize, usize, &'static str)> {
    let value = setting.value.as_str();
    for tail in ["\\r\\n", "\\n", "\\r"] {
        if value.trim_end().ends_with(tail) {
            let end = value.trim_end().len();
            return Some((end - tail.len(), value.len(), ""));
        }
    }
    if let Some((at, ch)) = value.char_indices().find(|(_, ch)| is_invisible(*ch)) {
        return Some((at, at + ch.len_utf8(), ""));
    }
    for (wide, plain) in [('：', ":"), ('／', "/"), ('．', "."), ('＝', "=")] {
        if let Some(at) = value.find(wide) {
            return Some((at, at + wide.len_utf8(), plain));
        }
    }
    let bare = value.trim_end_matches([';', ' ', '\t']);
    // Other lists forgive blanks around their entries.
    let is_exact = setting.is_forward_proxy();
    let tail = &value[bare.len()..];
    if !bare.is_empty() && (tail.contains(';') || (is_exact && !tail.is_empty())) {
        return Some((bare.len(), value.len(), ""));
    }
    if is_exact && value.starts_with([' ', '\t']) && !value.trim().is_empty() {
        return Some((0, value.len() - value.trim_start().len(), ""));
    }
    None
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    const WHY: Both = both(
        "The value is taken to the letter, so it names another address than you meant, or none.",
        "值会被逐字使用，于是它成了另一个地址，或者根本不是地址。",
    );
    for setting in case.settings.iter().filter(|it| it.is_set() && is_ours(&it.name)) {
        let is_meant = matches!(setting.how, How::Line | How::GoEnvPrint) && setting.value.ends_with(';');
        if is_meant || (setting.is_remark && case.failures.is_empty()) {
            continue;
        }
        let Some((from, to, instead)) = stray(setting) else { continue };
        let at = setting.part(case.text, from, to);
        let shown = setting.value[from..to].trim();
        let is_seen = !shown.is_empty() && !shown.chars().all(is_invisible);
        let what = if is_seen {
            both("`{name}` holds a stray `{stray}`.", "`{name}` 里混进了 `{stray}`。").with("name", &setting.name).with("stray", shown)
        } else {
            both("`{name}` holds a blank or invisible character.", "`{name}` 里混进了空格或不可见字符。").with("name", &setting.name)
        };
        let mut finding = Finding::error(if at.is_empty() { setting.value_at } else { at }, what)
            .weight(98)
            .why(WHY)
            .todo(both("Take it out; type the value anew rather than pasting it.", "把它去掉；最好重新输入，不要粘贴。"));
        if setting.is_verbatim(case.text) {
            let place = Span::new(setting.value_at.start + from, setting.value_at.start + to);
            let edit = if instead.is_empty() { Edit::delete(place) } else { Edit::replace(place, instead) };
            finding = finding.fix(Fix::safe(both("Take it out", "去掉多余的字符"), [edit]));
        }
        out.push(finding);
    }
}
