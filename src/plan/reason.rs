//! Why a line is there: the one list of reasons, each with the questions it follows from and the source of its rule.

use crate::ask::QuestionId as Q;
use crate::data::source::{self, Source};
use crate::text::Msg;

/// Declares the reasons: name, key of the text `why.KEY`, the questions that lead to it, the source of the rule,
/// and what `diagnose` finds where the line is missing or wrong.
macro_rules! reasons {
    ($($id:ident $key:literal [$($asked:ident),*] $source:ident $(=> $rule:literal)?;)+) => {
        /// A reason for a line; its text is `why.KEY` in the catalogues.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each reason's text is its documentation")]
        pub enum Reason { $($id,)+ }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Reason] = &[$(Reason::$id),+];

            /// The key of its text.
            pub const fn key(self) -> &'static str {
                match self { $(Reason::$id => concat!("why.", $key),)+ }
            }

            /// The questions whose answers lead to it.
            pub const fn asked_by(self) -> &'static [Q] {
                match self { $(Reason::$id => &[$(Q::$asked),*],)+ }
            }

            /// Where the rule can be read.
            pub const fn source(self) -> Source {
                match self { $(Reason::$id => source::$source,)+ }
            }

            /// The code of the rule that finds what goes wrong without the line, if there is one.
            pub fn rule(self) -> Option<&'static str> {
                match self { $(Reason::$id => [$($rule)?].first().copied(),)+ }
            }
        }
    };
}

