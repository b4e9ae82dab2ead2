//! go is too old for a `go.mod`, or for a package.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP062",
    name: "go-too-old",
    cause: Cause::GoVersion,
    title: both("This Go is too old for that `go.mod`", "这个 Go 对该 `go.mod` 来说太旧"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Since Go 1.21 the `go` line of `go.mod` is a minimum: an older go fetches a newer toolchain, unless \
         `GOTOOLCHAIN=local` forbids it, as the `golang` images do. A go before 1.21 can't even read `go 1.22.0` or a \
         `toolchain` line.",
        "从 Go 1.21 起，`go.mod` 的 `go` 行是最低版本：较旧的 go 会去下载新工具链，除非 `GOTOOLCHAIN=local` 不允许——`golang` 镜像就是这样设置的。1.21 之前的 go 连 `go 1.22.0` 或 `toolchain` 行都读不懂。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: go.mod requires go >= 1.27 (running go 1.26.4; GOTOOLCHAIN=local)\n"),
        example(Kind::ErrorText, "go: errors parsing go.mod:\n/src/go.mod:5: unknown directive: toolchain\n"),
    ],
    good: &[example(Kind::ErrorText, "go: rsc.io/quote@v1.5.2 requires go >= 1.27.1; switching to go1.27.1\n")],
    sources: &[source::GO_TOOLCHAIN, source::GO_DIRECTIVE],
};

/// Words, and whether they come from a go before 1.21.
const SIGNS: &[(&str, bool)] = &[
    ("; gotoolchain=local)", false),
    ("; gotoolchain=go1", false),
    ("unknown directive: ", true),
    ("invalid go version '", true),
    ("must match format 1.", true),
    ("note: module requires go 1.", true),
    ("note: that module requires go 1.", true),
    ("but maximum supported version is 1.", true),
    ("maximum version supported by", true),
    ("requires newer go version", false),
    ("cannot compile go 1.", false),
    ("package requires newer go", false),
    ("requires go1.18 or later", true),
    ("package slices is not in ", true),
    ("package maps is not in ", true),
    ("package cmp is not in ", true),
    ("package iter is not in ", true),
    ("package embed is not in ", true),
    ("package io/fs is not in ", true),
    ("package log/slog is not in ", true),
    ("package net/netip is not in ", true),
    ("package math/rand/v2 is not in ", true),
    ("the go version used to build golangci-lint is lower than the targeted go version", false),
    ("is lower than the targeted go version", false),
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let found = SIGNS.iter().filter_map(|(words, is_old)| Some((case.says(words)?, *is_old))).min_by_key(|it| it.0);
    let requires = case.says("requires go >= ").filter(|at| case.lower(case.line(*at)).contains("(running go"));
    let requires = requires.filter(|at| !case.lower(case.line(*at)).contains("switching to"));
    let told = found.or(requires.map(|at| (at, false))).or_else(|| Some((image_below_mod(case)?, false)));
    let Some((at, is_old)) = told else { return };
    let is_image = case.says_any(&["from golang", "run go ", "/bin/sh -c go", "[builder"]).is_some();
    out.push(
        Finding::error(case.line(at), what(is_old))
            .why(if is_old {
                both(
                    "`go.mod` was written for a newer release: `retract` came with 1.16, `toolchain` and three-part versions with \
                     1.21. Before 1.21 go can't fetch a newer release by itself.",
                    "`go.mod` 是为更新的版本写的：`retract` 从 1.16 起才有，`toolchain` 行和三段式版本号从 1.21 起才有；1.21 之前的 go 也不会自己下载新版。",
                )
            } else {
                both(
                    "`GOTOOLCHAIN=local` keeps go from fetching the newer toolchain that `go.mod` asks for.",
                    "`GOTOOLCHAIN=local` 不允许 go 去下载 `go.mod` 所要求的新工具链。",
                )
            })
            .todo(if is_image {
                both(
                    "Take an image with that Go, such as `FROM golang:1.27`, or set `ENV GOTOOLCHAIN=auto` to let go fetch it.",
                    "换用带有该版本 Go 的镜像，如 `FROM golang:1.27`；或设置 `ENV GOTOOLCHAIN=auto` 让 go 自己下载。",
                )
            } else {
                both(
                    "Install that Go or a newer one. From 1.21 on `go env -w GOTOOLCHAIN=auto` lets go fetch it through \
                     `GOPROXY`. A dependency that asks too much can also be kept at an older version.",
                    "安装该版本或更新的 Go。1.21 起也可以 `go env -w GOTOOLCHAIN=auto`，让 go 经由 `GOPROXY` 下载。若是某个依赖要求过高，也可以固定在它的旧版本。",
                )
            })
            .weight(98),
    );
}

fn what(is_old: bool) -> Both {
    if is_old {
        both("This Go is too old to read that `go.mod`.", "这个 Go 太旧，读不懂这个 `go.mod`。")
    } else {
        both("The project asks for a newer Go than the one that runs.", "项目要求的 Go 比正在运行的新。")
    }
}

/// The `FROM golang:1.N` whose release is below the `go` line that the text tells of.
fn image_below_mod(case: &Case) -> Option<Span> {
    let minor = |text: &str| {
        let digits: String = text.strip_prefix("1.")?.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    };
    let told = || {
        let at = case.says_any(&["requires go >= 1.", "needs go 1.", "requires go 1.", "needs at least go 1."])?;
        minor(&case.text[at.end - 2..])
    };
    let wanted = case.text.lines().filter(|line| line.contains("go.mod")).find_map(|line| {
        let after = line.split("go.mod").nth(1)?;
        after.split_whitespace().skip_while(|word| *word != "go").nth(1).and_then(minor)
    }).or_else(told)?;
    let image = case.says("from golang:1.")?;
    let has = minor(&case.text[image.end - 2..])?;
    (has < wanted).then(|| case.line(image))
}
