//! A key of `.wslconfig` stands in a section where it does not count, or takes over no proxy as it is.

use super::signs::is_mirrored;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::ini::{self, Ini};
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP194",
    name: "wslconfig-section",
    cause: Cause::WslLocalhostProxy,
    title: both("Keys of `.wslconfig` in the wrong section", "`.wslconfig` 的键写错了节"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`networkingMode`, `autoProxy`, `dnsTunneling` and `firewall` belong to the section `[wsl2]`; they once were experimental, \
         and older instructions put them under `[experimental]`, where they are ignored with a warning. Windows 10 has no mirrored \
         mode. After a change run `wsl --shutdown`.",
        "`networkingMode`、`autoProxy`、`dnsTunneling`、`firewall` 属于 `[wsl2]` 节；它们曾经是实验功能，旧教程写在 `[experimental]` 下面，现在会被忽略并给出警告。Windows 10 没有镜像网络模式。\
         改完要运行 `wsl --shutdown`。",
    ),
    bad: &[
        example(Kind::Wslconfig, "[experimental]\nnetworkingMode=mirrored\nautoProxy=true\n"),
    ],
    good: &[example(Kind::Wslconfig, "[wsl2]\nnetworkingMode=mirrored\nautoProxy=true\n\n[experimental]\nhostAddressLoopback=true\n")],
    sources: &[source::WSL_CONFIG],
};

/// The keys that belong to `[wsl2]`.
const KEYS: &[&str] = &["networkingmode", "autoproxy", "dnstunneling", "firewall", "localhostforwarding", "dnsproxy"];

fn judge(case: &Case, file: &Ini, out: &mut Vec<Finding>) {
    for entry in &file.entries {
        let key = entry.key.of(case.text);
        let is_right = entry.section.eq_ignore_ascii_case("wsl2");
        if is_right || !KEYS.contains(&key.to_ascii_lowercase().as_str()) {
            continue;
        }
        let section = if entry.section.is_empty() { "…".to_owned() } else { entry.section.clone() };
        out.push(
            Finding::error(
                entry.at,
                both("`{key}` does not count under `[{section}]`.", "`{key}` 写在 `[{section}]` 下面不起作用。").with("key", key).with("section", section),
            )
            .weight(98)
            .why(both(
                "It belongs to `[wsl2]`; elsewhere WSL ignores it, and stays in NAT mode.",
                "它属于 `[wsl2]` 节，写在别处会被忽略，WSL 仍是 NAT 模式。",
            ))
            .todo(both("Put it under `[wsl2]`, then run `wsl --shutdown`.", "把它移到 `[wsl2]` 下面，再运行 `wsl --shutdown`。")),
        );
        return;
    }
    // The proxy of Windows at loopback is taken over in mirrored mode only.
    let takes_over = file.entries.iter().find(|it| it.key.of(case.text).eq_ignore_ascii_case("autoproxy") && it.value.of(case.text).eq_ignore_ascii_case("true"));
    let is_loopback = case.says_any(&["127.0.0.1:", "localhost:"]).is_some();
    if let Some(entry) = takes_over.filter(|_| is_loopback && !is_mirrored(case) && case.says("not mirrored").is_none()) {
        out.push(
            Finding::error(
                entry.at,
                both("`autoProxy` takes over no proxy at the loopback address of Windows in NAT mode.", "NAT 模式下，`autoProxy` 不会沿用 Windows 回环地址上的代理。"),
            )
            .confidence(Confidence::High)
            .weight(98)
            .why(both(
                "In NAT mode loopback inside WSL is another machine, so WSL drops such an address.",
                "NAT 模式下 WSL 里的回环地址是另一台机器，所以 WSL 会丢弃这样的地址。",
            ))
            .todo(both(
                "Add `networkingMode=mirrored` under `[wsl2]`, then run `wsl --shutdown`.",
                "在 `[wsl2]` 下加上 `networkingMode=mirrored`，再运行 `wsl --shutdown`。",
            )),
        );
    }
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let mut is_found = false;
    for document in case.of_kind(Kind::Wslconfig) {
        if let Some(file) = document.ini() {
            judge(case, file, out);
            is_found = true;
        }
    }
    // Shown in a terminal, the file's lines are no part of their own.
    if !is_found && case.says(".wslconfig").is_some() {
        let whole = crate::base::Span::new(0, case.text.len());
        judge(case, &ini::read(case.text, whole), out);
    }
}
