//! The lists that questions choose from.

use super::choice::choices;

choices! {
    /// What has to work; it decides which files are written.
    Works {
        /// A go command in a terminal.
        Terminal = "terminal",
        /// git itself: clone, fetch, push.
        Git = "git",
        /// Editing Go.
        Editor = "editor",
        /// A RUN step of `docker build`.
        Build = "build",
        /// Pulling images, `FROM` included.
        Pull = "pull",
        /// A program in a running container.
        Container = "container",
        /// A CI system.
        Ci = "ci",
        /// Seeing a failure again, away from this machine's settings.
        Report = "report",
    }
    /// An editor.
    EditorProgram {
        /// VS Code.
        VsCode = "vscode",
        /// `GoLand` and other IDEs of `JetBrains`.
        GoLand = "goland",
        /// Neovim.
        Neovim = "neovim",
        /// Helix.
        Helix = "helix",
        /// Any other that starts gopls.
        Other = "other",
    }
    /// What builds images.
    Builder {
        /// `docker build` with the engine's own builder.
        Docker = "docker",
        /// Docker Compose.
        Compose = "compose",
        /// A builder in a container of its own, made by `docker buildx create`.
        Buildx = "buildx",
    }
    /// What runs containers.
    ContainerEngine {
        /// The Docker engine.
        Docker = "docker",
        /// Podman.
        Podman = "podman",
        /// containerd, as under Kubernetes.
        Containerd = "containerd",
    }
    /// A CI system.
    CiSystem {
        /// GitHub Actions.
        GitHub = "github",
        /// GitLab CI.
        GitLab = "gitlab",
        /// Jenkins.
        Jenkins = "jenkins",
    }
    /// Where git's own settings are kept.
    GitSettings {
        /// In a file that `~/.gitconfig` includes.
        File = "file",
        /// In `GIT_CONFIG_*` variables of one environment.
        Environment = "environment",
    }
    /// A shell.
    Shell {
        /// bash.
        Bash = "bash",
        /// zsh.
        Zsh = "zsh",
        /// fish.
        Fish = "fish",
        /// PowerShell.
        PowerShell = "powershell",
    }
    /// Where Go's own variables are kept.
    GoSettings {
        /// Exported by the shell's start-up file.
        Shell = "shell",
        /// In go's own file, by `go env -w`.
        GoEnv = "go-env",
    }
    /// What the build image stands on.
    Base {
        /// Debian.
        Debian = "debian",
        /// Alpine.
        Alpine = "alpine",
    }
    /// How many stages the Dockerfile has.
    Stages {
        /// Build in one, ship another.
        Multi = "multi",
        /// One for all.
        Single = "single",
    }
    /// Whether the program needs C code.
    Cgo {
        /// Pure Go.
        Off = "off",
        /// With C.
        On = "on",
    }
    /// Who runs the workflow.
    Runner {
        /// GitHub.
        Hosted = "hosted",
        /// A machine of one's own.
        SelfHosted = "self-hosted",
        /// Pods of one's own, by Actions Runner Controller.
        Arc = "arc",
    }
    /// A plain yes or no, no first.
    YesNo {
        /// No.
        No = "no",
        /// Yes.
        Yes = "yes",
    }
    /// Where VS Code's Go runs.
    Editor {
        /// On the machine with the window.
        Local = "local",
        /// Over SSH or in WSL.
        Remote = "remote",
        /// In a Dev Container.
        DevContainer = "dev-container",
    }
    /// What a network has; several together.
    Have {
        /// proxy.golang.org is unreachable, as in mainland China.
        China = "china",
        /// A forward proxy stands between here and the internet.
        ForwardProxy = "forward-proxy",
        /// It re-signs TLS with a company CA.
        Inspection = "inspection",
        /// The company runs a module proxy.
        ModuleProxy = "module-proxy",
        /// There are private modules on a VCS host.
        Private = "private",
        /// There is no way out.
        AirGap = "air-gap",
    }
    /// Public hosts that can't be reached.
    Blocked {
        /// Go's module mirror.
        ModuleMirror = "proxy.golang.org",
        /// Go's checksum database.
        SumDb = "sum.golang.org",
        /// github.com and other source hosts.
        Sources = "github.com",
        /// Docker Hub.
        DockerHub = "docker.io",
    }
    /// How one signs in to the forward proxy.
    ProxyLogin {
        /// Not at all.
        None = "none",
        /// User and password.
        Basic = "basic",
        /// NTLM or Kerberos.
        Ntlm = "ntlm",
    }
    /// The kind of module proxy.
    Server {
        /// Athens.
        Athens = "athens",
        /// Sonatype Nexus.
        Nexus = "nexus",
        /// JFrog Artifactory.
        Artifactory = "artifactory",
        /// Another one.
        Other = "other",
    }
    /// Which modules the module proxy serves.
    Serves {
        /// Public and private ones.
        All = "all",
        /// Public ones only.
        Public = "public",
        /// Private ones only.
        Private = "private",
    }
    /// How one signs in to the module proxy.
    ModuleLogin {
        /// Not at all.
        None = "none",
        /// By netrc.
        Netrc = "netrc",
        /// By GOAUTH, from git's credential store.
        GoAuth = "goauth",
    }
    /// How one signs in to the VCS host.
    VcsLogin {
        /// A token over HTTPS.
        Token = "token",
        /// A key over SSH.
        Ssh = "ssh",
        /// By netrc.
        Netrc = "netrc",
        /// By GOAUTH, from git's credential store.
        GoAuth = "goauth",
    }
    /// Whether the module proxy passes on questions to the checksum database.
    Relay {
        /// It answers 200.
        Yes = "yes",
        /// It answers 404 or 410.
        No = "no",
        /// Nobody has looked.
        Unknown = "unknown",
    }
    /// What go may do when go.mod asks for a newer release.
    Toolchain {
        /// Download it, if the installation allows.
        Default = "default",
        /// Stay with what is installed.
        Local = "local",
    }
    /// What go does when the first mirror fails.
    OnError {
        /// Stop and say so.
        Stop = "stop",
        /// Ask the next.
        Next = "next",
    }
    /// Where modules come from without a network.
    AirGap {
        /// A module proxy inside.
        Mirror = "mirror",
        /// A tree of files.
        Files = "files",
        /// The vendor folder.
        Vendor = "vendor",
    }
    /// How the Docker engine is run.
    Engine {
        /// By systemd, as root.
        Systemd = "systemd",
        /// By the user's systemd.
        Rootless = "rootless",
        /// Docker Desktop.
        Desktop = "desktop",
    }
    /// Which file gives the engine its proxy.
    EngineFile {
        /// daemon.json.
        DaemonJson = "daemon-json",
        /// A systemd drop-in.
        DropIn = "drop-in",
    }
}
