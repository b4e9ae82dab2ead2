//! Where the rules can be read: the official page or source file behind each reason.

/// A place to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called, in its own language.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// Declares the sources and the list of them all.
macro_rules! sources {
    ($($(#[$doc:meta])* $name:ident = $title:literal, $url:literal;)+) => {
        $($(#[$doc])* pub const $name: $crate::data::source::Source = $crate::data::source::Source { title: $title, url: $url };)+

        /// Every source.
        pub const SOURCES: &[$crate::data::source::Source] = &[$($name),+];
    };
}

pub(crate) use sources;

sources! {
    /// The variables of module mode.
    GO_ENV = "Go Modules Reference: Environment variables", "https://go.dev/ref/mod#environment-variables";
    /// What a module proxy must answer.
    GO_PROTOCOL = "Go Modules Reference: GOPROXY protocol", "https://go.dev/ref/mod#goproxy-protocol";
    /// How private modules are kept private.
    GO_PRIVATE = "Go Modules Reference: Private modules", "https://go.dev/ref/mod#private-modules";
    /// How logins reach a module proxy.
    GO_CREDENTIALS = "Go Modules Reference: Passing credentials to private proxies", "https://go.dev/ref/mod#private-module-proxy-auth";
    /// The go command's own code for the database.
    GO_SUMDB_CODE = "cmd/go/internal/modfetch/sumdb.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/modfetch/sumdb.go";
    /// The go command's own code for the proxy list.
    GO_PROXY_CODE = "cmd/go/internal/modfetch/proxy.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/modfetch/proxy.go";
    /// What Go 1.17 changed.
    GO_117 = "Go 1.17 Release Notes", "https://go.dev/doc/go1.17";
    /// How toolchains are chosen.
    GO_TOOLCHAIN = "Go Toolchains", "https://go.dev/doc/toolchain";
    /// Where credentials come from.
    GO_AUTH = "cmd/go: GOAUTH environment variable", "https://pkg.go.dev/cmd/go#hdr-GOAUTH_environment_variable";
    /// Downloading modules.
    GO_DOWNLOAD = "Go Modules Reference: go mod download", "https://go.dev/ref/mod#go-mod-download";
    /// What is written into go's own file.
    GO_ENV_COMMAND = "cmd/go: Print Go environment information", "https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information";
    /// Every variable that the go command reads.
    GO_VARIABLES = "cmd/go: Environment variables", "https://pkg.go.dev/cmd/go#hdr-Environment_variables";
    /// Testing.
    GO_TEST = "cmd/go: Test packages", "https://pkg.go.dev/cmd/go#hdr-Test_packages";
    /// The build command's flags.
    GO_BUILD = "cmd/go: Compile packages and dependencies", "https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies";
    /// Programs with and without C.
    GO_CGO = "cmd/cgo", "https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command";
    /// Where Go finds trusted CAs.
    GO_ROOTS = "crypto/x509: SystemCertPool", "https://pkg.go.dev/crypto/x509#SystemCertPool";
    /// The end of a mirror.
    GOCENTER_SUNSET = "JFrog: Into the Sunset on May 1st: Bintray, GoCenter, and ChartCenter", "https://jfrog.com/blog/into-the-sunset-bintray-jcenter-gocenter-and-chartcenter/";
    /// The other path of a mirror.
    HUAWEI_MIRROR = "chsrc issue 227: Go 的华为镜像源无法使用", "https://github.com/RubyMetric/chsrc/issues/227";
    /// Vendoring.
    GO_VENDOR = "Go Modules Reference: Vendoring", "https://go.dev/ref/mod#vendoring";
    /// How Go reads the proxy variables.
    HTTPPROXY = "golang.org/x/net/http/httpproxy", "https://pkg.go.dev/golang.org/x/net/http/httpproxy";
    /// How curl reads them.
    CURL_ENV = "curl: Environment", "https://curl.se/docs/manpage.html#ENVIRONMENT";
    /// How wget reads them.
    WGET_PROXIES = "GNU Wget Manual: Proxies", "https://www.gnu.org/software/wget/manual/html_node/Proxies.html";
    /// What an address may hold.
    RFC_3986 = "RFC 3986: Uniform Resource Identifier", "https://www.rfc-editor.org/rfc/rfc3986#section-2.2";
    /// The Dockerfile.
    DOCKERFILE = "Dockerfile reference", "https://docs.docker.com/reference/dockerfile/";
    /// Proxy arguments that need no ARG.
    DOCKERFILE_PREDEFINED = "Dockerfile reference: Predefined ARGs", "https://docs.docker.com/reference/dockerfile/#predefined-args";
    /// Mounts of RUN.
    DOCKERFILE_MOUNT = "Dockerfile reference: RUN --mount", "https://docs.docker.com/reference/dockerfile/#run---mount";
    /// Secrets in builds.
    DOCKER_SECRETS = "Docker: Build secrets", "https://docs.docker.com/build/building/secrets/";
    /// What is sent to the builder.
    DOCKER_CONTEXT = "Docker: Build context", "https://docs.docker.com/build/concepts/context/#dockerignore-files";
    /// The build command.
    DOCKER_BUILD = "docker buildx build", "https://docs.docker.com/reference/cli/docker/buildx/build/";
    /// Making a builder.
    BUILDX_CREATE = "docker buildx create", "https://docs.docker.com/reference/cli/docker/buildx/create/";
    /// Builders in containers.
    BUILDX_CONTAINER = "Docker: Docker container build driver", "https://docs.docker.com/build/builders/drivers/docker-container/";
    /// BuildKit's own settings.
    BUILDKITD = "Docker: buildkitd.toml", "https://docs.docker.com/build/buildkit/toml-configuration/";
    /// Builds in Compose.
    COMPOSE_BUILD = "Compose Build Specification", "https://docs.docker.com/reference/compose-file/build/";
    /// The environment of services.
    COMPOSE_ENV = "Compose: Set environment variables", "https://docs.docker.com/compose/how-tos/environment-variables/set-environment-variables/";
    /// Secrets in Compose.
    COMPOSE_SECRETS = "Compose file: secrets", "https://docs.docker.com/reference/compose-file/secrets/";
    /// Stages.
    DOCKER_STAGES = "Docker: Multi-stage builds", "https://docs.docker.com/build/building/multi-stage/";
    /// The engine's proxy.
    DOCKER_DAEMON_PROXY = "Docker: Daemon proxy configuration", "https://docs.docker.com/engine/daemon/proxy/";
    /// The client's proxy settings.
    DOCKER_CLI_PROXY = "Docker: Use a proxy server with the Docker CLI", "https://docs.docker.com/engine/cli/proxy/";
    /// Running a container.
    DOCKER_RUN = "docker container run", "https://docs.docker.com/reference/cli/docker/container/run/";
    /// Podman's settings.
    CONTAINERS_CONF = "containers.conf(5)", "https://github.com/podman-container-tools/container-libs/blob/main/common/docs/containers.conf.5.md";
    /// Podman behind its socket.
    PODMAN_SERVICE = "podman-system-service(1)", "https://docs.podman.io/en/latest/markdown/podman-system-service.1.html";
    /// How containerd reaches registries.
    CONTAINERD_HOSTS = "containerd: core/remotes/docker/config/hosts.go", "https://github.com/containerd/containerd/blob/main/core/remotes/docker/config/hosts.go";
    /// The golang image.
    GOLANG_IMAGE = "Docker Official Image golang", "https://hub.docker.com/_/golang";
    /// Debian's tool for trusted certificates.
    UPDATE_CA = "update-ca-certificates(8)", "https://manpages.debian.org/trixie/ca-certificates/update-ca-certificates.8.en.html";
    /// The workflow syntax.
    WORKFLOW = "GitHub: Workflow syntax", "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax";
    /// Secrets and forks.
    WORKFLOW_SECRETS = "GitHub: Secrets", "https://docs.github.com/actions/concepts/security/secrets";
    /// What expressions can see where.
    WORKFLOW_CONTEXTS = "GitHub: Contexts reference", "https://docs.github.com/actions/reference/workflows-and-actions/contexts";
    /// The token of a run.
    GITHUB_TOKEN = "GitHub: GITHUB_TOKEN", "https://docs.github.com/actions/concepts/security/github_token";
    /// Hardening.
    WORKFLOW_SECURITY = "GitHub: Secure use reference", "https://docs.github.com/actions/reference/security/secure-use";
    /// setup-go.
    SETUP_GO = "actions/setup-go", "https://github.com/actions/setup-go";
    /// checkout.
    CHECKOUT = "actions/checkout", "https://github.com/actions/checkout";
    /// Runners behind proxies.
    RUNNER_PROXY = "GitHub: Using a proxy server with self-hosted runners", "https://docs.github.com/actions/how-tos/manage-runners/use-proxy-servers";
    /// Runners in a cluster.
    ARC = "GitHub: Deploying runner scale sets with Actions Runner Controller", "https://docs.github.com/actions/how-tos/manage-runners/use-actions-runner-controller/deploy-runner-scale-sets";
    /// The chart's values.
    ARC_VALUES = "gha-runner-scale-set: values.yaml", "https://github.com/actions/actions-runner-controller/blob/master/charts/gha-runner-scale-set/values.yaml";
    /// The pipeline's syntax.
    GITLAB_YAML = "GitLab: CI/CD YAML syntax reference", "https://docs.gitlab.com/ci/yaml/";
    /// Variables and their protection.
    GITLAB_VARIABLES = "GitLab: CI/CD variables", "https://docs.gitlab.com/ci/variables/";
    /// Where references in values are replaced.
    GITLAB_EXPANSION = "GitLab: variables:expand", "https://docs.gitlab.com/ci/yaml/#variablesexpand";
    /// What is kept between jobs.
    GITLAB_CACHE = "GitLab: Caching in GitLab CI/CD", "https://docs.gitlab.com/ci/caching/";
    /// The token of a job.
    GITLAB_JOB_TOKEN = "GitLab: CI/CD job token", "https://docs.gitlab.com/ci/jobs/ci_job_token/";
    /// Keys in jobs.
    GITLAB_SSH = "GitLab: Using SSH keys with GitLab CI/CD", "https://docs.gitlab.com/ci/jobs/ssh_keys/";
    /// The declarative pipeline.
    JENKINS = "Jenkins: Pipeline syntax", "https://www.jenkins.io/doc/book/pipeline/syntax/";
    /// Secrets in steps.
    JENKINS_CREDENTIALS = "Jenkins: Credentials Binding", "https://www.jenkins.io/doc/pipeline/steps/credentials-binding/";
    /// Where compiled packages are kept.
    GO_BUILD_CACHE = "cmd/go: Build and test caching", "https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching";
    /// Node's extra certificates.
    NODE_CA = "Node.js: NODE_EXTRA_CA_CERTS", "https://nodejs.org/api/cli.html#node_extra_ca_certsfile";
    /// The Go extension's settings.
    VSCODE_GO = "Go extension: Settings", "https://github.com/golang/vscode-go/wiki/settings";
    /// How the Go extension makes the environment of its tools.
    VSCODE_GO_ENV = "Go extension: src/goEnv.ts", "https://github.com/golang/vscode-go/blob/master/extension/src/goEnv.ts";
    /// VS Code on a remote host.
    VSCODE_SSH = "VS Code: Remote development over SSH, tips and tricks", "https://code.visualstudio.com/docs/remote/troubleshooting";
    /// VS Code's own network settings.
    VSCODE_NETWORK = "VS Code: Network connections", "https://code.visualstudio.com/docs/setup/network";
    /// Which of VS Code's network settings count on a remote host.
    VSCODE_REQUEST = "VS Code: src/vs/platform/request/common/request.ts", "https://github.com/microsoft/vscode/blob/main/src/vs/platform/request/common/request.ts";
    /// What devcontainer.json may say.
    DEV_CONTAINER = "Dev Container metadata reference", "https://containers.dev/implementors/json_reference/";
    /// What of it is VS Code's own.
    DEV_CONTAINER_VSCODE = "Dev Containers: Supporting tools, Visual Studio Code", "https://containers.dev/supporting#visual-studio-code";
    /// Go modules in the IDE.
    GOLAND = "GoLand: Go modules", "https://www.jetbrains.com/help/go/create-a-project-with-go-modules-integration.html";
    /// gopls' own settings.
    GOPLS_SETTINGS = "gopls: Settings", "https://go.dev/gopls/settings#env";
    /// How Neovim configures language servers.
    NEOVIM_LSP = "Neovim: LSP configuration", "https://neovim.io/doc/user/lsp.html#lsp-config";
    /// How Helix starts them.
    HELIX = "Helix: Languages", "https://docs.helix-editor.com/languages.html#language-server-configuration";
    /// Units.
    SYSTEMD_EXEC = "systemd.exec(5): Environment", "https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment";
    /// What `%` means in units.
    SYSTEMD_SPECIFIERS = "systemd.unit(5): Specifiers", "https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#Specifiers";
    /// Drop-ins.
    SYSTEMD_UNIT = "systemd.unit(5)", "https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html";
    /// The rules of shells.
    POSIX_SHELL = "POSIX: Shell command language", "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html";
    /// Variables in PowerShell.
    POWERSHELL_ENV = "PowerShell: about_Environment_Variables", "https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_environment_variables";
    /// Variables in fish.
    FISH_SET = "fish: set", "https://fishshell.com/docs/current/cmds/set.html";
    /// Variables in cmd.exe.
    CMD_SET = "Windows commands: set", "https://learn.microsoft.com/windows-server/administration/windows-commands/set_1";
    /// Variables for programs that are started later.
    SETX = "Windows commands: setx", "https://learn.microsoft.com/windows-server/administration/windows-commands/setx";
    /// JSON itself.
    JSON = "RFC 8259: JSON", "https://www.rfc-editor.org/rfc/rfc8259";
    /// JSON in VS Code.
    VSCODE_JSON = "VS Code: Editing JSON", "https://code.visualstudio.com/docs/languages/json";
    /// Where git keeps logins.
    GIT_CREDENTIALS = "gitcredentials(7)", "https://git-scm.com/docs/gitcredentials";
    /// git's own proxy, for all hosts and for one.
    GIT_HTTP = "git-config(1): http.proxy and http.<url>.*", "https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpproxy";
    /// git's configuration from the environment.
    GIT_ENV = "git-config(1): GIT_CONFIG_COUNT", "https://git-scm.com/docs/git-config#ENVIRONMENT";
    /// How go reads netrc.
    NETRC_CODE = "cmd/go/internal/auth/netrc.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/auth/netrc.go";
    /// The network of WSL2.
    WSL_NETWORK = "WSL: Accessing network applications", "https://learn.microsoft.com/windows/wsl/networking";
    /// The settings of WSL2.
    WSL_CONFIG = "WSL: Advanced settings configuration", "https://learn.microsoft.com/windows/wsl/wsl-config";
    /// Rewriting addresses in git.
    GIT_CONFIG = "git-config(1): url.<base>.insteadOf", "https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlbaseinsteadOf";
    /// What FROM sees of ARG.
    DOCKERFILE_ARG_FROM = "Dockerfile reference: Understand how ARG and FROM interact", "https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact";
    /// Where an ARG holds.
    DOCKERFILE_ARG_SCOPE = "Dockerfile reference: ARG, Scope", "https://docs.docker.com/reference/dockerfile/#scope";
    /// Variables of builds.
    DOCKER_VARIABLES = "Docker: Build variables", "https://docs.docker.com/build/building/variables/";
    /// The host as containers see it.
    DOCKER_NETWORK_HOST = "docker container run: --add-host", "https://docs.docker.com/reference/cli/docker/container/run/#add-host";
    /// Actions that run in containers.
    DOCKER_ACTION = "GitHub: Dockerfile support for GitHub Actions", "https://docs.github.com/actions/reference/workflows-and-actions/dockerfile-support";
    /// What the runner gives a container action.
    DOCKER_ACTION_FILES = "actions/runner: ContainerActionHandler.cs", "https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/ContainerActionHandler.cs";
    /// Podman's builds.
    PODMAN_BUILD = "podman-build(1): --http-proxy", "https://docs.podman.io/en/latest/markdown/podman-build.1.html#http-proxy";
    /// fyne-cross.
    FYNE_CROSS = "fyne-io/fyne-cross", "https://github.com/fyne-io/fyne-cross";
    /// Dagger behind proxies.
    DAGGER_PROXY = "Dagger: Service Proxies", "https://docs.dagger.io/configuration/proxy";
    /// The engine's settings.
    DOCKERD = "dockerd: Daemon configuration file", "https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file";
    /// How the engine reads them.
    DOCKERD_CODE = "moby: daemon/config/config.go", "https://github.com/moby/moby/blob/master/daemon/config/config.go";
    /// Where the client's settings are.
    DOCKER_CLI_CONFIG = "docker: Configuration files", "https://docs.docker.com/reference/cli/docker/#configuration-files";
    /// How the client reads them.
    DOCKER_CLI_CODE = "docker/cli: cli/config/configfile/file.go", "https://github.com/docker/cli/blob/master/cli/config/configfile/file.go";
    /// The engine without root.
    DOCKER_ROOTLESS = "Docker: Rootless mode, tips", "https://docs.docker.com/engine/security/rootless/tips/";
    /// Docker Desktop's own proxies.
    DOCKER_DESKTOP_PROXY = "Docker Desktop: Settings, Proxies", "https://docs.docker.com/desktop/settings-and-maintenance/settings/#proxies";
    /// containerd's clients.
    CONTAINERD_CTR = "containerd: Getting started, ctr, nerdctl and crictl", "https://github.com/containerd/containerd/blob/main/docs/getting-started.md#interacting-with-containerd-via-cli";
    /// kind behind a proxy.
    KIND_PROXY = "kind: Configure kind to use a proxy", "https://kind.sigs.k8s.io/docs/user/quick-start/#configure-kind-to-use-a-proxy";
    /// minikube behind a proxy.
    MINIKUBE_PROXY = "minikube: Proxies and VPNs", "https://minikube.sigs.k8s.io/docs/handbook/vpn_and_proxy/";
    /// The Docker snap.
    DOCKER_SNAP = "docker-snap: README", "https://github.com/canonical/docker-snap";
    /// Where the token of a registry is fetched.
    BUILDX_VARIABLES = "Docker: Build environment variables", "https://docs.docker.com/build/building/variables/#build-tool-configuration-variables";
    /// How buildx fetches tokens.
    BUILDKIT_AUTH = "moby/buildkit: session/auth/authprovider", "https://github.com/moby/buildkit/blob/master/session/auth/authprovider/authprovider.go";
    /// The module settings of Hugo.
    HUGO_MODULES = "Hugo: Configure modules", "https://gohugo.io/configuration/module/";
    /// What Hugo hands on.
    HUGO_SECURITY = "Hugo: Configure security", "https://gohugo.io/configuration/security/";
    /// xk6.
    XK6 = "grafana/xk6", "https://github.com/grafana/xk6";
    /// Nix behind proxies.
    NIX_ENV = "Nix: Environment variables", "https://nix.dev/manual/nix/stable/installation/env-variables";
    /// What a derivation takes from outside.
    NIX_IMPURE = "Nix: Advanced attributes, impureEnvVars", "https://nix.dev/manual/nix/stable/language/advanced-attributes";
    /// Homebrew's variables.
    HOMEBREW = "brew(1): Environment", "https://docs.brew.sh/Manpage#environment";
    /// Gazelle's repositories.
    GAZELLE = "bazel-gazelle: internal/go_repository.bzl", "https://github.com/bazel-contrib/bazel-gazelle/blob/master/internal/go_repository.bzl";
    /// Bazel's environment of repository rules.
    BAZEL_REPO_ENV = "Bazel: --repo_env", "https://bazel.build/reference/command-line-reference#flag--repo_env";
    /// How make and the environment share variables.
    MAKE_ENVIRONMENT = "GNU make: Variables from the Environment", "https://www.gnu.org/software/make/manual/html_node/Environment.html";
    /// The settings of Please.
    PLEASE = "Please: Config file reference", "https://please.build/config.html";
    /// sudo's environment.
    SUDO = "sudoers(5): Command environment", "https://www.sudo.ws/docs/man/sudoers.man/#Command_environment";
    /// Dependabot and registries.
    DEPENDABOT_PRIVATE = "GitHub: Configuring access to private registries for Dependabot", "https://docs.github.com/code-security/dependabot/working-with-dependabot/configuring-access-to-private-registries-for-dependabot";
    /// Renovate and Go modules.
    RENOVATE_GO = "Renovate: Automated dependency updates for Go modules", "https://docs.renovatebot.com/golang/";
    /// proxychains.
    PROXYCHAINS = "rofl0r/proxychains-ng", "https://github.com/rofl0r/proxychains-ng";
    /// How Go resolves names.
    GO_NAMES = "Package net: Name Resolution", "https://pkg.go.dev/net#hdr-Name_Resolution";
    /// The checksum database.
    GO_SUMDB = "Go Modules Reference: Checksum database", "https://go.dev/ref/mod#checksum-database";
    /// How modules are verified.
    GO_AUTHENTICATING = "Go Modules Reference: Authenticating modules", "https://go.dev/ref/mod#authenticating";
    /// When go looks at modules, and when at GOPATH.
    GO_MODULE_AWARE = "Go Modules Reference: Module-aware commands", "https://go.dev/ref/mod#mod-commands";
    /// The go line.
    GO_DIRECTIVE = "Go Modules Reference: go directive", "https://go.dev/ref/mod#go-mod-file-go";
    /// What a version may be.
    GO_VERSIONS = "Go Modules Reference: Version queries", "https://go.dev/ref/mod#version-queries";
    /// v2 and above.
    GO_MAJOR = "Go Modules Reference: Major version suffixes", "https://go.dev/ref/mod#major-version-suffixes";
    /// What files a module may hold.
    GO_ZIP = "Go Modules Reference: File path and size constraints", "https://go.dev/ref/mod#zip-path-size-constraints";
    /// What `go.sum` holds.
    GO_SUM = "Go Modules Reference: go.sum files", "https://go.dev/ref/mod#go-sum-files";
    /// What build commands do with `go.mod`.
    GO_BUILD_COMMANDS = "Go Modules Reference: Build commands", "https://go.dev/ref/mod#build-commands";
    /// What a module path may be.
    GO_MODULE_PATH = "Go Modules Reference: Module paths and versions", "https://go.dev/ref/mod#go-mod-file-ident";
    /// Which version control systems go may use.
    GO_VCS_ALLOWED = "Go Modules Reference: Controlling version control tools with GOVCS", "https://go.dev/ref/mod#vcs-govcs";
    /// What `go get` no longer does.
    GO_GET_INSTALL = "Deprecation of 'go get' for installing executables", "https://go.dev/doc/go-get-install-deprecation";
    /// How go finds a repository.
    GO_VCS_FIND = "Go Modules Reference: Finding a repository for a module path", "https://go.dev/ref/mod#vcs-find";
    /// Logins for git.
    GO_GIT_HTTPS = "Go FAQ: Why does \"go get\" use HTTPS when cloning a repository?", "https://go.dev/doc/faq#git_https";
    /// What the public mirror does.
    PROXY_GOLANG_ORG = "proxy.golang.org: Frequently asked questions", "https://proxy.golang.org/";
    /// gopls never downloads.
    GOPLS_OFF = "golang/go#53313: gopls and GOPROXY=off", "https://github.com/golang/go/issues/53313";
    /// Go modules in GitLab.
    GITLAB_GO = "GitLab: Use a project as a Go package", "https://docs.gitlab.com/user/project/use_project_as_go_package/";
    /// Go modules in Azure DevOps.
    AZURE_GO = "Azure Repos: go get command support", "https://learn.microsoft.com/azure/devops/repos/git/go-get";
    /// The checksum database in Athens.
    ATHENS_SUMDB = "Athens: Proxying a checksum database API", "https://docs.gomods.io/configuration/sumdb/";
    /// Logins in Athens.
    ATHENS_AUTH = "Athens: Authentication to private repositories", "https://docs.gomods.io/configuration/authentication/";
    /// Which host keys are GitHub's.
    GITHUB_HOST_KEYS = "GitHub: SSH key fingerprints", "https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints";
    /// Host keys.
    SSH_KNOWN_HOSTS = "ssh(1): Verifying host keys", "https://man.openbsd.org/ssh#VERIFYING_HOST_KEYS";
    /// What `BusyBox`'s wget reads.
    BUSYBOX_WGET = "BusyBox: networking/wget.c", "https://git.busybox.net/busybox/tree/networking/wget.c";
    /// How `OpenRC` takes a service's variables.
    OPENRC = "OpenRC: Service script guide, conf.d", "https://github.com/OpenRC/openrc/blob/master/service-script-guide.md";
}