reasons! {
    GoProxyMirror "goproxy-mirror" [Have, Mirror, OnError] GO_ENV => "GP001";
    GoProxyMirrorAlone "goproxy-mirror-alone" [Mirror, Blocked] GO_ENV => "GP141";
    GoProxyMirrorNext "goproxy-mirror-next" [Mirror, OnError] GO_ENV => "GP009";
    GoProxyOwn "goproxy-own" [ModuleProxy, Serves] GO_PRIVATE => "GP013";
    GoProxyOwnFirst "goproxy-own-first" [ModuleProxy, Serves] GO_PRIVATE => "GP009";
    GoProxyDirect "goproxy-direct" [Blocked] GO_ENV => "GP010";
    GoProxyAirGapMirror "goproxy-air-gap-mirror" [Have, AirGap, ModuleProxy] GO_ENV;
    GoProxyAirGapFiles "goproxy-air-gap-files" [AirGap, FileTree] GO_PROTOCOL;
    GoProxyOff "goproxy-off" [AirGap] GO_ENV => "GP015";
    GoPrivate "goprivate" [Private] GO_PRIVATE => "GP013";
    GoNoProxyNone "gonoproxy-none" [Have] GO_PROXY_CODE => "GP028";
    GoSumDbMirror "gosumdb-mirror" [Mirror] GO_SUMDB_CODE => "GP041";
    GoSumDbBlocked "gosumdb-blocked" [Have, Blocked, Relay] GO_SUMDB_CODE => "GP041";
    GoNoSumDb "gonosumdb" [Have, Private, Serves] GO_PRIVATE => "GP043";
    GoToolchainAirGap "gotoolchain-air-gap" [Have] GO_TOOLCHAIN => "GP063";
    GoToolchainLocal "gotoolchain-local" [Toolchain] GO_TOOLCHAIN => "GP063";
    GoAuth "goauth" [ModuleLogin, VcsLogin] GO_AUTH => "GP086";

    HttpsProxy "https-proxy" [Proxy] HTTPPROXY => "GP101";
    HttpProxy "http-proxy" [Proxy] HTTPPROXY => "GP106";
    NoProxy "no-proxy" [NoProxy, ModuleProxy] HTTPPROXY => "GP121";
    LowerCase "lower-case" [Proxy] CURL_ENV => "GP107";
    ProxyLoginFile "proxy-login-file" [ProxyLogin] HTTPPROXY => "GP105";
    Markers "markers" [] POSIX_SHELL;
    OffSwitch "off-switch" [] POSIX_SHELL;
    WslMode "wsl-mode" [Wsl, Proxy] WSL_NETWORK;
    WslMirrored "wsl-mirrored" [Wsl] WSL_NETWORK => "GP199";
    WslNat "wsl-nat" [Wsl] WSL_NETWORK => "GP199";
    WslOther "wsl-other" [Wsl] WSL_NETWORK;
    WslAddress "wsl-address" [Wsl, Proxy] WSL_NETWORK => "GP193";
    WslSection "wsl-section" [Wsl] WSL_CONFIG => "GP194";
    WslShare "wsl-share" [Wsl, Proxy] WSL_CONFIG;
    WslNoAutoProxy "wsl-no-auto-proxy" [Wsl] WSL_CONFIG;

    GitProxy "git-proxy" [Proxy] GIT_HTTP;
    GitDirect "git-direct" [NoProxy] GIT_HTTP;
    GitSsh "git-ssh" [VcsLogin, Private] GIT_CONFIG;
    GitCount "git-count" [GitSettings] GIT_ENV;

    NetrcStrict "netrc-strict" [] POSIX_SHELL;
    NetrcFile "netrc-file" [] GO_CREDENTIALS => "GP087";
    NetrcKeep "netrc-keep" [] GO_CREDENTIALS;
    NetrcAsk "netrc-ask" [] GO_CREDENTIALS;
    NetrcHidden "netrc-hidden" [] POSIX_SHELL;
    NetrcBlank "netrc-blank" [] NETRC_CODE;
    NetrcLine "netrc-line" [ModuleLogin, VcsLogin] GO_CREDENTIALS => "GP087";
    NetrcHosts "netrc-hosts" [ModuleProxy, Private] GO_CREDENTIALS => "GP088";
    NetrcWrite "netrc-write" [] GO_CREDENTIALS;

    DockerFrom "docker-from" [Base, Go, Registry] GOLANG_IMAGE;
    DockerWorkdir "docker-workdir" [] GOLANG_IMAGE;
    DockerCopyCa "docker-copy-ca" [Ca] UPDATE_CA => "GP144";
    DockerTrustCa "docker-trust-ca" [Have, Ca] UPDATE_CA => "GP144";
    DockerApk "docker-apk" [Base, Cgo, VcsLogin] GOLANG_IMAGE => "GP221";
    DockerCopyMod "docker-copy-mod" [] DOCKERFILE => "GP222";
    DockerDownload "docker-download" [] DOCKERFILE_MOUNT => "GP223";
    DockerProxySecret "docker-proxy-secret" [ProxyLogin] DOCKER_SECRETS => "GP208";
    DockerNetrc "docker-netrc" [ModuleLogin, VcsLogin] DOCKER_SECRETS => "GP205";
    DockerSsh "docker-ssh" [VcsLogin] DOCKERFILE_MOUNT => "GP082";
    DockerKnownHosts "docker-known-hosts" [VcsLogin] DOCKER_SECRETS => "GP082";
    DockerModuleContext "docker-module-context" [FileTree] DOCKERFILE_MOUNT;
    DockerCopyAll "docker-copy-all" [] DOCKERFILE;
    DockerBuildCache "docker-build-cache" [] DOCKERFILE_MOUNT;
    DockerBuild "docker-build" [Package, Cgo] GO_BUILD;
    DockerCopyVendored "docker-copy-vendored" [AirGap] GO_VENDOR;
    DockerNoNetwork "docker-no-network" [AirGap] DOCKERFILE;
    DockerBuildVendored "docker-build-vendored" [AirGap, Package] GO_VENDOR;
    DockerFinalStage "docker-final-stage" [Stages] DOCKER_STAGES;
    DockerScratch "docker-scratch" [Stages, Cgo] DOCKER_STAGES;
    DockerCopyRoots "docker-copy-roots" [Stages] DOCKER_STAGES;
    DockerSameLibc "docker-same-libc" [Cgo, Base] DOCKER_STAGES;
    DockerUser "docker-user" [] DOCKERFILE;
    DockerEntrypoint "docker-entrypoint" [] DOCKERFILE;

    IgnoreHistory "ignore-history" [] DOCKER_CONTEXT;
    IgnoreEnvironments "ignore-environments" [] DOCKER_CONTEXT;
    IgnoreEnvExample "ignore-env-example" [] DOCKER_CONTEXT;
    IgnoreLogins "ignore-logins" [] DOCKER_CONTEXT => "GP207";
    IgnoreKeys "ignore-keys" [] DOCKER_CONTEXT;
    IgnoreNoise "ignore-noise" [] DOCKER_CONTEXT;
    IgnoreNotCa "ignore-not-ca" [Ca] DOCKER_CONTEXT;

    BuildCommand "build-command" [] DOCKER_BUILD;
    BuildHostNetwork "build-host-network" [Proxy] DOCKER_BUILD => "GP211";
    BuildProxyArg "build-proxy-arg" [Proxy] DOCKERFILE_PREDEFINED => "GP215";
    BuildProxyOfShell "build-proxy-of-shell" [Wsl, Proxy] DOCKERFILE_PREDEFINED;
    BuildProxySecret "build-proxy-secret" [ProxyLogin] DOCKER_SECRETS => "GP208";
    BuildNetrc "build-netrc" [ModuleLogin, VcsLogin] DOCKER_SECRETS => "GP205";
    BuildSsh "build-ssh" [VcsLogin] DOCKER_BUILD;
    BuildKnownHosts "build-known-hosts" [VcsLogin] DOCKER_SECRETS;
    BuildModuleContext "build-module-context" [FileTree] DOCKER_BUILD;
    BuildTag "build-tag" [] DOCKER_BUILD;
    BuildBuilder "build-builder" [Builders] DOCKER_BUILD;
    BuildLoad "build-load" [Builders] BUILDX_CONTAINER;

    ComposeService "compose-service" [Builders] COMPOSE_BUILD;
    ComposeImage "compose-image" [Builders] COMPOSE_BUILD;
    ComposeBuild "compose-build" [Builders] COMPOSE_BUILD;
    ComposeContext "compose-context" [] COMPOSE_BUILD;
    ComposeArgs "compose-args" [Proxy] COMPOSE_BUILD => "GP216";
    ComposeSecrets "compose-secrets" [ProxyLogin, ModuleLogin, VcsLogin] COMPOSE_BUILD;
    ComposeSecretFile "compose-secret-file" [ProxyLogin, ModuleLogin, VcsLogin] COMPOSE_SECRETS;

    BuilderCreate "builder-create" [Builders] BUILDX_CREATE;
    BuilderDriver "builder-driver" [Builders] BUILDX_CONTAINER => "GP251";
    BuilderHostNetwork "builder-host-network" [Proxy] BUILDX_CONTAINER;
    BuilderProxy "builder-proxy" [Proxy] BUILDX_CONTAINER => "GP251";
    BuilderHttp "builder-http" [Proxy] BUILDX_CONTAINER => "GP251";
    BuilderProxyFile "builder-proxy-file" [ProxyLogin] BUILDX_CONTAINER;
    BuilderNoProxy "builder-no-proxy" [NoProxy] BUILDX_CONTAINER;
    BuilderSettings "builder-settings" [Ca] BUILDX_CREATE;
    BuildkitRegistry "buildkit-registry" [Registry] BUILDKITD;
    BuildkitCa "buildkit-ca" [Ca] BUILDKITD;

    EditorFile "editor-file" [] VSCODE_JSON;
    JsonFile "json-file" [] JSON;
    DaemonProxies "daemon-proxies" [EngineFile] DOCKER_DAEMON_PROXY => "GP231";
    DaemonHttp "daemon-http" [Proxy] DOCKER_DAEMON_PROXY => "GP241";
    DaemonHttps "daemon-https" [Proxy] DOCKER_DAEMON_PROXY => "GP101";
    DaemonNoProxy "daemon-no-proxy" [NoProxy] DOCKER_DAEMON_PROXY => "GP233";
    DropInSection "drop-in-section" [EngineFile, ProxyLogin] SYSTEMD_UNIT => "GP182";
    DropInFile "drop-in-file" [ProxyLogin] SYSTEMD_EXEC => "GP181";
    ClientProxies "client-proxies" [Works] DOCKER_CLI_PROXY => "GP234";
    ClientDefault "client-default" [Works] DOCKER_CLI_PROXY => "GP234";
    ClientHttp "client-http" [Proxy] DOCKER_CLI_PROXY => "GP215";
    ClientHttps "client-https" [Proxy] DOCKER_CLI_PROXY => "GP215";
    ClientNoProxy "client-no-proxy" [NoProxy] DOCKER_CLI_PROXY => "GP122";
    PodmanEnv "podman-env" [Engines] CONTAINERS_CONF;
    PodmanProxy "podman-proxy" [Proxy] CONTAINERS_CONF;
    PodmanHttp "podman-http" [Proxy] CONTAINERS_CONF;
    PodmanNoProxy "podman-no-proxy" [NoProxy] CONTAINERS_CONF;
    PodmanHandOn "podman-hand-on" [Works] CONTAINERS_CONF => "GP218";
    PodmanKeep "podman-keep" [Proxy] CONTAINERS_CONF;
    PodmanSection "podman-section" [ProxyLogin] PODMAN_SERVICE;
    PodmanFile "podman-file" [ProxyLogin] SYSTEMD_EXEC;
    ContainerdSection "containerd-section" [Engines] SYSTEMD_UNIT;
    ContainerdFile "containerd-file" [ProxyLogin] SYSTEMD_EXEC;
    ContainerdHttp "containerd-http" [Proxy] CONTAINERD_HOSTS => "GP245";
    ContainerdHttps "containerd-https" [Proxy] CONTAINERD_HOSTS => "GP245";
    ContainerdNoProxy "containerd-no-proxy" [NoProxy] CONTAINERD_HOSTS;

    WorkflowName "workflow-name" [] WORKFLOW;
    WorkflowOn "workflow-on" [] WORKFLOW;
    WorkflowPermissions "workflow-permissions" [] WORKFLOW_SECURITY;
    WorkflowJob "workflow-job" [] WORKFLOW;
    WorkflowSteps "workflow-steps" [] WORKFLOW;
    RunsOnHosted "runs-on-hosted" [Runner] WORKFLOW;
    RunsOnSelf "runs-on-self" [Runner] WORKFLOW;
    RunsOnArc "runs-on-arc" [Runner] ARC;
    JobTrusted "job-trusted" [Forks] WORKFLOW_SECRETS => "GP266";
    JobEnv "job-env" [Have] SETUP_GO => "GP261";
    StepCheckout "step-checkout" [] CHECKOUT;
    StepCheckoutToken "step-checkout-token" [] CHECKOUT;
    StepSetupGo "step-setup-go" [] SETUP_GO;
    SetupVersion "setup-version" [] SETUP_GO => "GP271";
    SetupCacheKey "setup-cache-key" [] SETUP_GO;
    SetupNoCache "setup-no-cache" [Forks] SETUP_GO;
    SetupDownload "setup-download" [Have, Runner] SETUP_GO => "GP262";
    SetupNoToken "setup-no-token" [Have, Runner] SETUP_GO => "GP270";
    SignInStep "sign-in-step" [ModuleLogin, VcsLogin] WORKFLOW_SECRETS;
    SignInSecret "sign-in-secret" [ModuleLogin, VcsLogin] WORKFLOW_SECRETS;
    SignInHosts "sign-in-hosts" [Private, ModuleProxy] GO_CREDENTIALS;
    SignInShell "sign-in-shell" [] WORKFLOW;
    SignInEmpty "sign-in-empty" [Forks] WORKFLOW_SECRETS => "GP268";
    SignInUmask "sign-in-umask" [] WORKFLOW_SECURITY;
    SignInNetrc "sign-in-netrc" [ModuleLogin, VcsLogin] GO_CREDENTIALS => "GP081";
    SignInGit "sign-in-git" [VcsLogin] GIT_CREDENTIALS => "GP081";
    SignInLater "sign-in-later" [] WORKFLOW;
    SignInSshKey "sign-in-ssh-key" [VcsLogin] WORKFLOW_SECRETS;
    SignInKnownHosts "sign-in-known-hosts" [VcsLogin] WORKFLOW_SECRETS => "GP082";
    SignInInsteadOf "sign-in-instead-of" [VcsLogin] GIT_CONFIG;
    GitlabBase "gitlab-base" [Ci] GITLAB_YAML;
    GitlabImage "gitlab-image" [Go, Registry] GOLANG_IMAGE;
    GitlabVariables "gitlab-variables" [Have] GITLAB_VARIABLES;
    GitlabRaw "gitlab-raw" [ModuleProxy] GITLAB_EXPANSION;
    GitlabModCache "gitlab-mod-cache" [] GITLAB_CACHE;
    GitlabCache "gitlab-cache" [] GITLAB_CACHE;
    GitlabBefore "gitlab-before" [] GITLAB_YAML;
    GitlabProxyLogin "gitlab-proxy-login" [ProxyLogin] GITLAB_VARIABLES;
    GitlabFolder "gitlab-folder" [] POSIX_SHELL;
    GitlabSecret "gitlab-secret" [VcsLogin] GITLAB_VARIABLES;
    GitlabJobToken "gitlab-job-token" [VcsLogin] GITLAB_JOB_TOKEN;
    GitlabSshKey "gitlab-ssh-key" [VcsLogin] GITLAB_SSH;
    GitlabJob "gitlab-job" [] GITLAB_YAML;
    JenkinsPipeline "jenkins-pipeline" [Ci] JENKINS;
    JenkinsAgent "jenkins-agent" [] JENKINS;
    JenkinsEnvironment "jenkins-environment" [Have] JENKINS;
    JenkinsCaches "jenkins-caches" [] GO_BUILD_CACHE;
    JenkinsProxyLogin "jenkins-proxy-login" [ProxyLogin] JENKINS;
    JenkinsFolder "jenkins-folder" [] JENKINS_CREDENTIALS;
    JenkinsGit "jenkins-git" [VcsLogin] GIT_ENV;
    JenkinsStages "jenkins-stages" [] JENKINS;
    JenkinsCredentials "jenkins-credentials" [ModuleLogin, VcsLogin] JENKINS_CREDENTIALS;
    JenkinsNoTrace "jenkins-no-trace" [] JENKINS_CREDENTIALS;
    JenkinsCleanup "jenkins-cleanup" [] JENKINS;
    StepDownload "step-download" [] GO_DOWNLOAD;
    StepTest "step-test" [] GO_TEST;
    StepTestVendored "step-test-vendored" [AirGap] GO_VENDOR;

    RunnerProxy "runner-proxy" [Proxy] RUNNER_PROXY => "GP263";
    RunnerNoProxy "runner-no-proxy" [NoProxy] RUNNER_PROXY => "GP121";
    RunnerNodeCa "runner-node-ca" [Have] NODE_CA;
    ArcProxy "arc-proxy" [Proxy] ARC_VALUES => "GP263";
    ArcHttp "arc-http" [Proxy] ARC_VALUES;
    ArcHttps "arc-https" [Proxy] ARC_VALUES;
    ArcProxyLogin "arc-proxy-login" [ProxyLogin] ARC_VALUES;
    ArcNoProxy "arc-no-proxy" [NoProxy] ARC_VALUES;
    ArcCa "arc-ca" [Have] ARC_VALUES;
    ArcMount "arc-mount" [Have] ARC_VALUES;

    EditorTools "editor-tools" [Works] VSCODE_GO;
    EditorProxy "editor-proxy" [Proxy] VSCODE_GO;
    EditorProxyFromEnv "editor-proxy-from-env" [ProxyLogin] VSCODE_GO;
    EditorNoProxy "editor-no-proxy" [NoProxy] VSCODE_GO;
    EditorGoAuth "editor-goauth" [ModuleLogin, VcsLogin] GO_AUTH;
    EditorNoUpdates "editor-no-updates" [Have] VSCODE_GO;
    EditorHttpProxy "editor-http-proxy" [Proxy] VSCODE_NETWORK;
    EditorHttpNoProxy "editor-http-no-proxy" [NoProxy] VSCODE_NETWORK;
    EditorRemoteOwn "editor-remote-own" [Editor] VSCODE_NETWORK;
    DevImage "dev-image" [Go, Registry] GOLANG_IMAGE;
    DevEnv "dev-env" [Editor] DEV_CONTAINER;
    DevProxyFromEnv "dev-proxy-from-env" [ProxyLogin] DEV_CONTAINER;
    DevNetrc "dev-netrc" [ModuleLogin, VcsLogin] DEV_CONTAINER;
    DevFileTree "dev-file-tree" [FileTree] DEV_CONTAINER;
    DevCa "dev-ca" [Have, Ca] DEV_CONTAINER;
    DevVscode "dev-vscode" [Editor] DEV_CONTAINER_VSCODE;
    DevExtension "dev-extension" [] DEV_CONTAINER_VSCODE;
    DevSettings "dev-settings" [] DEV_CONTAINER_VSCODE;
    DevOwnProxy "dev-own-proxy" [Editor] VSCODE_NETWORK;
    GolandField "goland-field" [Editors] GOLAND;
    GolandFieldLogin "goland-field-login" [ProxyLogin, Wsl] GOLAND;
    GoplsEnv "gopls-env" [Editors] GOPLS_SETTINGS;
    GoplsProxyFromEnv "gopls-proxy-from-env" [ProxyLogin, Wsl] GOPLS_SETTINGS;
    GoplsFile "gopls-file" [Editors] GOPLS_SETTINGS;
    GoplsSection "gopls-section" [Editors] GOPLS_SETTINGS;
    NeovimFile "neovim-file" [Editors] NEOVIM_LSP;
    NeovimSettings "neovim-settings" [Editors] NEOVIM_LSP;
    HelixMarkers "helix-markers" [] HELIX;
    HelixTable "helix-table" [Editors] HELIX;

    ReportCopy "report-copy" [Works] DOCKERFILE;
    ReportUse "report-use" [Works] POSIX_SHELL;
    ReportEngine "report-engine" [Works] DOCKER_RUN;
    ReportMask "report-mask" [ProxyLogin, ModuleLogin] POSIX_SHELL;
    ReportSettings "report-settings" [Works] DOCKER_RUN;
    ReportNetrc "report-netrc" [ModuleLogin, VcsLogin] GO_CREDENTIALS;
    ReportSsh "report-ssh" [VcsLogin] DOCKER_RUN;
    ReportCa "report-ca" [Ca] GO_ROOTS;
    ReportProbe "report-probe" [Works] GO_DOWNLOAD;
    ReportStatic "report-static" [Cgo, Package] GO_CGO;
    ReportClean "report-clean" [Works] DOCKER_CLI_PROXY;
    ReportVerdict "report-verdict" [Works] GO_DOWNLOAD;
}

/// The reason that a printed line carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why(Reason);

impl Why {
    /// The reason.
    pub fn reason(self) -> Reason {
        self.0
    }

    /// Its text.
    pub fn msg(self) -> Msg {
        Msg::new(self.0.key())
    }

    /// Where the rule can be read.
    pub fn source(self) -> Source {
        self.0.source()
    }

    /// The code of the rule that finds what goes wrong without the line, if there is one.
    pub fn rule(self) -> Option<&'static str> {
        self.0.rule()
    }

    /// The questions whose answers lead to it.
    pub fn asked_by(self) -> &'static [Q] {
        self.0.asked_by()
    }
}

impl From<Reason> for Why {
    fn from(reason: Reason) -> Self {
        Self(reason)
    }
}
