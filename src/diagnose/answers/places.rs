//! Answers from what a paste is: where go runs, and how.

use super::{Reading, through};
use crate::ask::{
    Base, Builder, Cgo, CiSystem, Editor, EngineFile, Runner, Set, Shell, Stages, VcsLogin, Works, YesNo,
};
use crate::door::GoVersion;
use crate::facts::{Case, Doing};
use crate::read::Kind;
use crate::read::dockerfile::Dockerfile;

impl Reading {
    /// Reads what the parts of a paste are; one that tells nothing of a place leaves the usual ones.
    pub(super) fn places(&mut self, case: &Case) {
        let kinds = case.kinds();
        let mut works: Vec<Works> = kinds.iter().flat_map(|kind| of_kind(*kind)).copied().collect();
        let doings = case.failures.iter().filter(|it| !it.is_remark).filter_map(|it| of_doing(it.doing));
        works.extend(doings);
        if !works.is_empty() {
            self.answers.works = Set::of(&works);
        }
        for kind in &kinds {
            self.details(*kind, case);
        }
        let ci: Vec<_> = kinds.iter().filter_map(|kind| ci_of(*kind)).collect();
        if !ci.is_empty() {
            self.answers.ci = Set::of(&ci);
        }
        let shells: Vec<_> = kinds.iter().flat_map(|kind| shells_of(*kind)).copied().collect();
        if !shells.is_empty() && !kinds.contains(&Kind::GoEnv) {
            self.answers.shells = Set::of(&shells);
        }
        if case.settings_of("CGO_ENABLED").any(|it| it.value == "1") {
            self.answers.cgo = Cgo::On;
        }
        for file in case.documents.iter().filter_map(|it| it.dockerfile()) {
            self.dockerfile(file);
        }
    }

    fn details(&mut self, kind: Kind, case: &Case) {
        match kind {
            Kind::Compose => self.answers.builders = Set::of(&[Builder::Compose]),
            Kind::Devcontainer => self.answers.editor = Editor::DevContainer,
            Kind::Systemd => self.answers.engine_file = EngineFile::DropIn,
            Kind::Wslconfig => self.answers.wsl = YesNo::Yes,
            Kind::Netrc => self.answers.vcs_login = VcsLogin::Netrc,
            Kind::Workflow if case.mentions("self-hosted").is_some() => self.answers.runner = Runner::SelfHosted,
            _ => {}
        }
    }

    fn dockerfile(&mut self, file: &Dockerfile) {
        if file.stages.len() == 1 {
            self.answers.stages = Stages::Single;
        }
        let images = file.stages.iter().map(|stage| stage.image.as_str());
        if let Some(tag) = images.filter_map(|image| image.rsplit_once("golang:")).map(|(_, tag)| tag).next() {
            let number = tag.split(['-', '@']).next().unwrap_or_default();
            if let Some(release) = through::<GoVersion>(number) {
                self.answers.go = release;
            }
            if tag.contains("alpine") {
                self.answers.base = Base::Alpine;
            }
        }
    }
}

const fn of_kind(kind: Kind) -> &'static [Works] {
    match kind {
        Kind::Dockerfile => &[Works::Build],
        Kind::Compose | Kind::DockerClient => &[Works::Build, Works::Container],
        Kind::Workflow | Kind::GitlabCi => &[Works::Ci],
        Kind::Settings | Kind::Devcontainer => &[Works::Editor],
        Kind::Daemon | Kind::Systemd => &[Works::Pull],
        Kind::Shell | Kind::Fish | Kind::PowerShell | Kind::Cmd | Kind::EnvFile | Kind::GoEnv | Kind::Wslconfig => {
            &[Works::Terminal]
        }
        Kind::Netrc | Kind::GitConfig => &[Works::Terminal, Works::Git],
        Kind::ErrorText | Kind::Curl | Kind::Openssl => &[],
    }
}

const fn of_doing(doing: Doing) -> Option<Works> {
    match doing {
        Doing::Registry | Doing::RegistryToken => Some(Works::Pull),
        Doing::Ci => Some(Works::Ci),
        Doing::EditorTools => Some(Works::Editor),
        _ => None,
    }
}

const fn ci_of(kind: Kind) -> Option<CiSystem> {
    match kind {
        Kind::Workflow => Some(CiSystem::GitHub),
        Kind::GitlabCi => Some(CiSystem::GitLab),
        _ => None,
    }
}

const fn shells_of(kind: Kind) -> &'static [Shell] {
    match kind {
        Kind::Fish => &[Shell::Fish],
        Kind::PowerShell => &[Shell::PowerShell],
        _ => &[],
    }
}
