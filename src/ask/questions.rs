//! The questions: the one list from which the answers, the wizard, links, answer files and the help derive.

use super::answer::Answer;
use super::question::{Group, Question};
use super::{
    AirGap, Base, Blocked, Builder, Cgo, CiSystem, ContainerEngine, Editor, EditorProgram, Engine, EngineFile,
    GitSettings, GoSettings, Have, Mirror, ModuleLogin, OnError, ProxyLogin, Relay, Runner, Server, Serves, Set, Shell,
    Stages, Toolchain, VcsLogin, Works, YesNo,
};
use crate::data::images;
use crate::door::{
    Door, ForwardProxy, GoVersion, ImagePrefix, MachinePath, ModulePattern, ModuleProxy, NoProxyEntry, PackagePath,
    RepoPath,
};

/// Declares the questions in the order in which they are asked: name of the answer, its type and default, the stable
/// name, the group, and when it is asked.
macro_rules! questions {
    ($($(#[$doc:meta])* $field:ident $id:ident $name:literal: $type:ty = $default:expr, $group:ident, |$a:pat_param| $asked:expr;)+) => {
        /// What a person said about their network; the default is what the page opens with.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Answers { $($(#[$doc])* pub $field: $type,)+ }

        impl Default for Answers {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        /// The name of a question.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum QuestionId { $($(#[$doc])* $id,)+ }

        impl QuestionId {
            /// The question itself.
            pub fn question(self) -> &'static Question {
                &QUESTIONS[self as usize]
            }

            /// Whether it matters, given the other answers.
            pub fn is_asked(self, answers: &Answers) -> bool {
                (self.question().asked)(answers)
            }
        }

        /// Every question, in the order of demand: what fails, where, what there is, and then the details.
        pub static QUESTIONS: &[Question] = &[$(Question {
            id: QuestionId::$id,
            name: $name,
            group: Group::$group,
            kind: <$type as Answer>::KIND,
            asked: |$a: &Answers| $asked,
            get: |answers| answers.$field.write(),
            set: |answers, texts| {
                answers.$field = <$type as Answer>::read(texts)?;
                Ok(())
            },
        },)+];
    };
}

questions! {
    /// What has to work.
    works Works "works": Set<Works> = Set::of(USUAL_WORKS), Place, |_| true;
    /// The shells.
    shells Shells "shells": Set<Shell> = Set::of(<Shell as super::Choice>::ALL), Place, |a| a.works.has(Works::Terminal);
    /// Whether the terminal is one of WSL2, with Windows around it.
    wsl Wsl "wsl": YesNo = YesNo::No, Place, |a| a.works.has(Works::Terminal) && a.has(Have::ForwardProxy);
    /// The editors.
    editors Editors "editors": Set<EditorProgram> = Set::of(&[EditorProgram::VsCode]), Place, |a| a.works.has(Works::Editor);
    /// Where VS Code's Go runs.
    editor Editor "editor": Editor = Editor::Local, Place, |a| a.uses_vscode();
    /// What builds images.
    builders Builders "builders": Set<Builder> = Set::of(&[Builder::Docker]), Place, |a| a.works.has(Works::Build);
    /// What runs containers.
    engines Engines "engines": Set<ContainerEngine> = Set::of(&[ContainerEngine::Docker]), Place, |a| a.runs_containers() && a.is_behind_proxy();
    /// The CI systems.
    ci Ci "ci": Set<CiSystem> = Set::of(&[CiSystem::GitHub]), Place, |a| a.works.has(Works::Ci);
    /// Who runs the workflow of GitHub Actions.
    runner Runner "runner": Runner = Runner::Hosted, Place, |a| a.uses_ci(CiSystem::GitHub);
    /// Whether forks and Dependabot open pull requests.
    forks Forks "forks": YesNo = YesNo::No, Place, |a| a.uses_ci(CiSystem::GitHub) && a.signs_in_to_modules();
    /// What the network has.
    have Have "have": Set<Have> = Set::of(&[Have::China]), Network, |_| true;
    /// What can't be reached.
    blocked Blocked "blocked": Set<Blocked> = Set::of(&[]), Network, |a| !a.has(Have::AirGap);
    /// The forward proxy.
    proxy Proxy "proxy": ForwardProxy = sample("http://proxy.corp.example:3128"), Forward, |a| a.has(Have::ForwardProxy);
    /// How one signs in to it.
    proxy_login ProxyLogin "proxy-login": ProxyLogin = ProxyLogin::None, Forward, |a| a.has(Have::ForwardProxy);
    /// Hosts that are reached without it.
    no_proxy NoProxy "no-proxy": Vec<NoProxyEntry> = vec![sample("corp.example")], Forward, |a| a.has(Have::ForwardProxy);
    /// The company's CA certificate, in the repository.
    ca Ca "ca": RepoPath = sample("certs/corp-ca.crt"), Forward, |a| a.has(Have::Inspection);
    /// Where modules come from without a network.
    air_gap AirGap "air-gap": AirGap = AirGap::Mirror, Modules, |a| a.has(Have::AirGap);
    /// The tree of module files.
    file_tree FileTree "file-tree": MachinePath = sample("/srv/gomod/cache/download"), Modules, |a| a.has(Have::AirGap) && a.air_gap == AirGap::Files;
    /// The kind of module proxy.
    server Server "server": Server = Server::Athens, Modules, |a| a.asks_module_proxy();
    /// Its address.
    module_proxy ModuleProxy "module-proxy": ModuleProxy = sample("https://goproxy.corp.example"), Modules, |a| a.asks_module_proxy();
    /// Which modules it serves.
    serves Serves "serves": Serves = Serves::All, Modules, |a| a.has(Have::ModuleProxy) && !a.has(Have::AirGap);
    /// How one signs in to it.
    module_login ModuleLogin "module-login": ModuleLogin = ModuleLogin::None, Modules, |a| a.asks_module_proxy();
    /// The private modules.
    private Private "private": Vec<ModulePattern> = vec![sample("git.corp.example")], Modules, |a| a.has(Have::Private) || a.has(Have::ModuleProxy);
    /// How one signs in to the VCS host.
    vcs_login VcsLogin "vcs-login": VcsLogin = VcsLogin::Token, Modules, |a| a.private_from_vcs();
    /// Whether the module proxy relays the checksum database.
    relay Relay "relay": Relay = Relay::Unknown, Modules, |a| a.asks_module_proxy();
    /// The public mirror.
    mirror Mirror "mirror": Mirror = Mirror::default(), Modules, |a| a.asks_mirror();
    /// The Go release.
    go Go "go": GoVersion = sample(images::GO), Go, |a| a.names_images();
    /// What go may do when go.mod asks for a newer release.
    toolchain Toolchain "toolchain": Toolchain = Toolchain::Default, Go, |a| !a.has(Have::AirGap);
    /// What go does when the mirror fails.
    on_error OnError "on-error": OnError = OnError::Stop, Go, |a| a.asks_mirror() && !a.has(Have::ModuleProxy);
    /// How the engine is run.
    engine Engine "engine": Engine = Engine::Systemd, Engine, |a| a.pulls_with(ContainerEngine::Docker);
    /// Which file gives it its proxy.
    engine_file EngineFile "engine-file": EngineFile = EngineFile::DaemonJson, Engine, |a| a.pulls_with(ContainerEngine::Docker) && a.has(Have::ForwardProxy) && a.proxy_login != ProxyLogin::Basic && a.engine != Engine::Desktop;
    /// Where Go's variables are kept.
    go_settings GoSettings "go-settings": GoSettings = GoSettings::Shell, Form, |a| a.works.has(Works::Terminal);
    /// Where git's own settings are kept.
    git_settings GitSettings "git-settings": GitSettings = GitSettings::File, Form, |a| a.works.has(Works::Git) && (a.has(Have::ForwardProxy) || a.uses_ssh());
    /// What the build image stands on.
    base Base "base": Base = Base::Debian, Form, |a| a.works.has(Works::Build) || a.works.has(Works::Report);
    /// How many stages.
    stages Stages "stages": Stages = Stages::Multi, Form, |a| a.works.has(Works::Build);
    /// Whether C code is built.
    cgo Cgo "cgo": Cgo = Cgo::Off, Form, |a| a.works.has(Works::Build);
    /// The main package.
    package Package "package": PackagePath = sample("."), Form, |a| a.works.has(Works::Build);
    /// The registry for base images.
    registry Registry "registry": ImagePrefix = sample(""), Form, |a| a.names_images() && (a.has(Have::AirGap) || a.blocked.has(Blocked::DockerHub));
}

/// What most people need; a failure is seen again on request only.
const USUAL_WORKS: &[Works] =
    &[Works::Terminal, Works::Git, Works::Editor, Works::Build, Works::Pull, Works::Container, Works::Ci];

/// A default that passes its own door.
fn sample<T: Door>(text: &str) -> T {
    T::parse(text).unwrap_or_else(|no| unreachable!("a default is valid: {text}: {no:?}"))
}

impl Answers {
    /// Whether the network has this.
    pub fn has(&self, what: Have) -> bool {
        self.have.has(what)
    }

    /// Whether a module proxy of one's own is in play.
    pub fn asks_module_proxy(&self) -> bool {
        if self.has(Have::AirGap) { self.air_gap == AirGap::Mirror } else { self.has(Have::ModuleProxy) }
    }

    /// Whether public modules come from a public mirror.
    pub fn asks_mirror(&self) -> bool {
        let served_inside = self.has(Have::ModuleProxy) && self.serves != Serves::Private;
        self.has(Have::China) && !self.has(Have::AirGap) && !served_inside
    }

    /// Whether private modules come straight from their VCS host.
    pub fn private_from_vcs(&self) -> bool {
        if self.has(Have::AirGap) {
            return false;
        }
        if self.has(Have::ModuleProxy) { self.serves == Serves::Public } else { self.has(Have::Private) }
    }

    /// Whether some source of modules asks for a login.
    pub fn signs_in_to_modules(&self) -> bool {
        self.private_from_vcs() || (self.asks_module_proxy() && self.module_login != ModuleLogin::None)
    }

    /// Whether private modules come over SSH.
    pub fn uses_ssh(&self) -> bool {
        self.private_from_vcs() && self.vcs_login == VcsLogin::Ssh
    }

    /// Whether Go is edited in VS Code.
    pub fn uses_vscode(&self) -> bool {
        self.uses_editor(EditorProgram::VsCode)
    }

    /// Whether Go is edited in this editor.
    pub fn uses_editor(&self, editor: EditorProgram) -> bool {
        self.works.has(Works::Editor) && self.editors.has(editor)
    }

    /// Whether this CI system runs the tests.
    pub fn uses_ci(&self, system: CiSystem) -> bool {
        self.works.has(Works::Ci) && self.ci.has(system)
    }

    /// Whether images are built this way.
    pub fn builds_with(&self, builder: Builder) -> bool {
        self.works.has(Works::Build) && self.builders.has(builder)
    }

    /// Whether some file names an image of Go.
    pub fn names_images(&self) -> bool {
        let in_editor = self.uses_vscode() && self.editor == Editor::DevContainer;
        in_editor || self.works.has(Works::Build) || self.works.has(Works::Report) || self.uses_ci(CiSystem::GitLab)
    }

    /// Whether containers are pulled or run.
    pub fn runs_containers(&self) -> bool {
        self.works.has(Works::Pull) || self.works.has(Works::Container)
    }

    /// Whether this engine pulls images from behind a proxy.
    pub fn pulls_with(&self, engine: ContainerEngine) -> bool {
        self.works.has(Works::Pull) && self.is_behind_proxy() && self.engines.has(engine)
    }

    /// Whether GitHub's workflow runs inside this network.
    pub fn runs_inside(&self) -> bool {
        self.runner != Runner::Hosted
    }

    /// Whether a forward proxy or its CA stands in the way of everything that reaches the network.
    pub fn is_behind_proxy(&self) -> bool {
        self.has(Have::ForwardProxy) || self.has(Have::Inspection)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_reads_back_what_it_writes() {
        for question in QUESTIONS {
            let mut answers = Answers::default();
            let texts = (question.get)(&answers);
            (question.set)(&mut answers, &texts).unwrap();
            assert_eq!(answers, Answers::default(), "{}", question.name);
            assert_eq!(question.id.question().name, question.name);
        }
    }

    #[test]
    fn a_refused_answer_changes_nothing() {
        for question in QUESTIONS {
            let mut answers = Answers::default();
            assert!((question.set)(&mut answers, &["\u{202e}".to_owned()]).is_err(), "{}", question.name);
            assert_eq!(answers, Answers::default(), "{}", question.name);
        }
    }

    #[test]
    fn moot_questions_are_not_asked() {
        let asked =
            |answers: &Answers| QUESTIONS.iter().filter(|q| (q.asked)(answers)).map(|q| q.name).collect::<Vec<_>>();
        let open = Answers { have: Set::of(&[]), works: Set::of(&[Works::Terminal]), ..Answers::default() };
        assert_eq!(asked(&open), ["works", "shells", "have", "blocked", "toolchain", "go-settings"]);
    }
}
