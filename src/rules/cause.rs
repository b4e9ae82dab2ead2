//! The causes that a finding can have: the closed list that programs may rely on.

use crate::text::{Both, both};

/// Declares the causes with their names and what they mean.
macro_rules! causes {
    ($($cause:ident = $name:literal, $en:literal, $zh:literal;)+) => {
        /// Why something goes wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Cause { $(#[doc = $en] $cause,)+ }

        impl Cause {
            /// Every cause.
            pub const ALL: &[Cause] = &[$(Cause::$cause,)+];

            /// Its name, as programs see it.
            pub const fn name(self) -> &'static str {
                match self { $(Cause::$cause => $name,)+ }
            }

            /// What it means.
            pub const fn meaning(self) -> Both {
                match self { $(Cause::$cause => both($en, $zh),)+ }
            }
        }
    };
}

causes! {
    ProxyUnreachable = "proxy-unreachable", "The module mirror or registry cannot be reached from this network, or refuses this client", "从这个网络无法访问模块镜像或镜像仓库，或者对方拒绝了这个客户端";
    DnsFailure = "dns-failure", "A host name cannot be resolved where the command runs", "命令运行的地方解析不了某个主机名";
    TlsUnknownAuthority = "tls-unknown-authority", "TLS is intercepted or privately signed and the certificate authority is not trusted there", "TLS 被解密检查或由私有 CA 签发，而那里不信任这个 CA";
    PrivateModuleRouting = "private-module-routing", "`GOPRIVATE`, `GONOPROXY` or `GONOSUMDB` is missing, too wide or not a path prefix, so a module goes the wrong way", "`GOPRIVATE`、`GONOPROXY` 或 `GONOSUMDB` 缺失、过宽或不是路径前缀，模块走错了路";
    GitCredentialsMissing = "git-credentials-missing", "Git (or the go-get=1 request) has no usable credentials or host key for the repository", "git（或 go-get=1 请求）没有该仓库可用的凭据或主机密钥";
    GitNotInstalled = "git-not-installed", "A direct download needs git and the image has none", "直连下载需要 git，而镜像里没有";
    SumdbBlocked = "sumdb-blocked", "The checksum database or its relay cannot be reached or is stale, while the module itself came", "模块已下载，但校验和数据库或其中继无法访问或已过时";
    SumdbPrivate = "sumdb-private-410", "The checksum database was asked about a private module", "向校验和数据库查询了私有模块";
    GosumdbSetting = "gosumdb-setting", "`GOSUMDB` has a value Go cannot use, or switches verification off without need", "`GOSUMDB` 的值 Go 用不了，或者无必要地关闭了校验";
    ChecksumMismatch = "checksum-mismatch", "Content and recorded checksum differ (moved tag, stale mirror or a proxy with an old Go)", "内容与记录的校验和不一致（标签被移动、镜像过时，或代理里的 Go 太旧）";
    ModuleProxyAuth = "module-proxy-auth", "The module proxy wants credentials that the go command does not send", "模块代理要求登录，而 go 命令没有发送凭据";
    ProxyAuth = "proxy-auth", "The forward proxy rejects or never gets user name and password (407, reserved characters, % in systemd, NTLM)", "正向代理拒绝或没有收到用户名和密码（407、保留字符、systemd 里的 %、NTLM）";
    GoproxyOff = "goproxy-off", "The message about `GOPROXY=off`, mostly from gopls, means missing in the local cache", "关于 `GOPROXY=off` 的消息（多来自 gopls）：本地缓存里没有这个模块";
    GoproxyMalformed = "goproxy-malformed", "The `GOPROXY` list has a wrong entry, order or spelling, or no entry", "`GOPROXY` 列表的条目、顺序或拼写有误，或者没有条目";
    GoproxyFallback = "goproxy-fallback", "Comma against pipe, or direct alone with an origin that is down", "逗号与竖线之别，或只用 direct 而源站不可用";
    GoproxyIsNotAForwardProxy = "goproxy-is-not-a-forward-proxy", "A forward or SOCKS proxy was put in `GOPROXY`", "把正向代理或 SOCKS 代理写进了 `GOPROXY`";
    GoVersion = "go-version", "Go too old for go.mod, for `GOPROXY` lists or for module mode, or a toolchain that cannot be fetched", "Go 对 go.mod、`GOPROXY` 列表或模块模式来说太旧，或者工具链下载不了";
    EnvPrecedence = "env-precedence", "Another source of the same variable wins, or a program in between drops it (sudo, make, Nix, Homebrew, Hugo)", "同名变量的另一个来源优先，或者中间的程序丢掉了它（sudo、make、Nix、Homebrew、Hugo）";
    EnvSyntax = "env-syntax", "The variable is not set as meant: name, case, quoting, spaces, stray characters", "变量没有按预期设置：名称、大小写、引号、空格或多余字符";
    EnvNotInContainer = "env-not-in-container", "The setting exists on the host and not in the container or build step that needs it", "设置在宿主机上有，但需要它的容器或构建步骤里没有";
    ArgScope = "arg-scope", "`ARG` not declared in the stage, or lost after `FROM`", "该阶段没有声明 `ARG`，或者 `FROM` 之后失效";
    SecretExposed = "secret-exposed", "A token or password ends up in an image, its history or go env", "令牌或密码留在了镜像、镜像历史或 go env 里";
    DaemonNeedsOwnProxy = "daemon-needs-own-proxy", "The pull is made by a daemon or another process that has no proxy setting", "拉取由守护进程或另一个没有代理设置的进程完成";
    BuilderNeedsOwnProxy = "builder-needs-own-proxy", "Buildx builder or client needs the proxy itself", "buildx 的构建器或客户端自己需要代理";
    DockerConfigInvalid = "docker-config-invalid", "Wrong file, keys, types or JSON in config.json or daemon.json", "config.json 或 daemon.json 放错了文件，或者键、类型、JSON 有误";
    LocalhostInsideContainer = "localhost-inside-container", "A loopback address is used where loopback is another machine", "在回环地址指向另一台机器的地方用了回环地址";
    WslLocalhostProxy = "wsl-localhost-proxy", "WSL2 NAT cannot reach the proxy on Windows loopback", "WSL2 的 NAT 模式访问不到 Windows 回环地址上的代理";
    NoProxy = "no-proxy", "`NO_PROXY` lacks an internal name, or is written in a form that the program does not understand", "`NO_PROXY` 缺少内部名称，或者写法不被该程序理解";
    ProxyUrlScheme = "proxy-url-scheme", "The scheme of the forward proxy URL is wrong, missing or unsupported", "正向代理 URL 的协议写错、缺失或不受支持";
    WorkflowUnknownInput = "workflow-unknown-input", "An action is given an input that it does not have", "给了 action 一个它没有的输入";
    RunnerEnv = "runner-env", "Runner, controller or setup step lacks the proxy or hits a download limit", "runner、控制器或安装步骤缺少代理，或者触到了下载限制";
    CiSecretUnavailable = "ci-secret-unavailable", "A secret is empty or too narrow in this run (fork, Dependabot, `GITHUB_TOKEN`)", "这次运行里密钥为空或权限太窄（fork、Dependabot、`GITHUB_TOKEN`）";
    EditorSettings = "editor-settings", "An editor setting is unknown, in the wrong scope, or its processes lack the variables", "编辑器设置不存在、作用域不对，或者它的进程没有这些变量";
    VendorMode = "vendor-mode", "Vendor directory and go.mod disagree, or vendor mode without vendor", "vendor 目录与 go.mod 不一致，或者没有 vendor 却用了 vendor 模式";
    VersionNotInMirror = "version-not-in-mirror", "The version is not (yet) there, never was valid, or was deleted or moved upstream", "这个版本（还）不在镜像里、从来无效，或者已在上游被删除或移走";
    ModuleFiles = "module-files", "`go.mod` or `go.sum` is not there, incomplete or malformed", "`go.mod` 或 `go.sum` 不存在、不完整或格式有误";
    ModulePath = "module-path", "What was given is no valid module path", "给出的不是有效的模块路径";
    Govcs = "govcs", "`GOVCS` does not allow the version control system, or can't be read", "`GOVCS` 不允许这个版本控制系统，或者无法解析";
    BuildInputs = "build-inputs", "A build step runs before, or apart from, the files and modules that it needs", "构建步骤执行时，它需要的文件或模块还不在或不一定在";
    ProxyServerMisconfigured = "proxy-server-misconfigured", "Your own module proxy answers wrongly; the fix is on the server", "你自己的模块代理应答有误，要在服务器上改";
}
