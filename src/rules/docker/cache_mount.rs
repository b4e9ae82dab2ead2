//! Cache mounts that can't hold what a later step counts on.

use super::stages::{self, Asks};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::{Dockerfile, Flag, Instruction};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP223",
    name: "cache-mount",
    cause: Cause::BuildInputs,
    title: both("Modules in a cache mount that a later step may not find", "模块放在缓存挂载里，后面的步骤未必找得到"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A cache mount is not part of a layer: it may be emptied while the layer of `go mod download` stays in the build cache. \
         A build step with `GOPROXY=off` then fails for good, and so does one without the mount. Download into the layer \
         instead and mount only `/root/.cache/go-build`. In the golang image modules are in `/go/pkg/mod`; a mount at \
         `/root/go/pkg/mod` holds nothing.",
        "缓存挂载不属于镜像层：它可能被清空，而 `go mod download` 那一层还在构建缓存里。这时带 `GOPROXY=off` 的构建步骤就再也过不去，\
         没有挂载它的步骤也一样。请把模块下载进镜像层，只挂载 `/root/.cache/go-build`。golang 镜像的模块在 `/go/pkg/mod`，\
         挂到 `/root/go/pkg/mod` 是空的。",
    ),
    bad: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\n\
             COPY . .\nRUN --mount=type=cache,target=/go/pkg/mod GOPROXY=off go build ./...\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/root/go/pkg/mod go mod download\n\
             COPY . .\nRUN --mount=type=cache,target=/root/go/pkg/mod go build ./...\n",
        ),
    ],
    good: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n\
             RUN --mount=type=cache,target=/root/.cache/go-build GOPROXY=off go build ./...\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\n\
             COPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build ./...\n",
        ),
    ],
    sources: &[source::DOCKERFILE_MOUNT, source::GOLANG_IMAGE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        for it in file.instructions.iter().filter(|it| it.name == "RUN") {
            elsewhere(case, file, it, out);
        }
        let offline = offline(case, file);
        for (at, it) in file.instructions.iter().enumerate() {
            emptied(case, file, &offline, at, it, out);
        }
    }
}

/// The cache mount of modules that a step has.
fn modules(it: &Instruction) -> Option<&Flag> {
    let is_modules = |flag: &&Flag| flag.name == "mount" && flag.value.contains("type=cache") && flag.value.contains("pkg/mod");
    it.flags.iter().find(is_modules)
}

/// A mount at root's home in the golang image.
fn elsewhere(case: &Case, file: &Dockerfile, it: &Instruction, out: &mut Vec<Finding>) {
    let image = it.stage.and_then(|stage| file.stages.get(stage)).map_or("", |stage| stage.image.as_str());
    let is_golang = image.rsplit('/').next().unwrap_or_default().starts_with("golang");
    let Some(flag) = modules(it).filter(|flag| is_golang && flag.value.contains("/root/go/pkg/mod")) else { return };
    if case.settings.iter().any(|it| it.name == "GOPATH" || it.name == "GOMODCACHE") {
        return;
    }
    let start = flag.at.start + flag.at.of(case.text).find("/root/go/pkg/mod").unwrap_or_default();
    let at = crate::base::Span::new(start, start + "/root/go/pkg/mod".len());
    out.push(
        Finding::warning(
            at,
            both("The golang image keeps modules in `/go/pkg/mod`; this mount stays empty.", "golang 镜像的模块在 `/go/pkg/mod`，这个挂载一直是空的。"),
        )
        .why(both("`GOPATH` is `/go` in this image.", "这个镜像的 `GOPATH` 是 `/go`。"))
        .todo(both("Mount `/go/pkg/mod`.", "改为挂载 `/go/pkg/mod`。"))
        .weight(55)
        .fix(Fix::safe(both("Mount `/go/pkg/mod`", "改为 `/go/pkg/mod`"), [Edit::replace(at, "/go/pkg/mod")])),
    );
}

/// The steps that need modules and may not fetch any.
fn offline(case: &Case, file: &Dockerfile) -> Vec<usize> {
    let mut out = Vec::new();
    let mut stage = None;
    let mut is_off = false;
    for (at, it) in file.instructions.iter().enumerate() {
        if it.stage != stage {
            (stage, is_off) = (it.stage, false);
        }
        if it.name == "ENV" {
            let mut values = it.pairs.iter().filter(|pair| pair.name.of(case.text) == "GOPROXY").map(|pair| pair.meant == "off");
            is_off = values.next_back().unwrap_or(is_off);
        }
        if stages::step_asks(it).is_some() && (is_off || it.rest.of(case.text).contains("GOPROXY=off")) {
            out.push(at);
        }
    }
    out
}

/// A download into a cache mount that a step with `GOPROXY=off`, or without the mount, counts on.
fn emptied(case: &Case, file: &Dockerfile, offline: &[usize], at: usize, it: &Instruction, out: &mut Vec<Finding>) {
    let is_early = out.len() < 20;
    let Some(flag) = modules(it).filter(|_| is_early && stages::step_asks(it) == Some(Asks::Surely)) else { return };
    let end = it.stage.map_or(file.instructions.len(), |stage| stages::range(file, stage).end);
    let Some(step) = offline.get(offline.partition_point(|step| *step <= at)).filter(|step| **step < end) else { return };
    let step = &file.instructions[*step];
    let mut edits = Vec::new();
    let own = it.stage.map_or(0..file.instructions.len(), |stage| stages::range(file, stage));
    for run in &file.instructions[own] {
        if let Some(flag) = modules(run) {
            let end = flag.at.end + (case.text.len() - flag.at.end - case.text[flag.at.end..].trim_start_matches([' ', '\t', '\\', '\r', '\n']).len());
            edits.push(Edit::delete(crate::base::Span::new(flag.at.start, end)));
        }
    }
    out.push(
        Finding::warning(
            flag.at,
            both(
                "The modules are in a cache mount only, and a later step with `GOPROXY=off` counts on them.",
                "模块只在缓存挂载里，而后面带 `GOPROXY=off` 的步骤要用到它们。",
            ),
        )
        .why(both(
            "The mount can be emptied while this step stays in the build cache; then line {line} fails on every build.",
            "挂载可能被清空，而这一步仍命中构建缓存；之后第 {line} 行每次构建都会失败。",
        ).with("line", case.text[..step.at.start].matches('\n').count() + 1))
        .todo(both(
            "Download into the layer: take the mounts of `/go/pkg/mod` away and keep only that of `/root/.cache/go-build`.",
            "把模块下载进镜像层：去掉 `/go/pkg/mod` 的挂载，只保留 `/root/.cache/go-build` 的。",
        ))
        .weight(62)
        .fix(Fix::review(both("Download into the layer", "下载进镜像层"), edits)),
    );
}
