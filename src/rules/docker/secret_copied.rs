//! `COPY` of a file with logins or keys into the image.

use super::{secrets, stages};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::Instruction;
use crate::rules::{Cause, Doc, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP207",
    name: "secret-copied",
    cause: Cause::SecretExposed,
    title: both("A file of logins is copied into the image", "把存放登录信息的文件复制进了镜像"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`COPY .netrc`, `.git-credentials` or a private key puts the file into a layer; a later `rm` hides it and takes \
         nothing away. Mount it as a secret for the step that downloads.",
        "`COPY .netrc`、`.git-credentials` 或私钥会把文件放进镜像层；后面再 `rm` 只是看不见，并没有消失。\
         请在下载的那个步骤里以 secret 方式挂载。",
    ),
    bad: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27\nWORKDIR /src\nCOPY .netrc /root/.netrc\nCOPY go.mod go.sum ./\nRUN go mod download\n",
    )],
    good: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\n\
         RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download\n",
    )],
    sources: &[source::DOCKER_SECRETS, source::DOCKERFILE_MOUNT],
};

/// The name of a file of secrets that an instruction copies.
fn copied<'c>(case: &'c Case, it: &Instruction) -> Option<&'c str> {
    const FILES: &[&str] =
        &[".netrc", "_netrc", "netrc", ".git-credentials", "id_rsa", "id_ed25519", "id_ecdsa", "id_dsa", ".ssh"];
    let is_copy = ["COPY", "ADD"].contains(&it.name.as_str()) && !it.flags.iter().any(|flag| flag.name == "from");
    let words = it.words.iter().map(|word| word.of(case.text));
    let mut words = words.map(|it| it.trim_matches(['"', '[', ']', ',', '\'']));
    is_copy
        .then(|| words.find(|word| FILES.contains(&word.trim_end_matches('/').rsplit('/').next().unwrap_or_default())))?
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        for (at, it) in file.instructions.iter().enumerate() {
            let Some(name) = copied(case, it) else { continue };
            let finding = Finding::error(
                it.at,
                both("`{file}` is copied into a layer of the image.", "`{file}` 被复制进了镜像层。").with("file", name),
            )
            .why(both(
                "Who has the image has the file, even if a later step deletes it.",
                "拿到镜像的人就拿到了这个文件，后面的步骤删除它也没用。",
            ))
            .todo(both(
                "Leave the `COPY` away and mount the file for the step that downloads: \
                 `RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download` (keys: \
                 `--mount=type=ssh`). Put the file into `.dockerignore`.",
                "去掉这行 `COPY`，在下载的步骤里挂载：\
                 `RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download`（密钥用 \
                 `--mount=type=ssh`），并把文件写进 `.dockerignore`。",
            ))
            .weight(93);
            let is_netrc = name.ends_with("netrc") && it.words.len() == 2;
            let edits = (is_netrc && out.len() < secrets::FIXED).then(|| secrets::mount_instead(case.text, file, at)).flatten();
            out.push(match edits {
                Some(edits) => {
                    finding.fix(Fix::review(both("Mount it instead", "改为挂载"), edits))
                }
                None => finding,
            });
        }
    }
}
