//! A user name or password in a proxy's address holds characters that mean something there.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, ProxyAddress, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP105",
    name: "reserved-characters",
    cause: Cause::ProxyAuth,
    title: both("Reserved characters in a proxy's password", "代理密码里有保留字符"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In an address `@`, `/`, `#`, `?`, `%`, `\\`, blanks and brackets have meanings of their own. In a user name or password \
         they must be written as `%` and two hexadecimal digits: `@` is `%40`, `#` is `%23`, `%` is `%25`, `\\` is `%5C`. \
         Otherwise the programs dial a host named `http`, send a wrong name, or drop the whole proxy without a word; each in \
         its own way.\n\nA domain user is `DOMAIN%5Cuser`. go sends Basic logins only: a proxy that wants NTLM or Kerberos \
         needs a helper such as cntlm or px on your machine.",
        "在地址里，`@`、`/`、`#`、`?`、`%`、`\\`、空格和尖括号等都有特殊含义。出现在用户名或密码里时，要写成 `%` 加两位十六进制：`@` 写成 `%40`，`#` 写成 \
         `%23`，`%` 写成 `%25`，`\\` 写成 `%5C`。否则有的程序会去连接名叫 `http` 的主机，有的会发错用户名，有的会悄悄不用代理。\n\n域用户写成 \
         `DOMAIN%5Cuser`。go 只支持 Basic 认证；要求 NTLM 或 Kerberos 的代理，需要在本机运行 cntlm 或 px 之类的中转程序。",
    ),
    bad: &[
        example(Kind::Shell, "export HTTPS_PROXY='http://jdoe:p@ss#1@proxy.corp.example:8080' HTTP_PROXY=http://proxy.corp.example:8080\n"),
        example(Kind::Shell, "export https_proxy='http://CORP\\jdoe:secret@proxy.corp.example:8080' http_proxy=http://proxy.corp.example:8080\n"),
    ],
    good: &[example(
        Kind::Shell,
        "export HTTPS_PROXY=http://CORP%5Cjdoe:p%40ss%231@proxy.corp.example:8080 HTTP_PROXY=http://proxy.corp.example:8080\n",
    )],
    sources: &[source::HTTPPROXY, source::RFC_3986],
};

/// Characters that no program may be handed as they are, and how they are written.
const RESERVED: &[(char, &str)] = &[
    ('@', "%40"),
    ('/', "%2F"),
    ('#', "%23"),
    ('?', "%3F"),
    ('%', "%25"),
    ('\\', "%5C"),
    ('"', "%22"),
    ('<', "%3C"),
    ('>', "%3E"),
    ('^', "%5E"),
    ('{', "%7B"),
    ('}', "%7D"),
    ('|', "%7C"),
    ('`', "%60"),
    (' ', "%20"),
    ('[', "%5B"),
    (']', "%5D"),
];

/// Where such characters stand in a login.
fn places(login: &str) -> Vec<(usize, char, &'static str)> {
    let bytes = login.as_bytes();
    let is_escape = |at: usize| bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    login
        .char_indices()
        .filter_map(|(at, ch)| RESERVED.iter().find(|(it, _)| *it == ch).map(|(_, code)| (at, ch, *code)))
        .filter(|(at, ch, _)| *ch != '%' || !is_escape(*at))
        .collect()
}

/// What a reference such as `$password` stands for, as far as the paste says.
fn resolved<'c>(case: &'c Case, password: &str) -> Option<&'c Setting> {
    let name = password.strip_prefix('$')?.trim_start_matches('{').trim_end_matches('}');
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    case.settings.iter().find(|it| is_name && it.name == name && it.is_set())
}

