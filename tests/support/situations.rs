//! The situations that tests look at: every preset, and what no preset is in.

use goproxy_wizard::ask::{Answers, PRESETS, link};

/// Situations that no preset is in, as links.
pub(crate) const VARIANTS: &[&str] = &[
    "on-error=next&mirror=goproxy.io&runner=self-hosted&toolchain=local&go-settings=go-env",
    "have=china&blocked=github.com&stages=single&cgo=on&base=alpine",
    "have=&blocked=proxy.golang.org,sum.golang.org,docker.io&cgo=on&registry=registry.corp.example/library",
    "have=forward-proxy,inspection,module-proxy&proxy-login=basic&module-login=netrc&runner=self-hosted&base=alpine&cgo=on",
    "have=forward-proxy&proxy-login=basic&engine=rootless&runner=self-hosted",
    "have=forward-proxy&proxy=http://127.0.0.1:7890&engine-file=drop-in&editor=remote",
    "have=forward-proxy&engine=rootless&proxy-login=ntlm",
    "have=module-proxy,china&serves=private&module-login=goauth&relay=no",
    "have=module-proxy,private&serves=public&vcs-login=goauth&forks=yes",
    "have=module-proxy&serves=public&module-login=netrc&vcs-login=ssh",
    "have=private&vcs-login=ssh&base=alpine&private=git.corp.example,github.com/acme",
    "have=air-gap&air-gap=files&runner=self-hosted",
    "have=air-gap,private&air-gap=vendor&runner=self-hosted&go-settings=go-env",
    "have=forward-proxy&proxy=http://127.0.0.1:7890&wsl=yes",
    "have=forward-proxy,private&proxy=http://localhost:7890&wsl=yes&proxy-login=basic&vcs-login=netrc",
    "have=forward-proxy,private&wsl=yes&vcs-login=ssh&git-settings=environment",
    "have=forward-proxy,inspection&proxy-login=basic&runner=arc&editor=dev-container&works=ci,editor",
    "have=forward-proxy,inspection,module-proxy&proxy-login=basic&module-login=netrc&serves=public&ci=gitlab,jenkins&editors=goland,neovim,helix,other&works=ci,editor",
    "have=forward-proxy,private&vcs-login=ssh&ci=gitlab,jenkins&editors=goland,neovim,helix,other&works=ci,editor",
    "have=module-proxy&module-proxy=https://goproxy.corp.example/a%252Fb&module-login=netrc&ci=gitlab,jenkins&editor=dev-container&works=ci,editor",
    "have=air-gap&air-gap=files&ci=gitlab,jenkins&editor=dev-container&works=ci,editor",
    "have=air-gap&air-gap=vendor&ci=gitlab,jenkins&editors=vscode,goland&editor=dev-container&works=ci,editor",
    "have=forward-proxy,inspection&runner=arc&works=ci&no-proxy=corp.example,10.0.0.0/8",
    "builders=docker,compose,buildx&works=build,report&package=./cmd/app",
    "have=forward-proxy,inspection&builders=docker,compose,buildx&engines=docker,podman,containerd&works=build,pull,container,report",
    "have=forward-proxy,inspection,module-proxy&proxy-login=basic&module-login=netrc&builders=compose,buildx&engines=podman,containerd&works=build,pull,container,report&blocked=docker.io&registry=registry.corp.example/library",
    "have=forward-proxy&proxy=http://127.0.0.1:7890&builders=compose,buildx&engines=podman&works=build,container,report",
    "have=private&vcs-login=ssh&builders=compose&works=build,report&base=alpine&cgo=on",
    "have=air-gap&air-gap=files&builders=compose&works=build,report",
    "have=forward-proxy,private&proxy-login=basic&vcs-login=ssh&go-settings=go-env&editor=dev-container&works=terminal,editor",
];

/// The answers of a link that must be understood in full.
pub(crate) fn answers(link: &str) -> Answers {
    let (answers, remarks) = link::read(link, &[]);
    assert!(remarks.is_empty(), "{link}: {remarks:?}");
    answers
}

/// Every situation with its name: a preset's own, or the link.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, Answers)> {
    let presets = PRESETS.iter().map(|preset| (preset.name, preset.answers()));
    presets.chain(VARIANTS.iter().map(|link| (*link, answers(link))))
}