/// Whether a part of a login is filled in by something else.
fn is_reference(part: &str) -> bool {
    part.starts_with(['$', '<', '{']) || part.contains("{{") || (part.starts_with('%') && part.ends_with('%') && part.len() > 2)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let remarks_count = !case.failures.is_empty();
    for setting in case.settings.iter().filter(|it| it.is_forward_proxy() && it.is_set()) {
        if setting.is_remark && !remarks_count {
            continue;
        }
        // A shell that eats a backslash does not make the login right.
        let written = setting.value_at.of(case.text);
        let is_eaten = written.contains('\\') && !setting.value.contains('\\') && written.contains('@');
        let value = if is_eaten { written } else { setting.value.as_str() };
        let address = ProxyAddress::of(value);
        let (from, to) = address.login;
        if from == to {
            continue;
        }
        let password = address.password.unwrap_or_default();
        let (found, whose): (Vec<_>, Option<&Setting>) = if let Some(other) = resolved(case, password) {
            (places(&other.value), Some(other))
        } else if is_reference(password) || is_reference(address.user) {
            continue;
        } else {
            (places(&value[from..to]), None)
        };
        // A single `%` in a unit is systemd's own matter.
        let found: Vec<_> = found.into_iter().filter(|(_, ch, _)| *ch != '%' || setting.how != How::Unit).collect();
        let Some((_, first, code)) = found.first().copied() else { continue };
        let at = match whose {
            Some(other) => other.value_at,
            None if is_eaten => setting.value_at,
            None => setting.part(case.text, from, to),
        };
        let shown = if first == ' ' { "%20".to_owned() } else { first.to_string() };
        let is_domain = whose.is_none() && address.user.contains('\\');
        let what = if first == '`' || first == ' ' {
            both("The login in `{name}` holds a blank or a backtick as it is.", "`{name}` 的登录信息里直接写了空格或反引号。")
                .with("name", &setting.name)
        } else {
            both("The login in `{name}` holds `{sign}` as it is.", "`{name}` 的登录信息里直接写了 `{sign}`。")
                .with("name", &setting.name)
                .with("sign", &shown)
        };
        let mut finding = Finding::error(at, what)
            .weight(98)
            .why(both(
                "In an address it ends the login or begins something else: programs dial a host named `http`, send a wrong name, \
                 or go without the proxy.",
                "它在地址里有特殊含义，会截断登录信息：程序会去连接名叫 `http` 的主机、发错用户名，或者不用代理。",
            ));
        finding = if is_domain {
            finding.todo(both(
                "Write the domain as `DOMAIN%5Cuser`, and the other reserved characters likewise (`@` is `%40`, `#` is `%23`). If \
                 the proxy wants NTLM, run cntlm or px and use that.",
                "域用户写成 `DOMAIN%5Cuser`，其他保留字符也同样编码（`@` 写 `%40`，`#` 写 `%23`）。如果代理要求 NTLM，请运行 cntlm 或 px 来中转。",
            ))
        } else {
            finding.todo(
                both(
                    "Write `{code}` for it, and the other reserved characters likewise (`@` is `%40`, `#` is `%23`, `%` is `%25`); \
                     in a unit of systemd double each `%`.",
                    "把它写成 `{code}`，其他保留字符也同样编码（`@` 写 `%40`，`#` 写 `%23`，`%` 写 `%25`）；在 systemd 单元里每个 `%` 还要写两遍。",
                )
                .with("code", code),
            )
        };
        let is_plain = whose.is_none() && setting.is_verbatim(case.text);
        if is_plain && !matches!(setting.how, How::Unit | How::CmdSet) {
            let start = setting.value_at.start + from;
            let edits: Vec<_> = found
                .iter()
                .map(|(at, ch, code)| Edit::replace(Span::new(start + at, start + at + ch.len_utf8()), *code))
                .collect();
            finding = finding.fix(Fix::review(both("Encode them", "编码这些字符"), edits));
        }
        out.push(finding);
    }
    in_git_config(case, out);
    if out.is_empty() {
        out.extend(beside_message(case));
    }
}

/// How programs say that an address could not be taken apart, or that its remains are no host.
const CUT: &[&str] = &[
    "resolve proxy", "could not be cast to integer", "nonnumeric port", "invalid port", "port number was not", "bad port", "invalid url", "invalid proxy",
    "malformed", "invalid uri", "parse proxy", "no such host", "name or service not known", "could not resolve", "enotfound", "authentication required",
];

/// An address with a login that stands alone beside what a program says of it.
fn beside_message(case: &Case) -> Option<Finding> {
    let as_port = case.says("port could not be cast to integer value as").map(|at| (case.line(at), '#'));
    case.says_any(CUT)?;
    let plain = ["http://", "https://", "socks5://", "socks5h://"].iter().find_map(|scheme| {
        let at = case.says(scheme)?;
        let rest = &case.text[at.end..];
        let end = rest.find(|ch: char| ch.is_whitespace() || matches!(ch, '"' | '\'' | '`')).unwrap_or(rest.len());
        let login = rest[..end].rfind('@').map(|it| &rest[..it])?;
        // A module proxy's address and what is set are other matters.
        let line = case.line(at);
        let is_alone = line.of(case.text).trim().len() == scheme.len() + end || case.lower(line).replace("goproxy", "").contains("proxy");
        let is_set = case.settings.iter().any(|it| it.value_at.contains(at));
        if !is_alone || is_set || case.lower(line).trim_start().starts_with("go: ") {
            return None;
        }
        let is_login = login.contains(':') && !login.contains("://") && !login.split_once(':').is_some_and(|it| it.0.contains(['/', '?']));
        let is_hidden = is_reference(login) || is_reference(login.split_once(':').map_or("", |it| it.1));
        let (_, sign, _) = places(login).into_iter().find(|_| is_login && !is_hidden)?;
        Some((Span::new(at.end, at.end + login.len()), sign))
    });
    let (at, sign) = plain.or(as_port)?;
    let code = RESERVED.iter().find(|(it, _)| *it == sign).map_or("", |it| it.1);
    let what = both("The login in this address holds `{sign}` as it is.", "这个地址的登录信息里直接写了 `{sign}`。");
    Some(
        Finding::error(at, what.with("sign", if sign == ' ' { "%20".to_owned() } else { sign.to_string() }))
            .weight(98)
            .why(both(
                "In an address it ends the login or begins something else, so the program takes a part of the password for the host or the port.",
                "它在地址里有特殊含义，程序会把密码的一部分当成主机名或端口。",
            ))
            .todo(
                both("Write `{code}` for it, and the other reserved characters likewise.", "把它写成 `{code}`，其他保留字符也同样编码。")
                    .with("code", code),
            ),
    )
}

/// The same in `git config http.proxy`.
fn in_git_config(case: &Case, out: &mut Vec<Finding>) {
    for command in case.commands().filter(|it| it.starts_with(&["git", "config"])) {
        let is_key = |value: &str| value == "http.proxy" || (value.starts_with("http.") && value.rsplit('.').next() == Some("proxy"));
        let Some(key) = command.words.iter().position(|it| is_key(&it.value)) else { continue };
        let Some(word) = command.words.get(key + 1) else { continue };
        let address = ProxyAddress::of(&word.value);
        let (from, to) = address.login;
        if is_reference(address.user) || is_reference(address.password.unwrap_or_default()) {
            continue;
        }
        let Some((_, sign, code)) = places(&word.value[from..to]).first().copied() else { continue };
        out.push(
            Finding::error(
                word.at,
                both("The login in `http.proxy` holds `{sign}` as it is.", "`http.proxy` 的登录信息里直接写了 `{sign}`。")
                    .with("sign", if sign == ' ' { "%20".to_owned() } else { sign.to_string() }),
            )
            .weight(98)
            .why(both(
                "In an address it ends the login or begins something else, so git reads a wrong name or host.",
                "它在地址里有特殊含义，git 会读出错误的用户名或主机。",
            ))
            .todo(both("Write `{code}` for it, and the other reserved characters likewise.", "把它写成 `{code}`，其他保留字符也同样编码。").with("code", code)),
        );
    }
}
